"""Whole columns of raw cells become clean columns."""

from datetime import date, datetime
from decimal import Decimal

import pandas as pd
import pytest
from ledger_samples import field

from bangfu_lib.ledgers.cells import convert
from bangfu_lib.ledgers.numbers import Measured
from bangfu_lib.opening.opened import NoValue


@pytest.mark.parametrize(
    ("kind", "cell", "value", "dtype"),
    [
        ("text", "甲", "甲", "string"),
        ("code", 101.0, "101", "string"),
        ("codes", "R1，R2", "R1、R2", "string"),
        ("date", "2021.10.8", pd.Timestamp(2021, 10, 8), "datetime64[s]"),
        ("integer", "１２", 12, "Int64"),
        ("number", 0.5, Decimal("0.5"), "object"),
        ("boolean", "√", True, "boolean"),
        ("choice", "甲", "甲", "string"),
        ("choices", "甲 乙", "甲、乙", "string"),
        ("period", "2021年四季度", "2021Q4", "string"),
        ("name", "张　三", "张三", "string"),
        ("phone", 13812345678.0, "13812345678", "string"),
        ("id_number", "11010519491231002x", "11010519491231002X", "string"),
        ("account", "6222 0000 1234", "622200001234", "string"),
        ("address", "某路\n1号", "某路1号", "string"),
    ],
)
def test_each_kind_has_its_dtype_and_blanks_stay_blank(kind, cell, value, dtype):
    converted = convert([cell, None], field(kind, values=("甲", "乙"), digits=1))
    assert (converted.values[0], converted.values.dtype) == (value, dtype)
    assert converted.values.isna().tolist() == [False, True]
    assert (converted.groups.tolist(), converted.unreadable.any()) == ([-1, -1], False)


def test_equal_bad_cells_share_one_problem_and_are_blank_but_not_forgotten():
    converted = convert(["甲", 2.0, "甲", None, "乙"], field("integer"))
    assert converted.values.tolist() == [pd.NA, 2, pd.NA, pd.NA, pd.NA]
    assert converted.unreadable.tolist() == [True, False, True, False, True]
    assert [converted.problems[group].facts["value"] for group in converted.groups[[0, 2, 4]]] == [
        "甲",
        "甲",
        "乙",
    ]


def test_a_month_that_excel_made_a_date_is_read_and_reported():
    converted = convert([date(2021, 10, 1)], field("period"))
    assert converted.values.tolist() == ["2021-10"]
    assert converted.problems[converted.groups[0]].code == "month_from_date"


@pytest.mark.parametrize(
    ("sensitivity", "shown"),
    [("P", "511***************号"), ("S2", "（涉及个人信息，不显示）")],
)
def test_personal_data_is_not_repeated_in_problems(sensitivity, shown):
    converted = convert(["511500199001011234号"], field("integer", sensitivity=sensitivity))
    assert converted.problems[0].facts["value"] == shown


def test_a_blank_column_has_the_dtype_of_its_field():
    assert convert([None, None], field("date")).values.dtype == "datetime64[s]"


def changes(cells, kind, **facts):
    """For each cell what it said and how it was read, None where that is the same."""
    converted = convert(cells, field(kind, **facts))
    return [converted.changes.get(number) for number in converted.changed.tolist()]


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("text", "第１期"),
        ("text", "'十四五'规划"),
        ("code", 101.0),
        ("date", date(2021, 10, 8)),
        ("date", datetime(2021, 10, 8)),  # noqa: DTZ001
        ("date", "2021-10-08"),
        ("integer", 12.0),
        ("integer", "12"),
        ("number", "12.50"),
        ("number", 0.1 + 0.2),
        ("boolean", "否"),
        ("choice", "甲"),
        ("choices", "甲、乙"),
        ("period", "2021Q4"),
        ("name", "阿依古丽·买买提"),
        ("phone", 13812345678.0),
        ("integer", None),
        ("integer", "甲"),
    ],
)
def test_what_was_read_as_it_stands_or_not_at_all_is_no_change(kind, cell):
    assert changes([cell], kind, values=("甲", "乙"), digits=2) == [None]


@pytest.mark.parametrize(
    ("kind", "cell", "change"),
    [
        ("text", "e\u0301", ("e\u0301", "é")),
        ("text", "王家\n村", ("王家 村", "王家村")),
        ("text", "甲\u200b村", ("甲村（含换行或看不见的字符）", "甲村")),
        ("code", "ＰＢ01", ("ＰＢ01", "PB01")),
        ("date", "2021.10.8", ("2021.10.8", "2021-10-08")),
        ("date", 44477.0, ("44477", "2021-10-08")),
        ("date", datetime(2021, 10, 8, 9, 30), ("2021-10-08 09:30", "2021-10-08")),  # noqa: DTZ001
        ("integer", "１２", ("１２", "12")),
        ("integer", "1,234", ("1,234", "1234")),
        ("integer", "007", ("007", "7")),
        ("number", "3万元", ("3万元", "30000")),
        ("number", "3余万元", ("3余万元", "30000（约数）")),
        ("number", Measured(3.5, "万元"), ("3.5（万元）", "35000")),
        ("boolean", "√", ("√", "是")),
        ("choice", "1.甲", ("1.甲", "甲")),
        ("choices", "甲,乙", ("甲,乙", "甲、乙")),
        ("period", "2021年四季度", ("2021年四季度", "2021Q4")),
        ("name", "张　三", ("张 三", "张三")),
        ("code", "'101", ("'101", "101")),
        ("date", "'2021-10-08", ("'2021-10-08", "2021-10-08")),
    ],
)
def test_what_was_read_otherwise_than_written_is_a_change(kind, cell, change):
    facts = {"values": ("甲", "乙"), "digits": 2, "measure": "元", "approximate": "about"}
    assert changes([cell], kind, **facts) == [change]


