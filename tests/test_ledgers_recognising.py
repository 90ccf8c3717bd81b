"""A sheet is known by its name, else by the file's or by its headers, and that is said."""

import pytest
from sheet_grids import LEAVE, ROW, codes, grid, read

VISITS = ["走访日期", "走访人编码", "村编码", "户编码", "走访目的"]


def ledgers(reading):
    return [sheet.ledger for sheet in reading.sheets]


@pytest.mark.parametrize("name", ["请销假", " 请 销假 ", "请假登记", "請銷假", "请销假＊"])
def test_a_name_or_alias_says_it_without_a_word(name):
    reading = read(grid([LEAVE, ROW], name))
    assert (ledgers(reading), reading.issues) == (["leave"], ())


@pytest.mark.parametrize("name", ["Sheet1", "三季度", "请销假（第三季度）"])
def test_else_the_headers_say_it(name):
    reading = read(grid([LEAVE, ROW], name), grid([VISITS], "走访记录"))
    assert (ledgers(reading), codes(reading)) == (["leave", "visits"], ["recognised_by_headers"])
    assert reading.issues[0].severity == "note"


@pytest.mark.parametrize("file", ["某村/请销假.xlsx", "请销假.csv", "PB01请销假2021.xls"])
def test_a_single_sheet_is_known_by_its_file(file):
    reading = read(grid([LEAVE, ROW], "Sheet1"), grid([], "Sheet2"), file=file)
    assert (ledgers(reading), codes(reading)) == (["leave"], ["recognised_by_file"])


def test_headers_that_are_clearly_another_ledgers_outweigh_the_file():
    reading = read(grid([LEAVE, ROW], "Sheet1"), file="走访记录.xlsx")
    assert (ledgers(reading), codes(reading)) == (["leave"], ["recognised_by_headers"])


def test_a_file_named_for_a_ledger_is_read_as_it_though_a_column_is_missing():
    reading = read(grid([VISITS[:-1], ["2021-10-08"]], "Sheet1"), file="走访记录.xlsx")
    assert (ledgers(reading), codes(reading)) == (
        ["visits"],
        ["recognised_by_file", "missing_header"],
    )


@pytest.mark.parametrize("headers", [["人员编码", "日期"], LEAVE[:-1], ["甲", "乙"]])
def test_without_all_required_columns_headers_decide_nothing(headers):
    reading = read(grid([headers, ["R1", "x"]], "Sheet1"))
    assert (ledgers(reading), codes(reading)) == ([], ["unknown_sheet"])


def test_two_sheets_of_one_ledger_are_both_read():
    reading = read(grid([LEAVE, ROW], "请销假"), grid([LEAVE, ROW, ROW], "请假登记"))
    assert [len(sheet.rows) for sheet in reading.sheets] == [1, 2]


def test_a_hidden_ledger_is_read_and_said():
    reading = read(grid([LEAVE, ROW], visible=False))
    assert (ledgers(reading), codes(reading)) == (["leave"], ["hidden_sheet"])


def test_a_hidden_sheet_that_looks_like_a_ledger_is_not_read_but_said():
    reading = read(grid([LEAVE, ROW], "旧", visible=False))
    assert (ledgers(reading), codes(reading)) == ([], ["hidden_sheet_unread"])
    assert reading.issues[0].severity == "warning"


@pytest.mark.parametrize("name", ["填表说明", "选项", "备用户", "退回修改清单"])
def test_sheets_for_people_are_left_alone(name):
    assert read(grid([LEAVE, ROW], name)).issues == ()
