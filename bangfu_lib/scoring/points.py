"""The point ledger: for every village and rule, the full points and each point lost or won."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from bangfu_lib.errors import LedgerError
from bangfu_lib.params.schemes import Rule, Scheme
from bangfu_lib.scoring.conversions import CONVERSIONS, Change, Judged, empty_changes
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import scoring as zh

POINT_COLUMNS = [
    "unit",
    "section",
    "item",
    "rule",
    "kind",
    "points",
    "indicator",
    "norm",
    "subject",
    "subject_period",
    "sentence",
    "source",
    "clause",
    "quote",
]


@dataclass(frozen=True)
class Line:
    """One line of the point ledger before it is placed in its item."""

    kind: str
    change: Change


def point_ledger(scheme: Scheme, units: Sequence[str], judged: Judged) -> pd.DataFrame:
    """One line per point won or lost (POINT_COLUMNS), exact Fractions.

    kind: full (what a rule is worth), loss (negative), floor (losses beyond what the rule is
    worth, given back), bonus. Each line cites the clause of the norm that the rule takes, or that
    its indicator counts by, else the item's. Raises LedgerError, naming every place, where a rule
    refuses to score nothing.
    """
    rows, refused = [], []
    for section in scheme.sections:
        for item in section.items:
            for rule in item.rules:
                place = {"section": section.id, "item": item.id, "rule": rule.id}
                cited = {"source": item.source, "clause": item.clause, "quote": item.quote}
                cited = judged.citations.get(_norm_behind(rule, judged), cited)
                for line in rule_lines(rule, units, judged):
                    if line.kind == "refused":
                        refused.append(line.change.sentence)
                    rows.append(place | _row(line, cited))
    if refused:
        raise LedgerError(zh.REFUSED.format(count=len(refused)), refused)
    return pd.DataFrame(rows, columns=POINT_COLUMNS)


def rule_lines(rule: Rule, units: Sequence[str], judged: Judged) -> Iterator[Line]:
    """The lines of one rule for all units: full points, changes, and what the floor gives back."""
    changes = [c for c in CONVERSIONS[rule.conversion](rule, judged) if c.unit in set(units)]
    if rule.is_bonus:
        yield from _capped_bonus(rule, changes)
        return
    sentence = zh.FULL.format(rule=rule.label, points=shown(rule.points))
    for unit in units:
        yield Line("full", Change(unit, rule.points, sentence))
    yield from (Line("loss", change) for change in changes)
    kind = "refused" if rule.empty == "refuse" else "loss"
    yield from (Line(kind, change) for change in empty_changes(rule, units, judged))
    lost: dict[str, Fraction] = {}
    for change in changes:
        lost[change.unit] = lost.get(change.unit, Fraction(0)) - change.points
    for unit, points in lost.items():
        if points > rule.points:
            yield Line("floor", _given_back(rule, unit, points - rule.points))


def _norm_behind(rule: Rule, judged: Judged) -> str:
    return rule.norm or judged.indicators[rule.indicator].norm


def _row(line: Line, cited: dict[str, str]) -> dict[str, object]:
    change = line.change
    return cited | {
        "unit": change.unit,
        "kind": line.kind,
        "points": change.points,
        "indicator": change.indicator,
        "norm": change.norm,
        "subject": change.subject,
        "subject_period": change.period,
        "sentence": change.sentence,
    }


def _given_back(rule: Rule, unit: str, excess: Fraction) -> Change:
    sentence = zh.FLOOR.format(rule=rule.label, points=shown(rule.points), excess=shown(excess))
    return Change(unit, excess, sentence)


def _capped_bonus(rule: Rule, changes: Sequence[Change]) -> Iterator[Line]:
    for change in changes:
        yield Line("bonus", change)
        if change.points > rule.points:
            yield Line("floor", _given_back(rule, change.unit, rule.points - change.points))
