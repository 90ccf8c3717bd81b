"""Each conversion: what a quantity earns, at, below and above every line that a rule draws."""

import pytest
from declared import QUARTER, rules
from hypothesis import given, settings
from hypothesis import strategies as st
from score_sheets import by_unit, number, one_rule, score, scored, scores, sheet, unmet, won

from bangfu_lib.scoring.conversions import place_between

INSIDE = [{"fault": "bonus_inside", "at": 1, "says": "原表如此"}]
VALUES = "{优秀: 100, 称职: 80, 基本称职: 60, 不称职: 0}"


def table(rule: str, item: str = "", **more: object):
    """What a matter called 事 earns under a rule worth 10 points."""
    scheme = one_rule(rule, item, **more)
    return lambda value: score(scheme, 事=value)


@pytest.mark.parametrize(("count", "points"), [(0, 10), (1, "7.5"), (3, "2.5"), (4, 0), (99, 0)])
def test_every_case_costs_its_points_until_none_are_left(count, points):
    earns = table("take: 事, deduct: {each: '2.5', word: 处}")
    assert earns(count) == number(points)


@pytest.mark.parametrize(("count", "points"), [(1, 7), (2, 6), (50, 6)])
def test_a_deduction_stops_at_what_the_rule_may_cost(count, points):
    earns = table("take: 事, deduct: {each: 3, word: 处, at_most: 4}")
    assert earns(count) == points


@pytest.mark.parametrize(
    ("parts", "share", "points"),
    [
        ("exact", "89.95", "9.5"),
        ("down", "89.95", 10),
        ("up", "89.95", 9),
        ("exact", "89.8", 8),
        ("down", "89.8", 8),
        ("up", "89.8", 8),
        ("exact", "95", 10),
    ],
)
def test_each_tenth_of_a_point_below_target_costs_by_the_declared_reading(parts, share, points):
    amount = f"{{each: 1, per: '0.1%', under: 90%, word: 0.1个百分点, parts: {parts}}}"
    scheme = one_rule(f"take: {{record: 事, as: share}}, deduct: {amount}, empty: full")
    assert score(scheme, 事=(share, 100)) == number(points)


@pytest.mark.parametrize(("count", "points"), [(5, 10), (6, 9), (8, 7)])
def test_only_what_goes_beyond_a_number_is_deducted(count, points):
    earns = table("take: 事, deduct: {each: 1, over: 5, word: 天}")
    assert earns(count) == points


def test_what_is_missing_from_the_whole_is_deducted():
    scheme = one_rule("take: {record: 事, as: short}, deduct: {each: 2, word: 份}, empty: refuse")
    assert score(scheme, 事=(1, 3)) == 6


@pytest.mark.parametrize(("count", "points"), [(0, 10), (1, 8), (3, 4)])
def test_every_finding_of_a_norm_costs_its_points(count, points):
    scheme = one_rule("take: {norm: weekly_patrol_min}, deduct: {each: 2, word: 周}, empty: full")
    found = unmet("weekly_patrol_min", "甲", count)
    assert scores(scheme, {"甲": {}}, findings=found) == {"甲": points}


def test_findings_of_a_norm_cost_no_more_than_the_rule_may():
    amount = "{each: 2, word: 周, at_most: 3}"
    scheme = one_rule(f"take: {{norm: weekly_patrol_min}}, deduct: {amount}, empty: full")
    card = scored(scheme, {"甲": {}}, findings=unmet("weekly_patrol_min", "甲", 4))
    assert by_unit(card, "score") == {"甲": 7}
    assert sorted(card.points["kind"]) == ["floor", "full", *["loss"] * 4]


@pytest.mark.parametrize(("count", "points"), [(0, 0), (2, 4), (5, 10), (9, 10)])
def test_a_rule_that_only_adds_earns_from_nothing(count, points):
    earns = table("take: 事, points: 10, add: {each: 2, word: 次}", accepts=INSIDE)
    assert earns(count) == points


