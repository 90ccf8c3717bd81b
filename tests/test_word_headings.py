"""Headings that stand over nothing leave a document, and the numbers close up."""

import pytest
from word_files import heading_template, paragraphs

from bangfu_lib.word.render import render


def left(tmp_path, *texts, **contents):
    """Texts that begin with # are headings; an empty one stands for nothing left."""
    path = heading_template(tmp_path / "t.docx", *texts)
    return paragraphs(render(path, contents)["word/document.xml"])


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("#一、甲", "文", "#二、乙", "文"), ["一、甲", "文", "二、乙", "文"]),
        (("#一、甲", "#二、乙", "文"), ["一、乙", "文"]),
        (("#一、甲", "文", "#二、乙", "", "", "#三、丙", "文"), ["一、甲", "文", "二、丙", "文"]),
        (("#一、甲", "#二、乙", "#三、丙", "文"), ["一、丙", "文"]),
        (("#一、甲", "文", "", "#三、丙", "文"), ["一、甲", "文", "", "三、丙", "文"]),
    ],
)
def test_headings_over_nothing_go_and_the_others_are_numbered_anew(tmp_path, texts, kept):
    assert left(tmp_path, *texts) == kept


def test_numbers_past_ten_close_up_too(tmp_path):
    texts = ["#一、空", *(text for n in ("二", "十", "十一") for text in (f"#{n}、题", "文"))]
    assert left(tmp_path, *texts)[::2] == ["一、题", "二、题", "三、题"]


def test_a_page_break_is_not_nothing(tmp_path):
    assert len(left(tmp_path, "#一、甲", "<break>", "#二、乙", "文")) == 4


def test_a_heading_goes_when_its_only_field_is_empty(tmp_path):
    texts = ["#一、甲", "{{ 甲文 }}", "#二、乙", "{{ 乙文 }}"]
    assert left(tmp_path, *texts, 甲文="", 乙文="有话") == ["一、乙", "有话"]
