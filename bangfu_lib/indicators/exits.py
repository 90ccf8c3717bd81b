"""What hangs on a village's exit from poverty: who may leave it, what is promised before it."""

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed, first_of, keyed_base
from bangfu_lib.params.indicators import Indicator


def kept_until_exit(indicator: Indicator, context: Context) -> Tally:
    """Postings ended in the period that left no village behind before it was struck off.

    Counts postings in the declared `roles` that ended within the assessed period. One is in order
    when the village had been struck off (`status`) by the day of leaving, or when somebody holds
    the same role in the village at the period's end. A village whose status is not filled in has
    nothing to judge by: its postings count nowhere.
    """
    options = indicator.spec["with"]
    persons, last = context.rows(indicator.ledger), pd.Timestamp(context.period.last)
    exits = context.tables["villages"][["village", "exit_status", "exit_on"]].dropna(
        subset=["exit_status"]
    )
    ended = persons[persons["role"].isin(options["roles"]) & (persons["left"] <= last)]
    rows = attributed(ended, indicator, context, indicator.spec).merge(exits, on="village")
    gone = (rows["exit_status"] == options["status"]) & (rows["exit_on"] <= rows["left"])
    staying = persons[persons["left"].isna() | (persons["left"] > last)]
    held = rows[["village", "role"]].merge(
        staying[["village", "role"]].drop_duplicates(), how="left", indicator="held"
    )
    replaced = (held["held"] == "both").to_numpy()
    return Tally(rows.assign(amount=1, counted=gone | replaced), is_share=True)


def promised_before_exit(indicator: Indicator, context: Context) -> Tally:
    """Whether a village that is to exit within the year has a promise published for the period.

    Each village with `exit_year` in the year of the fact's period owes one (of several the first
    counts); the others owe none. A promise is for the period that its `for_period` names.
    """
    rows = attributed(context.tables[indicator.ledger], indicator, context, indicator.spec)
    rows = rows[rows["for_period"] == rows["period"]]
    due = context.tables["villages"][["village", "exit_year"]]
    base = keyed_base(indicator, context).merge(due, on="village", how="left")
    year = base["period"].str.slice(0, 4).astype("int64")
    owes = base["exit_year"].eq(year).fillna(False).astype("int64")
    rows = rows.assign(amount=first_of(rows, ["village"]), counted=True)
    rows = rows[rows["fact"].isin(base.loc[owes == 1, "fact"])]
    return Tally(rows, is_share=True, whole=owes.set_axis(base["fact"]))
