"""Whom a scheme scores, and what it is scored by: units, and everything judged about them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import pandas as pd

from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.norms import Norm
from bangfu_lib.periods.period import Period

Fact = Mapping[str, Any]


@dataclass(frozen=True)
class Unit:
    """One scored unit; `attributes`: township, village_type, terrain, village, role."""

    code: str
    kind: str = "village"
    name: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ties:
    """Scores that other assessments gave, exact: of the period before, of this period's parts.

    `previous` by unit; `parts` by unit, in order of time, for each kind of period; `teams` the
    score and grade of each village in this period.
    """

    previous: Mapping[str, Fraction] = field(default_factory=dict)
    parts: Mapping[tuple[str, str], tuple[Fraction, ...]] = field(default_factory=dict)
    teams: Mapping[str, tuple[Fraction, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """What rules score: the period's facts and findings, and the words to speak of them.

    `names` gives villages and persons by code; `citations` the source, clause and quote of each
    norm in force; `voided` the (unit, item) pairs that 考核记录 declares not applicable; `own` the
    points that units gave themselves, by (unit, item).
    """

    facts: pd.DataFrame
    findings: pd.DataFrame
    indicators: Mapping[str, Indicator]
    norms: Mapping[str, Norm]
    names: Mapping[str, str]
    citations: Mapping[str, dict[str, str]]
    period: Period
    ties: Ties = Ties()
    voided: frozenset[tuple[str, str]] = frozenset()
    own: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)

    @cached_property
    def facts_by_indicator(self) -> dict[str, list[dict[str, Any]]]:
        """Every fact as a dict, by indicator."""
        return _grouped(self.facts.to_dict("records"), "indicator")

    @cached_property
    def findings_by_norm(self) -> dict[str, list[dict[str, Any]]]:
        """Every finding as a dict, by norm."""
        return _grouped(self.findings.to_dict("records"), "norm")


def _grouped(records: Iterable[dict[str, Any]], key: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        found[record[key]].append(record)
    return dict(found)


def of_unit(records: Iterable[Fact], units: Iterable[Unit]) -> dict[str, list[dict[str, Any]]]:
    """The facts or findings that belong to each unit, by unit code.

    A village has its own and those of persons posted there; a person its own, and those of the
    village where it is posted; a township or sending unit its own and those of its villages.
    """
    units = list(units)
    by_owner: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in units:
        for key in _keys(unit):
            by_owner[key].append(unit.code)
    found: dict[str, list[dict[str, Any]]] = {unit.code: [] for unit in units}
    for record in records:
        for code in _owners(record, by_owner):
            found[code].append(dict(record))
    return found


def _keys(unit: Unit) -> list[tuple[str, str]]:
    villages = unit.attributes.get("villages", ())
    if unit.kind == "village":
        return [("village", unit.code), ("posted", unit.code)]
    if unit.kind == "person":
        return [("person", unit.code), ("village", unit.attributes.get("village", ""))]
    owned = [(kind, village) for village in villages for kind in ("village", "posted")]
    return [(unit.kind, unit.code), *owned]


def _owners(record: Fact, by_owner: Mapping[tuple[str, str], list[str]]) -> list[str]:
    kind = record["unit_kind"]
    own = by_owner.get((kind, record["unit"]), [])
    if kind == "person":
        return [*own, *by_owner.get(("posted", record["village"]), ())]
    return own
