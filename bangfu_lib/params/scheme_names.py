"""Names that a scheme uses: its own items, grades and lists, and the indicators and norms."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bangfu_lib.params.near_names import near, near_labelled
from bangfu_lib.params.reading import Fault
from bangfu_lib.params.scheme_rules import NORM_BASE
from bangfu_lib.zh import params as params_zh
from bangfu_lib.zh import schemes as zh

if TYPE_CHECKING:
    from bangfu_lib.params.indicators import Indicator
    from bangfu_lib.params.norms import Norm
    from bangfu_lib.params.scheme_rules import Take
    from bangfu_lib.params.schemes import Scheme

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
BASES = ("of", "under", "over", "scale › low", "scale › high")
# The kinds of unit whose facts a scheme for each kind may take.
BELONGS = {
    "village": ("village", "person"),
    "person": ("person", "village"),
    "town": ("town", "village", "person"),
    "sending_unit": ("sending_unit", "village", "person"),
}


def own_name_problems(scheme: "Scheme") -> Iterator[tuple[str, str]]:
    """(place, problem) for names of items, grades and lists that the scheme does not have."""
    yield from _grade_problems(scheme)
    yield from _condition_problems(scheme)
    for take in scheme.takes:
        if take.kind == "score" and take.name == "village" and scheme.unit == "village":
            yield "take", zh.SCORE_VILLAGE
    for case in scheme.cases:
        for given in case.get("units", {"": case}).values():
            yield from _case_problems(scheme, case["name"], given)


def _grade_problems(scheme: "Scheme") -> Iterator[tuple[str, str]]:
    grades = [grade.label for grade in scheme.grades]
    named = [limit.highest for limit in scheme.grade_limits]
    named += [quota.grade for quota in scheme.quotas]
    named += [grade for when in scheme.conditions for grade in when.grades]
    for name in dict.fromkeys(named):
        if name not in grades:
            known = params_zh.SEPARATOR.join(grades) or zh.NOTHING
            yield "grades", zh.UNKNOWN_GRADE.format(name=name, known=known)
    for quota in scheme.quotas:
        if grades and quota.grade == grades[-1]:
            yield "quotas", zh.LOWEST_HAS_NO_NEXT.format(grade=quota.grade)
        by_team = isinstance(quota.at_most, Mapping)
        if by_team and (scheme.unit != "person" or quota.per != "village"):
            yield "quotas", zh.QUOTA_BY_TEAM


def _condition_problems(scheme: "Scheme") -> Iterator[tuple[str, str]]:
    items = {item.id for item in scheme.items}
    for when in scheme.conditions:
        if when.item and when.item not in items:
            yield "when", zh.UNKNOWN_ITEM.format(name=when.item)
        for name in sorted(set(when.listed) - set(scheme.lists)):
            known = params_zh.SEPARATOR.join(scheme.lists) or zh.NOTHING
            yield "when", zh.UNKNOWN_LIST.format(name=name, known=known)
    early = [limit.when for limit in scheme.grade_limits]
    early += [listed.when for listed in scheme.lists.values()]
    if any(when.listed for when in early):
        yield "when", zh.LISTED_TOO_EARLY


def _case_problems(
    scheme: "Scheme", name: str, given: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    expect, known = given.get("expect", {}), _case_names(scheme)
    named = {
        "facts": given.get("facts", ()),
        "unmet": given.get("unmet", ()),
        "self": given.get("self", ()),
        "not_applicable": given.get("not_applicable", ()),
        "points": expect.get("points", ()),
        "recheck": expect.get("recheck", ()),
        "grade": [expect["grade"]] if "grade" in expect else (),
        "listed": [expect["listed"]] if expect.get("listed") else (),
        "consequences": expect.get("consequences", ()),
    }
    for place, names in named.items():
        for stranger in sorted({str(name) for name in names} - known[place]):
            listing = params_zh.SEPARATOR.join(sorted(known[place])) or zh.NOTHING
            alike = near(stranger, known[place])
            problem = zh.CASE_NAME.format(name=stranger, near=alike, known=listing)
            yield f"cases › {name} › {place}", problem


def _case_names(scheme: "Scheme") -> dict[str, set[str]]:
    """The names that each part of a case may use."""
    takes, items = scheme.takes, {item.id for item in scheme.items}
    counted = {take.name for take in takes if take.kind in ("indicator", "record")}
    follow = scheme.consequences
    return {
        "facts": counted | {take.less for take in takes if take.less},
        "unmet": {take.name for take in takes if take.kind == "norm"},
        "grade": {grade.label for grade in scheme.grades},
        "listed": set(scheme.lists),
        "consequences": {step.label for one in follow for step in getattr(one, "steps", (one,))},
        **dict.fromkeys(("self", "not_applicable", "points", "recheck"), items),
    }


def name_faults(
    scheme: "Scheme", indicators: Mapping[str, "Indicator"], norms: Mapping[str, "Norm"]
) -> Iterator[Fault]:
    """Every norm or indicator that the scheme names and that does not exist, or cannot score."""
    file = f"schemes/{scheme.name}.yaml"
    for place, take in _places_of_takes(scheme):
        for problem in _take_problems(take, scheme.unit, indicators, norms=norms):
            yield Fault(file, place, problem)
    for place, name in _places_of_bases(scheme):
        if name not in norms:
            yield Fault(file, place, _unknown(params_zh.UNKNOWN_NORM, name, norms))
        elif norms[name].comparison == "by_deadline":
            yield Fault(file, place, zh.BASE_IS_A_DAY.format(name=name))
    for name in (one for one in _spoken_of(scheme) if one not in indicators):
        yield Fault(file, "figures", _unknown(zh.UNKNOWN_FIGURE, name, indicators))
    files = {one.file for one in [*indicators.values(), *norms.values()]}
    for name in (one for one in scheme.watches if one not in files):
        yield Fault(file, "watches", zh.UNKNOWN_FILE.format(name=name))


def _unknown(template: str, name: str, known: Mapping[str, Any]) -> str:
    """That a name does not exist, with those it may have meant, or how an own matter is written."""
    alike = near_labelled(name, known)
    return template.format(name=name) + (alike or ("" if name.isascii() else zh.PERHAPS_RECORD))


def _spoken_of(scheme: "Scheme") -> list[str]:
    """The indicators that its figures and practices print."""
    spoken = [name for text in scheme.practices for name in PLACEHOLDER.findall(text)]
    return list(dict.fromkeys([*scheme.figures, *spoken]))


def _places_of_takes(scheme: "Scheme") -> Iterator[tuple[str, "Take"]]:
    for item in scheme.items:
        yield from ((f"{item.id} › {rule.id} › take", rule.take) for rule in item.rules)
    taken = (when.take for when in scheme.conditions if when.take)
    yield from ((f"when › {take.name}", take) for take in taken)


def _places_of_bases(scheme: "Scheme") -> Iterator[tuple[str, str]]:
    """The norms that proportional rules hold a count against."""
    for item in scheme.items:
        for rule in item.rules:
            one = rule.conversion
            held = (one.base, one.under, one.over, one.low, one.high)
            for key, base in zip(BASES, held, strict=True):
                if str(base).startswith(NORM_BASE):
                    yield f"{item.id} › {rule.id} › {key}", str(base).removeprefix(NORM_BASE)


def source_faults(schemes: Iterable["Scheme"], sources: Mapping[str, Any]) -> Iterator[Fault]:
    """Every source that a scheme cites and that is not registered."""
    for scheme in schemes:
        named = [] if scheme.own_source else [scheme.source]
        named += [item.source for item in scheme.items if item.source != scheme.source]
        for name in dict.fromkeys(named):
            if name not in sources:
                problem = params_zh.UNKNOWN_SOURCE.format(source=name)
                yield Fault(f"schemes/{scheme.name}.yaml", "source", problem)


def _take_problems(
    take: "Take", unit: str, indicators: Mapping[str, "Indicator"], *, norms: Mapping[str, "Norm"]
) -> Iterator[str]:
    if take.kind == "record" and take.name in (indicators.keys() | norms.keys()):
        kind = "indicator" if take.name in indicators else "norm"
        yield zh.RECORD_IS_NAMED[kind].format(name=take.name)
    if take.kind not in ("norm", "indicator"):
        return
    norm = norms.get(take.name) if take.kind == "norm" else None
    if take.kind == "norm" and norm is None:
        yield _unknown(params_zh.UNKNOWN_NORM, take.name, norms)
        return
    name = norm.indicator if norm else take.name
    if name is None or name not in indicators:
        yield _unknown(params_zh.UNKNOWN_INDICATOR, name or take.name, indicators)
        return
    counted = indicators[name]
    if counted.unit not in BELONGS[unit]:
        words = {"unit": zh.UNITS[counted.unit], "own": zh.UNITS[unit]}
        yield zh.UNKNOWN_UNIT_KIND.format(name=take.name, **words)
    elif take.taken_as in ("share", "short") and not counted.is_share:
        yield params_zh.NO_WHOLE.format(name=name)
    if norm and norm.effect == "warning":
        yield params_zh.WARNING_SCORES.format(name=take.name)
