"""Who answers for whom, and the least that a person did for any one visit or household."""

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed, first_of, keyed_base
from bangfu_lib.params.indicators import Indicator


def supervised(indicator: Indicator, context: Context) -> Tally:
    """Persons whose supervisor holds the paired role in the same village, of all in `pairs`.

    Both must be posted at some time in the assessed period.
    """
    persons = context.rows(indicator.ledger)
    pairs = indicator.spec["with"]["pairs"]
    bound = persons[persons["role"].isin(pairs)]
    wanted = bound.assign(needed=bound["role"].map(pairs).astype("string"))
    holders = persons[["person", "village", "role"]].drop_duplicates()
    found = wanted.reset_index().merge(
        holders.rename(columns={"person": "supervisor", "role": "needed"}),
        on=["supervisor", "village", "needed"],
    )
    rows = attributed(bound, indicator, context, indicator.spec)
    return Tally(rows.assign(amount=1, counted=rows["row"].isin(found["index"])), is_share=True)


def least_per_visit(indicator: Indicator, context: Context) -> Tally:
    """Distinct values in the visit that had fewest of them; no visit at all makes 0."""
    options = indicator.spec["with"]
    visit = ["fact", options["visit"]]
    rows = attributed(context.tables["visits"], indicator, context, indicator.spec)
    rows = rows.assign(amount=first_of(rows, [options["visit"], options["distinct"]]), counted=True)
    rows.loc[rows[options["distinct"]].isna(), "amount"] = 0
    return Tally(_least(rows, visit), is_share=False)


def least_per_household(indicator: Indicator, context: Context) -> Tally:
    """Visits to the one of the person's own households in the village that had fewest.

    None makes 0, and so does a person without households of their own.
    """
    options = indicator.spec["with"]
    helper, household = options["helper"], options["household"]
    own = context.tables[options["register"]][[helper, "village", household]].dropna()
    own = own.rename(columns={helper: "unit"})
    rows = attributed(context.tables["visits"], indicator, context, indicator.spec)
    rows = rows[["fact", household, "row"]].assign(amount=1)
    owed = keyed_base(indicator, context).merge(own, on=["unit", "village"])
    made = owed.merge(rows, on=["fact", household], how="left").assign(counted=True)
    made["amount"] = made["amount"].fillna(0).astype("int64")
    least = _least(made, ["fact", household])
    return Tally(least.dropna(subset=["row"]).astype({"row": "int64"}), is_share=False)


def _least(rows: pd.DataFrame, group: list[str]) -> pd.DataFrame:
    """The rows of the group with the smallest sum of amounts within each fact."""
    sums = rows.groupby(group, as_index=False)["amount"].sum()
    chosen = sums.sort_values(["amount", group[-1]], kind="stable").drop_duplicates("fact")
    return rows.merge(chosen[group], on=group)
