"""The value of a quantity that loses nothing under a rule."""

from fractions import Fraction

from bangfu_lib.params.bounds import Bounds
from bangfu_lib.params.scheme_rules import Rule, Tier

ZERO, ONE = Fraction(0), Fraction(1)


def best_value(rule: Rule) -> Fraction | None:
    """The best value of what a rule takes; None where there is none in itself, such as a rank."""
    conversion = rule.conversion
    if conversion.kind == "rating":
        return rule.points if conversion.base == "points" else conversion.base
    if conversion.kind == "proportional":
        return _of_proportional(rule)
    if conversion.kind == "scale":
        return conversion.high
    if conversion.kind == "tiers":
        top = max(conversion.tiers, key=_worth)
        return inside(top.bounds)
    if conversion.kind == "all_if":
        return inside(conversion.bounds)
    if conversion.kind == "ranked":
        return ONE
    if conversion.kind == "zero":
        return outside(conversion.bounds, is_share=rule.take.taken_as == "share")
    if isinstance(conversion.under, str):
        return ONE
    return conversion.under if conversion.under is not None else ZERO


def _of_proportional(rule: Rule) -> Fraction:
    conversion = rule.conversion
    base = conversion.base if isinstance(conversion.base, Fraction) else ONE
    gives = conversion.gives if conversion.gives is not None else rule.points
    most = conversion.most if conversion.most is not None else rule.points
    return base * most / gives if gives else base


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
