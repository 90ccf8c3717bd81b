"""Text, codes, choices and yes or no as staff write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import field

from bangfu_lib.ledgers.reasons import Wrong
from bangfu_lib.ledgers.texts import (
    clean_text,
    parse_boolean,
    parse_choice,
    parse_choices,
    parse_code,
    parse_codes,
    parse_text,
)

CODE = field("code")
PHONE = field("text", pattern=r"[0-9\-]{7,13}")
PURPOSE = field("choices", values=("慰问", "督导", "宣讲（政策）"))
SEPARATORS = st.sampled_from(["、", "，", ",", "；", ";", " ", "\u3000", "\n", "、 "])


@pytest.mark.parametrize(
    ("cell", "code"), [(101.0, "101"), ("ＰＢ ０１", "PB01"), ("PB-01", "PB-01"), (1.5, "1.5")]
)
def test_a_code_is_half_width_without_blanks_and_without_a_point(cell, code):
    assert parse_code(cell, CODE) == code


@pytest.mark.parametrize(
    ("cell", "code"), [(1.1e17, "long_number"), (date(2021, 1, 2), "became_a_date")]
)
def test_a_code_that_excel_has_changed_is_refused(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_code(cell, CODE)


def test_text_is_kept_as_written():
    assert parse_text("第１期 = 完成", field("text")) == "第１期 = 完成"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("王家\n村", "王家村"),
        ("1.路灯不亮。 \r\n\n 2.路不平", "1.路灯不亮。2.路不平"),
        ("by bus\nor car", "by bus or car"),
        ("县\t局", "县 局"),
    ],
)
def test_line_breaks_that_only_fit_a_text_into_its_cell_are_taken_out(cell, text):
    assert parse_text(cell, field("text")) == text


@pytest.mark.parametrize("cell", ["138 0000 0000", 13800000000.0, "１３８０００００００" + "０"])
def test_text_with_a_pattern_is_read_without_blanks(cell):
    assert parse_text(cell, PHONE) == "13800000000"


def test_text_that_breaks_its_pattern_is_refused():
    with pytest.raises(Wrong, match="bad_pattern"):
        parse_text("138转0", PHONE)


@given(st.lists(st.sampled_from(["R1", "R2", "R3"]), min_size=1, unique=True), SEPARATORS)
def test_several_codes_are_joined_the_same_way_whatever_separates_them(codes, separator):
    assert parse_codes(separator.join(codes), CODE) == "、".join(codes)


def test_a_code_of_another_ledger_that_a_program_made_a_decimal_number_is_that_code():
    borrowed = field("code", ref=("villages", "village"))
    assert (parse_code("101.0", borrowed), parse_code("101.0", CODE)) == ("101", "101.0")


@pytest.mark.parametrize(
    "cell", ["慰问、督导", "慰问,督导,慰问", " 慰问；督导", "慰问/督导", "慰问／督导、慰问"]
)
def test_choices_are_split_and_each_is_kept_once(cell):
    assert parse_choices(cell, PURPOSE) == "慰问、督导"


def test_a_choice_may_have_blanks_within_and_a_stroke_of_its_own():
    strokes = field("choices", values=("慰问", "公休/事假"))
    assert parse_choices("慰 问", strokes) == "慰问"
    assert parse_choices("慰问、公休/事假", strokes) == "慰问、公休/事假"


def test_a_choice_is_given_back_as_it_is_declared():
    assert parse_choice("宣讲(政 策)", PURPOSE) == "宣讲（政策）"


@pytest.mark.parametrize(
    ("parse", "cell", "code"),
    [
        (parse_choice, "慰问、督导", "not_a_choice"),
        (parse_choices, "慰问、玩", "not_choices"),
        (parse_choices, "、", "not_choices"),
    ],
)
def test_a_choice_that_is_not_declared_is_refused_and_the_declared_ones_are_named(
    parse, cell, code
):
    with pytest.raises(Wrong, match=code) as caught:
        parse(cell, PURPOSE)
    assert caught.value.facts["allowed"] == "慰问、督导、宣讲（政策）"


@pytest.mark.parametrize(
    ("cell", "yes"),
    [
        ("是", True),
        ("有", True),
        ("√", True),
        ("TRUE", True),
        (" 否", False),
        ("无", False),
        ("×", False),
    ],
)
def test_yes_and_no_are_read(cell, yes):
    assert parse_boolean(cell, field("boolean")) is yes


@pytest.mark.parametrize("cell", ["○", 1.0, 2.0, "是否", "?"])
def test_what_may_mean_yes_or_no_is_refused(cell):
    with pytest.raises(Wrong, match="not_yes_or_no"):
        parse_boolean(cell, field("boolean"))


@pytest.mark.parametrize("cell", ["对", "Y", "yes", "✅", "是的"])
def test_other_ways_of_saying_yes_are_read(cell):
    assert parse_boolean(cell, field("boolean")) is True


@pytest.mark.parametrize("cell", ["错", "N", "no", "✖", "没有", "無", "沒有"])
def test_other_ways_of_saying_no_are_read(cell):
    assert parse_boolean(cell, field("boolean")) is False


@pytest.mark.parametrize("cell", ["v", "X", "☒", "0", "□", "已"])
def test_signs_for_a_tick_as_well_as_a_cross_are_refused(cell):
    with pytest.raises(Wrong, match="not_yes_or_no"):
        parse_boolean(cell, field("boolean"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("e\u0301", "é"),
        ("甲\u200b\x07村\ufeff", "甲村"),
        ("⾦山⼭", "金山山"),
        ("㙟䶮𠮷", "㙟䶮𠮷"),
    ],
)
def test_text_is_composed_and_without_unseen_signs(cell, text):
    assert parse_text(cell, field("text")) == text


@given(st.text())
def test_clean_text_stays_as_it_is(text):
    once = clean_text(text)
    assert clean_text(once) == once


@pytest.mark.parametrize("cell", ["慰問", "1.慰问", "（2）慰问。", "“慰问”", "√慰问", "☑ 慰问；"])
def test_a_choice_is_known_in_traditional_characters_and_with_what_stands_around_it(cell):
    assert parse_choice(cell, PURPOSE) == "慰问"


@pytest.mark.parametrize("cell", ["慰问（未落实）", "未慰问", "慰问金"])
def test_a_choice_with_other_words_is_refused_and_the_near_one_is_named(cell):
    with pytest.raises(Wrong, match="not_a_choice") as caught:
        parse_choice(cell, field("choice", values=("慰问", "督导")))
    assert caught.value.facts["near"] in ("，是不是“慰问”", "")


def test_of_hidden_fields_nothing_is_suggested():
    with pytest.raises(Wrong) as caught:
        parse_choice("慰问金", field("choice", values=("慰问",), sensitivity="S2"))
    assert caught.value.facts["near"] == ""


@pytest.mark.parametrize("cell", ["R1、R2", "R1,R2", "R1/R2", "R1；R2"])
def test_several_codes_where_one_belongs_are_refused(cell):
    with pytest.raises(Wrong, match="several_codes"):
        parse_code(cell, field("code", ref=("persons", "person")))


def test_a_number_of_its_own_may_hold_any_sign():
    assert parse_code("某发〔2021〕1、2号", CODE) == "某发〔2021〕1、2号"
