"""All schemes of an office scored together: villages first, then those whom their scores touch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.recorded import LEDGER, self_scores, voided_items
from bangfu_lib.params.norms import Norm
from bangfu_lib.params.rules import Rules
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.findings import judge
from bangfu_lib.scoring.scorecard import Scorecard, joined, score_units
from bangfu_lib.scoring.units import Judged, Ties, Unit


def judge_facts(facts: pd.DataFrame, rules: Rules, context: Context) -> Judged:
    """The facts with their findings, and the words and records that scoring needs."""
    villages = context.tables["villages"]
    types = dict(zip(villages["village"], villages["village_type"], strict=True))
    recorded = context.tables.get(LEDGER)
    return Judged(
        facts=facts,
        findings=judge(facts, rules, context.period, village_types=types),
        indicators=rules.indicators,
        norms=rules.norms,
        names=unit_names(context.tables),
        citations=_citations(rules.norms, context.period),
        period=context.period,
        voided=frozenset() if recorded is None else voided_items(recorded),
        own={} if recorded is None else self_scores(recorded),
    )


def score_all(
    rules: Rules,
    judged: Judged,
    units: Mapping[str, Sequence[Unit]],
    ties: Mapping[str, Ties],
) -> Scorecard:
    """Every scheme over its units; persons, townships and sending units see the villages' scores.

    Raises LedgerError where a rule refuses to score what is not there.
    """
    order = sorted(rules.schemes.values(), key=lambda scheme: scheme.unit != "village")
    teams: dict[str, tuple[Fraction, str]] = {}
    cards = []
    for scheme in order:
        known = replace(ties[scheme.name], teams=dict(teams))
        card = score_units(scheme, units[scheme.name], replace(judged, ties=known))
        cards.append(card)
        if scheme.unit == "village":
            columns = (card.scores[name] for name in ("unit", "score", "grade"))
            teams |= {unit: (score, grade) for unit, score, grade in zip(*columns, strict=True)}
    return joined(cards, judged.findings)


def unit_names(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Names of villages and posted persons by code."""
    villages, persons = tables["villages"], tables["persons"]
    names = dict(zip(persons["person"], persons["name"], strict=True))
    return names | dict(zip(villages["village"], villages["name"], strict=True))


def _citations(norms: Mapping[str, Norm], period: Period) -> dict[str, dict[str, str]]:
    found = {}
    for name, norm in norms.items():
        if norm.in_force(period.last):
            dated = norm.on(period.last)
            found[name] = {"source": dated.source, "clause": dated.clause, "quote": dated.quote}
    return found
