"""Ledgers as declared in params/ledgers: sheets, headers, types, allowed values, references."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bangfu_lib.params.reading import Fault, read_folder, refuse
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import params as zh

ORIGIN = ("origin_file", "origin_sheet", "origin_row")
# What a field says by naming another field of its ledger.
POINTING = ("not_before", "not_above", "approximate")
CHOOSING = ("choice", "choices")
# What is due in a period may be handed in before it (December's ledger, due in January) or after
# it: such a date may lie in the quarter before or after.
HANDED_IN = frozenset({"submitted_on"})
ONE_DAY = timedelta(days=1)

# Columns that counting adds to a ledger's rows: a field of that name would be lost.
RESERVED = frozenset({"unit", "fact", "row", "period", "counted"})


@dataclass(frozen=True)
class Field:
    """One column of a ledger.

    `measure` is the unit that may follow a number in a cell (元, 人次), `approximate` the field
    that says whether that number is about so many, `not_above` the field it may not exceed.
    """

    name: str
    header: str
    kind: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    values: tuple[str, ...] = ()
    ref: tuple[str, str] | None = None
    digits: int = 0
    minimum: str | None = None
    maximum: str | None = None
    pattern: str | None = None
    not_before: str | None = None
    not_above: str | None = None
    measure: str = ""
    approximate: str | None = None
    sensitivity: str = "P"
    note: str = ""


@dataclass(frozen=True)
class Ledger:
    """One ledger: the sheet it is filled on and the fields that its rows carry.

    `window` says which rows are submitted for an assessed period: `period` (dates within it),
    `year` (cumulated since 1 January, up to the period's end) or `standing` (a register).
    Of a register, `named_by` is the field with the name that people write instead of the code,
    `within` the field (乡镇) that tells equal names apart.
    """

    name: str
    label: str
    order: int
    about: str
    required: bool
    window: str
    window_field: str | None
    keys: tuple[tuple[str, ...], ...]
    fields: Mapping[str, Field]
    aliases: tuple[str, ...] = ()
    named_by: str | None = None
    within: str | None = None
    rows: tuple[str, ...] = field(default=())


def window(period: Period, ledger: Ledger) -> tuple[date, date]:
    """First and last day that the rows of `ledger` may bear when `period` is assessed."""
    first = period.first if ledger.window == "period" else period.within("year").first
    if ledger.window_field in HANDED_IN:
        before, after = period.first - ONE_DAY, period.last + ONE_DAY
        return min(first, Period.of(before, "quarter").first), Period.of(after, "quarter").last
    return first, period.last


def load_ledgers(params: Path) -> dict[str, Ledger]:
    """All ledgers by name, in their declared order; raises ParamsError naming every fault."""
    contents = read_folder(params / "ledgers", "ledger")
    refuse(_faults(contents))
    ledgers = [_ledger(content) for content in contents.values()]
    return {ledger.name: ledger for ledger in sorted(ledgers, key=lambda one: one.order)}


def _ledger(content: Mapping[str, Any]) -> Ledger:
    return Ledger(
        name=content["ledger"],
        label=content["label"],
        order=content["order"],
        about=content["about"],
        required=content["required"],
        window=content["window"],
        window_field=content.get("window_field"),
        keys=tuple(tuple(key) for key in content["keys"]),
        fields={name: _field(name, entry) for name, entry in content["fields"].items()},
        aliases=tuple(content.get("aliases", ())),
        named_by=content.get("named_by"),
        within=content.get("within"),
        rows=tuple(content["rows"]),
    )


def _field(name: str, entry: Mapping[str, Any]) -> Field:
    known = dict(entry)
    ref = known.pop("ref", None)
    for bound in ("minimum", "maximum"):
        if bound in known:
            known[bound] = str(known[bound])
    for listed in ("aliases", "values"):
        known[listed] = tuple(known.get(listed, ()))
    kind = known.pop("type")
    return Field(name=name, kind=kind, ref=tuple(ref.split(".")) if ref else None, **known)


def _faults(contents: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    for stem, content in contents.items():
        file, fields = f"ledgers/{stem}.yaml", content["fields"]
        if content["ledger"] != stem:
            problem = zh.NAME_IS_NOT_FILE.format(name=content["ledger"], stem=stem)
            yield Fault(file, "ledger", problem)
        named = [name for key in content["keys"] for name in key]
        named += [content["window_field"]] if "window_field" in content else []
        named += [content[key] for key in ("named_by", "within") if key in content]
        named += [entry[key] for key in POINTING for entry in fields.values() if key in entry]
        for name in RESERVED & fields.keys():
            yield Fault(file, f"fields › {name}", zh.RESERVED_FIELD.format(field=name))
        for name in named:
            if name not in fields:
                known = zh.SEPARATOR.join(fields)
                yield Fault(file, name, zh.UNKNOWN_FIELD.format(field=name, known=known))
        yield from _field_faults(file, fields, contents)


def _field_faults(
    file: str, fields: Mapping[str, Any], contents: Mapping[str, Mapping[str, Any]]
) -> Iterator[Fault]:
    headers: set[str] = set()
    for name, entry in fields.items():
        key = f"fields › {name}"
        if entry["type"] in CHOOSING and not entry.get("values"):
            yield Fault(file, key, zh.NEEDS_VALUES.format(field=name))
        for header in (entry["header"], *entry.get("aliases", ())):
            if header in headers:
                yield Fault(file, key, zh.HEADER_TWICE.format(header=header))
            headers.add(header)
        if "ref" in entry:
            ledger, target = entry["ref"].split(".")
            if target not in contents.get(ledger, {}).get("fields", {}):
                yield Fault(file, f"{key} › ref", zh.UNKNOWN_REF.format(ref=entry["ref"]))
