"""Runs as declared in params/runs: which notebook makes which document, and for which units."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from bangfu_lib.params.documents import Document, load_documents
from bangfu_lib.params.reading import Fault, read_yaml, refuse
from bangfu_lib.zh import batch as zh_runs
from bangfu_lib.zh import params as zh

Units = Literal["village", "quarter"]


@dataclass(frozen=True)
class RunDocument:
    """One kind of document: made by `notebook` once per village or once per quarter.

    With `documents` the notebook makes these kinds one after the other, which spares a start for
    each. `parameters` are handed to the notebook beside the period and the unit.
    """

    kind: str
    label: str
    notebook: str
    units: Units
    parameters: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of documents that the notebook makes."""
        return self.documents or (self.kind,)


@dataclass(frozen=True)
class Run:
    """The documents of one run, in the order in which they are made."""

    name: str
    label: str
    minutes: int
    documents: tuple[RunDocument, ...]


def load_run(params: Path, name: str = "quarter") -> Run:
    """The run that params/runs/<name>.yaml declares; raises ParamsError naming every fault."""
    content = read_yaml(params / "runs" / f"{name}.yaml", "run")
    declared = load_documents(params)
    refuse([*_faults(content, name), *_bundle_faults(content, name, declared)])
    documents = [_document(kind, entry) for kind, entry in content["documents"].items()]
    return Run(content["run"], content["label"], content["minutes"], tuple(documents))


def _document(kind: str, entry: Mapping[str, Any]) -> RunDocument:
    return RunDocument(kind, **{**entry, "documents": tuple(entry.get("documents", ()))})


def _faults(content: Mapping[str, Any], stem: str) -> Iterator[Fault]:
    file, labels = f"runs/{stem}.yaml", set()
    if content["run"] != stem:
        yield Fault(file, "run", zh.NAME_IS_NOT_FILE.format(name=content["run"], stem=stem))
    for kind, entry in content["documents"].items():
        if entry["label"] in labels:
            problem = zh_runs.LABEL_TWICE.format(label=entry["label"])
            yield Fault(file, f"documents › {kind} › label", problem)
        labels.add(entry["label"])


def _bundle_faults(
    content: Mapping[str, Any], stem: str, declared: Mapping[str, Document]
) -> Iterator[Fault]:
    """Entries that make several kinds name declared ones, each made for the same units."""
    for entry_name, entry in content["documents"].items():
        for kind in entry.get("documents", ()):
            key = f"documents › {entry_name} › documents"
            if kind not in declared:
                known = zh.SEPARATOR.join(declared)
                problem = zh_runs.UNDECLARED.format(kind=kind, known=known)
                yield Fault(f"runs/{stem}.yaml", key, problem)
            elif declared[kind].unit != entry["units"]:
                problem = zh_runs.OTHER_UNIT.format(kind=kind, unit=declared[kind].unit)
                yield Fault(f"runs/{stem}.yaml", key, problem)
