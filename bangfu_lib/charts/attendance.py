"""Days in the village for each posted person, against the days that the norm asks for."""

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bangfu_lib.charts.canvas import (
    INK,
    MARGIN,
    ROW,
    full_bars,
    gap_bars,
    legend,
    name_values,
    new_figure,
    rows_axes,
    write_beside,
)
from bangfu_lib.charts.chart import Chart
from bangfu_lib.charts.names import person_name, village_name
from bangfu_lib.charts.native import (
    ATTENDANCE,
    MOST_ROWS,
    Native,
    Series,
    bar_axis,
    rows_height,
    short_names,
)
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.store import Results

BEYOND = 1.38


def attendance_chart(results: "Results", unit: str, norm: str) -> Chart | None:
    """Days of the persons posted in the village against the share of workdays that `norm` asks.

    The line stands at the required days of each person; None when nobody has such a finding.
    """
    data = attendance(results, unit, norm)
    if data.empty:
        return None
    village, period = village_name(results, unit), results.period.label
    threshold = data["threshold"].iloc[0]
    listing = zh.SEPARATOR.join(_entry(zh.ATTENDANCE_ENTRY, row) for row in data.itertuples())
    return Chart(
        name=zh.ATTENDANCE_NAME,
        title=zh.ATTENDANCE_TITLE.format(village=village, period=period),
        sentence=zh.ATTENDANCE_SENTENCE.format(
            village=village, period=period, listing=listing, threshold=threshold
        ),
        data=data,
        draw=partial(_drawn, data),
        native=_native(data) if len(data) <= MOST_ROWS else None,
    )


def _native(data: pd.DataFrame) -> Native:
    """The bars as Word draws them: days over those due, and a frame round those required."""
    whole = tuple(map(float, data["whole"]))
    labels = tuple(_entry(zh.ATTENDANCE_LABEL, row) for row in data.itertuples())
    required = tuple(round(days, 2) for days in _required(data))
    title = zh.ATTENDANCE_AXIS_REQUIRED.format(threshold=data["threshold"].iloc[0])
    return Native(
        ATTENDANCE,
        short_names(data["label"]),
        (
            Series(zh.ATTENDANCE_WHOLE, whole, labels, slot=0),
            Series(zh.ATTENDANCE_DAYS, tuple(map(float, data["days"])), slot=1),
            Series(zh.ATTENDANCE_REQUIRED, required, slot=2),
        ),
        bar_axis(title, 0, max(whole)),
        height_mm=rows_height(len(data)),
    )


def _drawn(data: pd.DataFrame) -> Figure:
    figure = new_figure(ROW * len(data) + MARGIN)
    axes = rows_axes(figure, list(data["label"]))
    places, whole = range(len(data)), data["whole"].astype(float)
    gap_bars(axes, places, whole, label=zh.ATTENDANCE_ABSENT)
    full_bars(axes, places, data["days"].astype(float), label=zh.ATTENDANCE_DAYS)
    _required_lines(axes, data)
    for place, row in enumerate(data.itertuples()):
        write_beside(axes, (float(row.whole), place), _entry(zh.ATTENDANCE_LABEL, row))
    axes.set_xlim(0, whole.max() * BEYOND)
    axes.set_xticks([tick for tick in axes.get_xticks() if 0 <= tick <= whole.max()])
    name_values(axes, zh.ATTENDANCE_AXIS)
    legend(axes)
    return figure


def attendance(results: "Results", unit: str, norm: str) -> pd.DataFrame:
    """Findings of `norm` in the village: person, label, days, whole, threshold, status."""
    findings = results.findings
    chosen = findings[(findings["norm"] == norm) & (findings["village"] == unit)]
    chosen = chosen[chosen["status"].isin(["met", "unmet"])]
    facts = results.facts[results.facts["unit_kind"] == "person"]
    keys = ["indicator", "unit", "village", "period"]
    joined = chosen.merge(facts[[*keys, "numerator", "denominator"]], on=keys, how="inner")
    joined = joined[joined["denominator"].notna()].reset_index(drop=True)
    labels = [
        zh.ATTENDANCE_PERSON.format(name=person_name(results, person), role=role)
        for person, role in zip(joined["unit"], joined["role"], strict=True)
    ]
    return pd.DataFrame(
        {
            "person": joined["unit"],
            "label": labels,
            "days": joined["numerator"],
            "whole": joined["denominator"],
            "threshold": joined["threshold"],
            "status": joined["status"],
        }
    )


def _required(data: pd.DataFrame) -> list[float]:
    """Days that the norm asks of each person."""
    return [float(Fraction(row.threshold) * Fraction(row.whole)) for row in data.itertuples()]


def _required_lines(axes: Axes, data: pd.DataFrame) -> None:
    required = _required(data)
    places = pd.Series(range(len(data)), dtype=float)
    label = zh.ATTENDANCE_LINE.format(threshold=data["threshold"].iloc[0])
    axes.vlines(required, places - 0.45, places + 0.45, color=INK, linewidth=2, label=label)


def _entry(pattern: str, row: object) -> str:
    return pattern.format(
        person=row.label,
        days=shown(row.days),
        whole=shown(row.whole),
        verdict=zh.ATTENDANCE_MET if row.status == "met" else zh.ATTENDANCE_UNMET,
    )
