"""Shares with their counts: bars labelled 157/180户 against what is required."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from bangfu_lib.charts.canvas import (
    MARGIN,
    MOST_ROWS,
    full_bars,
    gap_bars,
    legend,
    name_values,
    new_figure,
    row_height,
    row_text,
    rows_axes,
    write_beside,
)
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.names import area_name, village_name
from bangfu_lib.charts.native import (
    COVERAGE,
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

LABEL_ROOM = 1.42


def coverage_chart(results: "Results", unit: str, indicators: Sequence[str]) -> Chart | None:
    """The village's shares named by `indicators`; None when none of them has a denominator."""
    facts = results.facts
    chosen = facts[(facts["unit"] == unit) & facts["indicator"].isin(indicators)]
    ordered = chosen.set_index("indicator").reindex(list(indicators))
    ordered = ordered[ordered["denominator"].notna()]
    known = results.catalogue["indicators"]
    data = pd.DataFrame(
        {
            "label": [known[name]["label"] for name in ordered.index],
            "part": list(ordered["numerator"]),
            "whole": list(ordered["denominator"]),
            "word": [known[name]["measure_word"] for name in ordered.index],
        }
    )
    name = village_name(results, unit)
    title = zh.COVERAGE_TITLE.format(village=name, period=results.period.label)
    return _chart(data, zh.COVERAGE_NAME, title=title)


def comparison_chart(results: "Results", indicator: str) -> Chart | None:
    """One share in every village, in the order of the register; None without a denominator."""
    facts = results.facts
    chosen = facts[(facts["indicator"] == indicator) & (facts["unit_kind"] == "village")]
    chosen = chosen.dropna(subset=["denominator"])
    known = results.catalogue["indicators"][indicator]
    data = pd.DataFrame(
        {
            "label": [village_name(results, unit) for unit in chosen["unit"]],
            "part": list(chosen["numerator"]),
            "whole": list(chosen["denominator"]),
            "word": known["measure_word"],
        }
    )
    title = zh.COMPARISON_TITLE.format(
        township=area_name(results), period=results.period.label, label=known["label"]
    )
    return _chart(data, zh.COMPARISON_NAME, title=title)


def _chart(data: pd.DataFrame, name: str, *, title: str) -> Chart | None:
    data = _lowest(data[data["whole"].map(lambda whole: whole > 0)].reset_index(drop=True))
    if data.empty:
        return None
    listing = zh.SEPARATOR.join(_label(zh.COVERAGE_ENTRY, row) for row in data.itertuples())
    return Chart(
        name=name,
        title=title,
        sentence=zh.COVERAGE_SENTENCE.format(title=title, listing=listing),
        data=data,
        draw=partial(_drawn, data),
        native=_native(data) if len(data) <= MOST_NATIVE else None,
    )


def _native(data: pd.DataFrame) -> Native:
    """The bars as Word draws them: what is done over the whole."""
    labels = tuple(_label(zh.COVERAGE_LABEL, row) for row in data.itertuples())
    shares = tuple(round(share, 2) for share in _shares(data))
    return Native(
        COVERAGE,
        short_names(data["label"]),
        (
            Series(zh.COVERAGE_WHOLE, (100.0,) * len(data), labels, slot=0),
            Series(zh.COVERAGE_DONE, shares, slot=1),
        ),
        Axis(zh.COVERAGE_AXIS, 0, 100, 20),
        height_mm=rows_height(len(data)),
    )


def _drawn(data: pd.DataFrame) -> Figure:
    figure = new_figure(row_height(len(data)) * len(data) + MARGIN)
    axes = rows_axes(figure, list(data["label"]), cut=True)
    gap_bars(axes, range(len(data)), [100.0] * len(data), label=zh.COVERAGE_SHORT)
    full_bars(axes, range(len(data)), _shares(data), label=zh.COVERAGE_DONE)
    for place, row in enumerate(data.itertuples()):
        write_beside(axes, (100, place), _label(zh.COVERAGE_LABEL, row), size=row_text(len(data)))
    axes.set_xlim(0, 100 * LABEL_ROOM)
    axes.set_xticks(range(0, 101, 20))
    name_values(axes, zh.COVERAGE_AXIS)
    legend(axes, reverse=True)
    return figure


def _shares(data: pd.DataFrame) -> pd.Series:
    """Per cent, as floats to draw by."""
    return 100 * data["part"].astype(float) / data["whole"].astype(float)


def _lowest(data: pd.DataFrame) -> pd.DataFrame:
    """The rows with the lowest shares, in their order, where a page cannot show them all."""
    if len(data) <= MOST_ROWS:
        return data
    lowest = _shares(data).nsmallest(MOST_ROWS).index
    return data.loc[sorted(lowest)].reset_index(drop=True)


def _label(pattern: str, row: object) -> str:
    return pattern.format(
        label=row.label,
        part=shown(row.part),
        whole=shown(row.whole),
        word=row.word,
        percent=percent_text(row.part, row.whole),
    )
