"""Which workbooks go back, what becomes of those of earlier checks, and of edited ones."""

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from ledger_samples import write_cells
from openpyxl import load_workbook

from bangfu_lib.errors import StoreError
from bangfu_lib.files import sha256_file
from bangfu_lib.ledgers.issues import Place, issue
from bangfu_lib.ledgers.returned import folder as returned_folder
from bangfu_lib.ledgers.returned.workbooks import return_all, write_returned
from bangfu_lib.zh.returned import RETURNED_LIST_SHEET


@dataclass(frozen=True)
class Source:
    name: str
    sha256: str
    path: Path


@dataclass(frozen=True)
class Checked:
    issues: tuple
    sources: tuple
    changes: tuple = ()


@pytest.fixture
def checked(tmp_path):
    """Two files of which one has an error and the other none."""
    sources = []
    for name in ("甲.xlsx", "乙.xlsx"):
        write_cells(tmp_path / name, {"考勤": [["村编码", "日期"], ["PB01", ""]]})
        sources.append(Source(name, sha256_file(tmp_path / name), tmp_path / name))
    return Checked((error("甲.xlsx"),), tuple(sources))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "returned" / "2021Q4"


def error(file, sheet="考勤", cell="B2"):
    return issue("required", Place(file, sheet, cell), header="日期")


def give_back(folder, checked):
    return return_all(folder, checked.sources, checked)


def names(folder):
    return sorted(path.name for path in folder.glob("[!.]*"))


def test_each_file_with_problems_goes_back(folder, checked):
    returned = give_back(folder, checked)
    assert returned.paths == (folder / "退回修改_甲.xlsx",)
    assert load_workbook(returned.paths[0]).sheetnames == [RETURNED_LIST_SHEET, "考勤"]
    assert names(folder) == ["退回修改_甲.xlsx"]


def test_notes_alone_send_nothing_back(folder, checked):
    note = replace(error("甲.xlsx"), severity="note")
    assert give_back(folder, replace(checked, issues=(note,))).paths == ()
    assert not folder.exists()


def test_what_lies_in_no_file_goes_into_a_workbook_of_its_own(folder, checked):
    missing = issue("missing_ledger", ledger="考勤")
    give_back(folder, replace(checked, issues=(missing, *checked.issues)))
    assert names(folder) == ["退回修改_总体问题.xlsx", "退回修改_甲.xlsx"]


def test_an_excel_lock_file_is_nobodys_ledger(folder, checked):
    opened = issue("open_elsewhere", Place("~$甲.xlsx"), name="甲.xlsx")
    assert give_back(folder, replace(checked, issues=(opened,))).paths == ()


@pytest.mark.parametrize("spoil", ["gone", "changed", "unreadable", "unknown"])
def test_without_the_file_as_it_was_there_is_the_list_alone(spoil, folder, checked):
    source = checked.sources[0]
    if spoil == "gone":
        source.path.unlink()
    elif spoil == "changed":
        source.path.write_bytes(b"other")
    elif spoil == "unreadable":
        checked = replace(checked, issues=(error("甲.xlsx", sheet="", cell=""),))
    else:
        checked = replace(checked, sources=())
    (path,) = give_back(folder, checked).paths
    assert load_workbook(path).sheetnames == [RETURNED_LIST_SHEET]


def test_a_file_that_is_refused_gives_the_list_alone(tmp_path):
    path = write_returned(tmp_path, b"no workbook\0", "丙.xlsx", [error("丙.xlsx")], [])
    assert path.name == "退回修改_丙.xlsx"
    assert load_workbook(path).sheetnames == [RETURNED_LIST_SHEET]


def test_workbooks_that_no_longer_apply_are_removed(folder, checked):
    give_back(folder, checked)
    other = replace(checked, issues=(error("乙.xlsx"),))
    assert give_back(folder, other).removed == 1
    assert names(folder) == ["退回修改_乙.xlsx"]


def test_when_all_is_mended_the_folder_is_gone(folder, checked):
    give_back(folder, checked)
    assert give_back(folder, replace(checked, issues=())).removed == 1
    assert not folder.exists()


def test_the_same_check_writes_nothing_twice(folder, checked):
    (path,) = give_back(folder, checked).paths
    before = path.stat().st_mtime_ns
    assert give_back(folder, checked).paths == (path,)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("mended", [True, False])
def test_what_somebody_edited_is_put_aside(mended, folder, checked):
    (path,) = give_back(folder, checked).paths
    path.write_bytes(b"edited")
    issues = () if mended else (error("甲.xlsx", cell="A2"),)
    (aside,) = give_back(folder, replace(checked, issues=issues)).kept_edited
    assert aside.parent == folder / "人工修改稿" and aside.read_bytes() == b"edited"
    assert path.exists() is not mended


def test_an_edited_workbook_of_the_same_second_is_not_lost(folder, checked):
    (path,) = give_back(folder, checked).paths
    for content in (b"one", b"two"):
        path.write_bytes(content)
        os.utime(path, (1_640_000_000, 1_640_000_000))
        give_back(folder, checked)
    kept = {one.read_bytes() for one in (folder / "人工修改稿").iterdir()}
    assert kept == {b"one", b"two"}


def test_what_was_not_written_by_a_check_is_never_removed(folder, checked):
    folder.mkdir(parents=True)
    (folder / "自己的.xlsx").write_bytes(b"mine")
    (folder / "退回修改_甲.xlsx").write_bytes(b"mine too")
    assert len(give_back(folder, checked).kept_edited) == 1
    give_back(folder, replace(checked, issues=()))
    assert (folder / "自己的.xlsx").read_bytes() == b"mine"


@pytest.mark.parametrize("index", ["", "[]", '{"files": {"../../甲.xlsx": "x", "乙": 3}}'])
def test_a_spoilt_index_leads_nowhere(index, folder, checked, tmp_path):
    give_back(folder, checked)
    (folder / ".index.json").write_text(index)
    give_back(folder, replace(checked, issues=()))
    assert (tmp_path / "甲.xlsx").exists()


def test_a_workbook_that_is_open_elsewhere_does_not_stop_the_others(folder, checked, monkeypatch):
    real = returned_folder.write_whole

    def refuse(path, content):
        if "甲" in path.name:
            raise StoreError("无法写入")
        real(path, content)

    monkeypatch.setattr(returned_folder, "write_whole", refuse)
    both = replace(checked, issues=(error("甲.xlsx"), error("乙.xlsx")))
    returned = give_back(folder, both)
    assert names(folder) == ["退回修改_乙.xlsx"] and returned.faults == ("无法写入",)


def test_a_folder_that_cannot_be_written_is_one_line(folder, checked):
    folder.parent.mkdir()
    folder.write_text("a file in the way")
    both = replace(checked, issues=(error("甲.xlsx"), error("乙.xlsx")))
    returned = give_back(folder, both)
    assert returned.paths == () and len(returned.faults) == 1
    assert len(returned.lines()) == 1


def test_nothing_is_written_outside_the_folder(folder, checked, tmp_path):
    shutil.copy(tmp_path / "甲.xlsx", tmp_path / "x.xlsx")
    wild = [error(name) for name in ("../../x.xlsx", "/x.xlsx", "CON.xlsx", "a/b?.xlsx")]
    before = set(tmp_path.rglob("*"))
    returned = give_back(folder, replace(checked, issues=tuple(wild), sources=()))
    assert len(returned.paths) == 4
    assert {
        path.parent for path in set(tmp_path.rglob("*")) - before - {folder.parent, folder}
    } == {folder}
