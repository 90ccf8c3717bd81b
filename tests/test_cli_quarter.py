"""The commands on a quarter, on the demo workspace."""

import json
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from several_fixture import several_results

from bangfu_lib.cli.layout import width
from bangfu_lib.cli.main import run_command
from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.issues import Place, issue
from bangfu_lib.results.explain import explained


def bangfu(workspace, *arguments):
    return run_command([*arguments, "--root", str(workspace.root)])


def test_good_ledgers_are_said_to_be_good(demo, capsys):
    assert bangfu(demo, "check", "2021Q4") == 0
    assert "台账没有错误（读取6个文件，" in capsys.readouterr().out


def test_every_error_is_named_with_its_cell_and_nothing_is_assessed(demo_copy, capsys):
    path = next(demo_copy.ledgers("2021Q4").glob("PB02*.xlsx"))
    workbook = load_workbook(path)
    sheet = workbook["考勤"]
    (header,) = (cell for row in sheet["A1:Z9"] for cell in row if str(cell.value)[:2] == "日期")
    sheet.cell(header.row + 1, header.column, "2021年13月1日")
    sheet.cell(header.row + 2, header.column, "昨天")
    workbook.save(path)
    before = (demo_copy.results("2021Q4") / "CURRENT").read_text()
    for command in ("check", "assess", "run"):
        assert bangfu(demo_copy, command, "2021Q4") == 3
        said = capsys.readouterr()
        lines = [line for line in (said.out + said.err).splitlines() if "›" in line]
        assert len(lines) == 2 and all(f"{path.name}›考勤›" in line for line in lines)
    assert (demo_copy.results("2021Q4") / "CURRENT").read_text() == before


def test_a_check_counts_by_file_and_gives_back_what_is_to_be_mended(demo_copy, capsys):
    path = next(demo_copy.ledgers("2021Q4").glob("PB02*.xlsx"))
    sound = path.read_bytes()
    workbook = load_workbook(path)
    sheet = workbook["走访记录"]
    (header,) = (cell for cell in sheet[1] if str(cell.value).startswith("走访日期"))
    sheet.cell(2, header.column, "昨天")
    workbook.save(path)
    assert bangfu(demo_copy, "check", "2021Q4") == 3
    out = capsys.readouterr().out
    (row,) = (line.split() for line in out.splitlines() if line.startswith(path.name))
    assert row[2] == "1" and str(demo_copy.returned("2021Q4")) in out
    (returned,) = demo_copy.returned("2021Q4").glob("*.xlsx")
    assert returned.name == f"退回修改_{path.name}"

    path.write_bytes(sound)
    assert bangfu(demo_copy, "check", "2021Q4") == 0
    assert "已删除" in capsys.readouterr().out and not returned.exists()


def test_the_table_of_files_is_aligned_as_it_is_shown(demo, capsys):
    assert bangfu(demo, "check", "2021Q4") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len({width(line) for line in lines[:7]}) == 1


def test_notes_and_changes_are_listed_when_asked_for(demo, capsys, monkeypatch):
    note = replace(issue("identical_visits", Place("甲.xlsx"), other="别处"), severity="note")
    change = Change("甲.xlsx", "考勤", "B2", "日期", "2021.10.8", "2021-10-08")
    found = SimpleNamespace(
        tables={}, issues=(note,), changes=(change,), sources=(), errors=(), warnings=()
    )
    monkeypatch.setattr("bangfu_lib.assess.check_ledgers", lambda *_, **__: found)
    assert bangfu(demo, "check", "2021Q4") == 0
    assert "另有说明1条、程序已规范的写法1种" in capsys.readouterr().out
    assert bangfu(demo, "check", "2021Q4", "--all") == 0
    out = capsys.readouterr().out
    assert "［说明］甲.xlsx" in out and "［规范］甲.xlsx›考勤›B2" in out


def test_an_unchanged_quarter_is_not_assessed_again(demo, capsys):
    assert bangfu(demo, "assess", "2021Q4") == 0
    assert "没有重复计算" in capsys.readouterr().out


@pytest.mark.parametrize("period", ["2021", "2021-10", "2020Q1", "2021W40"])
def test_a_period_without_ledgers_or_that_is_a_week_is_one_line(period, demo, capsys):
    assert bangfu(demo, "assess", period) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("unit", ["PB04", "丁示例村"])
def test_a_score_is_explained_by_rule_clause_and_row(unit, demo, capsys):
    assert bangfu(demo, "explain", "2021Q4", unit) == 0
    text = capsys.readouterr().out
    assert text.startswith("PB04（丁示例村）2021年第四季度得")
    for word in ("情况：", "依据：", "证据：PB04_", "›考勤›第"):
        assert word in text


def test_one_item_alone_can_be_explained(demo, capsys):
    assert bangfu(demo, "explain", "2021Q4", "PB04", "A1") == 0
    text = capsys.readouterr().out
    assert "› A1 " in text and "› A2 " not in text


def test_a_village_without_losses_is_said_to_have_none(demo, capsys):
    assert bangfu(demo, "explain", "2021Q4", "PB01") == 0
    assert capsys.readouterr().out == "PB01（甲示例村）没有失分。\n"


def test_no_loss_in_one_item_is_not_said_of_the_whole_score(demo, capsys):
    assert bangfu(demo, "explain", "2021Q4", "PB04", "A5") == 0
    assert capsys.readouterr().out == "PB04（丁示例村）在考核项“A5”上没有失分。\n"


