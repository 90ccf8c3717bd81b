"""Which scheme scored whom: the results of each scheme apart, and the names of what is scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.results.store import Results
from bangfu_lib.zh import results as zh

Record = Mapping[str, Any]
VILLAGE, PERSON = "village", "person"
OVERVIEW = [
    "scheme",
    "unit",
    "name",
    "shown",
    "grade",
    "rank",
    "rank_low",
    "rank_high",
    "listed",
    "reason",
]


@dataclass(frozen=True)
class Scored:
    """A unit that a scheme scored: `kind` is village, person, town or sending_unit."""

    scheme: str
    kind: str
    code: str
    name: str


def main_scheme(results: Results) -> Record:
    """The first village scheme, which figures and practices of the quarter come from."""
    return results.catalogue["scheme"]


def schemes(results: Results) -> dict[str, Record]:
    """Every scheme that scored anyone: name → record, the main scheme first."""
    main = main_scheme(results)
    known = {main["name"]: main} | results.catalogue["schemes"]
    used = set(results.scores["scheme"])
    return {name: record for name, record in known.items() if name in used}


def unit_kind(record: Record) -> str:
    """What a scheme scores: village, person, town or sending_unit."""
    return record["unit"]


def village_schemes(results: Results) -> list[Record]:
    """The schemes that scored villages, the main one first."""
    return [one for one in schemes(results).values() if unit_kind(one) == VILLAGE]


def other_schemes(results: Results) -> list[Record]:
    """The schemes that scored persons, towns or sending units."""
    return [one for one in schemes(results).values() if unit_kind(one) != VILLAGE]


def scheme_of(results: Results, village: str) -> Record | None:
    """The scheme that scored a village; None when none did."""
    scores = results.scores
    mine = scores["unit"] == village
    names = scores["scheme"][mine & (scores["unit_kind"] == VILLAGE)]
    return None if names.empty else schemes(results)[names.iloc[0]]


def of_scheme(table: pd.DataFrame, record: Record | None) -> pd.DataFrame:
    """The rows of scores, items, points or consequences that one scheme made; None: no rows."""
    if record is None:
        return table.iloc[:0]
    return table[table["scheme"] == record["name"]]


def of_unit(table: pd.DataFrame, scored: Scored) -> pd.DataFrame:
    """The rows of one scored unit."""
    own = (table["scheme"] == scored.scheme) & (table["unit_kind"] == scored.kind)
    return table[own & (table["unit"] == scored.code)]


def scored_village(results: Results, village: str) -> Scored | None:
    """A village under the scheme that scored it; None when none did."""
    record = scheme_of(results, village)
    if record is None:
        return None
    return Scored(record["name"], VILLAGE, village, results.unit_name(village))


def scored_unit(results: Results, record: Record, unit: str) -> Scored:
    """A unit as `record` scored it."""
    kind = unit_kind(record)
    return Scored(record["name"], kind, unit, name_of(results, kind, unit))


def name_of(results: Results, kind: str, unit: str) -> str:
    """What a unit is called; towns and sending units are known by their names alone."""
    registers = {VILLAGE: "units", PERSON: "persons"}
    known = results.catalogue[registers[kind]] if kind in registers else {}
    return known.get(unit, {}).get("name") or unit


def score_overview(results: Results, kind: str = "") -> pd.DataFrame:
    """All scores (of one kind of unit, where asked), scheme by scheme and best first, in words.

    Columns: scheme (label), unit, name, shown, grade, rank, rank_low, rank_high, listed (label),
    reason (why a grade is capped, why a unit is or is not on a list).
    """
    chosen = [one for one in schemes(results).values() if kind in ("", unit_kind(one))]
    tables = [_overview(results, one) for one in chosen]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=OVERVIEW)


def _overview(results: Results, record: Record) -> pd.DataFrame:
    scores = of_scheme(results.scores, record).sort_values(["rank", "unit"], ignore_index=True)
    labels = {key: known["label"] for key, known in record["lists"].items()}
    names = [name_of(results, unit_kind(record), unit) for unit in scores["unit"]]
    capped = scores.get("grade_reason", pd.Series("", scores.index)).fillna("")
    table = scores.assign(
        scheme=record["label"],
        name=names,
        listed=scores["listed"].replace(labels),
        reason=[
            zh.SEPARATOR.join(filter(None, pair))
            for pair in zip(capped, scores["reason"], strict=True)
        ],
    )
    return table[OVERVIEW]


def find_scored(results: Results, text: str) -> list[Scored]:
    """What a code or a name means, once for every scheme that scored it.

    A village that no scheme scored gives nothing. Raises UsageError for what nobody is called and
    for a name that several have.
    """
    wanted = text.strip()
    units = [
        scored_unit(results, record, str(unit))
        for record in schemes(results).values()
        for unit in of_scheme(results.scores, record)["unit"]
    ]
    found = [one for one in units if wanted in (one.code, one.name)]
    named = sorted({(one.kind, one.code, one.name) for one in found})
    if len(named) > 1:
        known = [zh.UNIT.format(code=code, name=name) for _, code, name in named]
        raise UsageError(zh.SAME_NAME.format(unit=wanted, known=zh.SEPARATOR.join(known)))
    if not found:
        results.find_unit(wanted)
    return found


def item_records(record: Record) -> dict[str, Record]:
    """The items of a scheme by id, in its order, each with the label of its `section`.

    `declared` is what the item is worth within the total: nothing for items outside of it.
    """
    return {
        item["id"]: {
            **item,
            "section": section["label"],
            "declared": Fraction(0 if item.get("outside") else item["points"]),
        }
        for section in record["sections"]
        for item in section["items"]
    }


def rule_records(record: Record) -> list[Record]:
    """Every rule of a scheme."""
    return [rule for item in item_records(record).values() for rule in item["rules"]]
