"""Ledgers as declared in params/ledgers: sheets, headers, types, allowed values, references."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bangfu_lib.params.ledger_faults import ledger_faults
from bangfu_lib.params.reading import read_folder, refuse

if TYPE_CHECKING:  # periods load pandas, which the processes that read workbooks do without
    from bangfu_lib.periods.period import Period

ORIGIN = ("origin_file", "origin_sheet", "origin_row")
# What is due in a period may be handed in before it (December's ledger, due in January) or after
# it: such a date may lie in the quarter before or after.
HANDED_IN = frozenset({"submitted_on"})
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Field:
    """One column of a ledger.

    `measure` is the unit that may follow a number in a cell (元, 人次), `approximate` the field
    that says whether that number is about so many, `not_above` the field it may not exceed.
    `counts` says of a number of people what is counted, where that is sensitive (health).
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
    counts: str = ""
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


def window(period: "Period", ledger: Ledger) -> tuple[date, date]:
    """First and last day that the rows of `ledger` may bear when `period` is assessed."""
    first = period.first if ledger.window == "period" else period.within("year").first
    if ledger.window_field in HANDED_IN:
        before, after = period.first - ONE_DAY, period.last + ONE_DAY
        of = type(period).of
        return min(first, of(before, "quarter").first), of(after, "quarter").last
    return first, period.last


def load_ledgers(params: Path) -> dict[str, Ledger]:
    """All ledgers by name, in their declared order; raises ParamsError naming every fault."""
    contents = read_folder(params / "ledgers", "ledger")
    refuse(ledger_faults(contents))
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
