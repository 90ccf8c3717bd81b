"""Reports due and handed in: how many of the obligations that fell due were met in time."""

from datetime import date

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, keyed_base
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.periods.period import Period


def reports_on_time(indicator: Indicator, context: Context) -> Tally:
    """Reports of one kind handed in by their due date, of those due within the fact's period.

    An obligation belongs to the period in which it falls due, and not after the quarter's end.
    Each village owes one report per obligation; returned ones (`returned`) do not count, of
    several the first counts. A report that never came has no row: it is short all the same.
    """
    options = indicator.spec["with"]
    window = context.periods(indicator.every)[0]
    due = due_dates(window, context, options["every"], options["norm"])
    table = context.tables["reports"]
    sent = table[
        (table["kind"] == options["kind"]) & ~table["quality"].eq(options["returned"]).fillna(False)
    ]
    base = keyed_base(indicator, context)
    rows = sent.assign(row=sent.index).merge(due, on="for_period")
    rows = rows.merge(base[["fact", "village"]], on="village")
    rows = rows.sort_values(["submitted_on", "row"], kind="stable")
    repeated = rows.duplicated(["village", "for_period"])
    in_time = (rows["submitted_on"] <= rows["due"]) & ~repeated
    rows = rows.assign(amount=1, counted=in_time)[~repeated]
    return Tally(rows, is_share=True, whole=pd.Series(len(due), index=base["fact"]))


def due_dates(window: Period, context: Context, every: str, norm: str) -> pd.DataFrame:
    """What falls due within `window` up to the assessed period's end: columns for_period, due."""
    deadline = context.norm_value(norm)
    candidates = [Period.of(window.first, every), *window.parts(every)[1:]]
    while deadline.settled(candidates[0].previous(), context.calendar) >= window.first:
        candidates.insert(0, candidates[0].previous())
    last_day: date = min(window.last, context.period.last)
    found = [(one.code, deadline.settled(one, context.calendar)) for one in candidates]
    kept = [(code, day) for code, day in found if window.first <= day <= last_day]
    return pd.DataFrame(kept, columns=["for_period", "due"]).astype(
        {"for_period": "string", "due": "datetime64[s]"}
    )
