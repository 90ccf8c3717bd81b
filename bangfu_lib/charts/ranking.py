"""All villages in order: score against the grade lines, and the rank with its interval."""

from fractions import Fraction
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
from bangfu_lib.charts.names import area_name, village_name
from bangfu_lib.charts.native import (
    DOTS,
    Line,
    Native,
    Series,
    round_axis,
    rows_height,
    short_names,
)
from bangfu_lib.charts.native import (
    MOST_ROWS as MOST_NATIVE,
)
from bangfu_lib.results.schemes import main_scheme, of_scheme, schemes
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.schemes import Record
    from bangfu_lib.results.store import Results

TALLEST, LOWEST_ROW, ROW, MARGIN = 8.6, 0.13, 0.27, 0.75
FEW, CLOSE_ROW = 12, 0.2  # more than a few villages stand closer, to leave room on the page
MOST_IN_TWO_LINES, MOST_ROWS, LAST_ROWS = 24, 60, 15
MARKERS = {"red": ("*", VERMILLION, 9.5), "blue": ("s", BLUE, 5.5), "": ("o", INK, 5)}
NATIVE_SLOTS, OTHER_SLOT = {"": 0, "red": 1, "blue": 2}, 3
LINE_MM = 4.6  # room for the names of the grade lines
OTHER_MARKERS = (("D", VERMILLION, 5), ("^", BLUE, 6), ("v", GREY, 6))


def ranking_chart(results: "Results", scheme: str = "") -> Chart | None:
    """Villages of one scheme (default: the main one) by rank; None when it scored none.

    Score with the lines of the grades, rank with its 95 % interval where there is one. Listed
    villages have a marker of their own shape and the list's name beside it. Of more than sixty
    villages the middle ones are left out.
    """
    record = schemes(results).get(scheme) or main_scheme(results)
    every = _ranked(results, record)
    if every.empty:
        return None
    data = _ends(every)
    return Chart(
        name=zh.RANKING_NAME,
        title=zh.RANKING_TITLE.format(township=area_name(results), period=results.period.label),
        sentence=_sentence(results, every, left_out=len(every) - len(data)),
        data=data.drop(columns="label"),
        draw=partial(_drawn, data, record, count=len(every)),
        native=_native(data, record) if len(data) <= MOST_NATIVE else None,
    )


def _native(data: pd.DataFrame, record: "Record") -> Native:
    """The scores as Word draws them: a series of dots for each list, and the grade lines."""
    low, high = _seen_span(data, record)
    sure = bool(record.get("uncertainty"))
    unsure = sure and bool((data["rank_low"] < data["rank_high"]).any())
    axis = round_axis(zh.RANKING_SCORE_SURE if unsure else zh.RANKING_SCORE, low, high)
    lines = tuple(
        Line(zh.RANKING_GRADE.format(label=label, start=start), float(start))
        for label, start in _grade_lines(record)
        if axis.low < float(start) <= axis.high
    )
    names = [
        zh.RANKING_LABEL.format(rank=row.rank, village=row.village) for row in data.itertuples()
    ]
    return Native(
        DOTS,
        short_names(names),
        tuple(_native_list(data, listed, sure=sure) for listed in _in_order(data)),
        axis,
        lines,
        height_mm=rows_height(len(data), more=LINE_MM * bool(lines)),
    )


def _native_list(data: pd.DataFrame, listed: str, *, sure: bool) -> Series:
    """The dots of the villages on one list, or of those on none, with what stands beside them."""
    rows = [row if row.listed == listed else None for row in data.itertuples()]
    named = next(row.chip for row in rows if row is not None)
    return Series(
        named or zh.RANKING_PLAIN,
        tuple(None if row is None else float(row.shown) for row in rows),
        tuple("" if row is None else _beside(row, sure=sure) for row in rows),
        slot=NATIVE_SLOTS.get(listed, OTHER_SLOT),
    )


def _beside(row: object, *, sure: bool) -> str:
    """Score, the interval of the rank where it is not certain, and the list."""
    span = zh.RANKING_SPAN.format(low=row.rank_low, high=row.rank_high)
    unsure = span if sure and row.rank_low < row.rank_high else ""
    return zh.RANKING_BESIDE.format(score=row.shown, span=unsure, chip=row.chip).rstrip()


def _in_order(data: pd.DataFrame) -> list[str]:
    """The lists that villages are on, in the order of their looks; none comes first."""
    return sorted(set(data["listed"]), key=lambda one: (NATIVE_SLOTS.get(one, OTHER_SLOT), one))


def _seen_span(data: pd.DataFrame, record: "Record") -> tuple[float, float]:
    lines = [float(start) for _, start in _grade_lines(record)]
    unit = float(Fraction(record["total"])) / 100 or 1.0
    return _score_span(data["shown"].astype(float), lines, unit=unit)


def _drawn(data: pd.DataFrame, record: "Record", *, count: int) -> Figure:
    widest = ROW if len(data) <= FEW else CLOSE_ROW
    row = max(LOWEST_ROW, min(widest, (TALLEST - MARGIN) / len(data)))
    size = TEXT * min(1, row / 0.2)
    if data["label"].str.contains("\n").any():
        size = min(size, TIGHT)
    figure = new_figure(row * len(data) + MARGIN)
    scores, ranks = figure.subplots(1, 2, width_ratios=(1.5, 1), sharey=True)
    label_rows(scores, list(data["label"]), size=size)
    _draw_scores(scores, data, record, size=size)
    _draw_ranks(ranks, data, count, sure=bool(record.get("uncertainty")))
    return figure


