"""Every name that a template uses is followed through loops to what the document offers."""

import pytest
from docx import Document
from docx.oxml.ns import qn
from test_word_native_places import styled  # noqa: F401  the fixture
from word_files import template

from bangfu_lib.errors import ParamsError
from bangfu_lib.word import compiling
from bangfu_lib.word.compiling import compile_template
from bangfu_lib.word.fields import LINES, TEXT, Record, Rows
from bangfu_lib.word.render import render

FIELDS = {
    "标题": TEXT,
    "要求": LINES,
    "本村": Record({"总分": TEXT}),
    "成员": Rows({"姓名": TEXT, "走访": Rows({"日期": TEXT})}),
}


def missing(tmp_path, *texts, table=None):
    path = template(tmp_path / "t.docx", *texts, table=table)
    uses = compile_template(path, FIELDS).uses
    return [
        (use.place.paragraph, use.path, use.missing, use.nearest) for use in uses if use.missing
    ]


def test_names_that_exist_are_no_fault(tmp_path):
    texts = ("{{ 标题 }}", "{{ 要求 }}", "{{ 本村.总分 }}", "{% 逐个 成员 %}", "{{ 姓名 }}{{ 标题 }}", "{{ 走访.日期 }}", "{% 逐个结束 %}", "{% for 人 in 成员 %}", "{{ 人.姓名 }}{{ loop.index }}", "{% endfor %}")  # fmt: skip
    assert missing(tmp_path, *texts, table=[["{{ 成员.姓名 }}"]]) == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("甲", "{{ 题目 }}"), (2, "题目", "题目", "标题")),
        (("{{ 本村.得分 }}",), (1, "本村.得分", "得分", "总分")),
        (("{{ 成员.姓 }}",), (1, "成员.姓", "姓", "姓名")),
        (("{% 逐个 成员 %}", "{{ 性名 }}", "{% 逐个结束 %}"), (2, "性名", "性名", "姓名")),
        (("{% for 人 in 成员 %}{{ 人.性名 }}{% endfor %}",), (1, "人.性名", "性名", "姓名")),
        (("{% 逐个 人员 %}", "甲", "{% 逐个结束 %}"), (1, "人员", "人员", "成员")),
        (("{{ 标题.字 }}",), (1, "标题.字", "字", "")),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_said_with_paragraph_and_nearest_name(tmp_path, texts, found):
    assert missing(tmp_path, *texts) == [found]


def test_all_faults_of_a_template_are_found_at_once(tmp_path):
    found = missing(tmp_path, "{{ 甲甲 }}", "{{ 标题 }}", "{{ 乙乙 }}{{ 丙丙 }}")
    assert [(paragraph, name) for paragraph, name, *_ in found] == [(1, "甲甲"), (3, "乙乙"), (3, "丙丙")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ 标题", "标记没有写完"),
        ("{% if 标题 %}", "缺少结束标记"),
        ("{{ 标题 }", "花括号没有成对"),
        ("{% 逐条 成员 %}", "没有“逐条”这样的标记"),
        ("{{ 标题|大写 }}", "没有名为“大写”的处理方法"),
    ],
)
def test_a_tag_that_cannot_be_read_is_said_in_chinese(tmp_path, text, why):
    with pytest.raises(ParamsError, match=f"正文第2段.*{why}"):
        compile_template(template(tmp_path / "t.docx", "甲", text), FIELDS)


def test_a_chart_that_lost_its_alternative_text_is_said(styled, tmp_path):  # noqa: F811
    document = Document(styled)
    label = document.element.body.find(".//" + qn("wp:docPr"))
    del label.attrib["descr"]
    document.save(tmp_path / "t.docx")
    with pytest.raises(ParamsError, match=r"正文第1段.*没有替代文字"):
        render(tmp_path / "t.docx", {}, {})


def test_compiled_templates_do_not_fill_the_memory(tmp_path):
    for number in range(compiling.MOST_KEPT + 5):
        render(template(tmp_path / f"{number}.docx", "{{ 标题 }}"), {"标题": "甲"})
    assert len(compiling._kept) == compiling.MOST_KEPT


def test_a_template_is_compiled_once_for_lists_that_are_sometimes_empty(tmp_path, monkeypatch):
    path = template(tmp_path / "t.docx", "{% 逐个 成员 %}", "{{ 姓名 }}", "{% 逐个结束 %}")
    render(path, {"成员": [{"姓名": "甲"}]})
    monkeypatch.setattr(compiling, "compile_template", None)
    assert render(path, {"成员": []}) and render(path, {"成员": [{"姓名": "乙"}]})
