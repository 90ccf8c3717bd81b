"""Schemes written as short YAML, and what they make of a few facts, for tests."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd
from declared import QUARTER, rules
from ruamel.yaml import YAML

from bangfu_lib.indicators.facts import FACT_COLUMNS
from bangfu_lib.indicators.recorded import record_name
from bangfu_lib.params.numbers import exact
from bangfu_lib.params.reading import validator
from bangfu_lib.params.scheme_lint import open_faults
from bangfu_lib.params.scheme_reading import make_scheme
from bangfu_lib.params.scheme_shape import can_be_read, shape_faults
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.scoring.findings import FINDING_COLUMNS
from bangfu_lib.scoring.scorecard import Scorecard, score_units
from bangfu_lib.scoring.units import Judged, Ties, Unit

HEAD = {
    "scheme": "sheet",
    "label": "试算方案",
    "effective": {"from": "2021-01-01", "to": None},
    "source": {"title": "试算办法"},
    "total": 100,
    "rounding": {"digits": 2},
    "cases": [],
}
Value = Any


def content(text: str, **head: Any) -> dict[str, Any]:
    """What a file with these lines says; the head that every file needs is added."""
    return {**HEAD, **head, **(YAML(typ="safe", pure=True).load(text) or {})}


def faults(text: str, **head: Any) -> list[str]:
    """Every fault of a scheme file with these lines, one line each."""
    written = content(text, **head)
    wrong = [error.message for error in validator("scheme").iter_errors(written)]
    assert not wrong, wrong
    found = shape_faults(written, "sheet.yaml")
    if can_be_read(found):
        found += open_faults(make_scheme(written), "sheet.yaml")
    return [str(one) for one in found]


def sheet(text: str, **head: Any) -> Scheme:
    """The scheme that these lines declare; it must be without fault."""
    wrong = faults(text, **head)
    assert not wrong, wrong
    return make_scheme(content(text, **head))


def one_rule(rule: str, item: str = "", *, points: object = 10, **head: Any) -> Scheme:
    """A scheme of one item of `points` with one rule, both given in flow style."""
    more = f", {item}" if item else ""
    text = f"items: [{{label: 甲项, points: {points}{more}, rules: [{{label: 规则, {rule}}}]}}]"
    return sheet(text, total=points, **head)


def fact(
    scheme: Scheme, unit: str, name: str, value: Value, **more: object
) -> list[dict[str, Any]]:
    """The facts on one matter or indicator: a number, (part, whole), or numbers by option."""
    found = []
    marks = {_name(take, scheme) for take in scheme.takes if take.name == name}
    marks |= {_name(None, scheme, take.less) for take in scheme.takes if take.less == name}
    assert marks, f"nothing takes {name}"
    for indicator in sorted(marks):
        for option, part, whole in _read(value):
            found.append(
                {
                    "indicator": indicator,
                    "unit_kind": scheme.unit,
                    "unit": unit,
                    "village": unit,
                    "role": "",
                    "period": QUARTER.code,
                    "numerator": part,
                    "denominator": whole,
                    "approximate": False,
                    "missing": "",
                    "option": option,
                }
                | more
            )
    return found


def _name(take: Any, scheme: Scheme, less: str = "") -> str:
    if less:
        mark = scheme.unit if scheme.unit != "village" else ""
        return ":".join(part for part in ("record", less, mark) if part)
    return record_name(take.name, scheme.unit, take) if take.kind == "record" else take.name


def _read(value: Value) -> list[tuple[str, Fraction, Fraction | None]]:
    if isinstance(value, Mapping):
        return [(option, Fraction(str(n)), None) for option, n in value.items()]
    if isinstance(value, tuple):
        return [("", Fraction(str(value[0])), Fraction(str(value[1])))]
    return [("", Fraction(str(value)), None)]


def unmet(norm: str, unit: str, number: int = 1, *, status: str = "unmet") -> list[dict[str, Any]]:
    """So many findings of one status."""
    known = {"norm": norm, "indicator": rules().norms[norm].indicator, "unit": unit}
    known |= {"unit_kind": "village", "village": unit, "period": QUARTER.code, "status": status}
    return [dict.fromkeys(FINDING_COLUMNS, "") | known for _ in range(number)]


def judged(facts: list[dict] = (), findings: list[dict] = (), **more: Any) -> Judged:
    """What is known, in the period 2021Q4, by the repository's own norms and indicators."""
    return Judged(
        facts=pd.DataFrame(list(facts), columns=FACT_COLUMNS),
        findings=pd.DataFrame(list(findings), columns=FINDING_COLUMNS),
        indicators=rules().indicators,
        norms=rules().norms,
        names={},
        citations={},
        period=QUARTER,
        **more,
    )


def scored(scheme: Scheme, given: Mapping[str, Mapping[str, Value]], **more: Any) -> Scorecard:
    """The scorecard of units by code, each with its facts by the name of what is counted.

    `more`: `attributes` by unit, `findings`, and what Judged takes (ties, voided, own).
    """
    attributes, findings = more.pop("attributes", {}), more.pop("findings", ())
    facts = [
        row
        for unit, named in given.items()
        for name, value in named.items()
        for row in fact(scheme, unit, name, value)
    ]
    units = [
        Unit(code, scheme.unit, code, {"village": code, **attributes.get(code, {})})
        for code in given
    ]
    return score_units(scheme, units, judged(facts, findings, **more))


def score(scheme: Scheme, **facts: Value) -> Fraction:
    """The score of a single unit with these facts."""
    return scores(scheme, {"甲": facts})["甲"]


def scores(
    scheme: Scheme, given: Mapping[str, Mapping[str, Value]], **more: Any
) -> dict[str, Fraction]:
    """The score of every unit."""
    return by_unit(scored(scheme, given, **more), "score")


def by_unit(card: Scorecard, column: str) -> dict[str, Any]:
    """One column of the scores by unit, in the order of units."""
    table = card.scores.sort_values("unit")
    return dict(zip(table["unit"], table[column], strict=True))


def won(card: Scorecard, unit: str = "甲") -> dict[str, Fraction]:
    """The points of one unit in every item."""
    items = card.items[card.items["unit"] == unit]
    return dict(zip(items["item"], items["points"], strict=True))


def number(text: object) -> Fraction:
    """An exact number as staff write it."""
    return exact(str(text))


def own_scores(**points: object) -> dict[tuple[str, str], Decimal]:
    """Self-scores of unit 甲 by item number, written as i1=9."""
    return {("甲", item.removeprefix("i")): Decimal(str(n)) for item, n in points.items()}


def ties(**known: Any) -> Ties:
    """Scores of other assessments, numbers as staff write them."""
    previous = {unit: number(text) for unit, text in known.get("previous", {}).items()}
    parts = {key: tuple(map(number, of)) for key, of in known.get("parts", {}).items()}
    teams = {unit: (number(text), grade) for unit, (text, grade) in known.get("teams", {}).items()}
    return Ties(previous, parts, teams)
