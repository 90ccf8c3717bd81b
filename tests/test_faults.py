"""Faults for real: killed, disk full, no permission, two at once; the store is old or new, whole."""

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("forks and kills children", allow_module_level=True)

from declared import ROOT
from fault_trials import (
    FINE,
    REFUSED,
    FailingAt,
    ended,
    in_child,
    kill_at_random,
    mended,
    state,
    written_in_place,
)
from keeping_fixture import QUARTER, an_intake, keep, keep_intake, office

from bangfu_lib.errors import StoreError
from bangfu_lib.ledgers.journal import read_journal
from bangfu_lib.ledgers.snapshot import load_snapshot
from bangfu_lib.params.rules import rules_digest
from bangfu_lib.workspace import Workspace

KILLS, READS, ROUNDS = 15, 20, 4
PRINT_ID = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from keeping_fixture import keep
from bangfu_lib.workspace import Workspace
print(keep(Workspace(Path(sys.argv[1])), 5).id)
"""


@pytest.fixture
def workspace(tmp_path):
    return office(tmp_path)


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_revision(workspace):
    found = kill_at_random(workspace, KILLS)
    assert found["old"] + found["new"] == KILLS and found["old"] and set(found) <= {"old", "new"}


def test_the_same_trial_finds_what_writing_in_place_tears(workspace):
    with written_in_place():
        found = kill_at_random(workspace, 4 * KILLS)
    assert found["torn"] + found["stuck"] == 1


def test_whichever_step_fails_the_store_stays_whole_and_one_line_says_why(tmp_path):
    outcomes, digest = [], rules_digest(ROOT / "params")
    for nth in range(1, 200):
        (tmp_path / str(nth)).mkdir()
        workspace = office(tmp_path / str(nth))
        keep(workspace, 1)
        intake, error = an_intake(workspace, 2), (errno.ENOSPC, errno.EACCES)[nth % 2]
        with FailingAt(nth, error) as failing:
            outcomes.append(refused(workspace, intake, digest))
        if not failing.reached:
            break
        assert state(workspace) == (1 if outcomes[-1] else 2)
        assert nth % 5 or mended(workspace, 2)
    assert sum(outcomes) > 20 and not outcomes[-1] and state(workspace) == 2


def refused(workspace, intake, digest):
    """Whether keeping the intake ended in one line."""
    try:
        keep_intake(workspace, intake, rules=digest)
    except StoreError as error:
        return len(error.lines()) == 1
    return False


def test_a_file_size_limit_is_a_full_disk(workspace):
    keep(workspace, 1)

    import resource

    intake = an_intake(workspace, 300)

    def limited(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        keep_intake(workspace, intake)

    codes = [ended(in_child(lambda one=one: limited(one))) for one in (0, 1, 700, 3000)]
    assert codes == [REFUSED] * 4 and state(workspace) == 1
    assert mended(workspace, 300)


@contextmanager
def small_disk(folder):
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no small disk here: {made.stderr.decode(errors='replace').strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_is_really_full_keeps_the_old_revision(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        workspace = Workspace(disk)
        keep(workspace, 1)
        (disk / "filler").write_bytes(bytes(os.statvfs(disk).f_bavail * 4096 - 20_000))
        with pytest.raises(StoreError, match="磁盘空间不足"):
            keep(workspace, 300)
        assert state(workspace) == 1
        (disk / "filler").unlink()
        assert mended(workspace, 300)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_one_line(workspace):
    keep(workspace, 1)
    store = workspace.store("2021Q4")
    store.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="没有权限"):
            keep(workspace, 2)
        assert state(workspace) == 1
    finally:
        store.chmod(0o755)


def test_a_file_where_the_store_should_be_is_one_line(workspace):
    (workspace.root / "store").write_text("in the way")
    with pytest.raises(StoreError, match="应为文件夹的地方是文件") as caught:
        keep(workspace, 1)
    assert len(caught.value.lines()) == 1


def test_of_imports_at_once_each_is_whole_or_refused(workspace):
    keep(workspace, 1)
    for round_ in range(ROUNDS):
        numbers = (10 + 2 * round_, 11 + 2 * round_)
        children = [in_child(lambda one=one: keep(workspace, one)) for one in numbers]
        codes = [ended(child) for child in children]
        assert set(codes) <= {FINE, REFUSED} and FINE in codes
        assert state(workspace) in [n for n, code in zip(numbers, codes, strict=True) if not code]
    assert mended(workspace, 7)


def test_readers_during_imports_never_fail(workspace):
    keep(workspace, 1)

    def import_on_and_on():
        for number in range(2, 10_000):
            keep(workspace, number % 50 + 1)

    child = in_child(import_on_and_on)
    try:
        seen, until = set(), time.monotonic() + 20
        while len(seen) < 3 and time.monotonic() < until:
            seen |= {state(workspace) for _ in range(READS)}
    finally:
        os.kill(child, signal.SIGKILL)
        ended(child)
    assert "torn" not in seen and len(seen) > 1


@pytest.mark.parametrize(
    "name", ["journal.jsonl", "journal.end", "visits.parquet", "manifest.json"]
)
def test_a_flipped_bit_in_what_is_kept_is_refused_by_name(workspace, name):
    keep(workspace, 3)
    (path,) = workspace.store("2021Q4").rglob(name)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)
    with pytest.raises(StoreError, match="journal" if "journal" in name else name):
        load_snapshot(workspace, QUARTER)


def test_language_and_time_zone_of_the_system_do_not_matter(tmp_path):
    said = []
    for number, zone in enumerate(("Asia/Shanghai", "America/St_Johns")):
        settings = {"LANG": "C", "LC_ALL": "C", "TZ": zone} if number else {"TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", PRINT_ID, str(tmp_path / zone), str(Path(__file__).parent)],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=True,
        )
        said.append(done.stdout)
    assert said[0] == said[1] and len(said[0].strip()) == 16


def test_a_clock_that_was_set_back_changes_nothing(workspace, monkeypatch):
    from datetime import UTC, datetime

    class Earlier(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2001, 1, 1, tzinfo=UTC)

    keep(workspace, 1)
    monkeypatch.setattr("bangfu_lib.ledgers.revisions.datetime", Earlier)
    keep(workspace, 2)
    first, second = read_journal(workspace, QUARTER)
    assert first.at > second.at and second.number == 2 and state(workspace) == 2
