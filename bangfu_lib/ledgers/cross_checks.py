"""Rows of one person, or of different ledgers, that cannot or hardly both be true.

Only `more_than_a_day` is an error, since such a day would count double; all others are for a look:
they do not stop intake and cost no point.
"""

from bangfu_lib.ledgers.flagging import Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.people import Ledgers, declared, flag_people
from bangfu_lib.ledgers.posting_checks import outside_posting, posted_elsewhere
from bangfu_lib.ledgers.row_checks import UNNAMED_VISIT, day_text, first_equals, row_names
from bangfu_lib.ledgers.spans import leaves, postings, within_spans
from bangfu_lib.ledgers.state_checks import closed_without_date, date_without_closing
from bangfu_lib.zh import ledgers as zh

HALF_DAYS_IN_A_DAY = 2
FULL_STAY = 1


def more_than_a_day(ledgers: Ledgers) -> list[Issue]:
    """One recorder registers a person for more than one whole day on one date."""
    filled = declared(ledgers, "attendance", "person", "date", "recorded_by", "half")
    if filled is None:
        return []
    rows = filled.table[["person", "date", "recorded_by", "half"]]
    rows = rows[rows.notna().all(axis=1) & ~rows.duplicated()]
    day = rows[["person", "date", "recorded_by"]]
    halves = rows["half"].eq(zh.ATTENDANCE_WHOLE_DAY).astype(int) + 1
    spent = halves.groupby([day[name] for name in day]).transform("sum")
    over = day.index[(spent > HALF_DAYS_IN_A_DAY) & ~day.duplicated(keep="last")]
    marked = filled.table.index.isin(over)
    return flag_people(
        filled,
        ("more_than_a_day", "half"),
        marked,
        date=day_text(filled.table["date"], marked),
        recorder=filled.table["recorded_by"],
    )


def in_two_places(ledgers: Ledgers) -> list[Issue]:
    """The village has a person in the village while the sending unit has the person elsewhere."""
    names = ("person", "date", "half", "status", "recorded_by")
    filled = declared(ledgers, "attendance", *names)
    if filled is None:
        return []
    rows = filled.table[list(names)].dropna().reset_index(names="position")
    by_village = rows["recorded_by"].eq(zh.ATTENDANCE_BY_VILLAGE)
    home = rows[by_village & rows["status"].eq(zh.ATTENDANCE_IN_VILLAGE)]
    away = rows[~by_village & ~rows["status"].isin(zh.ATTENDANCE_COUNTS_AS_VILLAGE)]
    pairs = home.merge(away, on=["person", "date"], suffixes=("", "_away"))
    whole = pairs["half"].eq(zh.ATTENDANCE_WHOLE_DAY) | pairs["half_away"].eq(
        zh.ATTENDANCE_WHOLE_DAY
    )
    meet = pairs[whole | pairs["half"].eq(pairs["half_away"])].drop_duplicates("position")
    status = meet.set_index("position")["status_away"].reindex(filled.table.index)
    return flag_people(filled, ("in_two_places", "status"), status.notna(), status=status)


def two_villages(ledgers: Ledgers) -> list[Issue]:
    """A person is posted full time in two villages at once."""
    filled = declared(ledgers, "persons", "person", "village", "full_time", "arrived", "left")
    if filled is None:
        return []
    full_time = filled.table["full_time"].fillna(False).astype(bool)
    spans = postings(filled.table[full_time], "village").reset_index(names="position")
    pairs = spans.merge(spans, on="person", suffixes=("", "_other"))
    both = (
        (pairs["position"] > pairs["position_other"])
        & (pairs["village"] != pairs["village_other"])
        & (pairs["start"] <= pairs["end_other"])
        & (pairs["start_other"] <= pairs["end"])
    )
    again = filled.table.index.isin(pairs.loc[both, "position"])
    return flag_people(filled, ("two_villages", "village"), again)


def visit_on_leave(ledgers: Ledgers) -> list[Issue]:
    """Visits by a person on a day of whole leave."""
    filled = declared(ledgers, "visits", "person", "visited_on")
    leave = declared(ledgers, "leave", "person", "first", "last", "days", "returned_on")
    if filled is None or leave is None:
        return []
    spans = leaves(leave.table)
    away = within_spans(filled.table["person"], filled.table["visited_on"], spans)
    return flag_people(filled, ("visit_on_leave", "visited_on"), away)


def present_on_leave(ledgers: Ledgers) -> list[Issue]:
    """Attendance says in the village on a day of whole leave."""
    filled = declared(ledgers, "attendance", "person", "date", "status")
    leave = declared(ledgers, "leave", "person", "first", "last", "days", "returned_on")
    if filled is None or leave is None:
        return []
    away = within_spans(filled.table["person"], filled.table["date"], leaves(leave.table))
    present = filled.table["status"].eq(zh.ATTENDANCE_IN_VILLAGE).fillna(False)
    return flag_people(filled, ("present_on_leave", "date"), away & present)


def long_leave(ledgers: Ledgers) -> list[Issue]:
    """Leave with more days than the calendar has between its first and last day."""
    filled = declared(ledgers, "leave", "person", "first", "last", "days")
    if filled is None:
        return []
    table = filled.table
    calendar = (table["last"] - table["first"]).dt.days + 1
    return flag_people(
        filled,
        ("long_leave", "days"),
        table["days"].astype(float) > calendar,
        days=table["days"],
        calendar=calendar.astype("Int64"),
    )


def long_stay(ledgers: Ledgers) -> list[Issue]:
    """The stays that a person enters for one date add up to more than that day."""
    filled = declared(ledgers, "visits", "person", "visited_on", "stay_days")
    if filled is None:
        return []
    rows = filled.table[["person", "visited_on", "stay_days"]]
    stays = rows[rows["stay_days"].notna()].dropna()
    day = [stays["person"], stays["visited_on"]]
    total = stays["stay_days"].astype(float).groupby(day).transform("sum").round(6)
    last = ~stays.duplicated(["person", "visited_on"], keep="last")
    over = filled.table.index.isin(stays.index[(total > FULL_STAY) & last])
    date = day_text(filled.table["visited_on"], over)
    return flag_people(filled, ("long_stay", "stay_days"), over, date=date)


def identical_visits(ledgers: Ledgers) -> list[Issue]:
    """Visits without a household that equal an earlier one in every cell."""
    ledger, household = UNNAMED_VISIT
    filled = declared(ledgers, ledger, "visited_on", household)
    if filled is None:
        return []
    table = filled.table
    unnamed = table[household].isna() & table["visited_on"].notna()
    first = first_equals(table.loc[unnamed, list(filled.ledger.fields)])
    if first.empty:
        return []
    return flag_by(
        filled,
        "visited_on",
        table.index.isin(first.index),
        keys={"other": row_names(table, first).reindex(table.index)},
        problem=lambda other: Problem("identical_visits", {"other": other}),
    )


CROSS_RULES = (
    more_than_a_day,
    in_two_places,
    two_villages,
    outside_posting,
    posted_elsewhere,
    visit_on_leave,
    present_on_leave,
    long_leave,
    long_stay,
    identical_visits,
    closed_without_date,
    date_without_closing,
)
