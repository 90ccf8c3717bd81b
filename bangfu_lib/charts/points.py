"""A village's points: each item against its full points, and where points were lost."""

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes

from bangfu_lib.charts.canvas import (
    GREY,
    INK,
    MARGIN,
    ROW,
    SMALL,
    TEXT,
    full_bars,
    gap_bars,
    legend,
    name_values,
    new_figure,
    quiet,
    rows_axes,
    write_beside,
)
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.font import font_family
from bangfu_lib.charts.names import item_labels, section_labels, village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results

HEADING = 0.9


def items_chart(results: "Results", unit: str) -> Chart:
    """Points won in each item of the scheme against its full points, grouped by section."""
    data = _items(results, unit)
    figure = new_figure(ROW * (len(data) + HEADING * data["section"].nunique()) + MARGIN)
    axes = figure.add_subplot()
    places = _grouped_places(axes, data, section_labels(results))
    full, won = data["full"].astype(float), data["points"].astype(float)
    gap_bars(axes, places, full, label=zh.ITEMS_LOST)
    full_bars(axes, places, won, label=zh.ITEMS_WON)
    for place, row in zip(places, data.itertuples(), strict=True):
        text = zh.ITEMS_LABEL.format(won=points_text(row.points), full=points_text(row.full))
        write_beside(axes, (float(max(row.full, row.points)), place), text)
    axes.set_xlim(0, float(max(full.max(), won.max())) * 1.13)
    name_values(axes, zh.ITEMS_AXIS)
    legend(axes, reverse=True)
    village, period = village_name(results, unit), results.period.label
    return Chart(
        name=zh.ITEMS_NAME,
        title=zh.ITEMS_TITLE.format(village=village, period=period),
        sentence=_items_sentence(data, village, period),
        figure=figure,
        data=data,
    )


def deductions_chart(results: "Results", unit: str) -> Chart | None:
    """Points lost in each item, most first; None when the village lost none."""
    items = _items(results, unit)
    lost = items.assign(lost=items["full"] - items["points"]).query("lost > 0")
    data = lost.sort_values("lost", ascending=False, kind="stable").reset_index(drop=True)
    if data.empty:
        return None
    figure = new_figure(ROW * len(data) + MARGIN)
    axes = rows_axes(figure, list(data["label"]))
    amounts = data["lost"].astype(float)
    gap_bars(axes, range(len(data)), amounts, label=zh.ITEMS_LOST)
    for place, row in enumerate(data.itertuples()):
        text = zh.LOST_LABEL.format(lost=points_text(-row.lost), full=points_text(row.full))
        write_beside(axes, (float(row.lost), place), text)
    axes.set_xlim(0, amounts.max() * 1.25)
    name_values(axes, zh.LOST_AXIS)
    village, period = village_name(results, unit), results.period.label
    listing = zh.SEPARATOR.join(
        zh.LOST_ENTRY.format(item=row.label, lost=points_text(row.lost))
        for row in data.itertuples()
    )
    total = points_text(data["lost"].sum())
    return Chart(
        name=zh.LOST_NAME,
        title=zh.LOST_TITLE.format(village=village, period=period),
        sentence=zh.LOST_SENTENCE.format(
            village=village, period=period, total=total, listing=listing
        ),
        figure=figure,
        data=data,
    )


def _items(results: "Results", unit: str) -> pd.DataFrame:
    """The village's items in the scheme's order: section, item, label, full, points."""
    labels = item_labels(results)
    items = results.items[results.items["unit"] == unit]
    ordered = items.set_index("item").reindex(
        [name for name in labels if name in set(items["item"])]
    )
    return ordered.reset_index().assign(label=lambda frame: frame["item"].map(labels))[
        ["section", "item", "label", "full", "points"]
    ]


def _grouped_places(axes: Axes, data: pd.DataFrame, sections: dict[str, str]) -> list[float]:
    """Rows with a heading above each section; gives the height at which each item is drawn."""
    place, places = -HEADING, []
    for section, group in data.groupby("section", sort=False):
        place += HEADING
        axes.annotate(
            sections[section],
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
    axes.set_yticks(places, list(data["label"]))
    quiet(axes)
    axes.tick_params(
        axis="y", length=0, pad=5, labelsize=TEXT, labelcolor=INK, labelfontfamily=font_family()
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
