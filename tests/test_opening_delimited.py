"""Text files: which encoding, which separator, and no cell that may have shifted."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_workbooks import outcome

from bangfu_lib.opening.open_file import open_file
from bangfu_lib.opening.opened import Refused

TEXT = '村名,日期,备注\r\n㙟家村,2025-01-05,\r\n甲村,2025/1/6,"含""引号"",逗号\n换行"\r\n'
ROWS = [
    ["村名", "日期", "备注"],
    ["㙟家村", "2025-01-05", ""],
    ["甲村", "2025/1/6", '含"引号",逗号\n换行'],
]


def rows_of(text, encoding="utf-8", name="走访.csv"):
    return open_file(text.encode(encoding), name).grids[0].rows


def refusal(content, name="走访.csv"):
    with pytest.raises(Refused) as caught:
        open_file(content, name)
    return caught.value.code, caught.value.facts.get("line")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["", "\r\n", ",,\r\n\r\n"])
def test_a_table_reads_the_same_in_every_encoding(encoding, end):
    assert rows_of(TEXT + end, encoding) == ROWS


@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_whatever_separates_the_cells_is_found(separator):
    assert rows_of(f"甲{separator}乙\n1{separator}2") == [["甲", "乙"], ["1", "2"]]


def test_the_grid_is_named_as_the_file_and_all_cells_are_text():
    grid = open_file("编码,数\n0012,3.0".encode(), "2021Q4/走访记录.csv").grids[0]
    assert (grid.name, grid.rows[1]) == ("走访记录", ["0012", "3.0"])


def test_a_title_and_blank_lines_keep_the_rows_their_numbers():
    rows = rows_of("某村走访记录\n\n甲,乙\n\n1,2\n")
    assert rows == [["某村走访记录", ""], ["", ""], ["甲", "乙"], ["", ""], ["1", "2"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [("甲,乙\n1,2,3", 2), ("甲,乙\n1,2\n3", 3), ("甲,乙\n1,2\n,,4", 3)],
)
def test_lines_of_another_length_are_refused_with_their_number(text, line):
    assert refusal(text.encode()) == ("text_ragged", line)


def test_blank_cells_at_the_end_of_a_line_do_not_count():
    assert rows_of("甲,乙\n1,2,,\n") == [["甲", "乙"], ["1", "2"]]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("甲,乙\n1,2\n乙\0村,3".encode(), "text_nul", 3),
        ('甲,乙\n"1,2\n3,4'.encode(), "text_quotes", 3),
        ('甲,乙\n"1"2,3'.encode(), "text_quotes", 2),
        ("村名,乡镇\n".encode() + "甲村,某乡\n".encode("gb18030"), "text_mixed", 1),
        ("村名,乡镇\n".encode("gb18030") + "甲村,某乡\n".encode(), "text_mixed", 2),
        ("村名,乡镇\n甲�,某乡".encode(), "text_lost", 2),
        ("村名\n".encode("gb18030") + b"a,\xff\xff", "text_encoding", 2),
        ("村名\n".encode("gb18030") + b"a,\xaa\xa1", "text_lost", 2),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused_with_its_line(content, code, line):
    assert refusal(content) == (code, line)


@pytest.mark.parametrize(
    "text", ["联通,移动\n电信,铁通", "桐梓村,镇\n石坪村,乡", "一丁,七万\n丈三,上下"]
)
def test_text_in_gbk_is_not_taken_for_a_mixture(text):
    assert rows_of(text, "gbk") == [line.split(",") for line in text.split("\n")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n" * 100_001, "too_many_rows"),
        (b"," * 200, "too_many_columns"),
        ((b"1," * 21)[:-1] + ((b"\n" + b"1," * 21)[:-1]) * 99_999, "too_many_cells"),
        (b"a,b\n1," + b"x" * 32_768, "text_too_long"),
        (b"a,b\n1," + b"x" * 200_000, "text_quotes"),
    ],
)
def test_texts_too_large_are_refused(content, code):
    assert outcome(content, "a.csv") == code


def test_texts_like_formulas_are_told():
    notes = open_file("甲,乙\n1,=1+1".encode(), "a.csv").notes
    assert [(one.code, one.facts["cell"]) for one in notes] == [("formula_like_text", "B2")]


CELLS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="\ufffd")
)


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_any_text_comes_out_as_it_went_in(rows, encoding):
    rows = [("甲", "乙"), *rows, ("末", "尾")]
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    tabs = stream.getvalue().replace('","', '"\t"')
    assert rows_of(tabs, encoding) == [list(row) for row in rows]
