"""Coverage of the sources' rows is computed from the params files and true."""

from declared import PARAMS

from bangfu_lib.params.coverage import CoverageRow, coverage_rows, unknown_rows

ROWS = {row.row: row for row in coverage_rows(PARAMS)}


def test_all_rows_of_the_four_sources_are_there():
    counts = {letter: sum(row[0] == letter for row in ROWS) for letter in "PQHX"}
    assert counts == {"P": 50, "Q": 27, "H": 35, "X": 36}


def test_no_file_cites_a_row_that_the_sources_do_not_have():
    assert unknown_rows(PARAMS) == []


def test_rows_with_published_counts_are_all_computed():
    counted = "P08 P13 P14 P20 P23 P24 P26 P29 P30 P32 P33 P34 P35 P36 P39 P43 P44 P47 P48 P49"
    assert {row: ROWS[row].state for row in counted.split()} == dict.fromkeys(
        counted.split(), "computed"
    )


def test_row_that_nothing_cites_is_open():
    assert CoverageRow("H21", "", ()).state == "open"


def test_every_row_of_the_four_blueprints_is_computed():
    assert {row: one.state for row, one in ROWS.items() if row[0] == "H"} == {
        f"H{number:02}": "computed" for number in range(1, 36)
    }


def test_row_that_only_a_ledger_holds_is_recorded_not_computed():
    recorded = [row for row in ROWS.values() if row.state == "recorded"]
    assert all({answer.kind for answer in row.answers} == {"ledger"} for row in recorded)