@pytest.mark.parametrize(
    ("values", "combine", "awards", "points"),
    [
        ("{省: 5, 市: 3, 县: 2}", "sum", {"省": 1, "县": 2}, 9),
        ("{省: 5, 市: 3, 县: 2}", "highest", {"市": 4, "县": 1}, 3),
        ("{省: 5, 市: 3, 县: 2}", "highest", {}, 0),
        ("{标题信息: 1, 简讯: '0.5'}", "sum", {"标题信息": 2, "简讯": 3}, "3.5"),
    ],
)
def test_awards_and_publications_count_by_their_level(values, combine, awards, points):
    rule = f"take: {{record: 事, values: {values}, combine: {combine}}}, add: 1"
    scheme = sheet(
        f"""
        sections:
        - {{label: 基本, rules: [{{label: 基本分, points: 10, take: 缺, all_if: {{equals: 0}}}}]}}
        - {{label: 加分, outside: true, points: 20, rules: [{{label: 表彰, {rule}}}]}}
        """,
        total=10,
    )
    assert score(scheme, 事=awards) == 10 + number(points)


@pytest.mark.parametrize(("rating", "points"), [(8, 8), ("9.5", "9.5"), (0, 0), (12, 10)])
def test_a_rating_counts_as_it_was_given(rating, points):
    scheme = one_rule("take: 事, rating: true, empty: refuse")
    assert score(scheme, 事=(rating, 1)) == number(points)


def test_a_rating_out_of_a_hundred_is_converted():
    scheme = one_rule("take: 事, rating: {of: 100}, empty: refuse", points=15)
    assert score(scheme, 事=(90, 1)) == number("13.5")


def test_several_ratings_count_by_their_mean():
    scheme = one_rule("take: 事, rating: true, empty: refuse")
    assert score(scheme, 事=(24, 3)) == 8


@pytest.mark.parametrize(
    ("part", "whole", "points"), [(27, 30, 9), (1, 3, "10/3"), (4, 3, 10), (0, 3, 0)]
)
def test_a_share_earns_its_part_exactly_and_never_more_than_all(part, whole, points):
    scheme = one_rule("take: {record: 事, as: share}, proportional: true, empty: full")
    assert score(scheme, 事=(part, whole)) == number(points)


@pytest.mark.parametrize(("count", "points"), [(7, 7), (10, 10), (14, 10)])
def test_a_count_earns_by_what_was_planned(count, points):
    earns = table("take: 事, proportional: {of: 10}")
    assert earns(count) == points


def test_counts_are_held_against_the_average_between_a_least_and_a_most():
    base = "{of: average, gives: '2.4', at_most: 4, at_least: '1.5'}"
    scheme = one_rule(f"take: 事, proportional: {base}", points=4)
    given_ = {"甲": {"事": 30}, "乙": {"事": 12}, "丙": {"事": 3}}
    expected = {"甲": "4", "乙": "1.92", "丙": "1.5"}
    assert scores(scheme, given_) == {unit: number(text) for unit, text in expected.items()}


def test_counts_are_held_against_the_best():
    scheme = one_rule("take: 事, proportional: {of: best, gives: 6}", points=6)
    assert scores(scheme, {"甲": {"事": 9}, "乙": {"事": 3}}) == {"甲": 6, "乙": 2}


def test_counts_are_held_against_what_a_norm_demands():
    scheme = one_rule("take: 事, proportional: {of: {norm: conduct_supervisors_min}}")
    demanded = rules().norms["conduct_supervisors_min"].on(QUARTER.last).value
    assert score(scheme, 事=demanded / 2) == 5


def test_the_lowest_count_is_the_base_where_less_is_the_standard():
    scheme = one_rule("take: 事, proportional: {of: worst, gives: 5, at_most: 10}", points=10)
    assert scores(scheme, {"甲": {"事": 2}, "乙": {"事": 3}}) == {"甲": 5, "乙": number("7.5")}


