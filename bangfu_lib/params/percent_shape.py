"""Numbers that miss their quantity: per cent of a count, or a share held against 90 for 90 %."""

from collections.abc import Iterator, Mapping
from typing import Any

from bangfu_lib.params.bounds import KEYS
from bangfu_lib.params.numbers import exact, plain
from bangfu_lib.zh import schemes as zh

# Where a rule or condition holds its quantity against numbers.
HELD = {
    "tiers": KEYS,
    "all_if": KEYS,
    "zero": KEYS,
    "scale": ("low", "high"),
    "deduct": ("under", "over", "per"),
    "add": ("under", "over", "per"),
    "proportional": ("of",),
}
PERCENT = "%"
# A share may go beyond the whole, but hardly to twice as much without being written in per cent.
MOST_OF_A_SHARE = 2


def percent_problems(entry: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the numbers that a rule or condition holds its quantity against."""
    take = entry.get("take")
    known = take if isinstance(take, Mapping) else {}
    is_share, is_mean = known.get("as") == "share", "values" in known
    for key, text in _numbers(entry):
        in_percent = text.endswith(PERCENT)
        if in_percent and not is_share and not is_mean:
            yield zh.PERCENT_OF_COUNT.format(key=key, value=text)
        elif is_share and not in_percent and _is_too_large(key, text):
            yield zh.SHARE_NOT_IN_PERCENT.format(key=key, value=text)


def _numbers(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(key, number as written) of every bound and standard of a rule or condition."""
    yield from _of_keys(entry, KEYS)
    for kind, keys in HELD.items():
        held = entry.get(kind)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, Mapping):
                yield from _of_keys(one, keys)


def _of_keys(entry: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in keys:
        value = str(entry.get(key, ""))
        if value[:1].isdigit():
            yield key, value


def _is_too_large(key: str, text: str) -> bool:
    return exact(text) >= 1 if key == "per" else exact(text) > MOST_OF_A_SHARE


def ballot_problem(take: Any) -> str:
    """A mean over options of one and the same worth says nothing; else an empty text."""
    if not isinstance(take, Mapping) or take.get("whole") != "valid":
        return ""
    worths = {exact(value) for value in take.get("values", {}).values()}
    return zh.ONE_WORTH.format(value=plain(worths.pop())) if len(worths) == 1 else ""
