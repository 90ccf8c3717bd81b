"""Read many files at once, each in a child process that can be ended without the others."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from bangfu_lib.files import sha256_bytes
from bangfu_lib.ledgers.issues import Place, issue
from bangfu_lib.ledgers.reading import Reading, read_workbook
from bangfu_lib.opening.limits import MAX_FILE, MEGABYTE
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.processes import (
    end_with_parent,
    ended,
    ending_after,
    reading_context,
    usual_processes,
)

# A child ends by itself so long after the moment when its parent should have ended it.
GRACE_SECONDS = 5
# Files read ahead of the one waited for keep every process busy while others are converted. Their
# size is bounded, so that what they hold does not grow with the number of files.
MOST_BYTES_AHEAD = 8 * MEGABYTE
Candidate = tuple[Path, str]
Read = Callable[[bytes, str, Mapping[str, Ledger]], Reading]


@dataclass(frozen=True)
class Guard:
    """What one file may take of a child process, and how it is read there.

    `megabytes` bounds the addresses of the process (about 300 before it reads anything).
    """

    seconds: int = 30
    megabytes: int = 2048
    read: Read = read_workbook


@dataclass(frozen=True)
class _Task:
    """What every child has to know."""

    ledgers: Mapping[str, Ledger]
    guard: Guard


_task: _Task | None = None


USUAL = Guard()


@dataclass(frozen=True)
class FileRead:
    """What one file gave; `sha256` is empty when it was not read to its end, `size` in bytes."""

    name: str
    path: Path
    sha256: str
    size: int
    reading: Reading


def read_files(
    files: Sequence[Candidate], ledgers: Mapping[str, Ledger], *, guard: Guard = USUAL
) -> Iterator[FileRead]:
    """What each file holds of the `ledgers`, in the order of `files`.

    A file that hangs, breaks its process or needs too much memory gives one issue; the others are
    read all the same.
    """
    if not files:
        return
    waiting: deque[tuple[Candidate, int, Future]] = deque()
    workers, ahead = min(usual_processes(), len(files)), 0
    with ended(_pool(workers, _Task(ledgers, guard))) as pool:
        for candidate in files:
            size = _size(candidate[0])
            future = pool.schedule(_read_file, args=candidate, timeout=guard.seconds)
            waiting.append((candidate, size, future))
            ahead += size
            while ahead > MOST_BYTES_AHEAD and len(waiting) > workers:
                first, size, future = waiting.popleft()
                ahead -= size
                yield _file_read(first, future, guard=guard)
        for first, _, future in waiting:
            yield _file_read(first, future, guard=guard)


def _size(path: Path) -> int:
    """Bytes of a file; none where that cannot be told: reading it says why."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _pool(processes: int, task: _Task) -> ProcessPool:
    return ProcessPool(
        max_workers=processes,
        initializer=_enter_child,
        initargs=(task,),
        context=reading_context(__name__),
    )


def _enter_child(task: _Task) -> None:
    """Settle a fresh child: what it looks for, and how much memory it may ask for."""
    global _task
    _task = task
    end_with_parent()
    try:
        import resource
    except ImportError:  # Windows: the limits on sizes and numbers hold there too
        return
    most = task.guard.megabytes * MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _read_file(path: Path, name: str) -> FileRead:
    """In the child: one file's hash, size and what it holds."""
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            facts = {"megabytes": round(size / MEGABYTE), "limit": MAX_FILE // MEGABYTE}
            return FileRead(name, path, "", 0, _unread(name, "file_too_large", **facts))
        content = path.read_bytes()
    except OSError:
        return FileRead(name, path, "", 0, _unread(name, "unreadable_file"))
    try:
        with ending_after(_task.guard.seconds + GRACE_SECONDS):
            reading = _task.guard.read(content, name, _task.ledgers)
    except MemoryError:
        reading = _unread(name, "file_needs_memory", megabytes=_task.guard.megabytes)
    return FileRead(name, path, sha256_bytes(content), len(content), reading)


def _file_read(candidate: Candidate, future: Future, *, guard: Guard) -> FileRead:
    path, name = candidate
    try:
        return future.result()
    except TimeoutError:
        reading = _unread(name, "file_too_slow", seconds=guard.seconds)
    except ProcessExpired as error:
        reading = _unread(name, "file_broke_reader", reason=error.exitcode)
    except Exception as error:  # whatever a parser does, the other files count
        reading = _unread(name, "file_broke_reader", reason=type(error).__name__)
    return FileRead(name, path, "", 0, reading)


def _unread(name: str, code: str, **facts: object) -> Reading:
    return Reading((), (issue(code, Place(name), **facts),), readable=False)
