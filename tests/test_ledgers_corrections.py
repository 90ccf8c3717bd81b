"""更正记录 applied to raw cells: what fits is done and said, what does not is an error."""

from datetime import date

import pytest
from ledger_samples import ATTENDANCE, HOUSEHOLD, QUARTER, declared, sheet

from bangfu_lib.ledgers.corrections import correct, unmet
from bangfu_lib.ledgers.filling import fill

WHY = {"why": "笔误", "corrected_by": "甲", "corrected_on": date(2022, 1, 5)}
FIELDS = list(declared()["attendance"].fields)
SECRET = "示例某人"


def letter(name, ledger="attendance"):
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[list(declared()[ledger].fields).index(name)]


def correction(field, was, becomes, *, row=2, **more):
    known = {"workbook": "台账.xlsx", "sheet": "考勤", "cell": f"{letter(field)}{row}"}
    return known | {"was": was, "becomes": becomes} | WHY | more


def corrections(*rows):
    given = [sheet("corrections", list(rows), file="更正.xlsx")]
    return fill(declared()["corrections"], given, QUARTER).filled


def attendance(count=3):
    return sheet("attendance", [ATTENDANCE] * count)


def corrected(*rows, given=None):
    return correct([given or attendance()], corrections(*rows), declared())


def codes(done):
    return [one.code for one in done.issues]


def test_a_correction_changes_its_cell_alone_and_is_a_note():
    done = corrected(correction("status", "在村", "病假", row=3))
    (after,) = done.sheets
    assert after.cells["status"] == ["在村", "病假", "在村"]
    assert codes(done) == ["corrected"] and done.issues[0].severity == "note"
    assert {n: c for n, c in after.cells.items() if n != "status"} == {
        n: c for n, c in attendance().cells.items() if n != "status"
    }


def test_the_note_names_the_corrected_cell_old_and_new_who_and_why():
    (note,) = corrected(correction("status", "在村", "病假")).issues
    said = str(note)
    assert said.startswith(f"台账.xlsx›考勤›{letter('status')}2：")
    assert "由“在村”更正为“病假”（甲：笔误）" in said


@pytest.mark.parametrize(
    "was", ["2021-10-08", date(2021, 10, 8), "２０２１-１０-０８", " 2021-10-08 "]
)
def test_old_values_are_compared_as_plain_text(was):
    done = corrected(correction("date", was, "2021-10-09"))
    assert codes(done) == ["corrected"] and done.sheets[0].cells["date"][0] == "2021-10-09"


def test_a_number_is_compared_as_it_is_read():
    given = sheet("attendance", [{**ATTENDANCE, "person": 101.0}])
    assert codes(corrected(correction("person", "101", "102"), given=given)) == ["corrected"]


def test_a_cell_is_blanked_and_a_blank_one_filled():
    done = corrected(
        correction("recorded_by", "村", "（空）"), correction("half", "全天", "(空)", row=3)
    )
    assert done.sheets[0].cells["recorded_by"][0] is done.sheets[0].cells["half"][1] is None
    given = sheet("attendance", [{**ATTENDANCE, "half": None}])
    filled = corrected(correction("half", "（空）", "上午"), given=given)
    assert filled.sheets[0].cells["half"] == ["上午"]


def test_a_whole_row_is_dropped():
    done = corrected(correction("status", "在村", "删除整行", row=3))
    (after,) = done.sheets
    assert list(after.rows) == [2, 4] and codes(done) == ["row_dropped"]
    assert {len(values) for values in after.cells.values()} == {2}


def test_an_old_value_that_no_longer_fits_is_an_error_at_the_corrections_own_cell():
    done = corrected(correction("status", "病假", "事假"))
    (error,) = done.issues
    assert (error.code, error.severity) == ("correction_no_longer_fits", "error")
    assert (error.file, error.sheet) == ("更正.xlsx", "更正记录")
    assert error.cell == f"{letter('was', 'corrections')}2"
    assert done.sheets[0].cells == attendance().cells


@pytest.mark.parametrize("was", [SECRET, "别的"])
def test_personal_values_are_never_shown(was):
    given = sheet("households", [{**HOUSEHOLD, "head": SECRET}])
    more = {"sheet": "户台账", "cell": f"{letter('head', 'households')}2"}
    (one,) = corrected(correction("status", was, "另一某人", **more), given=given).issues
    assert SECRET not in str(one) and "另一某人" not in str(one) and "别的" not in str(one)


@pytest.mark.parametrize("cell", ["A1", "A99", "ZZ2", "XFD1048576", "Z2"])
def test_a_cell_without_a_row_or_column_of_the_ledger_is_an_error(cell):
    assert codes(corrected(correction("status", "在村", "病假", cell=cell))) == [
        "correction_unknown_cell"
    ]


@pytest.mark.parametrize(
    "second",
    [
        correction("status", "在村", "事假"),
        correction("status", "在村", "病假", cell=f"{letter('status').lower()}2"),
        correction("half", "全天", "删除整行"),
    ],
)
def test_two_corrections_of_one_cell_or_of_a_dropped_row_are_errors_and_neither_is_done(second):
    done = corrected(correction("status", "在村", "病假"), second)
    assert codes(done) == ["corrected_twice"] * 2
    assert done.sheets[0].cells == attendance().cells


def test_unknown_files_and_sheets_are_errors_told_once_all_parts_were_met():
    wanted = corrections(
        correction("status", "在村", "病假"),
        correction("status", "在村", "病假", workbook="没有.xlsx"),
        correction("status", "在村", "病假", sheet="没有"),
    )
    parts = [correct([one], wanted, declared()) for one in (attendance(), sheet("visits", []))]
    met = {number for part in parts for number in part.met}
    errors = unmet(wanted, met, [("台账.xlsx", "考勤"), ("台账.xlsx", "走访记录")])
    assert [(one.code, one.cell) for one in errors] == [
        ("correction_unknown_file", f"{letter('workbook', 'corrections')}3"),
        ("correction_unknown_sheet", f"{letter('sheet', 'corrections')}4"),
    ]


@pytest.mark.parametrize("written", ["乡\\甲.xlsx", "乡/甲.xlsx", "乡／甲.xlsx"])
def test_files_in_folders_are_found_however_the_stroke_is_written(written):
    given = sheet("attendance", [ATTENDANCE], file="乡/甲.xlsx")
    assert codes(
        corrected(correction("status", "在村", "病假", workbook=written), given=given)
    ) == ["corrected"]


def test_a_row_that_lacks_something_is_left_to_the_check_of_required_cells():
    done = corrected(correction("status", None, "病假"))
    assert done.issues == () and done.sheets[0].cells == attendance().cells


def test_without_corrections_sheets_stay_the_very_same():
    given = attendance()
    done = correct([given], corrections(), declared())
    assert done.sheets[0].cells == given.cells and done.issues == ()
