"""Satisfaction in every village: the share among valid votes, with its 95 % interval."""

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from bangfu_lib.charts.canvas import (
    HAIR,
    INK,
    MARGIN,
    MOST_ROWS,
    PALE,
    name_values,
    new_figure,
    row_height,
    row_text,
    rows_axes,
    write_beside,
)
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.intervals import bounds_text, wilson
from bangfu_lib.charts.names import area_name, indicator_label, village_name
from bangfu_lib.charts.native import (
    DOTS,
    Axis,
    Native,
    Series,
    rows_height,
    short_names,
)
from bangfu_lib.charts.native import (
    MOST_ROWS as MOST_NATIVE,
)
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results

CLOSE_TICKS = 40  # per cent: an axis that begins here or later has a tick every ten


def satisfaction_chart(results: "Results", indicator: str) -> Chart | None:
    """The share `indicator` of each village with Wilson's interval; None where nobody voted."""
    data = satisfaction(results, indicator)
    if data.empty:
        return None
    if len(data) > MOST_ROWS:
        data = data.loc[sorted(data["high"].nsmallest(MOST_ROWS).index)].reset_index(drop=True)
    label = indicator_label(results, indicator)
    title = zh.SATISFACTION_TITLE.format(
        township=area_name(results), period=results.period.label, indicator=label
    )
    listing = zh.SEPARATOR.join(_entry(zh.SATISFACTION_ENTRY, row) for row in data.itertuples())
    sentence = zh.SATISFACTION_SENTENCE.format(title=title, listing=listing)
    native = _native(data) if len(data) <= MOST_NATIVE else None
    return Chart(zh.SATISFACTION_NAME, title, sentence, data, partial(_drawn, data), native)


def _native(data: pd.DataFrame) -> Native:
    """The shares as Word draws them: dots with their intervals."""
    low, high = (tuple(round(100 * bound, 2) for bound in data[key]) for key in ("low", "high"))
    labels = tuple(_entry(zh.SATISFACTION_LABEL, row) for row in data.itertuples())
    shares = tuple(round(share, 2) for share in _shares(data))
    start = _start(data)
    return Native(
        DOTS,
        short_names(data["village"]),
        (Series(zh.SATISFACTION_SHARE, shares, labels, low, high, slot=0),),
        Axis(zh.SATISFACTION_AXIS, start, 100, _step(start)),
        height_mm=rows_height(len(data)),
        interval=zh.INTERVAL,
    )


def _drawn(data: pd.DataFrame) -> Figure:
    figure = new_figure(row_height(len(data)) * len(data) + MARGIN)
    axes = rows_axes(figure, list(data["village"]), cut=True)
    places, low, high = range(len(data)), 100 * data["low"], 100 * data["high"]
    axes.hlines(places, low, high, color=INK, linewidth=1.6, zorder=2)
    for bound in (low, high):
        axes.plot(bound, places, "|", color=INK, markersize=6)
    axes.plot(_shares(data), places, "o", color=INK, markersize=5, zorder=3)
    for place, row in enumerate(data.itertuples()):
        text = _entry(zh.SATISFACTION_LABEL, row)
        write_beside(axes, (100, place), text, size=row_text(len(data)))
    start = _start(data)
    axes.set_xlim(start, 100 + (100 - start) * 0.32)
    axes.set_xticks(range(start, 101, _step(start)))
    axes.grid(axis="x", color=PALE, linewidth=HAIR)
    axes.set_axisbelow(True)
    name_values(axes, zh.SATISFACTION_AXIS)
    return figure


def _shares(data: pd.DataFrame) -> pd.Series:
    """Per cent, as floats to draw by."""
    return 100 * data["part"].astype(float) / data["whole"].astype(float)


def _start(data: pd.DataFrame) -> int:
    """The ten per cent below every interval, where the axis begins."""
    return max(0, int(100 * data["low"].min() // 10 * 10))


def _step(start: int) -> int:
    return 10 if start >= CLOSE_TICKS else 20


def satisfaction(results: "Results", indicator: str) -> pd.DataFrame:
    """Villages with valid votes: unit, village, part, whole, low, high (shares of 1)."""
    facts = results.facts[results.facts["indicator"] == indicator]
    valid = [whole is not None and whole > 0 for whole in facts["denominator"]]
    voted = facts[pd.Series(valid, facts.index, dtype=bool)]
    bounds = [wilson(p, w) for p, w in zip(voted["numerator"], voted["denominator"], strict=True)]
    return pd.DataFrame(
        {
            "unit": list(voted["unit"]),
            "village": [village_name(results, unit) for unit in voted["unit"]],
            "part": list(voted["numerator"]),
            "whole": list(voted["denominator"]),
            "low": [low for low, _ in bounds],
            "high": [high for _, high in bounds],
        }
    )


def _entry(pattern: str, row: object) -> str:
    low, high = bounds_text(row.part, row.whole)
    return pattern.format(
        village=row.village,
        part=shown(row.part),
        whole=shown(row.whole),
        percent=percent_text(row.part, row.whole),
        low=low,
        high=high,
    )
