"""Open .xlsx, .xlsm and other zipped workbooks: check every part, then parse what was checked."""

import io
from dataclasses import dataclass, replace

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from bangfu_lib.opening.contents import Contents, Listed, read_contents
from bangfu_lib.opening.formula_texts import holds_own_texts, marked_texts, may_be_marked
from bangfu_lib.opening.handover import Handover
from bangfu_lib.opening.limits import MAX_CELL_TEXT, MAX_CELLS, MAX_TEXT, MEGABYTE
from bangfu_lib.opening.markup import refuse_expanding
from bangfu_lib.opening.merges import kept_merges
from bangfu_lib.opening.opened import Box, Grid, Note, Opened, Refused
from bangfu_lib.opening.packages import Package, read_part
from bangfu_lib.opening.surroundings import hidden_columns, hidden_rows, merges
from bangfu_lib.opening.texts_and_formats import Texts, check_formats, read_texts, repeated_text
from bangfu_lib.opening.valueless import Position, restored, second_look
from bangfu_lib.opening.worksheets import read_worksheet

XML_NAMES = (".xml", ".rels", ".vml")
Cells = list[list[object]]


class _Overflow(Exception):
    """The parser failed at a value, not at the file."""


@dataclass(frozen=True)
class _Looked:
    """What was learnt of a sheet while checking it."""

    listed: Listed
    marked: dict[Position, object]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: tuple[int, list[Box]]
    suspect: bool
    long: bool


def open_workbook(package: Package) -> Opened:
    """The worksheets of the zipped workbook that `package` is. Raises Refused."""
    contents = read_contents(package)
    if not contents.sheets:
        raise Refused("no_sheets")
    _check_others(package, contents)
    try:
        looked, sheets = _read(package, contents)
    except _Overflow:
        # A number too large for the time of day that its format asks for: read as numbers.
        looked, sheets = _read(package, replace(contents, formats=""))
    notes = [Note("macros_ignored")] if contents.macros else []
    if contents.links:
        notes.append(Note("external_links"))
    grids = []
    for one, rows in zip(looked, sheets, strict=True):
        grid, found = _grid(one, rows)
        grids.append(grid)
        notes += found
    return Opened(tuple(grids), tuple(notes), contents.from_1904)


def _read(package: Package, contents: Contents) -> tuple[list[_Looked], list[Cells]]:
    looked, workbook = _checked(package, contents)
    return looked, _parsed(workbook, len(looked), formatted=bool(contents.formats))


def _check_others(package: Package, contents: Contents) -> None:
    """Refuse what expands in parts that are not read: whoever wrote it meant harm."""
    read = {contents.texts, contents.formats, *(one.part for one in contents.sheets)}
    for name in package.parts:
        if name.endswith(XML_NAMES) and name not in read:
            refuse_expanding(read_part(package, name))


def _checked(package: Package, contents: Contents) -> tuple[list[_Looked], io.BytesIO]:
    """What is known of each sheet, and the workbook made of checked parts alone."""
    handover, texts = Handover(), Texts(b"", ())
    if contents.formats:
        handover.add_formats(check_formats(read_part(package, contents.formats)))
    if contents.texts:
        texts = read_texts(read_part(package, contents.texts))
        handover.add_texts(texts.xml)
    suspect = may_be_marked(texts.xml)
    looked, cells, text = [], 0, 0
    for listed in contents.sheets:
        sheet = read_worksheet(read_part(package, listed.part))
        cells += sheet.cells
        text += repeated_text(texts, sheet)
        _refuse_more(cells, text)
        handover.add_sheet(sheet.body)
        looked.append(
            _Looked(
                listed=listed,
                marked=second_look(sheet),
                hidden_rows=hidden_rows(sheet),
                hidden_columns=hidden_columns(sheet),
                merges=merges(sheet),
                suspect=suspect or holds_own_texts(sheet.sample),
                # A cell is in the sample with its whole length.
                long=max(len(sheet.sample), texts.longest) > MAX_CELL_TEXT,
            )
        )
    if cells < texts.least_cells:
        raise Refused("false_counts")
    return looked, handover.whole(from_1904=contents.from_1904)


def _refuse_more(cells: int, text: int) -> None:
    if cells > MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)
    if text > MAX_TEXT:
        raise Refused("too_much_text", limit=MAX_TEXT // MEGABYTE)


def _parsed(workbook: io.BytesIO, sheets: int, *, formatted: bool) -> list[Cells]:
    """The cells of every sheet from A1 on. Raises Refused, or _Overflow while `formatted`."""
    try:
        book = CalamineWorkbook.from_filelike(workbook)
        parsed, area = [], 0
        for number in range(sheets):
            sheet = book.get_sheet_by_index(number)
            area += _area(sheet)
            if area > MAX_CELLS:
                raise Refused("too_many_cells", limit=MAX_CELLS)
            parsed.append(sheet.to_python(skip_empty_area=False))
    except (Refused, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # A panic of the parser is no Exception; whatever it is, the file is to blame.
        if formatted and not isinstance(error, CalamineError):
            raise _Overflow from error
        raise Refused("damaged_file") from error
    return parsed


def _area(sheet: CalamineSheet) -> int:
    return (sheet.end[0] + 1) * (sheet.end[1] + 1) if sheet.end else 0


def _grid(looked: _Looked, parsed: Cells) -> tuple[Grid, tuple[Note, ...]]:
    name = looked.listed.name
    rows = restored(parsed, looked.marked)
    height, width = len(rows), len(rows[0]) if rows else 0
    if looked.long:
        _refuse_long_texts(rows)
    texts = marked_texts(rows, name) if looked.suspect else ()
    claimed, first = looked.merges
    boxes, capped = kept_merges(first, claimed, size=(height, width), sheet=name)
    grid = Grid(
        name=name,
        rows=rows,
        visible=looked.listed.visible,
        hidden_rows=frozenset(row for row in looked.hidden_rows if row < height),
        hidden_columns=frozenset(one for one in looked.hidden_columns if one < width),
        merges=boxes,
    )
    return grid, (*texts, *capped)


def _refuse_long_texts(rows: Cells) -> None:
    if any(len(cell) > MAX_CELL_TEXT for row in rows for cell in row if type(cell) is str):
        raise Refused("text_too_long", limit=MAX_CELL_TEXT)
