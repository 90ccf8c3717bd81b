"""Names of the workbooks that go back and of their sheets."""

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from bangfu_lib.ledgers.returned.names import file_names, sheet_names


def test_a_workbook_is_called_after_the_senders_file():
    assert file_names(["台账.xlsx"]) == {"台账.xlsx": "退回修改_台账.xlsx"}


def test_files_of_one_name_are_told_apart_by_their_folder():
    names = file_names(["甲村/台账.xlsx", "乙村/台账.xlsx", "丙.xlsx"])
    assert list(names.values()) == [
        "退回修改_甲村_台账.xlsx",
        "退回修改_乙村_台账.xlsx",
        "退回修改_丙.xlsx",
    ]


def test_files_of_one_stem_in_one_folder_are_told_apart_by_a_hash():
    names = file_names(["台账.xls", "台账.xlsx", "CON.xlsx", "../../x.xlsx"])
    assert len(set(names.values())) == 4
    assert all(PurePosixPath(name).name == name for name in names.values())


@given(st.lists(st.text(min_size=1, max_size=200), unique=True, max_size=6))
def test_each_file_gets_a_name_of_its_own(names):
    made = file_names(names)
    assert len({name.casefold() for name in made.values()}) == len(names)
    assert all(len(name.encode()) <= 130 for name in made.values())


@given(st.lists(st.text(max_size=40), max_size=6))
def test_excel_takes_every_sheet_name(names):
    book = Workbook("never-written.xlsx")
    for name in sheet_names(names, taken=["清单"]):
        assert book.add_worksheet(name).name == name
    book.fileclosed = True
