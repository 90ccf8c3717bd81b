"""Days in the village, counted in half days against working days and postings."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from bangfu_lib.indicators.context import Context, postings, span_table
from bangfu_lib.indicators.tally import Tally, attributed, keyed_base
from bangfu_lib.params.indicators import Indicator

DAY = ["fact", "date"]
HALF_DAY = Decimal("0.5")


def in_village_share(indicator: Indicator, context: Context) -> Tally:
    """Working days in the village, of the working days while posted (source clause 二（三）3).

    Counts days in `counted` states on working days within the posting; a half day is 0.5 and one
    date never more than 1. Days off, and dates before arrival or after leaving, count nowhere, nor
    do days of periods whose ledgers are not known.
    """
    workdays = _known_workdays(context)
    stays = postings(indicator, context)
    rows = _registered(indicator, context, indicator.spec["with"])
    rows = _while_posted(rows[rows["date"].isin(workdays)], stays)
    base = keyed_base(indicator, context)
    owed = base.merge(stays, on=["unit", "village"]).merge(span_table(indicator, context))
    begin, end = owed[["arrived", "first"]].max(axis=1), owed[["left", "last"]].min(axis=1)
    until = workdays.searchsorted(end, side="right")
    days = (until - workdays.searchsorted(begin)).clip(min=0)
    whole = pd.Series(days, index=owed["fact"]).groupby(level=0).sum().reindex(base["fact"])
    return Tally(rows, is_share=True, whole=whole)


def in_village_days(indicator: Indicator, context: Context) -> Tally:
    """Days in the village while posted, days off included; a half day is 0.5."""
    rows = _registered(indicator, context, indicator.spec["with"])
    rows = _while_posted(rows, postings(indicator, context))
    return Tally(rows[rows["counted"]], is_share=False)


def absent_in_both(indicator: Indicator, context: Context) -> Tally:
    """Half days while posted on which neither village nor sending unit had the person (两头缩空).

    Both sides must have registered that half day: the village with a state in `absent`, the
    sending unit with one in `unit_absent`.
    """
    options = indicator.spec["with"]
    rows = attributed_attendance(indicator, context)
    rows = _while_posted(rows, postings(indicator, context))
    halves = context.ledgers[indicator.ledger].fields["half"].values
    slots = _half_day_slots(rows, options["whole_day"], halves)
    here = slots[
        (slots["recorded_by"] == options["village_side"]) & slots["status"].isin(options["absent"])
    ]
    there = slots[
        (slots["recorded_by"] == options["unit_side"])
        & slots["status"].isin(options["unit_absent"])
    ]
    slot = [*DAY, "slot"]
    both = here.merge(there[[*slot, "row"]], on=slot, suffixes=("", "_there"))
    both = both.assign(amount=HALF_DAY, counted=True)
    witness = both.assign(row=both["row_there"], amount=Decimal(0))
    return Tally(pd.concat([both, witness], ignore_index=True), is_share=False)


def attributed_attendance(indicator: Indicator, context: Context) -> pd.DataFrame:
    """The attendance rows of the indicator's persons, with unit, village, period and row."""
    return attributed(context.tables["attendance"], indicator, context, indicator.spec)


def _known_workdays(context: Context) -> pd.DatetimeIndex:
    found = [context.calendar.workday_dates(one.first, one.last) for one in context.known()]
    return found[0].append(found[1:])


def _registered(indicator: Indicator, context: Context, options: Mapping[str, Any]) -> pd.DataFrame:
    """Rows of one registering side, with the days that each adds; counted ones first in a day."""
    rows = attributed_attendance(indicator, context)
    rows = rows[rows["recorded_by"] == options["recorded_by"]]
    rows = rows.assign(
        counted=rows["status"].isin(options["counted"]),
        halves=rows["half"].eq(options["whole_day"]).astype("int64") + 1,
    ).sort_values([*DAY, "row"], kind="stable")
    upto = rows.groupby([*DAY, "counted"])["halves"].cumsum()
    added = upto.clip(upper=2) - (upto - rows["halves"]).clip(upper=2)
    return rows.assign(amount=added.map(lambda halves: halves * HALF_DAY))


def _while_posted(rows: pd.DataFrame, stays: pd.DataFrame) -> pd.DataFrame:
    """The rows dated within a stay of their person in their village."""
    during = rows.merge(stays.drop(columns="role"), on=["unit", "village"])
    inside = (during["date"] >= during["arrived"]) & (during["date"] <= during["left"])
    return during[inside]


def _half_day_slots(rows: pd.DataFrame, whole_day: str, names: Sequence[str]) -> pd.DataFrame:
    """The rows by half day: a whole day stands once for each of the declared halves."""
    whole = rows["half"] == whole_day
    halves = rows[~whole].assign(slot=rows.loc[~whole, "half"])
    parts = pd.DataFrame({"slot": [name for name in names if name != whole_day]}, dtype="string")
    return pd.concat([halves, rows[whole].merge(parts, how="cross")], ignore_index=True)
