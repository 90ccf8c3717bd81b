"""Intervals: what lies inside, what they leave open or cover twice, and ends left to the next."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.params.bounds import Bounds, completed, gaps_and_overlaps, read_bounds


def interval(**ends: int) -> Bounds:
    return read_bounds(ends)


def found(intervals: list[Bounds], low: int | None = 0, high: int | None = 100) -> list[tuple]:
    return list(gaps_and_overlaps(intervals, low=low, high=high))


@pytest.mark.parametrize(
    ("ends", "inside"),
    [
        ({"at_least": 2}, [False, True, True]),
        ({"above": 2}, [False, False, True]),
        ({"at_most": 2}, [True, True, False]),
        ({"below": 2}, [True, False, False]),
        ({"equals": 2}, [False, True, False]),
        ({"at_least": 2, "below": 3}, [False, True, False]),
        ({}, [True, True, True]),
    ],
)
def test_an_end_belongs_to_its_interval_or_not(ends, inside):
    assert [interval(**ends).holds(Fraction(value)) for value in (1, 2, 3)] == inside


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        ({"at_least": 60, "below": 80}, "不低于60且低于80"),
        ({"above": 90}, "高于90"),
        ({"at_most": 3}, "不高于3"),
        ({"equals": 0}, "等于0"),
        ({}, "任何值"),
    ],
)
def test_an_interval_reads_as_people_say_it(ends, text):
    assert interval(**ends).text == text


def test_lower_ends_alone_reach_up_to_the_next():
    ends = completed([interval(at_least=90), interval(at_least=60), interval(at_least=0)])
    assert [one.text for one in ends] == ["不低于90", "不低于60且低于90", "不低于0且低于60"]


def test_upper_ends_alone_reach_down_to_the_next():
    ends = completed([interval(at_most=3), interval(below=7), interval(above=7)])
    assert [one.text for one in ends] == ["不高于3", "高于3且低于7", "高于7"]


def test_an_interval_without_ends_is_what_the_others_leave():
    ends = completed([interval(at_least=5), interval()])
    assert [one.text for one in ends] == ["不低于5", "低于5"]


def test_intervals_with_both_ends_keep_their_gaps():
    # 清原: over 90, 81 to 90, 60 to 80, below 60; 80.5 has no grade.
    written = [
        interval(above=90),
        interval(at_least=81, at_most=90),
        interval(at_least=60, at_most=80),
        interval(below=60),
    ]
    assert found(completed(written)) == [("gap", "80与81之间")]


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([interval(at_least=60), interval(at_most=60)], [("overlap", "恰好60两档都包括")]),
        ([interval(above=60), interval(below=60)], [("gap", "恰好60")]),
        ([interval(at_least=60)], [("gap", "60以下")]),
        ([interval(below=100)], [("gap", "100以上")]),
        ([interval(at_most=100)], []),
        (
            [interval(at_most=80), interval(at_least=70)],
            [("overlap", "“不高于80”与“不低于70”相交")],
        ),
        ([interval(at_least=0, at_most=100), interval(at_least=20, at_most=30)], None),
        ([], []),
    ],
)
def test_gaps_and_overlaps_are_told_by_their_place(intervals, expected):
    said = found(intervals)
    assert [one[0] for one in said] == ["overlap"] if expected is None else said == expected


def test_one_interval_around_two_others_leaves_no_gap_between_them():
    around = [interval(at_least=0, at_most=100), interval(equals=10), interval(equals=50)]
    assert {code for code, _ in found(around)} == {"overlap"}


def ends() -> st.SearchStrategy[Bounds]:
    number = st.integers(0, 6).map(Fraction)
    made = st.builds(
        Bounds,
        low=st.none() | number,
        high=st.none() | number,
        low_open=st.booleans(),
        high_open=st.booleans(),
    )
    return made.filter(lambda one: any(one.holds(at) for at in POINTS))


POINTS = [Fraction(number, 4) for number in range(-4, 33)]


@given(st.lists(ends(), min_size=1, max_size=5))
def test_gaps_and_overlaps_are_those_that_counting_finds(intervals):
    counts = [sum(one.holds(at) for one in intervals) for at in POINTS if 0 <= at <= 6]
    codes = {code for code, _ in found(intervals, 0, 6)}
    assert ("gap" in codes) == (0 in counts)
    everywhere = [sum(one.holds(at) for one in intervals) for at in POINTS]
    assert ("overlap" in codes) == (max(everywhere) > 1)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6, unique=True))
def test_completed_lower_ends_cover_everything_once(starts):
    made = completed([interval(at_least=start) for start in starts])
    low = min(starts)
    inside = [at for at in POINTS if at >= low]
    assert all(sum(one.holds(at) for one in made) == 1 for at in inside)
    assert found(made, low=low) == []
