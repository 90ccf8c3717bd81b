"""The workbook that goes back: the lists in front, the sender's sheets behind, marked."""

import io
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.issues import Place, issue
from bangfu_lib.ledgers.returned import sheets as returned_sheets
from bangfu_lib.ledgers.returned.marks import runs
from bangfu_lib.ledgers.returned.sheets import copy_content, overall_content
from bangfu_lib.opening.opened import Grid, NoValue, Opened
from bangfu_lib.zh.returned import RETURNED_CHANGES_SHEET, RETURNED_LIST_SHEET

FILE = "甲村/台账.xlsx"
HEADERS = ["村编码＊", "日期＊", "备注"]
DAY = datetime.fromisoformat("2021-10-08")
MOMENT = datetime.fromisoformat("2021-10-08T09:30:00")
RED, YELLOW = "FFFFC7CE", "FFFFEB9C"


def rows(*more):
    return [HEADERS, *more]


def made(*grids, issues=(), changes=(), **facts):
    """The workbook that goes back, as openpyxl reads it."""
    content = copy_content(Opened(tuple(grids), **facts), FILE, issues, changes)
    return load_workbook(io.BytesIO(content))


def required(sheet, cell, *others):
    return issue("required", Place(FILE, sheet, cell, others), header="备注")


def listed(book):
    cells = book[RETURNED_LIST_SHEET].iter_rows(values_only=True)
    every = [row for row in cells if row[0] is not None]
    head = next(number for number, row in enumerate(every) if row[0] == "序号")
    return every[head + 1 :]


def linked(book):
    cells = (cell for row in book[RETURNED_LIST_SHEET].iter_rows() for cell in row)
    return [cell.hyperlink.location for cell in cells if cell.hyperlink]


@pytest.mark.parametrize(
    ("value", "kept", "pattern"),
    [
        ("0012", "0012", "@"),
        ("=1+1", "=1+1", "General"),
        ("http://a.b", "http://a.b", "General"),
        (12.5, 12.5, "General"),
        (13800138000, 13800138000, "0"),
        (12345678901234567890, "12345678901234567890", "@"),
        (True, True, "General"),
        (date(2021, 10, 8), DAY, "yyyy-mm-dd"),
        (MOMENT, MOMENT, "yyyy-mm-dd hh:mm:ss"),
        (date(1899, 1, 1), "1899-01-01", "@"),
        (time(8, 30), time(8, 30), "hh:mm:ss"),
        (float("nan"), "nan", "@"),
        (NoValue("#N/A"), "#N/A", "General"),
        (NoValue(""), "【公式没有结果】", "General"),
        ("㙟\ufffe\ud800", "㙟\ufffd\ufffd", "General"),
        ("长" * 40_000, "长" * 16_000, "General"),
    ],
)
def test_values_stay_what_they_were(value, kept, pattern):
    cell = made(Grid("考勤", rows(["PB01", value, ""])))["考勤"]["B2"]
    assert (cell.value, cell.number_format) == (kept, pattern)
    assert cell.data_type != "f" and cell.hyperlink is None


def test_cells_with_problems_are_coloured_and_say_why():
    away = Place(FILE, "考勤", "B2")
    issues = [
        required("考勤", "C2", "C3"),
        issue("long_stay", away, person="R1", date="2021-10-08"),
        issue("required", away, header="日期"),
    ]
    sheet = made(Grid("考勤", rows(["PB01", "", ""], ["PB01", "", ""])), issues=issues)["考勤"]
    assert {cell: sheet[cell].fill.fgColor.rgb for cell in ("B2", "C2", "C3")} == {
        "B2": RED,
        "C2": RED,
        "C3": RED,
    }
    assert "停留天数" in sheet["B2"].comment.text and "必填" in sheet["B2"].comment.text
    assert sheet["A2"].comment is None


def test_a_warning_is_yellow():
    look = issue("identical_visits", Place(FILE, "考勤", "A2"), other="别处")
    sheet = made(Grid("考勤", rows(["PB01", "", ""])), issues=[look])["考勤"]
    assert sheet["A2"].fill.fgColor.rgb == YELLOW


