import errno
import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from small_run import ROOT, small_workspace

from bangfu_lib.cli import endings
from bangfu_lib.cli.console import tolerate_any_console
from bangfu_lib.cli.endings import ended
from bangfu_lib.cli.main import bangfu, run_command
from bangfu_lib.errors import (
    BangfuError,
    JobsFailed,
    LedgerError,
    MissingTool,
    ParamsError,
    StoreError,
    UsageError,
)

COMMAND = [sys.executable, "-m", "bangfu_lib"]


def raising(error):
    def command(*_):
        raise error

    return command


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (BangfuError, 1),
        (UsageError, 2),
        (LedgerError, 3),
        (JobsFailed, 4),
        (ParamsError, 5),
        (StoreError, 6),
        (MissingTool, 7),
    ],
)
def test_each_kind_of_error_has_its_exit_code_and_its_lines_go_to_stderr(kind, code, capsys):
    assert ended(raising(kind("一句话。", ["甲", "乙"]))) == code
    assert capsys.readouterr() == ("", "一句话。\n甲\n乙\n")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_is_130_and_one_line(error, capsys):
    assert ended(raising(error)) == 130
    assert capsys.readouterr().err.startswith("已停止。")


def test_success_is_0():
    assert ended(lambda: None) == 0


@pytest.fixture
def faulty(monkeypatch):
    """`bangfu fail` has a fault that says something personal."""

    @click.command(cls=type(bangfu).command_class)
    @click.option("--root", default="")
    def fail(root):
        name = "张某 532523199001011234"
        int(name)

    monkeypatch.setitem(bangfu.commands, "fail", fail)


def test_a_fault_of_the_program_is_one_line_and_a_log_in_the_workspace(faulty, tmp_path, capsys):
    workspace = small_workspace(tmp_path)
    assert run_command(["fail", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    (log,) = (workspace.root / "results" / "logs").glob("*.log")
    assert said.count("\n") == 1 and str(log) in said and "ValueError" in said
    text = log.read_text("utf-8")
    assert "int(name)" in text
    assert "张某 5325" not in text.replace('name = "张某 532523199001011234"', "")


def test_without_a_workspace_the_log_goes_to_the_temporary_folder(
    faulty, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run_command(["fail", "--root", str(tmp_path / "none")]) == 1
    assert re.search(r"bangfu-\d{8}-\d{6}-\d+\.log", capsys.readouterr().err)
    assert len(list(tmp_path.glob("*.log"))) == 1


def test_where_no_log_can_be_written_the_line_says_so(faulty, tmp_path, capsys, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr("tempfile.tempdir", str(blocked))
    assert run_command(["fail", "--root", str(tmp_path / "none")]) == 1
    assert "无法写入文件" in capsys.readouterr().err


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.ENAMETOOLONG])
def test_a_file_that_the_system_refuses_is_one_line_without_a_log(number, capsys):
    assert ended(raising(OSError(number, "refused", "/数据/office.yaml"))) == 6
    said = capsys.readouterr().err
    assert said.startswith("无法读写文件 /数据/office.yaml：") and said.count("\n") == 1


def test_a_workspace_that_may_not_be_read_does_not_keep_the_fault_from_being_told(
    faulty, capsys, monkeypatch
):
    monkeypatch.setattr("bangfu_lib.cli.crash.find_workspace", raising(PermissionError))
    assert run_command(["fail", "--root", "x"]) == 1
    assert "ValueError" in capsys.readouterr().err


def test_a_missing_package_is_named(capsys):
    assert ended(raising(ModuleNotFoundError("No module named 'docxtpl'", name="docxtpl"))) == 7
    assert "docxtpl" in capsys.readouterr().err


def test_a_console_that_lacks_a_character_shows_a_question_mark(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
    monkeypatch.setattr(sys, "stdout", stream)
    tolerate_any_console()
    endings.click.echo("㙟𠮷村›PB01", file=stream)
    stream.flush()
    assert stream.buffer.getvalue().decode("gbk").rstrip() == "??村?PB01"


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"LANG": "POSIX"},
    ],
    ids=str,
)
def test_any_console_encoding_will_do(environment):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    done = subprocess.run(
        [*COMMAND, "㙟𠮷"], cwd=ROOT, env=clean | environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 2


def test_help_is_quick_because_pandas_stays_unread():
    code = (
        "import sys\nfrom bangfu_lib.cli.main import run_command\n"
        "run_command(['run', '--help'])\n"
        "heavy = {'pandas', 'numpy', 'matplotlib', 'papermill', 'docx', 'jsonschema', 'IPython'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_ctrl_c_while_notebooks_run_is_130_with_one_line(demo_copy):
    arguments = ["run", "2021Q4", "--force", "--jobs", "1", "--root", str(demo_copy.root)]
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    record = demo_copy.results("2021Q4") / "run.json"
    until = time.monotonic() + 60
    while not (record.exists() and '"RUNNING"' in record.read_text("utf-8")):
        if time.monotonic() > until or process.poll() is not None:
            break
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().splitlines()[-1].startswith("已停止。") and b"Traceback" not in said
    assert not list(Path(demo_copy.results("2021Q4")).rglob(".tmp-*"))
