"""Which units each scheme scores, with what distinguishes them; each unit by one scheme only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from bangfu_lib.params.schemes import Scheme
from bangfu_lib.scoring.units import Unit

Tables = Mapping[str, pd.DataFrame]
VILLAGE_FIELDS = ("township", "village_type", "terrain", "sending_unit")


def units_by_scheme(
    schemes: Iterable[Scheme], tables: Tables, posted: pd.DataFrame
) -> dict[str, list[Unit]]:
    """The units of every scheme, by code; a unit falls to the first scheme that covers it.

    `tables` holds the registers of villages and persons, `posted` the persons posted at some time
    in the assessed period.
    """
    known = {
        "village": _villages(tables["villages"]),
        "town": _areas(tables["villages"], "town", "township"),
        "sending_unit": _areas(tables["villages"], "sending_unit", "sending_unit"),
    }
    taken: set[tuple[str, str]] = set()
    found = {}
    for scheme in schemes:
        if scheme.unit == "person":
            candidates = _persons(scheme, posted, tables["villages"])
        else:
            candidates = known[scheme.unit]
        chosen = [
            unit
            for unit in candidates
            if (unit.kind, unit.code) not in taken and scheme.applies.covers(unit.attributes)
        ]
        taken |= {(unit.kind, unit.code) for unit in chosen}
        found[scheme.name] = sorted(chosen, key=lambda unit: unit.code)
    return found


def _records(table: pd.DataFrame, columns: Sequence[str]) -> list[dict[str, Any]]:
    plain = table[list(columns)].astype(object)
    return plain.where(plain.notna(), "").to_dict("records")


def _villages(villages: pd.DataFrame) -> list[Unit]:
    rows = _records(villages, ("village", "name", *VILLAGE_FIELDS))
    return [
        Unit(
            row["village"],
            "village",
            row["name"],
            {**{key: row[key] for key in VILLAGE_FIELDS}, "village": row["village"]},
        )
        for row in rows
    ]


def _areas(villages: pd.DataFrame, kind: str, field: str) -> list[Unit]:
    """Townships or sending units by name, with the villages that are theirs."""
    named = villages.dropna(subset=[field])
    return [
        Unit(str(name), kind, str(name), {field: str(name), "villages": tuple(rows["village"])})
        for name, rows in named.groupby(field, sort=True)
    ]


def _persons(scheme: Scheme, posted: pd.DataFrame, villages: pd.DataFrame) -> list[Unit]:
    """Persons in a role that the scheme is for; of several postings the first that it covers."""
    places = {row["village"]: row for row in _records(villages, ("village", *VILLAGE_FIELDS))}
    rows = _records(posted, ("person", "name", "village", "role", "full_time", "sending_unit"))
    found: dict[str, Unit] = {}
    for row in rows:
        place = places.get(row["village"], {})
        known = {key: place.get(key, "") for key in VILLAGE_FIELDS}
        own = {key: row[key] for key in ("village", "role", "sending_unit")}
        full_time = None if row["full_time"] == "" else bool(row["full_time"])
        attributes = {**known, **own, "full_time": full_time}
        if row["person"] not in found and scheme.applies.covers(attributes):
            found[row["person"]] = Unit(row["person"], "person", row["name"], attributes)
    return list(found.values())
