"""Header rows are found below titles and matched to fields, however they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import declared

from bangfu_lib.ledgers.header_names import plain
from bangfu_lib.ledgers.headers import find_headers
from bangfu_lib.ledgers.issues import Place
from bangfu_lib.opening.opened import Grid

PLACE = Place("a.xlsx", "请销假")
LEAVE = ["人员编码", "假别", "开始日期", "结束日期", "天数", "审批人", "销假日期"]
COLUMNS = {"person": 0, "kind": 1, "first": 2, "last": 3, "days": 4, "approved_by": 5}


def find(*rows, ledger="leave", merges=(), hidden=()):
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    grid = Grid("请销假", padded, merges=merges, hidden_columns=frozenset(hidden))
    return find_headers(grid, declared()[ledger], PLACE, ledgers=declared())


@pytest.mark.parametrize(
    "header",
    [
        *("人员编码＊", "＊人员编码", " 人员编码", "人员\u3000编码*", "人员编码（必填）"),
        *("人 员\n编码", "【必填】人员编码", "人员编码★", "\u200b人员编码\ufeff"),
    ],
)
def test_blanks_width_and_required_marks_do_not_matter(header):
    assert plain(header) == "人员编码"


def test_the_header_row_may_stand_below_titles_and_its_columns_in_any_order():
    found = find(["请销假登记表"], ["单位：", "某乡"], [*reversed(LEAVE), ""])
    assert (found.row, found.columns["person"], found.issues) == (2, 6, ())


@pytest.mark.parametrize(("titles", "row"), [(14, 14), (15, -1)])
def test_headers_may_begin_in_the_first_fifteen_rows(titles, row):
    assert find(*[["标题"]] * titles, LEAVE).row == row


def test_an_alias_names_the_same_field():
    assert find(["人员编号", *LEAVE[1:]]).columns["person"] == 0


def test_without_any_header_the_known_ones_are_named():
    found = find(["甲", "乙"], ["1", "2"])
    assert [one.code for one in found.issues] == ["no_header"]
    assert "人员编码、假别" in str(found.issues[0])


def test_an_unknown_header_names_its_cell_and_the_known_ones():
    (unknown,) = find([*LEAVE, "随 记"]).issues
    assert (unknown.code, unknown.cell) == ("unknown_header", "H1")
    assert "“随 记”" in unknown.message
    assert "销假日期" in unknown.remedy


@pytest.mark.parametrize(
    "header",
    ["序号", "备 注", "填报人", "填报单位", "填报日期＊", "县（市、区）", "所在村", "乡镇"],
)
def test_what_any_sheet_may_carry_is_no_error(header):
    assert find([header, *LEAVE]).issues == ()


def test_a_header_that_is_a_field_here_is_read_although_other_sheets_do_not_read_it():
    reports = ["报告种类", "对应期", "村编码", "序号", "实报日期"]
    assert find(reports, ledger="reports").columns["serial"] == 3


def test_a_missing_required_header_is_an_issue_and_a_missing_optional_one_is_not():
    (missing,) = find(LEAVE[1:-1]).issues
    assert (missing.code, missing.cell) == ("missing_header", "A1")
    assert "“人员编码”" in missing.message


def test_two_headers_of_one_field_are_both_named():
    (double,) = find([*LEAVE, "编号"]).issues
    assert (double.code, double.cell) == ("duplicate_header", "H1")
    assert "A1" in double.message


def test_columns_without_header_are_told_of():
    assert find([*LEAVE, ""], [*[""] * 7, "x"]).headless == (7,)


def test_a_hidden_column_with_an_unknown_header_is_left_out_and_no_error():
    found = find([*LEAVE, "下拉"], hidden=[7])
    assert (found.unread, found.issues) == ((7,), ())


def test_a_first_row_met_before_is_still_read_with_what_is_hidden_or_merged_now():
    usual = find(LEAVE)
    assert find(LEAVE) == usual
    assert find(LEAVE, [""] * len(LEAVE), merges=[(0, 0, 1, 0)]).row == usual.row + 1
    assert find([*LEAVE, ""]).headless == (len(LEAVE),)


# Several rows of headers


def test_a_group_merged_over_its_columns_and_cells_merged_down_are_one_header():
    rows = (
        ["请销假登记表", "", "", "", "", ""],
        ["人员编码", "假别", "请假", "", "天数", "审批人"],
        ["", "", "开始", "结束", "", ""],
        ["R1", "公休", "2021-10-08", "2021-10-09", 2, "某人"],
    )
    down = tuple((1, column, 2, column) for column in (0, 1, 4, 5))
    found = find(*rows, merges=((0, 0, 0, 5), (1, 2, 1, 3), *down))
    assert (found.columns, found.issues) == (COLUMNS, ())
    assert (found.first, found.row) == (1, 2)


def test_a_group_that_was_not_merged_still_joins_its_columns():
    rows = (
        ["人员编码", "假别", "请假", "", "天数", "审批人"],
        ["", "", "开始", "结束", "", ""],
    )
    assert find(*rows).columns == COLUMNS


def test_the_lower_cell_alone_may_be_the_header():
    rows = (
        ["申请", "", "起止", "", "", "审批"],
        ["人员编码", "假别", "开始日期", "结束日期", "天数", "审批人"],
    )
    found = find(*rows, merges=((0, 0, 0, 1), (0, 2, 0, 4)))
    assert (found.columns, found.row) == (COLUMNS, 1)


def test_a_group_that_is_a_field_itself_gives_way_to_the_fields_below_it():
    rows = (
        ["走访日期", "走访人编码", "村编码", "走访目的", "停留", ""],
        ["", "", "", "", "停留天数", "见到本人"],
    )
    down = tuple((0, column, 1, column) for column in range(4))
    found = find(*rows, ledger="visits", merges=((0, 4, 0, 5), *down))
    assert (found.columns["stay_days"], found.columns["met"], found.row) == (4, 5, 1)


def test_three_rows_of_headers_are_read():
    rows = (
        ["请销假", "", "", "", "", ""],
        ["人员编码", "假别", "请假", "", "天数", "审批人"],
        ["", "", "开始", "结束", "", ""],
    )
    down = tuple((1, column, 2, column) for column in (0, 1, 4, 5))
    assert find(*rows, merges=((0, 0, 0, 5), (1, 2, 1, 3), *down)).columns == COLUMNS


def test_headers_merged_down_over_two_rows_end_below_them():
    found = find(LEAVE, [""] * 7, ["R1"], merges=tuple((0, c, 1, c) for c in range(7)))
    assert (found.first, found.row) == (0, 1)


# Units, hints, traditional characters


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        *(
            ("金额（万元）", "万元"),
            ("金额(元)", None),
            ("金额万元", "万元"),
            ("金额/千元", "千元"),
        ),
        *(("金额（单位：万元）", "万元"), ("金额元", None), ("折价（万元）", "万元")),
    ],
)
def test_a_unit_in_the_header_is_told_when_it_is_not_the_fields_own(header, measure):
    found = find(["编号", "类别", "名称", header], ledger="resources")
    assert found.columns["amount"] == 3
    assert found.measures.get("amount") == measure


def test_a_unit_written_once_above_the_headers_holds_for_its_columns():
    headers = ["编号", "类别", "名称", "计划金额", "数量"]
    found = find(["单位：万元"], headers, ledger="resources")
    assert found.measures == {"planned_amount": "万元"}
    assert "units_differ" not in [one.code for one in found.issues]


@pytest.mark.parametrize("header", ["金额元", "金额（元）", "金额(单位:元)"])
def test_a_header_in_another_unit_than_its_sheet_is_an_issue(header):
    found = find(["单位：万元"], ["编号", "类别", "名称", header], ledger="resources")
    (differ,) = [one for one in found.issues if one.code == "units_differ"]
    assert (differ.cell, differ.severity) == ("D2", "error")


def test_a_header_with_a_unit_of_its_own_needs_none_from_its_sheet():
    found = find(["单位：万元"], ["编号", "类别", "名称", "金额（千元）"], ledger="resources")
    assert found.measures == {"amount": "千元"}
    assert "units_differ" not in [one.code for one in found.issues]


@pytest.mark.parametrize(
    "days",
    [
        [float(day) for day in range(1, 32)],
        [f"{day}日" for day in range(1, 32)],
        [f"10月{day}日" for day in range(1, 32)],
        [date(2021, 10, day) for day in range(1, 32)],
    ],
)
def test_a_calendar_with_a_column_for_each_day_is_one_issue(days):
    found = find(["姓名", *days], ledger="attendance")
    (across,) = found.issues
    assert (across.code, across.cell) == ("days_across", "B1")


def test_a_few_columns_called_by_numbers_are_unknown_one_by_one():
    found = find([*LEAVE, 1.0, 2.0])
    assert [one.code for one in found.issues] == ["unknown_header"] * 2
    assert "“1”" in found.issues[0].message


def test_an_unknown_header_is_told_with_what_it_may_mean():
    found = find(["编号", "类别", "名称", "金额"], ledger="resources")
    (unknown,) = [one for one in found.issues if one.code == "unknown_header"]
    assert "不认识的表头“金额”，是不是“金额元”" in unknown.message


def test_what_limits_a_number_is_not_taken_for_a_unit():
    found = find(["编号", "类别", "名称", "金额（不含配套）"], ledger="resources")
    assert "amount" not in found.columns
    assert "unknown_header" in [one.code for one in found.issues]


@pytest.mark.parametrize("hint", ["（年月日）", "(如2021-10-08)", "（yyyy-mm-dd）", "（请填公历）"])
def test_a_hint_in_brackets_does_not_matter(hint):
    assert find([*LEAVE[:2], "开始日期" + hint, *LEAVE[3:]]).columns["first"] == 2


def test_allowed_values_in_brackets_do_not_matter():
    assert find([LEAVE[0], "假别（公休/事假/病假）", *LEAVE[2:]]).columns["kind"] == 1


def test_traditional_headers_are_read():
    traditional = ["人員編碼", "假別", "開始日期", "結束日期", "天數", "審批人"]
    found = find(traditional)
    assert (found.columns, found.issues) == (COLUMNS, ())


# Names beside codes


def test_the_name_beside_a_code_is_read_beside_it():
    headers = ["走访日期", "走访人编码", "走访人姓名", "村编码", "村名", "乡镇", "走访目的"]
    found = find(headers, ledger="visits")
    assert found.beside == {("person", "name"): 2, ("village", "name"): 4, ("village", "within"): 5}
    assert found.issues == ()


@pytest.mark.parametrize("header", ["村名", "行政村", "所在村", "村"])
def test_the_name_alone_stands_for_the_code(header):
    found = find(["走访日期", "走访人", header, "走访目的"], ledger="visits")
    assert (found.columns["village"], found.columns["person"]) == (2, 1)
    assert (found.beside, found.issues) == ({}, ())


def test_a_field_of_the_sheet_itself_may_say_where_a_village_lies():
    found = find(["活动编号", "日期", "村编码", "活动类型", "乡镇"], ledger="activities")
    assert found.columns["township"] == found.beside[("village", "within")] == 4


@given(st.lists(st.sampled_from(["", "甲", "1", "R1", "合计", "单位：", "\u3000"]), max_size=7))
def test_titles_above_never_hide_the_headers(title):
    found = find(title or [""], LEAVE)
    assert (found.row, len(found.columns)) == (1, 7)


@given(st.permutations(LEAVE), st.sampled_from(["", " ", "\n", "\u3000", "＊", "（必填）"]))
def test_order_and_trailing_dirt_of_headers_do_not_matter(headers, dirt):
    found = find([header + dirt for header in headers])
    assert (found.columns["days"], found.issues) == (headers.index("天数"), ())
