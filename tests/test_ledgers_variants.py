"""Traditional and variant characters compare equal to the simplified ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.ledgers.variants import simplified
from bangfu_lib.zh.variants import USUAL_FORMS, WRITTEN_FORMS


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("華鎣市", "华蓥市"),
        ("走訪記錄", "走访记录"),
        ("戸籍", "户籍"),
        ("⻄山村", "西山村"),
        ("華蓥", "华蓥"),
    ],
)
def test_every_form_becomes_the_usual_one(written, usual):
    assert simplified(written) == usual


def test_each_written_form_has_one_usual_form_that_stays():
    assert len(WRITTEN_FORMS) == len(set(WRITTEN_FORMS)) == len(USUAL_FORMS)
    assert simplified(USUAL_FORMS) == USUAL_FORMS


@given(st.text())
def test_simplifying_twice_changes_nothing_more(text):
    assert simplified(simplified(text)) == simplified(text)
