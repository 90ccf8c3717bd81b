"""What may be entered in 考核记录: the matters that the schemes in use take, and their ranges."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from bangfu_lib.params.scheme_rules import Conversion, Rule, Take
from bangfu_lib.params.schemes import Scheme

ZERO = Fraction(0)
# Measured values, such as a growth rate, may lie below zero.
MEASURING = ("proportional", "scale", "tiers", "ranked")


@dataclass(frozen=True)
class Matter:
    """One matter: for whom, from `low` to `high`, with which options, entered by whom.

    `needs_whole`: a total belongs beside the quantity. `options` with `ballot`: any other option
    is a vote that takes no side; without, only these options exist. `assessors`: who alone enters
    it; empty for anybody.
    """

    name: str
    units: frozenset[str]
    low: Fraction | None = None
    high: Fraction | None = None
    needs_whole: bool = False
    options: tuple[str, ...] = ()
    ballot: bool = False
    assessors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recordable:
    """Everything that rows of 考核记录 may name: matters, and items for 自评 and 不适用."""

    matters: Mapping[str, Matter]
    items: frozenset[str]

    def allows(self, matter: str) -> bool:
        """Whether a scheme in use takes `matter`."""
        return matter in self.matters


def recordable(schemes: Iterable[Scheme]) -> Recordable:
    """What the schemes let an office enter."""
    schemes, matters = list(schemes), {}
    for scheme in schemes:
        for one in _of_scheme(scheme):
            known = matters.get(one.name)
            matters[one.name] = one if known is None else _both(known, one)
    items = frozenset(item.id for scheme in schemes for item in scheme.items)
    return Recordable(matters, items)


def _of_scheme(scheme: Scheme) -> Iterator[Matter]:
    units = frozenset({scheme.unit})
    for item in scheme.items:
        for rule in item.rules:
            if rule.take.kind == "record":
                yield replace(_of_rule(rule), units=units)
            if rule.take.less:
                yield Matter(rule.take.less, units, low=ZERO)
    for when in scheme.conditions:
        if when.take and when.take.kind == "record":
            yield replace(_of_take(when.take), units=units)


def _of_rule(rule: Rule) -> Matter:
    found = _of_take(rule.take)
    assessors = (rule.assessor,) if rule.assessor else ()
    low, high = _range(rule.conversion, rule)
    if found.options:
        low, high = ZERO, None
    return replace(found, low=low, high=high, assessors=assessors)


def _range(conversion: Conversion, rule: Rule) -> tuple[Fraction | None, Fraction | None]:
    if conversion.kind == "rating":
        return ZERO, rule.points if conversion.base == "points" else conversion.base
    if conversion.kind == "signed":
        return {"minus": (None, ZERO), "plus": (ZERO, None)}.get(conversion.only, (None, None))
    beyond = conversion.under is not None or conversion.over is not None
    return (None if conversion.kind in MEASURING or beyond else ZERO), None


def _of_take(take: Take) -> Matter:
    return Matter(
        take.name,
        frozenset(),
        low=ZERO,
        needs_whole=take.taken_as in ("share", "short"),
        options=tuple(take.values),
        ballot=bool(take.values) and take.combine == "mean",
    )


def _both(one: Matter, other: Matter) -> Matter:
    """A matter that two rules take must suit both."""
    lows = [m.low for m in (one, other) if m.low is not None]
    highs = [m.high for m in (one, other) if m.high is not None]
    return Matter(
        one.name,
        one.units | other.units,
        low=max(lows, default=None),
        high=min(highs, default=None),
        needs_whole=one.needs_whole or other.needs_whole,
        options=tuple(dict.fromkeys((*one.options, *other.options))),
        ballot=one.ballot or other.ballot,
        assessors=tuple(dict.fromkeys((*one.assessors, *other.assessors))),
    )
