"""County practice on days in the village and leave: what counts, who approves, when to recall."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from declared import context, posted, rules

from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.periods.period import Period

PERSON = posted("P1", "第一书记", arrived="2019-01-01")


def value(name: str, *, period: str, **tables) -> dict[str, object]:
    """The indicator of person P1 by period of facts when `period` is assessed."""
    given = replace(context(persons=[PERSON], **tables), period=Period.parse(period))
    facts = compute_facts({name: rules().indicators[name]}, given).facts
    return dict(zip(facts["period"], facts["numerator"], strict=True))


def attendance(first: date, *states: str) -> list[dict]:
    known = {"person": "P1", "half": "全天", "recorded_by": "村"}
    days = [first + timedelta(days=n) for n in range(len(states))]
    return [known | {"date": day, "status": state} for day, state in zip(days, states, strict=True)]


def leave(days: float, level: str | None = None, **more) -> dict:
    known = {"person": "P1", "kind": "事假", "first": "2024-12-02", "last": "2024-12-09"}
    return known | {"days": days, "approved_by": "某", "approver_level": level} | more


ROWS = attendance(date(2024, 12, 2), "在村", "公务外出", "培训", "事假", "在派出单位")


def test_reported_trips_and_training_count_as_stationed_and_leave_does_not():
    assert value("stationed_days_in_year", period="2024", attendance=ROWS) == {"2024": 3}


def test_days_of_a_month_are_those_in_the_village():
    found = value("in_village_days_in_month", period="2024-12", attendance=ROWS)
    assert found == {"2024-12": 1}


@pytest.mark.parametrize(
    ("days", "level", "short", "long"),
    [
        (5, "乡镇党委书记", 0, 0),
        (5, "县级组织部门", 0, 0),
        (5, "派出单位", 1, 0),
        (5, None, 1, 0),
        (5.5, "乡镇党委书记", 0, 1),
        (5.5, "县级组织部门", 0, 0),
        (8, None, 0, 1),
    ],
)
def test_leave_up_to_five_days_is_approved_by_the_township_and_longer_by_the_county(
    days, level, short, long
):
    rows = [leave(days, level)]
    assert value("short_leave_unapproved", period="2024Q4", leave=rows) == {"2024Q4": short}
    assert value("long_leave_unapproved", period="2024Q4", leave=rows) == {"2024Q4": long}


def test_before_the_practice_was_published_nobody_is_held_to_it():
    assert not rules().norms["short_leave_days_max"].in_force(date(2021, 12, 31))
    assert not rules().norms["stationed_days_min_per_year"].in_force(date(2021, 12, 31))


def test_leave_of_the_year_adds_up_with_and_without_days_of_rest():
    rows = [leave(20), leave(11, kind="公休", first="2024-03-04", last="2024-03-18")]
    assert value("leave_days_in_year", period="2024", leave=rows) == {"2024": 31}
    assert value("leave_days_in_year_besides_rest", period="2024", leave=rows) == {"2024": 20}
