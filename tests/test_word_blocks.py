"""What stands between 逐个 and 逐个结束 repeats: tables, pictures, page breaks, blocks in blocks."""

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from word_files import paragraphs, rows, template

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.render import render

VILLAGES = [
    {"村": "甲子村", "户": [{"户主": "钱某", "人口": 3}, {"户主": "孙某", "人口": 2}], "话": ["其一", "其二"]},
    {"村": "乙丑村", "户": [], "话": []},
]  # fmt: skip


def filled(path, **contents):
    return render(path, contents)["word/document.xml"]


def with_table(path, *texts, cells, after=()):
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    made = document.add_table(rows=0, cols=len(cells[0]))
    for line in cells:
        for cell, text in zip(made.add_row().cells, line, strict=True):
            cell.text = text
    for text in after:
        document.add_paragraph(text)
    document.save(path)
    return path


def test_a_block_repeats_and_its_own_names_go_first(tmp_path):
    path = template(tmp_path / "t.docx", "{% 逐个 村表 %}", "{{ 村 }}在{{ 县 }}", "{% 逐个结束 %}")
    assert paragraphs(filled(path, 村表=VILLAGES, 县="某县", 村="全县")) == [
        "甲子村在某县",
        "乙丑村在某县",
    ]


def test_a_block_without_entries_leaves_nothing(tmp_path):
    texts = ("上文", "{% 逐个 村表 %}", "{{ 村 }}", "{% 逐个结束 %}", "下文")
    assert paragraphs(filled(template(tmp_path / "t.docx", *texts), 村表=[])) == ["上文", "下文"]


def test_a_template_learns_what_a_list_holds_when_it_was_empty_before(tmp_path):
    path = template(tmp_path / "t.docx", "{% 逐个 村表 %}", "{{ 村 }}", "{% 逐个结束 %}", "完")
    for given, shown in (([], ["完"]), (VILLAGES, ["甲子村", "乙丑村", "完"]), ([], ["完"])):
        assert paragraphs(filled(path, 村表=given)) == shown


def test_rows_repeat_for_a_list_of_the_entry_and_an_empty_table_goes(tmp_path):
    path = with_table(
        tmp_path / "t.docx",
        "{% 逐个 村表 %}",
        "{{ 村 }}",
        cells=[["户主", "人口"], ["{{ 户.户主 }}", "{{ 户.人口 }}"]],
        after=["{% 逐个结束 %}"],
    )
    made = filled(path, 村表=VILLAGES)
    assert rows(made) == [["户主", "人口"], ["钱某", "3"], ["孙某", "2"]]
    assert paragraphs(made)[-1] == "乙丑村"


def test_blocks_stand_in_blocks(tmp_path):
    texts = ("{% 逐个 村表 %}", "{{ 村 }}", "{% 逐个 户 %}", "{{ 户主 }}：{{ 村 }}", "{% 逐个结束 %}", "{{ 话 }}", "{% 逐个结束 %}")  # fmt: skip
    shown = paragraphs(filled(template(tmp_path / "t.docx", *texts), 村表=VILLAGES))
    assert shown == ["甲子村", "钱某：甲子村", "孙某：甲子村", "其一", "其二", "乙丑村"]


def test_rows_between_block_rows_repeat_together(tmp_path):
    cells = [["村", "说明"], ["{% 逐个 村表 %}", ""], ["{{ 村 }}", "甲"], ["", "{{ 村 }}乙"], ["{% 逐个结束 %}", ""]]  # fmt: skip
    made = filled(with_table(tmp_path / "t.docx", cells=cells), 村表=VILLAGES)
    assert rows(made)[1:] == [
        ["甲子村", "甲"],
        ["", "甲子村乙"],
        ["乙丑村", "甲"],
        ["", "乙丑村乙"],
    ]


@pytest.mark.parametrize("texts", [("{% 逐个 村表 %}", "甲"), ("甲", "{% 逐个结束 %}")])
def test_half_a_block_is_said_with_its_paragraph(tmp_path, texts):
    path = template(tmp_path / "t.docx", *texts)
    with pytest.raises(ParamsError, match=r"正文第[12]段“{% 逐个"):
        filled(path, 村表=VILLAGES)


def test_steering_tags_that_stand_alone_leave_no_paragraph(tmp_path):
    texts = ("{% if 说 %}", "甲", "{% else %}", "乙", "{% endif %}", "{% for 人 in 户 %}", "{{ 人.户主 }}", "{% endfor %}")  # fmt: skip
    path = template(tmp_path / "t.docx", *texts)
    assert paragraphs(filled(path, 说=True, 户=VILLAGES[0]["户"])) == ["甲", "钱某", "孙某"]
    assert paragraphs(filled(path, 说=False, 户=VILLAGES[0]["户"])) == ["乙", "钱某", "孙某"]


def test_a_steering_tag_whose_partner_stands_in_a_text_still_makes_a_whole_document(tmp_path):
    path = template(tmp_path / "t.docx", "{% if 说 %}", "甲{% endif %}", "乙")
    assert paragraphs(filled(path, 说="是")) == ["", "甲", "乙"]


def test_paragraphs_of_fields_that_are_all_empty_go_away(tmp_path):
    path = template(tmp_path / "t.docx", "{{ 甲 }}", "{{ 甲 }}{{ 乙 }}", "注：{{ 甲 }}", "{{ 数 }}")
    assert paragraphs(filled(path, 甲="", 乙="有", 数=0)) == ["有", "注：", "0"]


def test_a_cell_always_keeps_a_paragraph(tmp_path):
    path = with_table(tmp_path / "t.docx", cells=[["{{ 甲 }}", "乙"]])
    assert rows(filled(path, 甲="")) == [["", "乙"]]


def card_template(path):
    """A card: a heading, a table, a page break after each."""
    document = Document()
    document.add_paragraph("{% 逐个 卡 %}")
    document.add_paragraph("{{ 户主 }}")
    made = document.add_table(rows=1, cols=2)
    made.cell(0, 0).text, made.cell(0, 1).text = "{{ 员.姓名 }}", "{{ 员.关系 }}"
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("{% 逐个结束 %}")
    document.save(path)
    return path


def cards(count):
    members = [{"姓名": f"某{n}", "关系": "户主"} for n in range(4)]
    return [{"户主": f"第{n}户", "员": members} for n in range(count)]


def test_a_print_file_has_a_page_for_each_of_many_cards(tmp_path):
    made = filled(card_template(tmp_path / "t.docx"), 卡=cards(500))
    assert made.count(b'<w:br w:type="page"/>') == 500
    assert len(rows(made)) == 2000


def text_box(text):
    return parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )


def test_headers_footers_and_text_boxes_are_filled(tmp_path):
    document = Document()
    document.sections[0].header.paragraphs[0].text = "｛｛ 标题 ｝｝"
    document.sections[0].footer.paragraphs[0].text = "{{ 单位 }}"
    document.add_paragraph("正文")._p.append(text_box("{{ 人 }}"))
    document.save(tmp_path / "t.docx")
    parts = render(tmp_path / "t.docx", {"标题": "报告", "单位": "某乡", "人": ["甲", "乙"]})
    shown = [text for name in sorted(parts) if "er" in name or "document.xml" in name
             if name.endswith(".xml") and name.startswith("word/") for text in paragraphs(parts[name])]  # fmt: skip
    assert {"报告", "某乡", "正文甲乙", "甲", "乙"} <= set(shown)