def test_of_a_long_text_the_part_around_the_change_is_shown():
    ((was, now),) = changes(["一二三四五六七八九十" * 3 + "甲\n乙" + "丙" * 30], "text")
    assert (was, now) == ("…七八九十甲 乙" + "丙" * 13 + "…", "…七八九十甲乙" + "丙" * 14 + "…")


@pytest.mark.parametrize(
    ("kind", "cell", "facts"),
    [
        ("name", "张　三", {"sensitivity": "S2"}),
        ("phone", "138 1234 5678", {"sensitivity": "S2"}),
        ("id_number", "11010519491231002x", {}),
        ("account", "6222 0000 1234", {}),
    ],
)
def test_changes_of_personal_data_do_not_show_it(kind, cell, facts):
    hidden = "（涉及个人信息，不显示）"
    assert changes([cell], kind, **facts) == [(hidden, hidden)]


def test_numbers_that_are_about_so_many_are_marked():
    about = {"measure": "人次", "approximate": "about"}
    converted = convert(["400余人次", 400.0, "约400", None], field("integer", **about))
    assert converted.values.tolist() == [400, 400, 400, pd.NA]
    assert converted.about.tolist() == [True, False, True, False]


def test_a_day_without_a_year_is_read_within_the_window():
    window = (date(2021, 10, 1), date(2021, 12, 31))
    converted = convert(["10月8日", "7月26日"], field("date"), window=window)
    assert converted.values.tolist() == [pd.Timestamp(2021, 10, 8), pd.NaT]
    assert [one.code for one in converted.problems.values()] == ["no_year"]


@pytest.mark.parametrize("kind", ["number", "text", "date", "name"])
@pytest.mark.parametrize("cell", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_neither_read_nor_lost(kind, cell):
    assert convert([cell, None], field(kind)).unreadable.tolist() == [True, False]


@pytest.mark.parametrize("kind", ["text", "code", "number", "name", "date", "boolean"])
@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("#N/A", "formula_error"), ("#REF!", "formula_error"), ("####", "too_narrow")),
        *(("【图片】", "formula_error"), ("【公式没有结果】", "formula_not_computed")),
    ],
)
def test_an_error_that_became_text_is_no_content(kind, cell, code):
    converted = convert([cell], field(kind))
    assert [one.code for one in converted.problems.values()] == [code]
    assert converted.unreadable.tolist() == [True]


@pytest.mark.parametrize("kind", ["text", "code", "date", "choice", "boolean"])
def test_ditto_with_nothing_above_is_one_issue_and_no_blank(kind):
    converted = convert(["同上"], field(kind))
    assert [one.code for one in converted.problems.values()] == ["nothing_above"]
    assert converted.unreadable.tolist() == [True]


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        *(("date", "/"), ("date", "无"), ("code", "／"), ("codes", "—"), ("name", "无")),
        *(("phone", "暂无"), ("integer", "/"), ("number", "／")),
    ],
)
def test_a_sign_for_nothing_leaves_an_optional_cell_blank_and_is_told(kind, cell):
    converted = convert([cell], field(kind))
    assert (converted.values.isna().all(), converted.unreadable.any()) == (True, False)
    assert (converted.problems, changes([cell], kind)) == ({}, [(cell, "（空）")])


@pytest.mark.parametrize(
    ("kind", "cell", "facts", "code"),
    [
        ("number", "-", {}, "nothing_or_zero"),
        ("integer", "无", {}, "nothing_or_zero"),
        ("number", "/", {"required": True}, "not_a_number"),
        ("date", "/", {"required": True}, "not_a_date"),
        ("boolean", "/", {}, "not_yes_or_no"),
        ("choice", "/", {"values": ("甲",)}, "not_a_choice"),
    ],
)
def test_a_sign_that_may_mean_more_than_nothing_is_refused(kind, cell, facts, code):
    assert [one.code for one in convert([cell], field(kind, **facts)).problems.values()] == [code]


@pytest.mark.parametrize(
    ("cell", "codes"),
    [("/", []), ("无", ["nothing_or_zero"]), (NoValue("#N/A"), ["formula_error"])],
)
def test_below_a_header_with_a_unit_the_same_holds_for_cells_without_a_value(cell, codes):
    converted = convert([Measured(cell, "万元")], field("number", measure="元"))
    assert [one.code for one in converted.problems.values()] == codes
    assert converted.values.isna().all()
