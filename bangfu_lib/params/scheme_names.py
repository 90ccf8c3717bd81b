"""Names that a scheme uses: its own items, grades and lists, and the indicators and norms."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bangfu_lib.params.reading import Fault
from bangfu_lib.zh import params as params_zh
from bangfu_lib.zh import schemes as zh

if TYPE_CHECKING:
    from bangfu_lib.params.indicators import Indicator
    from bangfu_lib.params.norms import Norm
    from bangfu_lib.params.scheme_rules import Take
    from bangfu_lib.params.schemes import Scheme

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")
# The kinds of unit whose facts a scheme for each kind may take.
BELONGS = {
    "village": ("village", "person"),
    "person": ("person", "village"),
    "town": ("town", "village", "person"),
    "sending_unit": ("sending_unit", "village", "person"),
}


def own_name_problems(scheme: "Scheme") -> Iterator[tuple[str, str]]:
    """(place, problem) for names of items, grades and lists that the scheme does not have."""
    grades = [grade.label for grade in scheme.grades]
    items = {item.id for item in scheme.items}
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
    for when in scheme.conditions:
        if when.item and when.item not in items:
            yield "when", zh.UNKNOWN_ITEM.format(name=when.item)
        for name in set(when.listed) - set(scheme.lists):
            known = params_zh.SEPARATOR.join(scheme.lists) or zh.NOTHING
            yield "when", zh.UNKNOWN_LIST.format(name=name, known=known)
    for take in scheme.takes:
        if take.kind == "score" and take.name == "village" and scheme.unit == "village":
            yield "take", zh.SCORE_VILLAGE
    for case in scheme.cases:
        for given in case.get("units", {"": case}).values():
            yield from _case_problems(scheme, case["name"], given)


def _case_problems(
    scheme: "Scheme", name: str, given: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    expect, takes = given.get("expect", {}), scheme.takes
    counted = {take.name for take in takes if take.kind in ("indicator", "record")}
    items = {item.id for item in scheme.items}
    known = {
        "facts": counted | {take.less for take in takes if take.less},
        "unmet": {take.name for take in takes if take.kind == "norm"},
        "points": items,
        "grade": {grade.label for grade in scheme.grades},
        "not_applicable": items,
    }
    named = {
        "facts": given.get("facts", ()),
        "unmet": given.get("unmet", ()),
        "points": expect.get("points", ()),
        "grade": [expect["grade"]] if "grade" in expect else (),
        "not_applicable": [str(id_) for id_ in given.get("not_applicable", ())],
    }
    for place, names in named.items():
        for stranger in sorted(set(names) - known[place]):
            listing = params_zh.SEPARATOR.join(sorted(known[place])) or zh.NOTHING
            problem = zh.CASE_NAME.format(name=stranger, known=listing)
            yield f"cases › {name} › {place}", problem


def name_faults(
    scheme: "Scheme", indicators: Mapping[str, "Indicator"], norms: Mapping[str, "Norm"]
) -> Iterator[Fault]:
    """Every norm or indicator that the scheme names and that does not exist, or cannot score."""
    file = f"schemes/{scheme.name}.yaml"
    for item in scheme.items:
        for rule in item.rules:
            for problem in _take_problems(rule.take, scheme.unit, indicators, norms=norms):
                yield Fault(file, f"{item.id} › {rule.id} › take", problem)
    for when in scheme.conditions:
        if when.take:
            for problem in _take_problems(when.take, scheme.unit, indicators, norms=norms):
                yield Fault(file, f"when › {when.take.name}", problem)
    spoken = [name for text in scheme.practices for name in PLACEHOLDER.findall(text)]
    for name in dict.fromkeys([*scheme.figures, *spoken]):
        if name not in indicators:
            yield Fault(file, "figures", zh.UNKNOWN_FIGURE.format(name=name))
    files = {one.file for one in [*indicators.values(), *norms.values()]}
    for name in scheme.watches:
        if name not in files:
            yield Fault(file, "watches", zh.UNKNOWN_FILE.format(name=name))


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
    if take.kind not in ("norm", "indicator"):
        return
    norm = norms.get(take.name) if take.kind == "norm" else None
    if take.kind == "norm" and norm is None:
        yield params_zh.UNKNOWN_NORM.format(name=take.name)
        return
    name = norm.indicator if norm else take.name
    if name is None or name not in indicators:
        yield params_zh.UNKNOWN_INDICATOR.format(name=name or take.name)
        return
    counted = indicators[name]
    if counted.unit not in BELONGS[unit]:
        words = {"unit": zh.UNITS[counted.unit], "own": zh.UNITS[unit]}
        yield zh.UNKNOWN_UNIT_KIND.format(name=take.name, **words)
    elif take.taken_as in ("share", "short") and not counted.is_share:
        yield params_zh.NO_WHOLE.format(name=name)
    if norm and norm.effect == "warning":
        yield params_zh.WARNING_SCORES.format(name=take.name)
