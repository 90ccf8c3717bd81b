"""`bangfu template`: what it prints, how it ends, and that the page on templates is up to date."""

import shutil
import subprocess
import sys

import pytest
from results_fixture import ROOT
from word_files import template

from bangfu_lib.cli.main import run_command
from bangfu_lib.workspace import Workspace

PAGE = ROOT / "report_templates" / "README.md"


@pytest.fixture
def office(tmp_path):
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in (tmp_path / "params" / "documents").glob("*.yaml"):
        if path.stem not in ("notice", "problem_list", "village_report"):
            path.unlink()
    (tmp_path / "notebooks").mkdir()
    return Workspace(tmp_path)


def bangfu(office, *arguments):
    return run_command(["template", *arguments, "--root", str(office.root)])


def test_one_good_template_is_said_to_be_good(office, capsys):
    assert bangfu(office, "check", str(office.templates / "notice.docx")) == 0
    assert capsys.readouterr().out == "notice.docx（考核通报）：没有错误。\n"


def test_without_a_file_every_template_is_checked_and_every_error_said(office, capsys):
    template(office.templates / "notice.docx", "{{ 主送单位 }}")
    template(office.templates / "problem_list.docx", "{{ 主送 }", "{% 逐个结束 %}")
    assert bangfu(office, "check") == 5
    said = capsys.readouterr()
    files = [line.split(" › ")[0] for line in said.err.splitlines()[1:]]
    assert files == ["notice.docx", "problem_list.docx", "problem_list.docx"]
    assert "village_report.docx（村级季度报告）：没有错误。" in said.out


def test_notes_do_not_fail(office, capsys):
    path = template(office.root / "my.docx", "{盖章处}")
    assert bangfu(office, "check", str(path), "--kind", "考核通报") == 0
    assert "提醒：my.docx › 正文第1段“{盖章处}”：" in capsys.readouterr().out


def test_names_left_out_are_listed_when_asked_for(office, capsys):
    path = template(office.root / "notice.docx", "{{ 标题 }}")
    bangfu(office, "check", str(path))
    assert "没有用到的名称" not in capsys.readouterr().out
    bangfu(office, "check", str(path), "--all")
    assert "notice.docx 没有用到的名称：报头、" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [("check", "my.docx"), ("check", "my.docx", "--kind", "通告"), ("fields", "通告")]
)
def test_a_kind_that_nobody_knows_is_one_line_naming_those_there_are(office, capsys, arguments):
    assert bangfu(office, *arguments) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "考核通报（notice）" in said


def test_a_template_anywhere_is_checked_by_the_programs_own_rules(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    template(tmp_path / "notice.docx", "{{ 主送 }}")
    assert run_command(["template", "check", "notice.docx"]) == 0
    assert "notice.docx（考核通报）：没有错误。" in capsys.readouterr().out


def test_the_fields_of_one_kind_are_listed_as_they_are_written(office, capsys):
    assert bangfu(office, "fields", "考核通报") == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["考核通报（模板", "notice.docx）"]
    assert ["{{", "存在问题.题", "}}"] in [line[:3] for line in lines]
    assert lines[-1][0] == "图:得分名次"


def test_the_page_on_templates_is_what_the_code_says(tmp_path):
    script = ROOT / "tests" / "maintenance" / "make_template_page.py"
    copy = tmp_path / "README.md"
    shutil.copy(PAGE, copy)
    subprocess.run([sys.executable, script, "--page", copy], check=True, cwd=ROOT)
    assert copy.read_text("utf-8") == PAGE.read_text("utf-8")


def test_the_page_on_templates_names_styles_that_templates_have():
    from docx import Document

    known = {style.name.casefold() for style in Document(PAGE.parent / "notice.docx").styles}
    rows = PAGE.read_text("utf-8").partition("## 样式和字体")[2].partition("##")[0]
    named = [row.split("|")[1] for row in rows.splitlines() if row.startswith("| ")][1:]
    styles = {name.strip() for names in named for name in names.split("、")}
    in_word = {"正文": "normal", **{f"标题 {n}": f"heading {n}" for n in (1, 2, 3)}}
    assert {in_word.get(style, style) for style in styles} <= known
