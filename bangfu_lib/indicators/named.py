"""Cells that hold several names: how many different ones there are, how often one is named."""

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed, first_of
from bangfu_lib.indicators.where import matches
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.zh.params import SEPARATOR

NAMED = "named"


def distinct_names(indicator: Indicator, context: Context) -> Tally:
    """Different values in the cells of `field`, over rows that satisfy `where`.

    With `among`, only those values count.
    """
    options = indicator.spec["with"]
    rows = attributed(_named(indicator, context), indicator, context, indicator.spec)
    if "among" in options:
        rows = rows[rows[NAMED].isin(options["among"])]
    return Tally(rows.assign(amount=first_of(rows, [NAMED]), counted=True), is_share=False)


def rows_with_names(indicator: Indicator, context: Context) -> Tally:
    """Rows that satisfy `where` and hold one of `among` in `field`; each counts once."""
    options = indicator.spec["with"]
    named = _named(indicator, context)
    kept = named[named[NAMED].isin(options["among"])]
    rows = attributed(kept, indicator, context, indicator.spec)
    return Tally(rows.assign(amount=first_of(rows, ["row"]), counted=True), is_share=False)


def rows_naming(indicator: Indicator, context: Context) -> Tally:
    """Rows that satisfy `where` and whose `field` names someone in one of `roles` in the village.

    Each row counts once; with `distinct`, each value of that field.
    """
    options = indicator.spec["with"]
    persons = context.rows("persons")
    held = persons[persons["role"].isin(options["roles"])]
    held = held[["person", "village"]].drop_duplicates().rename(columns={"person": NAMED})
    named = _named(indicator, context)
    kept = named.reset_index(names="position").merge(held, on=[NAMED, "village"])
    rows = attributed(kept.set_index("position"), indicator, context, indicator.spec)
    amount = first_of(rows, [options.get("distinct", "row")])
    return Tally(rows.assign(amount=amount, counted=True), is_share=False)


def _named(indicator: Indicator, context: Context) -> pd.DataFrame:
    """One row per name in the cell of `field`, called `named`, with the position of its row."""
    options = indicator.spec["with"]
    table = context.tables[indicator.ledger].dropna(subset=[options["field"]])
    kept = table[matches(table, options.get("where", {}), context)]
    names = kept.assign(**{NAMED: kept[options["field"]].str.split(SEPARATOR)}).explode(NAMED)
    return names.astype({NAMED: "string"})
