"""Which rows of a sheet are its headers, merged group cells included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.header_names import NAME, PARTS, Meaning, Vocabulary, plain
from bangfu_lib.ledgers.variants import simplified
from bangfu_lib.zh import layout as zh

if TYPE_CHECKING:
    from bangfu_lib.opening.opened import Box, Grid

HEADER_SEARCH_ROWS = 15
MOST_HEADER_ROWS = 3
SEARCHED_ROWS = HEADER_SEARCH_ROWS + MOST_HEADER_ROWS - 1
LONGEST_HEADER = 60
STATED_UNITS = re.compile(zh.STATED_UNITS)
Position = tuple[int, int]
Means = Callable[[str], Meaning | None]


@dataclass(frozen=True)
class Band:
    """Header rows from `first` to `last`; by column the row, the cells and the meaning of it."""

    first: int
    last: int
    at: Mapping[int, int]
    texts: Mapping[int, tuple[str, ...]]
    meanings: Mapping[int, Meaning | None]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that some column holds, by code or by name."""
        return frozenset(
            one.field
            for one in self.meanings.values()
            if one and one.field and one.part in ("", NAME)
        )

    @property
    def unknown(self) -> list[int]:
        """Columns with a header that means nothing."""
        return [column for column, one in self.meanings.items() if one is None]


def best_band(grid: Grid, words: Vocabulary) -> Band | None:
    """The one to three rows that name most fields; None when no row names any.

    Traditional characters count only where a header means nothing as it is written.
    """
    top = _top(grid)
    band = _best(top, _remembered(words.meaning), words.required)
    strange = _unknown_words(band) if band else _words(top)
    if any(simplified(text) != text for text in strange):
        also = _best(top, _remembered(_or_simplified(words.meaning)), words.required)
        if also and (band is None or len(also.fields) > len(band.fields)):
            return also
    return band


def stated_units(rows: Sequence[Sequence[object]]) -> list[str]:
    """Units written once for the whole sheet in these rows above the headers (单位：万元)."""
    texts = [plain(cell) for row in rows for cell in row if zh.UNIT_OF_SHEET in str(cell)]
    stated = [units for text in texts for units in STATED_UNITS.findall(text)]
    return [unit for units in stated for unit in PARTS.split(units)]


def _or_simplified(means: Means) -> Means:
    return lambda text: means(text) or means(simplified(text))


def _remembered(means: Means) -> Means:
    known: dict[str, Meaning | None] = {}

    def meaning(text: str) -> Meaning | None:
        if text not in known:
            known[text] = means(text) if len(text) <= LONGEST_HEADER else None
        return known[text]

    return meaning


def _unknown_words(band: Band) -> Iterator[str]:
    return (plain(text) for column in band.unknown for text in band.texts[column])


@dataclass(frozen=True)
class _Top:
    """The rows among which headers are looked for; cells of merged boxes by their first cell."""

    rows: Sequence[Sequence[object]]
    anchors: Mapping[Position, Position]
    merges: Sequence[Box]

    def cell(self, row: int, column: int) -> tuple[Position, str]:
        """The text shown at a place, and the cell that it is written in."""
        anchor = self.anchors.get((row, column), (row, column))
        value = self.rows[anchor[0]][anchor[1]]
        return anchor, (value.strip() if type(value) is str else _shown(value))


def _shown(value: object) -> str:
    """A number as a cell shows it: 1.0 as 1."""
    return format(value, ".15g") if isinstance(value, float) else str(value)


def _top(grid: Grid) -> _Top:
    rows = grid.rows[:SEARCHED_ROWS]
    merges = [box for box in grid.merges if box[0] < len(rows)]
    return _Top(rows, dict(_spread(merges, rows)), merges)


