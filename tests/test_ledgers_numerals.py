"""Chinese numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.ledgers.numerals import chinese_number, with_digits

ONES = "零一二三四五六七八九"


def spelt(number):
    """`number` below 10^8, written out power by power."""
    if number >= 10**4:
        upper, lower = divmod(number, 10**4)
        gap = "零" if 0 < lower < 1000 else ""
        return spelt(upper) + "万" + (gap + spelt(lower) if lower else "")
    text = "".join(
        ONES[int(digit)] + power if digit != "0" else "零"
        for digit, power in zip(f"{number:04}", ("千", "百", "十", ""), strict=True)
    )
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.strip("零") or "零"


@given(st.integers(0, 10**8 - 1))
def test_a_number_written_out_is_that_number(number):
    assert chinese_number(spelt(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("十二", 12), ("两百", 200), ("十万", 100000), ("叁仟零伍", 3005), ("〇", 0)],
)
def test_usual_short_forms_and_those_of_money_are_read(text, number):
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "三百五", "一万二", "一二三", "百", "万", "八百零十", "甲"])
def test_spoken_short_forms_and_rows_of_digits_are_no_numbers(text):
    assert chinese_number(text) is None


def test_only_the_numerals_of_a_date_become_digits():
    assert with_digits("二〇二四年十一月三十日（星期六）") == "2024年11月30日（星期六）"
