"""Issues as one line, in order, and sentences for every code."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from source_tree import LIBRARY

from bangfu_lib.ledgers.issues import WARNINGS, Place, cell_name, in_order, issue
from bangfu_lib.zh import ledgers as zh


def test_an_issue_says_where_what_and_what_to_do():
    one = issue("required", Place("a.xlsx", "考勤", "B3"), header="日期")
    assert str(one) == ("a.xlsx›考勤›B3：必填的“日期”没有填。请补填；整行不要的，请把整行清空。")
    assert one.severity == "error"


def test_the_same_problem_in_many_cells_names_the_first_five():
    place = Place("a.xlsx", "考勤", "B3", tuple(f"B{row}" for row in range(4, 10)))
    line = str(issue("required", place, header="日期"))
    assert line.startswith("a.xlsx›考勤›B3等7格（B3、B4、B5、B6、B7…）：")


def test_an_issue_of_no_file_lies_in_the_folder():
    assert str(issue("missing_ledger", ledger="考勤")).startswith("台账文件夹：没有找到")


def test_issues_are_ordered_by_file_sheet_row_and_column():
    places = [("b", "甲", "A2"), ("a", "乙", "A2"), ("a", "甲", "AA2"), ("a", "甲", "B2")]
    places += [("a", "甲", "A10"), ("a", "", "")]
    issues = [issue("required", Place(*place), header="") for place in places]
    ordered = in_order(issues, {("a", "甲"): 0, ("a", "乙"): 1, ("b", "甲"): 2})
    assert [(one.file, one.sheet, one.cell) for one in ordered] == [
        ("a", "", ""),
        ("a", "甲", "B2"),
        ("a", "甲", "AA2"),
        ("a", "甲", "A10"),
        ("a", "乙", "A2"),
        ("b", "甲", "A2"),
    ]


@given(st.integers(1, 10**6), st.integers(0, 16383))
def test_cells_are_named_as_in_excel(row, column):
    assert cell_name(row, column) == f"{get_column_letter(column + 1)}{row}"


def test_every_sentence_is_used_and_every_warning_has_one():
    folders = (LIBRARY / "ledgers", LIBRARY / "opening")
    sources = [path.read_text("utf-8") for folder in folders for path in folder.rglob("*.py")]
    named = {code for source in sources for code in re.findall('"([a-z_0-9]+)"', source)}
    assert set(zh.ISSUES) <= named
    assert set(zh.ISSUES) >= WARNINGS


@pytest.mark.parametrize("code", sorted(zh.ISSUES))
def test_every_sentence_ends_as_the_line_needs_it(code):
    message, remedy = zh.ISSUES[code]
    assert not message.endswith("。")
    assert remedy.endswith(("。", "。{note}"))
