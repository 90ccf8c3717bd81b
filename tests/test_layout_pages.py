"""The measures of GB/T 9704-2012 on pages that LibreOffice has set."""

from dataclasses import dataclass

import pytest
from office_pages import needs_office, pages, to_pdf

from bangfu_lib.word.fonts import mapped
from bangfu_lib.word.layout import (
    arranged,
    head_fields,
    imprint_fields,
    signature_fields,
    signing_styles,
    text_width,
)
from bangfu_lib.word.package import pack, read_package
from bangfu_lib.word.render import render
from bangfu_lib.zh.layout_text import PROFILES
from bangfu_lib.zh.report_names import NAMES

TOP, LEFT, WIDTH, HEIGHT, PAGE_WIDTH = 37, 28, 156, 225, 210
FOOT = TOP + HEIGHT
LINE, CHARACTER = HEIGHT / 22, WIDTH / 28
PLAIN = "驻村帮扶工作考核情况报告" * 100
COPIES = "某某县委组织部，某某县农业农村局，各派出单位，某某县委驻村工作领导小组办公室"
ISSUER, DAY, LONG_DAY = "某某县委驻村工作领导小组办公室", "2024年7月5日", "2024年12月31日"
CONTACT = "联系人：某某，联系电话：0871-0000000"
DOCUMENTS = {
    "sealed": {"sealed": True, "head": "驻村帮扶工作通报", "copies": COPIES},
    "unsealed": {"sealed": False, "issuer": ISSUER},
    "unsealed_short": {"sealed": False, "issuer": "某某乡", "day": LONG_DAY},
    "sealed_short": {"sealed": True, "issuer": "某某乡人民政府"},
    "sealed_long": {"sealed": True, "issuer": "某某县委实施乡村振兴战略领导小组驻村工作办公室"},
    "full_page": {"sealed": True, "body": 18, "copies": COPIES},
    "lonely": {"sealed": True, "body": 20, "copies": COPIES},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("layout")


@pytest.fixture(scope="module")
def plain(folder):
    """Two pages of plain text in each font profile: name → pages."""
    from word_parts import new_document, write

    doc = new_document()
    write(doc, PLAIN).paragraph_format.first_line_indent = 0
    doc.save(folder / "plain.docx")
    for number, profile in enumerate(PROFILES):
        parts = mapped(read_package(folder / "plain.docx"), profile)
        (folder / f"plain{number}.docx").write_bytes(pack(parts))
    to_pdf([folder / f"plain{number}.docx" for number in range(len(PROFILES))], folder)
    return {
        profile: pages(folder / f"plain{number}.pdf") for number, profile in enumerate(PROFILES)
    }


@pytest.fixture(scope="module")
def made(folder):
    """Every document of DOCUMENTS as pages."""
    template = folder / "template.docx"
    _template().save(template)
    files = [_written(folder / f"{name}.docx", template, **of) for name, of in DOCUMENTS.items()]
    to_pdf(files, folder)
    return {name: pages(folder / f"{name}.pdf") for name in DOCUMENTS}


def _template():
    """Head, text, note of annexes, signature, one annex and imprint."""
    from shared_sections import attachments, head, sign
    from word_parts import imprint, new_document, write

    doc = new_document()
    head(doc)
    write(doc, "{{ 正文 }}")
    attachments(doc, ["各村驻村帮扶工作考核得分与名次区间及其依据条款和台账证据一览表", "名单"])
    sign(doc)
    write(doc, "附件1", "附件序号")
    write(doc, "各村得分表", "附件标题")
    write(doc, "{{ 附文 }}")
    imprint(doc)
    return doc


def _written(path, template, *, sealed, head="", copies="", issuer=ISSUER, day=DAY, body=2):
    fields = {
        **head_fields(head, "〔2024〕5号"),
        **signature_fields(issuer, day, sealed=sealed),
        **imprint_fields(copies),
    }
    contents = {NAMES[key]: value for key, value in fields.items()} | {
        "标题": "关于2024年第二季度驻村帮扶工作\n考核情况的通报",
        "数据说明": [], "主送": "各村党支部：", "联系方式": [CONTACT],
        "正文": ["测" * 26] * body, "附文": ["测" * 26] * 2,
        "落款单位": issuer, "成文日期": day,
    }  # fmt: skip
    parts = render(template, contents)
    signed = arranged(parts["word/document.xml"].decode(), signing_styles(parts))
    path.write_bytes(pack({**parts, "word/document.xml": signed.encode()}))
    return path


def line(page, text):
    return next(one for one in page if text in one.text)


@dataclass(frozen=True)
class Edges:
    """Where a text begins and ends."""

    left: float
    right: float

    @property
    def middle_across(self):
        return (self.left + self.right) / 2


def signed(pages_, name, day):
    """Where the date and the name of the signature stand.

    LibreOffice 7.4 parts figures from Chinese whatever the file says: ends count, with the width
    that the text has in Word and WPS.
    """
    page = next(page for page in pages_ if any(one.text == day for one in page))
    ends = [line(page, text).right for text in (day, name)]
    widths = [text_width(text) * CHARACTER for text in (day, name)]
    return [Edges(end - width, end) for end, width in zip(ends, widths, strict=True)]


def from_the_right(edges):
    """How many characters before the right edge of the text."""
    return (LEFT + WIDTH - edges.right) / CHARACTER


def body(page):
    return [one for one in page if "—" not in one.text]


@needs_office
@pytest.mark.parametrize("profile", PROFILES)
def test_a_page_holds_22_lines_of_28_characters(plain, profile):
    first = body(plain[profile][0])
    assert len(first) == 22
    assert {len(one.text) for one in first} == {28}


@needs_office
@pytest.mark.parametrize("profile", PROFILES)
def test_the_text_is_156_by_225_mm_with_37_mm_above_and_28_mm_to_the_left(plain, profile):
    first = body(plain[profile][0])
    height = first[-1].middle - first[0].middle + LINE
    assert (height, first[0].middle - LINE / 2) == pytest.approx((HEIGHT, TOP), abs=1)
    edges = [(one.left, one.right) for one in first]
    assert edges == [pytest.approx((LEFT, LEFT + WIDTH), abs=1)] * 22


@needs_office
def test_page_numbers_stand_7_mm_below_the_text_odd_right_even_left(plain):
    odd, even = (page[-1] for page in plain["Windows"])
    assert (odd.text, even.text) == ("—1—", "—2—")
    assert (odd.middle, even.middle) == pytest.approx((FOOT + 7, FOOT + 7), abs=1)
    one_in = 14 / 72 * 25.4
    ends = (odd.right, even.left)
    assert ends == pytest.approx((LEFT + WIDTH - one_in, LEFT + one_in), abs=1)


@needs_office
def test_the_red_name_begins_35_mm_below_the_top_of_the_text(made):
    size = 42 * 25.4 / 72
    top = line(made["sealed"][0], "驻村帮扶工作通报").middle - size / 2
    assert top - TOP == pytest.approx(35, abs=2)


@needs_office
def test_the_number_is_centred_two_lines_below_the_red_name(made):
    page = made["sealed"][0]
    number, name = line(page, "〔2024〕5号"), line(page, "驻村帮扶工作通报")
    assert (number.left + number.right) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=1)
    assert number.middle - name.middle == pytest.approx(2.5 * LINE + 9, abs=3)


