"""A scheme's own cases: facts in, expected points, scores, grades and consequences out.

What a case does not name is at its best: nothing to deduct, every share and rating full, no award.
A case with `units` scores several at once, for averages, ranks, quotas and lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.errors import LedgerError
from bangfu_lib.indicators.facts import FACT_COLUMNS
from bangfu_lib.indicators.recorded import COLLECTED, COMBINE, ISSUED, record_name
from bangfu_lib.params.numbers import exact, plain
from bangfu_lib.params.rules import Named, Rules
from bangfu_lib.params.scheme_rules import FROM_THE_ITEM, Rule, Take
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.best import best_value, outside
from bangfu_lib.scoring.findings import FINDING_COLUMNS
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.scoring.scorecard import Scorecard, score_units
from bangfu_lib.scoring.units import Judged, Ties, Unit
from bangfu_lib.zh import cases as zh

# Kinds whose best, which is none at all, may cost points under another rule on the same matter.
LATER = {"add": 1, "zero": 2}


@dataclass(frozen=True)
class Checked:
    """One expectation of a case: what was compared, the expected and the actual value as text."""

    case: str
    what: str
    expected: str
    actual: str

    @property
    def holds(self) -> bool:
        """Whether the scheme gives what the case expects."""
        return self.expected == self.actual


def run_cases(scheme: Scheme, rules: Rules | Named) -> list[Checked]:
    """Every expectation of every case of `scheme`, in order."""
    return [checked for case in scheme.cases for checked in _run(scheme, case, rules)]


def _run(scheme: Scheme, case: Mapping[str, Any], rules: Rules | Named) -> Iterator[Checked]:
    given = case.get("units") or {zh.ALONE: case}
    units = [_unit(scheme, code, one) for code, one in given.items()]
    try:
        card = score_units(scheme, units, _judged(scheme, given, rules))
    except LedgerError as refused:
        said, wanted = zh.SEMICOLON.join(refused.details), _refused(given)
        yield Checked(case["name"], zh.SCORED, said if wanted else zh.YES, said)
        return
    if _refused(given):
        yield Checked(case["name"], zh.SCORED, zh.NO, zh.YES)
    for unit in units:
        expect = given[unit.code].get("expect", {})
        name = "" if unit.code == zh.ALONE else unit.code
        for what, expected, actual in _compared(scheme, card, unit, expect):
            yield Checked(case["name"], name + what, expected, actual)


def _refused(given: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the case expects that it is not scored at all."""
    return any(one.get("expect", {}).get("refused") for one in given.values())


