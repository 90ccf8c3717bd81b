"""Rows of one person, or of different ledgers, that cannot or hardly both be true.

Only `more_than_a_day` is an error, since such a day would count double; all others are for a look:
they do not stop intake and cost no point.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.row_checks import UNNAMED_VISIT, day_text, first_of_each, row_name
from bangfu_lib.ledgers.spans import leaves, postings, within_spans
from bangfu_lib.zh import ledgers as zh

Ledgers = Mapping[str, Filled]
HALF_DAYS_IN_A_DAY = 2
FULL_STAY = 1


def more_than_a_day(ledgers: Ledgers) -> list[Issue]:
    """One recorder registers a person for more than one whole day on one date."""
    filled = _declared(ledgers, "attendance", "person", "date", "recorded_by", "half")
    if filled is None:
        return []
    rows = filled.table[["person", "date", "recorded_by", "half"]]
    rows = rows[rows.notna().all(axis=1) & ~rows.duplicated()]
    day = rows[["person", "date", "recorded_by"]]
    halves = rows["half"].eq(zh.ATTENDANCE_WHOLE_DAY).astype(int) + 1
    spent = halves.groupby([day[name] for name in day]).transform("sum")
    over = day.index[(spent > HALF_DAYS_IN_A_DAY) & ~day.duplicated(keep="last")]
    return _flag_people(
        filled,
        ("more_than_a_day", "half"),
        filled.table.index.isin(over),
        date=day_text(filled.table["date"]),
        recorder=filled.table["recorded_by"],
    )


def in_two_places(ledgers: Ledgers) -> list[Issue]:
    """The village has a person in the village while the sending unit has the person elsewhere."""
    names = ("person", "date", "half", "status", "recorded_by")
    filled = _declared(ledgers, "attendance", *names)
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
    return _flag_people(filled, ("in_two_places", "status"), status.notna(), status=status)


def two_villages(ledgers: Ledgers) -> list[Issue]:
    """A person is posted full time in two villages at once."""
    filled = _declared(ledgers, "persons", "person", "village", "full_time", "arrived", "left")
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
    return _flag_people(filled, ("two_villages", "village"), again)


def outside_posting(ledgers: Ledgers) -> list[Issue]:
    """Attendance of a registered person on a day before arriving or after leaving."""
    filled = _declared(ledgers, "attendance", "person", "date")
    persons = _declared(ledgers, "persons", "person", "arrived", "left")
    if filled is None or persons is None:
        return []
    spans = postings(persons.table)
    posted = filled.table["person"].isin(spans["person"]) & filled.table["date"].notna()
    inside = within_spans(filled.table["person"], filled.table["date"], spans)
    return _flag_people(filled, ("outside_posting", "date"), posted & ~inside)


def visit_on_leave(ledgers: Ledgers) -> list[Issue]:
    """Visits by a person on a day of whole leave."""
    filled = _declared(ledgers, "visits", "person", "visited_on")
    leave = _declared(ledgers, "leave", "person", "first", "last", "days", "returned_on")
    if filled is None or leave is None:
        return []
    spans = leaves(leave.table)
    away = within_spans(filled.table["person"], filled.table["visited_on"], spans)
    return _flag_people(filled, ("visit_on_leave", "visited_on"), away)


def present_on_leave(ledgers: Ledgers) -> list[Issue]:
    """Attendance says in the village on a day of whole leave."""
    filled = _declared(ledgers, "attendance", "person", "date", "status")
    leave = _declared(ledgers, "leave", "person", "first", "last", "days", "returned_on")
    if filled is None or leave is None:
        return []
    away = within_spans(filled.table["person"], filled.table["date"], leaves(leave.table))
    present = filled.table["status"].eq(zh.ATTENDANCE_IN_VILLAGE).fillna(False)
    return _flag_people(filled, ("present_on_leave", "date"), away & present)


def long_leave(ledgers: Ledgers) -> list[Issue]:
    """Leave with more days than the calendar has between its first and last day."""
    filled = _declared(ledgers, "leave", "person", "first", "last", "days")
    if filled is None:
        return []
    table = filled.table
    calendar = (table["last"] - table["first"]).dt.days + 1
    return _flag_people(
        filled,
        ("long_leave", "days"),
        table["days"].astype(float) > calendar,
        days=table["days"],
        calendar=calendar.astype("Int64"),
    )


def long_stay(ledgers: Ledgers) -> list[Issue]:
    """The stays that a person enters for one date add up to more than that day."""
    filled = _declared(ledgers, "visits", "person", "visited_on", "stay_days")
    if filled is None:
        return []
    stays = filled.table[["person", "visited_on", "stay_days"]].dropna()
    day = [stays["person"], stays["visited_on"]]
    total = stays["stay_days"].astype(float).groupby(day).transform("sum").round(6)
    last = ~stays.duplicated(["person", "visited_on"], keep="last")
    over = filled.table.index.isin(stays.index[(total > FULL_STAY) & last])
    date = day_text(filled.table["visited_on"])
    return _flag_people(filled, ("long_stay", "stay_days"), over, date=date)


def identical_visits(ledgers: Ledgers) -> list[Issue]:
    """Visits without a household that equal an earlier one in every cell."""
    ledger, household = UNNAMED_VISIT
    filled = _declared(ledgers, ledger, "visited_on", household)
    if filled is None:
        return []
    table = filled.table
    unnamed = table[household].isna() & table["visited_on"].notna()
    rows = table.loc[unnamed, list(filled.ledger.fields)]
    doubled = table.index.isin(rows.index[rows.duplicated()])
    if not doubled.any():
        return []
    first = first_of_each(rows).reindex(table.index)
    return flag_by(
        filled,
        "visited_on",
        doubled,
        keys={"first": first},
        problem=lambda first: Problem("identical_visits", {"other": row_name(table, int(first))}),
    )


CROSS_RULES = (
    more_than_a_day,
    in_two_places,
    two_villages,
    outside_posting,
    visit_on_leave,
    present_on_leave,
    long_leave,
    long_stay,
    identical_visits,
)


def _declared(ledgers: Ledgers, name: str, *fields: str) -> Filled | None:
    """The ledger, if it is declared with all these fields: offices may declare others."""
    filled = ledgers.get(name)
    return filled if filled is not None and filled.has(*fields) else None


def _flag_people(
    filled: Filled, what: tuple[str, str], mask: np.ndarray | pd.Series, **facts: pd.Series
) -> list[Issue]:
    """`what` is the issue's code and the field it lies at; one issue per person and facts."""
    code, field = what
    keys = {"person": filled.table["person"], **facts}
    return flag_by(filled, field, mask, keys=keys, problem=lambda **of: Problem(code, of))