def _spread(
    merges: Sequence[Box], rows: Sequence[Sequence[object]]
) -> Iterator[tuple[Position, Position]]:
    """Each cell that lies in a merged box, with the box's first cell.

    Boxes that overlap are no spreadsheet's work: no more cells are spread than there are.
    """
    width = len(rows[0]) if rows else 0
    left_over = len(rows) * width
    for top, left, bottom, right in merges:
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, width)):
                left_over -= 1
                yield (row, column), (top, left)
        if left_over < 0:
            return


def _words(top: _Top) -> Iterator[str]:
    return (plain(cell) for row in top.rows for cell in row if type(cell) is str and cell)


def _best(top: _Top, means: Means, required: frozenset[str]) -> Band | None:
    """The band that names most fields; of equal ones the lowest, then the first.

    A row that names all required fields, and nothing unknown, is not searched beyond.
    """
    found: list[Band] = []
    stop = min(len(top.rows), HEADER_SEARCH_ROWS)
    for row in range(stop):
        if row >= stop:
            break
        band = _band(top, row, row, means)
        if required <= band.fields:
            if not band.unknown and not _grouped(top, row):
                return _deepened(band, top)
            stop = min(stop, row + MOST_HEADER_ROWS)
        found.append(band)
    hits = [bool(band.fields) for band in found]
    for height in range(2, MOST_HEADER_ROWS + 1):
        found += [
            _band(top, row, row + height - 1, means)
            for row in range(min(len(hits), len(top.rows) - height + 1))
            if any(hits[row : row + height])
        ]
    best = max(found, key=lambda band: len(band.fields), default=None)
    return _deepened(best, top) if best and best.fields else None


def _grouped(top: _Top, row: int) -> bool:
    """Whether a cell of this row is merged over several columns: their headers stand below."""
    return any(first <= row <= last and right > left for first, left, last, right in top.merges)


def _deepened(band: Band, top: _Top) -> Band:
    """`band` down to the end of the cells that are merged out of it."""
    last = band.last
    for box in top.merges:
        if band.first <= box[0] <= band.last < box[2] < band.first + MOST_HEADER_ROWS:
            last = max(last, box[2])
    return replace(band, last=last)


def _band(top: _Top, first: int, last: int, means: Means) -> Band:
    at: dict[int, int] = {}
    texts: dict[int, tuple[str, ...]] = {}
    meanings: dict[int, Meaning | None] = {}
    for column in range(len(top.rows[first])):
        cells = _cells(top, first, last, column)
        if cells:
            at[column] = cells[-1][0][0]
            texts[column] = tuple(text for _, text in cells)
            named = (means(text) for text in _readings(top, first, cells, column))
            meanings[column] = next(filter(None, named), None)
    return Band(first, last, at, texts, meanings)


def _cells(top: _Top, first: int, last: int, column: int) -> list[tuple[Position, str]]:
    """The filled header cells of a column from top to bottom, each merged one once."""
    found: dict[Position, str] = {}
    for row in range(first, last + 1):
        anchor, text = top.cell(row, column)
        if text and anchor[0] >= first:
            found[anchor] = text
    return list(found.items())


def _readings(
    top: _Top, first: int, cells: Sequence[tuple[Position, str]], column: int
) -> Iterator[str]:
    """What the cells of one column may say together: all joined, the lower ones, the upper one."""
    texts = [plain(text) for _, text in cells]
    if len(texts) == 1:
        if cells[0][0][0] > first:
            yield plain(_left_of(top, cells[0][0][0] - 1, column)) + texts[0]
        yield texts[0]
        return
    yield "".join(texts)
    yield texts[0] + texts[-1]
    yield texts[-2] + texts[-1]
    yield texts[-1]
    for anchor, text in reversed(cells[:-1]):
        if anchor in top.anchors:
            yield plain(text)


def _left_of(top: _Top, row: int, column: int) -> str:
    """The nearest text to the left: a group's name that was not merged over its columns."""
    for left in range(column - 1, -1, -1):
        _, text = top.cell(row, left)
        if text:
            return text
    return ""
