"""The quantity that a rule takes: counts, shares, votes, findings, other scores, and nothing."""

from fractions import Fraction

import pytest
from score_sheets import fact, judged, number, one_rule, ties, unmet

from bangfu_lib.scoring.quantities import Quantity, quantities
from bangfu_lib.scoring.units import Judged, Unit

BALLOT = "values: {优秀: 100, 称职: 80, 基本称职: 60, 不称职: 0}, combine: mean"
TAISHAN = {"优秀": 20, "称职": 8, "基本称职": 2, "不称职": 1, "弃权": 2, "废票": 1}
RULE = "deduct: {each: 1, word: 处}"
PERSON = {"for": {"unit": "person"}}


def taken(take: str, value: object = None, known: Judged | None = None, **head: object) -> Quantity:
    """What a rule with this `take` finds for unit 甲."""
    scheme = one_rule(
        f"take: {take}, points: 10, tiers: [{{points: 10}}, {{above: 2, points: 1}}], empty: zero",
        **head,
    )
    rule = scheme.items[0].rules[0]
    rows = [] if value is None else fact(scheme, "甲", rule.take.name, value)
    unit = Unit("甲", scheme.unit, "甲", {"village": "V1", "villages": ("V1", "V2")})
    return quantities(rule.take, [unit], known or judged(rows))["甲"]


def test_nothing_recorded_is_a_count_of_zero_but_no_share_and_no_rating():
    counted = taken("事").value, taken("{indicator: vehicles}").value
    measured = taken("{record: 事, as: share}").value, taken("{record: 事, combine: mean}").value
    assert counted == (0, 0) and measured == (None, None)


def test_a_share_of_nothing_is_no_share():
    assert taken("{record: 事, as: share}", (0, 0)).value is None


def test_what_is_short_is_the_whole_without_the_part():
    assert taken("{record: 事, as: short}", (3, 14)).value == 11


@pytest.mark.parametrize(("waived", "left"), [(0, 3), (2, 1), (9, 0)])
def test_waived_cases_are_taken_off_but_never_below_none(waived, left):
    scheme = one_rule(f"take: {{record: 投诉, less: 满意}}, {RULE}")
    rows = [*fact(scheme, "甲", "投诉", 3), *fact(scheme, "甲", "满意", waived)]
    found = quantities(scheme.items[0].rules[0].take, [Unit("甲")], judged(rows))["甲"]
    assert (found.value, found.waived) == (left, min(waived, 3))


@pytest.mark.parametrize(
    ("whole", "mean"),
    [("valid", "2760/31"), ("cast", "2760/34"), ("collected", "2760/36"), ("issued", "2760/40")],
)
def test_a_vote_is_a_mean_over_the_declared_ballots(whole, mean):
    given = TAISHAN | {"收回": 36, "发出": 40}
    assert taken(f"{{record: 测评, {BALLOT}, whole: {whole}}}", given).value == number(mean)


@pytest.mark.parametrize(("cast", "mean"), [(19, None), (20, 100), (21, 100)])
def test_a_vote_below_its_quorum_counts_as_none(cast, mean):
    take = f"{{record: 测评, {BALLOT}, whole: valid, quorum: 20}}"
    assert taken(take, {"优秀": cast}).value == mean


def test_a_quorum_counts_those_who_voted_and_no_collected_ballots():
    take = f"{{record: 测评, {BALLOT}, whole: valid, quorum: 20}}"
    assert taken(take, {"优秀": 12, "弃权": 8, "收回": 20}).value == 100
    assert taken(take, {"优秀": 12, "收回": 20}).value is None


def test_a_vote_of_invalid_ballots_alone_is_none():
    assert taken(f"{{record: 测评, {BALLOT}, whole: valid}}", {"废票": 3}).value is None


@pytest.mark.parametrize(("combine", "worth"), [("sum", 16), ("highest", 5), ("lowest", 2)])
def test_levels_are_added_up_or_the_highest_or_lowest_alone_counts(combine, worth):
    take = f"{{record: 表彰, values: {{省: 5, 市: 3, 县: 2}}, combine: {combine}}}"
    assert taken(take, {"省": 2, "县": 3}).value == worth


def test_no_award_is_worth_nothing_and_needs_no_policy():
    assert taken("{record: 表彰, values: {省: 5}, combine: highest}").value == 0


