from dataclasses import replace
from fractions import Fraction

import pytest
from explore_fixture import BLOCKS, POINTS, sample_items, sample_results, sample_scheme
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_lib.errors import UsageError
from bangfu_lib.scoring.grading import score_table
from bangfu_lib.widgets.trial import (
    assessed_scheme,
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


def quarter(shares):
    return {
        f"PB{number:02}": tuple(f * s for f, s in zip(FULL, won, strict=True))
        for number, won in enumerate(shares, start=1)
    }


@given(some_weights)
def test_full_points_keep_their_total(weights):
    after = [full * factor for full, factor in zip(FULL, multipliers(FULL, weights), strict=True)]
    assert sum(after) == 100


@given(villages)
def test_declared_weights_give_the_official_scores_exactly(shares):
    items = sample_items(quarter(shares))
    official = score_table(items, sample_scheme())
    board = point_board(items, list(official["unit"]))
    numbers, denominator = trial_scores(board, factors_of((1, 1, 1)))
    assert [Fraction(number, denominator) for number in numbers] == list(official["score"])


@given(villages, some_weights)
def test_scores_are_the_weighted_points_exactly(shares, weights):
    points, factors = quarter(shares), factors_of(weights)
    board = point_board(sample_items(points), list(points))
    numbers, denominator = trial_scores(board, factors)
    expected = [
        sum(p * f for p, f in zip(won, factors.values(), strict=True)) for won in points.values()
    ]
    assert [Fraction(number, denominator) for number in numbers] == expected


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
    found = trial_lists(floats, scheme, factors, expected)
    assert found == dict(zip(expected["unit"], expected["listed"], strict=True))


def with_points(scheme, factors):
    sections = tuple(
        replace(s, items=tuple(replace(i, points=i.points * factors[i.id]) for i in s.items))
        for s in scheme.sections
    )
    return replace(scheme, sections=sections)


def test_a_block_without_weight_does_not_keep_anyone_off_a_list():
    """Without block A, PB04 has lost nothing and joins PB01 and PB02 at 100 points."""
    factors, items = factors_of((0, 1, 1)), sample_items()
    board = point_board(items, list(POINTS))
    numbers, denominator = trial_scores(board, factors)
    ranking = sample_results().scores.sort_values("unit", ignore_index=True)
    ranking["score"] = [Fraction(number, denominator) for number in numbers]
    ranking["rank"] = [1, 1, 4, 1, 5]
    floats = items.astype({"points": float, "full": float})
    lists = trial_lists(floats, sample_scheme(), factors, ranking)
    assert [unit for unit, listed in lists.items() if listed == "red"] == ["PB01", "PB02", "PB04"]


def test_a_scheme_edited_after_the_assessment_judges_no_trial(demo_copy):
    from bangfu_lib.periods.period import Period
    from bangfu_lib.results.store import load_results

    results = load_results(demo_copy, Period.parse("2021Q4"))
    before = assessed_scheme(results)
    path = demo_copy.params / "schemes" / "five_musts.yaml"
    path.write_text(path.read_text("utf-8") + "\n# 修改\n", "utf-8")
    assert before is not None
    assert assessed_scheme(results) is None
