"""The score sheet: one row per village, one column per item, block or section of its scheme."""

from collections.abc import Hashable
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.charts.items import does_not_apply
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.scoreboard import ranked, scoreboard
from bangfu_lib.results.schemes import item_records
from bangfu_lib.zh import reports as zh

MOST_COLUMNS = 14
Cell = tuple[Fraction, Fraction, Fraction]  # full points here, points won, full points declared


def score_matrix(brief: Brief) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """The columns of the score sheet and its rows, best village first.

    Columns are items; blocks or sections where there are more than a page is wide.
    """
    labels, cells = _cells(brief)
    columns = [
        {"label": label, "full": zh.POINTS.format(points=points_text(full)) if full else zh.OUTSIDE}
        for label, full in labels.items()
    ]
    rows = [
        row | {"parts": [_part(cells.get((unit, label))) for label in labels]}
        for row, unit in zip(scoreboard(brief), ranked(brief)["unit"], strict=True)
    ]
    return columns, rows


def _cells(brief: Brief) -> tuple[dict[str, Fraction], dict[tuple[Hashable, Hashable], Cell]]:
    """Column label → declared full points, and (unit, label) → what stands there."""
    record = brief.record or {}
    known = item_records(record)
    items = brief.items[brief.items["item"].isin(known)]
    declared = items["item"].map({id_: one["declared"] for id_, one in known.items()})
    items = items.assign(declared=declared, label=_labels(brief, items["item"]))
    sums = items.groupby(["unit", "label"], sort=False)[["full", "points", "declared"]].sum()
    order = dict.fromkeys(_labels(brief, pd.Series(list(known), dtype=object)))
    whole = items.drop_duplicates("item").groupby("label")["declared"].sum().to_dict()
    cells = {key: tuple(row) for key, row in zip(sums.index, sums.to_numpy(), strict=True)}
    return {label: whole[label] for label in order if label in whole}, cells


def _labels(brief: Brief, items: pd.Series) -> pd.Series:
    """The column that each item stands in: its own, its block's, its section's, or the rest's."""
    known = item_records(brief.record or {})
    by_item = _distinct({id_: item["label"] for id_, item in known.items()})
    by_block = {id_: item.get("block") or item["section"] for id_, item in known.items()}
    by_section = {id_: item["section"] for id_, item in known.items()}
    fitting = [
        one for one in (by_item, by_block, by_section) if len(set(one.values())) <= MOST_COLUMNS
    ]
    return items.map(fitting[0] if fitting else _with_rest(by_section))


def _distinct(labels: dict[str, str]) -> dict[str, str]:
    """Items of the same name are told apart by their ids."""
    names = list(labels.values())
    return {id_: one if names.count(one) == 1 else f"{id_} {one}" for id_, one in labels.items()}


def _with_rest(by_section: dict[str, str]) -> dict[str, str]:
    """The last of too many sections together."""
    names = list(dict.fromkeys(by_section.values()))
    kept = set(names[: MOST_COLUMNS - 1])
    rest = zh.REST_OF_SECTIONS.format(count=len(names) - len(kept))
    return {id_: name if name in kept else rest for id_, name in by_section.items()}


def _part(cell: Cell | None) -> str:
    if cell is None:
        return zh.NOT_APPLICABLE
    full, points, declared = cell
    if does_not_apply(full, declared) and not points:
        return zh.DOES_NOT_APPLY
    if full == declared or not full:
        return points_text(points)
    return zh.POINTS_OF.format(points=points_text(points), full=points_text(full))
