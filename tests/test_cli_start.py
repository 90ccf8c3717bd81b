import os

import pytest
from openpyxl import load_workbook
from source_tree import ROOT

from bangfu_lib.cli import quarter
from bangfu_lib.cli.main import run_command
from bangfu_lib.params.ledgers import load_ledgers


def said(capsys):
    return capsys.readouterr().out


@pytest.fixture
def office(tmp_path, capsys):
    """A new workspace made by the command."""
    folder = tmp_path / "驻村 考核"
    assert run_command(["init", str(folder)]) == 0
    assert f"已建立工作区：{folder}" in said(capsys)
    return folder


def test_a_new_workspace_has_everything_that_ships(office):
    for name in ("params", "notebooks", "report_templates"):
        shipped = {p.relative_to(ROOT) for p in (ROOT / name).rglob("*.*") if p.is_file()}
        made = {p.relative_to(office) for p in (office / name).rglob("*.*") if p.is_file()}
        assert made == {p for p in shipped if ".ipynb_checkpoints" not in p.parts}


def test_a_new_office_is_told_to_fill_in_its_own_name(tmp_path, capsys):
    assert run_command(["init", str(tmp_path / "新")]) == 0
    text = said(capsys)
    assert str(tmp_path / "新" / "params" / "units" / "office.yaml") in text
    assert "填写本单位名称" in text


def test_a_folder_that_is_not_empty_is_left_alone(office, capsys):
    before = sorted(office.rglob("*"))
    assert run_command(["init", str(office)]) == 2
    assert sorted(office.rglob("*")) == before


@pytest.mark.parametrize("command", ["init", "demo"])
def test_a_file_is_no_place_for_a_workspace(command, tmp_path, capsys):
    file = tmp_path / "考核.txt"
    file.write_text("")
    assert run_command([command, str(file)]) == 2
    said = capsys.readouterr().err
    assert str(file) in said and said.count("\n") == 1


def test_blank_ledgers_hold_the_sheets_that_the_scheme_counts(office, capsys):
    assert run_command(["blank", "2024年第三季度", "--root", str(office)]) == 0
    path = office / "ledgers" / "2024Q3" / "台账_2024Q3.xlsx"
    assert str(path) in said(capsys)
    sheets = load_workbook(path).sheetnames
    assert {"村基本情况", "驻村人员", "考勤", "请销假"} <= set(sheets)
    assert "减贫目标与完成" not in sheets


def test_blank_ledgers_hold_every_sheet_when_asked_for_all(office):
    assert run_command(["blank", "2024Q3", "--all", "--root", str(office)]) == 0
    path = office / "ledgers" / "2024Q3" / "台账_2024Q3.xlsx"
    labels = [ledger.label for ledger in load_ledgers(office / "params").values()]
    assert [name for name in labels if name not in load_workbook(path).sheetnames] == []


def test_one_blank_workbook_per_unit(office):
    units = ["--unit", "甲村", "--unit", "乙/村"]
    assert run_command(["blank", "2024Q3", *units, "--root", str(office)]) == 0
    made = sorted(path.name for path in (office / "ledgers" / "2024Q3").glob("*"))
    assert made == ["台账_2024Q3_乙村.xlsx", "台账_2024Q3_甲村.xlsx"]


def test_filled_ledgers_are_never_overwritten(office, capsys):
    path = office / "ledgers" / "2024Q3" / "台账_2024Q3_甲村.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"filled")
    units = ["--unit", "乙村", "--unit", "甲村"]
    assert run_command(["blank", "2024Q3", *units, "--root", str(office)]) == 2
    assert list(path.parent.iterdir()) == [path] and path.read_bytes() == b"filled"


def test_a_blank_workbook_is_answered_by_what_is_missing_in_it(office, capsys):
    run_command(["blank", "2024Q3", "--root", str(office)])
    assert run_command(["check", "2024Q3", "--root", str(office)]) == 3
    assert "村基本情况" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["blank", "2024Q9"], ["blank", "第三季度"], ["check", ""]])
