import json
import os

import pytest
from small_run import WRITE, put_notebook, sha256, small_results, small_workspace

from bangfu_lib.batch import quarter
from bangfu_lib.batch.job import Outcome
from bangfu_lib.batch.quarter import RunOptions, run_quarter
from bangfu_lib.errors import JobsFailed, UsageError
from bangfu_lib.locks import only_one
from bangfu_lib.periods.period import Period

PERIOD = Period.parse("2021Q4")


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(quarter, "load_results", lambda workspace, period: small_results(workspace))
    return small_workspace(tmp_path)


@pytest.fixture
def broken(monkeypatch):
    """Jobs run as plain functions; those named in this set fail."""
    failing = set()

    def run_jobs(jobs, *, processes, console, on_changes):
        for job in jobs:
            on_changes([(job, Outcome("RUNNING"))])
            broke = Outcome("FAILED", reason="坏了")
            on_changes([(job, broke if job.name in failing else make(job))])

    monkeypatch.setattr(quarter, "run_jobs", run_jobs)
    return failing


def make(job):
    """What a job leaves when all goes well."""
    document = job.results_folder / "documents" / f"{job.name}.docx"
    for path in (document, job.output):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(job.name.encode())
    return Outcome("COMPLETED", {f"documents/{job.name}.docx": sha256(document)})


def names(jobs):
    return [job.name for job in jobs]


def noted(workspace):
    content = json.loads((workspace.results("2021Q4") / "run.json").read_text("utf-8"))
    return {name: entry["state"] for name, entry in content["jobs"].items()}


def test_a_run_notes_every_job_and_the_next_one_has_nothing_to_do(workspace):
    seen = []
    options = RunOptions(units=["A1", "B2"])
    first = run_quarter(workspace, PERIOD, options, on_progress=seen.append)
    assert (names(first.made), first.kept, first.failed) == (
        ["10_report-A1", "10_report-B2"],
        (),
        (),
    )
    counts = [p.finished for p in seen]
    assert counts == sorted(counts) and (counts[0], counts[-1]) == (0, 2)
    assert noted(workspace) == {"10_report-A1": "COMPLETED", "10_report-B2": "COMPLETED"}
    second = run_quarter(workspace, PERIOD, options)
    assert (names(second.kept), second.made) == (["10_report-A1", "10_report-B2"], ())


def test_one_failure_does_not_stop_the_others_and_is_listed_with_its_reason(workspace, broken):
    broken.add("10_report-B2")
    report = run_quarter(workspace, PERIOD)
    with pytest.raises(JobsFailed) as caught:
        report.raise_for_failures()
    assert "有1项没有完成，已编好3份文书" in str(caught.value)
    assert caught.value.details == ("村报告·B2（乙村）：坏了",)
    assert noted(workspace)["10_report-B2"] == "FAILED"


def test_only_what_is_missing_failed_or_stale_is_made_again(workspace, broken):
    broken.add("10_report-B2")
    run_quarter(workspace, PERIOD)
    broken.clear()
    (workspace.results("2021Q4") / "documents" / "10_report-A1.docx").unlink()
    put_notebook(workspace, "11_summary.ipynb", WRITE)
    again = run_quarter(workspace, PERIOD)
    assert names(again.made) == ["10_report-A1", "10_report-B2", "11_summary"]
    assert names(again.kept) == ["10_report-C3"]


def test_what_an_interrupted_run_left_running_or_waiting_is_made_again(workspace, broken):
    run_quarter(workspace, PERIOD)
    path = workspace.results("2021Q4") / "run.json"
    text = path.read_text("utf-8").replace("COMPLETED", "RUNNING", 1)
    path.write_text(text.replace("COMPLETED", "PENDING", 1), "utf-8")
    assert len(run_quarter(workspace, PERIOD).made) == 2


def test_an_interruption_leaves_a_record_of_what_was_done_with_nothing_running(
    workspace, monkeypatch
):
    def interrupted(jobs, *, processes, console, on_changes):
        on_changes([(jobs[0], make(jobs[0])), (jobs[1], Outcome("RUNNING"))])
        raise KeyboardInterrupt

    monkeypatch.setattr(quarter, "run_jobs", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_quarter(workspace, PERIOD)
    assert list(noted(workspace).values()) == ["COMPLETED", "PENDING", "PENDING", "PENDING"]


def test_force_makes_everything_again(workspace, broken):
    run_quarter(workspace, PERIOD)
    assert len(run_quarter(workspace, PERIOD, RunOptions(force=True)).made) == 4


def test_a_document_that_somebody_edited_is_kept_and_put_aside_when_made_afresh(workspace, broken):
    options = RunOptions(units=["A1"])
    run_quarter(workspace, PERIOD, options)
    document = workspace.results("2021Q4") / "documents" / "10_report-A1.docx"
    document.write_bytes(b"edited by hand")
    assert names(run_quarter(workspace, PERIOD, options).kept) == ["10_report-A1"]
    forced = run_quarter(workspace, PERIOD, RunOptions(units=["A1"], force=True))
    (aside,) = forced.edited
    assert aside.read_bytes() == b"edited by hand" != document.read_bytes()
    assert aside.parent.name == "人工修改稿"


def test_two_drafts_of_the_same_second_are_both_kept(workspace, broken):
    options = RunOptions(units=["A1"], force=True)
    run_quarter(workspace, PERIOD, options)
    document = workspace.results("2021Q4") / "documents" / "10_report-A1.docx"
    for draft in (b"first", b"second", b"third"):
        document.write_bytes(draft)
        os.utime(document, (1_600_000_000, 1_600_000_000))
        run_quarter(workspace, PERIOD, options)
    drafts = sorted((document.parent / "人工修改稿").iterdir(), key=lambda one: one.stem)
    assert {one.read_bytes() for one in drafts} == {b"first", b"second", b"third"}
    assert [one.stem[-2:] for one in drafts[1:]] == ["_2", "_3"]


def test_what_failed_last_time_still_knows_the_document_it_made_before(workspace, broken):
    options = RunOptions(units=["A1"], force=True)
    run_quarter(workspace, PERIOD, options)
    broken.add("10_report-A1")
    run_quarter(workspace, PERIOD, options)
    document = workspace.results("2021Q4") / "documents" / "10_report-A1.docx"
    document.write_bytes(b"edited by hand")
    assert len(run_quarter(workspace, PERIOD, options).edited) == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"jobs": 1}', '{"jobs": {"11_summary": 1}}'])
def test_a_damaged_record_means_that_all_is_made_again(workspace, broken, content):
    folder = workspace.results("2021Q4")
    folder.mkdir(parents=True)
    (folder / "run.json").write_text(content, "utf-8")
    assert len(run_quarter(workspace, PERIOD).made) == 4


def test_two_runs_at_once_are_refused(workspace):
    with (
        only_one(workspace.results("2021Q4"), "busy"),
        pytest.raises(UsageError, match="另一个 bangfu run"),
    ):
        run_quarter(workspace, PERIOD)


def test_the_lock_is_free_again_afterwards(tmp_path):
    for _ in range(2):
        with only_one(tmp_path, "busy"):
            pass
    assert (tmp_path / ".lock").exists()
