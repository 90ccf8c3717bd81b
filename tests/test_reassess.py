"""Past revisions assessed again, and old periods judged by their own rules."""

import shutil

import pytest
from openpyxl import load_workbook

from bangfu_lib.assess import assess
from bangfu_lib.errors import ParamsError, StoreError, UsageError
from bangfu_lib.ledgers.journal import last_revision, read_journal
from bangfu_lib.params.kept_rules import place_of_rules
from bangfu_lib.periods.period import Period
from bangfu_lib.reassess import assess_again
from bangfu_lib.results.store import results_of
from bangfu_lib.workspace import Workspace

QUARTER = Period.parse("2021Q4")


def edit_ledger(workspace):
    """One full-time village cadre more was away: a cell of PB02's attendance says so."""
    path = next(workspace.ledgers("2021Q4").glob("PB02*.xlsx"))
    workbook = load_workbook(path)
    sheet = workbook["考勤"]
    (header,) = (
        cell for row in sheet["A1:Z9"] for cell in row if str(cell.value).startswith("去向")
    )
    sheet.cell(header.row + 1, header.column, "旷岗")
    workbook.save(path)


def edit_rules(workspace):
    """The scheme's version is another one."""
    path = workspace.params / "schemes" / "five_musts.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("version: 示例2021年版", "version: 修订"), "utf-8")


def later_quarter(workspace):
    """A later quarter has been assessed."""
    folder = workspace.store("2022Q1")
    folder.mkdir()
    shutil.copy(workspace.store("2021Q4") / "journal.jsonl", folder)


@pytest.fixture(scope="module")
def past(demo, tmp_path_factory):
    """The demo workspace after its ledgers were corrected and then its rules; only to be read."""
    root = tmp_path_factory.mktemp("past") / "bangfu-demo"
    shutil.copytree(demo.root, root)
    workspace = Workspace(root)
    edit_ledger(workspace)
    assess(workspace, QUARTER, by="甲", why="考勤更正")
    edit_rules(workspace)
    assess(workspace, QUARTER)
    return workspace


@pytest.fixture
def changed(past, tmp_path):
    """A copy of it, to be damaged."""
    shutil.copytree(past.root, tmp_path / "past")
    return Workspace(tmp_path / "past")


def test_every_revision_assessed_again_gives_the_very_same_results_and_changes_nothing(past):
    before = {path: path.stat().st_mtime_ns for path in past.root.rglob("*")}
    repeats = [one for number in (1, 2, 3) for one in assess_again(past, QUARTER, number)]
    assert all(one.identical for one in repeats)
    assert len({one.results for one in repeats}) == 3
    assert before == {path: path.stat().st_mtime_ns for path in past.root.rglob("*")}


def test_other_versions_of_what_computes_are_said(past, monkeypatch):
    monkeypatch.setattr("bangfu_lib.reassess.versions", lambda: {"pandas": "0.1"})
    (again,) = assess_again(past, QUARTER, 1)
    assert set(again.versions) == {"pandas"} and again.versions["pandas"][1] == "0.1"


def test_results_computed_otherwise_are_found_different(demo, monkeypatch):
    from bangfu_lib import reassess

    def otherwise(*arguments):
        files = reassess_files(*arguments)
        return files | {"scores.parquet": files["items.parquet"]}

    reassess_files = reassess.result_files
    monkeypatch.setattr(reassess, "result_files", otherwise)
    (again,) = assess_again(demo, QUARTER, 1)
    assert again.files["scores.parquet"] == "different" and not again.identical


def test_a_revision_without_results_or_that_does_not_exist_is_one_line(changed):
    first = read_journal(changed, QUARTER)[0]
    (folder,) = results_of(changed, QUARTER, first.snapshot, first.rules)
    shutil.rmtree(changed.results("2021Q4") / folder)
    for number in (1, 9):
        with pytest.raises(UsageError, match=f"第{number}版"):
            assess_again(changed, QUARTER, number)


def test_a_damaged_archive_of_rules_or_snapshot_is_refused_by_name(changed):
    first = read_journal(changed, QUARTER)[0]
    place = place_of_rules(changed, first.rules)
    content = place.read_bytes()
    place.write_bytes(content[:100])
    with pytest.raises(StoreError, match=first.rules):
        assess_again(changed, QUARTER, 1)
    place.write_bytes(content)
    (changed.store("2021Q4") / f"s-{first.snapshot}" / "visits.parquet").unlink()
    with pytest.raises(StoreError, match=r"visits\.parquet"):
        assess_again(changed, QUARTER, 1)


def test_a_correction_of_an_old_quarter_is_judged_by_its_own_rules(demo_copy):
    before = last_revision(demo_copy, QUARTER)
    later_quarter(demo_copy)
    edit_rules(demo_copy)
    edit_ledger(demo_copy)
    done = assess(demo_copy, QUARTER)
    after = last_revision(demo_copy, QUARTER)
    assert done.is_new and (after.number, after.rules) == (2, before.rules)


def test_an_old_quarter_is_assessed_though_present_rules_are_faulty(demo_copy):
    later_quarter(demo_copy)
    path = demo_copy.params / "schemes" / "five_musts.yaml"
    path.write_text(path.read_text("utf-8").replace("total: 100", "total: 99"), "utf-8")
    done = assess(demo_copy, QUARTER)
    assert (done.kept_rules, done.is_new) == (1, False)
    with pytest.raises(ParamsError):
        assess(demo_copy, QUARTER, rules="current")


def test_rules_may_be_chosen(demo_copy):
    edit_rules(demo_copy)
    assert assess(demo_copy, QUARTER, rules="kept").kept_rules == 1
    later_quarter(demo_copy)
    done = assess(demo_copy, QUARTER, rules="current")
    assert done.kept_rules is None and last_revision(demo_copy, QUARTER).number == 2


def test_the_last_quarter_follows_the_present_rules(demo_copy):
    edit_rules(demo_copy)
    assert assess(demo_copy, QUARTER).kept_rules is None
    assert last_revision(demo_copy, QUARTER).why == "规则有变化（未写原因）"


def test_kept_rules_that_were_never_kept_are_one_line(demo_copy):
    with pytest.raises(UsageError, match="还没有保存过考核规则"):
        assess(demo_copy, Period.parse("2021Q3"), rules="kept")


def test_rules_that_this_version_no_longer_understands_say_what_to_do(demo_copy, monkeypatch):
    def too_old(*_):
        raise ParamsError("读不懂", ["schemes/a.yaml"])

    monkeypatch.setattr("bangfu_lib.assess.load_kept_rules", too_old)
    with pytest.raises(StoreError, match="--rules current") as caught:
        assess(demo_copy, QUARTER, rules="kept")
    assert caught.value.details == ("读不懂", "schemes/a.yaml")
