"""Rules of a scheme: the quantity that each takes, and how it becomes points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from bangfu_lib.params.bounds import ANYTHING, Bounds

# What begins the name of a norm whose value others are held against.
NORM_BASE = "norm:"
# Ways to combine the options of a tally that make nothing of no entries, and no missing value.
ADDED_UP = ("sum", "highest", "lowest")


@dataclass(frozen=True)
class Take:
    """The quantity that a rule or condition looks at.

    `kind`: norm (findings not met), indicator, record (a matter of the ledger 考核记录) or score
    (of the previous period, of the parts of this one, of the village). `taken_as`: count, short
    (what is missing from a whole) or share. `less` names a record whose number is waived. `values`
    gives each option of a tally its worth, of which `combine` makes the sum, mean, highest …;
    `whole` and `quorum` are for ballots. `every`, `scheme` and `weights` are for scores.
    """

    kind: str
    name: str
    taken_as: str = "count"
    less: str = ""
    values: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    combine: str = "sum"
    whole: str = "valid"
    quorum: int = 0
    every: str = ""
    scheme: str = ""
    weights: tuple[Fraction, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether it has no value where nothing is recorded; a count then is simply zero."""
        if self.kind == "score" or self.taken_as == "share":
            return True
        if self.kind == "record" and self.taken_as == "short":
            return True
        counted = ADDED_UP if self.values else ("sum",)
        return self.kind == "record" and self.combine not in counted


@dataclass(frozen=True)
class Tier:
    """Values within `bounds` earn `points`."""

    bounds: Bounds
    points: Fraction


@dataclass(frozen=True)
class Conversion:
    """How a quantity becomes points; `kind` is one of CONVERSIONS, which explains the rest.

    deduct, add: `each` points per `per` units beyond the target (`under` or `over`: a standard,
    which is a number, average, best, worst or norm:name), parts of a unit `parts` (exact, down,
    up), at most `limit`; `word` is the unit. proportional: value ÷ `base` (a standard or whole) ×
    `gives`, between `least` and `most`. rating: value ÷ `base` × points. scale: the place between
    the standards `low` and `high`. tiers: `tiers`. all_if, zero: `bounds`; zero voids `scope`.
    ranked: `places`, others `rest`. signed: points as recorded.
    """

    kind: str
    each: Fraction = Fraction(1)
    word: str = ""
    per: Fraction = Fraction(1)
    under: Fraction | str | None = None
    over: Fraction | str | None = None
    parts: str = "exact"
    limit: Fraction | None = None
    base: Fraction | str = "whole"
    gives: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    low: Fraction | str = Fraction(0)
    high: Fraction | str = Fraction(1)
    log: bool = False
    tiers: tuple[Tier, ...] = ()
    bounds: Bounds = ANYTHING
    scope: str = "item"
    places: tuple[Fraction, ...] = ()
    rest: Fraction = Fraction(0)
    best: str = "highest"
    only: str = "both"

    @property
    def listed_points(self) -> tuple[Fraction, ...]:
        """What tiers or places may give, the rest included; empty for all other kinds."""
        tiers = tuple(tier.points for tier in self.tiers)
        return tiers + ((*self.places, self.rest) if self.places else ())

    @property
    def draws_on_item(self) -> bool:
        """Whether it needs no points of its own: it adds or takes, or gives nothing at best."""
        listed = self.listed_points
        return self.kind in FROM_THE_ITEM or (bool(listed) and max(listed) <= 0)


CONVERSIONS = (
    "deduct",
    "add",
    "rating",
    "proportional",
    "scale",
    "tiers",
    "all_if",
    "ranked",
    "signed",
    "zero",
)
# Conversions that may draw on the item's common points instead of points of their own.
FROM_THE_ITEM = ("deduct", "add", "signed", "zero")


@dataclass(frozen=True)
class Rule:
    """One rule: a quantity, its conversion, and what an absent quantity earns (`empty`).

    `points` is what the rule is worth; None draws on the item's points. `assessor` names who
    alone may record it, where the scheme says so.
    """

    id: str
    label: str
    points: Fraction | None
    take: Take
    conversion: Conversion
    empty: str | None = None
    assessor: str = ""

    @property
    def norm(self) -> str | None:
        """The norm whose findings it takes."""
        return self.take.name if self.take.kind == "norm" else None

    @property
    def indicator(self) -> str | None:
        """The declared indicator that it takes."""
        return self.take.name if self.take.kind == "indicator" else None
