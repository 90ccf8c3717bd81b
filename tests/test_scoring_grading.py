"""Grades by the unrounded score, ranks with ties, and how sure a rank is."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_sheets import by_unit, number, scored, sheet

from bangfu_lib.scoring.grading import grade_of, rank_intervals, ranks

ITEMS = """
items:
  - {label: 甲, points: 60, rules: [{label: 一, take: {record: 甲, as: share}, proportional: true, empty: full}]}
  - {label: 乙, points: 40, rules: [{label: 二, take: {record: 乙, as: share}, proportional: true, empty: full}]}
"""
GRADES = "grades: [{label: 优秀, at_least: 90}, {label: 合格, at_least: 60}, {label: 不合格, at_least: 0}]"
UNSURE = "weight_uncertainty: {spread: '0.25', draws: 500, seed: 7, says: 分值上下浮动}"


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "优秀"),
        ("104", "优秀"),
        ("90", "优秀"),
        ("89.9999", "合格"),
        ("60", "合格"),
        ("0", "不合格"),
        ("-1", "不合格"),
    ],
)
def test_grades_use_the_unrounded_score(score, grade):
    assert grade_of(number(score), sheet(ITEMS + GRADES)) == grade


def test_a_grade_may_end_before_its_line():
    grades = "grades: [{label: 优秀, above: 90}, {label: 良好, above: 80, at_most: 90}, {label: 差, at_most: 80}]"
    scheme = sheet(ITEMS + grades)
    assert [grade_of(number(n), scheme) for n in (91, 90, 80)] == ["优秀", "良好", "差"]


def test_a_scheme_without_grades_gives_none():
    assert grade_of(Fraction(90), sheet(ITEMS)) == ""


@given(st.lists(st.fractions(0, 100), min_size=1, max_size=12))
def test_ranks_count_the_better_ones_and_ties_share_the_lowest(scores):
    assert ranks(scores) == [1 + sum(other > score for other in scores) for score in scores]


SHARES = {"甲": {"甲": (9, 10)}, "乙": {"甲": (9, 10)}, "丙": {"甲": (1, 2)}}


def test_equal_scores_share_a_rank_and_keep_a_fixed_order():
    card = scored(sheet(ITEMS), SHARES)
    assert list(zip(card.scores["unit"], card.scores["rank"], strict=True)) == [
        ("乙", 1),
        ("甲", 1),
        ("丙", 3),
    ]


@pytest.mark.parametrize(("rank_by", "places"), [("exact", [1, 2]), ("shown", [1, 1])])
def test_ranks_go_by_the_exact_or_by_the_published_score(rank_by, places):
    scheme = sheet(ITEMS, rounding={"digits": 1, "rank_by": rank_by})
    card = scored(scheme, {"甲": {"甲": (9001, 10000)}, "乙": {"甲": (9000, 10000)}})
    assert [by_unit(card, "rank")[unit] for unit in ("甲", "乙")] == places


def test_a_score_is_shown_rounded_once():
    card = scored(sheet(ITEMS, rounding={"digits": 1}), {"甲": {"甲": (2, 3), "乙": (2, 3)}})
    assert str(by_unit(card, "shown")["甲"]) == "66.7"


def test_weight_draws_are_reproducible_and_leave_even_scores_alone():
    scheme = sheet(ITEMS + UNSURE)
    given_ = {"甲": {"甲": (19, 20), "乙": (19, 20)}, "乙": {"甲": (1, 2), "乙": (1, 2)}}
    first, second = (scored(scheme, given_).scores for _ in range(2))
    assert first.equals(second)
    assert list(first["rank_low"]) == list(first["rank_high"]) == [1, 2]


def test_units_that_are_good_at_different_things_may_change_places():
    scheme = sheet(ITEMS + UNSURE)
    given_ = {"甲": {"甲": (4, 5), "乙": (1, 1)}, "乙": {"甲": (1, 1), "乙": (7, 10)}}
    table = scored(scheme, given_).scores
    assert list(table["rank_low"]) == [1, 1] and list(table["rank_high"]) == [2, 2]


def test_points_outside_the_total_are_the_same_in_every_draw():
    text = (
        ITEMS
        + "  - {label: 奖, outside: true, points: 3, rules: [{label: 奖, take: 奖, add: {each: 1, word: 次}}]}\n"
    )
    card = scored(sheet(text + UNSURE), {"甲": {"奖": 2}, "乙": {}})
    assert list(card.scores["score"]) == [102, 100]
    assert list(card.scores["rank_high"]) == [1, 2]


def test_a_rank_interval_holds_95_per_cent_of_the_draws():
    draws = np.array([[2.0, 1.0]] * 98 + [[1.0, 2.0]] * 2)
    low, high = rank_intervals(draws)
    assert (list(low), list(high)) == ([1, 2], [1, 2])
