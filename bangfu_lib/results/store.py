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
from bangfu_lib.files import (
    sha256_bytes,
    sha256_file,
    sha256_json,
    write_flushed,
    write_folder_whole,
    write_whole,
)
from bangfu_lib.ledgers.earlier import join_rows, load_earlier
from bangfu_lib.ledgers.snapshot import Snapshot, load_snapshot
from bangfu_lib.params.masks import Edition
from bangfu_lib.periods.period import Period
from bangfu_lib.privacy.matching import Matcher
from bangfu_lib.privacy.showing import Sight
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import results as zh

TABLES = ("facts", "evidence", "findings", "points", "items", "scores", "consequences")
EXACT_COLUMNS = {"points": ("points",), "items": ("full", "points"), "scores": ("score",)}
POINTER = "CURRENT"
RESULTS_ID = re.compile("r-[0-9a-f]{16}")
CATALOGUE, MANIFEST = "catalogue.json", "manifest.json"
SEAL = "sha256"


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

    @cached_property
    def explained(self) -> dict[Any, Any]:
        """What was lost and why, by scored unit, as far as somebody has asked (`explain`)."""
        return {}

    @cached_property
    def _sight(self) -> Sight:
        return Sight(self.snapshot.tables, self.catalogue["ledgers"])

    @property
    def matcher(self) -> Matcher:
        """Looks in texts for the people whom only the assessed ledgers may name."""
        return self._sight.matcher

    def ledger(self, name: str, edition: Edition = "internal") -> pd.DataFrame:
        """The table of one ledger, as it was assessed and as people may see it.

        S3 fields are blank, S2 masked, people who are not named in public are masked in texts.
        """
        return self._sight.table(name, edition)

    def shown_text(self, text: str) -> str:
        """A text of a ledger with the people masked whom only the ledgers may name."""
        return self._sight.text(text)

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
        return self.joined.get(name, self.snapshot.tables[name])

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
    base, staging = workspace.results(period.code), workspace.store(period.code)
    contents = result_files(tables, records["catalogue"])
    hashes = {name: sha256_bytes(content) for name, content in sorted(contents.items())}
    manifest = dict(records["manifest"]) | {"files": hashes}
    manifest[SEAL] = sha256_json(manifest)

    def fill(folder: Path) -> None:
        for name, content in {**contents, MANIFEST: _json(manifest)}.items():
            write_flushed(folder / name, content)

    write_folder_whole(base / results_id, fill)
    write_whole(base / POINTER, f"{results_id}\n".encode(), staging=staging)


def result_files(
    tables: Mapping[str, pd.DataFrame], catalogue: Mapping[str, Any]
) -> dict[str, bytes]:
    """Every file of results but the manifest, by name; the same results give the same bytes."""
    parquet = {
        f"{name}.parquet": _as_text(name, tables[name]).to_parquet(index=False) for name in TABLES
    }
    return {**parquet, CATALOGUE: _json(catalogue)}


def results_of(workspace: Workspace, period: Period, snapshot: str, rules: str) -> list[str]:
    """The ids of all results made from that snapshot under those rules, the oldest first.

    Several, when what was counted with it (earlier periods, scores) changed in between.
    """
    found = []
    for path in workspace.results(period.code).glob(f"r-*/{MANIFEST}"):
        manifest = _read_manifest(path.parent)
        if (manifest["snapshot"], manifest["rules"]) == (snapshot, rules):
            found.append((manifest["created"], path.parent.name))
    return [name for _, name in sorted(found)]


def load_results(workspace: Workspace, period: Period, results_id: str | None = None) -> Results:
    """The period's current results, or those named by `results_id`.

    Raises UsageError when the quarter is not assessed, StoreError when a file is missing or does
    not match the hash it was saved with.
    """
    results_id = results_id or current_id(workspace, period)
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
    manifest = _read_manifest(folder)
    for name, digest in manifest["files"].items():
        path = folder / name
        if not path.is_file():
            raise StoreError(zh.INCOMPLETE.format(file=name, folder=folder))
        if sha256_file(path) != digest:
            raise StoreError(zh.DAMAGED.format(file=name, folder=folder))
    return manifest


def _read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest as it was written; those of versions before 0.3 had no seal."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        rest = {name: value for name, value in manifest.items() if name != SEAL}
        sound = sha256_json(rest) == manifest.get(SEAL, sha256_json(rest))
        if sound and {"snapshot", "rules", "created", "files"} <= manifest.keys():
            return manifest
    except FileNotFoundError:
        raise StoreError(zh.INCOMPLETE.format(file=MANIFEST, folder=folder)) from None
    except (ValueError, AttributeError):
        pass
    raise StoreError(zh.DAMAGED.format(file=MANIFEST, folder=folder))


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _as_text(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Fractions become text such as 7/3, so that nothing is rounded on the way to the file."""
    exact = EXACT_COLUMNS.get(name, ())
    return table.assign(**{column: table[column].map(str) for column in exact})


def _exact(name: str, table: pd.DataFrame) -> pd.DataFrame:
    exact = EXACT_COLUMNS.get(name, ())
    return table.assign(**{column: table[column].map(Fraction) for column in exact})
