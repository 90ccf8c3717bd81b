"""What no schema can see in a scheme: sums, unreachable points, floors, gaps, numbers, traces.

A defect that a published sheet really has may stand when the scheme says so in `accepts`; the
codes of such defects are ACCEPTABLE. All others must be mended before the scheme runs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bangfu_lib.params.bounds import gaps_and_overlaps
from bangfu_lib.params.numbers import plain
from bangfu_lib.params.reading import Fault
from bangfu_lib.params.rule_lint import attainable, rule_problems
from bangfu_lib.params.scheme_names import own_name_problems
from bangfu_lib.params.scheme_sums import sum_problems
from bangfu_lib.zh import schemes as zh

if TYPE_CHECKING:
    from bangfu_lib.params.schemes import Item, Scheme, Section

ACCEPTABLE = frozenset({"sum", "unreachable", "bonus_inside", "limit", "trace"})
ZERO = Fraction(0)


@dataclass(frozen=True)
class Defect:
    """One defect: its kind, the number of what has it, and what is wrong."""

    code: str
    at: str
    problem: str


def open_faults(scheme: "Scheme", file: str) -> list[Fault]:
    """Every defect that the scheme does not accept in words, and every acceptance of none."""
    accepted = {(entry["fault"], str(entry.get("at", ""))) for entry in scheme.accepts}
    found = list(defects(scheme))
    there = {(one.code, one.at) for one in found}
    faults = [
        Fault(f"schemes/{file}", one.at, _said(one))
        for one in found
        if one.code not in ACCEPTABLE or (one.code, one.at) not in accepted
    ]
    stale = sorted(accepted - there)
    return faults + [
        Fault(f"schemes/{file}", "accepts", zh.STALE_ACCEPT.format(fault=code, at=at))
        for code, at in stale
    ]


def _said(defect: Defect) -> str:
    if defect.code not in ACCEPTABLE:
        return defect.problem
    return defect.problem + zh.ACCEPTABLE.format(code=defect.code, at=defect.at)


def defects(scheme: "Scheme") -> Iterator[Defect]:
    """Every defect that shows in the scheme alone."""
    for at, problem in sum_problems(scheme):
        yield Defect("sum", at, problem)
    yield from _repeated(scheme)
    yield from _grades(scheme)
    for section in scheme.sections:
        for item in section.items:
            yield from _item_defects(item, section, scheme)
    for at, problem in own_name_problems(scheme):
        yield Defect("name", at, problem)


def _repeated(scheme: "Scheme") -> Iterator[Defect]:
    seen: set[str] = set()
    for section in scheme.sections:
        alone = len(section.items) == 1 and section.items[0].id == section.id
        ids = [] if alone or not section.id else [section.id]
        ids += dict.fromkeys(item.block.id for item in section.items if item.block)
        for item in section.items:
            ids += [item.id, *(rule.id for rule in item.rules)]
        for id_ in ids:
            if id_ in seen:
                yield Defect("twice", id_, zh.TWICE.format(id=id_))
            seen.add(id_)


def _grades(scheme: "Scheme") -> Iterator[Defect]:
    if not scheme.grades:
        return
    labels = [grade.label for grade in scheme.grades]
    for label in dict.fromkeys(one for one in labels if labels.count(one) > 1):
        yield Defect("twice", "grades", zh.GRADE_TWICE.format(label=label))
    bounds = [grade.bounds for grade in scheme.grades]
    found = gaps_and_overlaps(bounds, low=ZERO, high=scheme.total)
    yield from _interval_defects(zh.GRADES, "grades", found)


def _interval_defects(what: str, at: str, found: Iterator[tuple[str, str]]) -> Iterator[Defect]:
    for code, where in found:
        template = zh.GAP if code == "gap" else zh.OVERLAP
        yield Defect(code, at, template.format(what=what, where=where))


def _item_defects(item: "Item", section: "Section", scheme: "Scheme") -> Iterator[Defect]:
    yield from _item_sum(item)
    yield from _limits(item, section)
    for rule in item.rules:
        for code, problem in rule_problems(rule, item):
            yield Defect(code, rule.id, problem)
        if rule.conversion.tiers:
            top = Fraction(1) if rule.take.taken_as == "share" else None
            bounds = [tier.bounds for tier in rule.conversion.tiers]
            what = zh.TIERS.format(label=rule.label)
            low = ZERO if all(one.low is None or one.low >= 0 for one in bounds) else None
            found = gaps_and_overlaps(bounds, low=low, high=top or _top(bounds))
            yield from _interval_defects(what, rule.id, found)
    earned = _earned_only(item)
    if earned and not item.outside:
        most = plain(scheme.total - item.points * item.weight)
        problem = zh.BONUS_INSIDE.format(label=item.label, most=most)
        yield Defect("bonus_inside", item.id, problem)


def _top(bounds: Sequence) -> Fraction | None:
    """A count has no highest value: some tier must be open above."""
    ends = [one.high for one in bounds]
    return None if None in ends else max(ends) + 1


def _earned_only(item: "Item") -> bool:
    earning = [rule for rule in item.rules if rule.conversion.kind != "zero"]
    return bool(earning) and all(rule.conversion.kind == "add" for rule in earning)


def _item_sum(item: "Item") -> Iterator[Defect]:
    own = [rule.points for rule in item.rules if rule.points is not None]
    common = [rule for rule in item.rules if rule.points is None]
    if item.outside:
        return
    total = sum(own, ZERO)
    if total > item.points:
        problem = zh.NEGATIVE_COMMON.format(
            label=item.label, sum=plain(total), total=plain(item.points)
        )
        yield Defect("sum", item.id, problem)
    elif total < item.points and not common:
        what = zh.OF_ITEM.format(label=item.label)
        problem = zh.SUM.format(what=what, sum=plain(total), total=plain(item.points))
        free = zh.NO_RULE_FOR_REST.format(points=plain(item.points - total))
        yield Defect("sum", item.id, problem + free)
    yield from _unreachable(item)


def _unreachable(item: "Item") -> Iterator[Defect]:
    """Points that no rule gives: of a rule by itself, or of gains that must make up their item."""
    for rule in item.rules:
        most = attainable(rule)
        if rule.points is not None and most is not None and most < rule.points:
            yield _unreachable_defect(rule.id, rule.label, rule.points, most)
    gains = [attainable(rule) for rule in item.common_rules if rule.conversion.kind == "add"]
    if gains and len(gains) == len(item.common_rules) and None not in gains:
        most = sum(gains, ZERO)
        if most < item.common_points:
            yield _unreachable_defect(item.id, item.label, item.common_points, most)


def _unreachable_defect(at: str, label: str, full: Fraction, most: Fraction) -> Defect:
    words = {"label": label, "full": plain(full), "most": plain(most)}
    return Defect("unreachable", at, zh.UNREACHABLE.format(**words))


def _limits(item: "Item", section: "Section") -> Iterator[Defect]:
    scopes = {"item": item.points, "section": section.points, "none": None}
    scopes["block"] = item.block.points if item.block else None
    if item.floor == "block" and item.block is None:
        yield Defect("floor", item.id, zh.NO_BLOCK)
    points = scopes[item.floor]
    if item.limit is not None and points is not None and item.limit > points and not item.outside:
        yield _limit_defect(item.id, item.limit, item.floor, points)
    for rule in item.rules:
        limit = rule.conversion.limit
        own = rule.points if rule.points is not None else points
        scope = "rule" if rule.points is not None else item.floor
        if limit is not None and own is not None and limit > own and not item.outside:
            yield _limit_defect(rule.id, limit, scope, own)


def _limit_defect(at: str, limit: Fraction, scope: str, points: Fraction) -> Defect:
    words = {"limit": plain(limit), "scope": zh.SCOPES[scope], "points": plain(points)}
    return Defect("limit", at, zh.LIMIT_TOO_LARGE.format(**words))
