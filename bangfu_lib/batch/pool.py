"""Jobs in several processes; a process that dies or hangs loses its own job and no other."""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from contextlib import contextmanager, suppress
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from bangfu_lib.batch.environment import enter_environment, job_environment
from bangfu_lib.batch.execute import execute_job
from bangfu_lib.batch.job import Job, Outcome
from bangfu_lib.files import plain_write_errors
from bangfu_lib.processes import ended
from bangfu_lib.zh import batch as zh

TICK_SECONDS = 0.5

Change = tuple[Job, Outcome]


def run_jobs(
    jobs: Iterable[Job],
    *,
    processes: int,
    console: Path,
    on_changes: Callable[[Sequence[Change]], None],
) -> None:
    """Run every job; tell `on_changes` at least twice a second which have started or ended since.

    What kernels print on their own goes to the file `console`. When the caller is interrupted,
    the processes are ended before the interruption goes on.
    """
    waiting = list(jobs)
    if not waiting:
        return
    with _pool(min(processes, len(waiting)), console) as pool:
        submitted = {
            pool.schedule(execute_job, args=(job,), timeout=60 * job.minutes): job
            for job in waiting
        }
        for changes in _changes(pool, submitted):
            on_changes(changes)


def _changes(pool: ProcessPool, submitted: Mapping[Future, Job]) -> Iterator[list[Change]]:
    pending, started = set(submitted), set()
    while pending:
        done, pending = wait(pending, timeout=TICK_SECONDS, return_when=FIRST_COMPLETED)
        if not done and pending and not pool.active:
            raise RuntimeError("the pool of worker processes broke down")
        fresh = {future for future in pending if future.running()} - started
        started |= fresh
        changes = [(submitted[future], _outcome(future, submitted[future])) for future in done]
        yield changes + [(submitted[future], Outcome("RUNNING")) for future in fresh]


def _outcome(future: Future, job: Job) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        return Outcome("FAILED", reason=zh.TOO_SLOW.format(minutes=job.minutes))
    except ProcessExpired as error:
        return Outcome("FAILED", reason=zh.WORKER_DIED.format(code=error.exitcode))


@contextmanager
def _pool(processes: int, console: Path) -> Iterator[ProcessPool]:
    with plain_write_errors(console):
        console.parent.mkdir(parents=True, exist_ok=True)
        console.write_bytes(b"")
    with tempfile.TemporaryDirectory(prefix="bangfu-run-", ignore_cleanup_errors=True) as folder:
        pool = ProcessPool(
            max_workers=processes,
            initializer=_enter_worker,
            initargs=(job_environment(Path(folder)), console),
            context=multiprocessing.get_context("spawn"),
        )
        with ended(pool):
            yield pool


def _enter_worker(environment: Mapping[str, str], console: Path) -> None:
    """Settle a fresh worker: its environment, how it ends, and where stray output goes.

    The pool starts a worker anew whose settling fails, so nothing here may fail for good.
    """
    enter_environment(environment)
    signal.signal(signal.SIGTERM, _leave)
    with suppress(OSError), console.open("ab") as stream:
        for number in (1, 2):
            os.dup2(stream.fileno(), number)


def _leave(*_: object) -> None:
    """End by SystemExit, so that the kernel of the running notebook is shut down on the way."""
    sys.exit(1)
