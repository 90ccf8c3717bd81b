"""One process at a time in a folder; the lock goes with the process that holds it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from bangfu_lib.errors import UsageError
from bangfu_lib.files import plain_write_errors

NAME = ".lock"
# How systems say that somebody else holds a lock; anything else is a fault of the file system.
HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EWOULDBLOCK})


@contextmanager
def only_one(folder: Path, sentence: str, *, name: str = NAME) -> Iterator[None]:
    """Hold the lock `name` of `folder` (made where it is missing).

    The operating system lets go of the lock when the process ends, however it ends. Raises
    UsageError with `sentence` when another process holds it, StoreError when it cannot be taken.
    """
    path = folder / name
    with plain_write_errors(path):
        folder.mkdir(parents=True, exist_ok=True)
        stream = path.open("ab")
    with stream:
        with plain_write_errors(path):
            try:
                _take(stream)
            except OSError as error:
                if error.errno not in HELD:
                    raise
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