def test_every_cell_is_listed_with_a_link_errors_first():
    look = issue("identical_visits", Place(FILE, "考勤", "A2"), other="别处")
    book = made(
        Grid("考勤", rows(["a", "b", "c"])), issues=[look, required("考勤", "C2", "C3", "C5")]
    )
    found = [row[1:5] for row in listed(book)]
    assert found == [
        ("错误", "考勤", "C2:C3", "备注"),
        ("错误", "考勤", "C5", "备注"),
        ("提醒", "考勤", "A2", "村编码"),
    ]
    links = linked(book)
    assert links == ["'考勤'!C2:C3", "'考勤'!C5", "'考勤'!A2"]


def test_cells_are_gathered_down_their_columns():
    assert runs(["C5", "C4", "AA10", "C6", "C9", "D6", "", "?"]) == ["C4:C6", "C9", "D6", "AA10"]


def test_what_was_read_otherwise_stands_on_a_second_sheet():
    change = Change(FILE, "考勤", "B2", "日期", "2021.10.8", "2021-10-08", ("B3",))
    book = made(Grid("考勤", rows(["PB01", "2021.10.8", ""])), changes=[change])
    assert book.sheetnames == [RETURNED_LIST_SHEET, RETURNED_CHANGES_SHEET, "考勤"]
    texts = [row[3:] for row in book[RETURNED_CHANGES_SHEET].iter_rows(values_only=True)]
    assert ("日期", "2021.10.8", "2021-10-08") in texts


def test_names_that_excel_refuses_are_changed_and_said():
    names = ["走访/问题", "走访_问题", "x" * 40, "'", "History", RETURNED_CHANGES_SHEET + "2"]
    book = made(*(Grid(name, rows()) for name in names), issues=[required("走访/问题", "A2")])
    assert len(book.sheetnames) == len(names) + 1
    assert "走访_问题(2)" in book.sheetnames
    first = "".join(str(row[0]) for row in book[RETURNED_LIST_SHEET].iter_rows(values_only=True))
    assert "“走访/问题”" in first and "“走访_问题”" in first
    assert linked(book)[0] == "'走访_问题'!A2"


def test_the_lists_of_a_copy_that_comes_back_are_not_copied_again():
    book = made(Grid(RETURNED_LIST_SHEET, rows()), Grid("考勤", rows()))
    assert book.sheetnames == [RETURNED_LIST_SHEET, "考勤"]


def test_hidden_sheets_stay_hidden_unless_something_is_to_be_mended_there():
    hidden = [Grid(name, rows(["a", "b", "c"]), visible=False) for name in ("甲", "乙")]
    book = made(*hidden, issues=[required("乙", "C2")])
    assert [book[name].sheet_state for name in ("甲", "乙")] == ["hidden", "visible"]


def test_hidden_rows_and_columns_stay_hidden_unless_marked():
    grid = Grid(
        "考勤",
        rows(*[["a", "b", "c"]] * 3),
        hidden_rows=frozenset({1, 2}),
        hidden_columns=frozenset({0, 2}),
    )
    sheet = made(grid, issues=[required("考勤", "C3")])["考勤"]
    assert [bool(sheet.row_dimensions[row].hidden) for row in (2, 3)] == [True, False]
    assert [bool(sheet.column_dimensions[name].hidden) for name in "AC"] == [True, False]


def test_the_header_row_under_a_title_is_frozen():
    title = ["甲村考勤表", "", ""]
    sheet = made(Grid("考勤", [title, *rows(["PB01", 1, ""])], merges=((0, 0, 0, 2),)))["考勤"]
    assert sheet.freeze_panes == "A3"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:C1"]


def test_a_problem_under_a_merge_is_shown_where_the_merge_shows():
    grid = Grid("考勤", rows(["PB01", "", ""], ["", "", ""]), merges=((1, 0, 2, 0),))
    sheet = made(grid, issues=[required("考勤", "A3")])["考勤"]
    assert sheet["A2"].fill.fgColor.rgb == RED and sheet["A2"].value == "PB01"


