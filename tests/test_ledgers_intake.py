"""A folder of workbooks becomes clean tables, or every problem at once."""

import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from ledger_samples import (
    ATTENDANCE,
    HOUSEHOLD,
    PERSON,
    QUARTER,
    REGISTERS,
    VILLAGE,
    VISIT,
    declared,
    write_cells,
    write_ledgers,
)

from bangfu_lib.errors import LedgerError, UsageError
from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.ledgers.issues import cell_name


def headers(name):
    return [field.header for field in declared()[name].fields.values()]


def cells(name, *rows):
    """A sheet as lists of cells: headers, then rows."""
    return [headers(name), *([row.get(field) for field in declared()[name].fields] for row in rows)]


def codes(intake, severity="error"):
    return [one.code for one in intake.issues if one.severity == severity]


def test_good_ledgers_give_clean_tables_without_errors(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {"visits": [VISIT]})
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    visit = intake.tables["visits"].iloc[0]
    assert (intake.errors, list(intake.tables)) == ((), list(declared()))
    assert (visit["visited_on"], visit["household"]) == (pd.Timestamp(2021, 10, 8), "H1")
    assert (visit["origin_file"], visit["origin_sheet"], visit["origin_row"]) == (
        "a.xlsx",
        "走访记录",
        2,
    )


def test_rows_of_one_ledger_are_joined_over_files_and_folders_in_name_order(tmp_path):
    write_ledgers(tmp_path / "b.xlsx", {})
    (tmp_path / "a").mkdir()
    write_cells(tmp_path / "a" / "村.xlsx", {"走访台账": cells("visits", VISIT)})
    write_cells(tmp_path / "c.xlsx", {"走访记录": cells("visits", VISIT | {"purpose": "督导"})})
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    assert intake.tables["visits"]["origin_file"].tolist() == ["a/村.xlsx", "c.xlsx"]
    assert [source.name for source in intake.sources] == ["a/村.xlsx", "b.xlsx", "c.xlsx"]


def test_every_bad_input_is_named_at_once(tmp_path):
    write_cells(
        tmp_path / "坏.xlsx",
        {
            "村基本情况": cells("villages", VILLAGE, VILLAGE),
            "驻村人员": cells("persons", PERSON),
            "户台账": [*cells("households", HOUSEHOLD | {"family_size": "三"})],
            "走访记录": cells(
                "visits", VISIT | {"visited_on": "昨天"}, VISIT | {"person": "R9", "purpose": None}
            ),
            "资料清单": [["资料的编号", *headers("documents")[1:]], ["D1"]],
        },
    )
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    lines = [str(one).split("。")[0] for one in intake.errors]
    assert (
        lines[-9:]
        == [
            "坏.xlsx›村基本情况›A3：“村编码”与坏.xlsx›村基本情况›第2行重复",
            "坏.xlsx›户台账›E2：“家庭人口”填的“三”不是数字",
            "坏.xlsx›走访记录›A2：“走访日期”填的“昨天”不是日期",
            "坏.xlsx›走访记录›B3：“走访人编码”填的“R9”在“驻村人员”表的“人员编码”中没有",
            "坏.xlsx›走访记录›F3：必填的“走访目的”没有填",
            "坏.xlsx›资料清单›A1：不认识的表头“资料的编号”",
            "坏.xlsx›资料清单›A1：缺少必填的列“资料编号”",
            "坏.xlsx›资料清单›C2：必填的“资料类别”没有填",
            "坏.xlsx›资料清单›D2：必填的“资料名称”没有填",
        ]
        or lines
    )
    assert "台账文件夹：没有找到必须填报的“考勤”表" in lines


def test_a_refusal_carries_every_error_and_no_warning(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {"visits": [VISIT | {"person": "R9"}]})
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    with pytest.raises(LedgerError) as caught:
        intake.refuse_errors()
    assert caught.value.details == tuple(map(str, intake.errors))
    assert len(intake.errors) == 1
    assert set(codes(intake, "warning")) == {"empty_ledger"}


