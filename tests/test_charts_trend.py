"""Scores over periods: of one village beside the mean, of every village, or of the extremes."""

from dataclasses import replace
from decimal import Decimal

from results_fixture import changed, small_results
from test_charts_ranking import many_villages

from bangfu_lib.charts.trend import trend_chart


def before(results, count):
    """Results of `count` earlier quarters, the oldest first, each with one point less."""
    found, period = [], results.period
    for back in range(1, count + 1):
        period = period.previous()
        lower = results.scores["shown"].map(lambda shown, back=back: shown - Decimal(back))
        scores = results.scores.assign(shown=lower)
        found.append(replace(changed(results, scores=scores), period=period))
    return found[::-1]


def test_a_village_stands_beside_the_mean():
    results = small_results()
    own, mean = trend_chart(results, before(results, 2), "PB01").native.series
    assert (own.name, own.values) == ("甲子村", (89.5, 90.5, 91.5))
    assert (mean.name, mean.values[-1]) == ("各村平均", 91.61)


def test_scores_of_the_village_stand_above_its_points():
    results = small_results()
    own, mean = trend_chart(results, before(results, 1), "PB01").native.series
    assert (own.labels, mean.labels) == (("90.50", "91.50"), ())


def test_few_villages_are_a_line_each_and_many_the_extremes_and_the_mean():
    few, many = small_results(), many_villages(25)
    names = [
        [one.name for one in trend_chart(each, before(each, 1)).native.series]
        for each in (few, many)
    ]
    assert names == [["乙丑村", "甲子村", "丙寅村"], ["最高", "各村平均", "最低"]]


def test_a_village_that_was_not_scored_leaves_a_gap():
    results = small_results()
    (first, second) = before(results, 2)
    without = replace(first, scores=first.scores[first.scores["unit"] != "PB01"])
    native = trend_chart(results, [without, second], "PB01").native
    assert native.series[0].values == (None, 90.5, 91.5)


def test_one_period_or_another_version_of_the_scheme_makes_no_trend():
    results = small_results()
    (earlier,) = before(results, 1)
    scheme = {**earlier.catalogue["scheme"], "version": "另一版"}
    catalogue = {**earlier.catalogue, "scheme": scheme, "schemes": {"small": scheme}}
    assert trend_chart(results, []) is None
    assert trend_chart(results, [replace(earlier, catalogue=catalogue)]) is None


def test_the_sentence_says_every_period():
    results = small_results()
    sentence = trend_chart(results, before(results, 1)).sentence
    assert "2021年第三季度各村平均90.61分，最高99.00分，最低82.33分" in sentence
    assert "2021年第四季度各村平均91.61分" in sentence


def test_every_village_has_a_small_drawing_with_named_grade_lines():
    results = many_villages(6)
    figure = trend_chart(results, before(results, 3)).figure
    shown = [axes for axes in figure.axes if axes.get_visible()]
    named = {text.get_text() for axes in shown for text in axes.texts}
    assert len(shown) == 6 and "优秀线90" in named
