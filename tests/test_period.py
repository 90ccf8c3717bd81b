"""Periods: written, read back, contained in each other."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.errors import UsageError
from bangfu_lib.periods.notation import KINDS
from bangfu_lib.periods.period import Period, period_codes

DAYS = st.dates(date(1901, 1, 1), date(2198, 12, 31))
KIND = st.sampled_from(KINDS)
PERIODS = st.builds(Period.of, DAYS, KIND)


@pytest.mark.parametrize(
    ("text", "kind", "first", "last", "label"),
    [
        ("2024", "year", date(2024, 1, 1), date(2024, 12, 31), "2024年"),
        ("2024H1", "half", date(2024, 1, 1), date(2024, 6, 30), "2024年上半年"),
        ("2024H2", "half", date(2024, 7, 1), date(2024, 12, 31), "2024年下半年"),
        ("2024Q3", "quarter", date(2024, 7, 1), date(2024, 9, 30), "2024年第三季度"),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2024W05", "week", date(2024, 1, 29), date(2024, 2, 4), "2024年第5周"),
        ("2020W53", "week", date(2020, 12, 28), date(2021, 1, 3), "2020年第53周"),
        ("2024-07-26", "day", date(2024, 7, 26), date(2024, 7, 26), "2024年7月26日"),
    ],
)
def test_each_code_names_its_days_and_its_chinese_label(text, kind, first, last, label):
    period = Period.parse(text)
    assert (period.kind, period.first, period.last) == (kind, first, last)
    assert (str(period), period.label) == (text, label)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024q3", "2024Q3"),
        (" 2024 Q3 ", "2024Q3"),
        ("２０２４Ｑ３", "2024Q3"),
        ("2024-Q3", "2024Q3"),
        ("2024年三季度", "2024Q3"),
        ("2024年第3季度", "2024Q3"),
        ("2024h2", "2024H2"),
        ("2024w5", "2024W05"),
        ("2024-W05", "2024W05"),
        ("２０２４－７", "2024-07"),
        ("2024/7/5", "2024-07-05"),
        ("2024.7.5", "2024-07-05"),
        ("2024年7月份", "2024-07"),
        ("2024年7月5号", "2024-07-05"),
        ("2024年度", "2024"),
        (2024, "2024"),
    ],
)
def test_looser_ways_of_writing_are_understood(text, code):
    assert Period.parse(text).code == code


@pytest.mark.parametrize(
    "text",
    ["", "去年", "2024Q5", "2024Q0", "2024H3", "2024-13", "2024-00", "2024W00", "2024W53",
     "2023-02-29", "20241", "2024.1", "24Q3", "2024Q3 2024Q4", "0000", "None", "2024Q\n"],
)  # fmt: skip
def test_a_text_that_is_no_period_is_refused_in_one_line_with_the_accepted_forms(text):
    with pytest.raises(UsageError) as caught:
        Period.parse(text)
    [line] = caught.value.lines()
    assert "\n" not in line
    assert all(form in line for form in ("2024H1", "2024Q3", "2024-07", "2024W05", "2024-07-26"))


def test_a_very_long_text_is_not_echoed_whole():
    with pytest.raises(UsageError) as caught:
        Period.parse("季" * 5000)
    assert len(caught.value.sentence) < 200


@pytest.mark.parametrize("text", ["1899", "2200Q1", "9999-12-31", "9999W52"])
def test_years_far_from_any_quarter_are_refused(text):
    with pytest.raises(UsageError, match="1900年至2199年"):
        Period.parse(text)


def test_a_stretch_of_days_that_is_no_period_cannot_be_made():
    with pytest.raises(ValueError, match="is not a month"):
        Period(date(2024, 7, 2), date(2024, 7, 31), "month")


@given(PERIODS)
def test_code_and_label_are_read_back(period):
    assert Period.parse(str(period)) == period
    assert Period.parse(period.label) == period


@given(PERIODS)
def test_previous_and_next_undo_each_other_and_leave_no_gap(period):
    assert period.next().previous() == period == period.previous().next()
    assert period.next().first - period.last == timedelta(days=1)


@given(DAYS, KIND)
def test_the_period_of_a_day_contains_it_and_its_neighbours_do_not(day, kind):
    period = Period.of(day, kind)
    assert period.contains(day)
    assert not period.next().contains(day)
    assert not period.previous().contains(day)


@given(PERIODS, KIND)
def test_a_period_is_one_of_the_parts_of_what_holds_it(period, kind):
    if KINDS.index(kind) < KINDS.index(period.kind):
        with pytest.raises(ValueError, match="does not hold"):
            period.within(kind)
        return
    whole = period.within(kind)
    assert whole.contains(period)
    assert whole.parts(period.kind).count(period) == 1


@given(PERIODS, st.sampled_from([kind for kind in KINDS if kind != "week"]))
def test_parts_cover_the_period_without_gap_or_overlap(period, kind):
    if KINDS.index(kind) > KINDS.index(period.kind):
        with pytest.raises(ValueError, match="no part as large"):
            period.parts(kind)
        return
    parts = period.parts(kind)
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    assert [part.next() for part in parts[:-1]] == parts[1:]


@given(PERIODS.filter(lambda period: period.kind not in ("day", "week")))
def test_weeks_are_shared_out_among_neighbours_without_gap_or_overlap(period):
    weeks = period.parts("week")
    assert weeks[-1].next() == period.next().parts("week")[0]
    assert all(period.first <= week.anchor <= period.last for week in weeks)
    assert [week.next() for week in weeks[:-1]] == weeks[1:]


def test_a_week_across_new_year_belongs_to_the_year_of_its_thursday():
    week = Period.of(date(2024, 12, 30), "week")
    assert week.code == "2025W01"
    assert (week.within("quarter").code, week.within("month").code) == ("2025Q1", "2025-01")
    assert not Period.parse("2024Q4").contains(week)


def test_a_quarter_has_three_months_and_lies_in_its_half_and_year():
    quarter = Period.parse("2024Q3")
    assert [str(month) for month in quarter.parts("month")] == ["2024-07", "2024-08", "2024-09"]
    assert (quarter.within("half").code, quarter.within("year").code) == ("2024H2", "2024")
    assert len(quarter.parts("day")) == 92


def test_a_larger_period_is_not_contained_in_a_smaller_one():
    assert not Period.parse("2024-07").contains(Period.parse("2024Q3"))


def test_the_last_year_has_its_weeks_too():
    assert Period.parse("2199").parts("week")[-1].code == "2199W52"


@given(st.lists(st.builds(Period.of, DAYS, st.just("quarter"))))
def test_periods_of_one_kind_sort_by_time_and_serve_as_keys(quarters):
    assert [p.first for p in sorted(quarters)] == sorted(p.first for p in quarters)
    assert len(set(quarters)) == len({p.code for p in quarters})


def test_the_time_of_day_does_not_matter():
    quarter = Period.parse("2021Q4")
    assert quarter.contains(datetime(2021, 12, 31, 23, 59))  # noqa: DTZ001 - ledgers hold local times
    assert quarter.contains(pd.Timestamp("2021-12-31 23:59:59.999999"))
    assert Period.of(pd.Timestamp("2021-12-31 08:30"), "quarter") == quarter


def test_no_day_at_all_is_refused():
    with pytest.raises(ValueError, match="NaT"):
        Period.of(pd.NaT, "quarter")


@given(st.lists(DAYS, min_size=1), KIND)
def test_codes_of_a_column_are_those_of_its_single_days(days, kind):
    codes = period_codes(pd.Series(days, name="日期"), kind)
    assert codes.tolist() == [Period.of(day, kind).code for day in days]
    assert codes.name == "日期"


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_date_has_no_code_and_the_index_stays(kind):
    dates = pd.Series([pd.NaT, pd.Timestamp("2021-12-31")], index=[7, 3])
    codes = period_codes(dates, kind)
    assert codes[7] is pd.NA
    assert codes[3] == Period.of(date(2021, 12, 31), kind).code
    assert period_codes(dates[:0], kind).empty
