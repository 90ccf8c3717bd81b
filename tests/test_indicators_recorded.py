"""Matters that an office records itself become facts, each with the rows that it rests on."""

from decimal import Decimal

import pytest
from declared import context, posted, table, village
from score_sheets import one_rule, sheet

from bangfu_lib.indicators.recorded import (
    record_indicators,
    recorded_facts,
    self_scores,
    voided_items,
)

DEDUCT = "deduct: {each: 1, word: 处}"
VILLAGES = [village("V1", sending_unit="县一局"), village("V2", sending_unit="县一局")]
PERSONS = [posted("P1", "队员", "V1"), posted("P2", "队员", "V2")]


def row(matter: str, quantity: object = None, day: int = 1, **more: object) -> dict:
    known = {"record": f"K{day}", "village": "V1", "matter": matter, "quantity": quantity}
    return {**known, "assessor": "县考核办", "assessed_on": f"2021-10-{day:02d}", **more}


def counted(rule: str, rows: list[dict], unit: str = "village") -> list[tuple]:
    """(unit, option, numerator, denominator) of every fact that a rule's matter makes."""
    scheme = one_rule(rule, **{"for": {"unit": unit}})
    given = context(assessments=rows, villages=VILLAGES, persons=PERSONS)
    facts, _ = recorded_facts(record_indicators([scheme]), given)
    return [
        line
        for one in facts
        for line in zip(
            one["unit"], one["option"], one["numerator"], one["denominator"], strict=True
        )
    ]


def test_rows_of_a_matter_are_added_up_for_each_unit():
    rows = [row("违建", 2), row("违建", 3), row("违建", 1, village="V2"), row("别的", 9)]
    assert counted(f"take: 违建, {DEDUCT}", rows) == [("V1", "", 5, None), ("V2", "", 1, None)]


def test_a_row_without_a_number_stands_for_one_case():
    assert counted(f"take: 违建, {DEDUCT}", [row("违建"), row("违建")]) == [("V1", "", 2, None)]


@pytest.mark.parametrize(
    ("combine", "numerator", "denominator"),
    [
        ("mean", 30, 5),
        ("trimmed", 19, 3),
        ("highest", 10, None),
        ("lowest", 1, None),
        ("latest", 7, None),
    ],
)
def test_several_ratings_are_combined_as_declared(combine, numerator, denominator):
    rows = [row("评分", n, day) for day, n in enumerate((4, 10, 1, 8, 7), start=1)]
    rule = f"take: {{record: 评分, combine: {combine}}}, proportional: {{of: 10}}, empty: zero"
    assert counted(rule, rows) == [("V1", "", numerator, denominator)]


def test_two_ratings_are_too_few_to_leave_the_highest_and_lowest_out():
    rows = [row("评分", 4), row("评分", 8)]
    rule = "take: {record: 评分, combine: trimmed}, proportional: {of: 10}, empty: zero"
    assert counted(rule, rows) == [("V1", "", 12, 2)]


def test_the_latest_rating_goes_by_date_and_not_by_row():
    rows = [row("评分", 9, day=20), row("评分", 5, day=3)]
    rule = "take: {record: 评分, combine: latest}, proportional: {of: 10}, empty: zero"
    assert counted(rule, rows) == [("V1", "", 9, None)]


def test_a_share_has_the_whole_that_was_recorded():
    rows = [row("办结", 3, whole=4), row("办结", 1, whole=2)]
    rule = "take: {record: 办结, as: share}, proportional: true, empty: full"
    assert counted(rule, rows) == [("V1", "", 4, 6)]


def test_votes_are_counted_by_option():
    rows = [
        row("测评", 20, option="优秀"),
        row("测评", 5, option="称职"),
        row("测评", 1, option="优秀"),
    ]
    take = "{record: 测评, values: {优秀: 100, 称职: 80}, combine: mean, whole: valid}"
    found = counted(f"take: {take}, proportional: {{of: 100}}, empty: zero", rows)
    assert sorted(found) == [("V1", "优秀", 21, None), ("V1", "称职", 5, None)]


def test_self_assessments_and_marks_of_not_applicable_are_no_quantities():
    rows = [row("违建", 2), row("违建", 9, origin="自评"), row("违建", 9, option="不适用")]
    assert counted(f"take: 违建, {DEDUCT}", rows) == [("V1", "", 2, None)]


@pytest.mark.parametrize(
    ("unit", "units"),
    [
        ("person", {"P1": 3}),
        ("village", {"V1": 5}),
        ("sending_unit", {"县一局": 5}),
        ("town", {"示例乡": 5}),
    ],
)
def test_what_a_row_is_about_counts_for_the_kinds_of_unit_it_belongs_to(unit, units):
    rows = [row("旷工", 3, village=None, person="P1"), row("旷工", 2)]
    found = counted(f"take: 旷工, {DEDUCT}", rows, unit)
    assert {code: number for code, _, number, _ in found} == units


def test_every_fact_rests_on_the_rows_it_counts():
    scheme = one_rule(f"take: 违建, {DEDUCT}")
    rows = [row("别的", 1), row("违建", 2), row("违建", 3, origin="自评"), row("违建", 4)]
    _, evidence = recorded_facts(record_indicators([scheme]), context(assessments=rows))
    assert list(evidence[0]["row"]) == [1, 3]


def test_a_matter_taken_in_two_ways_makes_two_indicators():
    text = """
    items:
      - {label: 甲, points: 50, rules: [{label: 扣, take: 事, deduct: {each: 1, word: 处}}]}
      - {label: 乙, points: 50, rules: [{label: 率, take: {record: 事, as: share}, proportional: true, empty: full}]}
    """
    assert set(record_indicators([sheet(text)])) == {"record:事", "record:事:of"}


def test_what_is_waived_is_counted_as_a_matter_of_its_own():
    scheme = one_rule(f"take: {{record: 投诉, less: 满意}}, {DEDUCT}")
    assert set(record_indicators([scheme])) == {"record:投诉", "record:满意"}


def test_self_scores_and_voided_items_are_kept_by_unit_and_item():
    rows = table(
        "assessments",
        [
            row("1.1", 9, origin="自评"),
            row("1.1", 8, day=2, origin="自评"),
            row("1.2", None, option="不适用"),
            row("1.2", 5, village=None, person="P1", origin="自评"),
        ],
    )
    assert self_scores(rows) == {("V1", "1.1"): Decimal(8), ("P1", "1.2"): Decimal(5)}
    assert voided_items(rows) == {("V1", "1.2")}
