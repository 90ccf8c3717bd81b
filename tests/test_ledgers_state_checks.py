"""States and the days on which matters were settled agree."""

from datetime import date

import pytest
from ledger_samples import declared, sheet, submission

from bangfu_lib.ledgers.state_checks import SETTLED, closed_without_date, date_without_closing

DAY = date(2021, 10, 20)


def run(**rows):
    handed_in = submission(*(sheet(name, given) for name, given in rows.items()))
    rules = closed_without_date, date_without_closing
    return [(one.severity, one.code) for rule in rules for one in rule(handed_in.filled)]


@pytest.mark.parametrize(
    ("status", "closed_on", "found"),
    [
        ("已销号", DAY, []),
        ("已销号", None, [("warning", "closed_without_date")]),
        ("现场销号", None, [("warning", "closed_without_date")]),
        ("已销号", "某日", []),
        ("办理中", None, []),
        ("办理中", DAY, [("warning", "date_without_closing")]),
        (None, DAY, []),
    ],
)
def test_a_problem_is_closed_with_its_date(status, closed_on, found):
    assert run(problems=[{"problem": "W1", "status": status, "closed_on": closed_on}]) == found


@pytest.mark.parametrize(
    ("state", "done_on", "found"),
    [("已落实", None, [("warning", "closed_without_date")]), ("正在落实", None, [])],
)
def test_a_measure_is_done_with_its_date(state, done_on, found):
    assert run(measures=[{"measure": "C1", "state": state, "done_on": done_on}]) == found


def test_the_states_that_mean_settled_are_declared():
    for ledger, state, _, words in SETTLED:
        assert set(words) <= set(declared()[ledger].fields[state].values)
