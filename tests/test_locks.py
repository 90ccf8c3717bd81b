"""Locks: one holder at a time, free again however the holder ends."""

import errno
import subprocess
import sys

import pytest

from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.locks import only_one

HOLD = """
import sys, time
from pathlib import Path
from bangfu_lib.locks import only_one
with only_one(Path(sys.argv[1]), "busy"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_a_lock_that_another_process_holds_is_one_line(holder, tmp_path):
    with pytest.raises(UsageError, match="busy"), only_one(tmp_path, "busy"):
        pass


def test_a_lock_of_another_name_is_free(holder, tmp_path):
    with only_one(tmp_path, "busy", name=".other"):
        assert (tmp_path / ".other").exists()


def test_a_killed_holder_lets_go(holder, tmp_path):
    holder.kill()
    holder.wait()
    with only_one(tmp_path, "busy"):
        assert (tmp_path / ".lock").exists()


def test_a_disk_without_locks_is_said_to_be_the_trouble(tmp_path, monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr("bangfu_lib.locks._take", refuse)
    with pytest.raises(StoreError, match=r"\.lock"), only_one(tmp_path, "busy"):
        pass
