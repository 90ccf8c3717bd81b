"""Facts that an office enters itself: the matters of the ledger 考核记录, counted per unit.

Every matter that a scheme takes becomes an indicator of its own, so that what was entered has
facts and evidence rows like all else. Rows of the self-assessment (自评) and marks that an item
does not apply (不适用) are no quantities: they are kept apart.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import pandas as pd

from bangfu_lib.indicators.context import AREA_FIELDS, Context
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.scheme_rules import Take
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.zh import recorded as zh

LEDGER = "assessments"
PREFIX = "record:"
ISSUED, COLLECTED = zh.ISSUED, zh.COLLECTED
BALLOT_COUNTS = (ISSUED, COLLECTED)
Records = Mapping[str, tuple[Indicator, Take]]


def record_name(matter: str, unit_kind: str, take: Take) -> str:
    """The name of the indicator for one matter as one take counts it for one kind of unit."""
    marks = [unit_kind] if unit_kind != "village" else []
    marks += ["option"] if take.values else []
    marks += [take.combine] if take.combine != "sum" and not take.values else []
    marks += ["of"] if take.taken_as in ("share", "short") else []
    return PREFIX + ":".join([matter, *marks])


def record_indicators(schemes: Iterable[Scheme]) -> dict[str, tuple[Indicator, Take]]:
    """The indicators of every matter that the schemes take, by name."""
    found: dict[str, tuple[Indicator, Take]] = {}
    for scheme in schemes:
        for take in scheme.takes:
            for one in _matters(take):
                name = record_name(one.name, scheme.unit, one)
                found.setdefault(name, (_indicator(name, one, scheme), one))
    return found


def _matters(take: Take) -> list[Take]:
    if take.kind != "record":
        return []
    return [take, *([Take("record", take.less)] if take.less else [])]


def _indicator(name: str, take: Take, scheme: Scheme) -> Indicator:
    return Indicator(
        name=name,
        label=take.name,
        short=take.name,
        unit=scheme.unit,
        every="quarter",
        measure_word="",
        counts=zh.COUNTS.format(matter=take.name),
        excludes=zh.EXCLUDES,
        kind="share" if take.taken_as in ("share", "short") else "count",
        spec={"ledger": LEDGER},
    )


def recorded_facts(
    records: Records, context: Context
) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """Facts (with a column option) and evidence of every matter, of the units that have rows."""
    if LEDGER not in context.tables:
        return [], []
    table = assessed_rows(context.tables[LEDGER])
    facts, evidence = [], []
    for indicator, take in records.values():
        rows = table[table["matter"] == take.name]
        rows = rows.assign(unit=_units(rows, indicator.unit, context)).dropna(subset=["unit"])
        if rows.empty:
            continue
        rows = rows.assign(option=rows["option"].fillna("") if take.values else "")
        facts.append(_facts(rows, indicator, take, context))
        evidence.append(_evidence(rows, indicator, context))
    return facts, evidence


def assessed_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that count: neither self-assessment nor marks that an item does not apply."""
    own = table["origin"].eq(zh.SELF).fillna(False)
    void = table["option"].eq(zh.NOT_APPLICABLE).fillna(False)
    return table[~own & ~void]


def voided_items(table: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """(unit, item) pairs that are recorded as not applicable; the matter names the item."""
    rows = table[table["option"].eq(zh.NOT_APPLICABLE).fillna(False)]
    return frozenset(zip(_subjects(rows), rows["matter"], strict=True))


def self_scores(table: pd.DataFrame) -> dict[tuple[str, str], Decimal]:
    """The points that units gave themselves, by (unit, item); a later row replaces an earlier."""
    rows = table[table["origin"].eq(zh.SELF).fillna(False)].dropna(subset=["quantity"])
    return dict(
        zip(zip(_subjects(rows), rows["matter"], strict=True), rows["quantity"], strict=True)
    )


def _subjects(rows: pd.DataFrame) -> pd.Series:
    """Whom each row is about: the person, else the unit by name, else the village."""
    return rows["person"].fillna(rows["organisation"]).fillna(rows["village"])


def _units(rows: pd.DataFrame, kind: str, context: Context) -> pd.Series:
    """The unit of `kind` that each row is about; blank for rows about another kind.

    What is recorded of a person counts for the village where it is posted and for the unit that
    sent it too, and what is recorded of a village for its township and its helping unit.
    """
    if kind == "person":
        return rows["person"]
    postings = context.tables["persons"].drop_duplicates("person").set_index("person")
    village = rows["village"].fillna(rows["person"].map(postings["village"]))
    if kind == "village":
        return village
    register = context.tables["villages"].set_index("village")[AREA_FIELDS[kind]]
    named = rows["organisation"]
    if kind == "sending_unit":
        named = named.fillna(rows["person"].map(postings["sending_unit"]))
    return named.fillna(village.map(register))


def _facts(rows: pd.DataFrame, indicator: Indicator, take: Take, context: Context) -> pd.DataFrame:
    keys = ["unit", "option"]
    rows = rows.assign(quantity=rows["quantity"].map(_or_one, na_action=None))
    rows = rows.sort_values([*keys, "assessed_on"], kind="stable")
    combined = rows.groupby(keys, sort=True)["quantity"].agg(list)
    values = [COMBINE[_way(take)](list(found)) for found in combined]
    whole = rows.groupby(keys, sort=True)["whole"].agg(
        lambda wholes: sum(wholes.dropna(), Decimal(0))
    )
    is_share = take.taken_as in ("share", "short")
    rough = rows.groupby(keys, sort=True)["approximate"].any()
    return pd.DataFrame(
        {
            "indicator": indicator.name,
            "unit_kind": indicator.unit,
            "unit": combined.index.get_level_values("unit"),
            "village": combined.index.get_level_values("unit")
            if indicator.unit == "village"
            else "",
            "role": "",
            "period": context.period.code,
            "numerator": [value for value, _ in values],
            "denominator": list(whole) if is_share else [number for _, number in values],
            "approximate": [bool(one) for one in rough],
            "missing": "",
            "option": combined.index.get_level_values("option"),
        }
    )


def _or_one(quantity: object) -> Decimal:
    """A row without a number stands for one case."""
    return quantity if isinstance(quantity, Decimal) else Decimal(1)


def _way(take: Take) -> str:
    return "sum" if take.values else take.combine


Number = TypeVar("Number", Decimal, Fraction)


def _sum(values: list[Number]) -> Number:
    return sum(values[1:], values[0])


def _trimmed(values: list[Number]) -> tuple[Number, Decimal]:
    """Without one highest and one lowest, where more than two remain to speak of."""
    kept = sorted(values)[1:-1] if len(values) > 2 else values
    return _sum(kept), Decimal(len(kept))


COMBINE: Mapping[str, Callable[[list[Number]], tuple[Number, Decimal | None]]] = {
    "sum": lambda values: (_sum(values), None),
    "mean": lambda values: (_sum(values), Decimal(len(values))),
    "trimmed": _trimmed,
    "highest": lambda values: (max(values), None),
    "lowest": lambda values: (min(values), None),
    "latest": lambda values: (values[-1], None),
}


def _evidence(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """The rows entered; those of a share tell what is missing from it as well."""
    return pd.DataFrame(
        {
            "indicator": indicator.name,
            "unit": rows["unit"],
            "village": rows["village"].fillna(""),
            "period": context.period.code,
            "ledger": LEDGER,
            "row": rows.index,
            "part": "short" if indicator.is_share else "counted",
        }
    )
