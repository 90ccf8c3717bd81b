"""Due dates: days of months, first weeks, and rest days under both readings."""

from datetime import date

import pytest
from declared import rules
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.periods.deadlines import Deadline
from bangfu_lib.periods.period import Period


@pytest.mark.parametrize(
    ("deadline", "period", "due"),
    [
        (Deadline(5, months_after=1), "2016-12", date(2017, 1, 5)),
        (Deadline(31), "2016-11", date(2016, 11, 30)),
        (Deadline(20), "2016Q4", date(2016, 12, 20)),
        (Deadline(10, month=2), "2016", date(2016, 2, 10)),
        (Deadline(7, months_after=1), "2016-09", date(2016, 10, 7)),
    ],
)
def test_due_date_is_a_day_of_a_month(deadline, period, due):
    assert deadline.due(Period.parse(period)) == due


@pytest.mark.parametrize(
    ("week", "period", "due"),
    [
        # 1 October 2016 is a Saturday, 1 August 2016 a Monday.
        ("of_first_day", "2016-09", date(2016, 10, 2)),
        ("first_whole", "2016-09", date(2016, 10, 9)),
        ("of_first_day", "2016-07", date(2016, 8, 7)),
        ("first_whole", "2016-07", date(2016, 8, 7)),
    ],
)
def test_first_natural_week_ends_on_its_sunday(week, period, due):
    deadline = Deadline(week=week, months_after=1)
    assert deadline.due(Period.parse(period)) == due


def test_due_date_on_a_holiday_stays_as_printed():
    assert Deadline(5, months_after=1).settled(Period.parse("2016-09"), rules().calendar) == date(
        2016, 10, 5
    )


def test_due_date_on_a_holiday_moves_only_under_the_other_reading():
    moving = Deadline(5, months_after=1, moves=True)
    assert moving.settled(Period.parse("2016-09"), rules().calendar) == date(2016, 10, 8)


@given(st.dates(date(2016, 1, 1), date(2025, 6, 30)), st.integers(1, 31))
def test_moving_never_makes_a_due_date_earlier_and_ends_on_a_working_day(day, number):
    period, calendar = Period.of(day, "month"), rules().calendar
    moved = Deadline(number, months_after=1, moves=True).settled(period, calendar)
    assert moved >= Deadline(number, months_after=1).settled(period, calendar)
    assert calendar.is_workday(moved)
