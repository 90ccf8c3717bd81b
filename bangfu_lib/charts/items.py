"""The items of one village's score, folded into blocks or sections where they are many."""

from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd

from bangfu_lib.charts.numbers import points_text
from bangfu_lib.results.schemes import item_records, of_unit, scheme_of, scored_village
from bangfu_lib.zh import charts as zh

if TYPE_CHECKING:
    from bangfu_lib.results.schemes import Record
    from bangfu_lib.results.store import Results

COLUMNS = ["section", "item", "label", "full", "points", "declared"]
MOST_ROWS = 26


def item_table(results: "Results", unit: str) -> pd.DataFrame:
    """The items of a village in the scheme's order, exact (COLUMNS); empty when it has no score.

    `section` is the section's label, `declared` what the item is worth where it applies.
    """
    record, scored = scheme_of(results, unit), scored_village(results, unit)
    if record is None or scored is None:
        return pd.DataFrame(columns=COLUMNS)
    mine = of_unit(results.items, scored).set_index("item")[["full", "points"]].to_dict("index")
    rows = [
        (item["section"], id_, item["label"], *mine[id_].values(), item["declared"])
        for id_, item in item_records(record).items()
        if id_ in mine
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def folded(table: pd.DataFrame, record: "Record") -> pd.DataFrame:
    """`table` as it is, or summed by block, else by section, where it has too many rows to draw."""
    if len(table) <= MOST_ROWS:
        return table
    blocks = {id_: item.get("block") or "" for id_, item in item_records(record).items()}
    names = table["item"].map(blocks).fillna("")
    by_block = table.assign(label=names.where(names != "", table["section"]))
    by_section = table.assign(label=table["section"], section=record["label"])
    groups = [_summed(one) for one in (by_block, by_section)]
    fitting = [one for one in groups if 1 < len(one) <= MOST_ROWS]
    return fitting[0] if fitting else table


def _summed(table: pd.DataFrame) -> pd.DataFrame:
    summed = table.groupby(["section", "label"], sort=False)[["full", "points", "declared"]].sum()
    return summed.reset_index().assign(item="")[COLUMNS]


def does_not_apply(full: Fraction, declared: Fraction) -> bool:
    """Whether an item is out of the question for this village: worth something, but not here."""
    return declared > 0 and not full


def won_text(points: Fraction, full: Fraction, *, declared: Fraction) -> str:
    """38/40; +3 for what is worth nothing by itself, such as a bonus; 不适用."""
    if does_not_apply(full, declared) and not points:
        return zh.NOT_APPLICABLE
    if not full:
        return points_text(points, sign=True)
    return zh.ITEMS_LABEL.format(won=points_text(points), full=points_text(full))
