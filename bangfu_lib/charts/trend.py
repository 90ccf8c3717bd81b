"""Scores over the assessed periods: of one village beside the mean, or of every village."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bangfu_lib.charts.canvas import (
    BLUE,
    GREY,
    INK,
    LINE,
    SMALL,
    TIGHT,
    in_lines,
    new_figure,
    quiet,
)
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.font import font_family
from bangfu_lib.charts.names import area_name, village_name
from bangfu_lib.charts.native import TREND, Line, Native, Series, Values, round_axis
from bangfu_lib.results.earlier_scores import same_scheme
from bangfu_lib.results.schemes import main_scheme, of_scheme, scheme_of, schemes
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.schemes import Record
    from bangfu_lib.results.store import Results

MOST_LINES = 6  # more villages than this cannot be told apart as lines of one chart
MOST_PANELS, PANELS_ACROSS, PANEL = 40, 4, 1.15  # small drawings, and their height in inches
HEIGHT_MM, OWN_INCHES = 70.0, 2.6


def trend_chart(
    results: "Results", earlier: Sequence["Results"], unit: str = "", *, scheme: str = ""
) -> Chart | None:
    """Scores of `unit` beside the mean of its scheme, or of every village, period by period.

    `earlier` are the results of the periods before, oldest first; those that this scheme did not
    score in this version are left out. None when no earlier period is left.
    """
    record = scheme_of(results, unit) if unit else schemes(results).get(scheme)
    record = record or (None if unit else main_scheme(results))
    same = [one for one in (*earlier, results) if record and same_scheme(one, record)]
    if record is None or len(same) < 2 or same[-1] is not results:
        return None
    data = _scores(same, record)
    shown = data[data["unit"] == unit] if unit else data
    if shown["period"].nunique() < 2:
        return None
    place = village_name(results, unit) if unit else area_name(results)
    words = {"place": place, "count": len(same)}
    sentence = _own_sentence(data, unit, words) if unit else _sentence(data, words)
    return Chart(
        name=zh.TREND_NAME,
        title=(zh.TREND_OWN_TITLE if unit else zh.TREND_TITLE).format(**words),
        sentence=sentence,
        data=shown.reset_index(drop=True),
        draw=partial(_drawn, data, record, unit=unit),
        native=_native(data, record, unit=unit),
    )


def _scores(periods: Sequence["Results"], record: "Record") -> pd.DataFrame:
    """Period (label), unit, village and shown, of the villages scored last, in their order."""
    last = of_scheme(periods[-1].scores, record).sort_values(["rank", "unit"], kind="stable")
    names = {unit: village_name(periods[-1], unit) for unit in last["unit"]}
    tables = []
    for one in periods:
        scores = of_scheme(one.scores, record).set_index("unit")["shown"].reindex(list(names))
        table = scores.dropna().rename_axis("unit").reset_index()
        tables.append(table.assign(period=one.period.label, village=table["unit"].map(names)))
    return pd.concat(tables, ignore_index=True)[["period", "unit", "village", "shown"]]


def _series(data: pd.DataFrame, unit: str) -> list[tuple[str, Values]]:
    """(name, score in each period): the village and the mean; every village; or the extremes."""
    periods = list(dict.fromkeys(data["period"]))
    numbers = data.assign(shown=data["shown"].astype(float))
    by_period = numbers.groupby("period", sort=False)["shown"]
    mean = (zh.TREND_MEAN, _in_order(by_period.mean(), periods))
    if unit:
        own = numbers[numbers["unit"] == unit]
        return [(own["village"].iloc[0], _of_one(own, periods)), mean]
    villages = list(numbers.groupby("village", sort=False))
    if len(villages) <= MOST_LINES:
        return [(name, _of_one(own, periods)) for name, own in villages]
    return [
        (zh.TREND_HIGHEST, _in_order(by_period.max(), periods)),
        mean,
        (zh.TREND_LOWEST, _in_order(by_period.min(), periods)),
    ]


def _of_one(own: pd.DataFrame, periods: list[str]) -> Values:
    return _in_order(own.set_index("period")["shown"], periods)


def _in_order(scores: pd.Series, periods: list[str]) -> Values:
    ordered = scores.reindex(periods)
    return tuple(None if pd.isna(score) else round(score, 2) for score in ordered)


def _native(data: pd.DataFrame, record: "Record", *, unit: str) -> Native:
    """The lines as Word draws them, with the scores of a village above its points."""
    lines = _series(data, unit)
    series = tuple(
        Series(name, values, _labels(values) if unit and not slot else (), slot=slot)
        for slot, (name, values) in enumerate(lines)
    )
    known = [value for _, values in lines for value in values if value is not None]
    starts = _starts(record, min(known), max(known))
    axis = round_axis(zh.TREND_SCORE, *_span([*known, *(start.value for start in starts)]))
    periods = tuple(_broken(period) for period in dict.fromkeys(data["period"]))
    return Native(TREND, periods, series, axis, starts, height_mm=HEIGHT_MM)


def _labels(values: Values) -> tuple[str, ...]:
    return tuple("" if value is None else f"{value:.2f}" for value in values)


def _broken(period: str) -> str:
    """The year above the rest of a period's name."""
    year, mark, rest = period.partition(zh.YEAR_MARK)
    return f"{year}{mark}\n{rest}" if rest else period


