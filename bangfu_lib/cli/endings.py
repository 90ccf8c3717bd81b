"""How a command ends: an exit code, Chinese lines, and never a traceback on the screen."""

import sys
from collections.abc import Callable

import click

from bangfu_lib.cli.crash import unexpected
from bangfu_lib.cli.layout import in_chinese
from bangfu_lib.errors import BangfuError
from bangfu_lib.zh import cli as zh

INTERRUPTED_CODE = 130


def ended(command: Callable[[], object]) -> int:
    """Run `command` and return its exit code; every ending but success says why."""
    try:
        code = command()
    except BangfuError as error:
        return _complain(error)
    except click.UsageError as error:
        return _complain(in_chinese(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo(zh.INTERRUPTED, err=True)
        return INTERRUPTED_CODE
    except Exception as error:
        return _complain(unexpected(error))
    return code if isinstance(code, int) else 0


def tolerate_any_console() -> None:
    """A character that the console cannot show becomes a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _complain(error: BangfuError) -> int:
    for line in error.lines():
        click.echo(line, err=True)
    return error.exit_code
