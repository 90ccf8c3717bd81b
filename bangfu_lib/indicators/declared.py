"""Indicators that need no code: counts, shares and coverage over declared conditions."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed, first_of
from bangfu_lib.indicators.where import matches
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.ledgers import window


def count(indicator: Indicator, context: Context) -> Tally:
    """Rows that satisfy `where`: their number, a sum, or distinct values; a blank is no value.

    Distinct values are those of several fields together, or those of the first field that is
    filled in (`one_of`).
    """
    spec = indicator.spec
    rows = _attributed_rows(indicator, context, spec)
    rows = rows.assign(amount=_amount(rows, spec), counted=True)
    if "approximate_field" in spec:
        rows = rows.assign(rough=rows[spec["approximate_field"]].fillna(False).astype(bool))
    return Tally(rows, is_share=False)


def share(indicator: Indicator, context: Context) -> Tally:
    """Of the rows that satisfy `where`, those that also satisfy `part` (or the true cells)."""
    spec = indicator.spec
    rows = _attributed_rows(indicator, context, spec)
    if "trues" in spec:
        return _true_cells(rows, spec["trues"])
    part = matches(rows, spec["part"], context)
    return Tally(rows.assign(amount=_amount(rows, spec), counted=part), is_share=True)


def coverage(indicator: Indicator, context: Context) -> Tally:
    """Of a register's rows, those whose key appears in another ledger as filled in for the fact.

    That ledger's own window holds for each fact's period: a ledger cumulated over the year is
    looked through from 1 January.
    """
    spec, seen_in = indicator.spec, indicator.spec["seen_in"]
    rows = _attributed_rows(indicator, context, spec)
    seen = _seen(indicator, context, seen_in).rename(columns={"key": spec["key"]})
    found = rows[["period", spec["key"]]].merge(seen, how="left", indicator="found")
    counted = (found["found"] == "both").to_numpy()
    return Tally(rows.assign(amount=1, counted=counted), is_share=True)


def _seen(indicator: Indicator, context: Context, seen_in: Mapping[str, Any]) -> pd.DataFrame:
    """The keys seen for each period of facts, each once: columns period, key."""
    rows, field = _rows_where(context, seen_in), context.date_field(seen_in)
    found = []
    for span in context.spans(indicator):
        keys = rows[seen_in["key"]]
        if field:
            first, last = window(span, context.ledgers[seen_in["ledger"]])
            keys = keys[rows[field].between(pd.Timestamp(first), pd.Timestamp(last))]
        unique = pd.DataFrame({"key": keys.dropna().unique()}, dtype="string")
        found.append(unique.assign(period=span.code).astype("string"))
    return pd.concat(found, ignore_index=True)


def _rows_where(context: Context, spec: Mapping[str, Any]) -> pd.DataFrame:
    table = context.rows(spec["ledger"])
    return table[matches(table, spec.get("where", {}), context)]


def _attributed_rows(
    indicator: Indicator, context: Context, spec: Mapping[str, Any]
) -> pd.DataFrame:
    return attributed(_rows_where(context, spec), indicator, context, spec)


def _amount(rows: pd.DataFrame, spec: Mapping[str, Any]) -> Any:
    if "sum" in spec:
        return rows[spec["sum"]].fillna(0)
    if "distinct" in spec:
        named = rows[list(spec["distinct"])].notna().all(axis="columns")
        return first_of(rows, list(spec["distinct"])) * named
    if "one_of" in spec:
        value = rows[list(spec["one_of"])].bfill(axis="columns").iloc[:, 0]
        return first_of(rows.assign(value=value), ["value"]) * value.notna()
    if "trues" in spec:
        return rows[spec["trues"]].fillna(False).astype("int64").sum(axis="columns")
    return 1


def _true_cells(rows: pd.DataFrame, fields: list[str]) -> Tally:
    """One line per row and field: the cells that say yes, of all cells."""
    keys = ["fact", "row"]
    cells = rows[[*keys, *fields]].melt(id_vars=keys, value_vars=fields, value_name="counted")
    cells["counted"] = cells["counted"].fillna(False).astype(bool)
    return Tally(cells.assign(amount=1), is_share=True)
