"""The quantity that a rule or condition looks at, for every unit: a value, or nothing recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from bangfu_lib.indicators.recorded import BALLOT_COUNTS, COLLECTED, ISSUED, record_name
from bangfu_lib.params.scheme_rules import Take
from bangfu_lib.scoring.units import Judged, Unit, of_unit

ZERO = Fraction(0)


@dataclass(frozen=True)
class Quantity:
    """What was counted for one unit: `value`, or None where there is nothing to go by.

    `part` and `whole` are the sums behind a share; `tally` the count of each option; `findings`
    the findings not met, for norms; `waived` what was taken off; `period` that of its facts when
    it is one.
    """

    unit: str
    value: Fraction | None
    part: Fraction = ZERO
    whole: Fraction | None = None
    tally: Mapping[str, Fraction] = field(default_factory=dict)
    findings: Sequence[Mapping[str, Any]] = ()
    waived: Fraction = ZERO
    indicator: str = ""
    period: str = ""
    approximate: bool = False


def quantities(take: Take, units: Sequence[Unit], judged: Judged) -> dict[str, Quantity]:
    """The quantity of every unit, by code."""
    if take.kind == "norm":
        return _unmet(take, units, judged)
    if take.kind == "score":
        return {unit.code: _score(take, unit, judged) for unit in units}
    name = take.name
    if take.kind == "record":
        name = record_name(take.name, units[0].kind if units else "village", take)
    facts = of_unit(judged.facts_by_indicator.get(name, ()), units)
    waived = _waived(take, units, judged)
    found = {}
    for unit in units:
        quantity = _counted(take, unit.code, facts[unit.code], waived.get(unit.code, ZERO))
        found[unit.code] = _named(quantity, name, facts[unit.code])
    return found


def _named(quantity: Quantity, name: str, facts: Sequence[Mapping[str, Any]]) -> Quantity:
    periods = {fact["period"] for fact in facts}
    period = periods.pop() if len(periods) == 1 else ""
    rough = any(fact["approximate"] for fact in facts)
    known = {**quantity.__dict__, "indicator": name, "period": period, "approximate": rough}
    return Quantity(**known)


def _unmet(take: Take, units: Sequence[Unit], judged: Judged) -> dict[str, Quantity]:
    """The number of findings not met; nothing where there is no finding, or only no_data ones."""
    owned = of_unit(judged.findings_by_norm.get(take.name, ()), units)
    indicator = judged.norms[take.name].indicator or ""
    found = {}
    for unit, findings in owned.items():
        unmet = [one for one in findings if one["status"] == "unmet"]
        judged_at_all = any(one["status"] != "no_data" for one in findings)
        value = Fraction(len(unmet)) if judged_at_all else None
        found[unit] = Quantity(unit, value, value or ZERO, findings=unmet, indicator=indicator)
    return found


def _score(take: Take, unit: Unit, judged: Judged) -> Quantity:
    ties = judged.ties
    if take.name == "previous":
        return Quantity(unit.code, ties.previous.get(unit.code))
    if take.name == "village":
        villages = unit.attributes.get("villages") or (unit.attributes.get("village", ""),)
        known = [ties.teams[code][0] for code in villages if code in ties.teams]
        return Quantity(unit.code, sum(known, ZERO) / len(known) if known else None)
    parts = ties.parts.get((take.every, unit.code), ())
    return Quantity(unit.code, _combined(take, parts))


def _combined(take: Take, parts: Sequence[Fraction]) -> Fraction | None:
    """The scores of parts put together: by weights, or their mean, sum, highest, lowest, latest."""
    if not parts or (take.weights and len(take.weights) != len(parts)):
        return None
    if take.weights:
        weighed = sum((w * p for w, p in zip(take.weights, parts, strict=True)), ZERO)
        return weighed / sum(take.weights, ZERO)
    if take.combine == "mean":
        return sum(parts, ZERO) / len(parts)
    return {"sum": sum(parts, ZERO), "highest": max(parts), "lowest": min(parts)}.get(
        take.combine, parts[-1]
    )


def _waived(take: Take, units: Sequence[Unit], judged: Judged) -> dict[str, Fraction]:
    if not take.less:
        return {}
    less = Take(kind="record", name=take.less)
    return {code: one.part for code, one in quantities(less, units, judged).items()}


def _counted(
    take: Take, unit: str, facts: Sequence[Mapping[str, Any]], waived: Fraction
) -> Quantity:
    if take.values:
        return _tallied(take, unit, facts)
    part = sum((Fraction(fact["numerator"]) for fact in facts), ZERO)
    wholes = [fact["denominator"] for fact in facts]
    whole = None if None in wholes else sum((Fraction(one) for one in wholes), ZERO)
    if not facts:
        return Quantity(unit, None if take.is_measured else ZERO)
    known = {"part": part, "whole": whole, "waived": min(waived, part)}
    if take.taken_as == "short":
        return Quantity(unit, None if whole is None else whole - part, **known)
    if take.taken_as == "share" or (
        take.kind == "record" and take.is_measured and whole is not None
    ):
        return Quantity(unit, part / whole if whole else None, **known)
    return Quantity(unit, max(part - waived, ZERO) if waived else part, **known)


def _tallied(take: Take, unit: str, facts: Sequence[Mapping[str, Any]]) -> Quantity:
    """The worth of a tally: 3 awards of a level, or ballots by option (G14, G19, G20)."""
    # Options are spoken of in the order in which the scheme has them, other votes after them.
    tally = dict.fromkeys(take.values, ZERO)
    for fact in facts:
        option = fact.get("option", "")
        tally[option] = tally.get(option, ZERO) + Fraction(fact["numerator"])
    worth = sum((tally.get(name, ZERO) * value for name, value in take.values.items()), ZERO)
    if take.combine == "sum":
        return Quantity(unit, worth, worth, tally=tally)
    counted = [value for name, value in take.values.items() if tally.get(name, ZERO) > 0]
    if take.combine in ("highest", "lowest"):
        pick = max if take.combine == "highest" else min
        best = pick(counted) if counted else ZERO
        return Quantity(unit, best, best, tally=tally)
    whole = _ballots(take, tally)
    cast = sum((n for name, n in tally.items() if name not in BALLOT_COUNTS), ZERO)
    value = worth / whole if whole and cast >= take.quorum else None
    return Quantity(unit, value, worth, whole, tally=tally)


def _ballots(take: Take, tally: Mapping[str, Fraction]) -> Fraction:
    """The number of votes that the mean is over: valid, all cast, collected or issued."""
    cast = {name: number for name, number in tally.items() if name not in BALLOT_COUNTS}
    if take.whole == "valid":
        return sum((number for name, number in cast.items() if name in take.values), ZERO)
    if take.whole == "cast":
        return sum(cast.values(), ZERO)
    return tally.get(COLLECTED if take.whole == "collected" else ISSUED, ZERO)
