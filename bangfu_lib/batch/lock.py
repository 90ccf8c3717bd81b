"""One run at a time in a results folder; the lock goes with the process that holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from bangfu_lib.errors import UsageError
from bangfu_lib.files import plain_write_errors

NAME = ".run.lock"


@contextmanager
def only_one(folder: Path, sentence: str) -> Iterator[None]:
    """Hold the lock of `folder`; raises UsageError with `sentence` when another process holds it.

    The operating system lets go of the lock when the process ends, however it ends.
    """
    path = folder / NAME
    with plain_write_errors(path):
        folder.mkdir(parents=True, exist_ok=True)
        stream = path.open("ab")
    with stream:
        try:
            _take(stream)
        except OSError:
            raise UsageError(sentence) from None
        try:
            yield
        finally:
            with suppress(OSError):
                _release(stream)


if os.name == "nt":
    import msvcrt

    def _take(stream: BinaryIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(stream: BinaryIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(stream: BinaryIO) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(stream: BinaryIO) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)
