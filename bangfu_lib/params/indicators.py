"""Indicators as declared in params/indicators: what is counted, for whom, in which periods."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bangfu_lib.params.indicator_names import reading_problems, readings_of
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.norms import Norm
from bangfu_lib.params.reading import Fault, read_folder, refuse
from bangfu_lib.zh import params as zh

KINDS = ("count", "share", "coverage", "function")
SHARES = ("share", "coverage")
SHARE_FUNCTIONS = (
    "in_village_share",
    "paid_of_due",
    "ratio",
    "reports_on_time",
    "supervised",
    "entered_in_days",
    "kept_until_exit",
    "occasions_answered",
    "promised_before_exit",
    "done_of_planned",
    "first_tour_of_all",
    "first_tour_share",
    "on_weekday_share",
    "weekday_coverage",
    "campaign_items",
)
TIMELESS = ("coverage", "function")
# `every` of facts about the assessed period itself, whatever its kind.
ASSESSED = "period"
STATES = ("quarter", ASSESSED)
PARTS = ("week", "month")
FUNCTIONS = (
    "in_village_share",
    "in_village_days",
    "absent_in_both",
    "campaign_items",
    "amount_due",
    "least_per_household",
    "least_per_visit",
    "paid_of_due",
    "ratio",
    "repeats",
    "reports_on_time",
    "several_villages",
    "supervised",
    "days_late",
    "entered_in_days",
    "kept_until_exit",
    "ledgers_kept",
    "occasions_answered",
    "promised_before_exit",
    "distinct_names",
    "done_of_planned",
    "first_tour_days_left",
    "first_tour_of_all",
    "first_tour_share",
    "on_weekday_share",
    "planned",
    "rows_naming",
    "rows_of_serving_rounds",
    "rows_with_names",
    "weekday_coverage",
)


@dataclass(frozen=True)
class Indicator:
    """One counted quantity.

    `short` is the label as said after the name of a person or village. `unit` is whom a fact is
    about (village, person, town, sending_unit, or township for the whole area), `every` the kind
    of period that each fact covers (`period`: the assessed one), `kind` and `spec` how it is
    counted, `roles` the persons it is counted for,
    `file` the stem of the file that declares it.
    """

    name: str
    label: str
    short: str
    unit: str
    every: str
    measure_word: str
    counts: str
    excludes: str
    kind: str
    spec: Mapping[str, Any]
    rows: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    full_time: bool | None = None
    file: str = ""

    @property
    def is_share(self) -> bool:
        """Whether its facts have a denominator; otherwise they are plain counts."""
        return self.kind in SHARES or self.spec.get("name") in SHARE_FUNCTIONS

    @property
    def norm(self) -> str:
        """The norm that says what is counted at all, such as a due date; empty where none does."""
        return self.spec.get("with", {}).get("norm", "")

    @property
    def norms(self) -> tuple[str, ...]:
        """Every norm without which it cannot be counted: its due date, bounds of conditions."""
        conditions = [
            condition
            for place in ("where", "part")
            for condition in self.spec.get(place, {}).values()
            if isinstance(condition, Mapping)
        ]
        bounds = [bound for condition in conditions for bound in condition.values()]
        named = [bound["norm"] for bound in bounds if isinstance(bound, Mapping)]
        owed = [one["norm"] for one in self.spec.get("with", {}).get("obligations", ())]
        return tuple(filter(None, [self.norm, *owed, *named]))

    @property
    def readings(self) -> tuple[Mapping[str, Any], ...]:
        """Every ledger that is read, each with its date field where one is named.

        The specification itself, what coverage was seen in, the two sides of a ratio, and what is
        counted `beside`.
        """
        options = self.spec.get("with", {})
        named = [self.spec.get("seen_in"), self.spec.get("beside")]
        named += [options.get("part"), options.get("whole")]
        return (self.spec, *(one for one in named if isinstance(one, Mapping) and "ledger" in one))

    @property
    def ledger(self) -> str:
        """The ledger whose rows are its evidence."""
        return self.spec["ledger"]


def load_indicators(
    params: Path, ledgers: Mapping[str, Ledger], norms: Mapping[str, Norm]
) -> dict[str, Indicator]:
    """All indicators by name; raises ParamsError naming every fault, in norms' references too."""
    contents = read_folder(params / "indicators", "indicator")
    faults = list(_faults(contents, ledgers, norms))
    declared = {name: entry for content in contents.values() for name, entry in content.items()}
    refuse([*faults, *_norm_faults(norms, declared), *_village_type_faults(norms, ledgers)])
    return {
        name: replace(_indicator(name, entry), file=stem)
        for stem, content in contents.items()
        for name, entry in content.items()
    }


