"""Values that are odd in some way reach a document whole, or are said to be a fault of ours."""

from decimal import Decimal

import pandas as pd
import pytest
from word_files import paragraphs, rows, template

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.render import plain_values, render


def shown(tmp_path, value):
    path = template(tmp_path / "t.docx", "说：{{ 话 }}")
    return paragraphs(render(path, {"话": value})["word/document.xml"])[0].removeprefix("说：")


@pytest.mark.parametrize(
    "value",
    [
        "甲&乙<丙>“丁”\"戊'己",
        "䶮㙟𠮷𬺗🏠",
        " 前后空格 ",
        "　缩进",
        "}} {% endif %} {{",
        "长" * 10_000,
    ],
)
def test_texts_are_shown_as_they_are(tmp_path, value):
    assert shown(tmp_path, value) == value


@pytest.mark.parametrize("bad", ["\x00", "\x01", "\x02", "\x03", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff", "\U0010fffe", "\U000fffff"])  # fmt: skip
def test_what_is_no_character_is_left_out(tmp_path, bad):
    assert shown(tmp_path, f"甲{bad}乙") == "甲乙"


def test_what_is_true_or_false_is_said_in_words(tmp_path):
    assert [shown(tmp_path, value) for value in (True, False)] == ["是", "否"]


def test_line_breaks_and_tabs_are_those_of_word(tmp_path):
    path = template(tmp_path / "t.docx", "{{ 话 }}")
    made = render(path, {"话": "甲\r\n乙\t丙"})["word/document.xml"]
    assert made.count(b"<w:br/>") == 1 and made.count(b"<w:tab/>") == 1
    assert paragraphs(made) == ["甲\n乙丙"]


def test_ten_thousand_characters_fit_into_a_cell(tmp_path):
    path = template(tmp_path / "t.docx", table=[["{{ 项.话 }}"]])
    made = render(path, {"项": [{"话": "字" * 10_000}]})["word/document.xml"]
    assert rows(made) == [["字" * 10_000]]


@pytest.mark.parametrize(
    ("value", "kind"),
    [(None, "NoneType"), (float("nan"), "nan"), (pd.NaT, "NaTType"), (pd.NA, "NAType"),
     (float("inf"), "inf"), (1.5, "1.5"), (Decimal("NaN"), "NaN"), (Decimal("Infinity"), "Infinity")],
)  # fmt: skip
def test_what_no_document_shows_is_named_with_its_field(value, kind):
    contents = {"members": [{"name": "李二"}, {"name": "张三", "days": value}]}
    with pytest.raises(TypeError) as caught:
        plain_values(contents)
    assert str(caught.value) == f"a document cannot show {kind} (members[1].days)"


@pytest.mark.parametrize("text", ["{{ 话|safe }}", "{% autoescape false %}{{ 话 }}{% endautoescape %}", "{{ 话|replace('x', '<') }}"])  # fmt: skip
def test_no_tag_lets_a_value_become_markup(tmp_path, text):
    path = template(tmp_path / "t.docx", text)
    try:
        made = paragraphs(render(path, {"话": "<w:b/>x"})["word/document.xml"])[0]
    except ParamsError:
        return
    assert made.startswith("<w:b/>")
