"""A village's share of the points in each section of its scheme, beside the mean of all (Q01)."""

from fractions import Fraction
from functools import partial
from math import pi, sin
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.projections.polar import PolarAxes

from bangfu_lib.charts.canvas import BLUE, GREY, HAIR, INK, LINE, PALE, SMALL, TEXT, new_figure
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.font import font_family
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.results.schemes import of_scheme, scheme_of
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results

FEWEST, MOST = 4, 8  # fewer sections make no figure, more cannot be read
HEIGHT = 3.1
LEVEL = 0.3  # labels this near to above or below the centre stand in the middle
RINGS = (0.25, 0.5, 0.75, 1.0)


def radar_chart(results: "Results", unit: str) -> Chart | None:
    """Points won of full points in each section, from the centre (none) to the rim (all).

    None for schemes of fewer than four or more than eight sections, of which bars tell as much or
    more, and for a village that a section does not apply to.
    """
    record = scheme_of(results, unit)
    data = pd.DataFrame() if record is None else section_shares(results, unit)
    if not FEWEST <= len(data) <= MOST:
        return None
    village, period = village_name(results, unit), results.period.label
    words = {"village": village, "period": period}
    return Chart(
        name=zh.RADAR_NAME,
        title=zh.RADAR_TITLE.format(**words),
        sentence=_sentence(data, words),
        data=data,
        draw=partial(_drawn, data),
    )


def _drawn(data: pd.DataFrame) -> Figure:
    figure = new_figure(HEIGHT)
    _draw(figure.add_subplot(projection="polar"), data)
    return figure


def section_shares(results: "Results", unit: str) -> pd.DataFrame:
    """label, full, points, share and the mean share of all units of the scheme, per section.

    Exact; sections outside the total are left out. Empty when a section does not apply to `unit`.
    """
    record = scheme_of(results, unit)
    items = of_scheme(results.items, record)
    sums = items.groupby(["unit", "section"])[["full", "points"]].sum()
    rows = []
    for section in record["sections"]:
        of_section = sums.xs(section["id"], level="section")
        judged = of_section[of_section["full"].map(bool)]
        if judged.empty:
            continue
        if unit not in judged.index:
            return pd.DataFrame()
        shares = judged["points"] / judged["full"]
        own = judged.loc[unit]
        mean = sum(shares, Fraction(0)) / len(shares)
        rows.append((section["label"], own["full"], own["points"], shares[unit], mean))
    return pd.DataFrame(rows, columns=["label", "full", "points", "share", "mean"])


def _draw(axes: PolarAxes, data: pd.DataFrame) -> None:
    turns = [2 * pi * place / len(data) for place in range(len(data))]
    axes.set_theta_offset(pi / 2)
    axes.set_theta_direction(-1)
    axes.set_ylim(0, 1)
    axes.set_yticks(RINGS, [""] * len(RINGS))
    labels = [
        zh.RADAR_LABEL.format(label=row.label, share=points_text(row.share * 100))
        for row in data.itertuples()
    ]
    axes.set_xticks(turns, labels, fontsize=SMALL, fontfamily=font_family(), color=INK)
    axes.tick_params(axis="x", pad=4)
    for turn, text in zip(turns, axes.get_xticklabels(), strict=True):
        beside = sin(turn)
        text.set_horizontalalignment("center" if abs(beside) < LEVEL else _side(beside))
    axes.grid(color=PALE, linewidth=HAIR)
    axes.spines["polar"].set(color=GREY, linewidth=HAIR)
    for column, colour, style, label in (
        ("mean", GREY, "--", zh.RADAR_MEAN),
        ("share", BLUE, "-", zh.RADAR_OWN),
    ):
        values = [min(max(float(value), 0.0), 1.0) for value in data[column]]
        closed = ([*turns, turns[0]], [*values, values[0]])
        axes.plot(*closed, color=colour, linestyle=style, linewidth=2 * LINE, label=label)
    axes.fill(turns, [min(max(float(v), 0.0), 1.0) for v in data["share"]], color=BLUE, alpha=0.15)
    font = {"family": font_family(), "size": TEXT}
    axes.legend(loc="center left", bbox_to_anchor=(1.25, 0.5), frameon=False, prop=font)


def _side(beside: float) -> str:
    """Labels right of the centre begin at the rim, those left of it end there."""
    return "left" if beside > 0 else "right"


def _sentence(data: pd.DataFrame, words: dict[str, str]) -> str:
    listing = zh.SEPARATOR.join(
        zh.RADAR_ENTRY.format(
            label=row.label,
            share=points_text(row.share * 100),
            mean=points_text(row.mean * 100),
        )
        for row in data.itertuples()
    )
    return zh.RADAR_SENTENCE.format(**words, listing=listing)
