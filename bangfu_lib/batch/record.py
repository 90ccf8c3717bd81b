"""run.json: what became of every job of a quarter, kept between runs."""

import json
import time
from pathlib import Path
from typing import Any

from bangfu_lib.batch.job import Job, Outcome
from bangfu_lib.files import sha256_file, write_json

NAME = "run.json"
REST = 20


class RunRecord:
    """The state of every job by its name.

    `save_now_and_then` keeps the time spent on writing below a twentieth of the run.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs: dict[str, dict[str, Any]] = _read(folder / NAME)
        self._rest_until = 0.0

    def done(self, job: Job) -> bool:
        """Whether `job` was completed from the same input and its files are still there.

        A document that somebody edited since still counts: nobody's words are thrown away.
        """
        entry = self.jobs.get(job.name, {})
        if entry.get("state") != "COMPLETED" or entry.get("input") != job.input_hash:
            return False
        return job.output.is_file() and all(
            (self.folder / path).is_file() for path in entry.get("documents", ())
        )

    def noted(self, job: Job) -> list[Path]:
        """The documents that `job` made before."""
        return [self.folder / path for path in self.jobs.get(job.name, {}).get("documents", {})]

    def is_edited(self, file: Path) -> bool:
        """Whether the document `file` stands there otherwise than a job, whichever, made it."""
        if not file.is_file():
            return False
        path = file.relative_to(self.folder).as_posix()
        kept = {entry.get("documents", {}).get(path) for entry in self.jobs.values()}
        return sha256_file(file) not in kept

    def set(self, job: Job, outcome: Outcome) -> None:
        """Note the outcome; of a failed job also the documents that it made before."""
        before = self.jobs.get(job.name, {}).get("documents", {})
        made = outcome.documents
        documents = made if outcome.state == "COMPLETED" else {**before, **made}
        self.jobs[job.name] = {
            "state": outcome.state,
            "label": job.label,
            "input": job.input_hash,
            "results": job.results,
            "notebook": job.output.relative_to(self.folder).as_posix(),
            "documents": dict(documents),
            "reason": outcome.reason,
            "seconds": outcome.seconds,
        }

    def set_stopped(self) -> None:
        """Note that nothing runs any more: what was running is still to be done."""
        for entry in self.jobs.values():
            if entry.get("state") == "RUNNING":
                entry["state"] = "PENDING"

    def save_now_and_then(self) -> None:
        """Write run.json unless it was written only just now."""
        if time.monotonic() >= self._rest_until:
            self.save()

    def save(self) -> None:
        """Write run.json."""
        begun = time.monotonic()
        write_json(self.folder / NAME, {"jobs": self.jobs})
        taken = time.monotonic() - begun
        self._rest_until = begun + REST * taken


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs noted so far; those that cannot be read are left out, so that they run again."""
    try:
        jobs = json.loads(path.read_text("utf-8"))["jobs"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    if not isinstance(jobs, dict):
        return {}
    return {name: entry for name, entry in jobs.items() if isinstance(entry, dict)}
