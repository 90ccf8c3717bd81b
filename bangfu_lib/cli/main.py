"""The command `bangfu`: its subcommands, and how it starts and ends."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from bangfu_lib.cli.console import names_may_be_chinese, tolerate_any_console
from bangfu_lib.cli.endings import ended
from bangfu_lib.cli.explain import explain
from bangfu_lib.cli.history import history
from bangfu_lib.cli.layout import ChineseGroup
from bangfu_lib.cli.practice import practice
from bangfu_lib.cli.privacy import privacy
from bangfu_lib.cli.quarter import assess, check, run
from bangfu_lib.cli.rules import coverage, scheme
from bangfu_lib.cli.sample import sample
from bangfu_lib.cli.start import blank, demo, init, lab
from bangfu_lib.cli.stopping import signals_like_ctrl_c
from bangfu_lib.cli.template import template
from bangfu_lib.errors import UsageError
from bangfu_lib.zh import cli as zh

COMMANDS = (
    demo,
    practice,
    init,
    blank,
    sample,
    check,
    assess,
    run,
    explain,
    history,
    privacy,
    scheme,
    template,
    coverage,
    lab,
)


def _say_version(ctx: click.Context, _option: click.Option, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from bangfu_lib.batch.fingerprint import library_version

        click.echo(zh.VERSION.format(version=library_version()))
        ctx.exit()


version_option = click.Option(
    ["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help=zh.VERSION_OPTION,
)
bangfu = ChineseGroup(
    name="bangfu",
    commands={command.name: command for command in COMMANDS},
    params=[version_option],
    help=zh.HELP_BANGFU,
    epilog=zh.EXIT_CODES,
)


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run `bangfu` with `arguments` (default: those of the process); returns the exit code."""
    tolerate_any_console()
    given = None if arguments is None else list(arguments)
    with signals_like_ctrl_c():
        return ended(lambda: _run(sys.argv[1:] if given is None else given))


def _run(arguments: list[str]) -> object:
    """Run `bangfu`; raises UsageError for an argument that is no text."""
    for argument in arguments:
        shown = argument.encode("utf-8", "replace").decode()
        if shown != argument:
            raise UsageError(zh.NO_TEXT.format(argument=shown))
    return bangfu.main(args=arguments, prog_name="bangfu", standalone_mode=False)


def main() -> NoReturn:
    """The entry point of the console command."""
    if not names_may_be_chinese():
        utf8 = {**os.environ, "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], utf8)
    sys.exit(run_command())
