"""A notebook hands its document over to the run, and the run makes sure it is the right one."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bangfu_lib.batch.job import Job
from bangfu_lib.files import sha256_file
from bangfu_lib.zh import batch as zh

if TYPE_CHECKING:  # a worker that only runs notebooks need not load pandas
    from bangfu_lib.results.store import Results

MIME = "application/vnd.bangfu.document+json"
TAGS = re.compile(r"<[^>]+>")
BODY = "word/document.xml"


@dataclass(frozen=True)
class Handover:
    """What a notebook says about a document that it made; `path` is below the results folder."""

    path: str
    sha256: str
    unit: str
    period: str
    results: str


def hand_over(document: Path, results: "Results", *, unit: str = "") -> None:
    """Show in the notebook where `document` lies, and tell the run what it is about."""
    from IPython.display import display

    path = document.resolve().relative_to(results.folder.parent.resolve()).as_posix()
    said = Handover(path, sha256_file(document), unit, results.period.code, results.folder.name)
    text = zh.MADE.format(path=path)
    bundle = {MIME: vars(said), "text/markdown": text, "text/plain": text}
    display(bundle, raw=True)


def read_handovers(cells: Iterable[Mapping[str, Any]]) -> list[Handover]:
    """The documents that an executed notebook handed over, in order."""
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    bundles = [output.get("data", {}) for output in outputs]
    return [Handover(**bundle[MIME]) for bundle in bundles if MIME in bundle]


def fault(job: Job, handovers: Iterable[Handover]) -> str:
    """Why these documents are not what `job` asked for; "" when they are."""
    reasons = [_fault(job, one) for one in handovers] or [zh.NOT_HANDED_OVER]
    return next(filter(None, reasons), "")


def _fault(job: Job, one: Handover) -> str:
    file = job.results_folder / one.path
    if one.unit != job.unit or one.period != job.period:
        found, asked = f"{one.period} {one.unit}".strip(), f"{job.period} {job.unit}".strip()
        return zh.WRONG_UNIT.format(found=found, asked=asked)
    if one.results != job.results:
        return zh.WRONG_RESULTS
    if not file.is_file() or sha256_file(file) != one.sha256:
        return zh.DOCUMENT_MISSING.format(path=one.path)
    if file.suffix == ".docx" and job.unit_name not in document_text(file):
        return zh.UNIT_NOT_NAMED.format(path=one.path, name=job.unit_name)
    return ""


def document_text(file: Path) -> str:
    """The words of a Word document's body without their formatting."""
    with zipfile.ZipFile(file) as package:
        return unescape(TAGS.sub("", package.read(BODY).decode("utf-8")))
