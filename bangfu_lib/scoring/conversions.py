"""How a quantity becomes points: deductions, shares, tiers, all or nothing, bonuses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.norms import Norm
from bangfu_lib.params.schemes import Rule
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.rounding import SHOWN_DIGITS, half_up, percent, shown
from bangfu_lib.zh import scoring as zh


@dataclass(frozen=True)
class Judged:
    """What rules score: the period's facts and findings, and the words to speak of them.

    `names` gives villages and persons by code; `citations` the source, clause and quote of each
    norm in force.
    """

    facts: pd.DataFrame
    findings: pd.DataFrame
    indicators: Mapping[str, Indicator]
    norms: Mapping[str, Norm]
    names: Mapping[str, str]
    citations: Mapping[str, dict[str, str]]
    period: Period


@dataclass(frozen=True)
class Change:
    """Points that one village wins (positive) or loses (negative), and the fact that decides."""

    unit: str
    points: Fraction
    sentence: str
    indicator: str = ""
    norm: str = ""
    subject: str = ""
    period: str = ""


def village_facts(rule: Rule, judged: Judged) -> list[dict[str, Any]]:
    """The facts that a rule's indicator gives each village.

    Facts about several persons or periods are added up; over several periods `period` is empty.
    """
    facts = judged.facts[judged.facts["indicator"] == rule.indicator]
    grouped: dict[str, dict[str, Any]] = {}
    for fact in facts.to_dict("records"):
        known = grouped.get(fact["village"])
        if known is None:
            grouped[fact["village"]] = fact | {"unit": fact["village"]}
            continue
        known["numerator"] += fact["numerator"]
        known["denominator"] = _sum(known["denominator"], fact["denominator"])
        if known["period"] != fact["period"]:
            known["period"] = ""
    return list(grouped.values())


def _sum(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else left + right


def deduct(rule: Rule, judged: Judged) -> Iterator[Change]:
    """So many points for each unmet finding, or for each unit counted or short."""
    if rule.norm:
        yield from _deduct_findings(rule, judged)
        return
    for fact in village_facts(rule, judged):
        quantity = Fraction(fact["numerator"])
        if rule.taken_as == "short":
            quantity = Fraction(fact["denominator"]) - quantity
        if quantity > 0:
            template = zh.SHORT if rule.taken_as == "short" else zh.COUNT
            points = rule.each * quantity
            yield _change(rule, fact, -points, judged, template, quantity=shown(quantity))


def _deduct_findings(rule: Rule, judged: Judged) -> Iterator[Change]:
    norm = judged.norms[rule.norm]
    findings = judged.findings
    unmet = findings[(findings["norm"] == rule.norm) & (findings["status"] == "unmet")]
    template = zh.FINDING_DUE if norm.comparison == "by_deadline" else zh.FINDING
    for finding in unmet.to_dict("records"):
        sentence = template.format(
            subject=judged.names.get(finding["unit"], finding["unit"]),
            period=_period_words(finding["period"], judged.period),
            label=judged.indicators[norm.indicator].short,
            value=finding["value"],
            word=judged.indicators[norm.indicator].measure_word,
            comparison=zh.COMPARISONS.get(norm.comparison, ""),
            threshold=finding["threshold"],
            unit=_threshold_word(norm, judged),
            points=shown(rule.each),
        )
        yield Change(
            finding["village"],
            -rule.each,
            sentence,
            norm.indicator,
            rule.norm,
            finding["unit"],
            finding["period"],
        )


def _threshold_word(norm: Norm, judged: Judged) -> str:
    """The measure word behind a threshold; a share has none."""
    share = norm.comparison == "by_deadline" or judged.indicators[norm.indicator].is_share
    return "" if share else judged.indicators[norm.indicator].measure_word


def _period_words(code: str, assessed: Period) -> str:
    return "" if code == assessed.code else zh.PERIOD.format(period=Period.parse(code).label)


def proportional(rule: Rule, judged: Judged) -> Iterator[Change]:
    """The rule's points times the share, which is at most 1."""
    for fact in _with_denominator(rule, judged):
        share = min(Fraction(fact["numerator"]) / Fraction(fact["denominator"]), Fraction(1))
        if share < 1:
            lost = rule.points * (1 - share)
            yield _change(rule, fact, -lost, judged, zh.SHARE, won=_won(rule, lost))


