"""Codes must be registered in the ledger they refer to."""

import pytest
from ledger_samples import (
    DOCUMENT,
    HOUSEHOLD,
    PERSON,
    VILLAGE,
    VISIT,
    sheet,
    submission,
)

from bangfu_lib.ledgers.issues import cell_name
from bangfu_lib.ledgers.references import unknown_references

VILLAGES, PERSONS = sheet("villages", [VILLAGE]), sheet("persons", [PERSON])
HOUSEHOLDS = sheet("households", [HOUSEHOLD])


def run(name, rows, *registers, **facts):
    handed_in = submission(*registers, sheet(name, rows), **facts)
    return unknown_references(handed_in, handed_in.filled[name])


def test_an_unknown_code_names_all_its_cells_and_its_register():
    rows = [VISIT, VISIT | {"person": "R9"}, VISIT | {"person": "R9"}]
    (unknown,) = run("visits", rows, VILLAGES, PERSONS, HOUSEHOLDS)
    assert (unknown.code, unknown.cell, unknown.others) == ("unknown_reference", "B3", ("B4",))
    assert "“R9”在“驻村人员”表的“人员编码”中没有" in unknown.message


def test_each_unknown_code_among_several_is_named():
    rows = [DOCUMENT | {"responsible": "R1、R8、R9"}, DOCUMENT | {"responsible": "R1"}]
    (unknown,) = run("documents", rows, VILLAGES, PERSONS)
    column = list(sheet("documents", []).cells).index("responsible")
    assert (unknown.cell, "“R8、R9”" in unknown.message) == (cell_name(2, column), True)


def test_a_ledger_may_refer_to_itself():
    rows = [PERSON, PERSON | {"person": "R2", "supervisor": "R1"}]
    assert run("persons", rows, VILLAGES) == []


@pytest.mark.parametrize(
    ("registers", "facts"),
    [
        ([], {}),
        ([sheet("persons", [])], {}),
        ([PERSONS], {"unread": True}),
        ([PERSONS], {"lacking": frozenset({("persons", "person")})}),
    ],
)
def test_nothing_is_said_when_the_register_itself_is_at_fault(registers, facts):
    rows = [VISIT | {"person": "R9"}]
    assert run("visits", rows, VILLAGES, HOUSEHOLDS, *registers, **facts) == []


def test_a_code_that_only_looks_different_and_a_name_that_is_alike_are_suggested():
    rows = [
        VISIT | {"village": "pb-01"},
        VISIT | {"village": "甲家寨"},
        VISIT | {"village": "PB99"},
    ]
    villages = sheet("villages", [VILLAGE | {"name": "甲家村"}])
    found = run("visits", rows, villages, PERSONS, HOUSEHOLDS)
    assert [one.remedy.partition("，或先")[0] for one in found] == [
        "请核对，是不是“PB01”",
        "请核对，是不是“甲家村”",
        "请核对",
    ]
