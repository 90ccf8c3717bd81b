"""Where each unit stands: score, rank, grade, what it is held against; and conditions on that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from bangfu_lib.params.bounds import Bounds
from bangfu_lib.params.scheme_outcomes import When
from bangfu_lib.params.scheme_rules import Take
from bangfu_lib.scoring.quantities import Quantity, quantities
from bangfu_lib.scoring.units import Judged, Unit


@dataclass(frozen=True)
class Standing:
    """One unit's place among the units of its scheme; None where it is not known.

    `last` is the highest place that is taken, `number` how many are placed, `from_end` the place
    counted from the end.
    """

    unit: Unit
    score: Fraction
    rank: int
    last: int
    number: int = 1
    from_end: int = 1
    grade: str = ""
    change: Fraction | None = None
    change_rank: int | None = None
    change_last: int | None = None
    change_number: int = 1
    change_from_end: int | None = None
    team_grade: str = ""
    listed: str = ""
    items: Mapping[str, Fraction] = field(default_factory=dict)
    taken: Mapping[Take, Quantity] = field(default_factory=dict)


def holds(when: When | None, at: Standing) -> bool:
    """Whether every part of a condition holds; what is not known does not hold."""
    if when is None:
        return True
    intervals = (
        (when.score, at.score),
        (when.change, at.change),
        (when.points, at.items.get(when.item)),
        (when.bounds if when.take else None, _value(when, at)),
    )
    inside = all(bounds is None or _within(bounds, value) for bounds, value in intervals)
    placed = _placed(when.rank, at.rank, at.last)
    placed = placed and _placed_within(when.rank_share, at.rank, at.number)
    placed = placed and _placed_within(when.rank_end, at.from_end, 1)
    moved = _placed(when.change_rank, at.change_rank, at.change_last)
    moved = moved and _placed_within(when.change_rank_share, at.change_rank, at.change_number)
    moved = moved and _placed_within(when.change_rank_end, at.change_from_end, 1)
    named = ((when.grades, at.grade), (when.team_grades, at.team_grade), (when.listed, at.listed))
    return inside and placed and moved and all(not any_ or name in any_ for any_, name in named)


def _value(when: When, at: Standing) -> Fraction | None:
    if when.take is None:
        return None
    quantity = at.taken.get(when.take)
    return None if quantity is None else quantity.value


def _within(bounds: Bounds, value: Fraction | None) -> bool:
    return value is not None and bounds.holds(value)


def _placed(wanted: Bounds | str | None, place: int | None, last: int | None) -> bool:
    if wanted is None:
        return True
    if place is None:
        return False
    if isinstance(wanted, Bounds):
        return wanted.holds(Fraction(place))
    return place == (1 if wanted == "first" else last)


def _placed_within(wanted: Bounds | None, place: int | None, number: int) -> bool:
    if wanted is None:
        return True
    return place is not None and wanted.holds(Fraction(place, number))


def taken_quantities(
    conditions: Sequence[When], units: Sequence[Unit], judged: Judged
) -> dict[str, dict[Take, Quantity]]:
    """The quantities that conditions look at, for every unit by code."""
    found: dict[str, dict[Take, Quantity]] = {unit.code: {} for unit in units}
    for when in conditions:
        if when.take is None:
            continue
        for code, quantity in quantities(when.take, units, judged).items():
            found[code][when.take] = quantity
    return found
