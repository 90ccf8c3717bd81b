"""The command that looks for people's data in everything that was made."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import opened, period_argument, root_option
from bangfu_lib.errors import LedgerError
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import privacy as zh

if TYPE_CHECKING:  # these load pandas, which help and usage errors do without
    from bangfu_lib.privacy.scan import Findings, Hit, Unread
    from bangfu_lib.privacy.secrets import Secrets


@click.command(cls=ChineseCommand, help=zh.HELP)
@period_argument
@root_option
def privacy(period: str, root: str) -> None:
    """Look for people's data in what was made for a period."""
    from bangfu_lib.privacy.produced import period_secrets, produced
    from bangfu_lib.privacy.scan import scan

    workspace, assessed = opened(root, period)
    folders = produced(workspace, assessed)
    if not folders:
        click.echo(zh.NOTHING_MADE.format(period=assessed.label))
        return
    secrets = period_secrets(workspace, assessed)
    if not secrets.count:
        click.echo(zh.NO_VALUES.format(period=assessed.label))
    with _bar() as on_file:
        findings = scan(folders, secrets, on_file=on_file)
    _say(workspace, findings, secrets)
    if findings.hits:
        lines = [_hit(workspace, hit) for hit in findings.hits]
        lines.append(zh.REMEDY.format(period=assessed.code))
        raise LedgerError(zh.FOUND.format(count=len(findings.hits)), lines)
    click.echo(zh.CLEAN)


def _say(workspace: Workspace, findings: "Findings", secrets: "Secrets") -> None:
    """How much was looked through for how many values, and what could not be."""
    click.echo(zh.LOOKED.format(files=findings.files, values=findings.values))
    if secrets.left_out:
        click.echo(zh.LEFT_OUT.format(count=secrets.left_out))
    click.echo(zh.EXCLUDED)
    if findings.unread:
        click.echo(zh.UNREAD.format(count=len(findings.unread)))
    for one in findings.unread:
        click.echo(zh.UNREAD_LINE.format(place=_place(workspace, one), reason=one.reason))


def _hit(workspace: Workspace, hit: "Hit") -> str:
    place, kind = _place(workspace, hit), zh.KINDS[hit.kind]
    return zh.FOUND_LINE.format(place=place, kind=kind, mask=hit.mask, count=hit.count)


def _place(workspace: Workspace, one: "Hit | Unread") -> str:
    file = one.file.relative_to(workspace.root).as_posix()
    return f"{file}{zh.PART}{one.part}" if one.part else file


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr with the time left; where nobody watches it stays away."""
    from tqdm import tqdm

    bar = tqdm(
        desc=zh.PROGRESS, bar_format=zh.PROGRESS_FORMAT, file=sys.stderr, disable=None, smoothing=0
    )

    def show(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    with bar:
        yield show
