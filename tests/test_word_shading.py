"""A cell of the style 评价 is shaded as the style of its symbol says."""

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from word_files import WORD

from bangfu_lib.word.render import render

COLOURS = {"●": "C6E0B4", "▲": "F8CBAD"}


@pytest.fixture
def card(tmp_path):
    document = Document()
    plain = document.styles.add_style("评价", 1)
    for symbol, colour in COLOURS.items():
        style = document.styles.add_style(f"评价{symbol}", 1)
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
        style.element.get_or_add_pPr().append(parse_xml(shade))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "{{ 项.名称 }}"
    table.cell(0, 1).text = "{{ 项.等次 }}"
    table.cell(0, 1).paragraphs[0].style = plain
    document.save(tmp_path / "t.docx")
    return tmp_path / "t.docx"


def cells(card, *grades):
    items = [{"名称": "考勤", "等次": grade} for grade in grades]
    root = etree.fromstring(render(card, {"项": items})["word/document.xml"])
    return [row.findall(f"{WORD}tc")[1] for row in root.iter(f"{WORD}tr")]


def fills(card, *grades):
    found = [cell.find(f"{WORD}tcPr/{WORD}shd") for cell in cells(card, *grades)]
    return [None if shade is None else shade.get(f"{WORD}fill") for shade in found]


def test_each_symbol_has_the_colour_of_its_style(card):
    assert fills(card, "● 优", "▲ 差", " ▲差") == ["C6E0B4", "F8CBAD", "F8CBAD"]


def test_a_text_without_a_known_symbol_stays_unshaded(card):
    assert fills(card, "良", "", "★") == [None, None, None]


def test_the_shading_stands_where_the_schema_wants_it(card):
    tags = [one.tag.removeprefix(WORD) for one in cells(card, "●")[0].find(f"{WORD}tcPr")]
    assert tags == ["tcW", "shd"]


def test_the_paragraph_takes_the_style_of_its_symbol(card):
    styles = [cell.find(f".//{WORD}pStyle").get(f"{WORD}val") for cell in cells(card, "●", "良")]
    assert len(set(styles)) == 2
