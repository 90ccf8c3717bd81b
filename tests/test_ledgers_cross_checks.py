"""Rows that cannot or hardly both be true."""

from datetime import date

import pytest
from ledger_samples import ATTENDANCE, LEAVE, PERSON, VISIT, declared, sheet, submission

from bangfu_lib.ledgers.cross_checks import (
    CROSS_RULES,
    identical_visits,
    in_two_places,
    long_leave,
    long_stay,
    more_than_a_day,
    present_on_leave,
    two_villages,
    visit_on_leave,
)
from bangfu_lib.ledgers.issues import cell_name


def run(rule, **rows):
    handed_in = submission(*(sheet(name, given) for name, given in rows.items()))
    return [(one.severity, one.cell, *one.others) for one in rule(handed_in.filled)]


def at(ledger, field, row):
    """The address of a field's cell in the Excel row `row`."""
    return cell_name(row, list(declared()[ledger].fields).index(field))


@pytest.mark.parametrize(
    ("halves", "found"),
    [
        (["上午", "下午"], []),
        (["全天", "上午"], [("error", at("attendance", "half", 3))]),
        (["全天", "上午", "下午"], [("error", at("attendance", "half", 4))]),
        (["全天", "全天"], []),
    ],
)
def test_a_day_has_one_whole_day(halves, found):
    rows = [ATTENDANCE | {"half": half} for half in halves]
    assert run(more_than_a_day, attendance=rows) == found


def test_two_recorders_may_each_register_the_whole_day():
    rows = [ATTENDANCE, ATTENDANCE | {"recorded_by": "派出单位"}]
    assert run(more_than_a_day, attendance=rows) == []


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({"status": "在派出单位"}, [("warning", at("attendance", "status", 2))]),
        ({"status": "公休", "half": "下午"}, [("warning", at("attendance", "status", 2))]),
        ({"status": "公务外出"}, []),
        ({"status": "公休", "date": date(2021, 10, 9)}, []),
        ({"status": "公休", "person": "R2"}, []),
    ],
)
def test_a_person_is_not_in_the_village_and_elsewhere(other, found):
    rows = [ATTENDANCE, ATTENDANCE | {"recorded_by": "派出单位"} | other]
    assert run(in_two_places, attendance=rows) == found


def test_morning_in_the_village_and_afternoon_elsewhere_agree():
    away = {"recorded_by": "派出单位", "status": "公休", "half": "下午"}
    assert run(in_two_places, attendance=[ATTENDANCE | {"half": "上午"}, ATTENDANCE | away]) == []


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({}, [("warning", at("persons", "village", 3))]),
        ({"full_time": "否"}, []),
        ({"person": "R2"}, []),
        ({"arrived": date(2021, 11, 1)}, []),
    ],
)
def test_nobody_is_posted_full_time_in_two_villages_at_once(other, found):
    first = PERSON | {"left": date(2021, 10, 31)}
    assert run(two_villages, persons=[first, first | {"village": "PB02"} | other]) == found


@pytest.mark.parametrize(
    ("day", "leave", "found"),
    [
        (date(2021, 10, 7), {}, []),
        (date(2021, 10, 8), {}, [("warning", at("visits", "visited_on", 2))]),
        (date(2021, 10, 10), {}, [("warning", at("visits", "visited_on", 2))]),
        (date(2021, 10, 11), {}, []),
        (date(2021, 10, 10), {"returned_on": date(2021, 10, 10)}, []),
        (date(2021, 10, 8), {"last": date(2021, 10, 8), "days": 0.5}, []),
        (date(2021, 10, 8), {"person": "R2"}, []),
    ],
)
def test_no_visit_falls_on_a_day_of_whole_leave(day, leave, found):
    rows = {"visits": [VISIT | {"visited_on": day}], "leave": [LEAVE | leave]}
    assert run(visit_on_leave, **rows) == found


@pytest.mark.parametrize(
    ("status", "found"), [("在村", [("warning", at("attendance", "date", 2))]), ("公休", [])]
)
def test_nobody_is_in_the_village_on_leave(status, found):
    rows = {"attendance": [ATTENDANCE | {"status": status}], "leave": [LEAVE]}
    assert run(present_on_leave, **rows) == found


@pytest.mark.parametrize(("days", "found"), [(3, []), (3.5, [("warning", at("leave", "days", 2))])])
def test_leave_is_no_longer_than_the_calendar(days, found):
    assert run(long_leave, leave=[LEAVE | {"days": days}]) == found


@pytest.mark.parametrize(
    ("stays", "found"), [((0.5, 0.5), []), ((1, 0.1), [("warning", at("visits", "stay_days", 3))])]
)
def test_the_stays_of_a_day_are_no_longer_than_the_day(stays, found):
    rows = [VISIT | {"household": f"H{stay}", "stay_days": stay} for stay in stays]
    assert run(long_stay, visits=rows) == found


def test_ten_tenths_of_a_day_are_one_day():
    rows = [VISIT | {"household": f"H{number}", "stay_days": 0.1} for number in range(10)]
    assert run(long_stay, visits=rows) == []


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({}, [("warning", at("visits", "visited_on", 3))]),
        ({"purpose": "督导"}, []),
        ({"household": "H1"}, []),
    ],
)
def test_equal_visits_without_a_household_are_flagged(other, found):
    visit = VISIT | {"household": None, "stay_days": 0.5}
    assert run(identical_visits, visits=[visit, visit | other]) == found


@pytest.mark.parametrize("rule", CROSS_RULES)
def test_every_rule_is_silent_without_rows_and_without_ledgers(rule):
    assert run(rule) == []
    assert rule({}) == []
