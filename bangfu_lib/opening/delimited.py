"""Open .csv, .tsv and “Unicode text” files: the encoding found out, every row whole."""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from bangfu_lib.opening.encodings import decoded
from bangfu_lib.opening.formula_texts import marked_texts
from bangfu_lib.opening.limits import MAX_CELL_TEXT, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from bangfu_lib.opening.opened import Grid, Opened, Refused
from bangfu_lib.zh import opening as zh

SEPARATORS = ("\t", ",", ";", zh.SEPARATOR)
LOOKED_AT_LINES, LOOKED_AT = 20, 20_000


def open_delimited(content: bytes, name: str) -> Opened:
    """The one table in the text `content`; its grid is named as the file without its suffix.

    Every cell is text. Blank lines stay, so that rows keep their numbers; at the end they are left
    out. Raises Refused, naming the line.
    """
    text = decoded(content)
    if "\0" in text:
        raise Refused("text_nul", line=text.count("\n", 0, text.index("\0")) + 1)
    rows = list(_rows(text, separator_of(text) or ","))
    while rows and not any(rows[-1]):
        rows.pop()
    stem = PurePath(name.replace("\\", "/")).stem
    grid = _even(rows)
    return Opened((Grid(stem, grid),), marked_texts(grid, stem))


def separator_of(text: str) -> str | None:
    """What separates the cells, by the first lines; None when nothing does."""
    lines = [line for line in text[:LOOKED_AT].splitlines() if line.strip()][:LOOKED_AT_LINES]
    counts = {one: sum(one in line for line in lines) for one in SEPARATORS}
    most = max(counts.values(), default=0)
    return next((one for one in SEPARATORS if counts[one] == most), None) if most else None


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """Rows within the limits."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    cells = 0
    try:
        for number, row in enumerate(lines, start=1):
            cells += len(row)
            if number > MAX_ROWS:
                raise Refused("too_many_rows", limit=MAX_ROWS)
            if len(row) > MAX_COLUMNS:
                raise Refused("too_many_columns", limit=MAX_COLUMNS)
            if cells > MAX_CELLS:
                raise Refused("too_many_cells", limit=MAX_CELLS)
            if max(map(len, row), default=0) > MAX_CELL_TEXT:
                raise Refused("text_too_long", limit=MAX_CELL_TEXT)
            yield row
    except csv.Error as error:
        raise Refused("text_quotes", line=lines.line_num) from error


def _even(rows: list[list[str]]) -> list[list[object]]:
    """Rows of one length, that of the first row with several cells: the header.

    A line of one cell above it is a title. Below it every line must have as many cells as the
    header; blank ones at its end do not count. Otherwise cells may have shifted.
    """
    width = next((len(row) for row in rows if len(row) > 1), 1)
    before = True
    even: list[list[object]] = []
    for number, row in enumerate(rows, start=1):
        before = before and len(row) < 2
        whole = _without_blank_end(row, width)
        if len(whole) > width or (any(row) and not before and len(whole) < width):
            raise Refused("text_ragged", line=number, cells=len(row), expected=width)
        even.append([*whole, *[""] * (width - len(whole))])
    return even


def _without_blank_end(row: list[str], width: int) -> list[str]:
    end = len(row)
    while end > width and not row[end - 1]:
        end -= 1
    return row[:end]
