"""A document that no record knows may carry somebody's words."""

from bangfu_lib.batch.plan import plan_jobs
from bangfu_lib.batch.quarter import _edited
from bangfu_lib.batch.record import RunRecord
from bangfu_lib.files import sha256_file
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.documents import document_path
from bangfu_lib.results.store import load_results


def test_document_without_a_note_is_found_so_that_it_can_be_put_aside(demo_copy):
    results = load_results(demo_copy, Period.parse("2021Q4"))
    file = document_path("problem_list", results, demo_copy, "PB04")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"edited by hand")
    record = RunRecord(demo_copy.results("2021Q4"))
    record.jobs.clear()
    [job] = plan_jobs(demo_copy, results, units=["PB04"], documents=["problem_list"])
    assert _edited(job, record, results) == [file]
    noted = {"documents": {file.relative_to(record.folder).as_posix(): sha256_file(file)}}
    record.jobs["made-by-another-job"] = noted
    assert _edited(job, record, results) == []
