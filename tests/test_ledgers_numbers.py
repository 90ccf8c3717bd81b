"""Numbers as staff write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import field

from bangfu_lib.ledgers.numbers import About, Measured, multiple, parse_integer, parse_number
from bangfu_lib.ledgers.reasons import Wrong

INTEGER = field("integer")
HALVES = field("number", digits=1, minimum="0.5", maximum="3")
MONEY = field("number", digits=2)
YUAN = field("number", digits=2, measure="元", approximate="about")
TIMES = field("integer", measure="人次", approximate="about")
HALF = Decimal("0.5")
DAYS = field("number", digits=1, measure="天")
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


@pytest.mark.parametrize(
    "cell",
    ["甲", "12人", "1e3", "", "12,34", "NaN", "inf", "１２個", "○", "三百五", "一万二", "几十"],
)
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


@pytest.mark.parametrize(
    ("cell", "kind", "number"),
    [
        ("3万元", YUAN, 30000),
        ("３ 万 元", YUAN, 30000),
        ("1.23456万元", YUAN, Decimal("12345.60")),
        ("3千元", YUAN, 3000),
        ("叁万元整", YUAN, 30000),
        ("1,234.5元", YUAN, Decimal("1234.50")),
        ("3万", YUAN, 30000),
        ("三十万零八百元", YUAN, 300800),
        ("1.5万人次", TIMES, 15000),
        ("十二", TIMES, 12),
        ("一万二千人次", TIMES, 12000),
        ("半天", DAYS, Decimal("0.5")),
        ("一天", DAYS, 1),
        ("一天半", DAYS, Decimal("1.5")),
        ("2天半", DAYS, Decimal("2.5")),
        ("12.5％", field("number", digits=1, measure="%"), Decimal("12.5")),
        ("4口人", field("integer", measure="人"), 4),
        ("3千米", field("integer", measure="公里"), 3),
        ("−5", INTEGER, -5),
        *(("￥200", YUAN, 200), ("¥ 1,200.50元", YUAN, Decimal("1200.50")), (".5", DAYS, HALF)),
        *(("200.", YUAN, 200), ("30。", INTEGER, 30), ("30人次；", TIMES, 30)),
    ],
)
def test_a_number_with_its_columns_unit_or_in_numerals_is_read(cell, kind, number):
    parse = parse_integer if kind.kind == "integer" else parse_number
    assert parse(cell, kind) == number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("400余人次", 400),
        ("约400人次", 400),
        ("400多", 400),
        ("近四百", 400),
        ("400人次左右", 400),
        ("400人次以上", 400),
        ("2千余人次", 2000),
        ("十余人次", 10),
    ],
)
def test_a_number_that_is_about_so_many_says_so(cell, number):
    assert parse_integer(cell, TIMES) == About(number)


@pytest.mark.parametrize("cell", ["3余万元", "3万余元", "三万多元", "约3万元", "3万元左右"])
def test_about_may_stand_anywhere_in_an_amount(cell):
    assert parse_number(cell, YUAN) == About(Decimal("30000.00"))


@pytest.mark.parametrize(
    ("cell", "kind", "code"),
    [
        ("400余", field("integer"), "about_unmarked"),
        ("400人", TIMES, "unlike_measure"),
        ("5人", YUAN, "unlike_measure"),
        *(
            ("￥5", TIMES, "not_a_number"),
            ("$5", YUAN, "not_a_number"),
            ("￥", YUAN, "not_a_number"),
        ),
        ("7(28)", TIMES, "several_numbers"),
        ("3-5", TIMES, "several_numbers"),
        ("3元5角", YUAN, "several_numbers"),
        ("12 34", TIMES, "several_numbers"),
        ("1 234", INTEGER, "several_numbers"),
        ("半", DAYS, "not_a_number"),
        ("上午", DAYS, "not_a_number"),
        ("数百人次", TIMES, "not_a_number"),
        ("不足400人次", TIMES, "not_a_number"),
        ("半天", field("integer", measure="天"), "not_an_integer"),
        (date(2021, 10, 8), INTEGER, "became_a_date"),
    ],
)
def test_what_cannot_be_decided_is_refused(cell, kind, code):
    parse = parse_integer if kind.kind == "integer" else parse_number
    with pytest.raises(Wrong, match=code):
        parse(cell, kind)


@pytest.mark.parametrize(
    ("cell", "number"),
    [(3.0, 30000), ("3", 30000), ("3万元", 30000), (0.5, 5000), ("3余", About(Decimal(30000)))],
)
def test_a_header_in_myriads_multiplies(cell, number):
    assert parse_number(Measured(cell, "万元"), YUAN) == number


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Measured("3元", "万元"), "unlike_measure"),
        (Measured("3万", "万元"), "unlike_measure"),
        (Measured(3.0, "美元"), "unlike_header"),
    ],
)
def test_a_unit_that_contradicts_the_header_or_the_field_is_refused(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_number(cell, YUAN)


@pytest.mark.parametrize(
    ("unit", "measure", "times"),
    [
        ("万元", "元", 10000),
        ("元", "元", 1),
        ("千米", "公里", 1),
        ("人", "人次", None),
        ("克", "千克", None),
    ],
)
def test_a_unit_is_a_multiple_of_the_measure_or_none(unit, measure, times):
    assert multiple(unit, measure) == times


@given(st.integers(0, 10**6), st.sampled_from(["", "人次"]), st.sampled_from(["", "约"]))
def test_dirt_around_a_number_never_changes_it(number, unit, about):
    read = parse_integer(f" {about} {number:,} {unit} ", TIMES)
    assert (read.number if about else read) == number


@given(st.text(max_size=8))
def test_any_text_is_a_number_or_refused(text):
    try:
        assert isinstance(parse_integer(text, TIMES), int | About)
    except Wrong as wrong:
        assert wrong.facts.keys() <= {"unit", "measure"}
