"""Names of persons, telephone numbers, ID numbers and accounts as staff write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import field

from bangfu_lib.ledgers.names import parse_account, parse_id_number, parse_name, parse_phone
from bangfu_lib.ledgers.reasons import Wrong

NAME, PHONE, ID_NUMBER, ACCOUNT = map(field, ("name", "phone", "id_number", "account"))
HAN = st.sampled_from("张李王欧阳建国㙟䶮𠮷")


@given(st.lists(HAN, min_size=2, max_size=3), st.sampled_from([" ", "\u3000", "  ", "\u200b"]))
def test_blanks_between_the_characters_of_a_name_are_dirt(signs, blank):
    assert parse_name(blank.join(signs), NAME) == "".join(signs)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("张三", "张三"),
        ("张\n三", "张三"),
        ("欧阳 小明", "欧阳小明"),
        ("张和平", "张和平"),
        ("欧阳和平", "欧阳和平"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("⾦三", "金三"),
        ("㙟䶮", "㙟䶮"),
        ("𠮷某", "𠮷某"),
    ],
)
def test_a_name_is_kept_with_its_rare_characters_and_points(cell, name):
    assert parse_name(cell, NAME) == name


@pytest.mark.parametrize(
    "cell",
    [
        "张?",
        "张？三",
        "张□",
        "■三",
        "张\ufffd",
        "张\ue123",
        "张1三",
        "张*",
        "张×",
        101.0,
        "锟斤拷",
        "\u200b",
    ],
)
def test_a_name_with_lost_signs_is_refused(cell):
    with pytest.raises(Wrong, match="garbled_name"):
        parse_name(cell, NAME)


@pytest.mark.parametrize(
    "cell",
    [
        "张三、李四",
        "张三，李四",
        "张三,李四",
        "张三/李四",
        "张三和李四",
        "张三 李四",
        "张三\n李四",
        "张三;李四",
    ],
)
def test_several_persons_in_one_cell_are_refused(cell):
    with pytest.raises(Wrong, match="several_names"):
        parse_name(cell, NAME)


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (13812345678.0, "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0873-3221234", "0873-3221234"),
        ("08733221234", "0873-3221234"),
        ("（0873）3221234", "0873-3221234"),
        ("010-62345678", "010-62345678"),
        ("0873-3221234转12", "0873-3221234转12"),
    ],
)
def test_a_phone_number_gets_one_form(cell, phone):
    assert parse_phone(cell, PHONE) == phone
    assert parse_phone(phone, PHONE) == phone


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1381234567", "bad_phone"),
        ("138123456789", "bad_phone"),
        (8733221234.0, "bad_phone"),
        ("3221234", "bad_phone"),
        ("13812345678.5", "bad_phone"),
        ("010-12345678", "bad_phone"),
        ("无", "bad_phone"),
        ("13812345678、13912345678", "several_phones"),
        ("13812345678/0873-3221234", "several_phones"),
        (1.38e16, "long_number"),
    ],
)
def test_what_is_no_phone_number_is_refused(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_phone(cell, PHONE)


@pytest.mark.parametrize(
    "cell", ["11010519491231002X", "11010519491231002x", "110105 19491231 002Ｘ"]
)
def test_an_id_number_ends_in_a_capital_x(cell):
    assert parse_id_number(cell, ID_NUMBER) == "11010519491231002X"


@given(st.dates().filter(lambda day: 1900 <= day.year <= 2025), st.integers(1, 999))
def test_of_the_eleven_last_signs_one_is_right(day, serial):
    start = f"110105{day:%Y%m%d}{serial:03}"
    right = [sign for sign in "0123456789X" if reads(start + sign)]
    assert len(right) == 1


def reads(text):
    try:
        return parse_id_number(text, ID_NUMBER) == text
    except Wrong:
        return False


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_found(place, step):
    text = "11010519491231002X"
    wrong = text[:place] + str((int(text[place]) + step) % 10) + text[place + 1 :]
    assert not reads(wrong)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (1.10105194912310e17, "long_number"),
        ("1.10105E+17", "long_number"),
        ("110105194912310000", "long_number"),
        ("110105491231002", "old_id_number"),
        (110105491231002.0, "old_id_number"),
        ("110105194912310021", "bad_id_number"),
        ("11010519491331002X", "bad_id_number"),
        ("无", "bad_id_number"),
    ],
)
def test_what_is_no_id_number_is_refused(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_id_number(cell, ID_NUMBER)


@pytest.mark.parametrize(
    ("cell", "account"),
    [("6222 0000 1234 5678 901", "6222000012345678901"), (622200001234.0, "622200001234")],
)
def test_an_account_is_its_digits(cell, account):
    assert parse_account(cell, ACCOUNT) == account


@pytest.mark.parametrize(
    ("cell", "code"),
    [(6.222e18, "long_number"), ("6.222E+18", "long_number"), ("农行", "bad_account")],
)
def test_an_account_that_lost_its_end_is_refused(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_account(cell, ACCOUNT)
