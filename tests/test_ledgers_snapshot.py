"""Snapshots: same content, same id; verified when read; never written again."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from ledger_samples import QUARTER, VISIT, few, write_ledgers

from bangfu_lib.errors import LedgerError, StoreError, UsageError
from bangfu_lib.ledgers.intake import read_ledgers
from bangfu_lib.ledgers.journal import last_revision
from bangfu_lib.ledgers.revisions import take_snapshot
from bangfu_lib.ledgers.snapshot import load_snapshot
from bangfu_lib.workspace import Workspace

LEDGERS = few("villages", "persons", "households", "visits")


@pytest.fixture
def workspace(tmp_path):
    found = Workspace(tmp_path)
    found.ledgers("2021Q4").mkdir(parents=True)
    return found


def take(workspace, **visit):
    folder = workspace.ledgers("2021Q4")
    write_ledgers(folder / "a.xlsx", {"visits": [VISIT | visit]}, LEDGERS)
    return take_snapshot(read_ledgers(folder, LEDGERS, QUARTER), workspace, QUARTER, LEDGERS)


def stored(workspace):
    files = [path for path in (workspace.root / "store").rglob("*") if path.is_file()]
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_a_snapshot_gives_back_exactly_the_clean_tables(workspace):
    taken = take(workspace)
    intake = read_ledgers(workspace.ledgers("2021Q4"), LEDGERS, QUARTER)
    loaded = load_snapshot(workspace, QUARTER)
    assert (loaded.id, list(loaded.tables)) == (taken.id, list(LEDGERS))
    for name, table in intake.tables.items():
        pd.testing.assert_frame_equal(loaded.tables[name], table)


def test_the_same_content_again_has_the_same_id_and_rewrites_nothing(workspace):
    first = take(workspace)
    before = stored(workspace)
    assert take(workspace).id == first.id
    assert stored(workspace) == before


def test_other_content_is_a_new_snapshot_and_the_old_one_stays(workspace):
    first = take(workspace)
    before = stored(workspace)
    second = take(workspace, purpose="督导")
    assert load_snapshot(workspace, QUARTER).id == second.id != first.id
    assert load_snapshot(workspace, QUARTER, first.id).tables["visits"]["purpose"][0] == "慰问"
    changed = {path.name for path, _ in before.items() - stored(workspace).items()}
    assert changed == {"journal.jsonl", "journal.end"}


def test_other_declarations_give_another_id(workspace):
    first = take(workspace)
    other = {**LEDGERS, "visits": replace(LEDGERS["visits"], about="另有说明")}
    intake = read_ledgers(workspace.ledgers("2021Q4"), other, QUARTER)
    assert take_snapshot(intake, workspace, QUARTER, other).id != first.id


def test_the_workbooks_are_archived_untouched(workspace):
    take(workspace)
    (digest,) = last_revision(workspace, QUARTER).sources.values()
    archived = workspace.archive / f"{digest}.xlsx"
    assert archived.read_bytes() == (workspace.ledgers("2021Q4") / "a.xlsx").read_bytes()


def test_the_manifest_holds_counts_and_hashes_and_no_names_of_people(workspace):
    folder = take(workspace).folder
    text = (folder / "manifest.json").read_text("utf-8")
    assert {entry["ledger"]: entry["rows"] for entry in json.loads(text)["tables"]}["visits"] == 1
    assert "张某" not in text


def test_ledgers_with_errors_are_not_kept(workspace):
    with pytest.raises(LedgerError):
        take(workspace, person="R9")
    assert not (workspace.root / "store").exists()


@pytest.mark.parametrize("position", [0, 100, -1])
def test_a_flipped_byte_is_refused_naming_the_file(workspace, position):
    path = take(workspace).folder / "visits.parquet"
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"visits\.parquet"):
        load_snapshot(workspace, QUARTER)


@pytest.mark.parametrize("name", ["visits.parquet", "manifest.json"])
def test_a_missing_or_empty_file_is_refused_naming_it(workspace, name):
    path = take(workspace).folder / name
    path.write_bytes(b"")
    with pytest.raises(StoreError, match=name):
        load_snapshot(workspace, QUARTER)
    path.unlink()
    with pytest.raises(StoreError, match=name):
        load_snapshot(workspace, QUARTER)


def test_any_flipped_bit_of_the_manifest_is_refused(workspace):
    path = take(workspace).folder / "manifest.json"
    content = path.read_bytes()
    for position in range(0, len(content) - 1, 7):
        flipped = bytearray(content)
        flipped[position] ^= 1
        if flipped.split() != content.split():
            path.write_bytes(flipped)
            with pytest.raises(StoreError, match=r"manifest\.json"):
                load_snapshot(workspace, QUARTER)


@pytest.mark.parametrize("snapshot_id", [None, "0123456789abcdef", "../x"])
def test_without_a_snapshot_the_user_is_told_to_assess(workspace, snapshot_id):
    with pytest.raises(UsageError, match="bangfu assess 2021Q4"):
        load_snapshot(workspace, QUARTER, snapshot_id)


def test_a_snapshot_that_is_gone_is_missing_not_never_taken_in(workspace):
    take(workspace)
    with pytest.raises(StoreError, match="s-0123456789abcdef"):
        load_snapshot(workspace, QUARTER, "0123456789abcdef")


@pytest.mark.parametrize("change", ["changed", "gone"])
def test_a_workbook_that_changes_between_reading_and_keeping_is_refused(workspace, change):
    path = workspace.ledgers("2021Q4") / "a.xlsx"
    write_ledgers(path, {}, LEDGERS)
    intake = read_ledgers(path.parent, LEDGERS, QUARTER)
    path.write_bytes(b"x") if change == "changed" else path.unlink()
    with pytest.raises(StoreError, match=r"a\.xlsx"):
        take_snapshot(intake, workspace, QUARTER, LEDGERS)
    assert {path.name for path in (workspace.root / "store").rglob("*")} == {"2021Q4", ".lock"}


def test_a_write_that_fails_leaves_the_current_snapshot_in_place(workspace, monkeypatch):
    first = take(workspace)

    def full(*_, **__):
        raise OSError(28, "no space")

    monkeypatch.setattr("pyarrow.parquet.write_table", full)
    with pytest.raises(StoreError, match="磁盘空间不足"):
        take(workspace, purpose="督导")
    assert load_snapshot(workspace, QUARTER).id == first.id
    assert [path.name for path in workspace.store("2021Q4").glob("s-*")] == [first.folder.name]
