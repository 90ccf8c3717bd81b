"""Which jobs a run consists of: documents by units, in the order of params/runs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bangfu_lib.batch.fingerprint import document_hash, job_hash
from bangfu_lib.batch.job import Job
from bangfu_lib.batch.parameters import notebook_parameters, refuse_parameters
from bangfu_lib.errors import UsageError
from bangfu_lib.files import safe_name
from bangfu_lib.params.documents import Document, load_documents
from bangfu_lib.params.runs import RunDocument, load_run
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import batch as zh

if TYPE_CHECKING:  # planning reads the catalogue alone and need not load pandas
    from bangfu_lib.results.store import Results


@dataclass(frozen=True)
class _Shared:
    """What all jobs of one kind of document have in common."""

    workspace: Workspace
    results: "Results"
    document: RunDocument
    hash: str
    minutes: int
    part: Period | None


def plan_jobs(
    workspace: Workspace,
    results: "Results",
    *,
    units: Sequence[str] = (),
    documents: Sequence[str] = (),
    part: Period | None = None,
) -> list[Job]:
    """The jobs for the villages `units` (codes or names) and `documents` (kinds or labels).

    Empty means all; naming villages leaves out documents on the whole quarter, and with `part`
    (a week, month …) only documents on it are made. Raises UsageError for a name that does not
    exist, for a choice without any job, and for parameters that a notebook does not take;
    ParamsError for a missing or faulty notebook.
    """
    run = load_run(workspace.params, results.catalogue["office"]["run"])
    declared = load_documents(workspace.params)
    offered = _offered(run.documents, declared, results.period, part=part)
    if part is not None and not offered:
        words = {"part": part.label, "assessed": results.period.code}
        raise UsageError(zh.NOTHING_ON_PART.format(**words))
    chosen = _chosen(offered, documents, declared)
    villages = [results.find_unit(text) for text in units]
    if units:
        chosen = [document for document in chosen if document.units == "village"]
    if not chosen:
        labels = [d.label for d in offered if d.units == "village"]
        raise UsageError(zh.NOTHING_TO_DO.format(listing=zh.SEPARATOR.join(labels)))
    jobs = []
    for document in chosen:
        shared = document_hash(workspace, document)
        common = _Shared(workspace, results, document, shared, run.minutes, part)
        jobs += [_job(common, unit) for unit in _units(common, villages)]
    return jobs


def _offered(
    documents: Sequence[RunDocument],
    declared: Mapping[str, Document],
    assessed: Period,
    *,
    part: Period | None,
) -> list[RunDocument]:
    """`documents` without the kinds that have nothing to be about, or nothing on `part`."""
    offered = []
    for document in documents:
        kinds = [kind for kind in document.kinds if _is_about(declared.get(kind), assessed, part)]
        if kinds:
            offered.append(replace(document, documents=tuple(kinds if document.documents else ())))
    return offered


def _is_about(document: Document | None, assessed: Period, part: Period | None) -> bool:
    if document is None:  # the office's own notebook, of which only the notebook knows
        return part is None
    periods = document.periods(assessed)
    return bool(periods) if part is None else document.each is not None and part in periods


def _chosen(
    offered: Sequence[RunDocument], wanted: Sequence[str], declared: Mapping[str, Document]
) -> list[RunDocument]:
    """What the user names: an entry of the run, or one kind out of an entry that makes several."""
    if not wanted:
        return list(offered)
    entries = [*offered, *_singles(offered, declared)]
    by_name = {name: d for d in reversed(entries) for name in (d.kind, d.label)}
    for text in wanted:
        if text not in by_name:
            listing = zh.SEPARATOR.join(d.label for d in entries)
            raise UsageError(zh.UNKNOWN_DOCUMENT.format(text=text, listing=listing))
    kinds = {by_name[text].kind for text in wanted}
    return [d for d in entries if d.kind in kinds]


def _singles(
    offered: Sequence[RunDocument], declared: Mapping[str, Document]
) -> Iterator[RunDocument]:
    """Each kind of an entry that makes several, as an entry of its own."""
    for document in offered:
        for kind in document.documents:
            yield replace(document, kind=kind, label=declared[kind].label, documents=(kind,))


def _units(common: _Shared, villages: Sequence[str]) -> list[str]:
    if common.document.units == "quarter":
        return [""]
    units = common.results.catalogue["units"]
    scored = [code for code, unit in units.items() if unit["scheme"]]
    return list(dict.fromkeys(villages)) or scored


def _job(common: _Shared, unit: str) -> Job:
    document, results = common.document, common.results
    notebook = common.workspace.notebooks / document.notebook
    parameters: dict[str, Any] = {"period": results.period.code}
    parameters |= {"unit": unit} if unit else {}
    parameters |= document.parameters
    if document.documents:
        parameters |= {"documents": ",".join(document.documents)}
    if common.part is not None:
        parameters |= {"part": common.part.code}
    refuse_parameters(notebook_parameters(notebook), parameters)
    several = [document.kind] if document.documents else []
    part = [common.part.code] if common.part else []
    stem = "-".join([notebook.stem, *several, *([safe_name(unit)] if unit else []), *part])
    folder = common.workspace.results(results.period.code)
    return Job(
        name=stem,
        kind=document.kind,
        label=_label(document, unit, results),
        notebook=notebook,
        output=folder / "notebooks" / f"{stem}.ipynb",
        parameters=parameters,
        unit=unit,
        unit_name=results.catalogue["units"][unit]["name"] if unit else "",
        period=results.period.code,
        results=results.folder.name,
        input_hash=job_hash(common.hash, results.folder.name, parameters),
        minutes=common.minutes,
        kinds=document.kinds,
        part=common.part.code if common.part else "",
    )


def _label(document: RunDocument, unit: str, results: "Results") -> str:
    if not unit:
        return document.label
    name = results.catalogue["units"][unit]["name"]
    return zh.JOB_LABEL.format(document=document.label, unit=zh.UNIT.format(code=unit, name=name))
