from dataclasses import replace
from fractions import Fraction

import pytest
from explore_fixture import (
    BLOCKS,
    POINTS,
    sample_items,
    sample_results,
    sample_scheme,
    score_table,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_lib.errors import UsageError
from bangfu_lib.widgets.trial import (
    assessed_scheme,
    lists_follow_scores,
    multipliers,
    point_board,
    trial_lists,
    trial_scores,
)

FULL = tuple(Fraction(full) for _, full in BLOCKS.values())
weights = st.fractions(min_value=0, max_value=5, max_denominator=20)
some_weights = st.tuples(weights, weights, weights).filter(any)
shares = st.fractions(min_value=0, max_value=1, max_denominator=7)
villages = st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=6)


def factors_of(weights):
    return dict(zip(BLOCKS, multipliers(FULL, weights), strict=True))


def by_block(weights):
    return {block: Fraction(weight) for block, weight in zip(BLOCKS, weights, strict=True)}


def board_of(items, units):
    return point_board(items, list(units), dict(zip(BLOCKS, FULL, strict=True)))


def quarter(shares):
    return {
        f"PB{number:02}": tuple(f * s for f, s in zip(FULL, won, strict=True))
        for number, won in enumerate(shares, start=1)
    }


@given(some_weights)
def test_full_points_keep_their_total(weights):
    after = [full * factor for full, factor in zip(FULL, multipliers(FULL, weights), strict=True)]
    assert sum(after) == 100


@settings(deadline=None)
@given(villages)
def test_declared_weights_give_the_official_scores_exactly(shares):
    items = sample_items(quarter(shares))
    official = score_table(items, sample_scheme())
    board = board_of(items, official["unit"])
    assert trial_scores(board, by_block((1, 1, 1))) == list(official["score"])


@settings(deadline=None)
@given(villages, some_weights)
def test_scores_are_the_weighted_points_exactly(shares, weights):
    points, factors = quarter(shares), factors_of(weights)
    board = board_of(sample_items(points), points)
    expected = [
        sum(p * f for p, f in zip(won, factors.values(), strict=True)) for won in points.values()
    ]
    assert trial_scores(board, by_block(weights)) == expected


@settings(deadline=None)
@given(villages, some_weights.filter(lambda weights: weights[0] or weights[1]))
def test_a_block_that_does_not_apply_leaves_the_total_of_a_unit_as_it_is(shares, weights):
    """Block C does not apply to the first village, which wins all of A and B, worth 100 there."""
    items = sample_items({"PB00": (Fraction("62.5"), Fraction("37.5"), 0)} | quarter(shares))
    first = items["unit"] == "PB00"
    items.loc[first, "full"] = items.loc[first, "points"]
    board = board_of(items, items["unit"].unique())
    assert trial_scores(board, by_block(weights))[0] == 100


def test_points_outside_the_total_are_not_weighed():
    items = sample_items({"PB01": (50, 30, 5)})
    items.loc[items["item"] == "C", "full"] = Fraction(0)
    assert trial_scores(board_of(items, ["PB01"]), by_block((3, 1, 4))) == [85]


@given(some_weights, st.fractions(min_value="1/9", max_value=9, max_denominator=9))
def test_weights_that_all_grow_alike_change_nothing(weights, scale):
    assert multipliers(FULL, weights) == multipliers(FULL, [weight * scale for weight in weights])


def test_a_block_of_bonus_points_alone_keeps_its_points():
    assert multipliers((Fraction(100), Fraction(0)), (Fraction(3), Fraction(2))) == (1, 1)


def test_some_weight_must_be_left():
    with pytest.raises(UsageError, match="至少保留一个"):
        multipliers(FULL, (0, 0, 0))


positive = st.fractions(min_value="1/4", max_value=4, max_denominator=8)


@settings(max_examples=30, deadline=None)
@given(st.tuples(positive, positive, positive))
def test_trial_lists_are_those_of_a_scheme_with_such_points(weights):
    factors, scheme, items = factors_of(weights), sample_scheme(), sample_items()
    factor = items["item"].map(factors)
    reweighted = items.assign(points=items["points"] * factor, full=items["full"] * factor)
    expected = score_table(reweighted, with_points(scheme, factors))
    floats = items.astype({"points": float, "full": float})
    found = trial_lists(floats, scheme, by_block(weights), expected)
    assert found == dict(zip(expected["unit"], expected["listed"], strict=True))


def with_points(scheme, factors):
    sections = tuple(
        replace(s, items=tuple(replace(i, points=i.points * factors[i.id]) for i in s.items))
        for s in scheme.sections
    )
    return replace(scheme, sections=sections)


def test_a_block_without_weight_does_not_keep_anyone_off_a_list():
    """Without block A, PB04 has lost nothing and joins PB01 and PB02 at 100 points."""
    weights, items = by_block((0, 1, 1)), sample_items()
    ranking = sample_results().scores.sort_values("unit", ignore_index=True)
    ranking["score"] = trial_scores(board_of(items, POINTS), weights)
    ranking["rank"] = [1, 1, 4, 1, 5]
    floats = items.astype({"points": float, "full": float})
    lists = trial_lists(floats, sample_scheme(), weights, ranking)
    assert [unit for unit, listed in lists.items() if listed == "red"] == ["PB01", "PB02", "PB04"]


def test_a_scheme_edited_after_the_assessment_judges_no_trial(demo_copy):
    from bangfu_lib.periods.period import Period
    from bangfu_lib.results.store import load_results

    results = load_results(demo_copy, Period.parse("2021Q4"))
    before = assessed_scheme(results, "five_musts")
    path = demo_copy.params / "schemes" / "five_musts.yaml"
    path.write_text(path.read_text("utf-8") + "\n# 修改\n", "utf-8")
    assert before is not None
    assert assessed_scheme(results, "five_musts") is None


def test_lists_that_look_beyond_scores_are_not_judged_in_a_trial():
    scheme = sample_scheme()
    graded = replace(scheme.lists["red"], when=replace(scheme.lists["red"].when, grades=("优秀",)))
    assert lists_follow_scores(scheme)
    assert not lists_follow_scores(replace(scheme, lists={"red": graded}))
