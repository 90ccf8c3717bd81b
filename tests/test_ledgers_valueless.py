"""Cells that look filled in Excel but hold nothing to read are named, never taken as blank."""

import io

import openpyxl
import pytest
import xlsxwriter
from ledger_samples import declared

from bangfu_lib.ledgers.cells import convert
from bangfu_lib.ledgers.reading import read_workbook
from bangfu_lib.ledgers.valueless import NoValue, find_valueless, restored

HEADERS = ["人员编码", "假别", "开始日期", "结束日期", "天数", "审批人"]


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def by_excel():
    """As Excel saves it: an error, a computed formula, a formula whose result is no text."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("空")
        sheet = book.add_worksheet("请<假>&销")
        sheet.write_formula("C2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("AB3", "=1+1", None, 2)
        sheet.write_formula("A4", '=""', None, " ")
    return stream.getvalue()


@pytest.fixture
def by_script():
    """As scripts save it: formulas that nobody has computed, and errors as values."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "请销假"
    sheet.append(HEADERS)
    sheet.append(["R1", "公休", "=TODAY()", "2021-10-09", "#N/A", "某人"])
    sheet.append([None, None, None, None, "#REF!"])
    return saved(book)


def test_errors_are_found_by_sheet_and_position_and_computed_formulas_are_not(by_excel):
    assert find_valueless(by_excel) == {"空": {}, "请<假>&销": {(1, 2): NoValue("#DIV/0!")}}


def test_a_formula_that_nobody_computed_is_found(by_script):
    assert find_valueless(by_script)["请销假"][(1, 2)] == NoValue("")


def test_they_take_their_places_in_the_sheet_even_below_its_last_row(by_script):
    (sheet,) = read_workbook(by_script, "a.xlsx", declared()).sheets
    assert sheet.rows.tolist() == [2, 3]
    assert (sheet.cells["first"][0], sheet.cells["days"]) == (
        NoValue(""),
        [NoValue("#N/A"), NoValue("#REF!")],
    )


def test_beyond_the_last_column_nothing_is_added():
    assert restored([["a", "b"]], {(0, 16383): NoValue("#N/A")}) == [["a", "b"]]


@pytest.mark.parametrize(
    ("cell", "code"), [(NoValue("#N/A"), "formula_error"), (NoValue(""), "formula_not_computed")]
)
@pytest.mark.parametrize("name", ["days", "approved_by", "first", "person"])
def test_such_a_cell_is_an_issue_in_a_column_of_any_kind(name, cell, code):
    converted = convert([cell, None], declared()["leave"].fields[name])
    assert [one.code for one in converted.problems.values()] == [code]
    assert converted.unreadable.tolist() == [True, False]
