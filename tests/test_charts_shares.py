from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from results_fixture import changed, small_results

from bangfu_lib.charts.attendance import attendance_chart
from bangfu_lib.charts.coverage import comparison_chart, coverage_chart
from bangfu_lib.charts.intervals import bounds_text, wilson
from bangfu_lib.charts.satisfaction import satisfaction_chart

NORM = "in_village_days_min_share"
SHARES = ["visited_household_share", "mandatory_document_share"]


def words(chart):
    return {text.get_text() for axes in chart.figure.axes for text in axes.texts}


def test_coverage_bars_carry_their_counts():
    chart = coverage_chart(small_results(), "PB01", SHARES)
    assert words(chart) == {"157/180户  87.2%", "11/13份  84.6%"}
    assert "到户率87.2%（157/180户）" in chart.sentence


def test_coverage_keeps_the_declared_order():
    chart = coverage_chart(small_results(), "PB01", SHARES[::-1])
    assert list(chart.data["label"]) == ["必备资料齐全率", "到户率"]


def test_a_share_of_nothing_is_left_out_and_nothing_else_makes_no_chart():
    results = small_results()
    empty = results.facts.assign(denominator=Decimal(0))
    assert coverage_chart(changed(results, facts=empty), "PB01", SHARES) is None
    assert coverage_chart(results, "PB01", []) is None


def test_one_share_is_compared_over_all_villages():
    chart = comparison_chart(small_results(), "visited_household_share")
    assert list(chart.data["label"]) == ["甲子村", "乙丑村", "丙寅村"]
    assert chart.title == "屏边彝族乡2021年第四季度各村到户率"


def test_attendance_is_told_by_words_and_a_line_at_the_required_days():
    chart = attendance_chart(small_results(), "PB01", NORM)
    assert words(chart) == {"38/62天  未达标", "50/62天  达标"}
    line = chart.figure.axes[0].collections[0].get_segments()[0]
    assert line[0][0] == pytest.approx(62 * 2 / 3)


def test_nobody_judged_makes_no_attendance_chart():
    assert attendance_chart(small_results(), "PB01", "no_such_norm") is None


def test_satisfaction_says_votes_and_interval():
    sentence = satisfaction_chart(small_results(), "satisfaction_team").sentence
    assert "甲子村93.3%（28/30票，95%区间78.7%至98.2%）" in sentence


def test_an_indicator_that_nobody_answered_makes_no_chart():
    assert satisfaction_chart(small_results(), "no_such_indicator") is None


def test_wilson_agrees_with_published_values():
    low, high = wilson(28, 30)
    assert (round(low, 4), round(high, 4)) == (0.7868, 0.9815)


def test_bounds_of_all_and_none_are_whole():
    assert (bounds_text(20, 20)[1], bounds_text(0, 20)[0]) == ("100%", "0%")


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_none_and_all(pair):
    part, whole = pair
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1
