"""Cells that look filled in Excel but hold nothing to read are named, never taken as blank."""

import io

import openpyxl
import pytest
from ledger_samples import declared

from bangfu_lib.ledgers.cells import convert
from bangfu_lib.ledgers.reading import read_workbook
from bangfu_lib.opening.opened import NoValue

HEADERS = ["人员编码", "假别", "开始日期", "结束日期", "天数", "审批人"]


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
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


def test_they_take_their_places_in_the_sheet_even_below_its_last_row(by_script):
    (sheet,) = read_workbook(by_script, "a.xlsx", declared()).sheets
    assert sheet.rows.tolist() == [2, 3]
    assert (sheet.cells["first"][0], sheet.cells["days"]) == (
        NoValue(""),
        [NoValue("#N/A"), NoValue("#REF!")],
    )


@pytest.mark.parametrize(
    ("cell", "code"), [(NoValue("#N/A"), "formula_error"), (NoValue(""), "formula_not_computed")]
)
@pytest.mark.parametrize("name", ["days", "approved_by", "first", "person"])
def test_such_a_cell_is_an_issue_in_a_column_of_any_kind(name, cell, code):
    converted = convert([cell, None], declared()["leave"].fields[name])
    assert [one.code for one in converted.problems.values()] == [code]
    assert converted.unreadable.tolist() == [True, False]
