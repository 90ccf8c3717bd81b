"""All checks together."""

from datetime import date

import pytest
from ledger_samples import (
    ATTENDANCE,
    HOUSEHOLD,
    LEAVE,
    PERSON,
    VILLAGE,
    VISIT,
    declared,
    sheet,
    submission,
)

from bangfu_lib.ledgers.checking import check, comparable_ledgers, missing_ledgers
from bangfu_lib.periods.period import Period


def test_each_required_ledger_without_a_sheet_is_named():
    found = missing_ledgers(submission(sheet("visits", [])))
    required = [one.label for one in declared().values() if one.required and one.name != "visits"]
    assert [one.message for one in found] == [
        f"没有找到必须填报的“{label}”表" for label in required
    ]


def test_only_a_ledger_that_may_be_bare_is_allowed_to_keep_its_headers_alone():
    remedies = {one.message: one.remedy for one in missing_ledgers(submission())}
    assert "保留表头即可" in remedies["没有找到必须填报的“考勤”表"]
    assert "至少填写一行" in remedies["没有找到必须填报的“驻村人员”表"]


def test_missing_ledgers_are_not_named_while_a_file_cannot_be_read():
    assert missing_ledgers(submission(unread=True)) == []


def test_rules_of_rows_references_and_persons_all_run():
    handed_in = submission(
        sheet("villages", [VILLAGE, VILLAGE]),
        sheet("persons", [PERSON | {"name": None}]),
        sheet("visits", [VISIT | {"village": "PB09"}]),
        sheet("attendance", [ATTENDANCE]),
        sheet("leave", [LEAVE | {"days": 9}]),
    )
    codes = {one.code for one in check(handed_in)}
    assert codes >= {"missing_ledger", "duplicate", "required", "unknown_reference"}
    assert codes >= {"visit_on_leave", "present_on_leave", "long_leave"}


REGISTERED = (
    sheet("villages", [VILLAGE, VILLAGE | {"village": "PB02"}]),
    sheet("persons", [PERSON | {"left": date(2021, 12, 1)}]),
    sheet("households", [HOUSEHOLD]),
)


@pytest.mark.parametrize(
    ("visit", "codes"),
    [
        ({}, []),
        ({"visited_on": date(2012, 10, 8)}, ["outside_window"]),
        ({"visited_on": date(2021, 12, 8)}, ["outside_posting"]),
        ({"visited_on": None}, ["required"]),
        ({"visited_on": "昨天"}, []),
        ({"village": "PB09"}, ["unknown_reference"]),
        ({"household": "H9", "village": "PB09"}, ["unknown_reference"] * 2),
        ({"household": "H9"}, ["unknown_reference"]),
        ({"person": "R9", "visited_on": date(2021, 12, 8)}, ["unknown_reference"]),
        ({"village": "PB02"}, ["registered_elsewhere", "posted_elsewhere"]),
    ],
)
def test_each_slip_is_named_once(visit, codes):
    found = check(submission(*REGISTERED, sheet("visits", [VISIT | visit])))
    label = declared()["visits"].label
    assert [one.code for one in found if one.sheet == label] == codes


def test_while_a_file_cannot_be_read_nothing_is_held_against_registers():
    away = VISIT | {"visited_on": date(2021, 12, 8), "village": "PB02", "household": "H9"}
    found = check(submission(*REGISTERED, sheet("visits", [away]), unread=True))
    assert found == []


def test_checking_changes_no_table():
    handed_in = submission(sheet("visits", [VISIT | {"visited_on": date(2012, 10, 8)}]))
    assert comparable_ledgers(handed_in)["visits"].table["visited_on"].isna().all()
    assert handed_in.filled["visits"].table["visited_on"].notna().all()


def test_what_was_handed_in_before_is_told():
    diary = {"diary": "D1", "written_on": date(2021, 10, 8), "person": "R1", "village": "PB01"}
    handed_in = submission(*REGISTERED, sheet("diaries", [diary]))
    before = {"diaries": handed_in.filled["diaries"].table}
    found = check(handed_in, {Period.parse("2021Q3"): before})
    assert [one.code for one in found if one.sheet] == ["submitted_before"]