@needs_office
def test_without_a_red_head_the_title_stands_two_lines_below_the_top(made):
    title = line(made["unsealed"][0], "关于2024年")
    assert title.middle - TOP == pytest.approx(2 * LINE + 660 / 20 / 2 * 25.4 / 72, abs=1)


@needs_office
def test_the_addressees_stand_flush_left_one_line_below_the_title(made):
    page = made["unsealed"][0]
    title, to = line(page, "考核情况的通报"), line(page, "各村党支部：")
    assert to.left == pytest.approx(LEFT, abs=0.5)
    assert to.middle - title.middle == pytest.approx(2 * LINE, abs=2)


@needs_office
def test_a_sealed_date_ends_four_characters_in_with_the_name_centred_over_it(made):
    day, name = signed(made["sealed_short"], "某某乡人民政府", DAY)
    assert from_the_right(day) == pytest.approx(4, abs=0.2)
    assert name.middle_across == pytest.approx(day.middle_across, abs=1)


@needs_office
def test_a_sealed_name_too_long_for_that_goes_no_further_than_the_edge(made):
    name, day = "某某县委实施乡村振兴战略领导小组驻村工作办公室", DAY
    below, above = signed(made["sealed_long"], name, day)
    assert from_the_right(above) == pytest.approx(0, abs=0.2)
    assert above.middle_across == pytest.approx(below.middle_across, abs=1)