def _compared(
    scheme: Scheme, card: Scorecard, unit: Unit, expect: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """What is compared, the expected and the actual text, in the order of `expect`."""
    score = card.scores[card.scores["unit"] == unit.code].to_dict("records")[0]
    own = card.items[card.items["unit"] == unit.code]
    won = dict(zip(own["item"], own["points"], strict=True))
    follows = card.consequences[card.consequences["unit"] == unit.code]
    labels = {item.id: item.label for item in scheme.items}
    for item, points in expect.get("points", {}).items():
        what = zh.ITEM.format(id=item, label=labels[item])
        yield what, _number(exact(points)), _number(won[item])
    if "score" in expect:
        yield zh.SCORE, _number(exact(expect["score"])), _number(score["score"])
    if "shown" in expect:
        yield zh.SHOWN, plain(exact(expect["shown"])), plain(Fraction(score["shown"]))
    for key in ("grade", "rank"):
        if key in expect:
            yield zh.WHAT[key], str(expect[key]), str(score[key])
    if "listed" in expect:
        yield zh.LISTED, expect["listed"] or zh.NONE, score["listed"] or zh.NONE
    yield from _followed(follows, expect)


def _followed(follows: pd.DataFrame, expect: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if "consequences" in expect:
        found = list(follows.loc[follows["kind"] != "recheck", "label"])
        yield zh.CONSEQUENCES, _listing(sorted(expect["consequences"])), _listing(sorted(found))
    if "money" in expect:
        paid = sum((Fraction(money) for money in follows["money"] if money), Fraction(0))
        yield zh.MONEY, plain(exact(expect["money"])), plain(paid)
    if "recheck" in expect:
        found = list(follows.loc[follows["kind"] == "recheck", "item"])
        expected = sorted(str(item) for item in expect["recheck"])
        yield zh.RECHECK, _listing(expected), _listing(sorted(found))


def _number(value: Fraction) -> str:
    """An exact value; one without an end as a decimal, with about what it is."""
    text = plain(value)
    return zh.ABOUT.format(exact=text, about=half_up(value, 4)) if "/" in text else text


def _listing(names: list[str]) -> str:
    return zh.LIST_SEPARATOR.join(names) or zh.NONE


def _unit(scheme: Scheme, code: str, given: Mapping[str, Any]) -> Unit:
    known = {"village": code, **given.get("unit", {})}
    return Unit(code, scheme.unit, code, known)


def _judged(scheme: Scheme, given: Mapping[str, Mapping[str, Any]], rules: Rules | Named) -> Judged:
    period = Period.of(scheme.first, "quarter")
    facts, findings = [], []
    for code, one in given.items():
        facts += _facts(scheme, code, one, period)
        findings += _findings(scheme, code, one, rules)
    own = {
        (code, item): Decimal(str(points))
        for code, one in given.items()
        for item, points in one.get("self", {}).items()
    }
    voided = {
        (code, str(item)) for code, one in given.items() for item in one.get("not_applicable", ())
    }
    return Judged(
        facts=pd.DataFrame(facts, columns=FACT_COLUMNS),
        findings=pd.DataFrame(findings, columns=FINDING_COLUMNS),
        indicators=rules.indicators,
        norms=rules.norms,
        names={},
        citations={},
        period=period,
        ties=_ties(scheme, given),
        voided=frozenset(voided),
        own=own,
    )


def _ties(scheme: Scheme, given: Mapping[str, Mapping[str, Any]]) -> Ties:
    """The scores that a case gives; a score that a rule takes and a case does not name is full."""
    rules = [rule for item in scheme.items for rule in item.rules if rule.take.kind == "score"]
    previous, teams = {}, {}
    parts: dict[tuple[str, str], tuple[Fraction, ...]] = {}
    for code, one in given.items():
        scores, unit = one.get("scores", {}), one.get("unit", {})
        if "previous" in scores:
            previous[code] = exact(scores["previous"])
        full = next((best_value(r) for r in rules if r.take.name == "village"), Fraction(0))
        own = exact(scores["village"]) if "village" in scores else full
        teams[str(unit.get("village", code))] = (own, unit.get("team_grade", ""))
        parts |= _parts(scheme, code, scores)
    return Ties(previous, parts, teams)


def _parts(
    scheme: Scheme, code: str, scores: Mapping[str, Any]
) -> dict[tuple[str, str], tuple[Fraction, ...]]:
    """The scores of this period's parts, for each kind of part that the scheme takes."""
    found = {}
    for rule in (rule for item in scheme.items for rule in item.rules):
        take = rule.take
        if take.kind == "score" and take.name == "parts":
            full = (best_value(rule),) * max(len(take.weights), 1)
            given = tuple(exact(one) for one in scores.get("parts", ()))
            found[take.every, code] = given or full
    return found


def _facts(
    scheme: Scheme, code: str, given: Mapping[str, Any], period: Period
) -> Iterator[dict[str, Any]]:
    named, seen, wholes = given.get("facts", {}), set(), scheme.taken_of_a_whole
    for take, best in _counted(scheme):
        name = record_name(take.name, scheme.unit, take) if take.kind == "record" else take.name
        if name in seen:
            continue
        seen.add(name)
        value = named.get(take.name, best)
        if value is None:
            continue
        for option, part, whole in _read(take, value, of_whole=take.name in wholes):
            yield {
                "indicator": name,
                "unit_kind": scheme.unit,
                "unit": code,
                "village": code,
                "role": "",
                "period": period.code,
                "numerator": part,
                "denominator": whole,
                "approximate": False,
                "missing": "",
                "option": option,
            }


def _counted(scheme: Scheme) -> Iterator[tuple[Take, Any]]:
    """Every take that is counted, with the value it has where a case does not name it.

    What scores comes before what only adds and what voids, whose best may still cost points
    elsewhere; conditions come last.
    """
    rules = [rule for item in scheme.items for rule in item.rules]
    for rule in sorted(rules, key=lambda rule: LATER.get(rule.conversion.kind, 0)):
        if rule.take.kind in ("indicator", "record"):
            yield rule.take, _best(rule)
        if rule.take.less:
            yield Take("record", rule.take.less), 0
    for when in scheme.conditions:
        if when.take and when.take.kind in ("indicator", "record"):
            yield when.take, None if when.take.is_measured else plain(outside(when.bounds))


def _best(rule: Rule) -> Any:
    """The value that loses nothing, as a case would write it."""
    best, take = best_value(rule), rule.take
    if take.taken_as == "short":
        return [1, 1]
    if take.taken_as == "share":
        return [plain(best), 1]
    if take.values and rule.conversion.kind not in FROM_THE_ITEM:
        top = max(take.values, key=lambda option: take.values[option])
        if take.combine == "sum":
            return {top: plain(best / take.values[top])}
        return dict.fromkeys((top, COLLECTED, ISSUED), max(take.quorum, 1))
    return plain(best)


def _read(
    take: Take, value: Any, *, of_whole: bool
) -> Iterator[tuple[str, Fraction, Fraction | None]]:
    """(option, part, whole) of what a case gives: a number, [part, whole], entries, or votes."""
    if isinstance(value, Mapping):
        for option, number in value.items():
            yield option, exact(number), None
    elif isinstance(value, list) and of_whole:
        yield "", exact(value[0]), exact(value[1])
    elif of_whole and take.taken_as in ("share", "short"):
        yield "", exact(value), Fraction(1)
    else:
        entries = value if isinstance(value, list) else [value]
        combined = COMBINE["sum" if take.values else take.combine]
        part, number = combined([exact(one) for one in entries])
        yield "", part, None if number is None else Fraction(number)


def _findings(
    scheme: Scheme, code: str, given: Mapping[str, Any], rules: Rules | Named
) -> Iterator[dict[str, Any]]:
    named = {take.name for take in scheme.takes if take.kind == "norm"}
    for norm in sorted(named):
        unmet = given.get("unmet", {}).get(norm, 0)
        for number in range(max(unmet, 1)):
            yield dict.fromkeys(FINDING_COLUMNS, "") | {
                "norm": norm,
                "indicator": rules.norms[norm].indicator,
                "unit_kind": scheme.unit,
                "unit": code,
                "village": code,
                "period": Period.of(scheme.first, "quarter").code,
                "status": "unmet" if unmet else "met",
                "value": str(number),
            }
