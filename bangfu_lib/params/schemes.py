"""Schemes (考核方案) as declared in params/schemes: what is scored, how, and what follows from it.

A rule takes one quantity (`Take`), turns it into points by one conversion (`Conversion`), and says
what an absent quantity earns. Items hold rules, blocks and sections hold items. All numbers are
exact. `docs/scheme.md` explains every key with an example.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from bangfu_lib.params.scheme_outcomes import (
    Consequence,
    Grade,
    GradeLimit,
    Ladder,
    ListRule,
    Quota,
    WeightUncertainty,
    When,
)
from bangfu_lib.params.scheme_rules import Rule, Take


@dataclass(frozen=True)
class Applies:
    """Whom a scheme or item is for; empty fields restrict nothing."""

    village_types: tuple[str, ...] = ()
    terrain: tuple[str, ...] = ()
    townships: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    full_time: bool | None = None

    def covers(self, attributes: Mapping[str, Any]) -> bool:
        """Whether a unit with these attributes is meant."""
        checks = {
            "village_type": self.village_types,
            "terrain": self.terrain,
            "township": self.townships,
            "role": self.roles,
        }
        listed = all(
            not allowed or attributes.get(key) in allowed for key, allowed in checks.items()
        )
        return listed and self.full_time in (None, attributes.get("full_time"))


@dataclass(frozen=True)
class Block:
    """A group of items within a section that may share one floor."""

    id: str
    label: str
    points: Fraction


@dataclass(frozen=True)
class Item:
    """One item (考核项), the clause it stands on, and its rules.

    `floor` says where its losses stop: item, block, section or none; `limit` is the most it may
    lose as the text writes it. `outside` items add to or take from the total without being part of
    it. `weight` is the product of its own, its block's and its section's.
    """

    id: str
    label: str
    points: Fraction
    source: str
    clause: str
    quote: str
    rows: tuple[str, ...]
    rules: tuple[Rule, ...]
    block: Block | None = None
    floor: str = "item"
    limit: Fraction | None = None
    cap: str = "item"
    outside: bool = False
    weight: Fraction = Fraction(1)
    applies: Applies | None = None
    not_applicable: str = ""

    @property
    def common_points(self) -> Fraction:
        """What is left of its points for the rules that have none of their own."""
        own = (rule.points for rule in self.rules if rule.points is not None)
        return Fraction(0) if self.outside else self.points - sum(own, Fraction(0))

    @property
    def common_rules(self) -> tuple[Rule, ...]:
        """The rules that draw on its common points; a veto takes what is left and is none."""
        open_ = (rule for rule in self.rules if rule.points is None)
        return tuple(rule for rule in open_ if rule.conversion.kind != "zero")

    def worth_of(self, rule: Rule) -> Fraction | None:
        """What a rule is worth: its own points, or the common ones where it alone has them."""
        if rule.points is not None or self.outside:
            return rule.points
        return self.common_points if self.common_rules == (rule,) else None


@dataclass(frozen=True)
class Section:
    """One section (板块) of items; `points` before its weight is applied."""

    id: str
    label: str
    points: Fraction
    items: tuple[Item, ...]
    weight: Fraction = Fraction(1)
    outside: bool = False


@dataclass(frozen=True)
class Scheme:
    """A whole scheme for one kind of unit, and one kind of period (`every`) or any."""

    name: str
    label: str
    version: str
    first: date
    last: date | None
    source: str
    unit: str
    applies: Applies
    total: Fraction
    digits: int
    sections: tuple[Section, ...]
    every: str = ""
    round_at: str = "total"
    rank_by: str = "exact"
    combine: str = "sum"
    note: str = ""
    rows: tuple[str, ...] = ()
    own_source: Mapping[str, Any] = field(default_factory=dict)
    grades: tuple[Grade, ...] = ()
    grade_limits: tuple[GradeLimit, ...] = ()
    quotas: tuple[Quota, ...] = ()
    lists: Mapping[str, ListRule] = field(default_factory=dict)
    consequences: tuple[Consequence | Ladder, ...] = ()
    recheck_above: Fraction | None = None
    recheck_says: str = ""
    uncertainty: WeightUncertainty | None = None
    figures: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    watches: tuple[str, ...] = ()
    choices: tuple[Mapping[str, str], ...] = ()
    accepts: tuple[Mapping[str, str], ...] = ()
    cases: tuple[Mapping[str, Any], ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def takes(self) -> tuple[Take, ...]:
        """Every quantity that its rules and conditions look at, in order."""
        ruled = [rule.take for item in self.items for rule in item.rules]
        return (*ruled, *(when.take for when in self.conditions if when.take))

    @property
    def taken_of_a_whole(self) -> frozenset[str]:
        """The names of what is a number out of a whole wherever it is taken."""
        return frozenset(
            take.name
            for take in self.takes
            if take.kind == "indicator" or take.taken_as in ("share", "short")
        )

    @property
    def conditions(self) -> tuple[When, ...]:
        """Every condition of its grade limits, lists and consequences."""
        follow = [
            step.when
            for entry in self.consequences
            for step in (entry.steps if isinstance(entry, Ladder) else (entry,))
            if step.when
        ]
        limits = [limit.when for limit in self.grade_limits]
        return (*limits, *(listed.when for listed in self.lists.values()), *follow)
