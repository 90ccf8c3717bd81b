"""Names in what indicators read: ledgers, fields, values of choices and norms that must exist."""

from collections.abc import Iterator, Mapping
from typing import Any

from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.norms import Norm
from bangfu_lib.zh import params as zh


def readings_of(kind: str, spec: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every ledger that a specification reads, with the key it stands under.

    The specification itself, what coverage was seen in, the sides of a ratio, and the conditions
    that a function puts on its own ledger.
    """
    yield kind, spec
    if "seen_in" in spec:
        yield f"{kind} › seen_in", spec["seen_in"]
    options = spec.get("with", {})
    for side in ("part", "whole"):
        if isinstance(options.get(side), Mapping):
            yield f"{kind} › with › {side}", options[side]
    if "where" in options:
        yield f"{kind} › with", {"ledger": spec["ledger"], "where": options["where"]}


def reading_problems(
    kind: str,
    spec: Mapping[str, Any],
    ledgers: Mapping[str, Ledger],
    norms: Mapping[str, Norm],
) -> Iterator[tuple[str, str]]:
    """(key, problem) for every ledger, field, value and norm that one reading names in vain."""
    ledger = ledgers.get(spec["ledger"])
    if ledger is None:
        yield f"{kind} › ledger", zh.UNKNOWN_LEDGER.format(name=spec["ledger"])
        return
    single = ("sum", "person_field", "area_field", "date_field", "approximate_field", "key")
    listed = (*spec.get("distinct", ()), *spec.get("one_of", ()), *spec.get("trues", ()))
    named = [*(spec[key] for key in single if key in spec), *listed]
    for field in named:
        if field not in ledger.fields:
            known = zh.SEPARATOR.join(ledger.fields)
            yield kind, zh.UNKNOWN_FIELD.format(field=field, known=known)
    for place in ("where", "part"):
        for field, condition in spec.get(place, {}).items():
            for problem in _condition_problems(ledger, field, condition, norms):
                yield f"{kind} › {place} › {field}", problem


def _condition_problems(
    ledger: Ledger, field: str, condition: Any, norms: Mapping[str, Norm]
) -> Iterator[str]:
    if field not in ledger.fields:
        known = zh.SEPARATOR.join(ledger.fields)
        yield zh.UNKNOWN_FIELD.format(field=field, known=known)
        return
    clauses = condition if isinstance(condition, Mapping) else {}
    for bound in clauses.values():
        if isinstance(bound, Mapping) and bound["norm"] not in norms:
            yield zh.UNKNOWN_NORM.format(name=bound["norm"])
    allowed = ledger.fields[field].values
    named = condition if isinstance(condition, list) else []
    named = [condition] if isinstance(condition, str) else named
    named = [*named, *clauses.get("not_in", ()), *clauses.get("unless", ())]
    named = [*named, *([clauses["includes"]] if "includes" in clauses else [])]
    for value in named if allowed else ():
        if value not in allowed:
            listing = zh.SEPARATOR.join(allowed)
            yield zh.UNKNOWN_VALUE.format(field=field, value=value, allowed=listing)