def _indicator(name: str, entry: Mapping[str, Any]) -> Indicator:
    kind = next(kind for kind in KINDS if kind in entry)
    persons = entry.get("persons", {})
    plain = ("label", "unit", "every", "measure_word", "counts", "excludes")
    return Indicator(
        name=name,
        short=entry.get("short", entry["label"]),
        kind=kind,
        spec=entry[kind],
        rows=tuple(entry.get("rows", ())),
        roles=tuple(persons.get("roles", ())),
        full_time=persons.get("full_time"),
        **{key: entry[key] for key in plain},
    )


def _norm_faults(
    norms: Mapping[str, Norm], declared: Mapping[str, Mapping[str, Any]]
) -> Iterator[Fault]:
    """Norms on indicators that do not exist, or that are not counted for whom the norm binds."""
    for norm in norms.values():
        if norm.indicator is None:
            continue
        if norm.indicator not in declared:
            yield Fault("norms", norm.name, zh.UNKNOWN_INDICATOR.format(name=norm.indicator))
            continue
        persons = declared[norm.indicator].get("persons", {})
        if strangers := sorted(set(norm.roles) - set(persons.get("roles", ()))):
            problem = zh.NORM_ROLES.format(name=norm.indicator, roles=zh.SEPARATOR.join(strangers))
            yield Fault("norms", f"{norm.name} › applies_to › roles", problem)
        if norm.full_time not in (None, persons.get("full_time")):
            problem = zh.NORM_FULL_TIME.format(name=norm.indicator)
            yield Fault("norms", f"{norm.name} › applies_to › full_time", problem)


def _village_type_faults(
    norms: Mapping[str, Norm], ledgers: Mapping[str, Ledger]
) -> Iterator[Fault]:
    """Norms that bind types of villages which no village can have."""
    allowed = ledgers["villages"].fields["village_type"].values
    for norm in norms.values():
        if strangers := [name for name in norm.village_types if name not in allowed]:
            types, known = zh.SEPARATOR.join(strangers), zh.SEPARATOR.join(allowed)
            problem = zh.NORM_VILLAGE_TYPES.format(types=types, allowed=known)
            yield Fault("norms", f"{norm.name} › applies_to › village_types", problem)


def _faults(
    contents: Mapping[str, Mapping[str, Any]],
    ledgers: Mapping[str, Ledger],
    norms: Mapping[str, Norm],
) -> Iterator[Fault]:
    first_seen: dict[str, str] = {}
    for stem, content in contents.items():
        file = f"indicators/{stem}.yaml"
        for name, entry in content.items():
            if name in first_seen:
                yield Fault(file, name, zh.TWICE.format(name=name, other=first_seen[name]))
            first_seen.setdefault(name, file)
            if entry["unit"] == "person" and "persons" not in entry:
                yield Fault(file, name, zh.NEEDS_PERSONS)
            for key, problem in _spec_problems(entry, ledgers, norms):
                yield Fault(file, f"{name} › {key}", problem)


def _spec_problems(
    entry: Mapping[str, Any], ledgers: Mapping[str, Ledger], norms: Mapping[str, Norm]
) -> Iterator[tuple[str, str]]:
    """(key, problem) for every name in the specification that does not exist."""
    kind = next(kind for kind in KINDS if kind in entry)
    spec = entry[kind]
    for place, reading in readings_of(kind, spec):
        yield from reading_problems(place, reading, ledgers, norms)
    if kind == "function" and spec["name"] not in FUNCTIONS:
        allowed = zh.SEPARATOR.join(FUNCTIONS)
        yield "function › name", zh.UNKNOWN_FUNCTION.format(name=spec["name"], allowed=allowed)
    options = spec.get("with", {})
    for one in [options, *options.get("obligations", ())]:
        if one.get("norm") not in (None, *norms):
            yield "function › with › norm", zh.UNKNOWN_NORM.format(name=one["norm"])
    ledger = ledgers.get(spec["ledger"])
    if ledger:
        yield from _unit_problems(entry, ledger)
    dateless = ledger and not ledger.window_field and "date_field" not in spec
    if dateless and entry["every"] not in STATES and kind not in TIMELESS:
        yield kind, zh.NO_DATE_FIELD.format(ledger=ledger.label)
    elif dateless and entry["every"] in PARTS:
        yield kind, zh.TIMELESS_PARTS.format(ledger=ledger.label)


def _unit_problems(entry: Mapping[str, Any], ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The field that says whom a row is about must be there."""
    kind = next(kind for kind in KINDS if kind in entry)
    person = entry[kind].get("person_field", "person")
    field = {"person": person, "village": "village"}.get(entry["unit"])
    if field and field not in ledger.fields:
        yield kind, zh.NO_UNIT_FIELD.format(ledger=ledger.label, field=field)
