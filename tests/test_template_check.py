"""Templates broken as staff break them: each fault is said with its place and the way out."""

import shutil
import subprocess
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from results_fixture import PARAMS, ROOT
from word_files import template, with_part

from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.params.documents import load_documents
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.reports.templates.check import (
    check_template,
    check_templates,
    kind_of_template,
    refuse_errors,
    refuse_faulty_templates,
)
from bangfu_lib.reports.templates.scope import in_staff_names
from bangfu_lib.word.compiling import compile_template
from bangfu_lib.workspace import Workspace

OFFICE = shutil.which("soffice")
TEMPLATES = ROOT / "report_templates"
DOCUMENTS = load_documents(PARAMS)
REPORT, SUMMARY = "village_report", "quarter_summary"


def broken(folder, kind, break_it):
    """The findings on the shipped template of `kind` after `break_it` changed it."""
    path = folder / f"{kind}.docx"
    document = Document(TEMPLATES / path.name)
    break_it(document)
    document.save(path)
    return check_template(path, kind, DOCUMENTS)


def the_error(checked):
    """The line of the only error."""
    (error,) = checked.errors
    return error.line()


def paragraph(document, text):
    """The paragraph of the body that holds `text`, in the body or in a cell."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    every = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return next(one for one in every if text in one.text)


def rewrite(old, new):
    """Write `new` for `old` in the paragraph that holds it."""

    def change(document):
        found = paragraph(document, old)
        found.runs[0].text = found.text.replace(old, new)
        for run in found.runs[1:]:
            run.text = ""

    return change


def label(document, name):
    labels = document.element.body.iter(qn("wp:docPr"))
    return next(one for one in labels if one.get("descr") == name)


@pytest.mark.parametrize("kind", [kind for kind in DOCUMENTS if kind in KINDS])
def test_shipped_templates_are_without_fault(kind):
    checked = check_template(TEMPLATES / DOCUMENTS[kind].template, kind, DOCUMENTS)
    assert [one.line() for one in checked.findings] == []


# Names


NAMES = [
    ("{{ 数据截止日 }}", "{{ 截止日 }}", "没有名为“截止日”的名称。相近的有：“数据截止日”"),
    ("{{ 数据截止日 }}", "{{ 数据截至日 }}", "没有名为“数据截至日”的名称。相近的有：“数据截止日”"),
    ("{{ 数据截止日 }}", "{{ xyz }}", "没有与它相近的名称。全部名称请运行 bangfu template fields 村级季度报告"),
    ("{{ 成员.姓名 }}", "{{ 成员.名字 }}", "“成员”中没有“名字”。请改用其中的名称：姓名、"),
    ("{{ 成员.姓名 }}", "{{ 姓名 }}", "“姓名”是清单中各条的一项，要连同清单名称一起写，例如 {{ 成员.姓名 }}"),
    ("{{ 成员.姓名 }}", "{{ 队员.姓名 }}", "没有名为“队员”的名称。相近的有：“成员”"),
    ("{{ 成员.角色 }}", "{{ 规范.名称 }}", "同一行（段）里写了两个清单：“成员”和“规范”"),
    ("{{ 成员.姓名 }}", "{{ 成员．姓名 }}", "请改为 {{ 成员.姓名 }}（中间用英文句点，不加空格）"),
    ("{{ 成员.姓名 }}", "{{ 成员的姓名 }}", "没有名为“成员的姓名”的名称。相近的有：“成员”"),
    ("{{ 数据截止日 }}", "{{ 数据 截止日 }}", "请改为 {{ 数据截止日 }}"),
    ("{{ 数据截止日 }}", "{{ 成员 }}", "“成员”含有几项内容，要写明取哪一项，例如 {{ 成员.姓名 }}"),
    ("{{ 数据截止日 }}", "{{ 本村 }}", "“本村”含有几项内容，要写明取哪一项，例如 {{ 本村.名次 }}"),
    ("{{ 数据截止日 }}", "{{ 数据截止日.年 }}", "“数据截止日”只是一段文字，后面不能再加“.年”"),
    ("{{ 考核结论 }}", "{{ 考核结论.文 }}", "“考核结论”的每一条就是一段文字，后面不能再加“.文”"),
    ("{{ 数据截止日 }}", "{{ }}", "双花括号中没有写名称"),
    ("{{ 数据截止日 }}", "{{ 满分 * 2 }}", "双花括号中不能做加减乘除"),
    ("{{ 数据截止日 }}", "{{ 村名 ~ 时段 }}", "双花括号中不能做加减乘除"),
    ("{{ 数据截止日 }}", "{{ 村名 | center(999) }}", "竖线后的“center”不认识"),
    ("{{ 数据截止日 }}", "{{ 村名() }}", "双花括号中不能带圆括号"),
    ("{{ 数据截止日 }}", "{{ 村名 | 大写 }}", "竖线后的“大写”不认识"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), NAMES, ids=[new for _, new, _ in NAMES])
def test_a_name_that_cannot_be_filled_is_said_with_the_way_out(tmp_path, old, new, said):
    assert said in the_error(broken(tmp_path, REPORT, rewrite(old, new)))


def test_a_finding_says_file_place_and_first_words(tmp_path):
    line = the_error(broken(tmp_path, REPORT, rewrite("{{ 成员.姓名 }}", "{{ 成员.名字 }}")))
    assert line.startswith("village_report.docx › 表3第2行第1列“{{ 成员.名字 }}”：“成员”中没有")


def test_all_faults_are_said_at_once(tmp_path):
    def change(document):
        rewrite("{{ 成员.姓名 }}", "{{ 成员.名字 }}")(document)
        rewrite("{{ 主送 }}", "{{ 主送单位")(document)
        label(document, "图:失分").set("descr", "图:扣分")

    with pytest.raises(ParamsError) as caught:
        refuse_errors([broken(tmp_path, REPORT, change)])
    assert caught.value.sentence.startswith("模板有3处错误")
    assert len(caught.value.details) == 3


# Braces


BRACES = [
    ("{{ 主送 }}", "{ 主送 }", "只有一层花括号，不会被填写，请改为 {{ 主送 }}"),
    ("{{ 主送 }}", "{{ 主送 }", "两边的花括号个数不同，请写成 {{ 主送 }}"),
    ("{{ 主送 }}", "{ 主送 }}", "两边的花括号个数不同，请写成 {{ 主送 }}"),
    ("{{ 主送 }}", "{{{ 主送 }}}", "“{{{ 主送 }}}”多了花括号，两边各留两个"),
    ("{{ 主送 }}", "{{ 主送 }}}", "“{{ 主送 }}}”多了花括号，两边各留两个"),
    ("{{ 主送 }}", "致{{{ 主送 }}", "“{{{ 主送 }}”多了花括号，两边各留两个"),
    ("{{ 主送 }}", "{{ 主送", "有开头的花括号，没有结尾的“}}”"),
    ("{{ 主送 }}", "主送 }}", "有结尾的花括号，没有开头的“{{”"),
]


@pytest.mark.parametrize(("old", "new", "said"), BRACES, ids=[new for _, new, _ in BRACES])
def test_braces_that_do_not_pair_are_said(tmp_path, old, new, said):
    assert said in the_error(broken(tmp_path, REPORT, rewrite(old, new)))


def test_wide_and_mixed_braces_are_as_good(tmp_path):
    checked = broken(tmp_path, REPORT, rewrite("{{ 主送 }}", "｛｛ 主送 ｝}"))
    assert checked.findings == ()


def test_single_braces_around_words_of_their_own_are_only_noted(tmp_path):
    checked = broken(tmp_path, REPORT, rewrite("{{ 主送 }}", "{盖章}"))
    assert checked.errors == [] and "单层花括号，会原样印出" in checked.notes[0].problem


def test_a_mark_cut_over_two_paragraphs_is_said_once(tmp_path):
    def change(document):
        found = paragraph(document, "{{ 主送 }}")
        after = document.add_paragraph("送 }}")
        found._p.addnext(after._p)
        rewrite("{{ 主送 }}", "{{ 主")(document)

    assert "被分在两段里" in the_error(broken(tmp_path, REPORT, change))


def test_a_mark_cut_over_two_cells_is_said_once(tmp_path):
    def change(document):
        rewrite("{{ 成员.姓名 }}", "{{ 成员")(document)
        rewrite("{{ 成员.角色 }}", ".姓名 }}")(document)

    assert "被分在两个单元格里" in the_error(broken(tmp_path, REPORT, change))


# Blocks


def test_a_block_without_end_is_said(tmp_path):
    def change(document):
        gone = [one for one in document.paragraphs if one.text == "{% 逐个结束 %}"][-1]
        gone._p.getparent().remove(gone._p)

    said = the_error(broken(tmp_path, SUMMARY, change))
    assert "没有对应的“{% 逐个结束 %}”，请补上" in said


def test_an_end_without_block_is_said(tmp_path):
    def change(document):
        document.add_paragraph("{% 逐个结束 %}")

    said = the_error(broken(tmp_path, REPORT, change))
    assert "“{% 逐个结束 %}”前面没有对应的开头" in said


BLOCKS = [
    ("{% 逐个 主送 %}", "“主送”不是清单，不能逐个重复"),
    ("{% 逐个 队员 %}", "没有名为“队员”的清单，不能逐个重复。相近的有：“成员”"),
    ("各成员：{% 逐个 成员 %}", "要单独占一段"),
]


@pytest.mark.parametrize(("begin", "said"), BLOCKS, ids=[begin for begin, _ in BLOCKS])
def test_a_block_for_no_list_or_not_alone_is_said(tmp_path, begin, said):
    def change(document):
        for text in (begin, "一人", "{% 逐个结束 %}"):
            document.add_paragraph(text)

    assert said in the_error(broken(tmp_path, REPORT, change))


def test_a_block_must_not_begin_in_the_body_and_end_in_a_cell(tmp_path):
    def change(document):
        document.add_paragraph("{% 逐个 成员 %}")
        document.add_table(1, 1).cell(0, 0).paragraphs[0].text = "{% 逐个结束 %}"

    assert "要同在正文" in the_error(broken(tmp_path, REPORT, change))


@pytest.mark.parametrize("text", ["{% 如果 主送 %}", "{% 逐个成员 %}", "{% repeat %}"])
def test_steering_that_nobody_understands_is_said(tmp_path, text):
    checked = broken(tmp_path, REPORT, lambda document: document.add_paragraph(text))
    assert "看不懂。可用的写法：{% 逐个 清单名称 %}" in the_error(checked)


def test_loops_and_conditions_of_those_who_know_them_are_followed(tmp_path):
    def change(document):
        for text in ("{%p for 人 in 成员 %}", "{{ 人.姓名 }}{{ 人.名字 }}", "{%p endfor %}"):
            document.add_paragraph(text)

    assert "“人”中没有“名字”" in the_error(broken(tmp_path, REPORT, change))


# Places


def test_header_and_text_box_are_looked_at_too(tmp_path):
    def change(document):
        document.sections[0].header.paragraphs[0].text = "{{ 页眉名 }}"
        box = (
            f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
            "<v:textbox><w:txbxContent><w:p><w:r><w:t>{{ 框名 }}</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>"
        )
        document.paragraphs[0]._p.append(parse_xml(box))

    lines = [error.line() for error in broken(tmp_path, REPORT, change).errors]
    assert "正文第1段的文本框第1段“{{ 框名 }}”" in lines[0]
    assert "页眉第1段“{{ 页眉名 }}”" in lines[1]


# Charts


CHARTS = [
    ("图:扣分", "图片的替代文字“图:扣分”没有对应的图。"),
    ("图:失份", "是不是“图:失分”？本文书的图：图:得分构成、"),
    ("图:得分名次", "《季度考核报告》《考核通报》的图，本文书没有"),
    ("失分", "前面缺少“图:”，不会换成统计图，请改为“图:失分”"),
    ("", "“图5 失分分布”：这张图片没有替代文字，不会换成统计图"),
]


@pytest.mark.parametrize(("written", "said"), CHARTS, ids=[written for written, _ in CHARTS])
def test_a_picture_that_stands_for_no_chart_is_said(tmp_path, written, said):
    def change(document):
        label(document, "图:失分").set("descr", written)

    assert said in the_error(broken(tmp_path, REPORT, change))


def test_a_chart_mark_may_have_a_wide_colon(tmp_path):
    def change(document):
        label(document, "图:失分").set("descr", "图：失分")

    assert broken(tmp_path, REPORT, change).findings == ()


def test_a_badge_without_text_is_only_noted(tmp_path):
    def change(document):
        document.add_picture(BytesIO(shot()))

    checked = broken(tmp_path, "problem_list", change)
    assert checked.errors == [] and "会原样印出" in checked.notes[0].problem


def test_a_document_without_charts_has_no_place_for_one(tmp_path):
    def change(document):
        document.add_picture(BytesIO(shot()))
        next(document.element.body.iter(qn("wp:docPr"))).set("descr", "图:失分")

    assert "本文书不含图" in the_error(broken(tmp_path, "problem_list", change))


def shot():
    from PIL import Image

    stream = BytesIO()
    Image.new("L", (4, 4)).save(stream, "PNG")
    return stream.getvalue()


# Styles and appearance


@pytest.mark.parametrize("name", ["图题", "表题", "表注", "heading 1"])
def test_a_style_that_the_program_needs_is_missed(tmp_path, name):
    def change(document):
        style = next(one for one in document.styles.element if style_name(one) == name)
        style.find(qn("w:name")).set(qn("w:val"), "自定义")

    assert "缺少样式“" in the_error(broken(tmp_path, REPORT, change))


def style_name(style):
    found = style.find(qn("w:name"))
    return "" if found is None else found.get(qn("w:val"))


def test_fonts_on_runs_are_counted_in_a_note(tmp_path):
    def change(document):
        document.paragraphs[0].runs[0].font.size = Pt(20)
        document.paragraphs[1].runs[0].font.name = "宋体"

    checked = broken(tmp_path, REPORT, change)
    assert checked.errors == [] and checked.notes[0].problem.startswith("有2处直接设置了字体或字号")


def test_headings_out_of_order_are_noted(tmp_path):
    checked = broken(tmp_path, REPORT, rewrite("三、走访覆盖", "四、走访覆盖"))
    assert [one.problem for one in checked.notes] == ["一级标题的序号是“四”，按顺序应为“三”。"]


def test_a_heading_in_plain_style_is_noted(tmp_path):
    checked = broken(tmp_path, REPORT, lambda one: one.add_paragraph("九、其他事项"))
    assert "却没有用样式“标题 1”" in checked.notes[0].problem


def test_revisions_are_noted(tmp_path):
    def change(document):
        inserted = OxmlElement("w:ins")
        inserted.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>甲</w:t></w:r>"))
        document.paragraphs[0]._p.append(inserted)

    assert "请先接受或拒绝全部修订" in broken(tmp_path, REPORT, change).notes[0].problem


# The file


def zipped(**parts):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FILES = [
    (b"", "文件是空的"),
    (OLE + b"WordDocument", "旧版 Word 或 WPS 文字文档"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
    (b"%PDF-1.7", "这是PDF 文件，不是 Word 文档"),
    (b"{\\rtf1", "这是RTF 文档"),
    (b"<html>", "网页或 XML 文档"),
    (b"abc", "这是其他格式的文件"),
    (zipped(xl__workbook="<a/>"), "这是Excel 工作簿"),
    (b"PK\x03\x04" + bytes(40), "文件已损坏，无法读取（压缩包不完整）"),
    (zipped(word__document="x"), "这是其他格式的文件"),
]


@pytest.mark.parametrize(("content", "said"), FILES, ids=[said for _, said in FILES])
def test_what_is_no_word_document_is_called_by_its_name(tmp_path, content, said):
    path = tmp_path / "notice.docx"
    path.write_bytes(content)
    assert said in the_error(check_template(path, "notice", DOCUMENTS))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("document.main+xml", "template.main+xml", "Word 模板（.dotx）"),
        ("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml", "启用宏的文档（.docm）"),
    ],
)  # fmt: skip
def test_other_kinds_of_word_files_are_refused(tmp_path, old, new, said):
    path = tmp_path / "notice.docx"
    with zipfile.ZipFile(TEMPLATES / "notice.docx") as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(old, new).encode()
    path.write_bytes(zipped(**{name.replace("/", "__"): part for name, part in parts.items()}))
    assert said in the_error(check_template(path, "notice", DOCUMENTS))


ACTIVE = [
    ("word/vbaProject.bin", b"macro", "含有宏，不予使用"),
    ("word/embeddings/oleObject1.bin", b"object", "含有嵌入对象"),
    ("word/extra.xml", b"<w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:r><w:instrText> DDEAUTO c </w:instrText></w:r></w:p>", "会取用外部数据的域（DDEAUTO）"),
    ("word/_rels/extra.xml.rels", b"<Relationships><Relationship Id='r' Type='http://x/attachedTemplate' Target='http://x/y.dotm' TargetMode='External'/></Relationships>", "引用文件以外的内容（http://x/y.dotm）"),
    ("word/extra.xml", b"<a>", "文件已损坏，无法读取（word/extra.xml）"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), ACTIVE, ids=[said for *_, said in ACTIVE])
def test_what_runs_or_fetches_is_refused_with_its_part(tmp_path, name, content, said):
    path = tmp_path / "notice.docx"
    shutil.copy(TEMPLATES / "notice.docx", path)
    line = the_error(check_template(with_part(path, name, content), "notice", DOCUMENTS))
    assert said in line and name in line


def test_a_document_without_any_text_is_said(tmp_path):
    path = tmp_path / "notice.docx"
    types = {"[Content_Types].xml": "<Types/>", "word__document.xml": "<document/>"}
    path.write_bytes(zipped(**types))
    assert "正文是空的" in the_error(check_template(path, "notice", DOCUMENTS))


def test_a_missing_template_is_said(tmp_path):
    assert "没有这个文件" in the_error(check_template(tmp_path / "x.docx", "notice", DOCUMENTS))


# Kinds and runs


def test_the_kind_is_found_by_file_name_label_or_declaration(tmp_path):
    assert kind_of_template(tmp_path / "notice.docx", DOCUMENTS) == ["notice"]
    assert kind_of_template(tmp_path / "考核通报.docx", DOCUMENTS) == ["notice"]
    assert kind_of_template(tmp_path / "a.docx", DOCUMENTS, "考核通报") == ["notice"]
    with pytest.raises(UsageError, match=r"看不出 a\.docx 是哪种文书的模板.*考核通报（notice）"):
        kind_of_template(tmp_path / "a.docx", DOCUMENTS)


@pytest.fixture
def office(tmp_path):
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Workspace(tmp_path)


def test_a_run_is_refused_for_the_templates_that_it_uses_alone(office):
    template(office.templates / "notice.docx", "{{ 名称没有 }}")
    refuse_faulty_templates(office, ["village_report", "of_another_program"])
    with pytest.raises(ParamsError) as caught:
        refuse_faulty_templates(office, ["notice"])
    assert "notice.docx › 正文第1段“{{ 名称没有 }}”" in caught.value.details[0]


def test_a_style_that_nothing_needs_is_not_missed(tmp_path):
    bare = template(tmp_path / "notice.docx", "{{ 主送 }}")
    assert check_template(bare, "notice", DOCUMENTS).errors == []


def test_names_that_a_template_leaves_out_are_known(tmp_path):
    checked = check_template(template(tmp_path / "n.docx", "{{ 标题 }}"), "notice", DOCUMENTS)
    assert "标题" not in checked.unused and "主送" in checked.unused


def test_without_a_kind_all_templates_are_checked(office):
    known = [kind for kind in DOCUMENTS if kind in KINDS]
    assert [one.label for one in check_templates(office)] == [DOCUMENTS[k].label for k in known]


@pytest.mark.parametrize("kind", [kind for kind in DOCUMENTS if kind in KINDS])
def test_what_passes_the_check_can_be_filled(kind):
    path = TEMPLATES / DOCUMENTS[kind].template
    compiled = compile_template(path, in_staff_names(KINDS[kind].fields))
    assert [use.path for use in compiled.uses if use.missing] == []


# Saved by another program


@pytest.fixture(scope="module")
def resaved(tmp_path_factory):
    """A shipped template, and one with a broken name, opened and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("resaved")
    document = Document(TEMPLATES / "problem_list.docx")
    rewrite("{{ 主送 }}", "{{ 主送单位 }}")(document)
    document.save(folder / "broken.docx")
    shutil.copy(TEMPLATES / "problem_list.docx", folder)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", folder / "out"]
    subprocess.run([*command, *folder.glob("*.docx")], check=True, capture_output=True)
    return folder / "out"


@pytest.mark.office
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("name", "faults"), [("problem_list", []), ("broken", ["主送单位"])])
def test_a_template_saved_by_another_program_is_checked_alike(resaved, name, faults):
    checked = check_template(resaved / f"{name}.docx", "problem_list", DOCUMENTS)
    said = [f"没有名为“{fault}”的名称。" for fault in faults]
    assert [one.problem[: len(said[0])] for one in checked.errors] == said
