"""Something that is due on one day of every week, such as a stay in the village on Tuesdays."""

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed, first_of, keyed_base
from bangfu_lib.indicators.where import matches
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.periods.period import Period


def weekday_coverage(indicator: Indicator, context: Context) -> Tally:
    """Weeks with a row on their `weekday` (1 is Monday), of the weeks in which that day is worked.

    Weeks belong to the period in which their weekday lies; one whose weekday is a rest day is
    excused, and what is done on it counts nowhere. Several rows of one day count once; rows of
    other days are short.
    """
    options = indicator.spec["with"]
    table = context.tables[indicator.ledger]
    kept = table[matches(table, options.get("where", {}), context)]
    rows = attributed(kept, indicator, context, indicator.spec)
    days = rows[context.ledgers[indicator.ledger].window_field]
    due = _due_days(context, options["weekday"])
    first = first_of(rows.assign(day=days), ["day"]).astype(bool)
    counted = days.isin(due) & first
    excused = (days.dt.day_of_week + 1 == options["weekday"]) & ~days.isin(due)
    base = keyed_base(indicator, context)
    owed = {code: _number_due(Period.parse(code), due) for code in base["period"].unique()}
    whole = base.set_index("fact")["period"].map(owed).astype("int64")
    return Tally(rows.assign(amount=1, counted=counted)[~excused], is_share=True, whole=whole)


def on_weekday_share(indicator: Indicator, context: Context) -> Tally:
    """Rows that lie on `weekday` (1 is Monday), of all rows, however many weeks they cover."""
    options = indicator.spec["with"]
    table = context.tables[indicator.ledger]
    kept = table[matches(table, options.get("where", {}), context)]
    rows = attributed(kept, indicator, context, indicator.spec)
    days = rows[context.ledgers[indicator.ledger].window_field]
    counted = days.dt.day_of_week + 1 == options["weekday"]
    return Tally(rows.assign(amount=1, counted=counted), is_share=True)


def _due_days(context: Context, weekday: int) -> pd.DatetimeIndex:
    """The working days on `weekday` of the assessed period's year, up to the period's end."""
    year = context.period.within("year")
    days = context.calendar.workday_dates(year.first, context.period.last)
    return days[days.day_of_week + 1 == weekday]


def _number_due(span: Period, due: pd.DatetimeIndex) -> int:
    first, last = pd.Timestamp(span.first), pd.Timestamp(span.last)
    return int(((due >= first) & (due <= last)).sum())
