"""The value of a quantity that loses nothing under a rule."""

from collections.abc import Callable
from fractions import Fraction

from bangfu_lib.params.bounds import Bounds
from bangfu_lib.params.scheme_rules import Rule, Tier

ZERO, ONE = Fraction(0), Fraction(1)


def best_value(rule: Rule) -> Fraction:
    """The best value of what a rule takes; for one by rank, which has none in itself, 1."""
    return BEST.get(rule.conversion.kind, _of_amount)(rule)


def _of_rating(rule: Rule) -> Fraction:
    return rule.points if rule.conversion.base == "points" else rule.conversion.base


def _of_tiers(rule: Rule) -> Fraction:
    return inside(max(rule.conversion.tiers, key=_worth).bounds)


def _of_veto(rule: Rule) -> Fraction:
    return outside(rule.conversion.bounds, is_share=rule.take.taken_as == "share")


def _of_amount(rule: Rule) -> Fraction:
    """Nothing to count; where a rule counts what is short of a target, the target."""
    under = rule.conversion.under
    return ZERO if under is None else _number(under)


def _number(standard: Fraction | str) -> Fraction:
    """A standard that depends on all units is taken as 1."""
    return standard if isinstance(standard, Fraction) else ONE


def _of_proportional(rule: Rule) -> Fraction:
    conversion = rule.conversion
    base = _number(conversion.base)
    gives = conversion.gives if conversion.gives is not None else rule.points
    most = conversion.most if conversion.most is not None else rule.points
    return base * most / gives if gives else base


BEST: dict[str, Callable[[Rule], Fraction]] = {
    "rating": _of_rating,
    "proportional": _of_proportional,
    "scale": lambda rule: _number(rule.conversion.high),
    "tiers": _of_tiers,
    "all_if": lambda rule: inside(rule.conversion.bounds),
    "ranked": lambda _rule: ONE,
    "zero": _of_veto,
}


def _worth(tier: Tier) -> Fraction:
    return tier.points


def outside(bounds: Bounds, *, is_share: bool = False) -> Fraction:
    """A value that lies beyond `bounds`: all of a share or none of a count if that does."""
    for value in (ONE, ZERO) if is_share else (ZERO,):
        if not bounds.holds(value):
            return value
    if bounds.high is not None:
        return bounds.high if bounds.high_open else bounds.high + 1
    return (bounds.low or ZERO) - 1


def inside(bounds: Bounds) -> Fraction:
    """A value that lies within `bounds`: an end that belongs to them, else one beside it."""
    low, high = bounds.low, bounds.high
    if low is not None and not bounds.low_open:
        return low
    if high is not None and not bounds.high_open:
        return high
    if low is not None and high is not None:
        return (low + high) / 2
    if low is not None:
        return low + 1
    return high - 1 if high is not None else ZERO
