"""What staff and other programs do to templates: the right document, or a sentence saying where."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from matplotlib.figure import Figure
from test_template_check import DOCUMENTS, TEMPLATES
from word_files import WORD, paragraphs, rows, template

from bangfu_lib.errors import ParamsError
from bangfu_lib.reports.templates.check import check_template
from bangfu_lib.word.layout import SigningStyles, arranged
from bangfu_lib.word.render import render

MAIN = "word/document.xml"
SIGNED = SigningStyles((("Signed", "SignedOn", False),), frozenset())
SIGNATURE = (
    '<w:p><w:pPr><w:pStyle w:val="Signed"/></w:pPr><w:r><w:t>某乡</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:pStyle w:val="SignedOn"/></w:pPr><w:r><w:t>2024年7月1日</w:t></w:r></w:p>'
)


def changed(path, change, part=MAIN):
    """The template at `path` with the XML text of one part changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "properties",
    ["", "<w:pPr/>", "<w:pPr></w:pPr>", '<w:pPr><w:keepNext w:val="false"/></w:pPr>'],
)
def test_the_text_above_a_signature_is_told_once_to_stay_with_it(properties):
    text = f"<w:p>{properties}<w:r><w:t>特此通报。</w:t></w:r></w:p>"
    above = arranged(text + SIGNATURE, SIGNED).partition("</w:p>")[0]
    assert above.count("<w:pPr>") == 1
    assert "<w:pPr><w:keepNext/></w:pPr>" in above


def control(inside):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_rows_in_a_content_control_repeat_and_go_like_others(tmp_path):
    path = template(tmp_path / "t.docx", caption="表1", table=[["姓名"], ["{{ 成员.姓名 }}"]])
    changed(path, lambda xml: re.sub("(<w:tbl>.*</w:tbl>)", lambda t: control(t[1]), xml, flags=16))
    full = render(path, {"成员": [{"姓名": "甲"}, {"姓名": "乙"}]})
    assert rows(full[MAIN]) == [["姓名"], ["甲"], ["乙"]]
    assert "表1" not in paragraphs(render(path, {"成员": []})[MAIN])


def with_chart_in(path, part):
    """A template with a picture placeholder in its header or footer."""
    document = Document()
    paragraph = getattr(document.sections[0], part).paragraphs[0]
    picture = io.BytesIO()
    Figure(figsize=(1, 1)).savefig(picture, format="png", dpi=20)
    paragraph.add_run().add_picture(picture)
    next(paragraph._p.iter(qn("wp:docPr"))).set("descr", "图:得分构成")
    document.save(path)
    return path


def nested(path, outer, inner):
    """A table of one row and cell with the text `outer`, and in it one with the text `inner`."""
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = outer
    cell.add_table(rows=1, cols=1).cell(0, 0).text = inner
    cell.add_paragraph()
    document.save(path)
    return path


def test_a_row_of_a_table_within_a_cell_repeats_on_its_own(tmp_path):
    path = nested(tmp_path / "t.docx", "名单", "{{ 成员.姓名 }}")
    root = etree.fromstring(render(path, {"成员": [{"姓名": "甲"}, {"姓名": "乙"}]})[MAIN])
    assert len(root.findall(f".//{WORD}body/{WORD}tbl/{WORD}tr")) == 1
    assert len(root.findall(f".//{WORD}tc/{WORD}tbl/{WORD}tr")) == 2


def test_a_table_within_a_repeated_row_shows_its_entry(tmp_path):
    path = nested(tmp_path / "t.docx", "{{ 成员.姓名 }}", "{{ 成员.电话 }}")
    members = [{"姓名": "甲", "电话": "1"}, {"姓名": "乙", "电话": "2"}]
    texts = [text for text in paragraphs(render(path, {"成员": members})[MAIN]) if text]
    assert texts == ["甲", "1", "乙", "2"]


def test_a_chart_whose_data_were_left_behind_is_said_by_check_and_run(tmp_path):
    path = Path(shutil.copy(TEMPLATES / "notice.docx", tmp_path))
    changed(path, lambda xml: re.sub('(<c:chart [^>]*r:id=")[^"]*', r"\1rIdNone", xml))
    errors = check_template(path, "notice", DOCUMENTS).errors
    assert all("只复制了外框" in one.problem for one in errors) and errors
    with pytest.raises(ParamsError, match="只复制了外框"):
        render(path, {})


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_chart_in_a_header_is_refused(tmp_path, part):
    path = with_chart_in(tmp_path / "t.docx", part)
    with pytest.raises(ParamsError, match="不能放统计图"):
        render(path, {}, {"得分构成": None})


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in 成员 %}" * 3 + "{% endfor %}" * 3,
        "{% for a in 成员 %}" * 30 + "{% endfor %}" * 30,
        "{% set a = 文 %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
        "{% set a = 文 %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
        "{{ 文|center(10000000000) }}",
        "{{ 文|replace('x', 文) }}",
        "{{ 文|join(文) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 1 / 0 }}",
        "{{ " + "(" * 5000 + "文" + ")" * 5000 + " }}",
    ],
)
def test_what_would_run_on_or_fill_the_memory_ends_in_one_line(tmp_path, text):
    contents = {"成员": [{"姓名": "甲"}] * 200, "文": "x" * 1000}
    with pytest.raises(ParamsError, match="第1段"):
        render(template(tmp_path / "t.docx", text), contents)
