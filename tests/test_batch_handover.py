import zipfile
from dataclasses import replace

import pytest
from small_run import sha256, small_results, small_workspace

from bangfu_lib.batch.handover import Handover, document_text, fault, hand_over, read_handovers
from bangfu_lib.batch.job import Job


def write_docx(path, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", body)


@pytest.fixture
def job(tmp_path):
    """A job whose document lies in its place."""
    folder = tmp_path / "results" / "2021Q4"
    write_docx(folder / "documents" / "A1.docx", "<w:r><w:t>甲</w:t></w:r><w:r><w:t>村</w:t></w:r>")
    return Job(
        name="10_report-A1",
        kind="village_report",
        label="村报告",
        notebook=tmp_path / "notebooks" / "10_report.ipynb",
        output=folder / "notebooks" / "10_report-A1.ipynb",
        parameters={},
        unit="A1",
        unit_name="甲村",
        period="2021Q4",
        results="r-1",
        input_hash="",
        minutes=1,
    )


@pytest.fixture
def said(job):
    """What the notebook says when all is well."""
    file = job.results_folder / "documents" / "A1.docx"
    return Handover("documents/A1.docx", sha256(file), "A1", "2021Q4", "r-1")


def test_the_right_document_has_no_fault_even_when_its_words_are_split_into_runs(job, said):
    assert fault(job, [said]) == ""


def test_a_notebook_must_hand_over_something(job):
    assert "没有生成文书" in fault(job, [])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"unit": "B2"}, "文书对象是“2021Q4 B2”，应当是“2021Q4 A1”"),
        ({"period": "2021Q3"}, "文书对象是“2021Q3 A1”"),
        ({"results": "r-2"}, "考核结果有更新"),
        ({"path": "documents/B2.docx"}, "文件不存在"),
        ({"sha256": "0" * 64}, "内容不一致"),
    ],
)
def test_one_that_is_about_something_else_is_refused(job, said, change, reason):
    assert reason in fault(job, [said, replace(said, **change)])


def test_one_that_does_not_name_its_village_is_refused(job, said):
    assert "找不到村名“乙村”" in fault(replace(job, unit_name="乙村"), [said])


def test_text_is_read_without_tags_and_entities(tmp_path):
    write_docx(tmp_path / "a.docx", "<w:t>甲&amp;乙</w:t><w:br/><w:t>村</w:t>")
    assert document_text(tmp_path / "a.docx") == "甲&乙村"


def test_what_a_notebook_shows_is_what_the_run_reads(tmp_path, monkeypatch):
    results = small_results(small_workspace(tmp_path))
    document = results.folder.parent / "documents" / "A1.docx"
    write_docx(document, "<w:t>甲村</w:t>")
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append({"data": data}))
    hand_over(document, results, unit="A1")
    said = read_handovers([{"cell_type": "markdown"}, {"outputs": [{}, *shown]}])
    expected = Handover("documents/A1.docx", sha256(document), "A1", "2021Q4", "r-0000000000000000")
    assert said == [expected]
    assert shown[0]["data"]["text/markdown"] == "已生成：`documents/A1.docx`"
