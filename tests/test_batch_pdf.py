"""PDFs beside documents: which are made, how they come into place, what LibreOffice may do wrong."""

import os
import shutil
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bangfu_lib.batch import office as office_module
from bangfu_lib.batch import pdf as pdf_module
from bangfu_lib.batch.office import Office, Tried, find_office
from bangfu_lib.batch.pdf import make_pdfs
from bangfu_lib.errors import MissingTool

WHOLE = b"%PDF-1.6 ... %%EOF\n"
ROOT = Path(__file__).parents[1]


@dataclass
class FakeOffice:
    """Converts what it can; files whose text is in `bad` fail, `breaks` ends a call at the first."""

    bad: tuple = ()
    breaks: bool = False
    calls: list = field(default_factory=list)

    def convert(self, files, folder, *, on_tick):
        folder.mkdir()
        self.calls.append(len(files))
        for file in files:
            with zipfile.ZipFile(file) as package:
                said = package.read("word/document.xml").decode()
            if said not in self.bad:
                (folder / f"{file.stem}.pdf").write_bytes(WHOLE + said.encode() + b"%%EOF")
            elif self.breaks:
                break
            on_tick(0)
        return Tried(folder, 30, too_slow=False)


def document(path, text="正文"):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", text)
    return path


def documents(folder, *texts):
    return [document(folder / f"{text}.docx", text) for text in texts]


def names(paths):
    return [path.stem for path in paths]


def test_each_document_gets_its_own_pdf_beside_it(tmp_path):
    files = documents(tmp_path / "问题 清单{村}", "甲", "乙")
    report = make_pdfs(files, FakeOffice())
    shown = {path.stem: path.read_bytes() for path in (tmp_path / "问题 清单{村}").glob("*.pdf")}
    assert list(report.made) == files and report.failed == {}
    assert all(name.encode() in content for name, content in shown.items()) and len(shown) == 2


def test_only_what_is_missing_or_older_than_its_document_is_made(tmp_path):
    files, office = documents(tmp_path, "甲", "乙", "丙"), FakeOffice()
    make_pdfs(files, office)
    os.utime(files[1], (2_000_000_000, 2_000_000_000))
    files[2].with_suffix(".pdf").unlink()
    report = make_pdfs(files, office)
    assert (names(report.kept), names(report.made)) == (["甲"], ["乙", "丙"])


def test_a_document_that_changes_while_it_is_converted_is_made_again_next_time(tmp_path):
    (file,) = documents(tmp_path, "甲")

    class Slow(FakeOffice):
        def convert(self, files, folder, *, on_tick):
            os.utime(file, (2_000_000_000, 2_000_000_000))
            return super().convert(files, folder, on_tick=on_tick)

    make_pdfs([file], Slow())
    assert names(make_pdfs([file], FakeOffice()).made) == ["甲"]


@pytest.mark.parametrize("owner", ["~${}", "~$_{}", ".~lock.{}#"])
def test_what_somebody_is_editing_waits(tmp_path, owner):
    files = documents(tmp_path, "甲乙丙", "丁")
    name = files[0].name
    owned = owner.format(name[2:] if owner == "~${}" else name).replace("~$_", "~$")
    (tmp_path / owned).write_bytes(b"office")
    report = make_pdfs(files, FakeOffice())
    assert (names(report.in_hand), names(report.made)) == (["甲乙丙"], ["丁"])


def test_owner_files_are_no_documents(tmp_path):
    owner = document(tmp_path / "~$甲.docx")
    assert make_pdfs([owner], None).made == ()


def test_a_file_that_fails_is_named_and_stops_no_other(tmp_path):
    files = documents(tmp_path, "甲", "乙", "丙")
    report = make_pdfs(files, FakeOffice(bad=("乙",)))
    assert names(report.made) == ["甲", "丙"]
    assert list(report.failed) == [files[1]] and "LibreOffice" in report.failed[files[1]]


def test_a_call_that_breaks_down_is_made_up_for_one_by_one(tmp_path):
    files, office = documents(tmp_path, "甲", "乙", "丙", "丁"), FakeOffice(("甲",), breaks=True)
    report = make_pdfs(files, office)
    assert names(report.made) == ["乙", "丙", "丁"] and names(report.failed) == ["甲"]
    assert office.calls == [4, 1, 1, 1, 1]


def test_a_program_that_converts_nothing_is_given_up_soon(tmp_path):
    texts = [f"村{number}" for number in range(30)]
    office = FakeOffice(bad=tuple(texts))
    report = make_pdfs(documents(tmp_path, *texts), office)
    assert len(report.failed) == 30 and len(office.calls) == 4