def test_facts_of_several_persons_make_the_share_of_their_village():
    scheme = one_rule("take: {record: 事, as: share}, proportional: true, empty: full")
    rows = [
        *fact(scheme, "P1", "事", (1, 4), unit_kind="person", village="甲"),
        *fact(scheme, "P2", "事", (3, 4), unit_kind="person", village="甲"),
        *fact(scheme, "P3", "事", (0, 4), unit_kind="person", village="乙"),
    ]
    found = quantities(scheme.items[0].rules[0].take, [Unit("甲"), Unit("乙")], judged(rows))
    assert [found[code].value for code in ("甲", "乙")] == [Fraction(1, 2), 0]


def test_a_person_has_its_own_facts_and_those_of_its_village():
    unit = Unit("P1", "person", "", {"village": "甲"})
    scheme = one_rule(f"take: 事, {RULE}", **PERSON)
    rows = [
        *fact(scheme, "P1", "事", 2, village="甲"),
        *fact(scheme, "P2", "事", 5, village="甲"),
        *fact(scheme, "甲", "事", 1, unit_kind="village"),
    ]
    assert quantities(scheme.items[0].rules[0].take, [unit], judged(rows))["P1"].value == 3


def test_a_township_has_the_facts_of_its_villages_and_of_those_posted_there():
    unit = Unit("T", "town", "", {"villages": ("甲", "乙")})
    scheme = one_rule(f"take: 事, {RULE}", **{"for": {"unit": "town"}})
    rows = [
        *fact(scheme, "甲", "事", 2, unit_kind="village"),
        *fact(scheme, "丙", "事", 9, unit_kind="village"),
        *fact(scheme, "P1", "事", 1, unit_kind="person", village="乙"),
        *fact(scheme, "T", "事", 4),
    ]
    assert quantities(scheme.items[0].rules[0].take, [unit], judged(rows))["T"].value == 7


@pytest.mark.parametrize(
    ("statuses", "number_"), [(("met", "pending"), 0), (("unmet", "unmet", "met"), 2)]
)
def test_a_norm_is_counted_by_what_is_not_met(statuses, number_):
    found = [row for status in statuses for row in unmet("weekly_patrol_min", "甲", status=status)]
    assert taken("{norm: weekly_patrol_min}", known=judged((), found)).value == number_


@pytest.mark.parametrize("statuses", [(), ("no_data", "no_data")])
def test_a_norm_without_anything_to_judge_has_no_number(statuses):
    found = [row for status in statuses for row in unmet("weekly_patrol_min", "甲", status=status)]
    assert taken("{norm: weekly_patrol_min}", known=judged((), found)).value is None


@pytest.mark.parametrize(
    ("take", "value"),
    [
        ("{score: previous}", 88),
        ("{score: parts, every: month}", 80),
        ("{score: parts, every: month, combine: sum}", 240),
        ("{score: parts, every: month, combine: highest}", 90),
        ("{score: parts, every: month, combine: lowest}", 70),
        ("{score: parts, every: month, combine: latest}", 80),
        ("{score: parts, every: half, weights: [30, 70]}", 87),
        ("{score: parts, every: half, weights: [1, 1, 1]}", None),
        ("{score: parts, every: quarter}", None),
    ],
)
def test_other_periods_scores_are_put_together_as_declared(take, value):
    known = ties(
        previous={"甲": 88},
        parts={("month", "甲"): [90, 70, 80], ("half", "甲"): [80, 90]},
    )
    assert taken(take, known=judged(ties=known)).value == value


def test_a_person_is_tied_to_the_score_of_its_village():
    known = judged(ties=ties(teams={"V1": (91, "优秀"), "V2": (71, "合格")}))
    scheme = one_rule("take: {score: village}, proportional: {of: 100}, empty: refuse", **PERSON)
    unit = Unit("P1", "person", "", {"village": "V1"})
    assert quantities(scheme.items[0].rules[0].take, [unit], known)["P1"].value == 91


def test_a_township_is_tied_to_the_mean_of_its_villages_that_were_scored():
    known = judged(ties=ties(teams={"V1": (91, "优秀"), "V2": (71, "合格")}))
    found = taken("{score: village}", known=known, **{"for": {"unit": "town"}})
    assert found.value == 81