def _starts(record: "Record", low: float, high: float) -> tuple[Line, ...]:
    """The lines of grades that begin between the scores or not far below."""
    near = float(record["total"]) / 10
    begins = [(one["label"], one.get("from") or one.get("above")) for one in record["grades"]]
    return tuple(
        Line(zh.RANKING_GRADE.format(label=label, start=start), float(start))
        for label, start in begins
        if start and low - near <= float(start) <= high
    )


def _span(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    rim = max((high - low) * 0.1, 1.0)
    return low - rim, high + rim


def _drawn(data: pd.DataFrame, record: "Record", *, unit: str) -> Figure:
    """One drawing for a village; a small one for each of many, the best first."""
    periods = list(dict.fromkeys(data["period"]))
    scores = data.assign(shown=data["shown"].astype(float))
    starts = _starts(record, scores["shown"].min(), scores["shown"].max())
    if unit:
        figure = new_figure(OWN_INCHES)
        axes = figure.add_subplot()
        _panel(axes, _series(data, unit), [_broken(one) for one in periods], starts)
        _name_starts(axes, starts)
        axes.legend(frameon=False, prop={"family": font_family(), "size": SMALL}, ncols=2)
        return figure
    villages = list(scores.groupby("village", sort=False))[:MOST_PANELS]
    down, across = -(-len(villages) // PANELS_ACROSS), PANELS_ACROSS
    figure = new_figure(PANEL * down + 0.3)
    grid = figure.subplots(down, across, sharex=True, sharey=True, squeeze=False)
    ends = [_broken(periods[0]), *[""] * (len(periods) - 2), _broken(periods[-1])]
    for place, (axes, (name, own)) in enumerate(zip(grid.flat, villages, strict=False)):
        _panel(axes, [(name, _of_one(own, periods))], ends, starts)
        axes.set_title(in_lines(name), fontfamily=font_family(), fontsize=SMALL, color=INK)
        lowest = place >= len(villages) - across
        if place % across == across - 1 or place == len(villages) - 1:
            _name_starts(axes, starts)
        axes.tick_params(labelsize=TIGHT, labelbottom=lowest, left=place % across == 0)
    for axes in grid.flat[len(villages) :]:
        axes.set_visible(False)
    return figure


def _panel(
    axes: Axes, lines: list[tuple[str, Values]], ticks: list[str], starts: tuple[Line, ...]
) -> None:
    """Lines over the periods, and a dotted line for each grade."""
    looks = ({"color": BLUE, "marker": "o"}, {"color": GREY, "marker": "s", "linestyle": "--"})
    for (name, values), look in zip(lines, looks, strict=False):
        axes.plot(range(len(values)), _gaps(values), label=name, markersize=4, **look)
    for start in starts:
        axes.axhline(start.value, color=GREY, linewidth=LINE, linestyle=":")
    quiet(axes)
    axes.set_xticks(range(len(ticks)), ticks)
    axes.set_xlim(-0.4, len(ticks) - 0.6)
    axes.tick_params(axis="y", labelsize=SMALL, labelcolor=GREY, labelfontfamily=font_family())


def _name_starts(axes: Axes, starts: tuple[Line, ...]) -> None:
    """Name the lines of the grades at the right of the drawing."""
    for start in starts:
        axes.annotate(
            start.label,
            (1, start.value),
            xycoords=("axes fraction", "data"),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontfamily=font_family(),
            fontsize=TIGHT,
            color=GREY,
        )


def _gaps(values: Values) -> list[float]:
    return [float("nan") if value is None else value for value in values]


def _own_sentence(data: pd.DataFrame, unit: str, words: dict[str, object]) -> str:
    (_, own), (_, mean) = _series(data, unit)
    periods = list(dict.fromkeys(data["period"]))
    listing = zh.SEPARATOR.join(
        zh.TREND_OWN_ENTRY.format(period=period, score=score, mean=average)
        for period, score, average in zip(periods, _labels(own), _labels(mean), strict=True)
        if score
    )
    return zh.TREND_OWN_SENTENCE.format(**words, listing=listing)


def _sentence(data: pd.DataFrame, words: dict[str, object]) -> str:
    numbers = data.assign(shown=data["shown"].astype(float)).groupby("period", sort=False)["shown"]
    listing = zh.SEMICOLON.join(
        zh.TREND_ENTRY.format(
            period=period,
            mean=f"{scores.mean():.2f}",
            highest=f"{scores.max():.2f}",
            lowest=f"{scores.min():.2f}",
        )
        for period, scores in numbers
    )
    return zh.TREND_SENTENCE.format(**words, listing=listing)
