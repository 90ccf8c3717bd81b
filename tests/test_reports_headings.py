"""Headings that stand over nothing leave a document, and the numbers close up."""

import pytest
from lxml import etree

from bangfu_lib.reports.headings import drop_empty_headings
from bangfu_lib.reports.xml import NAMESPACES, W

STYLE = "Heading1"


def document(*texts):
    """Paragraphs: texts that begin with # are headings; an empty one stands for nothing left."""
    body = etree.Element(f"{W}body", nsmap={"w": NAMESPACES["w"]})
    for text in texts:
        paragraph = etree.SubElement(body, f"{W}p")
        if text.startswith("#"):
            properties = etree.SubElement(paragraph, f"{W}pPr")
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", STYLE)
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text.lstrip("#")
    return body


def left(*texts):
    body = document(*texts)
    drop_empty_headings(body, STYLE)
    return ["".join(paragraph.itertext()) for paragraph in body]


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
def test_headings_over_nothing_go_and_the_others_are_numbered_anew(texts, kept):
    assert left(*texts) == kept


def test_numbers_past_ten_close_up_too():
    texts = ["#一、空", *(text for n in ("二", "十", "十一") for text in (f"#{n}、题", "文"))]
    assert left(*texts)[::2] == ["一、题", "二、题", "三、题"]


def test_a_picture_is_not_nothing():
    body = document("#一、甲", "", "#二、乙", "文")
    etree.SubElement(body[1][0], f"{W}drawing")
    drop_empty_headings(body, STYLE)
    assert len(body) == 4
