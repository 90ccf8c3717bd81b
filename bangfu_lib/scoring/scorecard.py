"""A quarter scored: findings, point ledger, items and scores, proved to add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from bangfu_lib.params.norms import Norm
from bangfu_lib.params.rules import Rules
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.conversions import Judged
from bangfu_lib.scoring.findings import judge
from bangfu_lib.scoring.grading import item_points, score_table
from bangfu_lib.scoring.points import point_ledger


@dataclass(frozen=True)
class Scorecard:
    """What the scheme makes of the facts; columns as in the modules that make each table."""

    findings: pd.DataFrame
    points: pd.DataFrame
    items: pd.DataFrame
    scores: pd.DataFrame


def score(
    facts: pd.DataFrame, rules: Rules, period: Period, tables: Mapping[str, pd.DataFrame]
) -> Scorecard:
    """Judge and score all villages of `tables` at once.

    Raises LedgerError where a rule refuses to score an empty share.
    """
    villages = tables["villages"]
    types = dict(zip(villages["village"], villages["village_type"], strict=True))
    findings = judge(facts, rules, period, village_types=types)
    judged = Judged(
        facts=facts,
        findings=findings,
        indicators=rules.indicators,
        norms=rules.norms,
        names=unit_names(tables),
        citations=_citations(rules.norms, period),
        period=period,
    )
    units = sorted(villages["village"])
    points = point_ledger(rules.scheme, units, judged)
    items = item_points(points, rules.scheme)
    return Scorecard(findings, points, items, score_table(items, rules.scheme))


def unit_names(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Names of villages and posted persons by code."""
    villages, persons = tables["villages"], tables["persons"]
    names = dict(zip(persons["person"], persons["name"], strict=True))
    return names | dict(zip(villages["village"], villages["name"], strict=True))


def units_that_do_not_add_up(card: Scorecard) -> list[str]:
    """Villages whose point ledger does not sum to their score, or whose items pass their bounds.

    A score is proved twice: by the sum of its lines, and by items lying between 0 and their full
    points plus bonuses. The list is empty when all is well.
    """
    sums: dict[str, Fraction] = {}
    lines = zip(card.points["unit"], card.points["points"], strict=True)
    for unit, points in lines:
        sums[unit] = sums.get(unit, Fraction(0)) + points
    scores = dict(zip(card.scores["unit"], card.scores["score"], strict=True))
    wrong = {unit for unit in sums.keys() | scores.keys() if sums.get(unit) != scores.get(unit)}
    bonuses = card.points[card.points["kind"] == "bonus"]
    with_bonus = set(zip(bonuses["unit"], bonuses["item"], strict=True))
    columns = (card.items[name] for name in ("unit", "item", "points", "full"))
    for unit, item, points, full in zip(*columns, strict=True):
        if points < 0 or (points > full and (unit, item) not in with_bonus):
            wrong.add(unit)
    return sorted(wrong)


def _citations(norms: Mapping[str, Norm], period: Period) -> dict[str, dict[str, str]]:
    found = {}
    for name, norm in norms.items():
        if norm.in_force(period.last):
            dated = norm.on(period.last)
            found[name] = {"source": dated.source, "clause": dated.clause, "quote": dated.quote}
    return found