def test_a_missing_register_is_one_issue_without_its_consequences(tmp_path):
    sheets = {declared()[name].label: cells(name, *rows) for name, rows in REGISTERS.items()}
    del sheets["驻村人员"]
    write_cells(tmp_path / "a.xlsx", sheets | {"考勤": cells("attendance", ATTENDANCE)})
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    assert set(codes(intake)) == {"missing_ledger", "missing_register"}
    assert "“驻村人员”" in str(intake.errors)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.xlsx", b"", "empty_file"),
        ("乱码.xlsx", bytes(range(256)), "not_a_workbook"),
        ("旧.xls", b"x", "not_a_workbook"),
        ("表.et", b"x", "not_a_workbook"),
        ("表.csv", b"a\0b", "text_nul"),
        ("表.xlsb", b"x", "other_format"),
    ],
)
def test_an_unreadable_file_is_one_error_without_consequences(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    write_cells(tmp_path / "走访.xlsx", {"走访记录": cells("visits", VISIT)})
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    assert [(one.code, one.file) for one in intake.errors] == [(code, name)]


def test_a_lock_file_is_a_warning_that_names_the_open_workbook(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {})
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05user")
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    (opened,) = [one for one in intake.warnings if one.code == "open_elsewhere"]
    assert "“a.xlsx”正在" in opened.message
    assert intake.errors == ()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_names_stay_on_one_line_and_no_two_files_share_one(tmp_path):
    for name in (b"a\nb.csv", b"a\xffb.csv", b"a\xe2\x80\xaeb.csv"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)
    sources = read_ledgers(tmp_path, declared(), QUARTER).sources
    assert sorted(one.name for one in sources) == ["a?b(2).csv", "a?b(3).csv", "a?b.csv"]


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
def test_links_that_lead_nowhere_or_to_folders_are_errors(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {})
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "没有.xlsx")
    (tmp_path / "c.xlsx").symlink_to(tmp_path / "c.xlsx")
    (tmp_path / "d").symlink_to(tmp_path)
    errors = read_ledgers(tmp_path, declared(), QUARTER).errors
    assert [(one.code, one.file) for one in errors] == [
        ("unreadable_file", "b.xlsx"),
        ("unreadable_file", "c.xlsx"),
        ("linked_folder", "d"),
    ]


def test_the_same_file_twice_is_one_error_and_counts_once(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {"visits": [VISIT]})
    (tmp_path / "b.xlsx").write_bytes((tmp_path / "a.xlsx").read_bytes())
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    assert [(one.code, one.file) for one in intake.errors] == [("same_file", "b.xlsx")]
    assert len(intake.tables["visits"]) == 1


def test_a_returned_copy_beside_its_original_is_an_error_that_names_both(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {})
    (tmp_path / "甲村").mkdir()
    write_ledgers(tmp_path / "甲村" / "台账.xls", {"visits": []})
    write_ledgers(tmp_path / "退回修改_台账.xlsx", {"visits": []})
    (beside,) = [
        one
        for one in read_ledgers(tmp_path, declared(), QUARTER).errors
        if one.code == "returned_beside"
    ]
    assert (beside.file, "“甲村/台账.xls”" in beside.message) == ("退回修改_台账.xlsx", True)


def test_other_files_and_hidden_ones_are_left_alone(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {})
    for name in ("说明.docx", ".a.xlsx", "._a.xlsx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    assert read_ledgers(tmp_path, declared(), QUARTER).errors == ()


@pytest.mark.parametrize("folder", ["没有", "."])
def test_a_folder_without_workbooks_is_a_usage_error(tmp_path, folder):
    with pytest.raises(UsageError, match="bangfu blank 2021Q4"):
        read_ledgers(tmp_path / folder, declared(), QUARTER)


def test_a_folder_that_may_not_be_read_is_never_taken_for_an_empty_one(tmp_path, monkeypatch):
    write_ledgers(tmp_path / "a.xlsx", {})
    closed = tmp_path / "乙村"
    closed.mkdir()
    scandir = os.scandir

    def refusing(path):
        if Path(path) == closed:
            raise PermissionError(13, "refused", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(PermissionError):
        read_ledgers(tmp_path, declared(), QUARTER)


def test_personal_data_does_not_appear_in_issues(tmp_path):
    bad = {"phone": "手机13812345678", "id_number": "51150019900101123", "person": "13812345678"}
    rows = cells("persons", PERSON | bad, PERSON | {"village": "13812345678"})
    sheets = {"村基本情况": cells("villages", VILLAGE), "驻村人员": rows}
    write_cells(tmp_path / "a.xlsx", sheets)
    lines = [str(one) for one in read_ledgers(tmp_path, declared(), QUARTER).issues]
    fields = list(declared()["persons"].fields)
    wrong = {cell_name(2, fields.index(name)) for name in ("phone", "id_number")}
    assert {line.split("：")[0] for line in lines} >= {f"a.xlsx›驻村人员›{cell}" for cell in wrong}
    assert not any("12345678" in line or "19900101" in line for line in lines)


def test_a_date_of_another_quarter_is_named(tmp_path):
    write_ledgers(tmp_path / "a.xlsx", {"visits": [VISIT | {"visited_on": date(2021, 9, 30)}]})
    intake = read_ledgers(tmp_path, declared(), QUARTER)
    assert [(one.code, one.cell) for one in intake.errors] == [("outside_window", "A2")]
