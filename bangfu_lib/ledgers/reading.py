"""Read the ledgers of one workbook: raw cells by field, each knowing its sheet and Excel row."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.carrying import CARRIED, Carried, carry, cells_in, inherited
from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.header_issues import shown_header
from bangfu_lib.ledgers.header_names import NAME
from bangfu_lib.ledgers.headers import Headers, Part, find_headers
from bangfu_lib.ledgers.issues import Issue, Place, cell_name, issue
from bangfu_lib.ledgers.layout import find_rows
from bangfu_lib.ledgers.own_village import own_village, with_own_village
from bangfu_lib.ledgers.recognising import is_filled, recognise
from bangfu_lib.ledgers.remarks import changes, headless, remarks
from bangfu_lib.ledgers.second_tables import before_table, second_table
from bangfu_lib.ledgers.tidying import Tidied
from bangfu_lib.opening.open_file import open_file
from bangfu_lib.opening.opened import Refused

if TYPE_CHECKING:
    from bangfu_lib.opening.opened import Grid, Opened
    from bangfu_lib.params.ledgers import Field, Ledger

DAYS_1900_TO_1904 = 1462
Cells = list[object]


@dataclass(frozen=True)
class Sheet:
    """One ledger's sheet: raw cells by field (blank = None), with their Excel rows and columns.

    `columns` are 0-based; they and `cells` lack the fields whose header the sheet lacks. Merged
    cells and 同上 are filled in. Where only the name stood (村名), `cells` of the code hold it.
    `beside` holds, by field and "name" or "within", what stands beside a code; `measures` the unit
    in a field's header where it is not the field's own.
    """

    ledger: str
    file: str
    name: str
    rows: Sequence[int]
    cells: Mapping[str, Cells]
    columns: Mapping[str, int]
    beside: Mapping[Part, Cells] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What one workbook gave: its ledger sheets in order, the issues met, the cells carried."""

    sheets: tuple[Sheet, ...]
    issues: tuple[Issue, ...]
    readable: bool = True
    changes: tuple[Change, ...] = ()


def read_workbook(content: bytes, file: str, ledgers: Mapping[str, Ledger]) -> Reading:
    """Every ledger sheet in `content`, the bytes of a file; `file` is its name in issues.

    Sheets are known by label or alias, else by their headers or the file's name. A file that must
    not or cannot be read gives one issue.
    """
    try:
        opened = open_file(content, file)
    except Refused as refused:
        return Reading((), (issue(refused.code, Place(file), **refused.facts),), readable=False)
    return read_opened(opened, file, ledgers)


def read_opened(opened: Opened, file: str, ledgers: Mapping[str, Ledger]) -> Reading:
    """Every ledger sheet of an opened file."""
    recognised = recognise(opened.grids, file, ledgers)
    issues = [issue(one.code, Place(file, one.sheet), **one.facts) for one in opened.notes]
    issues += recognised.issues
    sheets, made, tidied, village = [], [], Tidied(), own_village(opened.grids)
    for grid, ledger in zip(opened.grids, recognised.ledgers, strict=True):
        place = Place(file, grid.name)
        if ledger is None:
            continue
        if not is_filled(grid):
            issues.append(issue("empty_sheet", place))
            continue
        page = _Page(grid, ledger, ledgers, place)
        sheet, found, changed = _read(page, tidied, from_1904=opened.from_1904)
        if village:
            sheet, own = with_own_village(sheet, ledger, village)
            changed += own
        sheets.append(sheet)
        issues += found
        made += changed
    return Reading(tuple(sheets), tuple(issues), changes=tuple(made))


@dataclass(frozen=True)
class _Page:
    """One sheet to be read as a ledger."""

    grid: Grid
    ledger: Ledger
    ledgers: Mapping[str, Ledger]
    place: Place


def _read(
    page: _Page, tidied: Tidied, *, from_1904: bool
) -> tuple[Sheet, list[Issue], list[Change]]:
    grid, ledger, place = page.grid, page.ledger, page.place
    headers = find_headers(grid, ledger, place, ledgers=page.ledgers)
    if headers.row < 0:
        blank = Sheet(ledger.name, place.file, place.sheet, array("q"), {}, {})
        return blank, [*headers.issues], []
    start = headers.row + 1
    rows, second = _first_table(tidied.rows(grid.rows[start:]), page, start)
    merges = [(t - start, le, b - start, r) for t, le, b, r in grid.merges if t >= start]
    merged = inherited(merges, {*headers.columns.values(), *headers.beside.values()})
    layout = find_rows(rows, headers, ledger, merges=merges, merged=merged)
    numbers = array("q", [start + offset + 1 for offset in layout.data])
    fields = _fields(page, headers)
    by_column = list(zip(*rows, strict=True)) or [()] * len(grid.rows[0])
    carried: dict[int, Carried] = {}
    cells: dict[int, Cells] = {}
    marked = tidied.has_met(CARRIED)
    for column, one in fields.items():
        if marked or column in merged:
            from_row, boolean = merged.get(column, {}), one.kind == "boolean"
            found = carry(by_column[column], layout.data, from_row, boolean=boolean)
            carried[column], cells[column] = found, found.cells
        else:
            cells[column] = cells_in(by_column[column], layout.data)
    issues = [*headers.issues, *second, *headless(rows, headers, ledger, layout, place=place)]
    issues += remarks(grid, rows, headers, layout, place=place)
    made: list[Change] = []
    for column, one in carried.items():
        made += changes(one, fields[column], column, numbers, place=place)
    return _sheet(page, headers, numbers, cells, from_1904=from_1904), issues, made


def _first_table(rows: list[Cells], page: _Page, start: int) -> tuple[list[Cells], list[Issue]]:
    """The rows down to a second table on the sheet, and an issue where there is one."""
    header = second_table(rows, page.ledger, page.ledgers)
    if header is None:
        return rows, []
    place = Place(page.place.file, page.place.sheet, cell_name(start + header + 1, 0))
    texts = tuple(str(value) for value in rows[header] if value is not None)
    found = issue("second_table", place, row=start + header + 1, headers=shown_header(texts))
    return rows[: before_table(rows, header)], [found]


def _fields(page: _Page, headers: Headers) -> dict[int, Field]:
    """The field of each column that is read; beside a code, the register's."""
    found = {column: page.ledger.fields[name] for name, column in headers.columns.items()}
    for (name, part), column in headers.beside.items():
        register = page.ledgers[page.ledger.fields[name].ref[0]]
        said = register.named_by if part == NAME else register.within
        found.setdefault(column, register.fields[said])
    return found


def _sheet(
    page: _Page,
    headers: Headers,
    numbers: Sequence[int],
    cells: Mapping[int, Cells],
    *,
    from_1904: bool,
) -> Sheet:
    by_field = {name: cells[column] for name, column in headers.columns.items()}
    if from_1904:
        dated = [name for name in by_field if page.ledger.fields[name].kind == "date"]
        by_field |= {name: [_shift(value) for value in by_field[name]] for name in dated}
    return Sheet(
        ledger=page.ledger.name,
        file=page.place.file,
        name=page.place.sheet,
        rows=numbers,
        cells=by_field,
        columns=headers.columns,
        beside={part: cells[column] for part, column in headers.beside.items()},
        measures=headers.measures,
    )


def _shift(value: object) -> object:
    return value + DAYS_1900_TO_1904 if isinstance(value, int | float) else value