@pytest.mark.parametrize("content", [b"", b"plain text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_refused_though_libreoffice_would_print_it(tmp_path, content):
    file = tmp_path / "甲.docx"
    file.write_bytes(content)
    report = make_pdfs([file], FakeOffice())
    assert "不是完整的 Word 文件" in report.failed[file] and not file.with_suffix(".pdf").exists()


def test_a_document_deleted_meanwhile_is_named(tmp_path):
    here, gone = documents(tmp_path, "甲", "乙")
    gone.unlink()
    report = make_pdfs([here, gone], FakeOffice())
    assert names(report.made) == ["甲"] and "移走" in report.failed[gone]


def test_a_pdf_cut_short_never_comes_into_place(tmp_path):
    (file,) = documents(tmp_path, "甲")

    class Torn(FakeOffice):
        def convert(self, files, folder, *, on_tick):
            tried = super().convert(files, folder, on_tick=on_tick)
            (folder / "1.pdf").write_bytes(b"%PDF-1.6 half")
            return tried

    assert list(make_pdfs([file], Torn()).failed) == [file]
    assert [path.name for path in tmp_path.iterdir()] == ["甲.docx"]


def test_a_pdf_open_elsewhere_is_kept_and_named(tmp_path, monkeypatch):
    (file,) = documents(tmp_path, "甲")
    old = file.with_suffix(".pdf")
    old.write_bytes(b"old")
    os.utime(old, (0, 0))

    def refuse(self, target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    report = make_pdfs([file], FakeOffice())
    assert "文件被占用" in report.failed[file] and old.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


def test_files_go_in_batches_by_number_and_size(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_module, "MOST_FILES", 3)
    monkeypatch.setattr(pdf_module, "MOST_BYTES", 700)
    files = documents(tmp_path, *"甲乙丙丁")
    with zipfile.ZipFile(files[1], "a") as package:
        package.writestr("word/media/a.png", bytes(600))
    office = FakeOffice()
    make_pdfs(files, office)
    assert office.calls == [1, 1, 2]


def test_how_far_it_is_ends_at_the_number_of_files(tmp_path):
    seen = []
    files = documents(tmp_path, "甲", "乙", "丙")
    make_pdfs(files, FakeOffice(bad=("乙",)), on_done=lambda *one: seen.append(one))
    assert seen[0] == (3, 0, 0) and seen[-1] == (3, 3, 1)
    assert [one[1] for one in seen] == sorted(one[1] for one in seen)


def test_without_libreoffice_one_line_says_what_to_do_and_that_documents_are_whole(tmp_path):
    with pytest.raises(MissingTool, match=r"Word 文书已全部保存.*请安装 LibreOffice"):
        make_pdfs(documents(tmp_path, "甲"), None)


def test_without_anything_to_make_libreoffice_is_not_missed(tmp_path):
    files = documents(tmp_path, "甲")
    make_pdfs(files, FakeOffice())
    assert make_pdfs(files, None).kept == tuple(files)


def script(folder, body):
    """A program that takes LibreOffice's place."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{body}\n", "utf-8")
    path.chmod(0o755)
    return path


posix = pytest.mark.skipif(os.name == "nt", reason="writes a script that Windows does not start")


@posix
def test_a_call_has_a_profile_of_its_own_which_is_gone_afterwards(tmp_path):
    body = "pathlib.Path(sys.argv[-1]).write_text('\\n'.join(sys.argv))"
    said = tmp_path / "arguments"
    Office(script(tmp_path, body)).convert([said], tmp_path / "out", on_tick=lambda done: None)
    (profile,) = (one for one in said.read_text().split("\n") if one.startswith("-env:User"))
    assert profile.startswith("-env:UserInstallation=file:///")
    assert not Path(profile.partition("file://")[2]).exists()


@posix
def test_a_call_that_hangs_is_ended_with_all_that_it_started(tmp_path):
    body = (
        "import subprocess; child = subprocess.Popen(['sleep', '60'])\n"
        "pathlib.Path(sys.argv[-1]).write_text(str(child.pid)); time.sleep(60)"
    )
    office = Office(script(tmp_path, body), start_seconds=2, seconds_each=0)
    tried = office.convert([tmp_path / "pid"], tmp_path / "out", on_tick=lambda done: None)
    assert tried.too_slow
    state = Path(f"/proc/{(tmp_path / 'pid').read_text()}/stat")
    assert not state.is_file() or ") Z " in state.read_text()


def test_a_program_that_cannot_be_started_converts_nothing(tmp_path):
    file = document(tmp_path / "甲.docx")
    report = make_pdfs([file], Office(tmp_path / "没有"))
    assert list(report.failed) == [file]


def test_libreoffice_is_looked_for_on_the_path_and_then_where_it_usually_is(tmp_path, monkeypatch):
    there = script(tmp_path, "")
    monkeypatch.setattr(office_module, "USUAL_PLACES", {sys.platform: (str(there),)})
    monkeypatch.setattr(office_module, "VERSIONED", "no/such/place")
    monkeypatch.setattr(shutil, "which", lambda command: None)
    assert find_office().program == there
    monkeypatch.setattr(shutil, "which", lambda command: f"/somewhere/{command}")
    assert find_office().program == Path("/somewhere/soffice")


def test_where_there_is_none_none_is_found(monkeypatch):
    monkeypatch.setattr(office_module, "USUAL_PLACES", {})
    monkeypatch.setattr(office_module, "VERSIONED", "no/such/place")
    monkeypatch.setattr(shutil, "which", lambda command: None)
    assert find_office() is None


@pytest.mark.office
@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_libreoffice_itself_makes_pdfs_of_the_templates(tmp_path):
    files = [
        Path(
            shutil.copy(
                ROOT / "report_templates" / f"{name}.docx", tmp_path / f"{name} {{甲}}.docx"
            )
        )
        for name in ("notice", "problem_list")
    ]
    report = make_pdfs(files, find_office())
    assert list(report.made) == files
    assert all(one.with_suffix(".pdf").read_bytes().startswith(b"%PDF") for one in files)
