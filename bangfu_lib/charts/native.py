"""A chart as Word can draw it: its data, labels, lines and axis, without any styling."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

BARS, COVERAGE, ATTENDANCE, DOTS, TREND = "bars", "coverage", "attendance", "dots", "trend"
LINED = (DOTS, TREND)  # the last styled series of these is that of standard and grade lines
KINDS = (BARS, COVERAGE, ATTENDANCE, DOTS, TREND)
MOST_ROWS = 40  # more rows cannot be read in one Word chart; the drawn picture shows them
ROW_MM, CLOSE_ROW_MM, FEW, MARGIN_MM = 6.4, 5.0, 12, 21.0
LONGEST_NAME, ELLIPSIS = 19, "…"
MOST_TICKS = 7
Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Series:
    """One value for each category (None: no point), with the text that stands beside each.

    `low` and `high` are the bounds of an interval round each value. `slot` says which series of
    the styled chart lends its look, by order.
    """

    name: str
    values: Values
    labels: tuple[str, ...] = ()
    low: Values = ()
    high: Values = ()
    slot: int = 0


@dataclass(frozen=True)
class Line:
    """A standard or grade that a line across the chart stands for."""

    label: str
    value: float


@dataclass(frozen=True)
class Axis:
    """The value axis: its title, span and distance of ticks."""

    title: str
    low: float
    high: float
    step: float


@dataclass(frozen=True)
class Native:
    """A chart of one of KINDS; `height_mm` is how high it stands across the width of a page.

    `interval` is what the intervals of its series are called.
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Axis
    lines: tuple[Line, ...] = ()
    height_mm: float = 60
    interval: str = ""


def rows_height(count: int, *, more: float = 0) -> float:
    """How high a chart of `count` rows stands, in mm, with room for key, ticks and `more`."""
    row = ROW_MM if count <= FEW else CLOSE_ROW_MM
    return round(max(row * count, ROW_MM * min(count, FEW)) + MARGIN_MM + more, 1)


def short_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names that leave the drawing its width: the longest ones end in …."""
    return tuple(
        name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + ELLIPSIS for name in names
    )


def round_axis(title: str, low: float, high: float) -> Axis:
    """An axis from `low` to `high` or a little beyond, with a few ticks at round numbers."""
    step = _step(low, high)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return Axis(title, first * step, max(last, first + 1) * step, step)


def bar_axis(title: str, low: float, high: float) -> Axis:
    """An axis that ends with the longest bar; `low` is 0 or what lies below it."""
    step = _step(low, high)
    return Axis(title, floor(low / step + 1e-9) * step, high, step)


def _step(low: float, high: float) -> float:
    rough = max(high - low, 1e-9) / MOST_TICKS
    scale = 10.0 ** floor(log10(rough))
    return next(scale * one for one in (1, 2, 5, 10) if scale * one >= rough * (1 - 1e-9))
