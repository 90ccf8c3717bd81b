"""Matters whose state says that they are settled without a date, or that bear a date unsettled."""

from collections.abc import Sequence

from bangfu_lib.ledgers.flagging import Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.people import Ledgers, declared
from bangfu_lib.zh import checks as zh

# Ledger, field of the state, field of the day on which it is settled, the settled states.
SETTLED: Sequence[tuple[str, str, str, tuple[str, ...]]] = (
    ("problems", "status", "closed_on", zh.PROBLEM_CLOSED),
    ("measures", "state", "done_on", zh.MEASURE_DONE),
)


def closed_without_date(ledgers: Ledgers) -> list[Issue]:
    """Rows that are settled and do not say when; a day that could not be read is left out."""
    return _disagreeing(ledgers, settled=True)


def date_without_closing(ledgers: Ledgers) -> list[Issue]:
    """Rows with the day of settling whose state is another one; a blank state is left out."""
    return _disagreeing(ledgers, settled=False)


def _disagreeing(ledgers: Ledgers, *, settled: bool) -> list[Issue]:
    code = "closed_without_date" if settled else "date_without_closing"
    found = []
    for name, state, day, words in SETTLED:
        filled = declared(ledgers, name, state, day)
        if filled is None:
            continue
        states, days, fields = filled.table[state], filled.table[day], filled.ledger.fields
        in_words = states.astype(object).isin(words).to_numpy()
        there = (filled.columns[day] >= 0) & ~filled.unreadable[day]
        blank = days.isna().to_numpy() & there
        open_ones = states.notna().to_numpy() & ~in_words & days.notna().to_numpy()
        facts = {"state": fields[state].header, "day": fields[day].header}
        found += flag_by(
            filled,
            day if settled else state,
            in_words & blank if settled else open_ones,
            keys={"value": states},
            problem=lambda value, facts=facts: Problem(code, {"value": value, **facts}),
        )
    return found
