"""Make the documents of a quarter: plan the jobs, leave out what is done, run the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from bangfu_lib.batch.job import Job, Outcome
from bangfu_lib.batch.plan import plan_jobs
from bangfu_lib.batch.pool import Change, run_jobs
from bangfu_lib.batch.record import RunRecord
from bangfu_lib.errors import JobsFailed
from bangfu_lib.files import plain_write_errors
from bangfu_lib.locks import only_one
from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.processes import usual_processes
from bangfu_lib.reports.documents import document_path
from bangfu_lib.reports.several import wanted
from bangfu_lib.reports.templates.check import refuse_faulty_templates
from bangfu_lib.results.store import Results, load_results
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import batch as zh

ENDED = ("COMPLETED", "FAILED")


@dataclass(frozen=True)
class RunOptions:
    """What to run: villages and kinds of documents (empty: all), in how many processes (0: usual).

    `force` also runs what is done. With `part` only documents on that week, month … are made.
    """

    units: Sequence[str] = ()
    documents: Sequence[str] = ()
    processes: int = 0
    force: bool = False
    part: Period | None = None


@dataclass(frozen=True)
class RunReport:
    """Jobs left out because they were done, made now, or failed, each with the reason.

    `counts` says how many documents each of them has made.
    """

    folder: Path
    kept: tuple[Job, ...]
    made: tuple[Job, ...]
    failed: tuple[tuple[Job, str], ...]
    edited: tuple[Path, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    def documents(self, jobs: Sequence[Job]) -> int:
        """How many documents `jobs` have made."""
        return sum(self.counts.get(job.name, 1) for job in jobs)

    def raise_for_failures(self) -> None:
        """Raise JobsFailed listing every failed job; do nothing when there is none."""
        if self.failed:
            lines = [zh.FAILED_JOB.format(label=job.label, reason=why) for job, why in self.failed]
            done = self.documents((*self.kept, *self.made))
            raise JobsFailed(zh.SOME_FAILED.format(failed=len(self.failed), done=done), lines)


@dataclass(frozen=True)
class Progress:
    """How far a run is: jobs to run, finished (failed ones included), failed."""

    total: int
    finished: int = 0
    failed: int = 0


def run_quarter(
    workspace: Workspace,
    period: Period,
    options: RunOptions | None = None,
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> RunReport:
    """Make every chosen document of `period` that is missing, failed or no longer up to date.

    A document that somebody edited by hand is put aside before it is made afresh. Raises
    UsageError when the quarter is not assessed, for an unknown unit or document, or while
    another run is at work; ParamsError, before anything is made, with every error of the templates
    that are used; a job that fails is in the report and does not stop the others.
    """
    options = options or RunOptions()
    results = load_results(workspace, period)
    chosen = {"units": options.units, "documents": options.documents, "part": options.part}
    jobs = plan_jobs(workspace, results, **chosen)
    folder = workspace.results(period.code)
    with only_one(folder, zh.ANOTHER_RUN.format(period=period.code)):
        record = RunRecord(folder)
        todo = [job for job in jobs if options.force or not record.done(job)]
        used = [kind for job in todo for kind in (job.kind, *job.kinds)]
        refuse_faulty_templates(workspace, used)
        kept = tuple(job for job in jobs if job not in todo)
        edited = tuple(_put_aside(file) for job in todo for file in _edited(job, record, results))
        outcomes = _run(todo, record, options.processes or usual_processes(), on_progress)
    made = tuple(job for job in todo if outcomes[job.name].state == "COMPLETED")
    failed = tuple((job, outcomes[job.name].reason) for job in todo if job not in made)
    counts = {job.name: len(record.noted(job)) for job in jobs}
    return RunReport(folder, kept, made, failed, edited, counts)


def _run(
    todo: Sequence[Job],
    record: RunRecord,
    processes: int,
    on_progress: Callable[[Progress], None],
) -> dict[str, Outcome]:
    outcomes: dict[str, Outcome] = {}
    if not todo:
        return outcomes

    def note(changes: Sequence[Change]) -> None:
        for job, outcome in changes:
            record.set(job, outcome)
            if outcome.state in ENDED:
                outcomes[job.name] = outcome
        record.save_now_and_then()
        failed = sum(one.state == "FAILED" for one in outcomes.values())
        on_progress(Progress(len(todo), len(outcomes), failed))

    console = record.folder / "logs" / "console.log"
    note([(job, Outcome("PENDING")) for job in todo])
    try:
        run_jobs(todo, processes=processes, console=console, on_changes=note)
        if all(one.state == "COMPLETED" for one in outcomes.values()):
            console.unlink(missing_ok=True)
    finally:
        record.set_stopped()
        record.save()
    return outcomes


def _edited(job: Job, record: RunRecord, results: Results) -> list[Path]:
    """The documents of `job` that are no longer as any run made them.

    After run.json was lost nobody can tell whether a document was edited, so it counts too.
    """
    files = dict.fromkeys([*_files(job, results), *record.noted(job)])
    return [file for file in files if record.is_edited(file)]


def _files(job: Job, results: Results) -> list[Path]:
    """Where the declared documents of `job` go."""
    declared = load_documents(results.workspace.params)
    return [
        document_path(kind, results, results.workspace, job.unit or None, part=period.code)
        for kind, period in wanted([k for k in job.kinds if k in declared], results, part=job.part)
    ]


def _put_aside(file: Path) -> Path:
    """Move an edited document out of the way of the one that is about to be made."""
    changed = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
    folder = file.parent / zh.EDITED_FOLDER
    with plain_write_errors(file):
        folder.mkdir(parents=True, exist_ok=True)
        aside = _free_name(folder, f"{file.stem}_{changed:%Y%m%d-%H%M%S}", file.suffix)
        file.replace(aside)
    return aside


def _free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A name that no draft has yet: two may have been changed in the same second."""
    names = (f"{stem}_{number}" if number > 1 else stem for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}{suffix}").exists())
