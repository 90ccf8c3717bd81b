"""What was done, of what was planned for the same period."""

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed, first_of, keyed_base
from bangfu_lib.indicators.where import matches
from bangfu_lib.params.indicators import Indicator


def planned(indicator: Indicator, context: Context) -> Tally:
    """The planned number of `item` for the indicator's periods: those around the assessed one."""
    plans = context.tables[indicator.ledger]
    asked = [one.code for one in context.periods(indicator.every)]
    kept = plans[plans["item"] == indicator.spec["with"]["item"]]
    kept = kept[kept["for_period"].isin(asked)]
    rows = attributed(kept, indicator, context, indicator.spec)
    return Tally(rows.assign(amount=rows["planned"], counted=True), is_share=False)


def done_of_planned(indicator: Indicator, context: Context) -> Tally:
    """Distinct values of `distinct` among rows that satisfy `where`, of the planned number.

    The plans are the rows of ledger `plans` about `item` whose period is the fact's; more done
    than planned counts as all of it done. Without a plan there is nothing to count.
    """
    options = indicator.spec["with"]
    table = context.tables[indicator.ledger].dropna(subset=[options["distinct"]])
    kept = table[matches(table, options["where"], context)]
    rows = attributed(kept, indicator, context, indicator.spec)
    plans = context.tables["plans"]
    numbers = plans[plans["item"] == options["item"]].groupby("for_period")["planned"].sum()
    base = keyed_base(indicator, context)
    whole = base.set_index("fact")["period"].map(numbers).fillna(0).astype("int64")
    amount = first_of(rows, [options["distinct"]])
    over = amount.groupby(rows["fact"]).cumsum() > rows["fact"].map(whole)
    return Tally(
        rows.assign(amount=amount.where(~over, 0), counted=True), is_share=True, whole=whole
    )
