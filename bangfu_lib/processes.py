"""Child processes: how many, how they start and end.

Python's child processes run the main module of their parent once more. A script, a test or a
notebook that reads ledgers would be run again in each of them; nothing here needs that.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.popen_fork import Popen
from threading import Thread
from types import ModuleType

if os.name == "nt":
    from multiprocessing.context import SpawnContext as StartContext
    from multiprocessing.context import SpawnProcess as StartProcess
else:
    from multiprocessing.context import ForkServerContext as StartContext
    from multiprocessing.context import ForkServerProcess as StartProcess

from pebble import ProcessPool

MOST_PROCESSES = 4


def usual_processes() -> int:
    """As many processes as cores that this process may use, at most four."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
    return min(os.cpu_count() or 1, MOST_PROCESSES)


@contextmanager
def ended(pool: ProcessPool) -> Iterator[ProcessPool]:
    """`pool`, closed when its work is done; stopped at once when its user is interrupted."""
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


class _Child(StartProcess):
    """A process that is started as if its parent had an empty main module."""

    @staticmethod
    def _Popen(process: multiprocessing.Process) -> Popen:  # noqa: N802 -- the hook's own name
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return StartProcess._Popen(process)
        finally:
            sys.modules["__main__"] = main


class _Context(StartContext):
    """Starts such processes, from a clean server process where the system has one."""

    Process = _Child


def reading_context(preloaded: str) -> BaseContext:
    """How processes start; the module `preloaded` is loaded once for all where that is possible."""
    context = _Context()
    if os.name != "nt":
        context.set_forkserver_preload([preloaded])
    return context


def end_with_parent() -> None:
    """In a child: end with the process that started it, whatever this one is doing then.

    A killed parent ends nobody; a child that hangs over a file would stay for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def ending_after(seconds: float) -> Iterator[None]:
    """In a child: the system ends it when this takes longer, even where no thread gets a turn.

    Windows has no such alarm; there the parent's own limit holds alone.
    """
    if os.name == "nt":
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
