"""Write a sender's sheet afresh: values as they were read, cells with problems coloured."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bangfu_lib.ledgers.returned.lists import COLOURS
from bangfu_lib.ledgers.returned.marks import Mark, Position, shown_width
from bangfu_lib.ledgers.styles import FONT, set_page
from bangfu_lib.opening.opened import Box, Grid, NoValue
from bangfu_lib.zh import returned as zh

GENERAL, TEXT, WHOLE = "General", "@", "0"
DAY, MOMENT, CLOCK, SPAN = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[h]:mm:ss"
# Such a text would become a number or a date if somebody touched the cell.
CODE = re.compile("[0-9A-Za-z][0-9A-Za-z./-]*")
FIRST_DAY = {False: date(1900, 3, 1), True: date(1904, 1, 1)}
EXACT_DIGITS, SHORT_NUMBER = 10**15, 10**10
LONGEST_TEXT, SURELY_SHORT = 32_767, 16_000
BEYOND_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
HEADER_STYLE = {"bold": True, "bg_color": "#F2F2F2", "bottom": 1}
NARROWEST, WIDEST, ROWS_FOR_WIDTH = 8, 40, 200
WRAPPED = {"text_wrap": True, "valign": "top"}
# A row with a text longer than this shows its beginning, in so many points.
LONGEST_SHOWN, TALLEST = 200, 120
ROWS_FOR_HEADER, HEADER_SHARE = 20, 0.6
MOST_MERGES, LARGEST_MERGE = 2_000, 2_000
COMMENT = {"x_scale": 2.4, "font_name": "SimSun", "font_size": 9, "author": zh.COMMENT_AUTHOR}
CHARACTERS_IN_A_LINE, LINES_IN_A_BOX = 22, 5


class Look(NamedTuple):
    """How a cell is to look: the severity of its problem, whether it is a header or below one."""

    severity: str
    header: bool = False
    below: bool = False


class CellStyles:
    """The formats of one workbook, each made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool, bool], Format] = {}

    def of(
        self, pattern: str, severity: str = "", *, header: bool = False, wrap: bool = False
    ) -> Format:
        """The format of a number pattern, coloured for a severity."""
        key = pattern, severity, header, wrap
        if key not in self._made:
            colour = {"bg_color": COLOURS[severity], "border": 1} if severity else {}
            look = {**(HEADER_STYLE if header else {}), **(WRAPPED if wrap else {})}
            facts = {**FONT, **look, **colour, "num_format": pattern}
            self._made[key] = self._book.add_format(facts)
        return self._made[key]


def write_grid(
    sheet: Worksheet, grid: Grid, marks: Mapping[Position, Mark], *, styles: CellStyles
) -> None:
    """Fill `sheet` row by row with the values of `grid`; cells in `marks` are coloured.

    Hidden rows and columns stay hidden unless a cell in them is marked.
    """
    header = header_row(grid.rows)
    set_page(sheet)
    if header is not None:
        sheet.freeze_panes(header + 1, 0)
        sheet.repeat_rows(0, header)
    _lay_out(sheet, grid, marks)
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), mark in marks.items():
        by_row.setdefault(row, {})[column] = mark.severity
    for row in range(max([len(grid.rows), *(at + 1 for at in by_row)])):
        values = grid.rows[row] if row < len(grid.rows) else []
        coloured = by_row.get(row, {})
        for column, value in enumerate(values):
            if value != "" or column in coloured:
                severity = coloured.pop(column, "")
                look = Look(severity, row == header, header is not None and row > header)
                _write(sheet, (row, column), value, styles, look)
        for column, severity in coloured.items():
            sheet.write_blank(row, column, None, styles.of(GENERAL, severity))


def write_merges(
    sheet: Worksheet, grid: Grid, marks: Mapping[Position, Mark], *, styles: CellStyles
) -> None:
    """Merge what was merged, after the values are written."""
    header = header_row(grid.rows)
    for top, left, bottom, right in kept_merges(grid):
        severity = marks[top, left].severity if (top, left) in marks else ""
        style = styles.of(GENERAL, severity, header=top == header)
        try:
            sheet.merge_range(top, left, bottom, right, "", style)
        except OverlappingRange:
            continue
        _write(sheet, (top, left), grid.rows[top][left], styles, Look(severity, top == header))


def kept_merges(grid: Grid) -> Sequence[Box]:
    """The merges worth keeping: not too many, not too large, with nothing under them."""
    if len(grid.merges) > MOST_MERGES:
        return ()
    return [box for box in grid.merges if _small(box) and not _covers(grid, box)]


def header_row(rows: Sequence[Sequence[object]]) -> int | None:
    """The 0-based row that looks like the headers: the first of the widest rows, all of it text."""
    counts = [sum(value != "" for value in row) for row in rows[:ROWS_FOR_HEADER]]
    needed = max(2, HEADER_SHARE * max(counts, default=0))
    for number, count in enumerate(counts):
        if count >= needed and all(isinstance(value, str) for value in rows[number]):
            return number
    return None


