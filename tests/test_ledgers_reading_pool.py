"""One bad file never takes the others with it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import unruly_reading

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.reading_pool import Guard, read_files
from bangfu_lib.locks import only_one
from bangfu_lib.processes import ending_after

GUARD = Guard(seconds=3, megabytes=1500, read=unruly_reading.read)


def files(folder, *contents):
    """Files with these contents, as candidates in their order."""
    paths = [folder / f"{number}.xlsx" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return [(path, path.name) for path in paths]


def codes(read):
    return [one.code for one in read.reading.issues]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"hang", "file_too_slow"),
        (b"die", "file_broke_reader"),
        (b"fail", "file_broke_reader"),
        pytest.param(
            b"eat",
            "file_needs_memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit on addresses"),
        ),
    ],
)
def test_a_file_that_breaks_its_process_is_one_issue_and_the_others_are_read(
    tmp_path, content, code
):
    given = files(tmp_path, b"", b"good 1", content, b"good 2", b"good 3")
    done = list(read_files(given, {}, guard=GUARD))
    assert [codes(one) for one in done] == [[], [], [code], [], []]
    assert [one.reading.readable for one in done] == [True, True, False, True, True]


def test_files_come_in_the_order_asked_for(tmp_path):
    given = files(tmp_path, *(b"%d" % number for number in range(40)))
    assert [one.name for one in read_files(given, {}, guard=GUARD)] == [n for _, n in given]


def test_a_file_over_the_limit_is_not_even_read(tmp_path):
    with (tmp_path / "0.xlsx").open("wb") as stream:
        stream.truncate(40 << 20)
    (read,) = read_files([(tmp_path / "0.xlsx", "0.xlsx")], {}, guard=GUARD)
    assert (codes(read), read.sha256) == (["file_too_large"], "")


def test_a_file_gone_meanwhile_is_one_issue(tmp_path):
    (read,) = read_files([(tmp_path / "gone.xlsx", "gone.xlsx")], {}, guard=GUARD)
    assert codes(read) == ["unreadable_file"]


def test_reading_stops_when_nobody_wants_the_rest(tmp_path):
    given = files(tmp_path, b"good", *([b"hang"] * 20))
    reading = read_files(given, {}, guard=GUARD)
    next(reading)
    assert reading.close() is None


READ_ONE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import unruly_reading
from bangfu_lib.ledgers.reading_pool import Guard, read_files
folder = Path(sys.argv[1])
list(read_files([(folder / "0.xlsx", str(folder))], {}, guard=Guard(read=unruly_reading.read)))
"""


def held(folder):
    try:
        with only_one(folder, ""):
            return False
    except UsageError:
        return True


def wait_until(holds):
    end = time.monotonic() + 30
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def test_a_child_that_hangs_ends_with_its_killed_parent(tmp_path):
    files(tmp_path, b"hold")
    parent = subprocess.Popen(
        [sys.executable, "-c", READ_ONE, str(tmp_path), str(Path(__file__).parent)],
        stderr=subprocess.DEVNULL,
    )
    assert wait_until(lambda: held(tmp_path))
    parent.kill()
    parent.wait()
    assert wait_until(lambda: not held(tmp_path))


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_the_system_ends_a_child_that_takes_too_long():
    from fault_trials import ended, in_child

    def hang():
        with ending_after(0.05):
            time.sleep(30)

    assert ended(in_child(hang)) == -signal.SIGALRM


def test_without_files_no_process_is_started():
    assert list(read_files([], {}, guard=GUARD)) == []
