"""What a document depends on, as one hash."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import bangfu_lib
from bangfu_lib.files import sha256_file, sha256_json
from bangfu_lib.params.documents import load_documents
from bangfu_lib.params.runs import RunDocument
from bangfu_lib.workspace import Workspace

DISTRIBUTION = "bangfu"


@cache
def library_version() -> str:
    """The installed version of the library; "0" when it is used without being installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0"


@cache
def library_hash() -> str:
    """One hash of the library's version and its source files."""
    home = Path(bangfu_lib.__file__).parent
    sources = {str(path.relative_to(home)): sha256_file(path) for path in home.rglob("*.py")}
    return sha256_json([library_version(), sources])


def document_hash(workspace: Workspace, document: RunDocument) -> str:
    """One hash of what every job of `document` shares: notebook, template, settings, library."""
    own = [
        workspace.notebooks / document.notebook,
        workspace.params / "units" / "office.yaml",
        *(workspace.params / "documents" / f"{kind}.yaml" for kind in document.kinds),
        *_templates(workspace, document.kinds),
    ]
    content = {path.name: sha256_file(path) for path in own if path.is_file()}
    return sha256_json([content, library_hash()])


def job_hash(shared: str, results: str, parameters: Mapping[str, Any]) -> str:
    """The input hash of one job."""
    return sha256_json([shared, results, dict(parameters)])


def _templates(workspace: Workspace, kinds: Sequence[str]) -> list[Path]:
    """The templates that the kinds of documents declare, else every template there is."""
    declared = load_documents(workspace.params)
    if all(kind in declared for kind in kinds):
        return [workspace.templates / declared[kind].template for kind in kinds]
    return sorted(workspace.templates.glob("[!~]*.docx"))
