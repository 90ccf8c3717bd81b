"""Rows of data are told from totals, notes, signatures and repeated headers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheet_grids import LEAVE, ROW, codes, read_rows

HOUSEHOLDS = ["户编码", "村编码", "户类型", "户主", "基本信息表", "收入测算表", "政策享受清单"]
DIRT = st.sampled_from(
    ["", "合计", "注：", "同上", "R1", "○", 3.0, "2021-10-08", "填表人：某人", "说明"]
)


def rows_read(reading):
    (sheet,) = reading.sheets
    return sheet.rows.tolist()


@pytest.mark.parametrize(
    "total",
    [
        *(
            ["合计", "", "", "", 2.0],
            ["小 计", "", "", "", 2.0],
            ["本页小计"],
            ["累计：", "", "", "", 9.0],
        ),
        *(
            ["总计（天）", "", "", "", 2.0],
            ["", "合计", "", "", 2.0],
            ["某乡合计", "", "", "", 2.0],
        ),
        *(["共计3人", "", "", "", 2.0], ["R9", "小计", "", "", 2.0]),
    ],
)
def test_total_rows_are_skipped_and_said(total):
    reading = read_rows(LEAVE, ROW, total, ROW)
    assert (rows_read(reading), codes(reading)) == ([2, 4], ["total_rows"])
    assert "第3行" in reading.issues[0].message


def test_a_total_word_in_a_full_row_of_text_is_data():
    row = ["T1", "2021-10-08", "县", "政策业务", "全年合计", 3.0]
    headers = ["培训编号", "日期", "层级", "培训类型", "主题", "人次"]
    assert rows_read(read_rows(headers, row, name="培训台账")) == [2]


@pytest.mark.parametrize(
    "note",
    [
        *(
            ["注：休假天数不含周末。"],
            ["说明", "按实际填写"],
            ["备注：略"],
            ["", "填表说明：一式两份"],
        ),
        *(
            ["填表人：", "某人", "", "审核人：", "某人"],
            ["单位负责人（签字）"],
            ["村党组织书记签字："],
        ),
        *(["填表人：某", "审核人：某", "日期：", "2021-10-10"], ["附件：", "无"], ["注1：略"]),
        *(["一、第一季度"], ["以上内容属实，特此说明。"], ["以下空白"], ["（本页以下空白）"]),
    ],
)
def test_notes_and_signatures_are_skipped_and_said(note):
    reading = read_rows(LEAVE, ROW, note, ROW)
    assert (rows_read(reading), codes(reading)) == ([2, 4], ["note_rows"])


@pytest.mark.parametrize(
    "row",
    [
        *(["R2"], ["说明：某人", "公休", "2021-10-08", "2021-10-09", 1.0, "某人"]),
        *(["", "事假"], ["R2", "", "", "", "", "负责人："], ["", "", "2021-10-08"]),
    ],
)
def test_what_may_be_data_is_read(row):
    assert rows_read(read_rows(LEAVE, ROW, row)) == [2, 3]


def test_a_long_text_in_a_column_of_text_is_data_though_it_begins_like_a_note():
    headers = ["日期", "人员编码", "类别", "内容"]
    text = "时间：上午；地点：村委会；与村干部商量产业发展和入户走访安排"
    assert rows_read(read_rows(headers, ["", "", "", text], name="驻村日记")) == [2]


def test_another_ledgers_table_below_is_one_issue():
    headers = ["培训编号＊", "日期＊", "层级＊", "培训类型", "主题", "人次"]
    training = ["T1", "2021-10-08", "县", "政策业务", "政策", 3.0]
    reading = read_rows(LEAVE, ROW, [], ["培训台账"], headers, training)
    assert (rows_read(reading), codes(reading)) == ([2], ["second_table"])
    assert (reading.issues[0].cell, reading.issues[0].severity) == ("A5", "error")


@pytest.mark.parametrize("row", [["日期", "类型"], ["R2", "培训", "日期", "日期", 1.0, "主题"]])
def test_rows_with_some_words_of_other_headers_are_read(row):
    assert rows_read(read_rows(LEAVE, ROW, row, ROW)) == [2, 3, 4]


def test_titles_above_repeated_headers_are_skipped():
    reading = read_rows(LEAVE, ROW, ["第2页"], ["请假登记表"], [], LEAVE, ROW)
    assert (rows_read(reading), codes(reading)) == ([2, 7], ["note_rows", "repeated_headers"])


def test_a_row_that_lacks_nearly_all_is_read_where_no_headers_follow():
    assert rows_read(read_rows(LEAVE, ROW, ["第2页"], ROW, LEAVE)) == [2, 3, 4]


def test_a_text_merged_across_columns_is_a_heading():
    reading = read_rows(LEAVE, ["某乡"], ROW, merges=((1, 0, 1, 5),))
    assert (rows_read(reading), codes(reading)) == ([3], ["note_rows"])


def test_a_repeated_header_row_is_skipped_and_said():
    reading = read_rows(["请假登记"], LEAVE, ROW, ["请假登记"], LEAVE, ROW, merges=((3, 0, 3, 5),))
    assert rows_read(reading) == [3, 6]
    assert codes(reading) == ["note_rows", "repeated_headers"]


def test_rows_with_only_a_number_of_order_are_blank_and_what_follows_them_is_read():
    reading = read_rows(["序号", *LEAVE], [1.0, *ROW], [2.0], ["3"], [4.0, *ROW])
    assert (rows_read(reading), reading.issues) == ([2, 5], ())


def test_a_remark_that_no_column_takes_is_said():
    reading = read_rows([*LEAVE, "备注"], [*ROW, "已补假条"])
    assert codes(reading) == ["remarks_not_read"]


def test_an_empty_column_of_remarks_is_not_worth_a_word():
    assert read_rows([*LEAVE, "备注"], ROW).issues == ()


def test_a_signature_right_of_the_table_is_no_column_without_header():
    assert codes(read_rows(LEAVE, ROW, ["填表人：", "", "", "", "", "", "某人"])) == ["note_rows"]


def test_a_column_without_header_that_holds_something_is_an_issue():
    (found,) = read_rows(LEAVE, [*ROW, "x"]).issues
    assert (found.code, found.cell) == ("headless_column", "G1")


def test_hidden_rows_and_columns_are_read_and_said():
    reading = read_rows(LEAVE, ROW, ROW, ROW, ROW, hidden_rows=[1, 2, 4], hidden_columns=[4])
    assert rows_read(reading) == [2, 3, 4, 5]
    assert [one.message for one in reading.issues] == [
        "有3行是隐藏的（第2－3、5行），已照常读入",
        "有1列是隐藏的（E列“天数”），已照常读入",
    ]
    assert {one.severity for one in reading.issues} == {"note"}


def test_a_hidden_list_beside_the_table_is_left_alone_and_said():
    reading = read_rows([*LEAVE, "名单"], [*ROW, "甲"], [*[""] * 6, "乙"], hidden_columns=[6])
    assert (rows_read(reading), codes(reading)) == ([2], ["hidden_columns_unread"])


@given(st.lists(st.lists(DIRT, max_size=6), max_size=6))
def test_a_full_row_is_read_whatever_stands_around_it(dirt):
    reading = read_rows(LEAVE, *dirt, ROW, *dirt)
    assert len(dirt) + 2 in rows_read(reading)


@given(st.lists(st.lists(DIRT, max_size=6), max_size=8))
def test_every_filled_row_is_read_or_said_to_be_skipped(dirt):
    reading = read_rows(LEAVE, *dirt)
    said = [
        one for one in reading.issues if one.code in ("total_rows", "note_rows", "repeated_headers")
    ]
    filled = [number for number, row in enumerate(dirt, start=2) if any(row)]
    named = "".join(one.message for one in said)
    assert all(n in rows_read(reading) or "行" in named for n in filled)
