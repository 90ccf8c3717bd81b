"""How rules make items and items make a score: floors, caps, vetoes, gaps in the data, weights."""

from fractions import Fraction

import pytest
from score_sheets import (
    by_unit,
    fact,
    judged,
    number,
    one_rule,
    score,
    scored,
    scores,
    sheet,
    ties,
    unmet,
    won,
)

from bangfu_lib.errors import LedgerError
from bangfu_lib.scoring.points import point_ledger
from bangfu_lib.scoring.units import Unit


def deducting(label: str, points: object, more: str = "") -> str:
    """An item that loses a point for each case of the matter it is named after."""
    rule = f"{{label: 扣{label}, take: {label}, deduct: {{each: 1, word: 处}}}}"
    return f"{{label: {label}项, points: {points}{more}, rules: [{rule}]}}"


def pair(first: str = "", second: str = "", *, scheme: str = "") -> object:
    """Two items of 10 and 20 points in one section of 30, each with more keys."""
    items = f"[{deducting('甲', 10, first)}, {deducting('乙', 20, second)}]"
    return sheet(f"sections: [{{label: 板块, points: 30, items: {items}}}]\n{scheme}", total=30)


# Floors


@pytest.mark.parametrize(("cases", "points"), [(9, 1), (10, 0), (12, 0)])
def test_an_item_is_lost_down_to_nothing(cases, points):
    assert won(scored(pair(), {"甲": {"甲": cases}}))["1.1"] == points


@pytest.mark.parametrize(("cases", "points"), [(9, 1), (12, -2)])
def test_an_item_without_a_floor_goes_below_nothing(cases, points):
    assert won(scored(pair(", floor: none"), {"甲": {"甲": cases}}))["1.1"] == points


@pytest.mark.parametrize(("cases", "points"), [(6, 4), (7, 4)])
def test_a_written_limit_ends_the_losses_of_an_item(cases, points):
    assert won(scored(pair(", limit: 6"), {"甲": {"甲": cases}}))["1.1"] == points


@pytest.mark.parametrize(("cases", "points"), [(12, -2), (30, -20), (31, -20)])
def test_an_item_may_be_lost_down_to_the_points_of_its_section(cases, points):
    assert won(scored(pair(", floor: section"), {"甲": {"甲": cases}}))["1.1"] == points


@pytest.mark.parametrize(("cases", "points"), [(15, -5), (20, -10), (25, -10)])
def test_a_limit_written_for_the_section_ends_the_losses(cases, points):
    scheme = pair(", floor: section, limit: 20")
    assert won(scored(scheme, {"甲": {"甲": cases}}))["1.1"] == points


def test_items_that_share_a_section_share_its_limit():
    scheme = pair(", floor: section, limit: 20", ", floor: section, limit: 20")
    found = won(scored(scheme, {"甲": {"甲": 15, "乙": 15}}))
    assert found == {"1.1": 5, "1.2": 5}


def test_a_section_never_falls_below_nothing():
    scheme = pair(", floor: section")
    assert score(scheme, 甲=30, 乙=15) == 0


def test_an_item_without_a_floor_may_take_its_section_below_nothing():
    scheme = pair(", floor: none", ", floor: section")
    assert won(scored(scheme, {"甲": {"甲": 40, "乙": 5}})) == {"1.1": -30, "1.2": 15}


