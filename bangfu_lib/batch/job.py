"""One job of a run: a notebook, the parameters it gets, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

State = Literal["PENDING", "RUNNING", "COMPLETED", "FAILED"]


@dataclass(frozen=True)
class Job:
    """A notebook to run once.

    `unit` is a village code, or "" for a document on the whole quarter. `results` is the id of
    the results that the documents must be made from. `kinds` are the kinds of documents that it
    makes, `part` the week, month … that they are about, where it was chosen. `output` is where
    the executed notebook goes, `input_hash` changes when anything changes that the document
    depends on.
    """

    name: str
    kind: str
    label: str
    notebook: Path
    output: Path
    parameters: Mapping[str, Any]
    unit: str
    unit_name: str
    period: str
    results: str
    input_hash: str
    minutes: int
    kinds: tuple[str, ...] = ()
    part: str = ""

    @property
    def results_folder(self) -> Path:
        """The folder of the quarter's results, which holds documents, notebooks and logs."""
        return self.output.parents[1]

    @property
    def log(self) -> Path:
        """Where the traceback goes when the job fails."""
        return self.results_folder / "logs" / f"{self.name}.log"

    @property
    def failed_output(self) -> Path:
        """Where the executed notebook of a failed job is kept for reading."""
        return self.output.with_suffix(".failed.ipynb")


@dataclass(frozen=True)
class Outcome:
    """What came of a job.

    `documents` gives the hash of every document by its path below the results folder; `reason`
    is one Chinese line saying why a job failed.
    """

    state: State
    documents: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    seconds: float = 0.0
