"""Several schemes of one office: villages first, then persons and areas that see their scores."""

from dataclasses import replace
from fractions import Fraction

import pytest
from declared import QUARTER, rules
from score_sheets import fact, judged, sheet, ties

from bangfu_lib.periods.period import Period
from bangfu_lib.results.ties import looked_at, looks_back
from bangfu_lib.scoring.together import score_all
from bangfu_lib.scoring.units import Ties, Unit

VILLAGE = """
items: [{label: 甲, points: 100, rules: [{label: 扣, take: 违建, deduct: {each: 5, word: 处}}]}]
grades: [{label: 好, at_least: 90}, {label: 差, at_least: 0}]
"""
TIED = """
items:
  - {label: 本人, points: 60, rules: [{label: 扣, take: 旷工, deduct: {each: 10, word: 次}}]}
  - {label: 所驻村, points: 40, rules: [{label: 村, take: {score: village}, proportional: {of: 100}, empty: refuse}]}
grades: [{label: 优, at_least: 90}, {label: 劣, at_least: 0}]
grade_limits: [{when: {team_grade: 差}, highest: 劣, says: 所驻村差的不得评优}]
"""
UNITS = {
    "villages": [Unit("V1"), Unit("V2")],
    "persons": [
        Unit("P1", "person", "甲", {"village": "V1"}),
        Unit("P2", "person", "乙", {"village": "V2"}),
    ],
}


@pytest.fixture(scope="module")
def card():
    village = sheet(VILLAGE, scheme="villages")
    person = sheet(TIED, scheme="persons", **{"for": {"unit": "person"}})
    known = replace(rules(), schemes={"persons": person, "villages": village})
    found = judged([*fact(village, "V2", "违建", 4), *fact(person, "P1", "旷工", 1)])
    return score_all(known, found, UNITS, {"villages": Ties(), "persons": Ties()})


def test_persons_see_the_scores_of_their_villages(card):
    scores = dict(zip(card.scores["unit"], card.scores["score"], strict=True))
    assert scores == {"V1": 100, "V2": 80, "P1": 90, "P2": 92}


def test_members_of_a_poor_team_are_held_down(card):
    grades = dict(zip(card.scores["unit"], card.scores["grade"], strict=True))
    assert (grades["P1"], grades["P2"]) == ("优", "劣")


def test_ranks_are_within_one_scheme(card):
    ranks = dict(zip(card.scores["unit"], card.scores["rank"], strict=True))
    assert ranks == {"V1": 1, "V2": 2, "P1": 2, "P2": 1}


def test_every_table_says_which_scheme_and_kind_of_unit_a_row_is_of(card):
    for table in (card.scores, card.items, card.points):
        pairs = set(zip(table["scheme"], table["unit_kind"], strict=True))
        assert pairs == {("villages", "village"), ("persons", "person")}


def test_a_point_lost_by_the_village_says_so(card):
    lost = card.points[(card.points["unit"] == "P2") & (card.points["kind"] == "loss")]
    assert list(lost["points"]) == [Fraction(-8)]
    assert lost["sentence"].iloc[0].startswith("所驻村得分80分")


# Other periods


@pytest.mark.parametrize(
    ("rule", "period", "codes"),
    [
        ("take: {score: parts, every: month}", QUARTER, ["2021-10", "2021-11", "2021-12"]),
        ("take: {score: parts, every: half}", Period.parse("2021"), ["2021H1", "2021H2"]),
        ("take: {score: previous}", QUARTER, ["2021Q3"]),
        ("take: {score: previous}", Period.parse("2021-01"), ["2020-12"]),
    ],
)
def test_a_scheme_says_which_periods_it_looks_at(rule, period, codes):
    rule = f"{{label: 汇总, {rule}, proportional: {{of: 100}}, empty: refuse}}"
    scheme = sheet(f"items: [{{label: 甲, points: 100, rules: [{rule}]}}]")
    assert [one.code for one in looked_at([scheme], period)] == codes


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", False),
        ("lists: {x: {label: 进步奖, when: {change_rank: first}}}", True),
        ("consequences: [{label: 约谈, when: {change: {below: 0}}}]", True),
        ("consequences: [{label: 约谈, when: {rank: last}}]", False),
    ],
)
def test_a_scheme_looks_back_when_it_holds_scores_against_the_period_before(more, expected):
    assert looks_back(sheet(VILLAGE + more)) == expected


def test_the_prize_for_progress_goes_to_the_largest_gain():
    text = VILLAGE + "lists: {x: {label: 进步奖, when: {change_rank: first, change: {above: 0}}}}"
    scheme = sheet(text, scheme="villages")
    known = replace(rules(), schemes={"villages": scheme})
    found = judged(fact(scheme, "V2", "违建", 4))
    before = {"villages": ties(previous={"V1": 99, "V2": 50})}
    card = score_all(known, found, {"villages": UNITS["villages"]}, before)
    assert dict(zip(card.scores["unit"], card.scores["listed"], strict=True)) == {
        "V1": "",
        "V2": "x",
    }