def write_comment(sheet: Worksheet, at: Position, mark: Mark) -> None:
    """Say at a cell what is wrong there, in a box large enough for it."""
    text = "\n".join(mark.lines)
    lines = sum(-(-len(line) // CHARACTERS_IN_A_LINE) for line in mark.lines)
    scale = max(1.0, lines / LINES_IN_A_BOX)
    sheet.write_comment(*at, text[:LONGEST_TEXT], {**COMMENT, "y_scale": scale})


def fitting(text: str) -> str:
    """`text` as a cell can hold it: no half characters, at most 32,767 units."""
    sound = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    sound = sound.translate(BEYOND_XML)
    too_long = len(sound.encode("utf-16-le")) // 2 > LONGEST_TEXT
    return sound[:SURELY_SHORT] if too_long else sound


def _write(sheet: Worksheet, at: Position, value: object, styles: CellStyles, look: Look) -> None:
    severity, header, below = look
    if isinstance(value, NoValue):
        value = value.error or zh.FORMULA_WITHOUT_RESULT
    if isinstance(value, date | time | timedelta):
        _write_time(sheet, at, value, styles, severity)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value, styles.of(GENERAL, severity, header=header))
    elif _is_number(value):
        long = abs(value) >= SHORT_NUMBER and float(value).is_integer()
        sheet.write_number(*at, value, styles.of(WHOLE if long else GENERAL, severity))
    elif value == "" or value is None:
        sheet.write_blank(*at, None, styles.of(GENERAL, severity, header=header))
    else:
        text = fitting(str(value))
        pattern = TEXT if CODE.fullmatch(text) else GENERAL
        # Else a page would be as wide as its longest text.
        wrap = below and len(text) > WIDEST
        sheet.write_string(*at, text, styles.of(pattern, severity, header=header, wrap=wrap))


def _write_time(
    sheet: Worksheet, at: Position, value: object, styles: CellStyles, severity: str
) -> None:
    """A day, moment or time as Excel keeps them; days before its calendar as text."""
    if isinstance(value, time | timedelta):
        pattern = CLOCK if isinstance(value, time) else SPAN
        sheet.write_datetime(*at, value, styles.of(pattern, severity))
        return
    bare = value.replace(tzinfo=None) if isinstance(value, datetime) else value
    day = bare.date() if isinstance(bare, datetime) else bare
    if day < FIRST_DAY[bool(sheet.date_1904)]:
        sheet.write_string(*at, str(value), styles.of(TEXT, severity))
        return
    whole = not isinstance(bare, datetime) or bare.time() == time()
    sheet.write_datetime(*at, bare, styles.of(DAY if whole else MOMENT, severity))


def _is_number(value: object) -> bool:
    """Whether Excel can hold it as a number without losing digits."""
    if not isinstance(value, int | float):
        return False
    return abs(value) < EXACT_DIGITS if isinstance(value, int) else math.isfinite(value)


def _small(box: Box) -> bool:
    top, left, bottom, right = box
    area = (bottom - top + 1) * (right - left + 1)
    return 1 < area <= LARGEST_MERGE


def _covers(grid: Grid, box: Box) -> bool:
    """Whether there is anything under the merge besides its first cell."""
    top, left, bottom, right = box
    cells = [value for row in grid.rows[top : bottom + 1] for value in row[left : right + 1]]
    return any(value != "" for value in cells[1:])


def _lay_out(sheet: Worksheet, grid: Grid, marks: Mapping[Position, Mark]) -> None:
    marked_rows = {row for row, _ in marks}
    marked_columns = {column for _, column in marks}
    for column, width in enumerate(_widths(grid.rows)):
        hidden = column in grid.hidden_columns and column not in marked_columns
        sheet.set_column(column, column, width, None, {"hidden": hidden})
    hidden_rows = grid.hidden_rows - marked_rows
    for row, values in enumerate(grid.rows):
        long = any(type(value) is str and len(value) > LONGEST_SHOWN for value in values)
        if long or row in hidden_rows:
            sheet.set_row(row, TALLEST if long else None, None, {"hidden": row in hidden_rows})


def _widths(rows: Sequence[Sequence[object]]) -> list[int]:
    """How wide each column is to be; a title alone in its row does not count."""
    wide: dict[int, int] = {}
    for row in rows[:ROWS_FOR_WIDTH]:
        filled = [(column, value) for column, value in enumerate(row) if value != ""]
        if len(filled) > 1:
            for column, value in filled:
                wide[column] = max(wide.get(column, 0), _width(value))
    columns = len(rows[0]) if rows else 0
    return [min(max(NARROWEST, wide.get(column, 0) + 2), WIDEST) for column in range(columns)]


def _width(value: object) -> int:
    if isinstance(value, datetime) and value.time() != time():
        return len(MOMENT)
    return len(DAY) if isinstance(value, date) else shown_width(str(value)[:WIDEST])
