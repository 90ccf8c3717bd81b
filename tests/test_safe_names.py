"""Parts of file names that Windows and Linux both take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.files import FORBIDDEN_IN_NAMES, LONGEST_NAME_BYTES, RESERVED_NAMES, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲村", "甲村"),
        ("../../x", "x"),
        ("a<b>:c", "abc"),
        ("甲村. ", "甲村"),
        ("CON", "_CON"),
        ("nul.tar", "_nul.tar"),
        ("com1 .x", "_com1 .x"),
        ("COM¹", "_COM¹"),
        ("CONS", "CONS"),
        ("a.con", "a.con"),
        ("\u202e甲\x00村", "甲村"),
    ],
)
def test_a_name_keeps_what_both_systems_take(text, name):
    assert safe_name(text) == name


def test_long_names_stay_apart():
    first, second = (safe_name("长" * 60 + mark) for mark in "ab")
    assert first != second
    assert max(len(first.encode()), len(second.encode())) <= LONGEST_NAME_BYTES


@given(st.text(max_size=120))
def test_any_text_becomes_a_name(text):
    name = safe_name(text)
    assert name and name == name.strip(" .") and not set(name) & set(FORBIDDEN_IN_NAMES)
    assert name.partition(".")[0].rstrip().casefold() not in RESERVED_NAMES
    assert len(name.encode()) <= LONGEST_NAME_BYTES + 1
