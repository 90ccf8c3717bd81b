"""Whole columns of raw cells become clean columns."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from ledger_samples import field

from bangfu_lib.ledgers.cells import convert


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
    ],
)
def test_each_kind_has_its_dtype_and_blanks_stay_blank(kind, cell, value, dtype):
    converted = convert([cell, None], field(kind, values=("甲", "乙"), digits=1))
    assert (converted.values[0], converted.values.dtype) == (value, dtype)
    assert converted.values.isna().tolist() == [False, True]
    assert (converted.groups.tolist(), converted.unreadable.any()) == ([-1, -1], False)


def test_equal_bad_cells_share_one_problem_and_are_blank_but_not_forgotten():
    converted = convert(["三", 2.0, "三", None, "四"], field("integer"))
    assert converted.values.tolist() == [pd.NA, 2, pd.NA, pd.NA, pd.NA]
    assert converted.unreadable.tolist() == [True, False, True, False, True]
    assert [converted.problems[group].facts["value"] for group in converted.groups[[0, 2, 4]]] == [
        "三",
        "三",
        "四",
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