BLOCKS = f"""
sections:
  - label: 板块
    points: 40
    items:
      - label: 分块
        points: 20
        items:
          - {deducting("甲", 5, ", floor: block")}
          - {deducting("乙", 15, ", floor: block")}
      - {deducting("丙", 20)}
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (12, 0, {"1.1.1": -7, "1.1.2": 15}),
        (25, 0, {"1.1.1": -15, "1.1.2": 15}),
        (12, 12, {"1.1.1": -3, "1.1.2": 3}),
    ],
)
def test_items_of_a_block_are_lost_down_to_its_points(first, second, expected):
    found = won(scored(sheet(BLOCKS, total=40), {"甲": {"甲": first, "乙": second}}))
    assert found == expected | {"1.2": 20}


def test_a_rule_with_points_of_its_own_loses_no_more_than_them():
    text = """
    items:
      - label: 甲项
        points: 10
        rules:
          - {label: 一, points: 3, take: 甲, deduct: {each: 2, word: 处}}
          - {label: 二, points: 7, take: 乙, deduct: {each: 2, word: 处}}
    """
    assert score(sheet(text, total=10), 甲=9) == 7


def test_rules_without_points_share_those_of_the_item():
    text = """
    items:
      - label: 甲项
        points: 10
        rules:
          - {label: 一, take: 甲, deduct: {each: 2, word: 处}}
          - {label: 二, take: 乙, deduct: {each: 3, word: 处}}
    """
    scheme = sheet(text, total=10)
    assert (score(scheme, 甲=1, 乙=2), score(scheme, 甲=4, 乙=2)) == (2, 0)


def test_what_is_given_back_at_a_floor_is_a_line_of_its_own():
    points = scored(pair(), {"甲": {"甲": 12}}).points
    line = points[points["kind"] == "floor"].iloc[0]
    assert (line["points"], line["sentence"]) == (2, "“甲项”扣完10分为止，多扣的2分退回")


# Gains


def water(cap: str) -> object:
    text = f"""
    items:
      - label: 水质
        points: 15
        cap: {cap}
        rules:
          - {{label: 不达标, take: 不达标, deduct: {{each: 2, word: 处}}}}
          - {{label: 改善, take: 改善, add: {{each: 2, word: 处}}}}
          - {{label: 恶化, take: 恶化, zero: {{scope: item}}}}
    """
    return sheet(text, total=15)


@pytest.mark.parametrize(
    ("cap", "facts", "points"),
    [
        ("item", {"不达标": 1, "改善": 1}, 15),
        ("item", {"不达标": 1, "改善": 4}, 15),
        ("item", {"不达标": 9, "改善": 1}, 0),
        ("none", {"不达标": 1, "改善": 4}, 21),
        ("item", {"改善": 4, "恶化": 1}, 0),
    ],
)
def test_gains_inside_an_item_stop_at_its_points_unless_they_may_exceed_them(cap, facts, points):
    assert score(water(cap), **facts) == points


AWARDS = """
items:
  - label: 基本项
    points: 10
    rules: [{label: 违建, take: 违建, deduct: {each: 1, word: 处}}]
  - label: 奖惩项
    outside: true
    %s
    rules:
      - {label: 表彰, take: 表彰, add: {each: 3, word: 次}}
      - {label: 通报, take: 通报, deduct: {each: 4, word: 次}}
"""


@pytest.mark.parametrize(
    ("bounds", "facts", "points"),
    [
        ("points: 5", {"表彰": 1}, 13),
        ("points: 5", {"表彰": 9}, 15),
        ("clause: 三", {"表彰": 9}, 37),
        ("points: 5", {"通报": 4}, -6),
        ("limit: 10", {"通报": 4}, 0),
        ("points: 5", {}, 10),
    ],
)
def test_awards_and_penalties_outside_the_total_have_their_own_ends(bounds, facts, points):
    assert score(sheet(AWARDS % bounds, total=10), **facts) == points


@pytest.mark.parametrize(("place", "points"), [(3, 10), (9, 12), (0, 10)])
def test_a_prize_outside_the_total_costs_nothing_where_it_is_not_won(place, points):
    text = """
    items:
      - {label: 基本项, points: 10, rules: [{label: 违建, take: 违建, deduct: {each: 1, word: 处}}]}
      - label: 奖励
        outside: true
        rules: [{label: 信息, take: 信息, tiers: [{at_least: 5, points: 2}, {at_least: 0, points: 0}]}]
    """
    card = scored(sheet(text, total=10), {"甲": {"信息": place}})
    assert by_unit(card, "score")["甲"] == points
    assert "loss" not in set(card.points["kind"])


def test_gains_of_a_section_outside_the_total_stop_at_its_points():
    text = """
    sections:
      - {label: 基本, points: 10, rules: [{label: 违建, take: 违建, deduct: {each: 1, word: 处}}]}
      - label: 加分
        outside: true
        points: 5
        items:
          - {label: 甲, rules: [{label: 一, take: 甲, add: {each: 2, word: 次}}]}
          - {label: 乙, rules: [{label: 二, take: 乙, add: {each: 2, word: 次}}]}
    """
    scheme = sheet(text, total=10)
    assert (score(scheme, 甲=2), score(scheme, 甲=2, 乙=2)) == (14, 15)


def test_an_item_of_gains_alone_is_earned_from_nothing():
    accepts = [{"fault": "bonus_inside", "at": "1", "says": "原表如此"}]
    text = "items: [{label: 奖励, points: 10, rules: [{label: 奖, take: 奖, add: {each: 3, word: 次}}, {label: 假, take: 假, zero: {scope: item}}]}]"
    scheme = sheet(text, total=10, accepts=accepts)
    assert [score(scheme, 奖=n) for n in (0, 1, 4)] == [0, 3, 10]


# Vetoes

VETO = """
sections:
  - label: 一板块
    points: 30
    items:
      - label: 分块
        points: 20
        items:
          - label: 甲
            points: 5
            rules:
              - {label: 扣, take: 违建, deduct: {each: 1, word: 处}}
              - {label: 否决, take: 事故, zero: {scope: %s}}
          - {label: 乙, points: 15, rules: [{label: 扣, take: 欠账, deduct: {each: 1, word: 处}}]}
      - {label: 丙, points: 10, rules: [{label: 扣, take: 投诉, deduct: {each: 1, word: 件}}]}
  - {label: 二板块, points: 20, rules: [{label: 扣, take: 迟报, deduct: {each: 1, word: 份}}]}
