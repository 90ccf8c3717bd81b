"""Households are named with the village in which they are registered."""

from dataclasses import replace

import pytest
from ledger_samples import HOUSEHOLD, VILLAGE, VISIT, sheet, submission

from bangfu_lib.ledgers.belonging import registered_elsewhere

VILLAGES = [VILLAGE, VILLAGE | {"village": "PB02"}]


def run(rows, ledger="visits", households=(HOUSEHOLD,), **facts):
    sheets = {"villages": VILLAGES, "households": list(households), ledger: rows}
    handed_in = submission(*(sheet(name, given) for name, given in sheets.items()), **facts)
    return registered_elsewhere(handed_in, handed_in.filled[ledger])


@pytest.mark.parametrize(
    ("visit", "elsewhere"),
    [
        ({}, False),
        ({"village": "PB02"}, True),
        ({"village": "PB09"}, False),
        ({"village": None}, False),
        ({"village": "PB02", "household": "H9"}, False),
        ({"village": "PB02", "household": None}, False),
    ],
)
def test_a_household_is_visited_in_its_own_village(visit, elsewhere):
    found = run([VISIT | visit])
    assert [(one.severity, one.code) for one in found] == [
        ("error", "registered_elsewhere")
    ] * elsewhere


def test_both_villages_are_named():
    (found,) = run([VISIT | {"village": "PB02"}])
    assert "“H1”在“户台账”表中登记在“PB01”" in found.message and "“PB02”" in found.message


def test_a_hidden_household_code_is_not_shown():
    (found,) = run([{"household": "H1", "village": "PB02"}], ledger="problems")
    assert "H1" not in found.message


def test_a_household_registered_twice_belongs_nowhere():
    twice = [HOUSEHOLD, HOUSEHOLD | {"village": "PB02"}]
    assert run([VISIT | {"village": "PB02"}], households=twice) == []


def test_a_helper_need_not_be_the_one_in_the_register():
    rows = [{"measure": "C1", "household": "H1", "village": "PB01", "helper": "R2"}]
    assert run(rows, ledger="measures", households=[HOUSEHOLD | {"helper": "R1"}]) == []


def test_nothing_is_said_while_the_register_is_not_whole():
    assert run([VISIT | {"village": "PB02"}], unread=True) == []
    assert run([VISIT | {"village": "PB02"}], households=[]) == []


def test_a_register_of_several_rows_per_code_says_no_place():
    handed_in = submission(sheet("villages", VILLAGES), sheet("visits", [VISIT]))
    households = handed_in.filled["households"]
    keyed = replace(households.ledger, keys=(("household", "village"),))
    filled = {**handed_in.filled, "households": replace(households, ledger=keyed)}
    given = replace(handed_in, filled=filled)
    assert registered_elsewhere(given, given.filled["visits"]) == []
