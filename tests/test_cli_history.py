"""bangfu history and the options of bangfu assess, on the demo workspace."""

import shutil

import pytest
from test_reassess import edit_ledger, edit_rules, later_quarter

from bangfu_lib.cli.main import run_command
from bangfu_lib.workspace import Workspace


def bangfu(workspace, *arguments):
    return run_command([*arguments, "--root", str(workspace.root)])


@pytest.fixture(scope="module")
def corrected(demo, tmp_path_factory):
    """The demo workspace after one cell was corrected; only to be read."""
    root = tmp_path_factory.mktemp("corrected") / "bangfu-demo"
    shutil.copytree(demo.root, root)
    edit_ledger(Workspace(root))
    assert bangfu(Workspace(root), "assess", "2021Q4", "--by", "李主任", "--why", "考勤更正") == 0
    return Workspace(root)


def test_a_quarter_taken_in_once_has_one_revision(demo, capsys):
    assert bangfu(demo, "history", "2021Q4") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2021年第四季度共1版：" and len(lines) == 2
    assert "第1版" in lines[1] and "首次读入" in lines[1] and "6个文件" in lines[1]


def test_the_changed_cell_and_score_are_told(corrected, capsys):
    assert bangfu(corrected, "history", "2021Q4") == 0
    said = capsys.readouterr().out
    assert "李主任  考勤更正" in said and "规则未变" in said
    assert "“考勤”：增加0行，删除0行，改动1行" in said
    assert "改动 PB02_" in said and "“去向”：" in said and "→ 旷岗" in said


@pytest.mark.parametrize(
    "option", [("--compare", "1", "2"), ("--revision", "2"), ("--compare", "2", "1")]
)
def test_two_revisions_can_be_compared(corrected, capsys, option):
    assert bangfu(corrected, "history", "2021Q4", *option) == 0
    assert "改动1行" in capsys.readouterr().out


def test_people_in_reasons_and_names_of_files_are_masked(demo_copy, capsys):
    edit_ledger(demo_copy)
    assert bangfu(demo_copy, "assess", "2021Q4", "--why", "更正13987654321家") == 0
    capsys.readouterr()
    assert bangfu(demo_copy, "history", "2021Q4") == 0
    said = capsys.readouterr().out
    assert "更正139****4321家" in said and "13987654321" not in said


def test_one_revision_names_its_workbooks(corrected, capsys):
    assert bangfu(corrected, "history", "2021Q4", "--revision", "1") == 0
    said = capsys.readouterr().out
    assert "来源文件：" in said and said.count(".xlsx") == 6 and "→" not in said


def test_a_damaged_original_is_said(demo_copy, capsys):
    for path in demo_copy.archive.iterdir():
        path.write_bytes(b"x")
    assert bangfu(demo_copy, "history", "2021Q4", "--revision", "1") == 0
    assert capsys.readouterr().out.count("原件缺失或已损坏") == 6


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["history", "2021Q3"], "bangfu assess 2021Q3"),
        (["history", "2021Q4", "--revision", "9"], "没有第9版"),
        (["history", "2021Q4", "--compare", "1", "9"], "没有第9版"),
        (["history", "2021Q4", "--revision", "1", "--compare", "1", "1"], "只能用一个"),
        (["assess", "2021Q4", "--revision", "9"], "没有第9版"),
        (["assess", "2021Q3", "--rules", "kept"], "还没有保存过考核规则"),
    ],
)
def test_what_does_not_exist_is_one_line(demo, capsys, arguments, words):
    assert bangfu(demo, *arguments) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and words in said


def test_a_past_revision_is_assessed_again_and_found_identical(corrected, capsys):
    before = (corrected.results("2021Q4") / "CURRENT").read_text()
    assert bangfu(corrected, "assess", "2021Q4", "--revision", "1") == 0
    said = capsys.readouterr().out
    assert "第1版已重新核算，8个文件与保存的结果逐字节相同" in said
    assert (corrected.results("2021Q4") / "CURRENT").read_text() == before


def test_an_old_quarter_says_in_one_line_that_its_rules_stay(demo_copy, capsys):
    later_quarter(demo_copy)
    edit_rules(demo_copy)
    assert bangfu(demo_copy, "assess", "2021Q4") == 0
    assert "仍按2021年第四季度第1版当时的规则考核" in capsys.readouterr().out
