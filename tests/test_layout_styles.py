"""What GB/T 9704-2012 asks of styles, page and footers, in the templates as shipped."""

import pytest
from results_fixture import ROOT
from word_files import WORD

from bangfu_lib.word.layout import arranged, signing_styles
from bangfu_lib.word.package import read_package
from bangfu_lib.word.xml import parse, style_id

TEMPLATES = sorted((ROOT / "report_templates").glob("*.docx"))
NAMED = {path.stem: read_package(path) for path in TEMPLATES}
NOTICE = NAMED["notice"]
FONTS = {
    "文件标题": ("方正小标宋简体", 44),
    "报头中字": ("方正小标宋简体", 84),
    "发文字号": ("仿宋", 32),
    "主送": ("仿宋", 32),
    "Normal": ("仿宋", 32),
    "heading 1": ("黑体", 32),
    "heading 2": ("楷体", 32),
    "heading 3": ("仿宋", 32),
    "heading 4": ("仿宋", 32),
    "附件序号": ("黑体", 32),
    "附件标题": ("方正小标宋简体", 44),
    "版记": ("仿宋", 28),
    "版记抄送": ("仿宋", 28),
    "页码单": ("宋体", 28),
    "页码双": ("宋体", 28),
}
CARDS = ("household_cards", "village_card")  # hung up or handed out: no page numbers
A4 = {("11906", "16838"), ("16838", "11906")}


def style(name, parts=NOTICE):
    identifier = style_id(parts, name)
    root = parse(parts["word/styles.xml"])
    return next(s for s in root.iter(f"{WORD}style") if s.get(f"{WORD}styleId") == identifier)


def value(element, path, key="val"):
    found = element.find("/".join(f"{WORD}{part}" for part in path.split("/")))
    return None if found is None else found.get(f"{WORD}{key}")


def paragraph(name, text=""):
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(NOTICE, name)}"/></w:pPr>{run}</w:p>'


def properties(*paragraphs):
    """What each of the paragraphs has of properties once they are arranged."""
    namespace = f'xmlns:w="{WORD[1:-1]}"'
    body = f"<w:document {namespace}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    document = parse(arranged(body, signing_styles(NOTICE)).encode())
    return [one.find(f"{WORD}pPr") for one in document.iter(f"{WORD}p")]


@pytest.mark.parametrize("kind", NAMED)
def test_every_section_is_a4(kind):
    sizes = list(parse(NAMED[kind]["word/document.xml"]).iter(f"{WORD}pgSz"))
    assert sizes
    assert {(size.get(f"{WORD}w"), size.get(f"{WORD}h")) for size in sizes} <= A4


@pytest.mark.parametrize("name", FONTS)
def test_fonts_and_sizes_are_those_of_the_standard(name):
    found = style(name)
    assert (value(found, "rPr/rFonts", "eastAsia"), int(value(found, "rPr/sz"))) == FONTS[name]


def test_text_is_indented_two_characters_and_addressees_are_not():
    assert value(style("Normal"), "pPr/ind", "firstLineChars") == "200"
    assert style("主送").find(f"{WORD}pPr/{WORD}ind") is None


def test_figures_of_page_numbers_are_half_width_song():
    assert value(style("页码单"), "rPr/rFonts", "ascii") == "宋体"


@pytest.mark.parametrize("kind", NAMED)
def test_odd_and_even_pages_have_footers_of_their_own(kind):
    parts = NAMED[kind]
    kinds = {one.get(f"{WORD}type") for one in parse(parts["word/document.xml"]).iter(f"{WORD}footerReference")}  # fmt: skip
    assert kinds in (set(), {"default", "even"})
    assert kinds or kind in CARDS
    assert b"evenAndOddHeaders" in parts["word/settings.xml"]


@pytest.mark.parametrize("name", ["heading 1", "heading 2", "heading 3", "heading 4", "表题", "图"])
def test_headings_captions_and_figures_keep_with_what_follows(name):
    assert style(name).find(f"{WORD}pPr/{WORD}keepNext") is not None


def test_the_red_head_and_its_rule_are_red():
    assert value(style("报头中字"), "rPr/color") == "C00000"
    assert value(style("发文字号"), "pPr/pBdr/bottom", "color") == "C00000"


def test_the_rules_of_the_imprint_are_0_35_and_0_25_mm_high():
    heights = [int(value(style(f"版记{kind}线"), "pPr/spacing", "line")) for kind in "粗细"]
    assert [round(height / 20 * 25.4 / 72, 2) for height in heights] == [0.35, 0.25]


def test_a_table_across_the_page_has_its_head_towards_the_binding():
    margins = parse(NAMED["problem_list"]["word/document.xml"]).find(f".//{WORD}pgMar")
    sides = {side: round(int(margins.get(f"{WORD}{side}")) * 25.4 / 1440) for side in ("top", "right", "bottom", "left")}  # fmt: skip
    assert sides == {"top": 28, "right": 37, "bottom": 26, "left": 35}


def test_a_signature_keeps_the_notes_and_the_last_paragraph_above_it():
    kept = [
        one.find(f"{WORD}keepNext") is not None
        for one in properties(
            paragraph("Normal", "前"),
            paragraph("Normal", "末"),
            paragraph("附件说明", "附件：1.表"),
            paragraph("盖章署名", "某某乡"),
            paragraph("盖章日期", "2024年7月5日"),
        )
    ]
    assert kept[:3] == [False, True, True]


def test_a_name_without_a_date_below_is_left_alone():
    (name,) = properties(paragraph("署名", "某某乡"))
    assert name.find(f"{WORD}ind") is None


def test_name_and_date_get_the_indents_of_their_widths():
    pair = paragraph("盖章署名", "某某乡"), paragraph("盖章日期", "2024年7月5日")
    rights = [one.find(f"{WORD}ind").get(f"{WORD}right") for one in properties(*pair)]
    assert rights == [str(round(5.5 * 315)), str(4 * 315)]


def test_styles_are_found_however_capitals_are_written():
    assert style_id(NOTICE, "Heading 1") == style_id(NOTICE, "heading 1") != ""
