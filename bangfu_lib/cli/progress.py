"""The progress bars of long work: documents made, files read."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from bangfu_lib.zh import cli as zh

if TYPE_CHECKING:  # only named here; the bar itself loads nothing of the batch
    from bangfu_lib.batch.quarter import Progress

MANY_FILES = 20


class OnProgress(Protocol):
    """What a run calls whenever a job has ended."""

    def __call__(self, progress: "Progress", /) -> None:
        """Show how far the run is."""


@contextmanager
def progress_bar() -> Iterator[OnProgress]:
    """A bar on stderr with the time left; it appears once there is something to do."""
    from tqdm import tqdm

    bars: list[tqdm] = []

    def show(progress: "Progress") -> None:
        if not bars and progress.total:
            bars.append(_bar(tqdm, progress.total, zh.PROGRESS, zh.PROGRESS_FORMAT))
        for bar in bars:
            bar.n = progress.finished
            if progress.failed:
                bar.set_postfix_str(zh.PROGRESS_FAILED.format(failed=progress.failed))
            bar.refresh()

    try:
        yield show
    finally:
        for bar in bars:
            bar.close()


class OnFile(Protocol):
    """What reading calls whenever a file is read."""

    def __call__(self, read: int, total: int, /) -> None:
        """Show how many of all files are read."""


@contextmanager
def reading_bar() -> Iterator[OnFile]:
    """A bar on stderr for the files of a period; few files go without."""
    from tqdm import tqdm

    bars: list[tqdm] = []

    def show(read: int, total: int) -> None:
        if not bars and total >= MANY_FILES:
            bars.append(_bar(tqdm, total, zh.READING, zh.READING_FORMAT))
        for bar in bars:
            bar.n = read
            bar.refresh()

    try:
        yield show
    finally:
        for bar in bars:
            bar.close()


def _bar(kind: type, total: int, about: str, shape: str) -> object:
    """A bar for `total` things; where nobody watches (a file, a pipe) it stays away."""
    return kind(
        total=total,
        desc=about,
        bar_format=shape,
        file=sys.stderr,
        disable=None,
        dynamic_ncols=True,
        mininterval=0,
        smoothing=0,
    )
