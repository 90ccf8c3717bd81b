"""Workbooks that are written can be filled in and are read again as they were."""

import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import (
    ATTENDANCE,
    DOCUMENT,
    LEAVE,
    PERSON,
    QUARTER,
    VISIT,
    clean,
    declared,
)

from bangfu_lib.errors import ParamsError
from bangfu_lib.ledgers.filling import fill
from bangfu_lib.ledgers.reading import read_workbook
from bangfu_lib.ledgers.tables import column
from bangfu_lib.ledgers.texts import clean_text
from bangfu_lib.ledgers.workbook import write_workbook

FILLED = {
    "persons": [PERSON | {"left": date(2022, 1, 1), "phone": "13800000000"}, PERSON],
    "attendance": [ATTENDANCE],
    "leave": [LEAVE | {"days": 2.5}],
    "visits": [VISIT | {"stay_days": 0.5, "met": "否", "purpose": "慰问、督导"}, VISIT],
    "documents": [DOCUMENT | {"responsible": "R1、R2", "remark": "=1+1"}],
    "reports": [{"for_period": "2021-10", "serial": 1}, {"for_period": "2021"}],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A workbook of all ledgers, some with rows."""
    path = tmp_path_factory.mktemp("filled") / "a.xlsx"
    tables = {name: clean(name, rows) for name, rows in FILLED.items()}
    write_workbook(path, declared().values(), tables, notice=["示例数据，请勿使用"])
    return path


@pytest.fixture(scope="module")
def opened(filled):
    return openpyxl.load_workbook(filled)


def again(path, name):
    reading = read_workbook(path.read_bytes(), "a.xlsx", declared())
    given = [sheet for sheet in reading.sheets if sheet.ledger == name]
    filling = fill(declared()[name], given, QUARTER)
    return filling.filled.table[list(declared()[name].fields)], reading


@pytest.mark.parametrize("name", list(FILLED))
def test_what_is_written_is_read_again(filled, name):
    table, reading = again(filled, name)
    pd.testing.assert_frame_equal(table, clean(name, FILLED[name]))
    assert [one for one in reading.issues if one.severity == "error"] == []


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.dates(date(1990, 1, 1), date(2099, 12, 31)),
            st.decimals(0, 10**12, places=2),
            st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_date_amount_and_text_is_read_again(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    fields = declared()["activities"].fields
    table = pd.DataFrame(
        {
            name: column(fields[name], values)
            for name, values in zip(
                ("held_on", "amount", "topic"), zip(*rows, strict=True), strict=True
            )
        }
    )
    write_workbook(path, [declared()["activities"]], {"activities": table})
    back, _ = again(path, "activities")
    assert back[["held_on", "amount"]].equals(table[["held_on", "amount"]])
    assert back["topic"].tolist() == [clean_text(text) for text in table["topic"]]


def test_the_same_content_gives_the_same_bytes(filled, tmp_path):
    tables = {name: clean(name, rows) for name, rows in FILLED.items()}
    write_workbook(tmp_path / "b.xlsx", declared().values(), tables, notice=["示例数据，请勿使用"])
    assert (tmp_path / "b.xlsx").read_bytes() == filled.read_bytes()


def test_each_ledger_has_its_sheet_after_the_guide_and_the_lists_are_hidden(opened):
    labels = [ledger.label for ledger in declared().values()]
    assert opened.sheetnames == ["填表说明", *labels, "选项"]
    assert opened["选项"].sheet_state == "hidden"


def test_headers_are_bold_frozen_and_marked_when_required(opened):
    sheet = opened["走访记录"]
    assert (sheet["A1"].value, sheet["D1"].value) == ("走访日期＊", "户编码")
    assert (sheet["A1"].font.bold, sheet.freeze_panes) == (True, "A2")
    assert sheet["E1"].comment.text == (
        "选填。\n允许的内容：最多1位小数；不小于0；不大于1。\n半天填0.5，一天填1；当天多户只需填在第一行"
    )


def test_codes_are_text_and_dates_are_dates(opened):
    sheet = opened["走访记录"]
    assert sheet.column_dimensions["B"].width >= 12
    assert (sheet["A2"].number_format, sheet["B2"].number_format) == ("yyyy-mm-dd", "@")
    assert (sheet["A2"].is_date, sheet["B2"].data_type, sheet["E2"].value) == (True, "s", 0.5)


def test_no_text_becomes_a_formula(filled):
    with zipfile.ZipFile(filled) as package:
        sheets = [package.read(name) for name in package.namelist() if "/sheet" in name]
    assert len(sheets) > len(declared())
    assert not any(b"<f>" in sheet for sheet in sheets)


def rules(opened, label):
    found = opened[label].data_validations.dataValidation
    return {str(rule.sqref).split(":")[0]: rule for rule in found}


def test_columns_offer_what_they_allow(opened):
    visits = rules(opened, "走访记录")
    assert (visits["A2"].type, visits["A2"].prompt) == ("date", "请填年月日，如2021-10-08。")
    stay = visits["E2"]
    assert (stay.type, float(stay.formula1), float(stay.formula2)) == ("decimal", 0, 1)
    assert (visits["G2"].type, visits["G2"].formula1) == ("list", '"是,否"')


def test_codes_are_offered_from_their_register_without_forcing_them(opened):
    village = rules(opened, "走访记录")["C2"]
    assert village.formula1.startswith("'村基本情况'!$A$2:$A$")
    assert village.errorStyle == "warning"


def test_a_long_list_of_choices_stands_on_the_hidden_sheet(tmp_path):
    values = tuple(f"一个很长很长很长的选项之第{number}项" for number in range(30))
    ledger = declared()["leave"]
    field = replace(ledger.fields["kind"], values=values)
    ledger = replace(ledger, fields={**ledger.fields, "kind": field})
    write_workbook(tmp_path / "a.xlsx", [ledger], {})
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert rules(book, "请销假")["B2"].formula1 == "'选项'!$A$2:$A$31"
    assert [cell.value for cell in book["选项"]["A"]] == ["假别", *values]


def test_the_guide_has_the_notice_on_top_and_a_line_for_every_column(opened):
    guide = opened["填表说明"]
    texts = [cell.value for cell in guide["A"] if cell.value]
    assert (guide["A1"].value, guide["A1"].font.bold) == ("示例数据，请勿使用", True)
    headers = [field.header for one in declared().values() for field in one.fields.values()]
    assert [text for text in texts if text in set(headers)] == headers


def test_a_label_that_cannot_name_a_sheet_is_a_fault_of_the_params(tmp_path):
    ledger = replace(declared()["leave"], label="请假/销假")
    with pytest.raises(ParamsError, match="请假/销假"):
        write_workbook(tmp_path / "a.xlsx", [ledger], {})
    assert not (tmp_path / "a.xlsx").exists()


def test_exact_numbers_are_written_as_numbers(opened):
    assert opened["请销假"]["E2"].value == 2.5
    assert clean("leave", FILLED["leave"])["days"][0] == Decimal("2.5")
