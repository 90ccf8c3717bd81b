"""Merged cells, 同上 and circles are read as what they say, and every such cell is listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheet_grids import LEAVE, ROW, codes, grid, read, read_rows

from bangfu_lib.ledgers.carrying import carry, inherited

HOUSEHOLDS = ["户编码", "村编码", "户类型", "户主", "基本信息表", "收入测算表", "政策享受清单"]


def row(**changed):
    return [changed.get(header, cell) for header, cell in zip(LEAVE, ROW, strict=True)]


def cells(reading, field):
    return reading.sheets[0].cells[field]


def test_a_merged_cell_is_carried_down_and_listed():
    below = row(人员编码="", 假别="事假")
    reading = read_rows(LEAVE, ROW, below, below, merges=((1, 0, 3, 0),))
    (change,) = reading.changes
    assert cells(reading, "person") == ["R1"] * 3
    assert (change.cell, change.others, change.header) == ("A3", ("A4",), "人员编码")
    assert (change.was, change.now) == ("（合并单元格）", "R1")


def test_a_merged_cell_makes_no_rows_of_its_own():
    reading = read_rows(LEAVE, ROW, [], [], merges=((1, 0, 3, 0),))
    assert (reading.sheets[0].rows.tolist(), reading.changes) == ([2], ())


def test_a_total_within_merged_cells_is_a_total():
    reading = read_rows(LEAVE, ROW, ["", "小计", "", "", 2.0], merges=((1, 0, 2, 0),))
    assert (reading.sheets[0].rows.tolist(), codes(reading)) == ([2], ["total_rows"])


def test_a_row_whose_required_cells_are_merged_down_is_not_taken_for_a_total():
    headers = ["培训编号", "日期", "层级", "培训类型", "主题", "人次"]
    first = ["T1", "2021-10-08", "县", "政策业务", "政策", 3.0]
    second = ["T2", "2021-10-09", "", "政策业务", "全年合计", 3.0]
    reading = read_rows(headers, first, second, name="培训台账", merges=((1, 2, 2, 2),))
    assert cells(reading, "level") == ["县", "县"]


@pytest.mark.parametrize("ditto", ["同上", "〃", "″", '"', "同前"])
def test_ditto_is_carried_from_above_and_listed(ditto):
    reading = read_rows(LEAVE, ROW, row(假别=ditto), [], row(假别=ditto))
    (change,) = reading.changes
    assert cells(reading, "kind") == ["公休"] * 3
    assert (change.cell, change.others, change.was, change.now) == ("B3", ("B5",), ditto, "公休")


def test_ditto_with_nothing_above_stays_to_be_refused():
    reading = read_rows(LEAVE, row(假别="同上"), row(假别=""), row(假别="〃"), ROW)
    assert (cells(reading, "kind")[:3], reading.changes) == (["同上", None, "〃"], ())


def test_ditto_below_a_merged_cell_says_the_same():
    reading = read_rows(LEAVE, ROW, row(假别=""), row(假别="同上"), merges=((1, 1, 2, 1),))
    assert cells(reading, "kind") == ["公休"] * 3


def test_personal_data_is_not_shown_in_changes():
    first = ["H1", "PB01", "脱贫户", "张某某", "是", "是", "是"]
    second = ["H2", "PB01", "脱贫户", "同上", "是", "是", "是"]
    (change,) = read_rows(HOUSEHOLDS, first, second, name="户台账").changes
    assert "张" not in str(change)


@pytest.mark.parametrize(
    ("marks", "now"),
    [
        *((["○", "×", "O"], ["是", "×", "是"]), (["√", "〇", "√"], ["√", "否", "√"])),
        *((["○", "○"], ["○", "○"]), (["○", "×", "√"], ["○", "×", "√"])),
        *((["○", "×", "是"], ["○", "×", "是"]), (["○", "无", "√"], ["○", "无", "√"])),
    ],
)
def test_circles_are_decided_by_the_other_marks_of_their_column(marks, now):
    rows = [[f"H{n}", "PB01", "脱贫户", "", mark, "是", "是"] for n, mark in enumerate(marks)]
    reading = read_rows(HOUSEHOLDS, *rows, name="户台账")
    assert cells(reading, "basic_form") == now
    assert bool(reading.changes) == (marks != now)


def test_circles_elsewhere_stay():
    assert cells(read_rows(LEAVE, row(审批人="○"), row(审批人="×")), "approved_by") == ["○", "×"]


def test_names_beside_codes_are_carried_too():
    headers = ["走访日期", "走访人编码", "村编码", "村名", "走访目的"]
    visits = [["2021-10-08", "R1", "PB01", name, "慰问"] for name in ("甲村", "同上")]
    reading = read(grid([headers, *visits], "走访记录"))
    assert reading.sheets[0].beside == {("village", "name"): ["甲村", "甲村"]}
    assert [one.header for one in reading.changes] == ["村名"]


def test_overlapping_merges_are_no_endless_work():
    boxes = [(top, 0, 999, 0) for top in range(999)]
    assert len(inherited(boxes, {0})[0]) == 999


@given(st.lists(st.sampled_from(["甲", None, "同上", "〃", 1.0]), max_size=12))
def test_carrying_keeps_what_says_something_itself(column):
    carried = carry(column, range(len(column)), {}, boolean=False)
    kept = [
        (was, now)
        for was, now in zip(column, carried.cells, strict=True)
        if was not in ("同上", "〃")
    ]
    assert all(was == now for was, now in kept)
    left = [place for place, now in enumerate(carried.cells) if now in ("同上", "〃")]
    above = [[one for one in column[:place] if one not in ("同上", "〃")][-1:] for place in left]
    assert all(one in ([], [None]) for one in above)
