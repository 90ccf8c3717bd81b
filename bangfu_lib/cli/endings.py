"""How a command ends: an exit code, Chinese lines, and never a traceback on the screen."""

from collections.abc import Callable, Iterable
from contextlib import suppress

import click

from bangfu_lib.cli.crash import unexpected
from bangfu_lib.cli.layout import in_chinese
from bangfu_lib.errors import BangfuError, StoreError
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
        return _say([zh.INTERRUPTED], INTERRUPTED_CODE)
    except Exception as error:
        return _complain(unexpected(error))
    return code if isinstance(code, int) else 0


def _complain(error: BangfuError) -> int:
    return _say(error.lines(), error.exit_code)


def _say(lines: Iterable[str], code: int) -> int:
    with suppress(StoreError):  # nowhere to say it: the exit code still does
        for line in lines:
            click.echo(line, err=True)
    return code
