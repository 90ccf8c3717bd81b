import json
import shutil
from dataclasses import replace

import nbformat
import pytest
from small_run import CHECK, WRITE, put_notebook, small_results, small_workspace

from bangfu_lib.batch.environment import enter_environment, job_environment
from bangfu_lib.batch.execute import execute_job
from bangfu_lib.batch.plan import plan_jobs


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A small workspace; this process is set up as a worker is, and put back afterwards."""
    for name in ("PYTHONSTARTUP", *job_environment(tmp_path / "env")):
        monkeypatch.setenv(name, "x")
    shutil.rmtree(tmp_path / "env")
    enter_environment(job_environment(tmp_path / "env"))
    yield small_workspace(tmp_path / "办公室 {甲}")
    from papermill.translators import PythonTranslator, papermill_translators

    papermill_translators.register("python", PythonTranslator)


def job_of(workspace, *cells):
    if cells:
        put_notebook(workspace, "10_report.ipynb", *cells)
    return plan_jobs(workspace, small_results(workspace), units=["A1"])[0]


def outputs(path):
    cells = nbformat.read(path, 4).cells
    return "".join(o.get("text", "") for c in cells for o in c.get("outputs", ()))


def test_a_job_leaves_its_document_and_its_executed_notebook(workspace):
    job = job_of(workspace)
    outcome = execute_job(job)
    assert (outcome.state, outcome.reason) == ("COMPLETED", "")
    assert list(outcome.documents) == ["documents/A1.docx"]
    assert (job.results_folder / "documents/A1.docx").is_file()
    nbformat.validate(nbformat.read(job.output, 4))


def test_the_kernel_is_this_interpreter_in_the_notebooks_folder_with_own_settings(workspace):
    job = job_of(workspace, WRITE, "import sys, os; print(sys.executable, os.getcwd(), sys.flags)")
    execute_job(job)
    import sys

    said = outputs(job.output)
    assert said.startswith(f"{sys.executable} {workspace.notebooks}")
    assert "utf8_mode=1" in said


def test_the_executed_notebook_reads_as_chinese_and_names_no_folder_of_this_machine(workspace):
    job = job_of(workspace)
    job = replace(job, parameters={**job.parameters, "period": "二〇二一"})
    execute_job(job)
    text = job.failed_output.read_text("utf-8")
    assert 'period = \\"二〇二一\\"' in text
    assert str(workspace.root) not in text


def test_a_mistake_of_the_user_is_the_reason_word_for_word(workspace):
    job = job_of(workspace, CHECK, WRITE)
    outcome = execute_job(replace(job, parameters={**job.parameters, "lines": "abc"}))
    assert (outcome.state, outcome.documents) == ("FAILED", {})
    assert outcome.reason.startswith("笔记本参数有1处不对")


def test_any_other_error_goes_to_the_log_without_what_it_says_about_people(workspace):
    job = job_of(workspace, "name = '张某 13800138000'", "print(1); int(name)")
    outcome = execute_job(job)
    assert outcome.reason == "第4个单元格运行出错（ValueError）。详见 logs/10_report-A1.log"
    log, kept = job.log.read_text("utf-8"), job.failed_output.read_text("utf-8")
    assert "int(name)" in log and "张某" not in log and "13800138000" not in log
    assert "** *******" in kept and "运行到下面这个单元格时出错" in kept
    assert not job.output.exists()


def test_success_clears_what_an_earlier_failure_left(workspace):
    job = job_of(workspace, "1 / 0")
    execute_job(job)
    assert job.failed_output.exists()
    put_notebook(workspace, "10_report.ipynb", WRITE)
    execute_job(job)
    assert job.output.exists() and not job.failed_output.exists() and not job.log.exists()


def test_a_kernel_that_dies_is_one_line(workspace):
    outcome = execute_job(job_of(workspace, "import os; os._exit(1)"))
    assert outcome.reason.startswith("运行笔记本的进程意外退出")


def test_a_document_about_another_village_is_refused(workspace):
    outcome = execute_job(job_of(workspace, WRITE.replace("NAMES.get(unit,", "NAMES.get('B2',")))
    assert outcome.state == "FAILED" and "找不到村名“甲村”" in outcome.reason


def test_a_results_folder_that_cannot_be_written_is_one_line(workspace):
    job = job_of(workspace)
    (workspace.root / "results").write_text("a file in the way")
    outcome = execute_job(job)
    assert outcome.state == "FAILED" and "\n" not in outcome.reason


def test_documents_of_an_earlier_run_are_not_taken_for_new_ones(workspace):
    job = job_of(workspace)
    execute_job(job)
    put_notebook(workspace, "10_report.ipynb", "pass")
    assert "没有生成文书" in execute_job(job).reason


def test_papermill_output_is_a_notebook_whose_cells_are_all_completed(workspace):
    job = job_of(workspace)
    execute_job(job)
    cells = json.loads(job.output.read_text("utf-8"))["cells"]
    assert {cell["metadata"]["papermill"]["status"] for cell in cells} == {"completed"}


def test_an_error_of_our_own_is_the_reason_whole_with_its_details(workspace):
    cell = (
        "from bangfu_lib.errors import ParamsError\nraise ParamsError('模板有误：', ['甲', '乙'])"
    )
    outcome = execute_job(job_of(workspace, cell))
    assert (outcome.state, outcome.reason) == ("FAILED", "模板有误： 甲 乙")
