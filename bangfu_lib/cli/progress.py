"""The progress bar of a run."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from bangfu_lib.zh import cli as zh

if TYPE_CHECKING:  # only named here; the bar itself loads nothing of the batch
    from bangfu_lib.batch.quarter import Progress


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
            bars.append(_bar(tqdm, progress.total))
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


def _bar(kind: type, total: int) -> object:
    """A bar for `total` jobs; where nobody watches (a file, a pipe) it stays away."""
    return kind(
        total=total,
        desc=zh.PROGRESS,
        bar_format=zh.PROGRESS_FORMAT,
        file=sys.stderr,
        disable=None,
        dynamic_ncols=True,
        mininterval=0,
        smoothing=0,
    )
