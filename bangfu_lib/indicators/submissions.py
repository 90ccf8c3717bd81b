"""Reports due and handed in: how many came in time, and by how many days the others were late."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, keyed_base
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.periods.period import Period

REPORT = ["kind", "for_period", "village"]


def reports_on_time(indicator: Indicator, context: Context) -> Tally:
    """Reports of the declared kinds handed in by their due dates, of those due within the period.

    An obligation belongs to the period in which it falls due, and not after the assessed period's
    end. Each village that the norm binds owes one report per obligation; returned ones
    (`returned`) do not count, of several the first counts. A report that never came has no row: it
    is short all the same.
    """
    owed = _handed_in(indicator, context)
    base = keyed_base(indicator, context)
    whole = owed.groupby("fact").size().reindex(base["fact"], fill_value=0)
    came = owed.dropna(subset=["row"]).astype({"row": "int64"})
    in_time = came["submitted_on"] <= came["due"]
    return Tally(came.assign(amount=1, counted=in_time), is_share=True, whole=whole)


def days_late(indicator: Indicator, context: Context) -> Tally:
    """Days by which the reports due within the period were late, all added up.

    One that has not come is late up to the assessed period's end, and has no row to show.
    """
    owed = _handed_in(indicator, context)
    until = owed["submitted_on"].fillna(pd.Timestamp(context.period.last))
    owed = owed.assign(amount=(until - owed["due"]).dt.days.clip(lower=0), counted=True)
    return Tally(owed[owed["amount"] > 0], is_share=False)


def due_dates(window: Period, context: Context, every: str, norm: str) -> pd.DataFrame:
    """What falls due within `window` up to the assessed period's end: columns for_period, due."""
    deadline, calendar = context.norm_value(norm), context.calendar
    last_day: date = min(window.last, context.period.last)
    candidates = [Period.of(window.first, every)]
    while deadline.settled(candidates[0].previous(), calendar) >= window.first:
        candidates.insert(0, candidates[0].previous())
    while candidates[-1].next().first <= window.last:
        candidates.append(candidates[-1].next())
    begun = [one for one in candidates if deadline.due(one) <= last_day]
    found = [(one.code, deadline.settled(one, calendar)) for one in begun]
    kept = [(code, day) for code, day in found if window.first <= day <= last_day]
    return pd.DataFrame(kept, columns=["for_period", "due"]).astype(
        {"for_period": "string", "due": "datetime64[s]"}
    )


def obligations(indicator: Indicator) -> list[Mapping[str, Any]]:
    """What an indicator of reports is about: kind, every and norm of each kind of report."""
    options = indicator.spec["with"]
    return options.get("obligations", [options])


def _handed_in(indicator: Indicator, context: Context) -> pd.DataFrame:
    """Every obligation (fact, kind, for_period, village, due) with the first report for it.

    row and submitted_on are missing where none came.
    """
    returned = indicator.spec["with"]["returned"]
    table = context.tables["reports"]
    sent = table[~table["quality"].eq(returned).fillna(False)]
    sent = sent.assign(row=sent.index).sort_values(["submitted_on", "row"], kind="stable")
    first = sent.drop_duplicates(REPORT)[[*REPORT, "submitted_on", "row"]]
    owed = pd.concat(list(_owed(indicator, context)), ignore_index=True)
    return owed.merge(first.astype({"row": "Int64"}), on=REPORT, how="left")


def _owed(indicator: Indicator, context: Context) -> Iterator[pd.DataFrame]:
    """What each village owes: columns fact, village, kind, for_period, due."""
    base = keyed_base(indicator, context)
    villages = context.tables["villages"]
    for entry in obligations(indicator):
        types = context.norms[entry["norm"]].village_types
        bound = villages["village_type"].isin(types) if types else slice(None)
        who = base[base["village"].isin(villages.loc[bound, "village"])]
        for span in context.spans(indicator):
            due = due_dates(span, context, entry["every"], entry["norm"])
            due = due.assign(kind=entry["kind"]).astype({"kind": "string"})
            yield who.loc[who["period"] == span.code, ["fact", "village"]].merge(due, how="cross")
