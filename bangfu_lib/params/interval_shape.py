"""Intervals and numbers in a scheme file that cannot be meant: twice an end, empty, or zero."""

from collections.abc import Iterator, Mapping
from typing import Any

from bangfu_lib.params.bounds import KEYS, read_bounds
from bangfu_lib.params.numbers import exact, plain
from bangfu_lib.zh import params as params_zh
from bangfu_lib.zh import schemes as zh

ENDS = (("at_least", "above"), ("at_most", "below"))
# What is divided by, or stands for all there is.
NEVER_ZERO = ("total", "weight", "per", "of")


class Breaking(str):
    """A problem that leaves nothing to be made of the file, nor checked in it further."""


def number_problems(content: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """(place, problem) for every interval and number in `content`, however deep it stands."""
    if isinstance(content, list):
        for entry in content:
            yield from number_problems(entry, key)
    if not isinstance(content, Mapping):
        return
    name = content.get("id") or content.get("label")
    key = " › ".join(part for part in (key, str(name or "")) if part)
    for problem in (*_interval_problems(content), *_zeros(content)):
        yield key, problem
    for below, entry in content.items():
        if isinstance(entry, list | Mapping) and below != "cases":
            yield from number_problems(entry, key if name else f"{key} › {below}".strip(" ›"))


def _interval_problems(entry: Mapping[str, Any]) -> Iterator[str]:
    given = [one for one in KEYS if isinstance(entry.get(one), str | int)]
    if "equals" in given and len(given) > 1:
        others = params_zh.SEPARATOR.join(one for one in given if one != "equals")
        yield zh.INTERVAL_EQUALS.format(keys=others)
        return
    for pair in ENDS:
        if set(pair) <= set(given):
            yield zh.INTERVAL_TWICE.format(keys=params_zh.SEPARATOR.join(pair))
    bounds = read_bounds({one: entry[one] for one in given})
    if bounds.low is None or bounds.high is None:
        return
    is_open = bounds.low_open or bounds.high_open
    if bounds.low > bounds.high or (bounds.low == bounds.high and is_open):
        yield zh.INTERVAL_EMPTY.format(low=plain(bounds.low), high=plain(bounds.high))


def _zeros(entry: Mapping[str, Any]) -> Iterator[str]:
    for one in NEVER_ZERO:
        value = None if one == "total" and _only_outside(entry) else entry.get(one)
        is_number = isinstance(value, int) or (isinstance(value, str) and value[:1].isdigit())
        if is_number and exact(value) == 0:
            yield Breaking(zh.MUST_BE_POSITIVE.format(key=one))


def _only_outside(content: Mapping[str, Any]) -> bool:
    """Whether nothing makes up a total: an account that starts from nothing."""
    nodes = [*content.get("sections", ()), *content.get("items", ())]
    return bool(nodes) and all(node.get("outside") for node in nodes)
