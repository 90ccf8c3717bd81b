"""A tally: the ledger rows behind facts, with what each row adds and whether it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from bangfu_lib.indicators.context import AREA_FIELDS, Context, base_units
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.periods.period import period_codes

FACT_KEY = ["unit", "village", "period"]


@dataclass(frozen=True)
class Tally:
    """Rows behind the facts of one indicator.

    `rows`: fact (position in the base units), row (position in the ledger's clean table), amount
    (what the row adds), counted (in the numerator), optionally rough (an approximate amount) and
    ledger (where it is not the indicator's). What adds something without a row has none.
    `whole`: the denominator of each fact, for shares whose whole is not a sum over rows.
    `is_share` is False for a plain count.
    """

    rows: pd.DataFrame
    is_share: bool
    whole: pd.Series | None = None


def attributed(
    table: pd.DataFrame, indicator: Indicator, context: Context, spec: Mapping[str, Any]
) -> pd.DataFrame:
    """`table` with fact, unit, village, period and row columns, kept to the base units.

    The period is that of the ledger's date field, or of `date_field`; a register's rows belong to
    each period that the unit has facts about. Rows of a whole area keep their own village.
    """
    keyed = table.assign(unit=_unit(table, indicator, spec, context), row=table.index)
    keys = ["unit"]
    if field := context.date_field(spec):
        keyed["period"] = period_codes(table[field], context.kind(indicator.every))
        keys.append("period")
    base = keyed_base(indicator, context)
    if indicator.unit == "township" or indicator.unit in AREA_FIELDS:
        base = base if "village" not in keyed else base.drop(columns="village")
        return keyed.merge(base, on=keys)
    return keyed.merge(base, on=[*keys, "village"] if "village" in keyed else keys)


def keyed_base(indicator: Indicator, context: Context) -> pd.DataFrame:
    """The base units' keys with their position: columns fact, unit, village, period."""
    return base_units(indicator, context)[FACT_KEY].rename_axis("fact").reset_index()


def _unit(
    table: pd.DataFrame, indicator: Indicator, spec: Mapping[str, Any], context: Context
) -> Any:
    """Whom each row is about; a row of a township or sending unit names it, or its village."""
    if indicator.unit == "township":
        return pd.Series("township", index=table.index, dtype="string")
    if indicator.unit in AREA_FIELDS:
        field = spec.get("area_field", AREA_FIELDS[indicator.unit])
        named = table[field] if field in table else pd.Series(pd.NA, table.index, dtype="string")
        villages = context.tables["villages"].set_index("village")[AREA_FIELDS[indicator.unit]]
        return named if "village" not in table else named.fillna(table["village"].map(villages))
    return table[spec.get("person_field", "person") if indicator.unit == "person" else "village"]


def first_of(rows: pd.DataFrame, fields: list[str]) -> pd.Series:
    """1 for the first row of each fact and `fields`, 0 for repeats."""
    return (~rows.duplicated(["fact", *fields])).astype("int64")
