"""Declared conditions on ledger rows, each a mask over whole columns."""

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.zh.params import SEPARATOR

COMPARISONS: dict[str, Callable] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
}
BETWEEN_FIELDS: dict[str, Callable] = {
    "same_as": operator.eq,
    "differs_from": operator.ne,
    "not_after": operator.le,
    "after": operator.gt,
}


def matches(table: pd.DataFrame, where: Mapping[str, Any], context: Context) -> pd.Series:
    """True for the rows that satisfy every condition.

    A blank cell satisfies only `blank: true` and `unless`.
    """
    kept = pd.Series(True, index=table.index)
    for field, condition in where.items():
        kept &= _holds(table, field, condition, context)
    return kept


def _holds(table: pd.DataFrame, field: str, condition: Any, context: Context) -> pd.Series:
    column = table[field]
    if isinstance(condition, list):
        return column.isin(condition)
    if not isinstance(condition, Mapping):
        return _sure(column == condition)
    kept = pd.Series(True, index=table.index)
    for name, value in condition.items():
        if name in COMPARISONS:
            kept &= _compared(column, COMPARISONS[name], context.bound(value))
        elif name in BETWEEN_FIELDS:
            kept &= _sure(BETWEEN_FIELDS[name](column, table[value]))
        else:
            kept &= WORDS[name](column, value)
    return kept


def _sure(mask: pd.Series) -> pd.Series:
    return mask.fillna(False).astype(bool)


def _compared(column: pd.Series, compare: Callable, bound: Any) -> pd.Series:
    """Exact comparison: a fraction p/q is compared as column × q against p."""
    kept = pd.Series(False, index=column.index)
    filled = column.dropna()
    if isinstance(bound, Fraction):
        filled, bound = filled * bound.denominator, bound.numerator
    kept.loc[filled.index] = compare(filled, bound).astype(bool)
    return kept


def parts(column: pd.Series) -> pd.Series:
    """How many names a multi-valued cell holds; a blank cell holds none."""
    return (column.str.count(SEPARATOR) + 1).fillna(0).astype(int)


def _includes(column: pd.Series, value: str) -> pd.Series:
    padded = SEPARATOR + column + SEPARATOR
    return _sure(padded.str.contains(SEPARATOR + value + SEPARATOR, regex=False))


WORDS: dict[str, Callable[[pd.Series, Any], pd.Series]] = {
    "not_in": lambda column, values: column.notna() & ~column.isin(values),
    "unless": lambda column, values: ~column.isin(values),
    "includes": _includes,
    "parts": lambda column, number: parts(column) == number,
    "parts_at_least": lambda column, number: parts(column) >= number,
    "blank": lambda column, blank: column.isna() == blank,
}
