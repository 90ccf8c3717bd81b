"""Snapshots: clean tables kept once and for all, named by their content, verified when read."""

import json
import platform
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.files import (
    sha256_bytes,
    sha256_json,
    write_folder_whole,
    write_json,
    write_whole,
)
from bangfu_lib.ledgers.intake import Intake, SourceFile
from bangfu_lib.ledgers.tables import from_arrow, to_arrow
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import ledgers as zh

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
FOLDER_NAME = re.compile("s-([0-9a-f]{16})")
ID_DIGITS = 16
VERSIONED = ("bangfu", "pandas", "pyarrow", "python-calamine")


@dataclass(frozen=True)
class Snapshot:
    """The clean tables of one period by ledger, as kept in `folder`, and the manifest beside them.

    The manifest holds times, versions, row counts, file names and hashes; no personal data.
    """

    id: str
    folder: Path
    tables: dict[str, pd.DataFrame]
    manifest: dict[str, Any]


def take_snapshot(
    intake: Intake, workspace: Workspace, period: Period, ledgers: Mapping[str, Ledger]
) -> Snapshot:
    """Keep the intake's tables and its workbooks, and make this snapshot the current one.

    The same tables and declarations give the same snapshot; what is kept is never written again.
    Raises LedgerError when the intake has errors, StoreError when something cannot be written or
    a workbook changed since it was read.
    """
    intake.refuse_errors()
    kept = {name: to_arrow(intake.tables[name], one) for name, one in ledgers.items()}
    declared = sha256_json([asdict(ledger) for ledger in ledgers.values()])
    snapshot_id = content_id(kept, declared)
    _archive(intake.sources, workspace)
    folder = workspace.store(period.code) / f"s-{snapshot_id}"
    if not folder.exists():
        manifest = _manifest(intake, period, snapshot_id=snapshot_id, declared=declared)
        write_folder_whole(folder, lambda aside: _fill(aside, kept, manifest))
    snapshot = _load(folder, period)
    pointer = workspace.store(period.code) / CURRENT
    said = f"{folder.name}\n".encode()
    if not pointer.is_file() or pointer.read_bytes() != said:
        write_whole(pointer, said)
    return snapshot


def load_snapshot(workspace: Workspace, period: Period, snapshot_id: str | None = None) -> Snapshot:
    """The period's current snapshot, or the one named by `snapshot_id`, checked file by file.

    Raises UsageError when there is none, StoreError naming a file that is missing or damaged.
    """
    store = workspace.store(period.code)
    name = f"s-{snapshot_id}" if snapshot_id else _current(store, period)
    if not FOLDER_NAME.fullmatch(name) or not (store / name).is_dir():
        raise UsageError(zh.NO_SNAPSHOT.format(period=period.code))
    return _load(store / name, period)


def content_id(kept: Mapping[str, pa.Table], declared: str) -> str:
    """Sixteen hex digits that stand for these tables, in this order, under these declarations."""
    digest = sha256(declared.encode())
    for name, table in kept.items():
        stream = pa.BufferOutputStream()
        with pa.ipc.new_stream(stream, table.schema) as writer:
            writer.write_table(table)
        digest.update(name.encode())
        digest.update(stream.getvalue())
    return digest.hexdigest()[:ID_DIGITS]


def _fill(aside: Path, kept: Mapping[str, pa.Table], manifest: dict[str, Any]) -> None:
    entries = []
    for name, table in kept.items():
        stream = BytesIO()
        pq.write_table(table, stream, compression="zstd")
        content = stream.getvalue()
        file = f"{name}.parquet"
        write_whole(aside / file, content)
        entry = {"ledger": name, "file": file, "rows": table.num_rows}
        entries.append({**entry, "sha256": sha256_bytes(content)})
    write_json(aside / MANIFEST, {**manifest, "tables": entries})


def _manifest(intake: Intake, period: Period, *, snapshot_id: str, declared: str) -> dict[str, Any]:
    warnings = [one.code for one in intake.warnings]
    return {
        "snapshot": snapshot_id,
        "period": period.code,
        "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "declarations": declared,
        "sources": [{"name": one.name, "sha256": one.sha256} for one in intake.sources],
        "warnings": {code: warnings.count(code) for code in sorted(set(warnings))},
        "versions": {"python": platform.python_version(), **_versions()},
    }


def _versions() -> dict[str, str]:
    found = {}
    for name in VERSIONED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def _archive(sources: tuple[SourceFile, ...], workspace: Workspace) -> None:
    """Copy each workbook, byte for byte, to its place in the archive unless it is there."""
    for source in sources:
        place = workspace.archive / f"{source.sha256}{source.path.suffix.lower()}"
        if place.exists():
            continue
        try:
            content = source.path.read_bytes()
        except OSError as error:
            raise StoreError(zh.SOURCE_GONE.format(path=source.path)) from error
        if sha256_bytes(content) != source.sha256:
            raise StoreError(zh.SOURCE_CHANGED.format(path=source.path))
        write_whole(place, content)


def _current(store: Path, period: Period) -> str:
    """The folder name that CURRENT holds; a pointer beside snapshots must be there and sound."""
    pointer = store / CURRENT
    if not pointer.is_file() and not any(store.glob("s-*")):
        raise UsageError(zh.NO_SNAPSHOT.format(period=period.code))
    try:
        name = pointer.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if not FOLDER_NAME.fullmatch(name) or not (store / name).is_dir():
        raise StoreError(zh.POINTER_DAMAGED.format(path=pointer, period=period.code))
    return name


def _load(folder: Path, period: Period) -> Snapshot:
    manifest = _read_manifest(folder, period)
    tables = {}
    for entry in manifest["tables"]:
        path = folder / entry["file"]
        content = path.read_bytes() if path.is_file() else b""
        if sha256_bytes(content) != entry["sha256"]:
            raise _damaged(path, period)
        tables[entry["ledger"]] = from_arrow(pq.read_table(BytesIO(content)))
    return Snapshot(manifest["snapshot"], folder, tables, manifest)


def _read_manifest(folder: Path, period: Period) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
        sound = (
            f"s-{manifest['snapshot']}" == folder.name
            and manifest["period"] == period.code
            and all({"ledger", "file", "sha256"} <= set(entry) for entry in manifest["tables"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise _damaged(path, period)
    return manifest


def _damaged(path: Path, period: Period) -> StoreError:
    return StoreError(zh.SNAPSHOT_DAMAGED.format(path=path, folder=path.parent, period=period.code))
