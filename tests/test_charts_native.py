"""What Word is told to draw: bars, coverage, attendance and dots, from the same data as pictures."""

from dataclasses import replace
from fractions import Fraction

import pytest
from results_fixture import changed, small_results
from test_charts_ranking import LONG_NAME, many_villages

from bangfu_lib.charts.attendance import attendance_chart
from bangfu_lib.charts.coverage import coverage_chart
from bangfu_lib.charts.native import bar_axis, round_axis, short_names
from bangfu_lib.charts.points import deductions_chart, items_chart
from bangfu_lib.charts.ranking import ranking_chart
from bangfu_lib.charts.satisfaction import satisfaction_chart

NORM = "in_village_days_min_share"


def with_points(full, points):
    results = small_results()
    items = results.items.copy()
    items.loc[items.index[0], ["full", "points"]] = [Fraction(full), Fraction(points)]
    return items_chart(changed(results, items=items), "PB01").native


def test_sections_head_their_items_where_there_are_several():
    native = items_chart(small_results(), "PB01").native
    assert native.categories[:2] == ("【五个必须到位】", "人员必须到位")
    assert native.series[0].values[:2] == (None, 40)


def test_bars_of_points_are_labelled_at_the_end_of_the_longer_bar():
    full, won = with_points(40, 45).series
    assert (full.labels[1], won.labels[1]) == ("", "45/40")
    full, won = with_points(40, 38).series
    assert (full.labels[1], won.labels) == ("38/40", ())


def test_points_below_zero_widen_the_axis_to_the_left():
    assert with_points(40, -3).axis.low < 0


def test_losses_are_one_series_with_the_largest_first():
    (lost,) = deductions_chart(small_results(), "PB01").native.series
    assert (lost.values, lost.labels[0]) == ((4.5, 2, 2), "−4.5（满分30）")


def test_coverage_is_drawn_over_the_whole():
    native = coverage_chart(small_results(), "PB01", ["visited_household_share"]).native
    assert [one.values for one in native.series] == [(100,), (87.22,)]
    assert native.series[0].labels == ("157/180户  87.2%",)


def test_attendance_has_the_required_days_as_a_series_of_its_own():
    native = attendance_chart(small_results(), "PB01", NORM).native
    assert [one.values[0] for one in native.series] == [62, 38, 41.33]
    assert "2/3" in native.axis.title


def test_satisfaction_has_the_bounds_of_its_intervals():
    (shares,) = satisfaction_chart(small_results(), "satisfaction_team").native.series
    assert (shares.low[0], shares.values[0], shares.high[0]) == (78.68, 93.33, 98.15)


def test_each_list_is_a_series_with_a_look_of_its_own():
    series = ranking_chart(small_results()).native.series
    assert [(one.name, one.slot) for one in series] == [("未列榜", 0), ("红榜", 1), ("蓝榜", 2)]
    assert series[1].values == (100, None, None)


def test_grade_lines_in_sight_and_uncertain_ranks_are_told():
    native = ranking_chart(many_villages(12)).native
    assert [one.label for one in native.lines] == ["优秀线90", "良好线80"]
    assert native.series[0].labels[0] == "100.00（1—3名）" and "区间" in native.axis.title


@pytest.mark.parametrize(("count", "drawn"), [(1, True), (40, True), (41, False)])
def test_word_draws_at_most_forty_rows(count, drawn):
    assert (ranking_chart(many_villages(count)).native is not None) == drawn


def test_many_rows_still_fit_on_a_page():
    assert ranking_chart(many_villages(40)).native.height_mm < 230


def test_long_names_end_in_an_ellipsis():
    (name,) = short_names([LONG_NAME])
    assert len(name) == 19 and name.endswith("…")


def test_axes_have_round_ticks_and_bars_end_with_the_longest():
    score, days = round_axis("", 81.2, 100), bar_axis("", 0, 62)
    assert (score.low, score.high, score.step) == (80, 100, 5)
    assert (days.low, days.high, days.step) == (0, 62, 10)


def test_nothing_is_drawn_for_what_word_draws():
    def refuse():
        raise AssertionError

    chart = replace(items_chart(small_results(), "PB01"), draw=refuse)
    assert (chart.missing(), chart.native.kind) == ("", "bars")
