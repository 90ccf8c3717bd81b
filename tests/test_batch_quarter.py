import json

import pytest
from small_run import WRITE, put_notebook, small_results, small_workspace

from bangfu_lib.batch import quarter
from bangfu_lib.batch.lock import only_one
from bangfu_lib.batch.quarter import RunOptions, run_quarter
from bangfu_lib.errors import JobsFailed, UsageError
from bangfu_lib.periods.period import Period

PERIOD = Period.parse("2021Q4")


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.setattr(quarter, "load_results", lambda workspace, period: small_results(workspace))
    return small_workspace(tmp_path)


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
    assert [(p.finished, p.total) for p in seen] == [(0, 2), (1, 2), (2, 2)]
    assert noted(workspace) == {"10_report-A1": "COMPLETED", "10_report-B2": "COMPLETED"}
    second = run_quarter(workspace, PERIOD, options)
    assert (names(second.kept), second.made) == (["10_report-A1", "10_report-B2"], ())


def test_one_failure_does_not_stop_the_others_and_the_next_run_mends_it_alone(workspace):
    put_notebook(workspace, "10_report.ipynb", "assert unit != 'B2'", WRITE)
    report = run_quarter(workspace, PERIOD, RunOptions(documents=["village_report"]))
    with pytest.raises(JobsFailed) as caught:
        report.raise_for_failures()
    assert "有1份文书没有完成，已完成2份" in str(caught.value)
    assert caught.value.details[0].startswith("村报告·B2（乙村）：第3个单元格运行出错")
    assert noted(workspace)["10_report-B2"] == "FAILED"


def test_only_what_is_missing_failed_or_stale_is_made_again(workspace):
    put_notebook(workspace, "10_report.ipynb", "assert unit != 'B2'", WRITE)
    folder = workspace.results("2021Q4")
    run_quarter(workspace, PERIOD, RunOptions(documents=["village_report"]))
    (folder / "documents" / "A1.docx").unlink()
    again = run_quarter(workspace, PERIOD, RunOptions(documents=["village_report"]))
    assert (names(again.made), names(again.kept)) == (["10_report-A1"], ["10_report-C3"])
    assert [job.name for job, _ in again.failed] == ["10_report-B2"]


def test_a_document_that_somebody_edited_is_kept_and_put_aside_when_made_afresh(workspace):
    options = RunOptions(units=["A1"])
    run_quarter(workspace, PERIOD, options)
    document = workspace.results("2021Q4") / "documents" / "A1.docx"
    document.write_bytes(b"edited by hand")
    assert names(run_quarter(workspace, PERIOD, options).kept) == ["10_report-A1"]
    forced = run_quarter(workspace, PERIOD, RunOptions(units=["A1"], force=True))
    (aside,) = forced.edited
    assert aside.read_bytes() == b"edited by hand" != document.read_bytes()
    assert aside.parent.name == "人工修改稿"


def test_a_damaged_record_means_that_all_is_made_again(workspace):
    folder = workspace.results("2021Q4")
    folder.mkdir(parents=True)
    (folder / "run.json").write_text("{", "utf-8")
    report = run_quarter(workspace, PERIOD, RunOptions(documents=["quarter_summary"]))
    assert names(report.made) == ["11_summary"]


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
    assert (tmp_path / ".run.lock").exists()
