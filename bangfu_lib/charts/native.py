"""A chart as Word can draw it: its data, labels, lines and axis, without any styling."""

from dataclasses import dataclass

BARS, COVERAGE, ATTENDANCE, DOTS, TREND = "bars", "coverage", "attendance", "dots", "trend"
LINED = (DOTS, TREND)  # the last styled series of these is that of standard and grade lines
KINDS = (BARS, COVERAGE, ATTENDANCE, DOTS, TREND)
MOST_ROWS = 40  # more rows cannot be read in one Word chart; the drawn picture shows them
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
