"""A fault of the program itself: one line for the user, the traceback into a log file."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

import click

from bangfu_lib.errors import BangfuError, MissingTool, StoreError
from bangfu_lib.workspace import find_workspace
from bangfu_lib.zh import cli as zh

OWN = "bangfu_lib"


def unexpected(error: Exception) -> BangfuError:
    """A fault of the program as one line; the traceback goes to a file that the line names.

    A file that may not be read, or a full disk, is the machine's fault and needs no log.
    """
    if isinstance(error, ModuleNotFoundError) and not str(error.name).startswith(OWN):
        return MissingTool(zh.MISSING_PACKAGE.format(name=error.name))
    if isinstance(error, OSError) and (refusal := _refusal(error)):
        return refusal
    kind = type(error).__name__
    log = _write_log(error)
    if log is None:
        return BangfuError(zh.UNEXPECTED_NO_LOG.format(kind=kind))
    return BangfuError(zh.UNEXPECTED.format(kind=kind, log=log))


def _refusal(error: OSError) -> BangfuError | None:
    from bangfu_lib.files import refused_by_system

    return refused_by_system(error)


def _write_log(error: Exception) -> Path | None:
    from bangfu_lib.batch.masking import plain_traceback
    from bangfu_lib.files import write_whole

    name = f"bangfu-{datetime.now().astimezone():%Y%m%d-%H%M%S}-{os.getpid()}.log"
    for folder in _log_folders():
        try:
            write_whole(folder / name, plain_traceback(error).encode("utf-8", "replace"))
        except StoreError:
            continue
        return folder / name
    return None


def _log_folders() -> list[Path]:
    """Where a log may go: the results of the workspace at hand, else the temporary folder."""
    temporary = Path(tempfile.gettempdir())
    context = click.get_current_context(silent=True)
    root = context.params.get("root", "") if context else ""
    try:
        return [find_workspace(root).root / "results" / "logs", temporary]
    except (BangfuError, OSError):
        return [temporary]
