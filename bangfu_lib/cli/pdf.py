"""Say what came of the PDFs that a run was asked for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from bangfu_lib.errors import BangfuError, JobsFailed, MissingTool
from bangfu_lib.zh import cli as words
from bangfu_lib.zh import pdf as zh

if TYPE_CHECKING:  # these load pandas, which help and usage errors do without
    from bangfu_lib.batch.pdf import OnDone, PdfReport
    from bangfu_lib.batch.quarter import RunReport


def pdfs_and_say(report: "RunReport") -> BangfuError | None:
    """Make the PDFs of all documents that the run made or kept; the error that it ends with.

    The documents are complete in any case. Still the command fails without LibreOffice: whoever
    asks for PDFs in a script must be able to tell that there are none.
    """
    from bangfu_lib.batch.office import find_office
    from bangfu_lib.batch.pdf import documents_of, make_pdfs

    try:
        with _bar() as on_done:
            pdfs = make_pdfs(documents_of(report), find_office(), on_done=on_done)
    except MissingTool as error:
        return error
    _say(pdfs)
    if not pdfs.failed:
        return None
    lines = [zh.FAILED.format(path=path, reason=why) for path, why in pdfs.failed.items()]
    done = len(pdfs.made) + len(pdfs.kept)
    return JobsFailed(zh.SOME_FAILED.format(failed=len(lines), done=done), lines)


def _say(pdfs: "PdfReport") -> None:
    if pdfs.made:
        click.echo(zh.MADE.format(made=len(pdfs.made)))
    if pdfs.kept:
        click.echo(zh.KEPT.format(kept=len(pdfs.kept)))
    if pdfs.in_hand:
        click.echo(zh.IN_HAND.format(count=len(pdfs.in_hand)))
        click.echo("\n".join(map(str, pdfs.in_hand)))


@contextmanager
def _bar() -> "Iterator[OnDone]":
    """A bar on stderr with the time left; where nobody watches it stays away."""
    from tqdm import tqdm

    bar = tqdm(
        desc=zh.PROGRESS, bar_format=zh.PROGRESS_FORMAT, file=sys.stderr, disable=None, delay=0.1
    )

    def show(total: int, finished: int, failed: int) -> None:
        bar.total, bar.n = total, finished
        if failed:
            bar.set_postfix_str(words.PROGRESS_FAILED.format(failed=failed), refresh=False)
        bar.refresh()

    with bar:
        yield show
