"""Norms: published thresholds with their dates, sources, clauses and quoted words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.numbers import exact, plain
from bangfu_lib.params.reading import Fault, read_folder, refuse
from bangfu_lib.params.readings import Readings, load_readings
from bangfu_lib.periods.deadlines import Deadline
from bangfu_lib.zh import params as zh

Value = Fraction | Deadline | None


@dataclass(frozen=True)
class DatedValue:
    """What a norm demands from a day on; a value of None means that it is repealed from then on."""

    since: date
    value: Value
    source: str
    clause: str
    quote: str
    since_basis: str

    @property
    def shown(self) -> str:
        """The threshold as printed: 2/3, 4, 次月5日前."""
        return self.value.label if isinstance(self.value, Deadline) else plain(self.value)


@dataclass(frozen=True)
class Norm:
    """One published requirement on one indicator.

    `roles` and `village_types` restrict whom it binds; empty means no restriction. `full_time`
    repeats what its indicator is counted for, as the source says it. `effect` is "finding", or
    "warning" for an early sign that costs nothing.
    """

    name: str
    label: str
    indicator: str | None
    comparison: str
    values: tuple[DatedValue, ...]
    rows: tuple[str, ...]
    cases: tuple[Mapping[str, Any], ...]
    roles: tuple[str, ...] = ()
    full_time: bool | None = None
    village_types: tuple[str, ...] = ()
    effect: str = "finding"
    choice: str = ""
    file: str = ""

    def on(self, day: date) -> DatedValue:
        """What the norm demands on `day`; raises ParamsError before its time or once repealed."""
        past = [value for value in self.values if value.since <= day]
        if not past:
            since = self.values[0].since
            raise ParamsError(zh.NOT_IN_FORCE.format(label=self.label, day=day, since=since))
        if past[-1].value is None:
            raise ParamsError(zh.REPEALED.format(label=self.label, day=day, since=past[-1].since))
        return past[-1]

    def in_force(self, day: date) -> bool:
        """Whether `on(day)` has an answer."""
        past = [value for value in self.values if value.since <= day]
        return bool(past) and past[-1].value is not None


def load_norms(params: Path, sources: Mapping[str, Any]) -> dict[str, Norm]:
    """All norms by name (params/norms/*.yaml); raises ParamsError naming every fault."""
    contents = read_folder(params / "norms", "norm")
    refuse(_faults(contents, sources))
    readings = load_readings(params)
    return {
        name: replace(_norm(name, entry, readings), file=stem)
        for stem, content in contents.items()
        for name, entry in content.items()
    }


def _norm(name: str, entry: Mapping[str, Any], readings: Readings) -> Norm:
    applies, ambiguity = entry.get("applies_to", {}), entry.get("ambiguity")
    chosen = ambiguity["chosen"] if ambiguity else ""
    option = ambiguity["options"][chosen] if ambiguity else {}
    dated = [_dated(since, value, chosen, readings) for since, value in entry["values"].items()]
    named = option.get("village_types", applies.get("village_types", ()))
    return Norm(
        name=name,
        label=entry["label"],
        indicator=option.get("indicator", entry.get("indicator")),
        comparison=entry["comparison"],
        values=tuple(sorted(dated, key=lambda value: value.since)),
        rows=tuple(entry["rows"]),
        cases=tuple(entry["cases"]),
        roles=tuple(applies.get("roles", ())),
        full_time=applies.get("full_time"),
        village_types=readings.types(named),
        effect=entry.get("effect", "finding"),
        choice=option.get("says", ""),
    )


def _dated(since: str, entry: Mapping[str, Any], chosen: str, readings: Readings) -> DatedValue:
    value = entry["by_choice"][chosen] if "by_choice" in entry else entry["value"]
    known = {key: entry[key] for key in ("source", "clause", "quote", "since_basis")}
    return DatedValue(since=date.fromisoformat(since), value=_value(value, readings), **known)


def _value(value: Any, readings: Readings) -> Value:
    if value is None:
        return None
    if isinstance(value, Mapping):
        return Deadline(**value, moves=readings.due_dates_move)
    return exact(value)


def _faults(
    contents: Mapping[str, Mapping[str, Any]], sources: Mapping[str, Any]
) -> Iterator[Fault]:
    first_seen: dict[str, str] = {}
    for stem, content in contents.items():
        file = f"norms/{stem}.yaml"
        for name, entry in content.items():
            if name in first_seen:
                yield Fault(file, name, zh.TWICE.format(name=name, other=first_seen[name]))
            first_seen.setdefault(name, file)
            yield from _choice_faults(file, name, entry)
            for since, dated in entry["values"].items():
                yield from _value_faults(file, f"{name} › values › {since}", entry, dated)
                if dated["source"] not in sources:
                    problem = zh.UNKNOWN_SOURCE.format(source=dated["source"])
                    yield Fault(file, f"{name} › values › {since} › source", problem)


def _choice_faults(file: str, name: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    ambiguity = entry.get("ambiguity")
    if ambiguity is None:
        return
    options, chosen = ambiguity["options"], ambiguity["chosen"]
    if chosen not in options:
        allowed = zh.SEPARATOR.join(options)
        problem = zh.UNKNOWN_CHOICE.format(chosen=chosen, allowed=allowed)
        yield Fault(file, f"{name} › ambiguity › chosen", problem)
    for since, dated in entry["values"].items():
        missing = set(options) - set(dated.get("by_choice", options))
        if missing:
            problem = zh.CHOICE_VALUES.format(missing=zh.SEPARATOR.join(sorted(missing)))
            yield Fault(file, f"{name} › values › {since} › by_choice", problem)


def _value_faults(
    file: str, key: str, entry: Mapping[str, Any], dated: Mapping[str, Any]
) -> Iterator[Fault]:
    try:
        date.fromisoformat(key.rsplit(" › ", 1)[1])
    except ValueError:
        yield Fault(file, key, zh.NOT_A_DATE.format(value=key.rsplit(" › ", 1)[1]))
    for value in (dated["value"], *dated.get("by_choice", {}).values()):
        if value is None:
            continue
        if isinstance(value, Mapping) != (entry["comparison"] == "by_deadline"):
            by_deadline = entry["comparison"] == "by_deadline"
            yield Fault(file, key, zh.DEADLINE_ONLY if by_deadline else zh.NUMBER_ONLY)
