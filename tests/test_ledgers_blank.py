"""Blank workbooks: whom they are for, what is known already, what guides and guards filling in."""

import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from declared import PARAMS, rules
from ledger_samples import HOUSEHOLD, PERSON, VILLAGE, clean

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.blank import blank_form, for_unit, known_villages, latest_known
from bangfu_lib.ledgers.reading import read_workbook
from bangfu_lib.ledgers.units import each_village, find_unit, read_unit, unit_line
from bangfu_lib.ledgers.workbook import write_form
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace

NEXT = Period.parse("2022Q1")
OTHER = {"village": "PB02", "name": "乙村"}
KNOWN = {
    "villages": [VILLAGE, VILLAGE | OTHER],
    "persons": [PERSON | {"id_number": "11010519491231002X"}, PERSON | {"village": "PB02"}],
    "households": [HOUSEHOLD],
    "visits": [{"visited_on": date(2021, 10, 8), "village": "PB01"}],
    "corrections": [{"cell": "C5"}],
}


@pytest.fixture(scope="module")
def known():
    return {name: clean(name, rows) for name, rows in KNOWN.items()}


@pytest.fixture(scope="module")
def form():
    return blank_form(Workspace(PARAMS.parent), rules(), NEXT, every=True)


@pytest.fixture(scope="module")
def path(form, known, tmp_path_factory):
    """The blank workbook of one village."""
    path = tmp_path_factory.mktemp("blank") / "PB01.xlsx"
    write_form(path, for_unit(form, find_unit("PB01", known["villages"]), known))
    return path


@pytest.fixture(scope="module")
def opened(path):
    return openpyxl.load_workbook(path)


# Units


def test_a_unit_is_found_by_code_by_name_and_by_township(known):
    villages = known["villages"]
    assert find_unit("pb01", villages).villages == ("PB01",)
    assert find_unit("甲 村", villages).line == "填报单位：PB01 甲村"
    assert find_unit("某乡", villages).villages == ("PB01", "PB02")
    assert find_unit("某乡", villages).line == "填报单位：某乡（2个村）"


def test_a_name_of_several_villages_is_refused_with_their_codes():
    twins = clean("villages", [VILLAGE, VILLAGE | {"village": "PB09", "township": "另乡"}])
    with pytest.raises(UsageError, match="PB01 甲村（某乡）、PB09 甲村（另乡）"):
        find_unit("甲村", twins)


def test_a_unit_that_is_not_registered_gets_a_workbook_with_nothing_known(known):
    stranger = find_unit("PB011", known["villages"])
    assert (stranger.villages, stranger.line) == ((), "填报单位：PB011")
    assert "没有“PB011”，是不是“PB01”" in stranger.remark


def test_before_any_register_every_unit_is_taken_as_written():
    assert find_unit("丙村", known_villages({})).remark == ""


def test_each_registered_village_is_a_unit_once(known):
    assert [one.file for one in each_village(known["villages"])] == ["PB01_甲村", "PB02_乙村"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([["填报单位：PB01 甲村"]], "PB01"),
        ([["请勿外传"], [None], [" 填报单位:X-1  甲 村 "]], "X-1"),
        ([["填报单位：某乡（2个村）"]], None),
        ([["填报单位：丙村"]], None),
        ([["填表说明"]], None),
        ([], None),
        ([[""]] * 30 + [["填报单位：PB01 甲村"]], None),
    ],
)
def test_the_unit_is_read_from_the_guide(cells, code):
    assert read_unit(cells) == code


def test_what_is_written_for_a_unit_is_read_again(opened):
    rows = opened["填表说明"].iter_rows(values_only=True)
    assert opened["填表说明"]["A1"].value == unit_line("PB01", "甲村")
    assert read_unit(rows) == "PB01"


# What is known


def test_a_village_gets_its_own_rows_of_the_registers_and_nothing_else(form, known):
    own = for_unit(form, find_unit("PB01", known["villages"]), known).tables
    assert set(own) == {"villages", "persons", "households"}
    assert own["persons"]["village"].tolist() == ["PB01"]


def test_a_township_gets_the_rows_of_its_villages(form, known):
    own = for_unit(form, find_unit("某乡", known["villages"]), known).tables
    assert own["villages"]["village"].tolist() == ["PB01", "PB02"]


def test_the_whole_area_gets_every_register_but_no_period_s_rows(form, known):
    assert set(for_unit(form, None, known).tables) == {"villages", "persons", "households"}


def test_without_anything_kept_nothing_is_known(tmp_path):
    assert latest_known(Workspace(tmp_path), NEXT) is None


def test_known_rows_are_taken_from_the_latest_period_up_to_this_one(demo):
    assert latest_known(demo, NEXT).manifest["period"] == "2021Q4"
    assert latest_known(demo, Period.parse("2021Q4")).manifest["period"] == "2021Q4"
    assert latest_known(demo, Period.parse("2021Q3")) is None


