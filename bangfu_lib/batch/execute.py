"""Run one job: papermill on its notebook, then a look at what the notebook handed over."""

import json
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from bangfu_lib.batch.environment import KERNEL
from bangfu_lib.batch.handover import fault, read_handovers
from bangfu_lib.batch.job import Job, Outcome
from bangfu_lib.batch.masking import kernel_traceback, plain_traceback
from bangfu_lib.errors import BangfuError, StoreError
from bangfu_lib.files import write_json, write_whole
from bangfu_lib.zh import batch as zh

STARTS = 3
START_SECONDS = 120
ERROR_MARK = "papermill-error-cell-tag"
OWN_ERRORS = frozenset(kind.__name__ for kind in (BangfuError, *BangfuError.__subclasses__()))


def execute_job(job: Job) -> Outcome:
    """Run `job` in this process and say what came of it; never raises an ordinary exception.

    The executed notebook goes to `job.output`; of a failed job it is kept beside it for reading,
    and the traceback goes to `job.log`.
    """
    begun = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="bangfu-job-") as folder:
            documents, reason = _run(job, Path(folder) / "executed.ipynb")
    except Exception as error:
        _write_log(job, plain_traceback(error))
        documents, reason = {}, _unexpected(error)
    state = "FAILED" if reason else "COMPLETED"
    return Outcome(state, documents, reason, round(time.monotonic() - begun, 2))


def _run(job: Job, executed: Path) -> tuple[dict[str, str], str]:
    error = _papermill(job, executed)
    notebook = json.loads(executed.read_text("utf-8")) if executed.is_file() else {"cells": []}
    handovers = read_handovers(notebook["cells"])
    reason = _failure(job, error) if error else fault(job, handovers)
    if executed.is_file():
        _tidy(notebook, job)
        write_json(job.failed_output if reason else job.output, notebook)
    if not reason:
        job.failed_output.unlink(missing_ok=True)
        job.log.unlink(missing_ok=True)
    return {one.path: one.sha256 for one in handovers}, reason


def _papermill(job: Job, executed: Path) -> Exception | None:
    """Execute the notebook into `executed`; the error that ended it, or None."""
    import papermill

    from bangfu_lib.batch.translator import use_readable_translator

    use_readable_translator()
    for attempt in range(1, STARTS + 1):
        try:
            papermill.execute_notebook(
                _literal(job.notebook),
                _literal(executed),
                dict(job.parameters),
                kernel_name=KERNEL,
                cwd=str(job.notebook.parent),
                progress_bar=False,
                request_save_on_cell_execute=False,
                autosave_cell_every=0,
                start_timeout=START_SECONDS,
            )
        except Exception as error:
            if attempt < STARTS and _never_started(error):
                continue
            return error
        return None
    raise AssertionError("unreachable")


def _literal(path: Path) -> str:
    """For papermill, which formats paths: braces in a folder's name are meant as they are."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _never_started(error: Exception) -> bool:
    """Whether a kernel died before its first cell, as when two take the same port at once."""
    return isinstance(error, RuntimeError) and "before replying to kernel_info" in str(error)


def _failure(job: Job, error: Exception) -> str:
    """One line for the user; the traceback goes to the log."""
    kind = type(error).__name__
    if kind == "PapermillExecutionError":
        message = str(error.evalue)
        _write_log(job, kernel_traceback(error.traceback))
        if error.ename in OWN_ERRORS:  # its traceback is its own lines, details included
            return " ".join(map(str, error.traceback)) or message
        reason = zh.CELL_FAILED.format(cell=error.exec_count, kind=error.ename)
        return zh.SEE_LOG.format(reason=reason, log=_short(job))
    _write_log(job, plain_traceback(error))
    died = kind == "DeadKernelError" or _never_started(error)
    return zh.SEE_LOG.format(reason=zh.KERNEL_DIED, log=_short(job)) if died else _unexpected(error)


def _unexpected(error: Exception) -> str:
    if isinstance(error, BangfuError):
        return error.sentence
    return zh.UNEXPECTED.format(kind=type(error).__name__)


def _short(job: Job) -> str:
    return job.log.relative_to(job.results_folder).as_posix()


def _write_log(job: Job, text: str) -> None:
    with suppress(StoreError):  # where nothing can be written, the reason itself says so
        write_whole(job.log, text.encode("utf-8", "replace"))


def _tidy(notebook: dict[str, Any], job: Job) -> None:
    """Take this machine's paths out of the executed notebook; mask and translate its errors."""
    notebook["metadata"].get("papermill", {}).update(
        input_path=job.notebook.name, output_path=job.output.name
    )
    marks = iter((zh.FAILED_NOTEBOOK, zh.FAILED_HERE))
    for cell in notebook["cells"]:
        if ERROR_MARK in cell["metadata"].get("tags", ()):
            cell["source"] = next(marks, zh.FAILED_HERE)
        for output in cell.get("outputs", ()):
            if output["output_type"] == "error" and output["ename"] not in OWN_ERRORS:
                output.update(_masked(output))


def _masked(output: Mapping[str, Any]) -> dict[str, Any]:
    text = kernel_traceback(output["traceback"])
    return {"evalue": "", "traceback": text.splitlines()}
