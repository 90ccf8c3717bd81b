"""Rounding, half up and only where a number is shown."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.params.numbers import plain
from bangfu_lib.scoring.rounding import half_up, percent, shown


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("2.345", 2, "2.35"),
        ("2.344999", 2, "2.34"),
        ("-2.345", 2, "-2.35"),
        ("89.995", 2, "90.00"),
        ("1/3", 2, "0.33"),
        ("50.34375", 5, "50.34375"),
        ("-0.004", 2, "0.00"),
    ],
)
def test_rounding_is_half_up_away_from_zero(value, digits, expected):
    assert half_up(Fraction(value), digits) == Decimal(expected)


@given(st.fractions(-1000, 1000), st.integers(0, 5))
def test_rounding_moves_a_value_by_half_a_unit_at_most(value, digits):
    assert abs(Fraction(half_up(value, digits)) - value) <= Fraction(1, 2 * 10**digits)


def test_percent_says_100_only_for_the_whole_and_0_only_for_none():
    assert percent(Decimal(9999), Decimal(10000)) == "99.9"
    assert percent(Decimal(1), Decimal(10000)) == "0.1"
    assert percent(Decimal(45), Decimal(53)) == "84.9"


@pytest.mark.parametrize(
    ("value", "text"), [("6", "6"), ("1/2", "0.5"), ("2/3", "2/3"), ("899/10", "89.9")]
)
def test_exact_numbers_print_shortest(value, text):
    assert plain(Fraction(value)) == text


def test_whole_numbers_keep_their_zeros():
    assert shown(Fraction("150000")) == "150000"
