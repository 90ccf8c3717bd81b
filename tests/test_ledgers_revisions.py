"""Revisions: a line for every change and none without, originals archived, one import at a time."""

import pytest
from keeping_fixture import QUARTER, an_intake, keep, ledgers, office

from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.ledgers.issues import Place, issue
from bangfu_lib.ledgers.journal import read_journal
from bangfu_lib.ledgers.revisions import (
    damaged_originals,
    importing,
    later_assessed,
    take_snapshot,
)
from bangfu_lib.params.rules import rules_digest
from bangfu_lib.periods.period import Period


@pytest.fixture
def workspace(tmp_path):
    return office(tmp_path)


def numbers(workspace):
    return [one.number for one in read_journal(workspace, QUARTER)]


def test_the_first_revision_says_who_why_and_from_what(workspace):
    keep(workspace, 2, by="甲")
    (made,) = read_journal(workspace, QUARTER)
    assert (made.number, made.by, made.why, made.rows) == (1, "甲", "首次读入", 2)
    assert list(made.sources) == ["走访.xlsx"] and {"python", "pandas"} <= set(made.versions)


def test_unchanged_ledgers_add_nothing(workspace):
    for _ in range(3):
        keep(workspace, 2, by="甲")
    assert numbers(workspace) == [1]


def test_changed_ledgers_sources_and_rules_each_add_a_line_that_says_so(workspace):
    keep(workspace, 1)
    keep(workspace, 2)
    keep(workspace, 2, rules=rules_digest(workspace.params))
    assert [one.why for one in read_journal(workspace, QUARTER)] == [
        "首次读入",
        "台账有变化（未写原因）",
        "规则有变化（未写原因）",
    ]


def test_going_back_to_earlier_ledgers_is_a_revision_of_its_own(workspace):
    first, _, third = keep(workspace, 1), keep(workspace, 2), keep(workspace, 1)
    assert first.id == third.id and numbers(workspace) == [1, 2, 3]


def test_the_user_of_the_computer_is_named_by_default(workspace, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "office")
    keep(workspace, 1)
    assert read_journal(workspace, QUARTER)[0].by == "office"


def test_nobody_to_name_is_no_failure(workspace, monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    keep(workspace, 1)
    assert read_journal(workspace, QUARTER)[0].by == "未知"


def test_applied_corrections_and_warnings_are_counted(workspace):
    intake = an_intake(workspace, 1)
    notes = [issue("corrected", Place("a"), header="", was="", becomes="", by="", why="")] * 2
    looks = [issue("empty_ledger", Place("a"), ledger="请假")]
    intake = type(intake)(intake.tables, (*notes, *looks), intake.sources)
    take_snapshot(intake, workspace, QUARTER, ledgers())
    (made,) = read_journal(workspace, QUARTER)
    assert (made.corrections, made.warnings) == (2, {"empty_ledger": 1})


def test_what_a_killed_import_left_aside_is_swept(workspace):
    store = workspace.store("2021Q4")
    (store / ".tmp-abc").mkdir(parents=True)
    (store / ".tmp-abc" / "visits.parquet").write_bytes(b"half")
    (store / ".tmp-xyz.jsonl").write_bytes(b"half")
    (workspace.results("2021Q4") / ".tmp-r").mkdir(parents=True)
    keep(workspace, 1)
    assert not list(workspace.root.rglob(".tmp-*"))


def test_a_second_import_ends_in_one_line(workspace):
    with importing(workspace, QUARTER), pytest.raises(UsageError, match="另一个 bangfu assess"):
        keep(workspace, 1)


def test_an_import_overtaken_by_another_one_is_refused(workspace):
    keep(workspace, 1)
    with pytest.raises(UsageError, match=r"已由另一次运行读入（第1版）.*bangfu assess 2021Q4"):
        keep(workspace, 2, parent=0)
    assert numbers(workspace) == [1]


def test_an_import_overtaken_by_the_very_same_one_is_fine(workspace):
    keep(workspace, 1)
    keep(workspace, 1, parent=0)
    assert numbers(workspace) == [1]


def test_only_later_periods_of_the_same_kind_count_as_following(workspace):
    keep(workspace, 1)
    known = {code: later_assessed(workspace, Period.parse(code)) for code in ("2021Q3", "2021Q4")}
    assert known == {"2021Q3": True, "2021Q4": False}
    assert not later_assessed(workspace, Period.parse("2021-09"))


def test_a_damaged_original_is_named_and_the_next_import_mends_it(workspace):
    keep(workspace, 1)
    (made,) = read_journal(workspace, QUARTER)
    (original,) = workspace.archive.iterdir()
    assert damaged_originals(workspace, made) == []
    original.write_bytes(b"other")
    assert damaged_originals(workspace, made) == ["走访.xlsx"]
    keep(workspace, 1)
    assert damaged_originals(workspace, made) == []


def test_rules_that_changed_since_they_were_read_are_not_kept(workspace):
    with pytest.raises(StoreError, match="参数文件在读取之后又被改动"):
        keep(workspace, 1, rules="0" * 64)
    assert numbers(workspace) == []