def test_where_the_best_has_nothing_all_have_reached_it():
    scheme = one_rule("take: 事, proportional: {of: best, gives: 6}", points=6)
    assert scores(scheme, {"甲": {"事": 0}, "乙": {"事": 0}}) == {"甲": 6, "乙": 6}


@pytest.mark.parametrize(
    ("share", "points"), [(100, 10), (90, 10), ("89.99", 8), (80, 8), ("79.99", 0), (0, 0)]
)
def test_a_tier_begins_where_it_says(share, points):
    steps = "{at_least: 90%, points: 10}, {at_least: 80%, points: 8}, {at_least: 0, points: 0}"
    take = "{record: 事, as: share}"
    scheme = one_rule(f"take: {take}, tiers: [{steps}], empty: refuse")
    assert score(scheme, 事=(share, 100)) == points


@pytest.mark.parametrize(("days", "points"), [(0, 10), (3, 10), (4, 5), (7, 5), (8, 0)])
def test_tiers_written_by_their_upper_ends_include_them(days, points):
    steps = "{at_most: 3, points: 10}, {at_most: 7, points: 5}, {above: 7, points: 0}"
    earns = table(f"take: 事, tiers: [{steps}]")
    assert earns(days) == points


@pytest.mark.parametrize(
    ("bounds", "below", "at", "above"),
    [
        ("{at_least: 4}", 0, 10, 10),
        ("{above: 4}", 0, 0, 10),
        ("{at_most: 4}", 10, 10, 0),
        ("{below: 4}", 10, 0, 0),
        ("{equals: 4}", 0, 10, 0),
    ],
)
def test_all_or_nothing_at_its_line(bounds, below, at, above):
    earns = table(f"take: 事, all_if: {bounds}")
    assert [earns(3), earns(4), earns(5)] == [below, at, above]


@pytest.mark.parametrize(
    ("best", "expected"),
    [
        ("highest", {"甲": 6, "乙": 5, "丙": 5, "丁": 3}),
        ("lowest", {"甲": 3, "乙": 5, "丙": 5, "丁": 6}),
    ],
)
def test_places_give_their_points_and_equals_share_the_better_one(best, expected):
    scheme = one_rule(f"take: 事, ranked: {{points: [6, 5, 4], rest: 3, best: {best}}}", points=6)
    given_ = {"甲": {"事": 9}, "乙": {"事": 5}, "丙": {"事": 5}, "丁": {"事": 1}}
    assert scores(scheme, given_) == expected


@pytest.mark.parametrize(("years", "points"), [(20, 0), (85, 10), ("52.5", 5), (10, 0), (99, 10)])
def test_a_scale_gives_the_place_between_its_ends(years, points):
    earns = table("take: 事, scale: {low: 20, high: 85}")
    assert earns(years) == points


def test_a_scale_may_run_downwards():
    earns = table("take: 事, scale: {low: 50, high: 10}")
    assert [earns(50), earns(20), earns(5)] == [0, number("7.5"), 10]


@pytest.mark.parametrize(("income", "points"), [(100, 0), (1000, 5), (10000, 10), (0, 0)])
def test_a_scale_by_logarithm_is_exact_where_the_place_is(income, points):
    earns = table("take: 事, scale: {low: 100, high: 10000, log: true}")
    assert earns(income) == points


@settings(deadline=None)
@given(st.fractions(101, 9999, max_denominator=50), st.fractions(101, 9999, max_denominator=50))
def test_a_scale_by_logarithm_keeps_the_order(first, second):
    lower, higher = sorted((first, second))
    places = [place_between(v, number(100), number(10000), log=True) for v in (lower, higher)]
    assert 0 < places[0] <= places[1] < 1


@pytest.mark.parametrize(
    ("only", "points", "expected"), [("minus", -3, 7), ("both", -2, 8), ("minus", 0, 10)]
)
def test_an_account_goes_down_as_recorded(only, points, expected):
    earns = table(f"take: 事, signed: {{only: {only}}}")
    assert earns(points) == expected


