"""Assess a past revision again, as it was then, and say whether the results are the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import pandas as pd

from bangfu_lib.assess import revision_rules, score_snapshot
from bangfu_lib.errors import UsageError
from bangfu_lib.files import sha256_bytes
from bangfu_lib.ledgers.earlier import load_earlier
from bangfu_lib.ledgers.journal import Revision, find_revision
from bangfu_lib.ledgers.revisions import damaged_originals
from bangfu_lib.ledgers.snapshot import load_snapshot, versions
from bangfu_lib.params.rules import Rules
from bangfu_lib.periods.period import Period
from bangfu_lib.results.store import Results, load_results, result_files, results_of
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import keeping as zh

Outcome = Literal["identical", "same_content", "different"]


@dataclass(frozen=True)
class Repeat:
    """How results made again compare with those kept: file by file, and what computed them.

    `files`: `identical` bytes, `same_content` in other bytes, or `different`; `versions`: name →
    (then, now) where they differ; `lost` originals of the revision are missing or damaged.
    """

    revision: Revision
    results: str
    files: Mapping[str, Outcome]
    versions: Mapping[str, tuple[str, str]]
    lost: tuple[str, ...]

    @property
    def identical(self) -> bool:
        """Whether every file is, byte by byte."""
        return set(self.files.values()) == {"identical"}


def assess_again(workspace: Workspace, period: Period, number: int) -> tuple[Repeat, ...]:
    """Assess revision `number` with its own ledgers and rules; nothing is kept or made current.

    One Repeat for each results made of it: earlier periods may have been corrected in between.
    Raises UsageError when there is no such revision or none of its results are kept, StoreError
    when something that was kept is missing or damaged.
    """
    revision = find_revision(workspace, period, number)
    words = {"period": period.code, "number": number}
    if not revision.rules:
        raise UsageError(zh.RULES_NOT_KEPT.format(**words))
    made = results_of(workspace, period, revision.snapshot, revision.rules)
    if not made:
        raise UsageError(zh.NO_RESULTS_KEPT.format(**words))
    rules = revision_rules(workspace, period, revision)
    lost = tuple(damaged_originals(workspace, revision))
    kept = [load_results(workspace, period, results_id) for results_id in made]
    return tuple(_repeat(one, rules, revision, lost=lost) for one in kept)


def _repeat(kept: Results, rules: Rules, revision: Revision, *, lost: tuple[str, ...]) -> Repeat:
    manifest, workspace = kept.manifest, kept.workspace
    scored = score_snapshot(
        workspace,
        rules,
        load_snapshot(workspace, kept.period, revision.snapshot),
        earlier=load_earlier(workspace, manifest.get("earlier", {})),
        seen=manifest.get("scores", {}),
    )
    files = result_files(scored.tables, scored.catalogue)
    now, then = versions(), manifest["versions"]
    return Repeat(
        revision=revision,
        results=manifest["results"],
        files={name: _compared(kept, name, content) for name, content in files.items()},
        versions={n: (one, now[n]) for n, one in then.items() if n in now and one != now[n]},
        lost=lost,
    )


def _compared(kept: Results, name: str, content: bytes) -> Outcome:
    if kept.manifest["files"].get(name) == sha256_bytes(content):
        return "identical"
    if not name.endswith(".parquet") or not (kept.folder / name).is_file():
        return "different"
    before, after = pd.read_parquet(kept.folder / name), pd.read_parquet(BytesIO(content))
    return "same_content" if before.equals(after) else "different"