@needs_office
def test_an_unsealed_name_ends_two_characters_in_and_the_date_begins_two_after_it(made):
    day, name = signed(made["unsealed"], ISSUER, DAY)
    assert from_the_right(name) == pytest.approx(2, abs=0.2)
    assert (day.left - name.left) / CHARACTER == pytest.approx(2, abs=0.3)


@needs_office
def test_an_unsealed_date_longer_than_the_name_ends_two_characters_in(made):
    day, name = signed(made["unsealed_short"], "某某乡", LONG_DAY)
    assert from_the_right(day) == pytest.approx(2, abs=0.2)
    assert (day.left - name.left) / CHARACTER == pytest.approx(2, abs=0.3)


@needs_office
def test_a_signature_never_stands_alone_on_a_page(made):
    page = next(page for page in made["lonely"] if any(DAY in one.text for one in page[:-1]))
    assert any("测测" in one.text for one in page)


@needs_office
def test_the_note_of_annexes_is_indented_two_characters_and_its_lines_align(made):
    page = made["unsealed"][0]
    note, wrapped = line(page, "附件：1."), line(page, "一览表")
    assert note.left - LEFT == pytest.approx(2 * CHARACTER, abs=1)
    assert wrapped.left - LEFT == pytest.approx(5.75 * CHARACTER, abs=1.2)


@needs_office
def test_an_annex_begins_a_page_with_its_title_on_the_third_line(made):
    label, title = made["unsealed"][1][:2]
    assert (label.text, title.text) == ("附件1", "各村得分表")
    assert (label.left, label.middle) == pytest.approx((LEFT, TOP + LINE / 2), abs=1)
    assert title.middle - TOP == pytest.approx(2.5 * LINE, abs=2)


@needs_office
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_imprint_stands_at_the_foot_of_the_last_page_below_all_text(made, name):
    printed = line(made[name][-1], "印发")
    assert FOOT - LINE <= printed.middle <= FOOT
    text = [one.middle for one in body(made[name][-1]) if "测测" in one.text]
    assert all(middle < printed.middle - LINE for middle in text)


@needs_office
def test_copies_stand_one_character_in_with_their_lines_aligned_after_the_colon(made):
    page = made["sealed"][-1]
    first = line(page, "抄送：")
    wrapped = page[page.index(first) + 1]
    size = 14 * 25.4 / 72
    assert first.left - LEFT == pytest.approx(size, abs=0.7)
    assert wrapped.left - LEFT == pytest.approx(4 * size, abs=0.7)
    assert wrapped.text.endswith("。")


@needs_office
def test_who_printed_stands_left_and_the_day_of_printing_right(made):
    printed = line(made["sealed"][-1], "印发")
    size = 14 * 25.4 / 72
    assert printed.text == f"{ISSUER}{DAY}印发"
    ends = (printed.left - LEFT, LEFT + WIDTH - printed.right)
    assert ends == pytest.approx((size, size), abs=0.7)


@needs_office
def test_whom_to_ask_stands_in_brackets_below_the_date(made):
    page = made["unsealed"][0]
    asked, day = line(page, CONTACT[:3]), line(page, DAY)
    assert asked.text == f"（{CONTACT}）"
    assert asked.middle - day.middle == pytest.approx(LINE, abs=0.5)
    assert asked.left - LEFT == pytest.approx(2 * CHARACTER, abs=1)


@needs_office
def test_a_section_across_lies_between_upright_pages_with_its_head_to_the_binding(folder):
    from word_parts import across, new_document, write

    doc = new_document()
    write(doc, "前")
    with across(doc):
        write(doc, "表" * 60)
    write(doc, "后")
    doc.save(folder / "across.docx")
    to_pdf([folder / "across.docx"], folder)
    upright, lying, again = (body(page) for page in pages(folder / "across.pdf"))
    assert [len(page) for page in (upright, lying, again)] == [1, 2, 1]
    # LibreOffice centres the whole lines that fit on the page: 15 and a quarter.
    assert lying[0].middle - LINE / 2 == pytest.approx(28, abs=2)
    assert (lying[1].left, lying[0].right) == pytest.approx((35, 35 + HEIGHT), abs=6)
