import ast

from hypothesis import given
from hypothesis import strategies as st
from papermill.translators import PythonTranslator, papermill_translators

from bangfu_lib.batch.translator import ReadableTranslator


def test_chinese_stays_readable_in_the_injected_cell():
    cell = ReadableTranslator.codify({"unit": "龘龙村（上）", "lines": 3, "all": True})
    assert cell == '# Parameters\nunit = "龘龙村（上）"\nlines = 3\nall = True\n'


@given(st.text())
def test_every_text_comes_back_as_it_was(text):
    assert ast.literal_eval(ReadableTranslator.translate(text)) == text


@given(st.text(st.characters(categories=["Cs", "Cc", "Lo"])))
def test_text_that_no_file_can_hold_comes_back_too(text):
    literal = ReadableTranslator.translate(text)
    assert ast.literal_eval(literal.encode().decode()) == text


def test_nested_values_come_back_as_they_were():
    value = {"村": ["甲", 1, 2.5, None, True]}
    assert ast.literal_eval(ReadableTranslator.translate(value)) == value


def test_papermill_itself_is_left_alone_in_this_process():
    assert papermill_translators.find_translator("python3", "python") is PythonTranslator
