"""What holds for every scheme and all facts: sums, floors, caps, order, and who did worse."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import islice
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scheme_strategies import FAULTS, facts, schemes
from score_sheets import HEAD, by_unit, scored

from bangfu_lib.errors import LedgerError
from bangfu_lib.params.scheme_reading import make_scheme
from bangfu_lib.params.scheme_shape import shape_faults
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.scoring.grading import ranks
from bangfu_lib.scoring.scorecard import Scorecard, units_that_do_not_add_up

ZERO = Fraction(0)
TYPES = st.sampled_from(["脱贫村", "非脱贫村"])
units = st.lists(st.tuples(facts(), TYPES), min_size=1, max_size=4)


def declared(content: Mapping[str, Any]) -> Scheme:
    """The scheme, with the total that its sections add up to."""
    written = {**HEAD, **content}
    assert not shape_faults(written, "random.yaml")
    scheme = make_scheme(written)
    inside = [one for one in scheme.sections if not one.outside]
    total = sum((one.points * one.weight for one in inside), ZERO)
    return make_scheme({**written, "total": str(total)})


def outcome(scheme: Scheme, people: list, *, reverse: bool = False) -> Scorecard:
    """The scorecard; data that the scheme refuses to score are no example."""
    given_ = {f"u{n}": _taken(scheme, known) for n, (known, _) in enumerate(people)}
    types = {f"u{n}": {"village_type": type_} for n, (_, type_) in enumerate(people)}
    if reverse:
        given_ = dict(reversed(given_.items()))
    try:
        return scored(scheme, given_, attributes=types)
    except LedgerError:
        assume(False)
        raise


def _taken(scheme: Scheme, known: Mapping[str, Any]) -> dict[str, Any]:
    names = {take.name for take in scheme.takes}
    return {name: value for name, value in known.items() if name in names}


@settings(deadline=None, max_examples=60)
@given(schemes(), units)
def test_the_ledger_of_points_adds_up_to_items_and_to_the_score(content, people):
    card = outcome(declared(content), people)
    assert units_that_do_not_add_up(card) == []


@settings(deadline=None, max_examples=40)
@given(schemes(floors=("item", "section")), units)
def test_without_items_that_have_no_floor_nothing_falls_below_zero(content, people):
    scheme = declared(content)
    card = outcome(scheme, people)
    outside = {item.id for item in scheme.items if item.outside}
    inside = card.items[~card.items["item"].isin(outside)]
    sections = inside.groupby(["unit", "section"])["points"].sum()
    # Rounding of items may move a section of nothing by half a unit per item.
    slack = Fraction(3, 200) if scheme.round_at == "item" else ZERO
    assert all(points >= -slack for points in sections)


@settings(deadline=None, max_examples=40)
@given(schemes(), units)
def test_gains_never_lift_an_item_above_its_points_nor_bonuses_above_their_cap(content, people):
    scheme = declared(content)
    card = outcome(scheme, people)
    capped = {item.id: item for item in scheme.items if item.cap == "item"}
    applying = card.items[card.items["item"].isin(set(capped)) & (card.items["full"] > 0)]
    slack = Fraction(1, 200) if scheme.round_at == "item" else ZERO
    assert all(row.points <= row.full + slack for row in applying.itertuples())
    for item in (one for one in scheme.items if one.outside):
        own = card.items.loc[card.items["item"] == item.id, "points"]
        assert all(-item.limit <= points <= item.points for points in own)


@settings(deadline=None, max_examples=60)
@given(schemes(), units, st.sampled_from(FAULTS), st.integers(1, 9))
def test_more_of_a_fault_never_raises_the_score(content, people, matter, more):
    scheme = declared({**content, "rounding": {"digits": 2}})
    known, type_ = people[0]
    worse = [({**known, matter: known[matter] + more}, type_), *people[1:]]
    before, after = (by_unit(outcome(scheme, one), "score") for one in (people, worse))
    assert after["u0"] <= before["u0"]
    assert all(after[unit] == before[unit] for unit in before if unit != "u0")


@settings(deadline=None, max_examples=25)
@given(schemes(), units)
def test_the_order_of_units_changes_no_score(content, people):
    scheme = declared(content)
    forth, back = (outcome(scheme, people, reverse=way) for way in (False, True))
    assert by_unit(forth, "score") == by_unit(back, "score")
    assert by_unit(forth, "rank") == by_unit(back, "rank")


@settings(deadline=None, max_examples=25)
@given(schemes(), units)
def test_the_order_of_rules_and_sections_changes_no_score(content, people):
    turned = {**content, "sections": [_turned(one) for one in reversed(content["sections"])]}
    forth, back = (outcome(declared(one), people) for one in (content, turned))
    assert by_unit(forth, "score") == by_unit(back, "score")


def _turned(node: Mapping[str, Any]) -> dict[str, Any]:
    if "rules" in node:
        return {**node, "rules": list(reversed(node["rules"]))}
    return {**node, "items": [_turned(child) for child in reversed(node["items"])]}


@settings(deadline=None, max_examples=25)
@given(schemes(), units)
def test_ranks_follow_the_scores(content, people):
    card = outcome(declared(content), people)
    score, rank = by_unit(card, "score"), by_unit(card, "rank")
    assert list(rank.values()) == ranks(list(score.values()))


@settings(deadline=None, max_examples=25)
@given(schemes(), units)
def test_every_line_that_changes_a_score_says_why_and_on_what_ground(content, people):
    points = outcome(declared(content), people).points
    assert points["sentence"].str.len().gt(0).all() and points["clause"].str.len().gt(0).all()
    assert set(points["kind"]) <= {"full", "loss", "floor", "bonus", "adjust"}
    signs = {"full": 1, "loss": -1, "bonus": 1}
    kept = points[points["kind"].isin(signs)]
    wrong = (
        row.kind for row in kept.itertuples() if row.points and row.points * signs[row.kind] < 0
    )
    assert not list(islice(wrong, 1))
