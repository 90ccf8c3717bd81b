"""What a scheme file must say in so many words, before anything is made of it.

The JSON Schema knows which keys there are; here is which of them belong together, and where a
published sheet leaves a choice open that the file must make.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bangfu_lib.params.bounds import KEYS
from bangfu_lib.params.interval_shape import Breaking, number_problems
from bangfu_lib.params.percent_shape import ballot_problem, percent_problems
from bangfu_lib.params.reading import Fault
from bangfu_lib.params.rule_reading import TAKE_KINDS
from bangfu_lib.params.scheme_rules import CONVERSIONS
from bangfu_lib.zh import params as params_zh
from bangfu_lib.zh import schemes as zh

DEEPEST = 3


def shape_faults(content: Mapping[str, Any], file: str) -> list[Fault]:
    """Every fault of valid YAML that does not yet say one thing clearly."""
    found = [*_scheme_problems(content), *number_problems(content)]
    return [Fault(f"schemes/{file}", key, problem) for key, problem in found]


def can_be_read(faults: Iterable[Fault]) -> bool:
    """Whether a scheme with these faults can be made all the same, so that more can be found."""
    return not any(isinstance(fault.problem, Breaking) for fault in faults)


def _scheme_problems(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if ("sections" in content) == ("items" in content):
        yield "", Breaking(zh.SECTIONS_OR_ITEMS)
    depth = 1 if "sections" in content else 2
    for node in [*content.get("sections", ()), *content.get("items", ())]:
        yield from _node_problems(node, depth)
    for place in ("grade_limits", "consequences"):
        for entry in content.get(place, ()):
            for one in [entry, *entry.get("ladder", ())]:
                yield from _when_problems(one, f"{place} › {entry.get('label', '')}")
    for key, entry in content.get("lists", {}).items():
        yield from _when_problems(entry, f"lists › {key}")
    for case in content["cases"]:
        yield from _case_problems(case)


def _when_problems(entry: Mapping[str, Any], key: str) -> Iterator[tuple[str, str]]:
    when = entry.get("when", {})
    bounds = [one for one in KEYS if one in when]
    if "take" in when:
        yield from _take_problems(when["take"], f"{key} › when › take")
        yield from ((f"{key} › when", problem) for problem in percent_problems(when))
    elif bounds:
        listed = params_zh.SEPARATOR.join(bounds)
        yield f"{key} › when", zh.WHEN_WITHOUT_TAKE.format(keys=listed)
    if ("item" in when) != ("points" in when):
        yield f"{key} › when", zh.WHEN_ITEM_POINTS


def _case_problems(case: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    key = f"cases › {case['name']}"
    if "units" in case:
        if set(case) - {"name", "units"}:
            yield key, zh.CASE_UNITS
        if not any("expect" in given for given in case["units"].values()):
            yield key, zh.CASE_EXPECTS
    elif "expect" not in case:
        yield key, zh.CASE_EXPECTS


def _node_problems(node: Mapping[str, Any], depth: int) -> Iterator[tuple[str, str]]:
    key = _name(node)
    if "rules" in node and "items" in node:
        yield key, Breaking(zh.RULES_OR_ITEMS)
    elif "rules" not in node and "items" not in node:
        yield key, Breaking(zh.NO_RULES)
    if "for" in node and "not_applicable" not in node:
        yield key, zh.APPLIES_UNSAID
    if depth >= DEEPEST and "items" in node:
        yield key, Breaking(zh.TOO_DEEP)
        return
    for child in node.get("items", ()):
        yield from _node_problems(child, depth + 1)
    yield from _item_problems(node, key)


def _item_problems(node: Mapping[str, Any], key: str) -> Iterator[tuple[str, str]]:
    rules = node.get("rules", ())
    for rule in rules:
        for problem in _rule_problems(rule):
            yield f"{key} › {_name(rule)}", problem
    common = [rule for rule in rules if "points" not in rule]
    gives, takes = (any(kind in rule for rule in common) for kind in ("add", "deduct"))
    if gives and takes and "cap" not in node and not node.get("outside"):
        yield key, zh.CAP_UNSAID


def _rule_problems(rule: Mapping[str, Any]) -> Iterator[str]:
    given = [kind for kind in CONVERSIONS if kind in rule]
    if len(given) != 1:
        listed = params_zh.SEPARATOR.join(given) or zh.NONE_GIVEN
        known = params_zh.SEPARATOR.join(CONVERSIONS)
        yield Breaking(zh.ONE_CONVERSION.format(known=known, given=listed))
    for _, problem in _take_problems(rule["take"], ""):
        yield problem
    yield from percent_problems(rule)
    for kind in ("deduct", "add"):
        amount = rule.get(kind)
        if isinstance(amount, Mapping) and "per" in amount and "parts" not in amount:
            yield zh.PARTS_UNSAID


def _take_problems(take: str | Mapping[str, Any], key: str) -> Iterator[tuple[str, str]]:
    if isinstance(take, str):
        return
    if sum(kind in take for kind in TAKE_KINDS) != 1:
        yield key, Breaking(zh.ONE_TAKE)
    if "values" in take:
        if "combine" not in take:
            yield key, zh.COMBINE_UNSAID
        elif take["combine"] == "mean" and "whole" not in take:
            yield key, zh.WHOLE_UNSAID
        elif problem := ballot_problem(take):
            yield key, problem
    if take.get("score") == "parts" and "every" not in take:
        yield key, zh.PARTS_NEED_EVERY


def _name(entry: Mapping[str, Any]) -> str:
    return str(entry.get("id") or entry["label"])