def _ranked(results: "Results", record: "Record") -> pd.DataFrame:
    scores = of_scheme(results.scores, record).sort_values(["rank", "unit"], kind="stable")
    scores, lists = scores.reset_index(drop=True), record["lists"]
    names = [village_name(results, unit) for unit in scores["unit"]]
    lines = 2 if len(scores) <= MOST_IN_TWO_LINES else 1
    labels = [
        zh.RANKING_LABEL.format(rank=rank, village=in_lines(name, lines=lines))
        for rank, name in zip(scores["rank"], names, strict=True)
    ]
    chips = [lists[listed]["label"] if listed else "" for listed in scores["listed"]]
    kept = scores[["unit", "shown", "grade", "rank", "rank_low", "rank_high", "listed"]]
    return kept.assign(village=names, chip=chips, label=labels)


def _ends(data: pd.DataFrame) -> pd.DataFrame:
    """The first and the last villages, where there are more than a page can show."""
    if len(data) <= MOST_ROWS:
        return data
    first = data.iloc[: MOST_ROWS - LAST_ROWS]
    return pd.concat([first, data.iloc[-LAST_ROWS:]], ignore_index=True)


def _draw_scores(axes: Axes, data: pd.DataFrame, record: "Record", *, size: float) -> None:
    shown = data["shown"].astype(float)
    lines = _grade_lines(record)
    low, high = _seen_span(data, record)
    axes.set_xlim(low, high + (high - low) * 0.22)
    axes.hlines(range(len(data)), low, shown, color=PALE, linewidth=LINE, zorder=1)
    for label, start in lines:
        if low < float(start) <= high:
            axes.axvline(float(start), color=GREY, linewidth=LINE, linestyle=(0, (4, 3)), zorder=0)
            text = zh.RANKING_GRADE.format(label=label, start=start)
            write_above(axes, float(start), text)
    _marks(axes, shown, data)
    for place, row in enumerate(data.itertuples()):
        write_beside(axes, (float(row.shown), place), f"{row.shown}  {row.chip}", size=size)
    name_values(axes, zh.RANKING_SCORE)


def _grade_lines(record: "Record") -> list[tuple[str, str]]:
    """Grade and the score at which it begins, for the grades that begin at one."""
    starts = [
        (grade["label"], grade.get("from") or grade.get("above")) for grade in record["grades"]
    ]
    return [(label, start) for label, start in starts if start]


def _score_span(shown: pd.Series, starts: list[float], *, unit: float) -> tuple[float, float]:
    """A span of scores that shows the grade line below the lowest score, if there is one near.

    `unit` is a hundredth of the scheme's total.
    """
    lowest, highest = shown.min(), shown.max()
    below = [start for start in starts if 0 < start <= lowest and lowest - start <= 12 * unit]
    low = min([lowest, *below]) - max(1.5 * unit, (highest - lowest) * 0.08)
    floor = min(0.0, low) if lowest < 0 else 0.0
    return max(floor, low), max(highest, low + 5 * unit)


def _draw_ranks(axes: Axes, data: pd.DataFrame, count: int, *, sure: bool) -> None:
    label_rows(axes, list(data["label"]))
    axes.tick_params(axis="y", labelleft=False)
    places = range(len(data))
    if sure:
        axes.hlines(places, data["rank_low"], data["rank_high"], color=INK, linewidth=1.6, zorder=1)
        axes.plot(data["rank_low"], places, "|", color=INK, markersize=6)
        axes.plot(data["rank_high"], places, "|", color=INK, markersize=6)
    _marks(axes, data["rank"], data, named=True)
    step = max(1, round(count / 8))
    axes.set_xlim(0.5, count + 0.5)
    axes.set_xticks(sorted({1, *range(step, count + 1, step)}))
    axes.grid(axis="x", color=PALE, linewidth=HAIR, zorder=0)
    axes.set_axisbelow(True)
    name_values(axes, zh.RANKING_RANK if sure else zh.RANKING_RANK_ALONE)
    if (data["listed"] != "").any():
        legend(axes)


def _marks(axes: Axes, values: pd.Series, data: pd.DataFrame, *, named: bool = False) -> None:
    others = [key for key in dict.fromkeys(data["listed"]) if key not in MARKERS]
    markers = MARKERS | dict(zip(others, cycle(OTHER_MARKERS), strict=False))
    for listed, (marker, colour, size) in markers.items():
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


def _sentence(results: "Results", data: pd.DataFrame, *, left_out: int) -> str:
    lists = [
        zh.RANKING_LISTED.format(label=chip, villages=zh.SEPARATOR.join(group["village"]))
        for chip, group in data[data["chip"] != ""].groupby("chip", sort=False)
    ]
    ends = zh.RANKING_ENDS.format(count=left_out) if left_out else ""
    return ends + zh.RANKING_SENTENCE.format(
        township=area_name(results),
        period=results.period.label,
        count=len(data),
        highest=data["shown"].iloc[0],
        first=data["village"].iloc[0],
        lowest=data["shown"].iloc[-1],
        last=data["village"].iloc[-1],
        lists="".join(lists) or zh.RANKING_UNLISTED,
    )
