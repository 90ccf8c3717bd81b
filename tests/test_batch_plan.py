import pytest
from small_run import (
    CHECK,
    PARAMETERS,
    ROOT,
    WRITE,
    put_notebook,
    small_results,
    small_workspace,
)

from bangfu_lib.batch.plan import plan_jobs
from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.periods.period import Period

SEVERAL = PARAMETERS + '\ndocuments: str = ""  # 文书\npart: str = ""  # 周或月'


@pytest.fixture
def workspace(tmp_path):
    return small_workspace(tmp_path)


def planned(workspace, **choice):
    return plan_jobs(workspace, small_results(workspace), **choice)


def names(jobs):
    return [job.name for job in jobs]


def test_every_document_is_planned_for_every_village_or_once_for_the_quarter(workspace):
    assert names(planned(workspace)) == [
        "10_report-A1",
        "10_report-B2",
        "10_report-C3",
        "11_summary",
    ]


def test_jobs_carry_the_period_and_the_unit_and_nothing_of_this_machine(workspace):
    first, *_, last = planned(workspace)
    assert dict(first.parameters) == {"period": "2021Q4", "unit": "A1"}
    assert dict(last.parameters) == {"period": "2021Q4"}
    assert (first.label, last.label) == ("村报告·A1（甲村）", "汇总")


def test_naming_villages_leaves_out_documents_on_the_quarter(workspace):
    jobs = planned(workspace, units=["乙村", "B2", "A1"])
    assert names(jobs) == ["10_report-B2", "10_report-A1"]


@pytest.mark.parametrize("text", ["quarter_summary", "汇总"])
def test_documents_are_named_by_key_or_label(workspace, text):
    assert names(planned(workspace, documents=[text])) == ["11_summary"]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"units": ["丁村"]}, "丁村"),
        ({"documents": ["通报"]}, "村报告、汇总"),
        ({"units": ["A1"], "documents": ["汇总"]}, "没有可做的工作"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(workspace, choice, words):
    with pytest.raises(UsageError, match=words):
        planned(workspace, **choice)


def test_a_notebook_that_does_not_take_the_unit_is_refused_before_anything_runs(workspace):
    notebook = workspace.notebooks / "10_report.ipynb"
    notebook.write_text(notebook.read_text("utf-8").replace("unit: str", "village: str"), "utf-8")
    with pytest.raises(UsageError) as caught:
        planned(workspace)
    assert "没有名为“unit”的参数" in caught.value.details


def test_a_missing_notebook_is_named(workspace):
    (workspace.notebooks / "11_summary.ipynb").unlink()
    with pytest.raises(ParamsError, match="11_summary"):
        planned(workspace)


def hashes(workspace):
    return {job.name: job.input_hash for job in planned(workspace)}


def changed(workspace, before):
    after = hashes(workspace)
    return [name for name, found in after.items() if found != before[name]]


def test_jobs_differ_in_their_input_and_the_same_plan_has_the_same(workspace):
    before = hashes(workspace)
    assert len(set(before.values())) == 4
    assert changed(workspace, before) == []


def test_a_changed_notebook_makes_its_own_documents_stale(workspace):
    before = hashes(workspace)
    put_notebook(workspace, "11_summary.ipynb", CHECK, WRITE + "\n")
    assert changed(workspace, before) == ["11_summary"]


def test_a_changed_template_makes_the_documents_stale_that_declare_it(workspace):
    (workspace.params / "documents").mkdir()
    for kind in ("village_report", "quarter_summary"):
        declared = (ROOT / "params" / "documents" / f"{kind}.yaml").read_text("utf-8")
        own = declared.replace(f"{kind}.docx", f"{kind}_own.docx")
        (workspace.params / "documents" / f"{kind}.yaml").write_text(own, "utf-8")
        (workspace.templates / f"{kind}_own.docx").write_bytes(b"1")
    before = hashes(workspace)
    (workspace.templates / "quarter_summary_own.docx").write_bytes(b"2")
    assert changed(workspace, before) == ["11_summary"]


def test_a_document_that_declares_no_template_depends_on_all_of_them(workspace):
    before = hashes(workspace)
    (workspace.templates / "any.docx").write_bytes(b"1")
    assert len(changed(workspace, before)) == 4


def test_other_results_make_every_document_stale(workspace):
    results = small_results(workspace)
    results.folder = results.folder.with_name("r-1111111111111111")
    before = hashes(workspace)
    assert all(job.input_hash != before[job.name] for job in plan_jobs(workspace, results))


def bundle(workspace):
    """A run with one more entry, which makes two declared kinds in one notebook."""
    run = workspace.params / "runs" / "quarter.yaml"
    entry = (
        "  more: {label: 其他, notebook: 30_more.ipynb, units: village,"
        " documents: [village_report, weekly]}\n"
    )
    run.write_text(run.read_text("utf-8") + entry, "utf-8")
    put_notebook(workspace, "30_more.ipynb", CHECK, WRITE, parameters=SEVERAL)
    folder = workspace.params / "documents"
    folder.mkdir()
    declared = (ROOT / "params" / "documents" / "village_report.yaml").read_text("utf-8")
    (folder / "village_report.yaml").write_text(declared, "utf-8")
    weekly = declared.replace("document: village_report", "document: weekly\neach: week")
    weekly = weekly.replace("label: 村级{span}报告", "label: 每周情况")
    (folder / "weekly.yaml").write_text(weekly, "utf-8")
    return workspace


def test_one_job_makes_all_kinds_of_an_entry_that_names_several(workspace):
    *_, job = planned(bundle(workspace), units=["C3"])
    assert (job.name, job.kinds) == ("30_more-more-C3", ("village_report", "weekly"))
    assert job.parameters["documents"] == "village_report,weekly"


def test_a_kind_out_of_such_an_entry_can_be_chosen_by_itself(workspace):
    [job] = planned(bundle(workspace), units=["C3"], documents=["每周情况"])
    assert (job.name, job.label) == ("30_more-weekly-C3", "每周情况·C3（丙村）")
    assert job.parameters["documents"] == "weekly"


def test_of_a_week_only_the_kinds_about_weeks_are_made(workspace):
    [job] = planned(bundle(workspace), units=["C3"], part=Period.parse("2021W50"))
    assert (job.kinds, job.parameters["part"]) == (("weekly",), "2021W50")


def test_a_week_outside_the_period_has_nothing_to_make(workspace):
    with pytest.raises(UsageError, match="没有专为2022年第10周编制的文书"):
        planned(bundle(workspace), part=Period.parse("2022W10"))
