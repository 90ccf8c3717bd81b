"""Schemes as declared in params/schemes: sections, items, rules, grades and lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.numbers import exact
from bangfu_lib.params.reading import read_yaml, refuse
from bangfu_lib.zh import params as zh


@dataclass(frozen=True)
class Tier:
    """A share of at least `start` earns `points`."""

    start: Fraction
    points: Fraction


@dataclass(frozen=True)
class Rule:
    """One rule: a quantity, and how it becomes points.

    The quantity is a norm's unmet findings, or an indicator taken as count, short or share.
    `conversion` is deduct (points lost per unit of quantity), proportional (points × share),
    tiers, all_if (everything or nothing) or bonus (points won per unit of quantity, outside the
    full points). `points` is the most that the rule can cost, or for a bonus the most it can add.
    `empty` says what a share without denominator earns: full, zero, or refuse to score.
    """

    id: str
    label: str
    points: Fraction
    norm: str | None
    indicator: str | None
    taken_as: str
    conversion: str
    each: Fraction = Fraction(0)
    word: str = ""
    tiers: tuple[Tier, ...] = ()
    least: Fraction = Fraction(0)
    empty: str | None = None

    @property
    def is_bonus(self) -> bool:
        """Whether the rule adds points outside the full ones."""
        return self.conversion == "bonus"


@dataclass(frozen=True)
class Item:
    """One item (考核项), the clause it stands on, and its rules."""

    id: str
    label: str
    points: Fraction
    source: str
    clause: str
    quote: str
    rows: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Section:
    """One section (板块) of items."""

    id: str
    label: str
    points: Fraction
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Grade:
    """A grade for scores from `start` up to the next higher grade."""

    label: str
    start: Fraction


@dataclass(frozen=True)
class RedList:
    """Praise: units ranked `within_rank` with at least `start` points, sure to `certainty`."""

    label: str
    start: Fraction
    within_rank: int
    certainty: Fraction
    says: str


@dataclass(frozen=True)
class BlueList:
    """Notice: units with a score below `below`, only where that is sure to `certainty`."""

    label: str
    below: Fraction
    certainty: Fraction
    says: str


@dataclass(frozen=True)
class WeightUncertainty:
    """How far item weights may differ (±spread), and how many seeded draws show what follows."""

    spread: Fraction
    draws: int
    seed: int
    says: str


@dataclass(frozen=True)
class Scheme:
    """A whole scheme for one kind of unit."""

    name: str
    label: str
    version: str
    first: date
    last: date | None
    source: str
    note: str
    total: Fraction
    digits: int
    rows: tuple[str, ...]
    sections: tuple[Section, ...]
    grades: tuple[Grade, ...]
    red: RedList
    blue: BlueList
    uncertainty: WeightUncertainty
    cases: tuple[Mapping[str, Any], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for section in self.sections for item in section.items)


def load_scheme(params: Path, name: str) -> Scheme:
    """The scheme `name` of a workspace; raises ParamsError when it does not exist or is faulty."""
    path = params / "schemes" / f"{name}.yaml"
    if not path.is_file():
        known = zh.SEPARATOR.join(sorted(found.stem for found in path.parent.glob("*.yaml")))
        raise ParamsError(zh.NO_SUCH_SCHEME.format(name=name, known=known))
    return read_scheme(path)


def read_scheme(path: Path) -> Scheme:
    """The scheme in one file; raises ParamsError naming every fault, sums and order included."""
    from bangfu_lib.params.scheme_lint import scheme_faults

    content = read_yaml(path, "scheme")
    scheme = _scheme(content)
    refuse(scheme_faults(scheme, path.name))
    return scheme


def _scheme(content: Mapping[str, Any]) -> Scheme:
    first, last = content["effective"]["from"], content["effective"]["to"]
    red, blue, spread = (
        content["lists"]["red"],
        content["lists"]["blue"],
        content["weight_uncertainty"],
    )
    return Scheme(
        name=content["scheme"],
        label=content["label"],
        version=content["version"],
        first=date.fromisoformat(first),
        last=date.fromisoformat(last) if last else None,
        source=content["source"],
        note=content["note"],
        total=exact(content["total"]),
        digits=content["rounding"]["digits"],
        rows=tuple(content["rows"]),
        sections=tuple(_sections(content)),
        grades=tuple(Grade(grade["label"], exact(grade["from"])) for grade in content["grades"]),
        red=RedList(
            red["label"],
            exact(red["from"]),
            red["within_rank"],
            exact(red["certainty"]),
            red["says"],
        ),
        blue=BlueList(blue["label"], exact(blue["below"]), exact(blue["certainty"]), blue["says"]),
        cases=tuple(content["cases"]),
        uncertainty=WeightUncertainty(
            exact(spread["spread"]), spread["draws"], spread["seed"], spread["says"]
        ),
    )


def _sections(content: Mapping[str, Any]) -> Iterator[Section]:
    for entry in content["sections"]:
        items = tuple(_item(item, content["source"]) for item in entry["items"])
        yield Section(entry["id"], entry["label"], exact(entry["points"]), items)


def _item(entry: Mapping[str, Any], source: str) -> Item:
    plain = {key: entry[key] for key in ("id", "label", "clause", "quote")}
    return Item(
        points=exact(entry["points"]),
        source=entry.get("source", source),
        rows=tuple(entry["rows"]),
        rules=tuple(_rule(rule) for rule in entry["rules"]),
        **plain,
    )


CONVERSIONS = ("deduct", "proportional", "tiers", "all_if", "bonus")


def _rule(entry: Mapping[str, Any]) -> Rule:
    conversion = next(kind for kind in CONVERSIONS if kind in entry)
    per_unit = entry[conversion] if conversion in ("deduct", "bonus") else {}
    return Rule(
        id=entry["id"],
        label=entry["label"],
        points=exact(entry["points"]),
        norm=entry["take"].get("norm"),
        indicator=entry["take"].get("indicator"),
        taken_as=entry["take"].get("as", "unmet"),
        conversion=conversion,
        each=exact(per_unit.get("each", 0)),
        word=per_unit.get("word", ""),
        tiers=tuple(
            Tier(exact(tier["from"]), exact(tier["points"])) for tier in entry.get("tiers", ())
        ),
        least=exact(entry.get("all_if", {}).get("at_least", 0)),
        empty=entry.get("empty"),
    )
