"""A scheme's own cases: what they name is given, all else is at its best, and results compare."""

import pytest
from declared import rules
from score_sheets import sheet

from bangfu_lib.scoring.cases import Checked, run_cases

ITEMS = """
items:
  - label: 扣分项
    points: 20
    rules: [{label: 扣, take: 违建, deduct: {each: 5, word: 处}}]
  - label: 得分项
    points: 80
    rules:
      - {label: 率, points: 20, take: {record: 办结, as: share}, proportional: true, empty: refuse}
      - {label: 评, points: 20, take: 评分, rating: {of: 100}, empty: refuse}
      - {label: 档, points: 10, take: 天数, tiers: [{at_most: 3, points: 10}, {above: 3, points: 0}]}
      - {label: 巡, points: 10, take: {norm: weekly_patrol_min}, deduct: {each: 5, word: 周}, empty: refuse}
      - label: 票
        points: 20
        take: {record: 测评, values: {优: 100, 差: 0}, combine: mean, whole: valid, quorum: 20}
        proportional: {of: 100}
        empty: refuse
grades: [{label: 好, at_least: 60}, {label: 差, at_least: 0}]
"""


def checks(case: str) -> list[Checked]:
    return run_cases(sheet(f"{ITEMS}cases:\n  - {{name: 用例, {case}}}"), rules())


def actual(case: str) -> list[str]:
    return [one.actual for one in checks(case)]


def test_what_a_case_does_not_name_is_at_its_best():
    assert actual("expect: {score: 100, grade: 好}") == ["100", "好"]


@pytest.mark.parametrize(
    ("given", "points"),
    [
        ("facts: {违建: 2}", "90"),
        ("facts: {办结: [1, 4]}", "85"),
        ("facts: {评分: 75}", "95"),
        ("facts: {评分: [70, 80]}", "95"),
        ("facts: {天数: 4}", "90"),
        ("unmet: {weekly_patrol_min: 1}", "95"),
        ("facts: {测评: {优: 15, 差: 5}}", "95"),
    ],
)
def test_what_a_case_names_counts(given, points):
    assert actual(f"{given}, expect: {{score: 0}}") == [points]


MORE = """  - label: 另加
    outside: true
    rules: [{label: 加, take: {record: 满意, as: share}, add: {each: 1, over: 90%, per: 1%, parts: down, word: 个}, empty: zero}]
  - label: 另扣
    outside: true
    rules: [{label: 扣, take: {record: 满意, as: share}, tiers: [{at_least: 90%, points: 0}, {at_least: 0, points: -5}], empty: full}]
"""


def test_what_would_add_nothing_is_not_taken_for_what_loses_nothing():
    text = ITEMS.replace("grades:", f"{MORE}grades:")
    scheme = sheet(f"{text}cases: [{{name: 用例, expect: {{score: 100}}}}]")
    assert [one.actual for one in run_cases(scheme, rules())] == ["100"]


def test_an_expectation_that_does_not_hold_is_told_with_both_values():
    (one,) = checks("expect: {score: 99}")
    assert (one.case, one.what, one.expected, one.actual) == ("用例", "总分", "99", "100")
    assert not one.holds


def test_several_units_are_compared_in_one_case():
    units = "{甲: {facts: {违建: 1}, expect: {rank: 2}}, 乙: {expect: {rank: 1, score: 100}}}"
    found = [(one.what, one.actual) for one in checks(f"units: {units}")]
    assert found == [("甲名次", "2"), ("乙总分", "100"), ("乙名次", "1")]


def test_a_case_expects_points_of_items():
    assert actual("facts: {违建: 3}, expect: {points: {'1': 5, '2': 80}}") == ["5", "80"]


def test_a_vote_below_its_quorum_is_refused_and_the_case_says_so():
    (one,) = checks("facts: {测评: {优: 3}}, expect: {score: 80}")
    assert not one.holds and "票" in one.actual
