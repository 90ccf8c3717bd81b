"""What no schema can see in a scheme: sums, order of grades and tiers, repeated numbers."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.norms import Norm
from bangfu_lib.params.numbers import plain
from bangfu_lib.params.reading import Fault
from bangfu_lib.zh import params as zh

if TYPE_CHECKING:
    from bangfu_lib.params.schemes import Item, Rule, Scheme

SHARED_OUT = ("proportional", "tiers")


def scheme_faults(scheme: "Scheme", file: str) -> Iterator[Fault]:
    """Every fault that shows in the scheme alone."""
    file = f"schemes/{file}"
    yield from _sum_faults(scheme, file)
    yield from _grade_faults(scheme, file)
    yield from _case_faults(scheme, file)
    seen: set[str] = set()
    for item in scheme.items:
        for id_ in (item.id, *(rule.id for rule in item.rules)):
            if id_ in seen:
                yield Fault(file, id_, zh.ID_TWICE.format(id=id_))
            seen.add(id_)
        for rule in item.rules:
            for problem in _rule_problems(rule):
                yield Fault(file, f"{item.id} › {rule.id}", problem)


def name_faults(
    scheme: "Scheme", indicators: Mapping[str, Indicator], norms: Mapping[str, Norm]
) -> Iterator[Fault]:
    """Every norm or indicator that the scheme names and that does not exist, or cannot score."""
    file = f"schemes/{scheme.name}.yaml"
    for item in scheme.items:
        for rule in item.rules:
            for problem in _taken_problems(rule, indicators, norms):
                yield Fault(file, f"{item.id} › {rule.id} › take", problem)


def _taken_problems(
    rule: "Rule", indicators: Mapping[str, Indicator], norms: Mapping[str, Norm]
) -> Iterator[str]:
    norm = norms.get(rule.norm) if rule.norm else None
    if rule.norm and norm is None:
        yield zh.UNKNOWN_NORM.format(name=rule.norm)
        return
    name = norm.indicator if norm else rule.indicator
    if name and name not in indicators:
        yield zh.UNKNOWN_INDICATOR.format(name=name)
        return
    if name is None or indicators[name].unit == "township":
        yield zh.NOT_BY_VILLAGE.format(name=rule.norm or name)
    elif rule.taken_as in ("share", "short") and not indicators[name].is_share:
        yield zh.NO_WHOLE.format(name=name)
    if norm and norm.effect == "warning":
        yield zh.WARNING_SCORES.format(name=rule.norm)


def _sum_faults(scheme: "Scheme", file: str) -> Iterator[Fault]:
    checks = [(zh.SCHEME, "sections", [s.points for s in scheme.sections], scheme.total)]
    for section in scheme.sections:
        what = zh.SECTION.format(label=section.label)
        checks.append((what, section.id, [item.points for item in section.items], section.points))
        checks += [_item_sum(item) for item in section.items]
    for what, key, parts, total in checks:
        if sum(parts) != total:
            problem = zh.POINTS_DO_NOT_SUM.format(
                what=what, sum=plain(sum(parts)), total=plain(total)
            )
            yield Fault(file, key, problem)


def _item_sum(item: "Item") -> tuple:
    parts = [rule.points for rule in item.rules if not rule.is_bonus]
    return zh.ITEM.format(label=item.label), item.id, parts, item.points


def _case_faults(scheme: "Scheme", file: str) -> Iterator[Fault]:
    """Names in cases that no rule, item or grade of the scheme has."""
    rules = [rule for item in scheme.items for rule in item.rules]
    known = {
        "facts": {rule.indicator for rule in rules if rule.indicator},
        "unmet": {rule.norm for rule in rules if rule.norm},
        "points": {item.id for item in scheme.items},
        "grade": {grade.label for grade in scheme.grades},
    }
    for case in scheme.cases:
        expect = case["expect"]
        named = {
            "facts": case.get("facts", ()),
            "unmet": case.get("unmet", ()),
            "points": expect.get("points", ()),
            "grade": [expect["grade"]] if "grade" in expect else (),
        }
        for place, names in named.items():
            for name in sorted(set(names) - known[place]):
                problem = zh.CASE_NAME.format(name=name)
                yield Fault(file, f"cases › {case['name']} › {place}", problem)


def _grade_faults(scheme: "Scheme", file: str) -> Iterator[Fault]:
    for higher, lower in zip(scheme.grades, scheme.grades[1:], strict=False):
        if lower.start >= higher.start:
            problem = zh.GRADES_NOT_DESCENDING.format(label=lower.label, start=plain(lower.start))
            yield Fault(file, "grades", problem)
    last = scheme.grades[-1]
    if last.start != 0:
        problem = zh.GRADES_NOT_ZERO.format(label=last.label, start=plain(last.start))
        yield Fault(file, "grades", problem)


def _rule_problems(rule: "Rule") -> Iterator[str]:
    shares = rule.conversion in SHARED_OUT
    if (shares or rule.norm) and rule.empty is None:
        yield zh.EMPTY_REQUIRED
    if shares and rule.taken_as != "share":
        yield zh.NOT_SHARE
    if rule.conversion in ("deduct", "bonus") and rule.taken_as == "share":
        yield zh.NOT_COUNTABLE
    if rule.conversion in ("all_if", "bonus") and rule.taken_as in ("unmet", "short"):
        yield zh.ONLY_DEDUCTS
    starts = [tier.start for tier in rule.tiers]
    if starts and (starts != sorted(set(starts), reverse=True) or starts[-1] != 0):
        yield zh.TIERS_NOT_DESCENDING
    if rule.tiers and max(tier.points for tier in rule.tiers) != rule.points:
        highest = max(tier.points for tier in rule.tiers)
        yield zh.TIER_TOO_HIGH.format(points=plain(highest), full=plain(rule.points))
