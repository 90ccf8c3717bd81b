"""Cells that say what another one says: merged down, 同上, circles that mean yes or no."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bangfu_lib.zh import layout as zh
from bangfu_lib.zh import ledgers as words

DITTOS, CIRCLES = frozenset(zh.DITTOS), frozenset(zh.CIRCLES)
CROSSES, TICKS = frozenset(zh.CROSSES), frozenset(zh.TICKS)
YES, NO = frozenset(zh.WORDS_OF_YES), frozenset(zh.WORDS_OF_NO)
# A workbook without any of these and without merged cells has nothing to carry.
CARRIED = DITTOS | CIRCLES
Box = tuple[int, int, int, int]
Cells = list[object]


@dataclass(frozen=True)
class Carried:
    """One column's cells after carrying, and what each changed cell was, by its place.

    同上 with nothing above stays as it is.
    """

    cells: Cells
    was: Mapping[int, object] = field(default_factory=dict)


def inherited(merges: Iterable[Box], columns: Collection[int]) -> dict[int, dict[int, int]]:
    """By column, the row whose cell each merged row shows; only boxes of several rows count.

    Boxes that overlap an earlier one are no spreadsheet's work and are left out.
    """
    found: dict[int, dict[int, int]] = {}
    wanted = frozenset(columns)
    for top, left, bottom, _ in sorted(merges):
        if bottom > top >= 0 and left in wanted:
            rows = found.setdefault(left, {})
            if top not in rows and bottom not in rows:
                rows.update(dict.fromkeys(range(top + 1, bottom + 1), top))
    return found


def cells_in(column: Sequence[object], rows: Sequence[int]) -> Cells:
    """The cells of `column` in these `rows`, whose numbers ascend."""
    if rows and rows[-1] - rows[0] == len(rows) - 1:
        return list(column[rows[0] : rows[-1] + 1])
    return list(map(column.__getitem__, rows))


def carry(
    column: Sequence[object], rows: Sequence[int], from_row: Mapping[int, int], *, boolean: bool
) -> Carried:
    """The cells of `column` in these `rows`, filled from merged cells and from the row above.

    `from_row` says for a merged row where its value stands. In a `boolean` column circles become
    yes or no where its other marks decide it.
    """
    cells = cells_in(column, rows)
    merged = _merged(cells, column, rows, from_row) if from_row else {}
    _put(cells, merged)
    above = {} if DITTOS.isdisjoint(cells) else _above(cells)
    was = {
        **dict.fromkeys(merged, zh.WAS_MERGED),
        **{place: cells[place] for place in above},
    }
    _put(cells, above)
    meant = _circles(cells) if boolean else None
    if meant:
        circled = [place for place, value in enumerate(cells) if value in CIRCLES]
        was.update({place: was.get(place, cells[place]) for place in circled})
        _put(cells, dict.fromkeys(circled, meant))
    return Carried(cells, was)


def _put(cells: Cells, values: Mapping[int, object]) -> None:
    for place, value in values.items():
        cells[place] = value


def _merged(
    cells: Cells, column: Sequence[object], rows: Sequence[int], from_row: Mapping[int, int]
) -> dict[int, object]:
    """Values for the blank cells that lie in a merged box below its first row."""
    sources = {
        place: column[from_row[row]]
        for place, row in enumerate(rows)
        if cells[place] is None and row in from_row
    }
    return {place: value for place, value in sources.items() if value is not None}


def _above(cells: Cells) -> dict[int, object]:
    """What each 同上 says: the nearest other cell above it, where that is not blank."""
    found, above = {}, None
    for place, value in enumerate(cells):
        if value in DITTOS:
            if above is not None:
                found[place] = above
        else:
            above = value
    return found


def _circles(cells: Cells) -> str | None:
    """What ○ means in this column: yes beside crosses alone, no beside ticks alone."""
    seen = {value.upper() for value in set(cells) if isinstance(value, str)}
    crossed, ticked = not CROSSES.isdisjoint(seen), not TICKS.isdisjoint(seen)
    if crossed and not ticked and YES.isdisjoint(seen):
        return words.YES
    if ticked and not crossed and NO.isdisjoint(seen):
        return words.NO
    return None
