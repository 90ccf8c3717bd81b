"""Numbers as staff write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import field

from bangfu_lib.ledgers.numbers import parse_integer, parse_number
from bangfu_lib.ledgers.reasons import Wrong

INTEGER = field("integer")
HALVES = field("number", digits=1, minimum="0.5", maximum="3")
MONEY = field("number", digits=2)
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.booleans())
def test_whole_numbers_are_read_from_number_cells_and_from_text(number, wide):
    text = f"{number:,}"
    assert parse_integer(float(number), INTEGER) == number
    assert parse_integer(text.translate(FULL_WIDTH) if wide else text, INTEGER) == number


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_decimals_are_exact_whether_written_or_computed(number):
    expected = number.quantize(Decimal("0.01")) + 0
    assert parse_number(float(number), MONEY) == parse_number(str(expected), MONEY) == expected


def test_a_sum_computed_in_excel_is_what_excel_shows():
    assert parse_number(0.1 + 0.2, MONEY) == Decimal("0.30")


@pytest.mark.parametrize("cell", ["三", "12人", "3万", "1e3", "", "12,34", "NaN", "inf", "１２個"])
def test_words_and_units_are_no_numbers(cell):
    with pytest.raises(Wrong, match="not_a_number"):
        parse_integer(cell, INTEGER)


@pytest.mark.parametrize(
    ("cell", "kind", "code"),
    [
        (1.5, INTEGER, "not_an_integer"),
        (float("nan"), INTEGER, "not_a_number"),
        (float("inf"), MONEY, "not_a_number"),
        (1e15, MONEY, "long_number"),
        ("12345678901234567", INTEGER, "long_number"),
        (0.55, HALVES, "too_many_decimals"),
        (0.4, HALVES, "too_small"),
        (3.1, HALVES, "too_large"),
        (0.5, field("number"), "not_an_integer"),
    ],
)
def test_a_number_that_the_field_does_not_allow_is_refused(cell, kind, code):
    parse = parse_integer if kind.kind == "integer" else parse_number
    with pytest.raises(Wrong, match=code):
        parse(cell, kind)


@pytest.mark.parametrize("cell", [0.5, 3.0])
def test_the_bounds_themselves_are_allowed(cell):
    assert parse_number(cell, HALVES) == Decimal(str(cell))
