"""A village's points: each item against its full points, and where points were lost."""

from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bangfu_lib.charts.canvas import (
    GREY,
    INK,
    MARGIN,
    ROW,
    SMALL,
    TEXT,
    TIGHT,
    full_bars,
    gap_bars,
    in_lines,
    legend,
    name_values,
    new_figure,
    quiet,
    rows_axes,
    write_beside,
)
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.font import font_family
from bangfu_lib.charts.items import folded, item_table, won_text
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.native import (
    BARS,
    MOST_ROWS,
    Native,
    Series,
    bar_axis,
    rows_height,
    short_names,
)
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.results.schemes import scheme_of
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results

HEADING = 0.9
KEY_MM = 5.0  # what a single series saves, which needs no key
MOST_LOSSES = 24


def items_chart(results: "Results", unit: str) -> Chart | None:
    """Points won in each item of the scheme against its full points, grouped by section.

    Many items are folded into blocks or sections. None for a village without a score.
    """
    record = scheme_of(results, unit)
    if record is None:
        return None
    whole = item_table(results, unit)
    data = folded(whole, record)
    village, period = village_name(results, unit), results.period.label
    return Chart(
        name=zh.ITEMS_NAME,
        title=zh.ITEMS_TITLE.format(village=village, period=period),
        sentence=_items_sentence(whole, village, period),
        data=data,
        draw=partial(_drawn_items, data),
        native=_native_items(data),
    )


def _native_items(data: pd.DataFrame) -> Native | None:
    """Points won over full points as Word draws them; a row of its own heads each section."""
    rows: list[tuple[str, float | None, float | None, str]] = []
    sections: dict[str, list[Any]] = {}
    for row in data.itertuples():
        sections.setdefault(row.section, []).append(row)
    for section, group in sections.items():
        rows += [(zh.ITEMS_HEADING.format(section=section), None, None, "")] * (len(sections) > 1)
        rows += [
            (
                row.label,
                float(row.full),
                float(row.points),
                won_text(row.points, row.full, declared=row.declared),
            )
            for row in group
        ]
    if len(rows) > MOST_ROWS:
        return None
    names, full, won, labels = zip(*rows, strict=True)
    above = [w is not None and w > f for f, w in zip(full, won, strict=True)]
    own = tuple(text if over else "" for text, over in zip(labels, above, strict=True))
    rest = tuple("" if over else text for text, over in zip(labels, above, strict=True))
    known = [value for value in (*full, *won) if value is not None]
    return Native(
        BARS,
        short_names(names),
        (
            Series(zh.ITEMS_FULL, full, rest, slot=0),
            Series(zh.ITEMS_WON, won, own if any(above) else (), slot=1),
        ),
        bar_axis(zh.ITEMS_AXIS, min(0.0, *known), max(1.0, *known)),
        height_mm=rows_height(len(rows)),
    )


def _drawn_items(data: pd.DataFrame) -> Figure:
    figure = new_figure(ROW * (len(data) + HEADING * data["section"].nunique()) + MARGIN)
    axes = figure.add_subplot()
    places = _grouped_places(axes, data)
    full, won = data["full"].astype(float), data["points"].astype(float)
    gap_bars(axes, places, full, label=zh.ITEMS_LOST)
    full_bars(axes, places, won, label=zh.ITEMS_WON)
    for place, row in zip(places, data.itertuples(), strict=True):
        text = won_text(row.points, row.full, declared=row.declared)
        write_beside(axes, (float(max(row.full, row.points, 0)), place), text)
    lowest = min(0.0, float(won.min()) * 1.05)
    axes.set_xlim(lowest, float(max(full.max(), won.max(), 1)) * 1.13)
    name_values(axes, zh.ITEMS_AXIS)
    legend(axes, reverse=True)
    return figure


def deductions_chart(results: "Results", unit: str) -> Chart | None:
    """Points lost in each item, most first; None when the village lost none.

    Beyond two dozen items, those that lost least stand together in the last row.
    """
    items = item_table(results, unit)
    lost = items.assign(lost=items["full"] - items["points"]).query("lost > 0")
    data = _fewer(lost.sort_values("lost", ascending=False, kind="stable").reset_index(drop=True))
    if data.empty:
        return None
    village, period = village_name(results, unit), results.period.label
    return Chart(
        name=zh.LOST_NAME,
        title=zh.LOST_TITLE.format(village=village, period=period),
        sentence=_lost_sentence(data, village, period),
        data=data,
        draw=partial(_drawn_losses, data),
        native=_native_losses(data),
    )


