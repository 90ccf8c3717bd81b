"""Output that survives its surroundings: odd encodings, a reader that left, a full disk."""

import io
import os
import sys

from bangfu_lib.errors import StoreError
from bangfu_lib.zh import cli as zh

# Windows answers a write into a closed pipe with "invalid argument".
READER_LEFT = (BrokenPipeError,) if os.name == "posix" else (BrokenPipeError, OSError)


class Outlet(io.RawIOBase):
    """A file or pipe to write to; once its reader has left, the rest is dropped and work goes on.

    Any other fault (a full disk) is one StoreError; what comes after it is dropped as well.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._closed_off = False

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The descriptor written to."""
        return self._descriptor

    def write(self, content: bytes) -> int:
        """Write `content`, or drop it where nothing can be written any more."""
        if not self._closed_off:
            try:
                return os.write(self._descriptor, content)
            except READER_LEFT:
                self._closed_off = True
            except OSError as error:
                self._closed_off = True
                raise StoreError(zh.CANNOT_SAY.format(code=error.errno)) from error
        return len(content)


def tolerate_any_console() -> None:
    """A character that the console cannot show becomes a question mark instead of an error.

    Files and pipes are written through an `Outlet`.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if _is_own_file(stream, name):
            setattr(sys, name, _through_outlet(stream))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def names_may_be_chinese() -> bool:
    """Whether arguments and file names in Chinese work, as they do not under an old locale."""
    try:
        os.fsencode(zh.PERIOD)
    except UnicodeEncodeError:
        return False
    return True


def _is_own_file(stream: object, name: str) -> bool:
    """Whether `stream` is the process's own and no terminal: not None, and put there by nobody."""
    is_own = isinstance(stream, io.TextIOWrapper) and stream is getattr(sys, f"__{name}__")
    return is_own and not stream.isatty()


def _through_outlet(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    stream.flush()
    buffer = io.BufferedWriter(Outlet(stream.fileno()))
    return io.TextIOWrapper(buffer, stream.encoding, errors="replace", line_buffering=True)
