"""Trials of taking ledgers in under real faults, in forked children; POSIX only.

A trial starts with one revision kept and tries to keep another. Whatever happens, the store must
hold the old or the new one whole, and the next import must succeed.
"""

import contextlib
import os
import random
import signal
import time
from collections import Counter
from unittest import mock

from keeping_fixture import QUARTER, keep

from bangfu_lib.errors import BangfuError
from bangfu_lib.ledgers.snapshot import load_snapshot

STUCK_SECONDS = 60
FINE, REFUSED, BROKEN = 0, 3, 4


def in_child(action):
    """Start `action` in a forked child; returns its process id."""
    child = os.fork()
    if child:
        return child
    signal.alarm(STUCK_SECONDS)
    code = BROKEN
    with contextlib.suppress(BaseException):
        try:
            action()
            code = FINE
        except BangfuError:
            code = REFUSED
    os._exit(code)


def ended(child):
    """How the child ended: FINE, REFUSED (one line for the user), BROKEN, or minus its signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def state(workspace):
    """How many visits the revision in force has; "torn" when it cannot be read."""
    try:
        return len(load_snapshot(workspace, QUARTER).tables["visits"])
    except BangfuError:
        return "torn"


def mended(workspace, number):
    """Whether the next import of `number` visits succeeds and leaves nothing aside."""
    try:
        keep(workspace, number)
    except BangfuError:
        return False
    return state(workspace) == number and not list(workspace.root.rglob(".tmp-*"))


def kill_at_random(workspace, kills, *, seed=0):
    """Kill -9 an import at a random moment, `kills` times; counts old, new, torn and stuck.

    `stuck`: the store was whole, but the next import failed or left something aside.
    """
    moments, found, before = random.Random(seed), Counter(), 1
    keep(workspace, before)
    begun = time.perf_counter()
    keep(workspace, 2)
    usual = time.perf_counter() - begun
    before = 2
    for number in range(3, kills + 3):
        child = in_child(lambda number=number: keep(workspace, number))
        time.sleep(moments.uniform(0, usual * 1.5))
        os.kill(child, signal.SIGKILL)
        ended(child)
        after = state(workspace)
        outcome = {before: "old", number: "new"}.get(after, "torn")
        whole = mended(workspace, number)
        found["stuck" if outcome != "torn" and not whole else outcome] += 1
        if not whole:
            break
        before = number
    return found


def written_in_place():
    """The control: everything is written where it belongs, as a plain program would."""

    def file(path, content, **_):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            for start in range(0, len(content), 512):
                stream.write(content[start : start + 512])
                stream.flush()
                os.fsync(stream.fileno())

    def folder(place, fill):
        place.mkdir(parents=True)
        fill(place)

    patches = contextlib.ExitStack()
    for where, name, instead in (
        ("journal", "write_whole", file),
        ("revisions", "write_whole", file),
        ("snapshot", "write_flushed", file),
        ("snapshot", "write_folder_whole", folder),
    ):
        patches.enter_context(mock.patch(f"bangfu_lib.ledgers.{where}.{name}", instead))
    return patches


class FailingAt:
    """The n-th write, flush, temporary name or move of bangfu_lib.files raises OSError(`number`).

    A failing write has written half. `reached` says whether there was an n-th one.
    """

    def __init__(self, nth, number):
        self.left, self.number, self.reached = nth, number, False

    def __enter__(self):
        from bangfu_lib import files

        self.patches = contextlib.ExitStack()
        pour = files._pour
        self._patch("bangfu_lib.files._pour", lambda s, c: self._half(pour, s, c))
        for name in ("os.fsync", "tempfile.mkstemp", "tempfile.mkdtemp"):
            self._patch(f"bangfu_lib.files.{name}", self._counted(_found(files, name)))
        for name in ("replace", "rename", "mkdir"):
            self._patch(f"pathlib.Path.{name}", self._counted(getattr(files.Path, name)))
        return self

    def __exit__(self, *_):
        self.patches.close()

    def _patch(self, name, instead):
        self.patches.enter_context(mock.patch(name, instead))

    def _due(self):
        self.left -= 1
        if self.left == 0:
            self.reached = True
        return self.left == 0

    def _counted(self, function):
        def counted(*arguments, **options):
            if self._due():
                raise OSError(self.number, os.strerror(self.number))
            return function(*arguments, **options)

        return counted

    def _half(self, pour, stream, content):
        if self._due():
            with stream:
                stream.write(content[: len(content) // 2])
            raise OSError(self.number, os.strerror(self.number))
        pour(stream, content)


def _found(module, name):
    outer, inner = name.split(".")
    return getattr(getattr(module, outer), inner)
