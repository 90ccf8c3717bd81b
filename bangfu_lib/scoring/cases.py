"""A scheme's own cases: facts in, expected points, score and grade out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.indicators.facts import FACT_COLUMNS
from bangfu_lib.params.numbers import exact, plain
from bangfu_lib.params.rules import Rules
from bangfu_lib.params.schemes import Item, Rule, Scheme
from bangfu_lib.periods.period import Period
from bangfu_lib.scoring.conversions import Judged
from bangfu_lib.scoring.findings import FINDING_COLUMNS, value_text
from bangfu_lib.scoring.grading import grade_of, item_points
from bangfu_lib.scoring.points import point_ledger

UNIT = "case"


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


def run_cases(scheme: Scheme, rules: Rules) -> list[Checked]:
    """Every expectation of every case of `scheme`, in order.

    Indicators that a case does not name are at their best, as the first rule that takes them sees
    it: nothing short, nothing unmet.
    """
    return [checked for case in scheme.cases for checked in _run(scheme, case, rules)]


def _run(scheme: Scheme, case: Mapping[str, Any], rules: Rules) -> Iterator[Checked]:
    points = point_ledger(scheme, [UNIT], _judged(scheme, case, rules))
    items = item_points(points, scheme)
    won = dict(zip(items["item"], items["points"], strict=True))
    total = sum(won.values(), Fraction(0))
    expected = case["expect"]
    for item, value in expected.get("points", {}).items():
        yield Checked(case["name"], item, plain(exact(value)), plain(won[item]))
    if "score" in expected:
        yield Checked(case["name"], "score", plain(exact(expected["score"])), plain(total))
    if "grade" in expected:
        yield Checked(case["name"], "grade", expected["grade"], grade_of(total, scheme))


def _judged(scheme: Scheme, case: Mapping[str, Any], rules: Rules) -> Judged:
    pairs = [(item, rule) for item in scheme.items for rule in item.rules]
    period = Period.of(scheme.first, "quarter")
    taking = {rule.norm: (item, rule) for item, rule in reversed(pairs) if rule.norm}
    findings = [line for pair in taking.values() for line in _findings(*pair, case, rules, period)]
    counting = {rule.indicator: rule for _, rule in reversed(pairs) if rule.indicator}
    facts = [_fact(rule, case, rules, period) for rule in counting.values()]
    return Judged(
        facts=pd.DataFrame(facts, columns=FACT_COLUMNS),
        findings=pd.DataFrame(findings, columns=FINDING_COLUMNS),
        indicators=rules.indicators,
        norms=rules.norms,
        names={},
        citations={},
        period=period,
    )


def _fact(rule: Rule, case: Mapping[str, Any], rules: Rules, period: Period) -> dict[str, Any]:
    given = case.get("facts", {}).get(rule.indicator, _best(rule))
    part, whole = given if isinstance(given, list) else (given, None)
    return {
        "indicator": rule.indicator,
        "unit_kind": "village",
        "unit": UNIT,
        "village": UNIT,
        "role": "",
        "period": period.code,
        "numerator": Decimal(str(part)),
        "denominator": None if whole is None else Decimal(str(whole)),
        "approximate": False,
    }


def _best(rule: Rule) -> int | str | list[int]:
    if rule.taken_as in ("share", "short"):
        return [1, 1]
    return plain(rule.least) if rule.conversion == "all_if" else 0


def _findings(
    item: Item, rule: Rule, case: Mapping[str, Any], rules: Rules, period: Period
) -> Iterator[dict[str, Any]]:
    unmet = case.get("unmet", {}).get(rule.norm, 0)
    for number in range(max(unmet, 1)):
        yield {
            "norm": rule.norm,
            "indicator": rules.norms[rule.norm].indicator,
            "unit_kind": "village",
            "unit": f"{UNIT}{number}",
            "village": UNIT,
            "role": "",
            "period": period.code,
            "status": "unmet" if unmet else "met",
            "value": value_text(Decimal(0), None),
            "threshold": "",
            "effect": "finding",
            "source": item.source,
            "clause": item.clause,
            "quote": item.quote,
        }
