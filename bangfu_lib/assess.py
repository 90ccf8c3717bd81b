"""Assess a period: ledgers in, results out. The place to start reading.

ledgers ─read, check─▶ clean tables ─snapshot─▶ facts ─norms─▶ findings ─scheme─▶ point ledger,
scores, ranks, lists ─▶ results. This module only joins; each step computes in a layer below.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import Any

import pandas as pd

from bangfu_lib.errors import BangfuError, ParamsError, StoreError, UsageError
from bangfu_lib.files import sha256_json
from bangfu_lib.indicators.context import PERSONS, Context, rows_needed_since
from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.indicators.recorded import record_indicators
from bangfu_lib.ledgers.earlier import find_earlier, join_rows
from bangfu_lib.ledgers.gathering import OnFile
from bangfu_lib.ledgers.intake import Background, Intake, read_ledgers
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.journal import Revision, read_journal
from bangfu_lib.ledgers.revisions import Occasion, importing, keep_revision, later_assessed
from bangfu_lib.ledgers.snapshot import Snapshot, versions
from bangfu_lib.params.kept_rules import load_kept_rules
from bangfu_lib.params.matters import recordable
from bangfu_lib.params.rules import Rules, load_rules, require_in_force, rules_digest
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.periods.period import Period
from bangfu_lib.results.catalogue import make_catalogue
from bangfu_lib.results.store import Results, current_id, load_results, save_results
from bangfu_lib.results.ties import (
    assessed_ids,
    looked_at,
    looks_back,
    part_scores,
    previous_scores,
)
from bangfu_lib.scoring.scorecard import Scorecard, units_that_do_not_add_up
from bangfu_lib.scoring.subjects import units_by_scheme
from bangfu_lib.scoring.together import judge_facts, score_all
from bangfu_lib.scoring.units import Ties
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import assess as zh
from bangfu_lib.zh import keeping

CHOICES = ("current", "kept")
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Assessment:
    """Results of a period, whether they are new, and what was flagged for a look on the way.

    `kept_rules` is the number of the revision whose rules judged instead of those in params/.
    """

    results: Results
    is_new: bool
    warnings: tuple[Issue, ...]
    kept_rules: int | None = None


def assess(
    workspace: Workspace,
    period: Period,
    *,
    by: str = "",
    why: str = "",
    rules: str = "",
    on_file: OnFile | None = None,
) -> Assessment:
    """Assess one period for all villages of its ledgers.

    Unchanged ledgers and rules give the results that are there already. `by` and `why` go into the
    journal when something changed; `rules` is `current` or `kept` (see `choose_rules`); `on_file`
    is told how many files are read. Raises UsageError (a day or week, no ledgers, another import),
    ParamsError (rules), LedgerError (every error in the ledgers) and StoreError; nothing is half
    written.
    """
    chosen, revision = choose_rules(workspace, period, rules)
    chosen.office.require_names()
    parent = len(read_journal(workspace, period))
    intake = check_ledgers(workspace, period, chosen, on_file=on_file)
    intake.refuse_errors()
    occasion = Occasion(by, why, rules=chosen.digest, parent=parent)
    with importing(workspace, period):
        snapshot = keep_revision(intake, workspace, period, chosen.ledgers, occasion=occasion)
        is_new = _score(workspace, chosen, snapshot)
    return Assessment(load_results(workspace, period), is_new, intake.warnings, revision)


def choose_rules(
    workspace: Workspace, period: Period, choice: str = ""
) -> tuple[Rules, int | None]:
    """The rules that judge `period`, and the number of the revision that they were kept with.

    Those in params/ (None), unless they changed since a period was assessed that later ones of its
    kind have followed: its own rules stay in force. `current` and `kept` choose otherwise.
    """
    revisions = read_journal(workspace, period)
    last = revisions[-1] if revisions and revisions[-1].rules else None
    if choice == "kept" and last is None:
        raise UsageError(keeping.NO_KEPT_RULES.format(period=period.code))
    followed = choice == "" and last is not None and later_assessed(workspace, period)
    old = followed and rules_digest(workspace.params) != last.rules
    if choice != "kept" and not old:
        return load_rules(workspace.params).for_period(period), None
    return revision_rules(workspace, period, last), last.number


def revision_rules(workspace: Workspace, period: Period, revision: Revision) -> Rules:
    """The rules that judged `revision`; raises StoreError when they cannot be read any more."""
    try:
        return load_kept_rules(workspace, revision.rules).for_period(period)
    except ParamsError as error:
        words = {"period": period.code, "number": revision.number}
        raise StoreError(keeping.RULES_UNREADABLE.format(**words), error.lines()) from error


def _score(workspace: Workspace, rules: Rules, snapshot: Snapshot) -> bool:
    """Make the results of `snapshot` current; returns whether they are new."""
    period = Period.parse(snapshot.manifest["period"])
    context = Context(period, snapshot.tables, rules.ledgers, rules.norms, rules.calendar)
    earlier = find_earlier(workspace, period, rows_needed_since(rules.watched_indicators, context))
    seen = assessed_ids(workspace, looked_at(rules.schemes.values(), period))
    results_id = make_id(rules, snapshot, *earlier.values(), scores=seen)
    if current_id(workspace, period) == results_id:
        return False
    scored = score_snapshot(workspace, rules, snapshot, earlier=earlier, seen=seen)
    manifest = {
        "results": results_id,
        "snapshot": snapshot.id,
        "earlier": {one.code: kept.id for one, kept in earlier.items()},
        "joined": _by_period(rules),
        "scores": seen,
        **_manifest(rules, scored.card),
    }
    records = {"catalogue": scored.catalogue, "manifest": manifest}
    save_results(workspace, period, results_id, scored.tables, records)
    return True


def check_ledgers(
    workspace: Workspace, period: Period, rules: Rules, *, on_file: OnFile | None = None
) -> Intake:
    """The period's workbooks read and checked; `rules` are those for that kind of period.

    Rows and files are held against those of this year and the year before. `on_file` is told how
    many files are read, of how many.

    Raises UsageError when there are none, ParamsError when the rules do not reach that period.
    """
    earlier = find_earlier(workspace, period, period.within("year").first - A_YEAR)
    background = Background(
        allowed=recordable(rules.schemes.values()),
        earlier={one: snapshot.tables for one, snapshot in earlier.items()},
        sent={one: read_journal(workspace, one)[-1].sources for one in earlier},
    )
    intake = read_ledgers(
        workspace.ledgers(period.code),
        rules.asked_ledgers,
        period,
        background=background,
        on_file=on_file,
    )
    require_in_force(rules, period)
    return intake


def make_id(rules: Rules, *snapshots: Snapshot, scores: Mapping[str, str] | None = None) -> str:
    """The id of results: the same ledgers, rules and library version give the same id.

    `snapshots` are the assessed one and the earlier ones whose rows are counted with it; `scores`
    the results of other periods whose scores are looked at.
    """
    looked = sorted((scores or {}).items())
    basis = [*(one.id for one in snapshots), rules.digest, version("bangfu"), *looked]
    return f"r-{sha256_json(basis)[:16]}"


@dataclass(frozen=True)
class Scored:
    """What scoring gives: every table of the results, the words to read them by, the card."""

    tables: Mapping[str, pd.DataFrame]
    catalogue: Mapping[str, Any]
    card: Scorecard


def score_snapshot(
    workspace: Workspace,
    rules: Rules,
    snapshot: Snapshot,
    *,
    earlier: Mapping[Period, Snapshot],
    seen: Mapping[str, str],
) -> Scored:
    """Facts, findings, points and scores of one snapshot; nothing is written.

    `earlier` are the snapshots whose rows are counted with it, `seen` the results (period code →
    id) whose scores are looked at.
    """
    period = Period.parse(snapshot.manifest["period"])
    context = Context(period, snapshot.tables, rules.ledgers, rules.norms, rules.calendar)
    joined = join_rows(snapshot.tables, earlier, _by_period(rules))
    context = replace(context, earlier=tuple(earlier), joined=joined)
    records = record_indicators(rules.schemes.values())
    facts = compute_facts(rules.watched_indicators, context, records)
    units = units_by_scheme(rules.schemes.values(), context.tables, context.rows(PERSONS))
    ties = {one.name: _ties(workspace, period, one, seen) for one in rules.schemes.values()}
    card = score_all(rules, judge_facts(facts.facts, rules, context), units, ties)
    wrong = units_that_do_not_add_up(card)
    if wrong:
        raise BangfuError(zh.DOES_NOT_SUM.format(unit=", ".join(wrong)))
    names = ("findings", "points", "items", "scores", "consequences")
    tables = {"facts": facts.facts, "evidence": facts.evidence}
    tables |= {name: getattr(card, name) for name in names}
    catalogue = make_catalogue(rules, context.tables, period, records=records, units=units)
    return Scored(tables, catalogue, card)


def _by_period(rules: Rules) -> list[str]:
    return [name for name, one in rules.ledgers.items() if one.window == "period"]


def _ties(workspace: Workspace, period: Period, scheme: Scheme, seen: Mapping[str, str]) -> Ties:
    previous = previous_scores(workspace, period, scheme, seen) if looks_back(scheme) else {}
    return Ties(previous=previous, parts=part_scores(workspace, period, scheme, seen))


def _manifest(rules: Rules, card: Scorecard) -> dict[str, Any]:
    return {
        "rules": rules.digest,
        "scheme": {"name": rules.scheme.name, "version": rules.scheme.version},
        "schemes": {name: scheme.version for name, scheme in rules.schemes.items()},
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": versions(),
        "counts": {"units": len(card.scores), "lines": len(card.points)},
    }
