"""Visits that have to be entered in the platform within a number of days."""

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed
from bangfu_lib.params.indicators import Indicator


def entered_in_days(indicator: Indicator, context: Context) -> Tally:
    """Days of visits by holders of `roles` with an entry in time, of all such days due.

    A report of the declared `kind` for the same village with the visit's day as `event_on` is its
    entry; it is in time up to as many days later as `norm` says. A day that is not entered and
    whose time still runs at the assessed period's end is not due.
    """
    options = indicator.spec["with"]
    persons, visits = context.rows("persons"), context.tables[indicator.ledger]
    leaders = persons.loc[persons["role"].isin(options["roles"]), ["person", "village"]]
    rows = attributed(visits, indicator, context, indicator.spec)
    rows = rows.merge(leaders.drop_duplicates(), on=["person", "village"])
    rows = rows.drop_duplicates(["fact", "person", "visited_on"])
    reports = context.tables["reports"]
    entries = reports[reports["kind"] == options["kind"]]
    first = entries.groupby(["village", "event_on"])["submitted_on"].min().reset_index()
    rows = rows.merge(
        first, left_on=["village", "visited_on"], right_on=["village", "event_on"], how="left"
    )
    due = rows["visited_on"] + pd.Timedelta(days=int(context.norm_value(options["norm"])))
    in_time = rows["submitted_on"] <= due
    rows = rows.assign(amount=1, counted=in_time)
    return Tally(rows[in_time | (due <= pd.Timestamp(context.period.last))], is_share=True)
