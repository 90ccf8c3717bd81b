"""bangfu run --pdf: what is said, and how the command ends."""

from types import SimpleNamespace

import pytest
from test_batch_pdf import FakeOffice, document

from bangfu_lib.batch import office, pdf, quarter
from bangfu_lib.batch.quarter import RunReport
from bangfu_lib.cli import quarter as commands
from bangfu_lib.cli.main import run_command
from bangfu_lib.workspace import new_workspace


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs `bangfu run` over two documents that are there already; jobs in `failed` failed."""
    workspace = new_workspace(tmp_path / "区")
    folder = workspace.results("2021Q4")
    files = [document(folder / "documents" / f"{name}.docx", name) for name in ("甲", "乙")]
    record = SimpleNamespace(noted=lambda job: files)
    monkeypatch.setattr(commands, "assess_and_say", lambda *_: None)
    monkeypatch.setattr(pdf, "RunRecord", lambda folder: record)

    def command(*arguments, tool=None, failed=()):
        report = RunReport(folder, (SimpleNamespace(name="job"),), (), tuple(failed), ())
        monkeypatch.setattr(quarter, "run_quarter", lambda *_, **__: report)
        monkeypatch.setattr(office, "find_office", lambda: tool)
        return run_command(["run", "2021Q4", *arguments, "--root", str(workspace.root)])

    command.files = files
    return command


def test_without_the_option_no_pdf_is_made(run, capsys):
    assert run(tool=FakeOffice()) == 0
    assert "PDF" not in capsys.readouterr().out
    assert not any(file.with_suffix(".pdf").exists() for file in run.files)


def test_with_it_every_document_has_its_pdf_and_both_are_counted(run, capsys):
    assert run("--pdf", tool=FakeOffice()) == 0
    assert "新做2份 PDF" in capsys.readouterr().out
    assert run("--pdf", tool=FakeOffice()) == 0
    assert "2份 PDF 与文书一致" in capsys.readouterr().out


def test_without_libreoffice_the_command_says_so_in_one_line_after_the_documents(run, capsys):
    assert run("--pdf") == 7
    said = capsys.readouterr()
    assert "文书在" in said.out and said.err.count("\n") == 1
    assert "Word 文书已全部保存" in said.err and "安装 LibreOffice" in said.err


def test_a_document_that_cannot_be_converted_is_named(run, capsys):
    assert run("--pdf", tool=FakeOffice(bad=("乙",))) == 4
    said = capsys.readouterr()
    assert "新做1份 PDF" in said.out and str(run.files[1]) in said.err


def test_documents_in_somebodys_hands_are_named_and_are_no_failure(run, capsys):
    (run.files[0].parent / "~$甲.docx").write_bytes(b"owner")
    assert run("--pdf", tool=FakeOffice()) == 0
    assert (
        f"正在编辑，没有转换；保存并关闭后，再次运行即可补做：\n{run.files[0]}"
        in capsys.readouterr().out
    )


def test_failed_jobs_and_a_missing_program_are_both_told(run, capsys):
    assert run("--pdf", failed=[(SimpleNamespace(label="考核通报"), "坏了")]) == 4
    said = capsys.readouterr().err
    assert "没有找到 LibreOffice" in said and "考核通报：坏了" in said


def test_help_says_what_the_option_needs(run, capsys):
    assert run("--help") == 0
    assert "--pdf" in (said := capsys.readouterr().out) and "LibreOffice" in said
