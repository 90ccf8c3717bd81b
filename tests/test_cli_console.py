"""What the command writes, where the other end does not take it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

COVERAGE = [sys.executable, "-m", "bangfu_lib", "coverage"]
WRONG = [sys.executable, "-m", "bangfu_lib", "check", "去年"]
FULL = Path("/dev/full")


def run_to(command, *, stdout, stderr=subprocess.PIPE):
    return subprocess.run(command, cwd=ROOT, stdout=stdout, stderr=stderr, check=False)


@pytest.fixture
def left():
    """The writing end of a pipe whose reader has left."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


def test_a_reader_that_leaves_early_is_no_fault(left):
    done = run_to(COVERAGE, stdout=left)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_error_keeps_its_exit_code_when_nobody_reads_it(left):
    assert run_to(WRONG, stdout=left, stderr=left).returncode == 2


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_output_onto_a_full_disk_is_one_line():
    with FULL.open("wb") as full:
        done = run_to(COVERAGE, stdout=full)
        silent = run_to(COVERAGE, stdout=full, stderr=full)
    assert (done.returncode, done.stderr.count(b"\n"), silent.returncode) == (6, 1, 6)
    assert "磁盘空间" in done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="closes a descriptor in a POSIX shell")
def test_closed_output_is_no_fault():
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *COVERAGE],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows names files in Unicode whatever the locale")
@pytest.mark.parametrize("command", ["bangfu", "-m"])
def test_chinese_arguments_are_understood_under_any_locale(command, tmp_path):
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    start = [sys.executable, "-m", "bangfu_lib"]
    if command == "bangfu":
        start = [sys.executable, "-c", "from bangfu_lib.cli.main import main; main()"]
    done = subprocess.run(
        [*start, "init", str(tmp_path / "工作区")],
        cwd=ROOT,
        env=os.environ | old,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["工作区"]
