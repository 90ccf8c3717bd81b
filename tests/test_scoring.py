"""Points, floors, grades, ranks, lists and rounding."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from declared import QUARTER, rules
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_lib.errors import LedgerError
from bangfu_lib.indicators.facts import FACT_COLUMNS
from bangfu_lib.params.numbers import plain
from bangfu_lib.params.schemes import Rule, Tier
from bangfu_lib.scoring.cases import run_cases
from bangfu_lib.scoring.conversions import Judged
from bangfu_lib.scoring.findings import FINDING_COLUMNS
from bangfu_lib.scoring.grading import grade_of, item_points, ranks, score_table
from bangfu_lib.scoring.points import point_ledger, rule_lines
from bangfu_lib.scoring.rounding import half_up, percent, shown

SHARE = "problem_closed_share"
COUNT = "overdue_problems"


def rule(conversion, points=4, **more) -> Rule:
    known = {"id": "R", "label": "规则", "points": Fraction(points), "norm": None}
    taken = {"indicator": SHARE, "taken_as": "share", "conversion": conversion, "empty": "full"}
    return Rule(**(known | taken | more))


def judged(*facts) -> Judged:
    """Facts given as (village, indicator, numerator, denominator)."""
    rows = [
        {
            "indicator": indicator,
            "unit_kind": "village",
            "unit": unit,
            "village": unit,
            "role": "",
            "period": "2021Q4",
            "numerator": Decimal(str(part)),
            "denominator": None if whole is None else Decimal(str(whole)),
            "approximate": False,
        }
        for unit, indicator, part, whole in facts
    ]
    return Judged(
        facts=pd.DataFrame(rows, columns=FACT_COLUMNS),
        findings=pd.DataFrame(columns=FINDING_COLUMNS),
        indicators=rules().indicators,
        norms=rules().norms,
        names={},
        citations={},
        period=QUARTER,
    )


def won(one: Rule, *facts) -> Fraction:
    return sum(
        (line.change.points for line in rule_lines(one, ["V1"], judged(*facts))), Fraction(0)
    )


def test_proportional_points_are_exact():
    assert won(rule("proportional"), ("V1", SHARE, 1, 3)) == Fraction(4, 3)


def test_share_above_one_earns_no_more_than_full_points():
    assert won(rule("proportional"), ("V1", SHARE, 4, 3)) == 4


@pytest.mark.parametrize(("part", "points"), [(89, 2), (90, 4), (91, 4), (79, 0), (80, 2)])
def test_tier_boundaries_belong_to_the_higher_tier(part, points):
    steps = (
        Tier(Fraction(9, 10), Fraction(4)),
        Tier(Fraction(4, 5), Fraction(2)),
        Tier(Fraction(0), Fraction(0)),
    )
    assert won(rule("tiers", tiers=steps), ("V1", SHARE, part, 100)) == points


@pytest.mark.parametrize(("quantity", "points"), [(0, 4), (1, "2.5"), (2, 1), (3, 0), (99, 0)])
def test_deductions_stop_at_what_the_rule_is_worth(quantity, points):
    one = rule("deduct", indicator=COUNT, taken_as="count", each=Fraction(3, 2), word="条")
    assert won(one, ("V1", COUNT, quantity, None)) == Fraction(str(points))


def test_short_counts_what_is_missing_from_the_whole():
    one = rule("deduct", taken_as="short", each=Fraction(1), word="份")
    assert won(one, ("V1", SHARE, 1, 3)) == 2


@pytest.mark.parametrize(("quantity", "points"), [(3, 0), (4, 4), (5, 4)])
def test_all_or_nothing_at_its_threshold(quantity, points):
    one = rule("all_if", indicator=COUNT, taken_as="count", least=Fraction(4))
    assert won(one, ("V1", COUNT, quantity, None)) == points


@pytest.mark.parametrize(("quantity", "points"), [(0, 0), (1, 2), (3, 4)])
def test_bonus_adds_outside_full_points_up_to_its_cap(quantity, points):
    one = rule("bonus", indicator=COUNT, taken_as="count", each=Fraction(2), word="项")
    assert won(one, ("V1", COUNT, quantity, None)) == points


@pytest.mark.parametrize(("policy", "points"), [("full", 4), ("zero", 0)])
def test_share_of_nothing_follows_the_declared_policy(policy, points):
    assert won(rule("proportional", empty=policy), ("V1", SHARE, 0, 0)) == points


def test_refusing_rule_names_every_village_and_scores_none():
    scheme = rules().scheme
    facts = [("V1", "mandatory_document_share", 0, 0), ("V2", "mandatory_document_share", 0, 0)]
    with pytest.raises(LedgerError) as caught:
        point_ledger(scheme, ["V1", "V2"], judged(*facts))
    assert sum("必备资料" in line for line in caught.value.details) == 2


def test_persons_facts_are_added_up_for_their_village():
    found = judged(("V1", SHARE, 1, 2), ("V1", SHARE, 1, 2))
    lines = rule_lines(rule("proportional"), ["V1"], found)
    assert sum((line.change.points for line in lines), Fraction(0)) == 2


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(0, 50))
def test_more_of_a_fault_never_raises_the_points(first, second):
    one = rule("deduct", indicator=COUNT, taken_as="count", each=Fraction(1, 3), word="条")
    fewer, more = sorted((first, second))
    assert won(one, ("V1", COUNT, fewer, None)) >= won(one, ("V1", COUNT, more, None))


@settings(deadline=None)
@given(st.lists(st.fractions(0, 100), min_size=1, max_size=12))
def test_ranks_count_the_better_ones_and_ties_share_the_lowest(scores):
    assert ranks(scores) == [1 + sum(other > score for other in scores) for score in scores]


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "优秀"),
        ("90", "优秀"),
        ("89.999", "良好"),
        ("60", "一般"),
        ("0", "较差"),
        ("-1", "较差"),
    ],
)
def test_grades_use_the_unrounded_score(score, grade):
    assert grade_of(Fraction(score), rules().scheme) == grade


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("2.345", 2, "2.35"),
        ("2.344999", 2, "2.34"),
        ("-2.345", 2, "-2.35"),
        ("89.995", 2, "90.00"),
        ("1/3", 2, "0.33"),
    ],
)
def test_rounding_is_half_up_away_from_zero(value, digits, expected):
    assert half_up(Fraction(value), digits) == Decimal(expected)


def test_percent_says_100_only_for_the_whole_and_0_only_for_none():
    assert percent(Decimal(9999), Decimal(10000)) == "99.9"
    assert percent(Decimal(1), Decimal(10000)) == "0.1"
    assert percent(Decimal(45), Decimal(53)) == "84.9"


@pytest.mark.parametrize(
    ("value", "text"), [("6", "6"), ("1/2", "0.5"), ("2/3", "2/3"), ("899/10", "89.9")]
)
def test_exact_numbers_print_shortest(value, text):
    assert plain(Fraction(value)) == text
    assert shown(Fraction("150000")) == "150000"


def table_of(scores: dict[str, list[Fraction]]) -> pd.DataFrame:
    scheme = rules().scheme
    rows = [
        {
            "unit": unit,
            "section": "",
            "item": item.id,
            "full": item.points,
            "points": item.points * share,
        }
        for unit, shares in scores.items()
        for item, share in zip(scheme.items, shares, strict=True)
    ]
    return score_table(pd.DataFrame(rows), scheme)


def all_items(share: str) -> list[Fraction]:
    return [Fraction(share)] * len(rules().scheme.items)


def test_equal_scores_share_a_rank_and_keep_a_fixed_order():
    table = table_of({"V2": all_items("9/10"), "V1": all_items("9/10"), "V3": all_items("1/2")})
    assert list(zip(table["unit"], table["rank"], strict=True)) == [("V1", 1), ("V2", 1), ("V3", 3)]


def test_weight_draws_are_reproducible_and_leave_even_scores_alone():
    scores = {"V1": all_items("19/20"), "V2": all_items("1/2")}
    first, second = table_of(scores), table_of(scores)
    assert first.equals(second)
    assert list(first["rank_low"]) == list(first["rank_high"]) == [1, 2]


def test_village_inside_the_noise_is_not_named_on_the_blue_list():
    uneven = [Fraction(1) if item.id != "C1" else Fraction(1, 3) for item in rules().scheme.items]
    uneven[0] = Fraction(99, 100)
    table = table_of({"V1": all_items("1"), "V2": uneven})
    row = table[table["unit"] == "V2"].iloc[0]
    assert row["score"] < 90 and row["listed"] == "" and "不确定范围" in row["reason"]


def test_sure_cases_are_listed_red_and_blue():
    table = table_of({"V1": all_items("1"), "V2": all_items("1/2")})
    assert list(table["listed"]) == ["red", "blue"]


@pytest.mark.parametrize(
    "checked", run_cases(rules().scheme, rules()), ids=lambda c: f"{c.case}-{c.what}"
)
def test_scheme_meets_its_own_cases(checked):
    assert checked.actual == checked.expected


def test_case_that_expects_wrongly_is_reported():
    scheme = replace(rules().scheme, cases=({"name": "错误的用例", "expect": {"score": 99}},))
    assert [checked.holds for checked in run_cases(scheme, rules())] == [False]


def scheme_with(*more: Rule):
    """The scheme with rules added to its first item."""
    scheme = rules().scheme
    first = scheme.sections[0]
    item = replace(first.items[0], rules=(*first.items[0].rules, *more))
    section = replace(first, items=(item, *first.items[1:]))
    return replace(scheme, sections=(section, *scheme.sections[1:]))


def test_case_counts_an_indicator_once_however_many_rules_take_it():
    late = {"indicator": "quarterly_summaries_on_time", "taken_as": "short"}
    second = rule("deduct", points=8, each=Fraction(1), **late)
    facts = {"quarterly_summaries_on_time": [0, 1]}
    case = {"name": "两条规则取同一指标", "facts": facts, "expect": {"score": 105}}
    scheme = replace(scheme_with(second), cases=(case,))
    assert [checked.actual for checked in run_cases(scheme, rules())] == ["105"]


def test_item_of_bonuses_alone_adds_points_that_no_weight_changes():
    scheme = rules().scheme
    one = rule("bonus", points=3, indicator=COUNT, taken_as="count", each=Fraction(1))
    item = replace(scheme.items[0], id="E", points=Fraction(0), rules=(one,))
    extra = replace(scheme.sections[0], id="X", points=Fraction(0), items=(item,))
    with_bonus = replace(scheme, sections=(*scheme.sections, extra))
    full = {"kind": "full", "section": "", "rule": ""}
    lines = [
        full | {"unit": unit, "item": one.id, "points": one.points}
        for one in scheme.items
        for unit in ("V1", "V2")
    ]
    lines.append(full | {"unit": "V1", "item": "E", "points": Fraction(2)})
    table = score_table(item_points(pd.DataFrame(lines), with_bonus), with_bonus)
    assert list(table["score"]) == [102, 100]
    assert list(table["rank_high"]) == [1, 2]


def test_points_won_and_lost_add_up_as_they_are_shown():
    lines = rule_lines(rule("proportional", points=3), ["V1"], judged(("V1", SHARE, 7, 8)))
    assert "得2.62分，失0.38分" in list(lines)[-1].change.sentence
