"""Second look at a sheet: cells that the fast reader leaves blank, or whose digits it loses."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from bangfu_lib.opening.limits import MAX_CELLS
from bangfu_lib.opening.opened import NoValue, Refused
from bangfu_lib.opening.references import column_number
from bangfu_lib.opening.worksheets import Worksheet
from bangfu_lib.zh import opening as zh

ERROR, FORMULA = b' t="e"', b"<f"
# Numbers whose digits a float does not hold, and those that a date format would turn into days.
UNFIT = re.compile(rb"<v>(-?[0-9]{16,24}|[^0-9<\s][^<]{0,40})</v>")
LONG = 16
CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^<>]*)>')
VALUE = re.compile(rb"<v>([^<]*)</v>")
PICTURE = b"DISPIMG"
NO_NUMBERS = (b' t="s"', b' t="str"', b' t="inlineStr"', b' t="b"', b' t="d"', ERROR)
LONGEST_ERROR = 40
Position = tuple[int, int]


def second_look(sheet: Worksheet) -> dict[Position, object]:
    """What stands in cells that need it, by 0-based row and column.

    NoValue for errors, formulas never computed and pictures in cells; the exact int for numbers
    of 16 and more digits; the float for negative numbers, nan and inf. The cells, in plain
    notation, are searched, not parsed; all of them only where the sample holds such a cell.
    """
    found: dict[Position, object] = {}
    for marker, judge in ((ERROR, _error), (FORMULA, _formula)):
        for cell, inside in _cells_with(sheet.body, marker) if marker in sheet.sample else ():
            value = judge(cell[3], inside)
            if value is not None:
                found[_position(cell)] = value
    for cell, digits in _unfit_numbers(sheet.body) if UNFIT.search(sheet.sample) else ():
        found.setdefault(_position(cell), _number(digits))
    return found


def restored(grid: list[list[object]], cells: Mapping[Position, object]) -> list[list[object]]:
    """`grid` with these cells in their places, grown where they lie beyond its last row or column.

    Raises Refused when that makes it too large.
    """
    if not cells:
        return grid
    height = max(len(grid), *(row + 1 for row, _ in cells))
    width = max(len(grid[0]) if grid else 0, *(column + 1 for _, column in cells))
    if height * width > MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)
    rows = [row + [""] * (width - len(row)) for row in grid]
    rows += [[""] * width for _ in range(height - len(rows))]
    for (row, column), value in cells.items():
        rows[row][column] = value
    return rows


def _cells_with(body: bytes, marker: bytes) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """Each cell that holds `marker`, and what stands inside it; goes over `body` once."""
    if body.count(marker) > MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)
    floor, at = 0, body.find(marker)
    while at >= 0:
        start = body.rfind(b"<c ", floor, at)
        cell = CELL.match(body, start) if start >= 0 else None
        floor = at + 1
        if cell:
            floor = cell.end() if cell[3].endswith(b"/") else body.find(b"</c>", cell.end())
            floor = floor if floor >= 0 else len(body)
            yield cell, body[cell.end() : floor]
        at = body.find(marker, max(floor, at + 1))


def _unfit_numbers(body: bytes) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """Each number cell whose value the fast reader would change, and that value."""
    floor = 0
    for number in UNFIT.finditer(body):
        start = body.rfind(b"<c ", floor, number.start())
        cell = CELL.match(body, start) if start >= 0 else None
        if cell and not any(kind in cell[3] for kind in NO_NUMBERS):
            yield cell, number[1]
        floor = number.end()


def _number(digits: bytes) -> int | float | str:
    if len(digits) >= LONG and digits.removeprefix(b"-").isdigit():
        return int(digits)
    try:
        return float(digits)
    except ValueError:
        return _text(digits)


def _error(attributes: bytes, inside: bytes) -> NoValue | None:
    if ERROR not in attributes:
        return None
    shown = VALUE.search(inside)
    return NoValue(_text(shown[1])[:LONGEST_ERROR] if shown else "#")


def _formula(attributes: bytes, inside: bytes) -> NoValue | None:
    if ERROR in attributes:
        return None
    if PICTURE in inside:
        return NoValue(zh.PICTURE_IN_CELL)
    value = VALUE.search(inside)
    # Excel marks a formula whose result is an empty text by t="str"; others then have no result.
    computed = (value and value[1]) or b' t="str"' in attributes or b"<is>" in inside
    return None if computed else NoValue("")


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))


def _position(cell: re.Match[bytes]) -> Position:
    return int(cell[2]) - 1, column_number(cell[1]) - 1
