"""Assess a period: ledgers in, results out. The place to start reading.

ledgers ─read, check─▶ clean tables ─snapshot─▶ facts ─norms─▶ findings ─scheme─▶ point ledger,
scores, ranks, lists ─▶ results. This module only joins; each step computes in a layer below.
"""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import pandas as pd

from bangfu_lib.errors import BangfuError
from bangfu_lib.files import sha256_json
from bangfu_lib.indicators.context import PERSONS, Context, rows_needed_since
from bangfu_lib.indicators.facts import compute_facts
from bangfu_lib.indicators.recorded import record_indicators
from bangfu_lib.ledgers.earlier import find_earlier, join_rows
from bangfu_lib.ledgers.intake import Intake, read_ledgers
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.snapshot import Snapshot, take_snapshot
from bangfu_lib.params.matters import recordable
from bangfu_lib.params.rules import Rules, load_rules, require_in_force
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


@dataclass(frozen=True)
class Assessment:
    """Results of a period, whether they are new, and what was flagged for a look on the way."""

    results: Results
    is_new: bool
    warnings: tuple[Issue, ...]


def assess(workspace: Workspace, period: Period) -> Assessment:
    """Assess one period for all villages of its ledgers.

    Unchanged ledgers and rules give the results that are there already. Raises UsageError
    (a day or week, no ledgers), ParamsError (rules), LedgerError (every error in the ledgers) and
    StoreError; nothing is half written.
    """
    rules = load_rules(workspace.params).for_period(period)
    rules.office.require_names()
    intake = check_ledgers(workspace, period, rules)
    intake.refuse_errors()
    snapshot = take_snapshot(intake, workspace, period, rules.ledgers)
    context = Context(period, snapshot.tables, rules.ledgers, rules.norms, rules.calendar)
    earlier = find_earlier(workspace, period, rows_needed_since(rules.watched_indicators, context))
    seen = assessed_ids(workspace, looked_at(rules.schemes.values(), period))
    results_id = make_id(rules, snapshot, *earlier.values(), scores=seen)
    is_new = current_id(workspace, period) != results_id
    if is_new:
        by_period = [name for name, one in rules.ledgers.items() if one.window == "period"]
        joined = join_rows(snapshot.tables, earlier, by_period)
        manifest = {
            "results": results_id,
            "snapshot": snapshot.id,
            "earlier": {one.code: kept.id for one, kept in earlier.items()},
            "joined": by_period,
            "scores": seen,
        }
        context = replace(context, earlier=tuple(earlier), joined=joined)
        _assess_tables(workspace, rules, context, manifest)
    return Assessment(load_results(workspace, period), is_new, intake.warnings)


def check_ledgers(workspace: Workspace, period: Period, rules: Rules) -> Intake:
    """The period's workbooks read and checked; `rules` are those for that kind of period.

    Raises UsageError when there are none, ParamsError when the rules do not reach that period.
    """
    folder, allowed = workspace.ledgers(period.code), recordable(rules.schemes.values())
    intake = read_ledgers(folder, rules.asked_ledgers, period, allowed=allowed)
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


def _assess_tables(
    workspace: Workspace, rules: Rules, context: Context, manifest: Mapping[str, Any]
) -> None:
    period = context.period
    records = record_indicators(rules.schemes.values())
    facts = compute_facts(rules.watched_indicators, context, records)
    units = units_by_scheme(rules.schemes.values(), context.tables, context.rows(PERSONS))
    ties = {one.name: _ties(workspace, period, one) for one in rules.schemes.values()}
    card = score_all(rules, judge_facts(facts.facts, rules, context), units, ties)
    wrong = units_that_do_not_add_up(card)
    if wrong:
        raise BangfuError(zh.DOES_NOT_SUM.format(unit=", ".join(wrong)))
    tables: Mapping[str, pd.DataFrame] = {
        "facts": facts.facts,
        "evidence": facts.evidence,
        "findings": card.findings,
        "points": card.points,
        "items": card.items,
        "scores": card.scores,
        "consequences": card.consequences,
    }
    catalogue = make_catalogue(rules, context.tables, period, records=records, units=units)
    kept = {"catalogue": catalogue, "manifest": {**manifest, **_manifest(rules, card)}}
    save_results(workspace, period, manifest["results"], tables, kept)


def _ties(workspace: Workspace, period: Period, scheme: Scheme) -> Ties:
    previous = previous_scores(workspace, period, scheme) if looks_back(scheme) else {}
    return Ties(previous=previous, parts=part_scores(workspace, period, scheme))


def _manifest(rules: Rules, card: Scorecard) -> dict[str, Any]:
    return {
        "rules": rules.digest,
        "scheme": {"name": rules.scheme.name, "version": rules.scheme.version},
        "schemes": {name: scheme.version for name, scheme in rules.schemes.items()},
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {
            "bangfu": version("bangfu"),
            "python": platform.python_version(),
            "pandas": version("pandas"),
        },
        "counts": {"units": len(card.scores), "lines": len(card.points)},
    }