def test_prefilled_cells_carry_what_the_register_holds(opened):
    sheet = opened["驻村人员"]
    headers = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, headers["身份证号"]).value == "11010519491231002X"
    assert sheet.cell(3, 1).value is None


# Filling in


def test_a_blank_workbook_is_read_without_any_error(path):
    reading = read_workbook(path.read_bytes(), "PB01.xlsx", rules().ledgers)
    assert [one for one in reading.issues if one.severity == "error"] == []
    assert {one.ledger for one in reading.sheets if len(one.rows)} == {
        "villages",
        "persons",
        "households",
    }


def test_the_same_form_gives_the_same_bytes(form, known, path, tmp_path):
    again = tmp_path / "again.xlsx"
    write_form(again, for_unit(form, find_unit("甲村", known["villages"]), known))
    assert again.read_bytes() == path.read_bytes()


def rule_of(sheet, header):
    column = next(cell.column_letter for cell in sheet[1] if cell.value.rstrip("＊") == header)
    rules = sheet.data_validations.dataValidation
    return next(one for one in rules if str(one.sqref).startswith(f"{column}2:"))


SERIAL = {date(2022, 1, 1): 44562, date(2022, 3, 31): 44651}


@pytest.mark.parametrize(
    ("label", "header"), [("走访记录", "走访日期"), ("考勤", "日期"), ("问题台账", "收集日期")]
)
def test_a_date_is_held_to_the_days_of_its_ledger(opened, label, header):
    rule = rule_of(opened[label], header)
    assert [int(rule.formula1), int(rule.formula2)] == list(SERIAL.values())
    assert "2022-01-01至2022-03-31" in rule.error


def test_another_date_of_the_row_may_lie_elsewhere(opened):
    assert int(rule_of(opened["问题台账"], "办理时限").formula2) > SERIAL[date(2022, 3, 31)]


def test_headers_are_locked_without_a_password_and_cells_are_open(opened):
    sheet = opened["走访记录"]
    assert sheet.protection.sheet and sheet.protection.password is None
    assert sheet["A1"].protection.locked
    assert not sheet.column_dimensions["A"].protection.locked
    free = ("formatColumns", "formatRows", "sort", "autoFilter", "insertRows", "deleteRows")
    assert [getattr(sheet.protection, name) for name in free] == [False] * len(free)


def test_cells_beside_the_columns_are_open_too_or_no_row_could_be_deleted(path, opened):
    with zipfile.ZipFile(path) as package:
        styles = package.read("xl/styles.xml").decode()
    without_format = styles.split("<cellXfs")[1].split("</xf>")[0]
    assert '<protection locked="0"/>' in without_format
    assert opened["填表说明"]["A1"].protection.locked


def test_a_required_column_differs_in_colour_and_turns_red_where_it_is_missing(opened):
    sheet = opened["走访记录"]
    colours = {sheet[name].fill.fgColor.rgb for name in ("A1", "D1")}
    assert len(colours) == 2
    ranges = {str(one.sqref): one.rules for one in sheet.conditional_formatting}
    [rule] = ranges["A2:A3001"]
    assert rule.formula[0].startswith('AND(A2="",COUNTA($A2:$')
    assert not any(name.startswith("D2:") for name in ranges)


def test_a_header_says_what_it_is_for_and_which_norm_rests_on_it(opened):
    notes = {cell.value.rstrip("＊"): cell.comment.text for cell in opened["考勤"][1]}
    assert "用途：计算" in notes["去向"]
    assert "规范：" in notes["去向"] and "二（三）3" in notes["去向"]
    assert "用途：供核对。" in notes["抽查方式"]


def test_the_guide_says_what_every_column_is_for(opened, form):
    guide = opened["填表说明"]
    said = [row[5] for row in guide.iter_rows(values_only=True) if row[1] and row[0] != "列名"]
    assert len(said) == sum(len(one.fields) for one in form.ledgers.values())
    assert all(said)


def test_a_part_is_told_not_to_exceed_its_whole(opened):
    notes = {cell.value.rstrip("＊"): cell.comment.text for cell in opened["满意度"][1]}
    assert "不大于“收回”" in notes["有效"]


def test_no_cell_is_a_formula(path):
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(name) for name in package.namelist() if "/sheet" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_a_column_that_an_older_snapshot_lacks_stays_blank(form, known, tmp_path):
    older = {"villages": known["villages"].drop(columns=["farmland", "terrain"])}
    write_form(tmp_path / "a.xlsx", for_unit(form, None, older))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["村基本情况"]["A3"].value == "PB02"


def test_rules_about_known_rows_are_given_only_where_there_are_any(form, tmp_path):
    write_form(tmp_path / "a.xlsx", replace(form, unit=""))
    texts = [cell.value for cell in openpyxl.load_workbook(tmp_path / "a.xlsx")["填表说明"]["A"]]
    assert not any(text and "已由程序填好" in text for text in texts)
