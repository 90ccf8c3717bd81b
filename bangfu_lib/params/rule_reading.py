"""Read one rule of a scheme: its quantity and its conversion, with their short forms."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from bangfu_lib.params.bounds import completed, read_bounds
from bangfu_lib.params.numbers import exact
from bangfu_lib.params.scheme_rules import (
    CONVERSIONS,
    NORM_BASE,
    Conversion,
    Rule,
    Take,
    Tier,
)

TAKE_KINDS = ("norm", "indicator", "record", "score")
TARGETS, NUMBERS = ("under", "over"), ("per", "each")
RELATIVE = ("whole", "average", "best", "worst")


def read_rule(entry: Mapping[str, Any], default_id: str) -> Rule:
    """The rule of a valid entry; without an id it is numbered within its item."""
    kind = next(kind for kind in CONVERSIONS if kind in entry)
    take = read_take(entry["take"], kind, of_whole=_of_whole(entry[kind]))
    conversion = _conversion(kind, entry[kind], take)
    points = exact(entry["points"]) if "points" in entry else None
    if points is None and not conversion.draws_on_item:
        points = _implied_points(conversion)
    return Rule(
        id=str(entry.get("id", default_id)),
        label=entry["label"],
        points=points,
        take=take,
        conversion=conversion,
        empty=entry.get("empty"),
        assessor=entry.get("assessor", ""),
    )


def rule_points(rule: Rule) -> Fraction:
    """What a rule is worth by itself; nothing for one that draws on its item."""
    return rule.points or Fraction(0)


def _of_whole(conversion: Any) -> bool:
    """Whether a conversion holds the quantity against its own whole, not against a standard."""
    return not isinstance(conversion, Mapping) or "of" not in conversion


def read_take(
    entry: str | Mapping[str, Any], conversion: str = "", *, of_whole: bool = True
) -> Take:
    """The quantity of a rule or condition; a bare name is a record of the ledger 考核记录.

    What is proportional to its own whole is a share, all else a count, unless the entry says.
    """
    known = {"record": entry} if isinstance(entry, str) else dict(entry)
    kind = next(kind for kind in TAKE_KINDS if kind in known)
    shared = conversion == "proportional" and of_whole
    usual = "share" if shared and not {"values", "combine", "score"} & known.keys() else "count"
    if conversion == "rating":
        known.setdefault("combine", "mean")
    return Take(
        kind=kind,
        name=known[kind],
        taken_as=known.get("as", "unmet" if kind == "norm" else usual),
        less=known.get("less", ""),
        values={name: exact(value) for name, value in known.get("values", {}).items()},
        combine=known.get("combine", "mean" if kind == "score" else "sum"),
        whole=known.get("whole", "valid"),
        quorum=known.get("quorum", 0),
        every=known.get("every", ""),
        scheme=known.get("scheme", ""),
        weights=tuple(exact(weight) for weight in known.get("weights", ())),
    )


def _conversion(kind: str, entry: Any, take: Take) -> Conversion:
    if kind in ("deduct", "add"):
        return _amount(kind, entry)
    if kind == "rating":
        return Conversion(kind, base=exact(entry["of"]) if isinstance(entry, Mapping) else "points")
    if kind == "proportional":
        return _proportional(entry if isinstance(entry, Mapping) else {}, take)
    if kind == "scale":
        low, high = _standard(entry["low"]), _standard(entry["high"])
        return Conversion(kind, low=low, high=high, log=entry.get("log", False))
    if kind == "tiers":
        bounds = completed([read_bounds(tier) for tier in entry])
        points = [exact(tier["points"]) for tier in entry]
        return Conversion(kind, tiers=tuple(map(Tier, bounds, points)))
    if kind == "ranked":
        places = tuple(exact(points) for points in entry["points"])
        rest, best = exact(entry.get("rest", 0)), entry.get("best", "highest")
        return Conversion(kind, places=places, rest=rest, best=best)
    if kind == "signed":
        return Conversion(kind, only=entry["only"], word=entry.get("word", ""))
    bounds = read_bounds(entry if kind == "all_if" or len(entry) > 1 else {"above": 0})
    return Conversion(kind, bounds=bounds, scope=entry.get("scope", "item"))


def _amount(kind: str, entry: Any) -> Conversion:
    if not isinstance(entry, Mapping):
        return Conversion(kind, each=exact(entry))
    known = {key: exact(entry[key]) for key in NUMBERS if key in entry}
    known |= {key: _standard(entry[key]) for key in TARGETS if key in entry}
    limit = exact(entry["at_most"]) if "at_most" in entry else None
    word, parts = entry.get("word", ""), entry.get("parts", "exact")
    return Conversion(kind, word=word, parts=parts, limit=limit, **known)


def _proportional(entry: Mapping[str, Any], take: Take) -> Conversion:
    given = {name: exact(entry[key]) for key, name in _LIMITS.items() if key in entry}
    return Conversion("proportional", base=_standard(entry.get("of", "whole")), **given)


def _standard(entry: Any) -> Fraction | str:
    """What values are held against: a number, one of RELATIVE, or norm:name."""
    if isinstance(entry, Mapping):
        return f"{NORM_BASE}{entry['norm']}"
    return entry if entry in RELATIVE else exact(entry)


_LIMITS = {"gives": "gives", "at_most": "most", "at_least": "least"}


def _implied_points(conversion: Conversion) -> Fraction | None:
    """The most that tiers or places give is what the rule is worth."""
    if conversion.listed_points:
        return max(conversion.listed_points)
    return conversion.most or conversion.gives