def test_an_account_may_rise_above_its_base_where_no_cap_is_declared():
    earns = table("take: 事, signed: {only: both}", "cap: none")
    assert (earns(3), earns(-3)) == (13, 7)


@pytest.mark.parametrize(("times", "points"), [(0, 10), (1, 0), (5, 0)])
def test_a_veto_strikes_from_the_first_time(times, points):
    text = "items: [{label: 甲项, points: 10, rules: [{label: 一, take: 违建, deduct: {each: 1, word: 处}}, {label: 二, take: 事, zero: {scope: item}}]}]"
    assert score(sheet(text, total=10), 事=times) == points


@pytest.mark.parametrize(("times", "points"), [(2, 10), (3, 0)])
def test_a_veto_may_wait_for_a_number_of_times(times, points):
    text = "items: [{label: 甲项, points: 10, rules: [{label: 一, take: 违建, deduct: {each: 1, word: 处}}, {label: 二, take: 事, zero: {scope: item, at_least: 3}}]}]"
    assert score(sheet(text, total=10), 事=times) == points


# Sentences


def sentence(scheme, given_: dict, **more: object) -> str:
    points = scored(scheme, {"甲": given_}, **more).points
    return points[points["kind"] != "full"]["sentence"].iloc[0]


@pytest.mark.parametrize(
    ("rule", "value", "said"),
    [
        ("take: 事, deduct: {each: 2, word: 处}", 3, "事3处，每处扣2分，扣6分"),
        (
            "take: {record: 事, as: short}, deduct: {each: 1, word: 份}, empty: refuse",
            (2, 3),
            "事2/3份（66.7%），差1份，每份扣1分，扣1分",
        ),
        ("take: 事, deduct: {each: 1, over: 5, word: 天}", 7, "事7天，超出2天，每天扣1分，扣2分"),
        ("take: 事, rating: true, empty: full", (17, 2), "事8.5分（满分10分），计8.5分，失1.5分"),
        (
            "take: {record: 事, as: share}, proportional: true, empty: full",
            (7, 8),
            "事7/8（87.5%），按比例得8.75分，失1.25分",
        ),
        ("take: 事, proportional: {of: 10}", 7, "事7，标准10，按比例得7分，失3分"),
        ("take: 事, all_if: {at_least: 4}", 3, "事3，要求不低于4，未达到，本条不得分，失10分"),
        ("take: 事, scale: {low: 0, high: 4}", 3, "事3，在0至4之间按位置得7.5分，失2.5分"),
        ("take: 事, signed: {only: minus}", -2, "事记减2分"),
    ],
)
def test_each_conversion_says_what_was_counted_and_what_it_costs(rule, value, said):
    assert sentence(one_rule(rule), {"事": value}) == said


def test_points_won_and_lost_add_up_as_they_are_shown():
    scheme = one_rule("take: {record: 事, as: share}, proportional: true, empty: full", points=3)
    assert "得2.62分，失0.38分" in sentence(scheme, {"事": (7, 8)})


def test_a_vote_is_told_by_its_options():
    take = f"{{record: 事, values: {VALUES}, combine: mean, whole: valid}}"
    scheme = one_rule(f"take: {take}, proportional: {{of: 100}}, empty: refuse", points=40)
    said = sentence(scheme, {"事": {"优秀": 3, "称职": 1}})
    assert said == "事：优秀3、称职1，折合95分，标准100，按比例得38分，失2分"


def test_waived_cases_are_named():
    scheme = one_rule("take: {record: 投诉, less: 满意}, deduct: {each: 2, word: 件}")
    assert sentence(scheme, {"投诉": 3, "满意": 1}) == (
        "投诉3件（其中1件按规定不扣分），每件扣2分，扣4分"
    )


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["exact", "down", "up"]))
def test_more_of_a_fault_never_raises_the_points(first, second, parts):
    earns = table(f"take: 事, deduct: {{each: '0.7', per: 3, over: 2, word: 件, parts: {parts}}}")
    fewer, more = sorted((first, second))
    assert earns(fewer) >= earns(more)


