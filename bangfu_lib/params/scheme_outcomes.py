"""What a scheme makes of scores: grades and their limits, quotas, lists, consequences."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bangfu_lib.params.bounds import ANYTHING, Bounds
from bangfu_lib.params.scheme_rules import Take


@dataclass(frozen=True)
class Grade:
    """A grade for scores within `bounds`."""

    label: str
    bounds: Bounds


@dataclass(frozen=True)
class When:
    """A condition on a scored unit; all parts that are given must hold.

    `take` with `bounds`: a quantity; `score`, `change` (against the previous period): intervals;
    `rank`, `change_rank`: first, last or an interval, of places, (`_share`) of the place divided by
    the number of units, or (`_end`) of the place counted from the end; `grades`, `team_grades`,
    `listed`: any of them; `item` with `points`: what the unit has in that item.
    """

    take: Take | None = None
    bounds: Bounds = ANYTHING
    score: Bounds | None = None
    change: Bounds | None = None
    rank: Bounds | str | None = None
    rank_share: Bounds | None = None
    rank_end: Bounds | None = None
    change_rank: Bounds | str | None = None
    change_rank_share: Bounds | None = None
    change_rank_end: Bounds | None = None
    grades: tuple[str, ...] = ()
    team_grades: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    item: str = ""
    points: Bounds | None = None

    @property
    def looks_back(self) -> bool:
        """Whether it asks for the score of the period before."""
        ranked = (self.change_rank, self.change_rank_share, self.change_rank_end)
        return any((self.change, *ranked))

    @property
    def is_of_rank(self) -> bool:
        """Whether it asks for the place among all units."""
        return any((self.rank, self.rank_share, self.rank_end))


@dataclass(frozen=True)
class GradeLimit:
    """Where `when` holds, the grade is `highest` or lower (一票否决、等次限制)."""

    when: When
    highest: str
    says: str


@dataclass(frozen=True)
class Quota:
    """At most so many of a group may have `grade`; the others get the next lower one.

    `at_most` is a share of the group (a Fraction), a number of units (an int), or such a value for
    each grade of the team. `ties` says whether all of those that share the last place stay in or
    are left out.
    """

    grade: str
    at_most: Fraction | int | Mapping[str, Fraction | int]
    per: str
    rounding: str
    ties: str
    says: str


@dataclass(frozen=True)
class ListRule:
    """A list such as 红榜: who meets `when`, sure to `certainty` under weight uncertainty."""

    key: str
    label: str
    when: When
    certainty: Fraction | None
    says: str


@dataclass(frozen=True)
class Consequence:
    """What follows where `when` holds, apart from points.

    `money` is a fixed sum; `each`, with `money_above` or `money_below`, a sum for each point of
    the score beyond that line.
    """

    label: str
    when: When | None
    says: str = ""
    money: Fraction | None = None
    each: Fraction | None = None
    money_above: Fraction | None = None
    money_below: Fraction | None = None
    source: str = ""
    clause: str = ""


@dataclass(frozen=True)
class Ladder:
    """Consequences of which only the first that holds takes effect."""

    label: str
    steps: tuple[Consequence, ...]


@dataclass(frozen=True)
class WeightUncertainty:
    """How far item weights may differ (±spread), and how many seeded draws show what follows."""

    spread: Fraction
    draws: int
    seed: int
    says: str