def tiers(rule: Rule, judged: Judged) -> Iterator[Change]:
    """The points of the highest tier whose start the share reaches."""
    for fact in _with_denominator(rule, judged):
        share = Fraction(fact["numerator"]) / Fraction(fact["denominator"])
        won = next(tier.points for tier in rule.tiers if share >= tier.start)
        if won < rule.points:
            lost = rule.points - won
            yield _change(rule, fact, -lost, judged, zh.TIER, won=_won(rule, lost))


def _won(rule: Rule, lost: Fraction) -> str:
    """What is left of the rule's points, so that it adds up with the loss as it is shown."""
    return shown(rule.points - Fraction(half_up(lost, SHOWN_DIGITS)))


def all_if(rule: Rule, judged: Judged) -> Iterator[Change]:
    """All points when the count or share reaches `least`, none otherwise."""
    by_share = rule.taken_as == "share"
    facts = _with_denominator(rule, judged) if by_share else village_facts(rule, judged)
    for fact in facts:
        whole = Fraction(fact["denominator"]) if by_share else Fraction(1)
        if Fraction(fact["numerator"]) < rule.least * whole:
            template = zh.ALL_IF_SHARE if by_share else zh.ALL_IF
            quantity, least = shown(fact["numerator"]), shown(rule.least)
            yield _change(
                rule, fact, -rule.points, judged, template, quantity=quantity, least=least
            )


def bonus(rule: Rule, judged: Judged) -> Iterator[Change]:
    """So many points won for each unit counted."""
    for fact in village_facts(rule, judged):
        quantity = Fraction(fact["numerator"])
        if quantity > 0:
            points = rule.each * quantity
            yield _change(rule, fact, points, judged, zh.BONUS, quantity=shown(quantity))


CONVERSIONS: dict[str, Callable[[Rule, Judged], Iterator[Change]]] = {
    "deduct": deduct,
    "proportional": proportional,
    "tiers": tiers,
    "all_if": all_if,
    "bonus": bonus,
}


def empty_changes(rule: Rule, units: Sequence[str], judged: Judged) -> Iterator[Change]:
    """What villages without anything to judge lose: nothing (full), or all points (zero)."""
    if rule.empty not in ("zero", "refuse"):
        return
    for unit in sorted(set(units) - _judged_units(rule, judged)):
        template = zh.EMPTY_ZERO if rule.empty == "zero" else zh.EMPTY_REFUSED
        sentence = template.format(
            label=rule.label,
            points=shown(rule.points),
            unit=judged.names.get(unit, unit),
            rule=rule.id,
        )
        indicator = rule.indicator or judged.norms[rule.norm].indicator or ""
        yield Change(unit, -rule.points, sentence, indicator, rule.norm or "", unit)


def _judged_units(rule: Rule, judged: Judged) -> set[str]:
    if rule.norm:
        findings = judged.findings[judged.findings["norm"] == rule.norm]
        return set(findings.loc[findings["status"] != "no_data", "village"])
    facts = village_facts(rule, judged)
    return {fact["unit"] for fact in facts if fact["denominator"] is None or fact["denominator"]}


def _with_denominator(rule: Rule, judged: Judged) -> list[dict[str, Any]]:
    return [fact for fact in village_facts(rule, judged) if fact["denominator"]]


def _change(
    rule: Rule,
    fact: Mapping[str, Any],
    points: Fraction,
    judged: Judged,
    template: str,
    **words: str,
) -> Change:
    indicator = judged.indicators[rule.indicator]
    part, whole = fact["numerator"], fact["denominator"]
    sentence = template.format(
        label=indicator.label,
        word=indicator.measure_word,
        part=shown(part),
        whole=shown(whole) if whole is not None else "",
        percent=zh.PERCENT.format(value=percent(part, whole)) if whole else "",
        each=shown(rule.each),
        points=shown(abs(points)),
        **words,
    )
    return Change(fact["unit"], points, sentence, rule.indicator, "", fact["unit"], fact["period"])
