"""The sheet behind a Word chart: which column holds what, and the references to it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from bangfu_lib.charts.native import DOTS, TREND, Line, Native, Series
from bangfu_lib.zh import charts as zh

SHEET = "Sheet1"
NAMES_SLOT, LABELS_SLOT, INTERVAL_SLOT, DOTS_SLOT, LINE_SLOT = 0, 1, 2, 3, -1
CLEARANCE = 0.03
Cells = tuple[str | float | None, ...]


@dataclass(frozen=True)
class Column:
    """One column of the sheet: its letters, its head in row 1 and the cells below."""

    letters: str
    head: str
    cells: Cells

    @property
    def head_reference(self) -> str:
        """Where the head stands."""
        return f"{SHEET}!${self.letters}$1"

    @property
    def reference(self) -> str:
        """Where the cells stand."""
        return f"{SHEET}!${self.letters}$2:${self.letters}${len(self.cells) + 1}"


@dataclass(frozen=True)
class Plotted:
    """One series as the chart refers to it; `slot` is the styled series that it looks like.

    `first` and `second` are its categories and values, or where its dots stand across and down.
    A series that is not `named` has no entry in the legend.
    """

    slot: int
    name: Column
    first: Column
    second: Column
    labels: Column | None = None
    named: bool = True


@dataclass(frozen=True)
class Sheet:
    """Every column in order, and the series made of them."""

    columns: tuple[Column, ...]
    series: tuple[Plotted, ...]


@lru_cache(maxsize=8)
def sheet(native: Native) -> Sheet:
    """The sheet of `native`.

    Categories stand in the first column, then each series with its labels. Dots have a column of
    places besides, the names and labels at both edges, and two ends for each interval and line.
    """
    columns: list[Column] = []
    names = _added(columns, "", native.categories)
    if native.kind == DOTS:
        return _dots(native, columns, names)
    series = [_plotted(columns, one, names) for one in native.series]
    if native.kind == TREND:
        series += [_level(columns, one, names) for one in native.lines]
    return Sheet(tuple(columns), tuple(series))


def _dots(native: Native, columns: list[Column], names: Column) -> Sheet:
    """Names stand at the left edge, labels at the right one, dots and intervals between."""
    count, axis = len(native.categories), native.axis
    places = _added(columns, zh.PLACE_COLUMN, tuple(range(1, count + 1)))
    left = _added(columns, zh.NAMES_COLUMN, (axis.low,) * count)
    right = _added(columns, zh.LABELS_PLACE_COLUMN, (edge(native),) * count)
    labels = _added(columns, zh.LABELS_COLUMN.format(name=""), _merged_labels(native))
    series = [
        Plotted(NAMES_SLOT, left, left, places, labels=names, named=False),
        Plotted(LABELS_SLOT, right, right, places, labels=labels, named=False),
    ]
    series += _intervals(columns, native)
    series += [_plotted(columns, one, places, crossed=True) for one in native.series]
    if native.lines:
        ends = _added(columns, zh.LINE_PLACE_COLUMN, (0.5, count + 0.5))
        series += [_upright(columns, one, ends) for one in native.lines]
    return _even(Sheet(tuple(columns), tuple(series)))


def edge(native: Native) -> float:
    """Where the drawing ends: dots keep clear of the labels at its edge."""
    axis = native.axis
    beyond = (axis.high - axis.low) * CLEARANCE if native.kind == DOTS else 0.0
    return round(axis.high + beyond, 6)


def _even(made: Sheet) -> Sheet:
    """The same with blank cells below short columns.

    LibreOffice shows no labels where the series of one chart are of different lengths.
    """
    depth = max(len(one.cells) for one in made.columns)
    filled = {
        one.letters: replace(one, cells=(*one.cells, *(None,) * (depth - len(one.cells))))
        for one in made.columns
    }
    series = [
        replace(
            one,
            name=filled[one.name.letters],
            first=filled[one.first.letters],
            second=filled[one.second.letters],
            labels=one.labels and filled[one.labels.letters],
        )
        for one in made.series
    ]
    return Sheet(tuple(filled.values()), tuple(series))


def _merged_labels(native: Native) -> tuple[str, ...]:
    """The label of each category: that of the first series that has one."""
    by_category = zip(*(one.labels for one in native.series if one.labels), strict=True)
    return tuple(next(filter(None, labels), "") for labels in by_category)


def _added(columns: list[Column], head: str, cells: Cells) -> Column:
    columns.append(Column(_letters(len(columns)), head, cells))
    return columns[-1]


def _plotted(
    columns: list[Column], series: Series, other: Column, *, crossed: bool = False
) -> Plotted:
    """`series` with its columns; `crossed` when its values lie across the page."""
    name = series.name
    values = _added(columns, name, series.values)
    labels = None
    if series.labels and not crossed:
        labels = _added(columns, zh.LABELS_COLUMN.format(name=name), series.labels)
    if crossed:
        return Plotted(series.slot + DOTS_SLOT, values, values, other)
    return Plotted(series.slot, values, other, values, labels)


def _level(columns: list[Column], line: Line, names: Column) -> Plotted:
    """A line of one height over all categories."""
    level = _added(columns, line.label, (line.value,) * len(names.cells))
    return Plotted(LINE_SLOT, level, names, level)


def _upright(columns: list[Column], line: Line, ends: Column) -> Plotted:
    """A line from the top to the bottom, named at its upper end."""
    across = _added(columns, line.label, (line.value, line.value))
    name = _added(columns, zh.LABELS_COLUMN.format(name=line.label), (line.label, ""))
    return Plotted(LINE_SLOT, across, across, ends, labels=name, named=False)


def _intervals(columns: list[Column], native: Native) -> list[Plotted]:
    """All intervals as one broken line from bound to bound.

    Not as error bars: LibreOffice, which makes the PDF, leaves those of dots out.
    """
    ends: list[float | None] = []
    places: list[float | None] = []
    for one in native.series:
        for place, (low, high) in enumerate(zip(one.low, one.high, strict=True), start=1):
            if low is not None and high is not None:
                ends += [low, high, None]
                places += [place, place, None]
    if not ends:
        return []
    across = _added(columns, native.interval, tuple(ends[:-1]))
    down = _added(columns, zh.INTERVAL_PLACE_COLUMN, tuple(places[:-1]))
    return [Plotted(INTERVAL_SLOT, across, across, down)]


def _letters(place: int) -> str:
    """A to Z, then AA and on."""
    before, last = divmod(place, 26)
    return (chr(64 + before) if before else "") + chr(65 + last)
