"""Old workbooks: what stands in them, and containers that lie or were cut short."""

import struct
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_books import (
    DATE,
    EMPTY_TEXT,
    NO_TEXT,
    TEXT_FOLLOWS,
    compound,
    flag,
    formula,
    hidden_column,
    hidden_row,
    label,
    merged,
    number,
    old_book,
    record,
    stream,
    text_result,
)
from raw_workbooks import outcome, outcome_in_child

from bangfu_lib.opening.open_file import open_file
from bangfu_lib.opening.opened import NoValue

HEADER = label(0, 0, "村名") + label(0, 1, "日期")
NOT_COMPUTED = NoValue("")
TWO = struct.pack("<d", 2)


def opened(*sheets, **facts):
    return open_file(old_book(*sheets, **facts), "a.xls")


def rows_of(*records):
    return opened(b"".join(records)).grids[0].rows


def test_texts_numbers_dates_flags_and_errors_are_read():
    rows = rows_of(
        HEADER,
        label(1, 0, "㙟村"),
        number(1, 1, 45499, DATE),
        number(2, 0, 45499),
        number(2, 1, 45499.5, DATE),
        flag(3, 0, 1, error=False),
        flag(3, 1, 0x2A, error=True),
    )
    assert rows == [
        ["村名", "日期"],
        ["㙟村", date(2024, 7, 26)],
        [45499.0, datetime.fromisoformat("2024-07-26T12:00")],
        [True, NoValue("#N/A")],
    ]


@pytest.mark.parametrize("days", [-5.0, 1e9, 1e300])
def test_numbers_that_no_calendar_has_stay_numbers(days):
    assert rows_of(number(0, 0, days, DATE)) == [[days]]


def test_books_that_count_from_1904_say_so_and_give_the_same_days():
    old = opened(number(0, 0, 44037, DATE) + number(0, 1, 1), settings=record(0x22, b"\1\0"))
    assert (old.from_1904, old.grids[0].rows) == (True, [[date(2024, 7, 26), 1.0]])


def test_hidden_sheets_rows_and_columns_and_merges_are_told():
    hidden = hidden_row(1) + hidden_column(1) + merged(0, 9, 0, 0)
    grids = opened(HEADER + number(1, 0, 1) + hidden, HEADER, states=(0, 1)).grids
    assert [(one.name, one.visible) for one in grids] == [("表1", True), ("表2", False)]
    assert (grids[0].hidden_rows, grids[0].hidden_columns) == ({1}, {1})
    assert grids[0].merges == ((0, 0, 1, 0),)


# Formulas


@pytest.mark.parametrize(
    ("records", "read"),
    [
        (formula(1, 0, TWO), 2.0),
        (formula(1, 0, TEXT_FOLLOWS) + text_result("末"), "末"),
        (formula(1, 0, NO_TEXT), NOT_COMPUTED),
    ],
)
def test_a_formula_without_a_result_is_named(records, read):
    assert rows_of(HEADER, records)[1][0] == read


def test_a_formula_whose_result_is_an_empty_text_is_blank():
    computed = formula(1, 1, TWO)
    assert rows_of(HEADER, formula(1, 0, NO_TEXT, EMPTY_TEXT), computed)[1] == ["", 2.0]


def test_where_nothing_was_computed_empty_results_are_no_results():
    records = formula(1, 0, NO_TEXT, EMPTY_TEXT) + formula(1, 1, NO_TEXT)
    assert rows_of(HEADER, records)[1] == [NOT_COMPUTED, NOT_COMPUTED]


def test_formulas_stay_in_their_sheet_when_another_holds_a_chart():
    chart = record(0x809, bytes(16)) + record(0x0A)
    grids = opened(HEADER + chart + formula(1, 0, NO_TEXT), HEADER + formula(2, 1, NO_TEXT)).grids
    assert [grids[0].rows[1][0], grids[1].rows[2][1]] == [NOT_COMPUTED] * 2


# What is said


def test_content_counts_and_a_wrong_ending_is_told():
    for name, codes in (("a.xls", []), ("a.et", []), ("a.XLS", []), ("a.xlsx", ["wrong_suffix"])):
        assert [one.code for one in open_file(old_book(HEADER), name).notes] == codes


def test_links_to_other_books_are_told():
    own, other = record(0x1AE, b"\1\0\1\4"), record(0x1AE, b"\1\0\7\0\0books.x")
    assert [one.code for one in opened(HEADER, settings=own).notes] == []
    assert [one.code for one in opened(HEADER, settings=other).notes] == ["external_links"]


# Refused


@pytest.mark.parametrize(
    "lies",
    [
        {"mores": 0xFFFFFFFF},
        {"tables": 0xFFFFFFFF},
        {"minis": 0xFFFFFFFF},
        {"folder": 0xFFFFFF00},
        {"folder": 5000},
        {"mores": 1, "more": 5000},
    ],
)
def test_a_header_that_claims_more_than_there_is_is_refused(lies):
    assert outcome(compound(stream(HEADER), **lies), "a.xls") == "damaged_file"


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9])
def test_a_file_cut_short_is_refused(share):
    content = old_book(HEADER)
    assert outcome(content[: int(len(content) * share)], "a.xls") == "damaged_file"


def test_a_password_is_told():
    locked = old_book(HEADER, settings=record(0x2F, bytes(54)))
    packed = compound(b"x", "EncryptedPackage")
    assert [outcome(locked, "a.xls"), outcome(packed)] == ["encrypted"] * 2


def test_a_cell_too_far_to_the_right_is_refused():
    assert outcome(old_book(number(0, 200, 1)), "a.xls") == "too_many_columns"


def test_far_cells_and_false_sizes_end_in_bounded_memory(tmp_path):
    size = record(0x200, struct.pack("<IIHHH", 0, 65536, 0, 256, 0))
    far = old_book(*[size + number(65535, 199, 1)] * 12)
    (tmp_path / "a.xls").write_bytes(far)
    assert outcome_in_child(tmp_path / "a.xls") == "too_many_cells"


@given(st.binary(min_size=1, max_size=40), st.integers(0, 2000))
def test_records_of_any_content_are_read_or_refused(dirt, place):
    content = stream(HEADER + formula(1, 0, NO_TEXT))
    spoilt = compound(content[:place] + dirt + content[place:])
    assert outcome(spoilt, "a.xls") in {
        "",
        "damaged_file",
        "encrypted",
        "no_sheets",
        "too_many_columns",
        "too_many_cells",
    }
