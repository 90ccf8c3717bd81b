"""Checks made within the days of a campaign, such as a month of self-checks."""

import pandas as pd

from bangfu_lib.indicators.context import Context, base_units
from bangfu_lib.indicators.tally import Tally, attributed, first_of
from bangfu_lib.params.indicators import Indicator


def campaign_items(indicator: Indicator, context: Context) -> Tally:
    """Different items of the check sheets gone through on the days of a campaign, of all items.

    A campaign of the kind `campaign` in the ledger `register` belongs to the assessed period that
    its last day lies in; without one there is nothing to go through. The norms of `obligations`
    say how many items the sheets have together.
    """
    options, facts = indicator.spec["with"], range(len(base_units(indicator, context)))
    held = _held(context, options["register"], options["campaign"])
    checks = context.tables[indicator.ledger]
    checks = checks[(checks["campaign"] == options["campaign"]) & checks["item_number"].notna()]
    rows = attributed(checks, indicator, context, indicator.spec).merge(held, how="cross")
    rows = rows[rows["held_on"].between(rows["started_on"], rows["ended_on"])]
    amount = first_of(rows, ["of", "sheet", "item_number"])
    items = sum(context.norm_value(one["norm"]) for one in options["obligations"])
    whole = pd.Series(int(items) * len(held), index=facts)
    return Tally(rows.assign(amount=amount, counted=True), is_share=True, whole=whole)


def _held(context: Context, register: str, kind: str) -> pd.DataFrame:
    """The campaigns of `kind` that end in the assessed period: of, started_on, ended_on."""
    campaigns = context.tables[register]
    first, last = pd.Timestamp(context.period.first), pd.Timestamp(context.period.last)
    ends_here = campaigns["ended_on"].between(first, last)
    mine = campaigns[(campaigns["kind"] == kind).fillna(False) & ends_here]
    return mine.rename(columns={"campaign": "of"})[["of", "started_on", "ended_on"]]
