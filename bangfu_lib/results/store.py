"""Results of an assessed quarter: written whole under their hash, verified when read."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.files import sha256_file, write_folder_whole, write_json, write_whole
from bangfu_lib.ledgers.earlier import join_rows, load_earlier
from bangfu_lib.ledgers.snapshot import Snapshot, load_snapshot
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import results as zh

TABLES = ("facts", "evidence", "findings", "points", "items", "scores", "consequences")
EXACT_COLUMNS = {"points": ("points",), "items": ("full", "points"), "scores": ("score",)}
POINTER = "CURRENT"
RESULTS_ID = re.compile("r-[0-9a-f]{16}")
CATALOGUE, MANIFEST = "catalogue.json", "manifest.json"


@dataclass(frozen=True)
class Results:
    """What an assessed quarter left: tables, the words to read them by, and its snapshot."""

    period: Period
    folder: Path
    manifest: Mapping[str, Any]
    catalogue: Mapping[str, Any]
    facts: pd.DataFrame
    evidence: pd.DataFrame
    findings: pd.DataFrame
    points: pd.DataFrame
    items: pd.DataFrame
    scores: pd.DataFrame
    consequences: pd.DataFrame
    workspace: Workspace

    @cached_property
    def snapshot(self) -> Snapshot:
        """The clean ledgers that were assessed; raises StoreError when they are damaged."""
        return load_snapshot(self.workspace, self.period, self.manifest["snapshot"])

    def ledger(self, name: str) -> pd.DataFrame:
        """The clean table of one ledger, as it was assessed."""
        return self.snapshot.tables[name]

    @cached_property
    def joined(self) -> Mapping[str, pd.DataFrame]:
        """The ledgers to which rows of earlier periods were joined; evidence counts rows in them.

        Raises StoreError when an earlier snapshot is damaged.
        """
        earlier = load_earlier(self.workspace, self.manifest.get("earlier", {}))
        names = self.manifest.get("joined", []) if earlier else []
        return join_rows(self.snapshot.tables, earlier, names)

    def evidence_ledger(self, name: str) -> pd.DataFrame:
        """The rows that evidence points to: those assessed, then those of earlier periods."""
        return self.joined.get(name, self.ledger(name))

    def unit_name(self, code: str) -> str:
        """The name of a village by its code."""
        return self.catalogue["units"][code]["name"]

    def find_unit(self, text: str) -> str:
        """The code of the village that `text` names, by code or name.

        Raises UsageError for a name that no village has, or that several have.
        """
        units, wanted = self.catalogue["units"], text.strip()
        found = [code for code, unit in units.items() if wanted in (code, unit["name"])]
        if len(found) == 1:
            return found[0]
        template = zh.SAME_NAME if found else zh.UNKNOWN_UNIT
        named = [zh.UNIT.format(code=code, name=units[code]["name"]) for code in found or units]
        raise UsageError(template.format(unit=wanted, known=zh.SEPARATOR.join(named)))


def current_id(workspace: Workspace, period: Period) -> str | None:
    """The id of the period's current results, or None when it is not assessed.

    A pointer to nothing counts as none: assessing again sets it right.
    """
    pointer = workspace.results(period.code) / POINTER
    if not pointer.is_file():
        return None
    name = pointer.read_text("utf-8", errors="replace").strip()
    known = RESULTS_ID.fullmatch(name) and (pointer.parent / name).is_dir()
    return name if known else None


def save_results(
    workspace: Workspace,
    period: Period,
    results_id: str,
    tables: Mapping[str, pd.DataFrame],
    records: Mapping[str, Mapping[str, Any]],
) -> None:
    """Write all tables and the two records (catalogue, manifest), then make them current.

    The manifest gains the hash of every other file. Results already there are not rewritten.
    """
    base = workspace.results(period.code)

    def fill(folder: Path) -> None:
        for name in TABLES:
            content = _as_text(name, tables[name]).to_parquet(index=False)
            write_whole(folder / f"{name}.parquet", content)
        write_json(folder / CATALOGUE, records["catalogue"])
        files = sorted(path for path in folder.iterdir() if path.is_file())
        hashes = {path.name: sha256_file(path) for path in files}
        write_json(folder / MANIFEST, dict(records["manifest"]) | {"files": hashes})

    write_folder_whole(base / results_id, fill)
    write_whole(base / POINTER, f"{results_id}\n".encode())


def load_results(workspace: Workspace, period: Period) -> Results:
    """The period's current results.

    Raises UsageError when the quarter is not assessed, StoreError when a file is missing or does
    not match the hash it was saved with.
    """
    results_id = current_id(workspace, period)
    if results_id is None:
        raise UsageError(zh.NOT_ASSESSED.format(period=period.label, code=period.code))
    folder = workspace.results(period.code) / results_id
    manifest = _verified(folder)
    tables = {name: _exact(name, pd.read_parquet(folder / f"{name}.parquet")) for name in TABLES}
    catalogue = json.loads((folder / CATALOGUE).read_text("utf-8"))
    return Results(
        period=period,
        folder=folder,
        manifest=manifest,
        catalogue=catalogue,
        workspace=workspace,
        **tables,
    )


def _verified(folder: Path) -> dict[str, Any]:
    """The manifest of `folder`, once every file that it names is there and unchanged."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        for name, digest in manifest["files"].items():
            if sha256_file(folder / name) != digest:
                raise StoreError(zh.DAMAGED.format(file=name, folder=folder))
    except FileNotFoundError as error:
        missing = Path(error.filename).name
        raise StoreError(zh.INCOMPLETE.format(file=missing, folder=folder)) from None
    except (ValueError, KeyError):
        raise StoreError(zh.DAMAGED.format(file=MANIFEST, folder=folder)) from None
    return manifest


def _as_text(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Fractions become text such as 7/3, so that nothing is rounded on the way to the file."""
    exact = EXACT_COLUMNS.get(name, ())
    return table.assign(**{column: table[column].map(str) for column in exact})


def _exact(name: str, table: pd.DataFrame) -> pd.DataFrame:
    exact = EXACT_COLUMNS.get(name, ())
    return table.assign(**{column: table[column].map(Fraction) for column in exact})
