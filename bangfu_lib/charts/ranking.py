"""All villages in order: score against the grade lines, and the rank with its interval."""

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes

from bangfu_lib.charts.canvas import (
    BLUE,
    GREY,
    HAIR,
    INK,
    LINE,
    PALE,
    PAPER,
    TEXT,
    TIGHT,
    VERMILLION,
    in_lines,
    label_rows,
    legend,
    name_values,
    new_figure,
    write_above,
    write_beside,
)
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.names import township_name, village_name
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results

TALLEST, LOWEST_ROW, ROW, MARGIN = 8.6, 0.13, 0.27, 0.75
MOST_IN_TWO_LINES = 24
MARKERS = {"red": ("*", VERMILLION, 9.5), "blue": ("s", BLUE, 5.5), "": ("o", INK, 5)}


def ranking_chart(results: "Results") -> Chart:
    """Villages by rank: score with the lines of the grades, rank with its 95 % interval.

    Listed villages have a marker of their own shape and the list's name beside it.
    """
    data = _ranked(results)
    row = max(LOWEST_ROW, min(ROW, (TALLEST - MARGIN) / len(data)))
    size = TEXT * min(1, row / 0.2)
    if data["label"].str.contains("\n").any():
        size = min(size, TIGHT)
    figure = new_figure(row * len(data) + MARGIN)
    scores, ranks = figure.subplots(1, 2, width_ratios=(1.5, 1), sharey=True)
    label_rows(scores, list(data["label"]), size=size)
    _draw_scores(scores, data, results.catalogue["scheme"]["grades"], size=size)
    _draw_ranks(ranks, data)
    return Chart(
        name=zh.RANKING_NAME,
        title=zh.RANKING_TITLE.format(township=township_name(results), period=results.period.label),
        sentence=_sentence(results, data),
        figure=figure,
        data=data.drop(columns="label"),
    )


def _ranked(results: "Results") -> pd.DataFrame:
    scores = results.scores.sort_values(["rank", "unit"], kind="stable").reset_index(drop=True)
    lists = results.catalogue["scheme"]["lists"]
    names = [village_name(results, unit) for unit in scores["unit"]]
    lines = 2 if len(scores) <= MOST_IN_TWO_LINES else 1
    labels = [
        zh.RANKING_LABEL.format(rank=rank, village=in_lines(name, lines=lines))
        for rank, name in zip(scores["rank"], names, strict=True)
    ]
    chips = [lists[listed]["label"] if listed else "" for listed in scores["listed"]]
    kept = scores[["unit", "shown", "grade", "rank", "rank_low", "rank_high", "listed"]]
    return kept.assign(village=names, chip=chips, label=labels)


def _draw_scores(
    axes: Axes, data: pd.DataFrame, grades: list[dict[str, str]], *, size: float
) -> None:
    shown = data["shown"].astype(float)
    low, high = _score_span(shown, [float(grade["from"]) for grade in grades])
    axes.set_xlim(low, high + (high - low) * 0.22)
    axes.hlines(range(len(data)), low, shown, color=PALE, linewidth=LINE, zorder=1)
    for grade in grades:
        start = float(grade["from"])
        if low < start <= high:
            axes.axvline(start, color=GREY, linewidth=LINE, linestyle=(0, (4, 3)), zorder=0)
            text = zh.RANKING_GRADE.format(label=grade["label"], start=grade["from"])
            write_above(axes, start, text)
    _marks(axes, shown, data)
    for place, row in enumerate(data.itertuples()):
        write_beside(axes, (float(row.shown), place), f"{row.shown}  {row.chip}", size=size)
    name_values(axes, zh.RANKING_SCORE)


def _score_span(shown: pd.Series, starts: list[float]) -> tuple[float, float]:
    """A span of scores that shows the grade line below the lowest score, if there is one near."""
    lowest, highest = shown.min(), shown.max()
    below = [start for start in starts if 0 < start <= lowest and lowest - start <= 12]
    low = min([lowest, *below]) - max(1.5, (highest - lowest) * 0.08)
    return max(0.0, low), max(highest, low + 5)


def _draw_ranks(axes: Axes, data: pd.DataFrame) -> None:
    label_rows(axes, list(data["label"]))
    axes.tick_params(axis="y", labelleft=False)
    places = range(len(data))
    axes.hlines(places, data["rank_low"], data["rank_high"], color=INK, linewidth=1.6, zorder=1)
    axes.plot(data["rank_low"], places, "|", color=INK, markersize=6)
    axes.plot(data["rank_high"], places, "|", color=INK, markersize=6)
    _marks(axes, data["rank"], data, named=True)
    count = len(data)
    step = max(1, round(count / 8))
    axes.set_xlim(0.5, count + 0.5)
    axes.set_xticks(sorted({1, *range(step, count + 1, step)}))
    axes.grid(axis="x", color=PALE, linewidth=HAIR, zorder=0)
    axes.set_axisbelow(True)
    name_values(axes, zh.RANKING_RANK)
    if (data["listed"] != "").any():
        legend(axes)


def _marks(axes: Axes, values: pd.Series, data: pd.DataFrame, *, named: bool = False) -> None:
    for listed, (marker, colour, size) in MARKERS.items():
        chosen = data["listed"] == listed
        if chosen.any():
            label = data["chip"][chosen].iloc[0] or zh.RANKING_PLAIN
            axes.plot(
                values[chosen].astype(float),
                data.index[chosen],
                marker,
                color=colour,
                markersize=size,
                markeredgecolor=PAPER,
                markeredgewidth=0.4,
                zorder=3,
                label=label if named else None,
            )


def _sentence(results: "Results", data: pd.DataFrame) -> str:
    lists = [
        zh.RANKING_LISTED.format(label=chip, villages=zh.SEPARATOR.join(group["village"]))
        for chip, group in data[data["chip"] != ""].groupby("chip", sort=False)
    ]
    return zh.RANKING_SENTENCE.format(
        township=township_name(results),
        period=results.period.label,
        count=len(data),
        highest=data["shown"].iloc[0],
        first=data["village"].iloc[0],
        lowest=data["shown"].iloc[-1],
        last=data["village"].iloc[-1],
        lists="".join(lists) or zh.RANKING_UNLISTED,
    )