def test_a_period_that_is_none_is_one_line(arguments, office, capsys):
    assert run_command([*arguments, "--root", str(office)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["blank", "check", "assess", "run", "explain"])
@pytest.mark.parametrize("period", ["2024-07-26", "2024W05"])
def test_a_day_or_week_is_refused_before_anything_is_made(command, period, office, capsys):
    unit = ["甲村"] if command == "explain" else []
    assert run_command([command, period, *unit, "--root", str(office)]) == 2
    said = capsys.readouterr().err
    assert "不能作为考核期" in said and said.count("\n") == 1
    assert not (office / "ledgers").exists()


def test_a_unit_without_a_name_is_refused(office, capsys):
    assert run_command(["blank", "2021Q4", "--unit", " ", "--root", str(office)]) == 2
    assert "没有写村或乡镇" in capsys.readouterr().err and not (office / "ledgers").exists()


@pytest.mark.parametrize("arguments", [["blank", "2021Q4", "--unit"], ["check"], ["init"]])
def test_an_argument_that_is_no_text_is_one_line(arguments, capsys):
    assert run_command([*arguments, "a\udcff"]) == 2
    assert "参数“a?”中有无法识别的字符" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
@pytest.mark.parametrize("arguments", [["check", "2021Q4"], ["init", "x"]])
def test_a_folder_whose_name_is_no_text_is_no_workspace(arguments, tmp_path, monkeypatch, capsys):
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert run_command(arguments) == 2
    assert "不能作为工作区" in capsys.readouterr().err and not list(folder.iterdir())


def test_outside_a_workspace_the_way_out_is_named(tmp_path, capsys):
    assert run_command(["check", "2024Q3", "--root", str(tmp_path)]) == 2
    assert "bangfu init" in capsys.readouterr().err


def test_the_demo_is_made_assessed_and_run(tmp_path, capsys, monkeypatch):
    ran = []
    monkeypatch.setattr(quarter, "run_and_say", lambda workspace, period: ran.append(period.code))
    folder = tmp_path / "示范"
    assert run_command(["demo", str(folder)]) == 0
    text = said(capsys)
    assert ran == ["2021Q4"] and "2021年第四季度考核：5个村" in text
    assert text.splitlines()[-1].startswith("下一步")
    assert (folder / "results" / "2021Q4" / "CURRENT").is_file()


def blank_names(workspace, period="2022Q1"):
    return sorted(path.name for path in workspace.ledgers(period).glob("*"))


def test_a_blank_workbook_for_every_registered_village_with_its_own_rows(demo_copy, capsys):
    root = str(demo_copy.root)
    assert run_command(["blank", "2022Q1", "--each-village", "--root", root]) == 0
    assert len(blank_names(demo_copy)) == 5
    assert "已填好2021Q4台账中登记的村、人员等内容" in said(capsys)
    book = load_workbook(demo_copy.ledgers("2022Q1") / "台账_2022Q1_PB02_乙示例村.xlsx")
    assert book["填表说明"]["A1"].value == "填报单位：PB02 乙示例村"
    assert {cell.value for cell in book["户台账"]["B"][1:] if cell.value} == {"PB02"}


def test_a_unit_is_given_by_code_name_or_township(demo_copy):
    units = ["--unit", "PB01", "--unit", "乙示例村", "--unit", "屏边彝族乡"]
    assert run_command(["blank", "2022Q1", *units, "--root", str(demo_copy.root)]) == 0
    assert blank_names(demo_copy) == [
        "台账_2022Q1_PB01_甲示例村.xlsx",
        "台账_2022Q1_PB02_乙示例村.xlsx",
        "台账_2022Q1_屏边彝族乡.xlsx",
    ]


def test_one_village_under_two_names_is_refused_before_anything_is_written(demo_copy, capsys):
    units = ["--unit", "PB01", "--unit", "甲示例村"]
    assert run_command(["blank", "2022Q1", *units, "--root", str(demo_copy.root)]) == 2
    assert "每个单位只写一次" in capsys.readouterr().err
    assert blank_names(demo_copy) == []


def test_a_unit_that_is_not_registered_is_named_with_what_looks_like_it(demo_copy, capsys):
    arguments = ["blank", "2022Q1", "--unit", "PB011", "--root", str(demo_copy.root)]
    assert run_command(arguments) == 0
    assert "没有“PB011”，是不是“PB01”" in said(capsys)


def test_without_registered_villages_each_village_says_what_to_do(office, capsys):
    assert run_command(["blank", "2024Q3", "--each-village", "--root", str(office)]) == 2
    assert "bangfu assess 2024Q3" in capsys.readouterr().err


def test_units_and_each_village_exclude_each_other(office, capsys):
    both = ["--each-village", "--unit", "甲村"]
    assert run_command(["blank", "2024Q3", *both, "--root", str(office)]) == 2
    assert "只能用一个" in capsys.readouterr().err


def test_before_anything_was_read_blank_says_that_nothing_is_filled_in(office, capsys):
    assert run_command(["blank", "2024Q3", "--root", str(office)]) == 0
    assert "没有预填内容" in said(capsys)
