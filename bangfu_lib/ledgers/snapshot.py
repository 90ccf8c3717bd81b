"""Snapshots: clean tables kept once and for all, named by their content, verified when read."""

import json
import platform
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
from bangfu_lib.files import sha256_bytes, sha256_json, write_flushed, write_folder_whole
from bangfu_lib.ledgers.journal import SNAPSHOT_NAME, last_revision
from bangfu_lib.ledgers.tables import from_arrow, to_arrow
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import keeping as zh
from bangfu_lib.zh.ledgers import NO_SNAPSHOT

MANIFEST = "manifest.json"
SEAL = "sha256"
ID_DIGITS = 16
VERSIONED = ("bangfu", "pandas", "pyarrow", "python-calamine")


@dataclass(frozen=True)
class Snapshot:
    """The clean tables of one period by ledger, as kept in `folder`, and the manifest beside them.

    The manifest holds time, versions, row counts and hashes; no personal data.
    """

    id: str
    folder: Path
    tables: dict[str, pd.DataFrame]
    manifest: dict[str, Any]


def keep_tables(
    tables: Mapping[str, pd.DataFrame],
    workspace: Workspace,
    period: Period,
    ledgers: Mapping[str, Ledger],
) -> Snapshot:
    """Keep clean tables, one for each of `ledgers`; the same ones give the same snapshot.

    What is kept is never written again. Raises StoreError when something cannot be written.
    """
    kept = {name: to_arrow(tables[name], one) for name, one in ledgers.items()}
    declared = sha256_json([asdict(ledger) for ledger in ledgers.values()])
    snapshot_id = content_id(kept, declared)
    folder = workspace.store(period.code) / f"s-{snapshot_id}"
    if not folder.exists():
        manifest = _manifest(period, snapshot_id, declared)
        write_folder_whole(folder, lambda aside: _fill(aside, kept, manifest))
    return _load(folder, period)


def load_snapshot(workspace: Workspace, period: Period, snapshot_id: str | None = None) -> Snapshot:
    """The snapshot of the revision in force, or the one named by `snapshot_id`, checked by file.

    Raises UsageError when nothing was taken in, StoreError naming a file that is missing or
    damaged.
    """
    store = workspace.store(period.code)
    known = snapshot_id or last_revision(workspace, period).snapshot
    folder = store / f"s-{known}"
    if snapshot_id and not (SNAPSHOT_NAME.fullmatch(folder.name) and store.is_dir()):
        raise UsageError(NO_SNAPSHOT.format(period=period.code))
    return _load(folder, period)


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
        write_flushed(aside / file, content)
        entry = {"ledger": name, "file": file, "rows": table.num_rows}
        entries.append({**entry, "sha256": sha256_bytes(content)})
    whole = {**manifest, "tables": entries}
    sealed = json.dumps({**whole, SEAL: sha256_json(whole)}, ensure_ascii=False, indent=1)
    write_flushed(aside / MANIFEST, f"{sealed}\n".encode())


def _manifest(period: Period, snapshot_id: str, declared: str) -> dict[str, Any]:
    return {
        "snapshot": snapshot_id,
        "period": period.code,
        "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "declarations": declared,
        "versions": versions(),
    }


def versions() -> dict[str, str]:
    """The versions of Python and of what reads, keeps and computes."""
    found = {"python": platform.python_version()}
    for name in VERSIONED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


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
            and _sealed(manifest)
        )
    except (OSError, ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise _damaged(path, period)
    return manifest


def _sealed(manifest: Mapping[str, Any]) -> bool:
    """Whether it is as it was written; those of versions before 0.3, with sources, had no seal."""
    rest = {name: value for name, value in manifest.items() if name != SEAL}
    return sha256_json(rest) == manifest[SEAL] if SEAL in manifest else "sources" in manifest


def _damaged(path: Path, period: Period) -> StoreError:
    return StoreError(zh.SNAPSHOT_DAMAGED.format(path=path, folder=path.parent, period=period.code))
