"""Faults while documents are written: one line says what to do, and nothing is lost or left."""

import errno
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from fault_trials import REFUSED, ended, in_child
from results_fixture import ROOT, changed, small_results

from bangfu_lib import files
from bangfu_lib.cli.main import run_command
from bangfu_lib.errors import StoreError
from bangfu_lib.reports.documents import document_path, make_document
from bangfu_lib.workspace import Workspace

KIND, VILLAGE = "problem_list", "PB01"
posix = pytest.mark.skipif(os.name == "nt", reason="faults of a POSIX system")


@pytest.fixture
def office(tmp_path):
    return office_in(tmp_path / "办公室")


def office_in(root):
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, root / name)
    return changed(small_results(), workspace=Workspace(root))


def make(office, kind=KIND, unit=VILLAGE):
    return make_document(kind, office, office.workspace, unit)


def old_document(office):
    """A document made before, with other words than the next one would have."""
    path = document_path(KIND, office, office.workspace, VILLAGE)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"the old document, whole")
    return path


def refused(office, **asked):
    """The one line that making a document ends with."""
    with pytest.raises(StoreError) as caught:
        make(office, **asked)
    (line,) = caught.value.lines()
    return line


def is_as_before(path):
    """Whether the old document stands there whole, and nothing else does."""
    return path.read_bytes() == b"the old document, whole" and list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_a_document_open_in_word_stays_and_is_named(office, monkeypatch, number):
    path = old_document(office)

    def open_elsewhere(self, target):
        raise PermissionError(number, "The process cannot access the file", str(target))

    monkeypatch.setattr(Path, "replace", open_elsewhere)
    line = refused(office)
    assert str(path) in line and "文件被占用" in line and "请关闭正在打开该文件的程序" in line
    assert is_as_before(path)


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_keeps_what_is_there(office):
    path = old_document(office)
    path.parent.chmod(0o500)
    try:
        line = refused(office)
    finally:
        path.parent.chmod(0o700)
    assert str(path) in line and "没有权限" in line and is_as_before(path)


@posix
def test_a_read_only_disk_keeps_what_is_there(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        office = office_on(disk)
        path = old_document(office)
        remount(disk, "ro")
        line = refused(office)
        assert "文件夹是只读的" in line and is_as_before(path)


def test_a_folder_deleted_before_is_made_again(office):
    path = make(office)
    shutil.rmtree(path.parent)
    assert make(office).is_file()


def test_a_folder_deleted_meanwhile_is_said_in_one_line(office, monkeypatch):
    path = old_document(office)
    pour = files._pour

    def deleted(stream, content):
        pour(stream, content)
        shutil.rmtree(path.parent)

    monkeypatch.setattr(files, "_pour", deleted)
    line = refused(office)
    assert str(path) in line and "文件夹刚被移走" in line
    monkeypatch.undo()
    assert make(office).is_file()


def test_a_folder_in_the_place_of_the_document_is_left_alone(office):
    path = document_path(KIND, office, office.workspace, VILLAGE)
    (path / "材料").mkdir(parents=True)
    assert str(path) in (line := refused(office)) and "文件夹" in line
    assert [one.name for one in path.parent.iterdir()] == [path.name] and (path / "材料").is_dir()


def test_a_name_too_long_for_the_disk_is_said_in_one_line(office, tmp_path):
    deep = tmp_path / "/".join(["很长的文件夹名" * 8] * 30)
    with pytest.raises(StoreError, match="路径太长"):
        make_document(KIND, office, BesidesWorkspace(office.workspace.root, deep), VILLAGE)
    assert not [one for one in tmp_path.rglob("*") if one.name.startswith(files.ASIDE)]


class BesidesWorkspace(Workspace):
    """A workspace whose results lie elsewhere."""

    def __init__(self, root, elsewhere):
        super().__init__(root)
        object.__setattr__(self, "elsewhere", elsewhere)

    def results(self, period):
        return self.elsewhere / period


def test_a_village_with_an_endless_name_still_gets_a_document_of_its_own(office):
    units = {
        code: {**unit, "name": "极长村名" * 60 + code}
        for code, unit in office.catalogue["units"].items()
    }
    named = changed(office, catalogue={**office.catalogue, "units": units})
    made = {make(named, unit=code) for code in ("PB01", "PB02")}
    assert len(made) == 2 and all(len(path.name.encode()) < 128 for path in made)


@pytest.mark.parametrize(
    "name", ["有 空格", "{村} {{ 名 }}", "100% #1 & 'a'", "龘䶮㙟👍", "a" * 100]
)
def test_folders_may_be_called_anything(tmp_path, name):
    made = make(office_in(tmp_path / name))
    assert made.is_file() and made.is_relative_to(tmp_path / name)


@posix
@pytest.mark.parametrize("limit", [0, 1, 700, 3000])
def test_a_file_size_limit_leaves_the_old_document(office, limit):
    import resource

    path = old_document(office)

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        make(office)

    assert ended(in_child(limited)) == REFUSED
    assert is_as_before(path)


@contextmanager
def small_disk(folder):
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    made = subprocess.run(command, capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"no small disk here: {made.stderr.decode(errors='replace').strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def remount(folder, how):
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def office_on(disk):
    """An office whose documents alone lie on `disk`."""
    office = changed(small_results(), workspace=Workspace(ROOT))
    return changed(office, workspace=BesidesWorkspace(ROOT, disk))


@posix
def test_a_disk_that_is_really_full_leaves_the_old_document_and_room_for_the_next(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        office = office_on(disk)
        path = old_document(office)
        free = os.statvfs(disk)
        (disk / "filler").write_bytes(bytes(free.f_bavail * free.f_frsize - 8192))
        line = refused(office)
        assert str(path) in line and "磁盘空间不足" in line and is_as_before(path)
        (disk / "filler").unlink()
        assert make(office).read_bytes().startswith(b"PK")


def test_a_run_makes_the_other_documents_and_names_the_one_in_the_way(demo_copy, capsys):
    """In the processes and notebooks of a run nothing can be simulated: a folder is in the way."""
    documents = demo_copy.results("2021Q4") / "documents" / "问题清单"
    shutil.rmtree(documents, ignore_errors=True)
    (documents / "PB01_甲示例村_2021年第四季度.docx" / "占位").mkdir(parents=True)
    asked = ["run", "2021Q4", "--document", "问题清单", "--unit", "PB01", "--unit", "PB02"]
    code, said = run_command([*asked, "--root", str(demo_copy.root)]), capsys.readouterr().err
    assert code == 4, said
    (line,) = (line for line in said.splitlines() if "PB01" in line)
    assert line.startswith("问题清单·PB01（甲示例村）：无法写入") and "Traceback" not in said
    made = sorted(path.name for path in documents.iterdir())
    assert made == ["PB01_甲示例村_2021年第四季度.docx", "PB02_乙示例村_2021年第四季度.docx"]
