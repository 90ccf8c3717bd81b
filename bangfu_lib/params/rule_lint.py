"""Defects of single rules: what is left unsaid, what cannot be, what pays for paper."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from bangfu_lib.params.numbers import plain
from bangfu_lib.zh import schemes as zh

if TYPE_CHECKING:
    from bangfu_lib.params.scheme_rules import Rule
    from bangfu_lib.params.schemes import Item

NORM_CONVERSIONS = ("deduct", "all_if", "tiers", "zero")
# What rules that share the points of their item may say of missing data.
OF_COMMON = ("full", "refuse")
NEEDS_COUNT = ("deduct", "add", "signed", "ranked")


def rule_problems(rule: "Rule", item: "Item") -> Iterator[tuple[str, str]]:
    """(code, problem) for every defect of one rule."""
    yield from _unsaid(rule)
    yield from _empty_problems(rule, item)
    yield from _take_problems(rule)
    yield from _conversion_problems(rule)
    if _floor_hides_losses(rule, item):
        yield "floor", zh.FLOOR_HIDES_LOSSES
    if rule.conversion.kind == "zero" and rule.conversion.scope == "block" and not item.block:
        yield "veto", zh.VETO_WITHOUT_BLOCK
    if word := _trace_word(rule):
        yield "trace", zh.TRACE.format(label=rule.label, word=word)


def _unsaid(rule: "Rule") -> Iterator[tuple[str, str]]:
    kind = rule.conversion.kind
    if kind in ("deduct", "add") and not rule.conversion.word and not rule.take.values:
        yield "word", zh.NO_WORD.format(each=plain(rule.conversion.each))
    if rule.points is None and not rule.conversion.draws_on_item:
        yield "points", zh.NO_POINTS


def _empty_problems(rule: "Rule", item: "Item") -> Iterator[tuple[str, str]]:
    if not needs_empty(rule):
        return
    if rule.empty is None:
        yield "empty", zh.EMPTY_UNSAID
    elif item.outside and rule.empty.startswith("rescale"):
        yield "empty", zh.EMPTY_OUTSIDE
    elif not item.outside and item.worth_of(rule) is None and rule.empty not in OF_COMMON:
        yield "empty", zh.EMPTY_OF_COMMON


def _take_problems(rule: "Rule") -> Iterator[tuple[str, str]]:
    kind, take = rule.conversion.kind, rule.take
    if take.kind == "norm" and kind not in NORM_CONVERSIONS:
        yield "take", zh.NORM_ONLY_COUNTED
    if kind in NEEDS_COUNT and take.taken_as == "share" and not _beyond(rule):
        yield "take", zh.SHARES_ONLY.format(conversion=kind, taken=take.taken_as)
    if kind == "proportional" and rule.conversion.base == "whole" and take.taken_as != "share":
        yield "base", zh.NEEDS_BASE


def _conversion_problems(rule: "Rule") -> Iterator[tuple[str, str]]:
    conversion = rule.conversion
    if conversion.kind == "scale":
        low, high = conversion.low, conversion.high
        known = [end for end in (low, high) if isinstance(end, Fraction)]
        if low == high or (conversion.log and known and min(known) <= 0):
            yield "scale", zh.SCALE_ORDER
    if conversion.tiers and rule.points is not None:
        most = max(tier.points for tier in conversion.tiers)
        if most > rule.points:
            words = {"most": plain(most), "points": plain(rule.points)}
            yield "tiers", zh.TIER_ORDER.format(**words)


def _floor_hides_losses(rule: "Rule", item: "Item") -> bool:
    """Whether tiers or places both give and take, where no rule takes more than its own points."""
    listed = rule.conversion.listed_points
    mixed = bool(listed) and min(listed) < 0 < max(listed)
    return mixed and not item.outside and item.floor != "none"


def needs_empty(rule: "Rule") -> bool:
    """Whether the rule must say what an absent quantity earns."""
    if rule.conversion.kind in ("zero", "signed"):
        return False
    return rule.take.is_measured or rule.take.kind == "norm"


def attainable(rule: "Rule") -> Fraction | None:
    """The most that a rule can earn as its text stands; None where there is no end to it."""
    conversion, take = rule.conversion, rule.take
    if conversion.kind == "add":
        if take.values and take.combine in ("highest", "mean"):
            return max(take.values.values()) * conversion.each
        return conversion.limit
    if conversion.listed_points:
        return max(conversion.listed_points)
    return conversion.most if conversion.kind == "proportional" else None


def _beyond(rule: "Rule") -> bool:
    """Whether it counts steps beyond a target, which a share has as well."""
    return rule.conversion.under is not None or rule.conversion.over is not None


def _trace_word(rule: "Rule") -> str:
    """The word for paper whose number the rule rewards, or punishes the lack of."""
    rewarding = rule.conversion.kind not in ("deduct", "zero", "signed") or _beyond(rule)
    if not rewarding or rule.take.taken_as != "count" or rule.take.is_measured:
        return ""
    text = f"{rule.label}{rule.take.name}"
    return next((word for word in zh.TRACE_WORDS if word in text), "")
