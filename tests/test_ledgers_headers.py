"""Header rows are found below titles and matched to fields."""

import pytest
from ledger_samples import declared

from bangfu_lib.ledgers.headers import find_headers, plain
from bangfu_lib.ledgers.issues import Place

PLACE = Place("a.xlsx", "请销假")
LEAVE = ["人员编码", "假别", "开始日期", "结束日期", "天数", "审批人", "销假日期"]


def find(*rows):
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return find_headers(padded, declared()["leave"], PLACE)


@pytest.mark.parametrize(
    "header", ["人员编码＊", " 人员编码", "人员\u3000编码*", "人员编码（必填）", "人 员\n编码"]
)
def test_blanks_width_and_required_marks_do_not_matter(header):
    assert plain(header) == "人员编码"


def test_the_header_row_may_stand_below_titles_and_its_columns_in_any_order():
    found = find(["请销假登记表"], ["单位：", "某乡"], [*reversed(LEAVE), ""])
    assert (found.row, found.columns["person"], found.issues) == (2, 6, ())


def test_an_alias_names_the_same_field():
    assert find(["人员编号", *LEAVE[1:]]).columns["person"] == 0


def test_without_any_header_the_known_ones_are_named():
    found = find(["甲", "乙"], ["1", "2"])
    assert [one.code for one in found.issues] == ["no_header"]
    assert "人员编码、假别" in str(found.issues[0])


def test_an_unknown_header_names_its_cell_and_the_known_ones():
    (unknown,) = find([*LEAVE, "备 注"]).issues
    assert (unknown.code, unknown.cell) == ("unknown_header", "H1")
    assert "“备 注”" in unknown.message
    assert "销假日期" in unknown.remedy


def test_a_missing_required_header_is_an_issue_and_a_missing_optional_one_is_not():
    (missing,) = find(LEAVE[1:-1]).issues
    assert (missing.code, missing.cell) == ("missing_header", "A1")
    assert "“人员编码”" in missing.message


def test_two_headers_of_one_field_are_both_named():
    (double,) = find([*LEAVE, "编号"]).issues
    assert (double.code, double.cell) == ("duplicate_header", "H1")
    assert "A1" in double.message


def test_a_column_without_header_is_an_issue_only_when_it_holds_something():
    assert find([*LEAVE, ""], [""] * 8).issues == ()
    (headless,) = find([*LEAVE, ""], [*[""] * 7, "x"]).issues
    assert (headless.code, headless.cell) == ("headless_column", "H1")