def test_points_of_items_hold_what_every_rule_earns():
    text = """
    items:
      - label: 甲项
        points: 10
        rules:
          - {label: 一, points: 4, take: {record: 甲, as: share}, proportional: true, empty: full}
          - {label: 二, points: 6, take: 乙, deduct: {each: 1, word: 处}}
    """
    card = scored(sheet(text, total=10), {"甲": {"甲": (1, 2), "乙": 9}})
    assert won(card) == {"1": 2}


# Tiers and places that take points away

MARKS = "{at_least: 90%, points: 0}, {at_least: 80%, points: -2}, {at_least: 0, points: -5}"
LATE = "{label: 迟报, take: 迟报, deduct: {each: 1, word: 次}}"


def share(rule: str) -> str:
    """A rule on the share 率, as one of several of its item."""
    return f"{{label: 率, take: {{record: 率, as: share}}, {rule}, empty: full}}"


@pytest.mark.parametrize(("percent", "points"), [(90, 9), (89, 7), (80, 7), (79, 4)])
def test_tiers_that_only_take_draw_on_the_points_of_their_item(percent, points):
    rules = f"rules: [{share(f'tiers: [{MARKS}]')}, {LATE}]"
    scheme = sheet(f"items: [{{label: 甲项, points: 10, {rules}}}]", total=10)
    assert score(scheme, 率=(percent, 100), 迟报=1) == points


def test_what_tiers_take_stops_with_the_points_of_the_item():
    rules = f"rules: [{share(f'tiers: [{MARKS}]')}, {LATE}]"
    scheme = sheet(f"items: [{{label: 甲项, points: 10, {rules}}}]", total=10)
    assert score(scheme, 率=(1, 100), 迟报=8) == 0


@pytest.mark.parametrize(("percent", "points"), [(96, 12), (92, 10), (85, 8), (10, 5)])
def test_tiers_outside_the_total_give_and_take(percent, points):
    rule = share(f"tiers: [{{at_least: 95%, points: 2}}, {MARKS}]")
    text = f"""
    items:
      - {{label: 甲项, points: 10, rules: [{LATE}]}}
      - {{label: 加扣分, outside: true, rules: [{rule}]}}
    """
    assert score(sheet(text, total=10), 率=(percent, 100)) == points


def test_the_last_places_cost_points_and_all_others_none():
    text = f"""
    items:
      - label: 甲项
        points: 10
        rules: [{LATE}, {{label: 末三名, take: 收入, ranked: {{points: [-3, -2, -1], best: lowest}}}}]
    """
    incomes = {unit: {"收入": value} for unit, value in zip("ABCDE", (1, 5, 3, 9, 4), strict=True)}
    found = scores(sheet(text, total=10), incomes)
    assert list(found.values()) == [7, 10, 8, 10, 9]


# Between the best and the worst of all units

SHARED_OUT = """
items:
  - label: 甲项
    points: 40
    rules:
      - {label: 基本分, points: 24, take: 没有任务, all_if: {equals: 0}}
      - {label: 位置, points: 16, take: 收入, scale: {low: worst, high: best}}
"""


@pytest.mark.parametrize(
    ("incomes", "points"),
    [((10, 20, 30), [24, 32, 40]), ((5, 5, 5), [40, 40, 40]), ((7,), [40])],
)
def test_a_scale_may_reach_from_the_worst_to_the_best_of_all_units(incomes, points):
    given_ = {unit: {"收入": value} for unit, value in zip("ABC", incomes, strict=False)}
    assert list(scores(sheet(SHARED_OUT, total=40), given_).values()) == points


def test_where_less_is_better_the_scale_reaches_from_the_best_down():
    text = SHARED_OUT.replace("low: worst, high: best", "low: best, high: worst")
    given_ = {unit: {"收入": value} for unit, value in zip("ABC", (10, 20, 30), strict=True)}
    assert list(scores(sheet(text, total=40), given_).values()) == [40, 32, 24]
