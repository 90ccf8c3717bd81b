"""The journal: whoever edits, cuts or reorders it is found out; a new line is all or nothing."""

import json

import pytest
from keeping_fixture import QUARTER, keep

from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.ledgers.journal import find_revision, last_revision, read_journal
from bangfu_lib.ledgers.snapshot import load_snapshot
from bangfu_lib.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    found = Workspace(tmp_path)
    for number in (1, 2, 3):
        keep(found, number, by="甲", why=f"第{number}次")
    return found


def journal(workspace):
    return workspace.store("2021Q4") / "journal.jsonl"


def refused(workspace):
    with pytest.raises(StoreError, match=r"journal\.jsonl.*移到别处") as caught:
        load_snapshot(workspace, QUARTER)
    return str(caught.value)


def test_each_line_seals_the_one_before(workspace):
    lines = [json.loads(line) for line in journal(workspace).read_text("utf-8").splitlines()]
    assert [one["number"] for one in lines] == [1, 2, 3]
    assert [one["before"] for one in lines] == ["0" * 64, lines[0]["sha256"], lines[1]["sha256"]]


def test_the_last_line_is_the_revision_in_force(workspace):
    assert last_revision(workspace, QUARTER) == read_journal(workspace, QUARTER)[-1]
    assert len(load_snapshot(workspace, QUARTER).tables["visits"]) == 3


@pytest.mark.parametrize("line", [0, 1, 2])
def test_an_edited_line_is_refused_naming_it(workspace, line):
    lines = journal(workspace).read_text("utf-8").splitlines(keepends=True)
    lines[line] = lines[line].replace('"甲"', '"乙"')
    journal(workspace).write_text("".join(lines), "utf-8")
    assert f"第{line + 1}行" in refused(workspace)


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_line_edited_with_its_own_seal_made_anew_is_refused(workspace, line):
    from bangfu_lib.files import sha256_json

    lines = [json.loads(one) for one in journal(workspace).read_text("utf-8").splitlines()]
    lines[line] = {**lines[line], "by": "乙"}
    del lines[line]["sha256"]
    lines[line]["sha256"] = sha256_json(lines[line])
    journal(workspace).write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    refused(workspace)


@pytest.mark.parametrize(
    "order", [(0, 1), (1, 2), (0, 2), (1, 0, 2), (0, 2, 1), (0, 0, 1, 2), (0,)]
)
def test_lines_cut_off_left_out_doubled_or_reordered_are_refused(workspace, order):
    lines = journal(workspace).read_text("utf-8").splitlines(keepends=True)
    journal(workspace).write_text("".join(lines[one] for one in order), "utf-8")
    refused(workspace)


def test_a_journal_cut_anywhere_is_refused(workspace):
    content = journal(workspace).read_bytes()
    for length in range(0, len(content) - 1, 97):
        journal(workspace).write_bytes(content[:length])
        refused(workspace)


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[]\n", b"null\n", b"\xff\xfe\n"])
def test_what_is_no_journal_is_refused(workspace, content):
    journal(workspace).write_bytes(content)
    refused(workspace)


def test_any_flipped_bit_is_refused(workspace):
    content = journal(workspace).read_bytes()
    for position in range(0, len(content) - 1, 29):
        flipped = bytearray(content)
        flipped[position] ^= 1
        journal(workspace).write_bytes(flipped)
        refused(workspace)


def test_a_journal_that_is_gone_is_refused(workspace):
    journal(workspace).unlink()
    assert "不见了" in refused(workspace)


def test_a_journal_that_is_gone_with_its_end_is_refused_beside_results(workspace):
    results = workspace.results("2021Q4")
    results.mkdir(parents=True)
    (results / "CURRENT").write_text("r-0123456789abcdef")
    journal(workspace).unlink()
    journal(workspace).with_name("journal.end").unlink()
    assert "不见了" in refused(workspace)


def test_an_end_that_was_not_written_any_more_is_no_fault(workspace):
    end = workspace.store("2021Q4") / "journal.end"
    old = end.read_text()
    keep(workspace, 4)
    end.write_text(old)
    assert last_revision(workspace, QUARTER).number == 4
    end.unlink()
    assert last_revision(workspace, QUARTER).number == 4


def test_a_damaged_journal_stops_the_next_import_too(workspace):
    journal(workspace).write_bytes(b"")
    with pytest.raises(StoreError, match="journal"):
        keep(workspace, 4)


def test_a_revision_that_does_not_exist_names_those_that_do(workspace):
    with pytest.raises(UsageError, match="没有第7版。现有的版次：1、2、3"):
        find_revision(workspace, QUARTER, 7)


def test_words_with_line_breaks_stay_on_their_line(workspace):
    keep(workspace, 4, by="甲\n乙\u2028丙", why='他说"改"\r\n了')
    made = last_revision(workspace, QUARTER)
    assert (made.by, made.why) == ("甲 乙 丙", '他说"改" 了')


def test_a_store_of_an_older_version_is_read_as_its_first_revision(tmp_path):
    old, store = Workspace(tmp_path), Workspace(tmp_path).store("2021Q4")
    first = keep(old, 1)
    made_by_old_version(store, first.folder)
    assert load_snapshot(old, QUARTER).id == first.id
    assert last_revision(old, QUARTER).why == "旧版程序保存的数据"
    keep(old, 2)
    assert [one.number for one in read_journal(old, QUARTER)] == [1, 2]


@pytest.mark.parametrize("content", [b"", b"s-0000000000000000", b"../x", b"\xff\xfe"])
def test_a_damaged_pointer_of_an_older_version_is_refused(tmp_path, content):
    old, store = Workspace(tmp_path), Workspace(tmp_path).store("2021Q4")
    made_by_old_version(store, keep(old, 1).folder)
    (store / "CURRENT").write_bytes(content)
    with pytest.raises(StoreError, match="CURRENT"):
        load_snapshot(old, QUARTER)


def made_by_old_version(store, folder):
    """What versions before 0.3 left: CURRENT, no journal, sources in an unsealed manifest."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    del manifest["sha256"]
    manifest |= {"sources": [{"name": "走访.xlsx", "sha256": "0" * 64}], "warnings": {}}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (store / "journal.jsonl").unlink()
    (store / "journal.end").unlink()
    (store / "CURRENT").write_text(f"{folder.name}\n")
