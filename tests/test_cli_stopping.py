"""Signals that end a process stop a command in good order."""

import os
import subprocess
import sys

import pytest
from source_tree import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")

# A command that is sent the signal while it works, and says when it goes on.
SENDER = """
import os, signal, sys, time
import click
from bangfu_lib.cli.main import bangfu, run_command
number = getattr(signal, sys.argv[1])
if sys.argv[2] == "ignored":
    signal.signal(number, signal.SIG_IGN)

@click.command(cls=type(bangfu).command_class)
def work():
    os.kill(os.getpid(), number)
    time.sleep(0.1)
    print("went on")

bangfu.commands["work"] = work
sys.exit(run_command(["work"]))
"""


def send(signal_name, before):
    command = [sys.executable, "-c", SENDER, signal_name, before]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("signal_name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_command_that_is_told_to_end_says_so_and_is_130(signal_name):
    done = send(signal_name, "default")
    assert (done.returncode, done.stdout) == (130, "")
    (line,) = done.stderr.split()
    assert line.startswith("已停止。")


def test_a_signal_that_is_ignored_from_outside_stays_ignored():
    done = send("SIGHUP", "ignored")
    assert (done.returncode, done.stdout, done.stderr) == (0, "went on\n", "")
