"""What changed between two revisions of a period: its ledgers, its rules, and scores by unit."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from bangfu_lib.ledgers.differences import Difference, compare
from bangfu_lib.ledgers.journal import Revision
from bangfu_lib.ledgers.snapshot import load_snapshot
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.periods.period import Period
from bangfu_lib.results.store import Results, load_results, results_of
from bangfu_lib.workspace import Workspace

UNIT = ["scheme", "unit"]


@dataclass(frozen=True)
class RevisionDifference:
    """Two revisions held against each other.

    `scores` has a row per unit whose score differs: scheme, unit, was, now (exact, None where the
    unit was not scored); None when results of one of them are not kept. `results` are the later.
    """

    before: Revision
    after: Revision
    ledgers: tuple[Difference, ...]
    scores: pd.DataFrame | None
    results: Results | None

    @property
    def rules_changed(self) -> bool:
        """Whether other rules judged."""
        return self.before.rules != self.after.rules


def compare_revisions(
    workspace: Workspace,
    period: Period,
    revisions: tuple[Revision, Revision],
    ledgers: Mapping[str, Ledger],
) -> RevisionDifference:
    """What the second of `revisions` has otherwise than the first.

    `ledgers` say what may be shown. Raises StoreError when something kept is damaged.
    """
    before, after = revisions
    snapshots = [load_snapshot(workspace, period, one.snapshot) for one in revisions]
    earlier, later = (_results(workspace, period, one) for one in revisions)
    return RevisionDifference(
        before=before,
        after=after,
        ledgers=compare(*snapshots, ledgers),
        scores=score_changes(earlier, later) if earlier and later else None,
        results=later,
    )


def score_changes(before: Results, after: Results) -> pd.DataFrame:
    """The units whose exact score differs: scheme, unit, was, now; None where there is none."""
    was, now = (one.scores.set_index(UNIT)["score"].astype(object) for one in (before, after))
    both = pd.concat({"was": was, "now": now}, axis="columns", sort=False)
    both = both.astype(object).where(both.notna(), None)
    return both[both["was"] != both["now"]].reset_index()


def _results(workspace: Workspace, period: Period, revision: Revision) -> Results | None:
    made = results_of(workspace, period, revision.snapshot, revision.rules)
    return load_results(workspace, period, made[-1]) if made else None
