"""Convert whole columns of raw cells to clean values, parsing each distinct value once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.dates import MonthFromDate, parse_date, parse_period
from bangfu_lib.ledgers.flagging import Problem
from bangfu_lib.ledgers.numbers import parse_integer, parse_number
from bangfu_lib.ledgers.reasons import Wrong, shown
from bangfu_lib.ledgers.tables import column
from bangfu_lib.ledgers.texts import (
    parse_boolean,
    parse_choice,
    parse_choices,
    parse_code,
    parse_codes,
    parse_text,
)
from bangfu_lib.ledgers.valueless import NoValue
from bangfu_lib.params.ledgers import Field

PARSERS: Mapping[str, Callable[[object, Field], object]] = {
    "text": parse_text,
    "code": parse_code,
    "codes": parse_codes,
    "date": parse_date,
    "integer": parse_integer,
    "number": parse_number,
    "boolean": parse_boolean,
    "choice": parse_choice,
    "choices": parse_choices,
    "period": parse_period,
}


@dataclass(frozen=True)
class Converted:
    """A clean column; `unreadable` marks cells whose value is not allowed (blank in `values`).

    `groups` holds for each row the number of its problem in `problems`, -1 for none.
    """

    values: pd.Series
    unreadable: np.ndarray
    groups: np.ndarray
    problems: Mapping[int, Problem]


def convert(cells: Sequence[object], field: Field) -> Converted:
    """The raw `cells` (None = blank) of `field` as a clean column of the field's dtype."""
    raw = np.empty(len(cells), dtype=object)
    raw[:] = cells
    codes, distinct = pd.factorize(raw)
    judged = [_judged(value, field) for value in distinct]
    # One more entry at the end of each, so that code -1 (a blank cell) finds a blank.
    values = column(field, [*(value for value, _ in judged), None])
    said = np.array([*(problem is not None for _, problem in judged), False])
    refused = np.array([*(value is None for value, _ in judged), False])
    return Converted(
        values=values.take(codes).reset_index(drop=True),
        unreadable=refused[codes],
        groups=np.where(said[codes], codes, -1),
        problems={number: one for number, (_, one) in enumerate(judged) if one},
    )


def _judged(value: object, field: Field) -> tuple[object, Problem | None]:
    """The clean value (None: not allowed) and what is to be said about it, if anything."""
    if isinstance(value, NoValue):
        code = "formula_error" if value.error else "formula_not_computed"
        return None, Problem(code, {"header": field.header, "value": value.error})
    try:
        clean = PARSERS[field.kind](value, field)
    except Wrong as wrong:
        facts = {"header": field.header, "value": shown(value, field), **wrong.facts}
        return None, Problem(wrong.code, facts)
    if isinstance(clean, MonthFromDate):
        return str(clean), Problem("month_from_date", {"header": field.header, "period": clean})
    return clean, None
