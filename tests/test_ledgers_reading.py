"""Workbooks become sheets of raw cells that know their rows and columns."""

import subprocess
import sys
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import declared, write_cells
from sheet_grids import grid
from sheet_grids import read as read_grids

from bangfu_lib.ledgers.reading import read_workbook
from bangfu_lib.opening.opened import NoValue

HEADERS = ["人员编码", "假别", "开始日期", "结束日期", "天数", "审批人"]
DIRT = [
    *(
        "",
        "人员编码",
        "假别",
        "开始日期",
        "请假",
        "开始",
        "结束",
        "天数",
        "审批人",
        "備註",
        "合计",
        "注：略",
    ),
    *(
        "同上",
        "○",
        "×",
        True,
        1.0,
        2,
        float("inf"),
        date(2021, 10, 8),
        NoValue("#N/A"),
        "单位：万元",
    ),
]
ROW = ["R1", "公休", date(2021, 10, 8), date(2021, 10, 9), 2, "某人"]


def read(path, sheets, **options):
    write_cells(path / "a.xlsx", sheets, **options)
    return read_workbook((path / "a.xlsx").read_bytes(), "a.xlsx", declared())


@pytest.mark.parametrize("title", ["请销假", " 请 销 假 ", "请假登记"])
def test_a_sheet_is_found_by_its_label_or_alias(tmp_path, title):
    (sheet,) = read(tmp_path, {title: [HEADERS, ROW]}).sheets
    assert (sheet.ledger, sheet.name, sheet.rows.tolist()) == ("leave", title, [2])


def test_cells_keep_their_type_and_blank_rows_are_skipped(tmp_path):
    rows = [["请销假登记"], [], HEADERS, [], ROW, [" ", None, "\u3000"], ROW]
    (sheet,) = read(tmp_path, {"请销假": rows}).sheets
    assert sheet.rows.tolist() == [5, 7]
    assert sheet.cells["first"] == [date(2021, 10, 8)] * 2
    assert (sheet.cells["days"], sheet.columns["days"]) == ([2.0, 2.0], 4)


def test_surrounding_blanks_and_invisible_characters_are_dropped(tmp_path):
    (sheet,) = read(tmp_path, {"请销假": [HEADERS, ["\u200b R1\u3000", True, 1]]}).sheets
    assert (sheet.cells["person"], sheet.cells["kind"]) == (["R1"], ["TRUE"])


def test_true_and_one_in_the_same_column_stay_apart(tmp_path):
    (sheet,) = read(tmp_path, {"请销假": [HEADERS, [1], [True], [1]]}).sheets
    assert sheet.cells["person"] == [1.0, "TRUE", 1.0]


def test_bare_day_numbers_of_a_1904_workbook_are_shifted(tmp_path):
    serial = (date(2021, 10, 8) - date(1904, 1, 1)).days
    rows = [HEADERS, ["R1", "公休", serial, "x", serial]]
    (sheet,) = read(tmp_path, {"请销假": rows}, date_1904=True).sheets
    assert sheet.cells["first"] == [(date(2021, 10, 8) - date(1899, 12, 30)).days]
    assert (sheet.cells["last"], sheet.cells["days"]) == (["x"], [serial])


def test_an_unknown_sheet_is_a_warning_unless_it_is_the_guide_hidden_or_blank(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for name in ("填表说明", "选项", "随记", "Sheet1"):
            book.add_worksheet(name).write(0, 0, None if name == "Sheet1" else "x")
        book.get_worksheet_by_name("选项").hide()
    reading = read_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx", declared())
    assert [(one.code, one.sheet) for one in reading.issues] == [("unknown_sheet", "随记")]
    assert reading.issues[0].severity == "warning"


def test_a_blank_ledger_sheet_counts_as_not_handed_in(tmp_path):
    reading = read(tmp_path, {"请销假": []})
    assert ([one.code for one in reading.issues], reading.sheets) == (["empty_sheet"], ())


def test_a_sheet_without_headers_has_no_rows(tmp_path):
    reading = read(tmp_path, {"请销假": [["甲", "乙"], ["1", "2"]]})
    assert [one.code for one in reading.issues] == ["no_header"]
    assert (len(reading.sheets[0].rows), reading.sheets[0].columns) == (0, {})


def test_headers_without_rows_are_a_sheet_without_rows(tmp_path):
    reading = read(tmp_path, {"请销假": [HEADERS]})
    assert ([len(sheet.rows) for sheet in reading.sheets], reading.issues) == ([0], ())


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty_file"), (b"\x00abc", "not_a_workbook"), (b"PK\x03\x04", "damaged_file")],
)
def test_what_is_no_workbook_is_one_issue_and_not_readable(content, code):
    reading = read_workbook(content, "a.xlsx", declared())
    assert [(one.code, one.file) for one in reading.issues] == [(code, "a.xlsx")]
    assert not reading.readable