def test_points_given_back_are_not_counted_as_losses(demo, capsys, monkeypatch):
    def with_return(*arguments, **options):
        lost = explained(*arguments, **options)[:2]
        return [*lost, replace(lost[1], points=Fraction(3, 2), kind="floor")]

    monkeypatch.setattr("bangfu_lib.results.explain.explained", with_return)
    assert bangfu(demo, "explain", "2021Q4", "PB04") == 0
    text = capsys.readouterr().out
    assert "失分2处，扣过头后退回1处：" in text and "：+1.5分" in text


@pytest.fixture
def several(demo, monkeypatch):
    """The demo workspace as if its quarter had been scored by four schemes."""
    monkeypatch.setattr("bangfu_lib.results.store.load_results", lambda *_: several_results())
    return demo


def test_a_person_is_explained_with_why_the_grade_is_capped_and_what_follows(several, capsys):
    assert bangfu(several, "explain", "2021Q4", "李二") == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "［驻村干部考核办法］\nR011（李二）2021年第四季度得80.00分（合格），失分1处："
    )
    assert "考勤.xlsx›考勤›第2行" in said
    assert "扣发补助：在村不足三分之二，扣发当月补助。（1200元）" in said


def test_bonuses_and_rescaling_are_explained_beside_losses(several, capsys):
    assert bangfu(several, "explain", "2021Q4", "PB04") == 0
    said = capsys.readouterr().out
    assert "PB04（丁卯村）2021年第四季度得480.00分，失分2处，加分1处，折算1处：" in said
    assert "考核内容 › 入户 › P2 建档立卡 › 建档立卡：−500分" in said


def test_a_capped_grade_is_explained_where_nothing_was_lost(several, capsys):
    assert bangfu(several, "explain", "2021Q4", "R010") == 0
    said = capsys.readouterr().out
    assert "R010（赵一）没有失分。" in said and "等次受限：无故不在岗1次" in said


def test_a_town_is_explained_by_its_name(several, capsys):
    assert bangfu(several, "explain", "2021Q4", "屏边彝族乡") == 0
    assert "屏边彝族乡没有失分。" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain", "2021Q4", "己村"], "PB05"),
        (["explain", "2021Q4", "PB04", "Z9"], "A1"),
        (["run", "2021Q4", "--unit", "己村"], "PB05"),
        (["run", "2021Q4", "--document", "请柬"], "村级季度报告"),
        (["run", "2021Q4", "--unit", "PB01", "--document", "考核通报"], "按村编制的文书"),
        (["explain", "2021Q3", "PB01"], "bangfu assess"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(arguments, words, demo, capsys):
    assert bangfu(demo, *arguments) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and words in said


def test_a_scheme_whose_points_do_not_sum_is_refused_everywhere(demo_copy, capsys):
    path = demo_copy.params / "schemes" / "five_musts.yaml"
    path.write_text(path.read_text("utf-8").replace("total: 100", "total: 99"), "utf-8")
    for arguments in (["scheme", "check", "five_musts"], ["assess", "2021Q4"], ["coverage"]):
        assert bangfu(demo_copy, *arguments) == 5
        assert "99" in capsys.readouterr().err


def test_results_that_were_tampered_with_are_refused(demo_copy, capsys):
    current = (demo_copy.results("2021Q4") / "CURRENT").read_text().strip()
    path = demo_copy.results("2021Q4") / current / "catalogue.json"
    path.write_text(path.read_text("utf-8").replace("甲示例村", "甲模范村"), "utf-8")
    assert bangfu(demo_copy, "explain", "2021Q4", "PB01") == 6
    assert "catalogue.json" in capsys.readouterr().err


def test_a_run_makes_every_document_once(demo_copy, capsys):
    choice = ["--unit", "PB04", "--jobs", "2"]
    assert bangfu(demo_copy, "run", "2021Q4", *choice) == 0
    assert "新做13份文书" in capsys.readouterr().out
    record = json.loads((demo_copy.results("2021Q4") / "run.json").read_text("utf-8"))["jobs"]
    assert {entry["state"] for entry in record.values()} == {"COMPLETED"}
    documents = [path for entry in record.values() for path in entry["documents"]]
    assert len(documents) == len(set(documents)) == 13
    assert all((demo_copy.results("2021Q4") / path).is_file() for path in documents)

    assert bangfu(demo_copy, "run", "2021Q4", *choice) == 0
    assert "13份文书没有变化" in capsys.readouterr().out


def test_a_run_on_a_week_makes_its_notice_alone(demo_copy, capsys):
    assert bangfu(demo_copy, "run", "2021W50") == 0
    assert "新做1份文书" in capsys.readouterr().out
    [made] = (demo_copy.results("2021Q4") / "documents").rglob("*.docx")
    assert made.parent.name == "督导通报"


def test_failed_documents_are_listed_and_the_code_is_4(demo_copy, capsys):
    notebook = demo_copy.notebooks / "12_notice.ipynb"
    text = notebook.read_text("utf-8").replace("make_document(", "no_such_function(")
    notebook.write_text(text, "utf-8")
    assert bangfu(demo_copy, "run", "2021Q4", "--document", "考核通报") == 4
    said = capsys.readouterr()
    assert "有1项没有完成" in said.err and "考核通报：第" in said.err
    assert "NameError" in said.err and "Traceback" not in said.err
