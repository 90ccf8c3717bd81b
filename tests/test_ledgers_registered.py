"""Codes are found in registers as a plain loop would find them."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.ledgers.registered import among, numbered, positions

CODES = st.lists(st.none() | st.sampled_from(["H1", "H2", "㙟", ""]), max_size=8)


def texts(values):
    return pd.Series(values, dtype="string")


@given(CODES, CODES)
def test_the_first_equal_code_is_found(codes, known):
    expected = [known.index(code) if code in known and code is not None else -1 for code in codes]
    assert positions(texts(codes), texts(known)).tolist() == expected
    assert among(texts(codes), texts(known)).tolist() == [place >= 0 for place in expected]


@given(CODES)
def test_codes_are_numbered_by_what_they_say(codes):
    numbers, distinct = numbered(texts(codes))
    assert [distinct[number] if number >= 0 else None for number in numbers] == codes


def test_columns_joined_from_several_are_one():
    joined = pd.concat([texts(["H1"]), texts(["H2"])], ignore_index=True)
    assert positions(joined, texts(["H2", "H1"])).tolist() == [1, 0]