def _native_losses(data: pd.DataFrame) -> Native:
    amounts = tuple(round(float(lost), 2) for lost in data["lost"])
    labels = tuple(_lost_label(row) for row in data.itertuples())
    return Native(
        BARS,
        short_names(data["label"]),
        (Series(zh.ITEMS_LOST, amounts, labels, slot=0),),
        bar_axis(zh.LOST_AXIS, 0, max(amounts)),
        height_mm=rows_height(len(data), more=-KEY_MM),
    )


def _drawn_losses(data: pd.DataFrame) -> Figure:
    figure = new_figure(ROW * len(data) + MARGIN)
    axes = rows_axes(figure, list(data["label"]), cut=True)
    amounts = data["lost"].astype(float)
    gap_bars(axes, range(len(data)), amounts, label=zh.ITEMS_LOST)
    for place, row in enumerate(data.itertuples()):
        write_beside(axes, (float(row.lost), place), _lost_label(row))
    axes.set_xlim(0, amounts.max() * 1.25)
    name_values(axes, zh.LOST_AXIS)
    return figure


def _lost_label(row: object) -> str:
    return zh.LOST_LABEL.format(lost=points_text(-row.lost), full=points_text(row.full))


def _lost_sentence(data: pd.DataFrame, village: str, period: str) -> str:
    listing = zh.SEPARATOR.join(
        zh.LOST_ENTRY.format(item=row.label, lost=points_text(row.lost))
        for row in data.itertuples()
    )
    total = points_text(data["lost"].sum())
    return zh.LOST_SENTENCE.format(village=village, period=period, total=total, listing=listing)


def _fewer(data: pd.DataFrame) -> pd.DataFrame:
    """At most MOST_LOSSES rows: the last one stands for all that are left."""
    if len(data) <= MOST_LOSSES:
        return data
    kept, rest = data.iloc[: MOST_LOSSES - 1], data.iloc[MOST_LOSSES - 1 :]
    sums = {name: sum(rest[name]) for name in ("full", "points", "declared", "lost")}
    label = zh.LOST_REST.format(count=len(rest))
    last = pd.DataFrame([{"section": "", "item": "", "label": label} | sums])
    return pd.concat([kept, last], ignore_index=True)


def _grouped_places(axes: Axes, data: pd.DataFrame) -> list[float]:
    """Rows with a heading above each section; gives the height at which each item is drawn."""
    place, places = -HEADING, []
    for section, group in data.groupby("section", sort=False):
        place += HEADING
        axes.annotate(
            in_lines(str(section), lines=1),
            (0, place - 0.1),
            xycoords=("axes fraction", "data"),
            xytext=(-5, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=SMALL,
            color=GREY,
            fontfamily=font_family(),
        )
        places += [place + 0.85 + step for step in range(len(group))]
        place += len(group)
    axes.set_ylim(place + 0.5, -0.5)
    labels = [in_lines(label) for label in data["label"]]
    size = TEXT if labels == list(data["label"]) else TIGHT
    axes.set_yticks(places, labels)
    quiet(axes)
    axes.tick_params(
        axis="y", length=0, pad=5, labelsize=size, labelcolor=INK, labelfontfamily=font_family()
    )
    return places


def _items_sentence(data: pd.DataFrame, village: str, period: str) -> str:
    lost = data["full"] - data["points"]
    short = data[lost > 0]
    rest = zh.ITEMS_ALL_FULL
    if not short.empty:
        worst = lost[lost > 0].astype(float).idxmax()
        rest = zh.ITEMS_SHORT.format(
            full_count=len(data) - len(short),
            short_count=len(short),
            worst=data["label"][worst],
            lost=points_text(lost[worst]),
        )
    return zh.ITEMS_SENTENCE.format(
        village=village,
        period=period,
        count=len(data),
        full=points_text(data["full"].sum()),
        won=points_text(data["points"].sum()),
        rest=rest,
    )