"""


@pytest.mark.parametrize(
    ("scope", "left"), [("item", 45), ("block", 30), ("section", 20), ("scheme", 0)]
)
def test_a_veto_takes_what_is_left_within_its_scope(scope, left):
    scheme = sheet(VETO % scope, total=50)
    assert (score(scheme), score(scheme, 事故=1)) == (50, left)


def test_what_a_veto_takes_is_told_in_every_item_it_strikes():
    points = scored(sheet(VETO % "section", total=50), {"甲": {"事故": 2, "欠账": 3}}).points
    lost = points[(points["kind"] == "loss") & (points["points"] != -3)]
    assert dict(zip(lost["item"], lost["points"], strict=True)) == {
        "1.1.1": -5,
        "1.1.2": -12,
        "1.2": -10,
    }
    assert set(lost["sentence"].str[:12]) == {"事故2，否决，本板块不得"}


def test_two_vetoes_take_no_more_than_there_is():
    text = """
    items:
      - label: 甲
        points: 10
        rules:
          - {label: 扣, take: 违建, deduct: {each: 1, word: 处}}
          - {label: 否决一, take: 事故, zero: {scope: item}}
          - {label: 否决二, take: 事件, zero: {scope: scheme}}
    """
    assert score(sheet(text, total=10), 事故=1, 事件=1, 违建=2) == 0


def test_a_veto_is_not_softened_by_the_floor_of_the_section():
    text = """
    sections:
      - label: 板块
        items:
          - label: 甲
            points: 10
            floor: section
            limit: 8
            rules:
              - {label: 扣, take: 违建, deduct: {each: 1, word: 处}}
              - {label: 否决, take: 事故, zero: {scope: item}}
          - {label: 乙, points: 20, rules: [{label: 扣, take: 投诉, deduct: {each: 1, word: 件}}]}
    """
    assert won(scored(sheet(text, total=30), {"甲": {"事故": 1}})) == {"1.1": 0, "1.2": 20}


@pytest.mark.parametrize(("scope", "third"), [("block", 0), ("section", 0), ("scheme", 0)])
def test_a_veto_leaves_no_debt_that_others_points_had_covered(scope, third):
    text = (VETO % scope).replace("label: 丙, points: 10", "label: 丙, points: 10, floor: section")
    scheme = sheet(text, total=50)
    found = won(scored(scheme, {"甲": {"投诉": 25, "事故": 1}}))
    assert found["1.2"] == third and found["2"] == (0 if scope == "scheme" else 20)


def test_a_veto_of_an_item_that_does_not_apply_strikes_nothing():
    text = """
    items:
      - label: 甲
        points: 10
        not_applicable: full
        rules:
          - {label: 扣, take: 违建, deduct: {each: 1, word: 处}}
          - {label: 否决, take: 事故, zero: {scope: scheme}}
      - {label: 乙, points: 20, rules: [{label: 扣, take: 投诉, deduct: {each: 1, word: 件}}]}
    """
    scheme = sheet(text, total=30)
    given = {"甲": {"事故": 1}, "乙": {"事故": 1}}
    assert scores(scheme, given, voided=frozenset({("甲", "1")})) == {"甲": 30, "乙": 0}


# Items that do not apply

PARTLY = """
sections:
  - label: 一板块
    points: 30
    items:
      - label: 甲
        points: 10
        for: {village_types: 脱贫村}
        not_applicable: %s
        rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]
      - {label: 乙, points: 20, rules: [{label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
  - {label: 二板块, points: 70, rules: [{label: 扣, take: 丙, deduct: {each: 1, word: 处}}]}
"""
TYPES = {"甲": {"village_type": "脱贫村"}, "乙": {"village_type": "非脱贫村"}}


@pytest.mark.parametrize(
    ("policy", "points"),
    [("full", 90), ("zero", 80), ("rescale", "800/9"), ("rescale_section", 85)],
)
def test_an_item_that_does_not_apply_counts_as_declared(policy, points):
    scheme = sheet(PARTLY % policy)
    found = scores(scheme, {"甲": {"乙": 10}, "乙": {"乙": 10}}, attributes=TYPES)
    assert found == {"甲": 90, "乙": number(points)}


@pytest.mark.parametrize("policy", ["full", "rescale", "rescale_section"])
def test_who_loses_nothing_has_all_points_whatever_does_not_apply(policy):
    assert scores(sheet(PARTLY % policy), {"乙": {}}, attributes=TYPES) == {"乙": 100}


def test_an_item_may_be_declared_not_applicable_by_record():
    scheme = sheet(PARTLY % "rescale")
    found = scores(scheme, {"甲": {"乙": 10}}, attributes=TYPES, voided=frozenset({("甲", "1.1")}))
    assert found == {"甲": number("800/9")}


def test_an_item_that_says_nothing_about_it_cannot_be_declared_not_applicable():
    with pytest.raises(LedgerError) as caught:
        scored(sheet(PARTLY % "full"), {"甲": {}}, voided=frozenset({("甲", "1.2")}))
    assert "没有写明不适用的怎么计" in caught.value.details[0]


def test_a_section_of_which_nothing_applies_is_rescaled_to_the_total():
    text = """
    sections:
      - label: 一板块
        points: 30
        items:
          - label: 甲
            points: 30
            for: {village_types: 脱贫村}
            not_applicable: rescale_section
            rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]
      - {label: 二板块, points: 70, rules: [{label: 扣, take: 丙, deduct: {each: 1, word: 处}}]}
    """
    assert scores(sheet(text), {"乙": {"丙": 7}}, attributes=TYPES) == {"乙": 90}


def test_a_unit_to_which_nothing_applies_is_not_given_zero_but_refused():
    item = "for: {village_types: 脱贫村}, not_applicable: rescale"
    scheme = one_rule("take: 甲, deduct: {each: 1, word: 处}", item)
    with pytest.raises(LedgerError) as caught:
        scored(scheme, {"乙": {}}, attributes=TYPES)
    assert list(caught.value.details) == [
        "乙没有一项可以计分，无法折算到总分，请先补齐台账或登记适用的考核项"
    ]


# Missing data

RATED = """
items:
  - label: 评议
    points: 10
    rules:
      - {label: 局一, points: 4, take: 局一, rating: true, empty: %s}
      - {label: 局二, points: 6, take: 局二, rating: true, empty: full}
  - {label: 乙, points: 10, rules: [{label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
"""


@pytest.mark.parametrize(
    ("policy", "points"),
    [("full", 4 + 3 + 5), ("zero", 3 + 5), ("rescale", 10), ("rescale_item", 5 + 5)],
)
def test_a_missing_rating_counts_as_declared(policy, points):
    scheme = sheet(RATED % policy, total=20)
    assert score(scheme, 局二=(3, 1), 乙=5) == points


def test_rescaling_within_the_item_and_to_the_total_share_out_the_right_points():
    text = (
        (RATED % "rescale_item")
        .replace("points: 6", "points: 2")
        .replace(
            "empty: full}",
            "empty: rescale}\n      - {label: 局三, points: 4, take: 局三, rating: true, empty: zero}",
        )
    )
    scheme = sheet(text, total=20)
    assert (score(scheme, 局三=(4, 1)), score(scheme, 局三=(2, 1))) == (20, number("140/9"))


def test_a_refusing_rule_names_every_unit_and_scores_none():
    with pytest.raises(LedgerError) as caught:
        scored(sheet(RATED % "refuse", total=20), {"甲": {}, "乙": {}})
    assert [line[:6] for line in caught.value.details] == ["甲的“局一”", "乙的“局一”"]


def test_an_item_of_which_nothing_was_rated_is_refused_and_not_rescaled_within_itself():
    text = (RATED % "rescale_item").replace("empty: full", "empty: rescale_item")
    with pytest.raises(LedgerError) as caught:
        scored(sheet(text, total=20), {"甲": {}})
    assert "甲的“评议”没有可计算的对象" in caught.value.details[0]


@pytest.mark.parametrize(("policy", "points"), [("full", 10), ("zero", 0)])
def test_the_only_rule_of_an_item_decides_about_its_points_where_data_are_missing(policy, points):
    rule = "take: {norm: weekly_patrol_min}, deduct: {each: 2, word: 周}"
    scheme = one_rule(f"{rule}, empty: {policy}")
    assert score(scheme) == points


def test_a_rule_on_common_points_may_refuse_as_well():
    scheme = one_rule("take: {norm: weekly_patrol_min}, deduct: {each: 2, word: 周}, empty: refuse")
    with pytest.raises(LedgerError):
        scored(scheme, {"甲": {}})


def test_points_lost_for_want_of_data_are_told():
    scheme = one_rule("take: {norm: weekly_patrol_min}, deduct: {each: 2, word: 周}, empty: zero")
    known = unmet("weekly_patrol_min", "甲", status="no_data")
    lost = scored(scheme, {"甲": {}}, findings=known).points.query("kind == 'loss'").iloc[0]
    assert lost["sentence"] == "“规则”没有可计算的对象，按方案规定不得分，失10分"
    assert lost["norm"] == "weekly_patrol_min"


# Weights, roll-up, rounding, combining

WEIGHTED = """
sections:
  - {label: 考核组, weight: 70%, points: 100, rules: [{label: 打分, take: 组, rating: true, empty: refuse}]}
  - {label: 群众, weight: 20%, points: 100, rules: [{label: 打分, take: 众, rating: true, empty: refuse}]}
  - {label: 干部, weight: 10%, points: 100, rules: [{label: 打分, take: 干, rating: true, empty: refuse}]}
"""


def test_sections_count_by_their_weights():
    card = scored(sheet(WEIGHTED), {"甲": {"组": (90, 1), "众": (85, 1), "干": (70, 1)}})
    assert by_unit(card, "score")["甲"] == 63 + 17 + 7
    assert won(card) == {"1": 63, "2": 17, "3": 7}


def test_a_weighted_line_says_by_what_it_was_multiplied():
    points = scored(sheet(WEIGHTED), {"甲": {"组": (90, 1), "众": (85, 1), "干": (70, 1)}}).points
    assert points["sentence"].iloc[0] == "“打分”满分100分（按70%折算，计70分）"


def test_half_years_are_rolled_up_by_their_weights():
    rule = "take: {score: parts, every: half, weights: [30, 70]}, proportional: {of: 100}"
    scheme = one_rule(f"{rule}, empty: refuse", points=100)
    known = ties(parts={("half", "甲"): [80, 90]})
    assert scores(scheme, {"甲": {}}, ties=known) == {"甲": 87}


def test_twelve_months_count_two_fifths_of_their_mean():
    rule = "take: {score: parts, every: month}, proportional: {of: 100}, empty: refuse"
    known = ties(parts={("month", "甲"): [*[90] * 11, 78]})
    assert scores(one_rule(rule, points=40), {"甲": {}}, ties=known) == {"甲": number("35.6")}


@pytest.mark.parametrize(("at", "expected"), [("item", "6.66"), ("total", "20/3")])
def test_items_are_rounded_one_by_one_where_the_sheet_says_so(at, expected):
    text = """
    items:
      - {label: 甲, points: 5, rules: [{label: 一, take: {record: 甲, as: share}, proportional: true, empty: full}]}
      - {label: 乙, points: 5, rules: [{label: 二, take: {record: 乙, as: share}, proportional: true, empty: full}]}
    """
    scheme = sheet(text, total=10, rounding={"digits": 2, "at": at})
    assert score(scheme, 甲=(2, 3), 乙=(2, 3)) == number(expected)


GEOMETRIC = """
combine: geometric
sections:
  - {label: 一, points: '1/3', rules: [{label: 一, take: 一, scale: {low: 0, high: 100}}]}
  - {label: 二, points: '1/3', rules: [{label: 二, take: 二, scale: {low: 0, high: 100}}]}
  - {label: 三, points: '1/3', rules: [{label: 三, take: 三, scale: {low: 0, high: 100}}]}
"""


@pytest.mark.parametrize(
    ("values", "expected"),
    [((60, 60, 60), "0.6"), ((100, 100, 100), 1), ((0, 90, 90), 0), ((80, 40, 20), "0.4")],
)
def test_sections_combine_by_their_geometric_mean(values, expected):
    scheme = sheet(GEOMETRIC, total=1)
    facts = dict(zip(("一", "二", "三"), values, strict=True))
    assert score(scheme, **facts) == number(expected)


def test_equal_shares_reach_the_grade_that_they_are_worth():
    grades = "grades: [{label: 合格, at_least: '0.6'}, {label: 不合格, at_least: 0}]"
    card = scored(sheet(GEOMETRIC + grades, total=1), {"甲": {"一": 60, "二": 60, "三": 60}})
    assert by_unit(card, "grade") == {"甲": "合格"}


# The ledger of points


def test_every_line_cites_the_item_it_stands_in():
    text = """
    items:
      - label: 甲项
        points: 10
        clause: 第三条
        quote: 违建每处扣5分
        rules: [{label: 扣, take: 违建, deduct: {each: 5, word: 处}}]
    """
    points = scored(sheet(text, total=10), {"甲": {"违建": 1}}).points
    assert set(points["clause"]) == {"第三条"} and set(points["quote"]) == {"违建每处扣5分"}
    assert set(points["source"]) == {"scheme:sheet"}


def test_a_lost_point_names_the_fact_that_decides():
    points = scored(pair(), {"甲": {"甲": 2}}).points
    line = points[points["kind"] == "loss"].iloc[0]
    assert (line["indicator"], line["subject"], line["item"]) == ("record:甲", "甲", "1.1")
    assert (line["scheme"], line["unit_kind"]) == ("sheet", "village")


def test_points_over_several_months_are_about_none_of_them():
    scheme = one_rule("take: 事, deduct: {each: 1, word: 处}")
    months = [fact(scheme, "甲", "事", 1, period=month)[0] for month in ("2021-10", "2021-11")]
    points = point_ledger(scheme, [Unit("甲")], judged(months))
    assert list(points.loc[points["kind"] == "loss", "subject_period"]) == [""]


def test_a_scheme_without_units_has_empty_tables():
    card = scored(pair(), {})
    assert card.points.empty and card.scores.empty and card.consequences.empty


def test_weights_of_a_block_and_its_items_multiply():
    text = """
    items:
      - label: 分块
        weight: 50%
        items:
          - {label: 甲, points: 10, weight: 60%, rules: [{label: 扣, take: 甲, deduct: {each: 1, word: 处}}]}
          - {label: 乙, points: 10, weight: 40%, rules: [{label: 扣, take: 乙, deduct: {each: 1, word: 处}}]}
    """
    scheme = sheet(text, total=5)
    assert [item.weight for item in scheme.items] == [Fraction(3, 10), Fraction(1, 5)]
    assert score(scheme, 甲=5) == Fraction(7, 2)