def test_a_workbook_cut_at_any_place_is_refused_in_one_line(tmp_path):
    write_cells(tmp_path / "a.xlsx", {"请销假": [HEADERS, ROW]})
    whole = (tmp_path / "a.xlsx").read_bytes()
    for length in range(1, len(whole) - 1, 97):
        (cut,) = read_workbook(whole[:length], "a.xlsx", declared()).issues
        assert cut.code in ("not_a_workbook", "damaged_file")


def test_a_sheet_with_a_flipped_byte_is_damaged(tmp_path):
    write_cells(tmp_path / "a.xlsx", {"请销假": [HEADERS, *[ROW] * 50]})
    content = bytearray((tmp_path / "a.xlsx").read_bytes())
    start = content.index(b"xl/worksheets/sheet1.xml") + len(b"xl/worksheets/sheet1.xml")
    content[start : start + 40] = bytes(40)
    reading = read_workbook(bytes(content), "a.xlsx", declared())
    assert [one.code for one in reading.issues] == ["damaged_file"]


def test_a_dirty_sheet_is_read_from_its_file(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet("请销假")
        page.merge_range("A1:F1", "请销假登记表")
        for column, header in ((0, "人员编码"), (1, "假别"), (4, "天数"), (5, "审批人")):
            page.merge_range(1, column, 2, column, header)
        page.merge_range("C2:D2", "请假")
        page.write_row("C3", ["开始", "结束"])
        page.merge_range("A4:A5", "R1")
        page.write_row("B4", ["公休", "2021-10-08", "2021-10-09", 2, "某人"])
        page.write_row("B5", ["同上", "2021-11-08", "2021-11-09", 2, "某人"])
        page.write_row("A6", ["合计", "", "", "", 4])
        page.write("A8", "填表人：某人")
        page.set_row(4, None, None, {"hidden": True})
    reading = read_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx", declared())
    (sheet,) = reading.sheets
    assert (sheet.rows.tolist(), sheet.cells["person"]) == ([4, 5], ["R1", "R1"])
    assert [one.code for one in reading.issues] == ["total_rows", "note_rows", "hidden_rows"]
    assert [one.cell for one in reading.changes] == ["A5", "B5"]


def test_a_csv_is_read_as_the_ledger_that_it_is_named_for():
    content = "\n".join([",".join(HEADERS), "R1,公休,2021-10-08,2021-10-09,2,某人"])
    reading = read_workbook(content.encode("gb18030"), "某村/请销假.csv", declared())
    assert ([sheet.ledger for sheet in reading.sheets], reading.issues) == (["leave"], ())


def test_equal_cells_of_a_workbook_are_one_object():
    long = "".join(["某", "人"] * 20)
    sheets = [grid([HEADERS, [*ROW[:5], f"{long} "]], name) for name in ("请销假", "请假登记")]
    first, second = (sheet.cells["approved_by"][0] for sheet in read_grids(*sheets).sheets)
    assert first is second


def test_reading_a_workbook_does_not_load_pandas():
    code = "import sys, bangfu_lib.ledgers.reading; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(
    st.lists(st.lists(st.sampled_from(DIRT), min_size=7, max_size=7), min_size=1, max_size=24),
    st.lists(st.tuples(*[st.integers(0, 23)] * 2, *[st.integers(0, 6)] * 2), max_size=5),
    st.booleans(),
)
def test_no_sheet_is_too_dirty_to_be_read(rows, corners, visible):
    boxes = [(min(a, b), min(c, d), max(a, b), max(c, d)) for a, b, c, d in corners]
    inside = [box for box in boxes if box[2] < len(rows) and box[:2] != box[2:]]
    dirty = grid(rows, merges=tuple(inside), visible=visible, hidden_rows=[1], hidden_columns=[2])
    for sheet in read_grids(dirty, file="请销假.xlsx").sheets:
        assert {len(cells) for cells in sheet.cells.values()} <= {len(sheet.rows)}
        assert all(0 < row <= len(rows) for row in sheet.rows)
