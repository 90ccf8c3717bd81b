import io
import sys

import pytest

from bangfu_lib.batch.quarter import Progress
from bangfu_lib.cli.progress import progress_bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


def watched(monkeypatch, stream=None):
    """Stderr as a stream of ours; set in the test itself, as pytest sets its own before each."""
    monkeypatch.setattr(sys, "stderr", stream or Terminal())
    return sys.stderr


def test_the_bar_says_how_many_are_done_failed_and_how_long_is_left(monkeypatch):
    terminal = watched(monkeypatch)
    with progress_bar() as show:
        for finished, failed in ((0, 0), (1, 0), (2, 1)):
            show(Progress(4, finished, failed))
    last = terminal.getvalue().split("\r")[-1]
    assert last.startswith("编制文书") and "2/4份 剩余约" in last and "失败1份" in last
    assert terminal.getvalue().endswith("\n")


def test_with_nothing_to_do_there_is_no_bar(monkeypatch):
    terminal = watched(monkeypatch)
    with progress_bar() as show:
        show(Progress(0))
    assert terminal.getvalue() == ""


def test_the_bar_is_closed_when_the_run_is_interrupted(monkeypatch):
    terminal = watched(monkeypatch)
    with pytest.raises(KeyboardInterrupt), progress_bar() as show:
        show(Progress(4, 1))
        raise KeyboardInterrupt
    assert terminal.getvalue().endswith("\n")


def test_in_a_file_there_is_no_bar(monkeypatch):
    file = watched(monkeypatch, io.StringIO())
    with progress_bar() as show:
        show(Progress(4, 1))
    assert file.getvalue() == ""