@pytest.mark.parametrize(
    "merges",
    [
        ((0, 0, 0, 1), (0, 1, 0, 2)),
        ((1, 0, 1, 2),),
        tuple((0, 0, 0, 1) for _ in range(3_000)),
        ((0, 0, 9_999, 2),),
    ],
)
def test_strange_merges_lose_no_value(merges):
    table = rows(["PB01", "x", "y"])
    sheet = made(Grid("考勤", table, merges=merges))["考勤"]
    assert [cell.value for cell in sheet[2]] == ["PB01", "x", "y"]


def test_a_book_that_counts_from_1904_keeps_its_days():
    book = made(Grid("考勤", rows(["PB01", date(2021, 10, 8), 42_000])), from_1904=True)
    assert book.epoch.year == 1904
    assert (book["考勤"]["B2"].value.year, book["考勤"]["C2"].value) == (2021, 42_000)


def test_only_so_many_cells_get_a_comment_and_it_is_said(monkeypatch):
    monkeypatch.setattr(returned_sheets, "MOST_COMMENTS", 2)
    look = issue("identical_visits", Place(FILE, "考勤", "A2"), other="别处")
    issues = [look, required("考勤", "C2", "C3")]
    book = made(Grid("考勤", rows(*[["a", "b", ""]] * 2)), issues=issues)
    sheet = book["考勤"]
    assert [sheet[cell].comment is None for cell in ("A2", "C2", "C3")] == [True, False, False]
    assert sheet["A2"].fill.fgColor.rgb == YELLOW
    assert any("只给前2格" in str(row[0].value) for row in book[RETURNED_LIST_SHEET])


def test_large_sheets_are_written_row_by_row(monkeypatch):
    grid = Grid("考勤", rows(*[["a", date(2021, 10, 8), ""]] * 5), merges=((1, 0, 2, 0),))
    issues = [required("考勤", "C4", "C9")]
    monkeypatch.setattr(returned_sheets, "LARGE", 3)
    sheet = made(grid, issues=issues)["考勤"]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("C4", "C9")] == [RED, RED]
    assert sheet["B6"].value == DAY


def test_the_same_input_gives_the_same_bytes():
    opened = Opened((Grid("考勤", rows(["PB01", date(2021, 10, 8), ""])),))
    issues = [required("考勤", "C2")]
    assert copy_content(opened, FILE, issues, []) == copy_content(opened, FILE, issues, [])


def test_without_its_sheets_there_is_the_list_alone():
    content = copy_content(None, FILE, [issue("encrypted", Place(FILE))], [])
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == [RETURNED_LIST_SHEET]
    assert listed(book)[0][3] == "整个文件"


def test_what_lies_in_no_file_has_a_list_of_its_own():
    book = load_workbook(io.BytesIO(overall_content([issue("missing_ledger", ledger="考勤")])))
    assert "没有找到必须填报的“考勤”表" in listed(book)[0]


CELLS = st.one_of(
    st.text(max_size=6),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(NoValue, st.sampled_from(["", "#N/A"])),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5), st.booleans())
def test_whatever_was_read_can_be_written_and_opened(cells, from_1904):
    book = made(Grid("表", cells), issues=[required("表", "B2")], from_1904=from_1904)
    assert book.sheetnames == [RETURNED_LIST_SHEET, "表"]


@pytest.mark.parametrize(
    ("text", "wrapped", "height"),
    [("短" * 40, None, None), ("长" * 41, True, None), ("很长" * 300, True, 120)],
)
def test_a_long_text_makes_neither_the_page_as_wide_nor_the_row_as_tall_as_itself(
    text, wrapped, height
):
    book = made(Grid("走访记录", [["甲" * 60, "", ""], *rows(["PB01", "2021-10-08", text])]))
    sheet = book["走访记录"]
    assert (sheet["C3"].alignment.wrap_text, sheet.row_dimensions[3].height) == (wrapped, height)
    assert sheet["A1"].alignment.wrap_text is None
