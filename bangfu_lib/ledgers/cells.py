"""Convert whole columns of raw cells to clean values, parsing each distinct value once."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache, partial

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.carrying import DITTOS
from bangfu_lib.ledgers.dates import MonthFromDate, Window, parse_date, parse_period
from bangfu_lib.ledgers.flagging import Problem
from bangfu_lib.ledgers.names import (
    parse_account,
    parse_id_number,
    parse_name,
    parse_phone,
    parse_place_name,
)
from bangfu_lib.ledgers.numbers import About, Measured, is_plain, parse_integer, parse_number
from bangfu_lib.ledgers.reasons import Wrong, plain_text, shown, shown_change
from bangfu_lib.ledgers.tables import column
from bangfu_lib.ledgers.texts import (
    bare,
    parse_boolean,
    parse_choice,
    parse_choices,
    parse_code,
    parse_codes,
    parse_text,
)
from bangfu_lib.opening.opened import NoValue
from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import cells as words
from bangfu_lib.zh import ledgers as zh
from bangfu_lib.zh.opening import PICTURE_IN_CELL
from bangfu_lib.zh.returned import FORMULA_WITHOUT_RESULT

Parser = Callable[[object, Field], object]
Said = tuple[str, str]

PARSERS: Mapping[str, Parser] = {
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
    "name": parse_name,
    "place_name": parse_place_name,
    "phone": parse_phone,
    "id_number": parse_id_number,
    "account": parse_account,
    "address": parse_text,
}
MIDNIGHT = time()

CODES = ("code", "codes")
NUMBERS = ("integer", "number")
# Where nobody could mean anything by a dash or the word for none but that there is nothing.
MAY_HOLD_NOTHING = frozenset(
    {*CODES, "date", "period", "name", "place_name", "phone", "id_number", "account", "address"}
)
FREE = ("text", "address")
TEXT_MARKS = frozenset("'\u2018\u2019`")
# What spreadsheets, and workbooks sent back, show in place of a value, once it has become text.
ERROR_TEXT = re.compile(rf"#(?:N/A|[A-Z0-9/_]{{2,15}}[!?])|{re.escape(PICTURE_IN_CELL)}")
TOO_NARROW = re.compile("#{2,}")
STRINGS = frozenset({str, type(None)})
PLAIN_CODES = re.compile("[0-9A-Za-z]+(?:[-\n][0-9A-Za-z]+)*+")


@dataclass(frozen=True)
class Converted:
    """A clean column; `unreadable` marks cells whose value is not allowed (blank in `values`).

    `groups` holds for each row the number of its problem in `problems`, -1 for none; `changed`
    the number of what the cell said and how it was read in `changes`, -1 where that is the same.
    `about` marks numbers that are only about so many.
    """

    values: pd.Series
    unreadable: np.ndarray
    groups: np.ndarray
    problems: Mapping[int, Problem]
    about: np.ndarray
    changed: np.ndarray
    changes: Mapping[int, Said]


@dataclass(frozen=True)
class _Judged:
    """One distinct value: the clean value and what is to be said of it.

    None is not allowed where there is a problem, else nothing was meant.
    """

    clean: object
    problem: Problem | None = None
    change: Said | None = None
    about: bool = False


def convert(cells: list[object], field: Field, *, window: Window | None = None) -> Converted:
    """The raw `cells` (None = blank) of `field` as a clean column of the field's dtype.

    `window` is the first and last day within which a date without a year is looked for.
    """
    if cells.count(None) == len(cells):
        return _blank(field.kind, len(cells))
    if _are_plain_codes(cells, field):
        return _unchanged(column(field, cells))
    codes, distinct = _distinct(cells)
    parser = partial(parse_date, window=window) if field.kind == "date" else PARSERS[field.kind]
    judged = [_judged(value, field, parser) for value in distinct]
    # One more entry at the end of each, so that code -1 (a blank cell) finds a blank.
    values = column(field, [*(one.clean for one in judged), None])
    changes, numbers = _shared([one.change for one in judged])
    said = np.array([*(one.problem is not None for one in judged), False])
    return Converted(
        values=_taken(values, codes),
        unreadable=np.array([*(one.clean is None and bool(one.problem) for one in judged), False])[
            codes
        ],
        groups=np.where(said[codes], codes, -1),
        problems={number: one.problem for number, one in enumerate(judged) if one.problem},
        about=np.array([*(one.about for one in judged), False])[codes],
        changed=np.array([*numbers, -1])[codes],
        changes=changes,
    )


@lru_cache(maxsize=64)
def _blank(kind: str, length: int) -> Converted:
    values = column(Field("", "", kind), [None])
    return _unchanged(_taken(values, np.zeros(length, dtype=int)))


def _unchanged(values: pd.Series) -> Converted:
    """A column whose every cell was read as it was written."""
    nothing, nowhere = _nowhere(len(values))
    return Converted(values, nothing, nowhere, {}, nothing, nowhere, {})


@lru_cache(maxsize=16)
def _nowhere(length: int) -> tuple[np.ndarray, np.ndarray]:
    """No row marked, and no row in a group; shared, hence never to be written to."""
    nothing, nowhere = np.zeros(length, dtype=bool), np.full(length, -1)
    for shared in (nothing, nowhere):
        shared.setflags(write=False)
    return nothing, nowhere


def _taken(values: pd.Series, codes: np.ndarray) -> pd.Series:
    return values.take(codes).reset_index(drop=True)


def _are_plain_codes(cells: Sequence[object], field: Field) -> bool:
    """Whether all are codes that could not be read in any other way: most columns of codes."""
    if field.kind not in CODES or field.pattern or not STRINGS.issuperset(map(type, cells)):
        return False
    filled = [cell for cell in cells if cell is not None]
    joined = "\n".join(filled)
    # Looked at together: a column of a county has hundreds of thousands of them.
    return joined.count("\n") == len(filled) - 1 and PLAIN_CODES.fullmatch(joined) is not None


def _distinct(cells: list[object]) -> tuple[np.ndarray, list[object]]:
    """For each cell the number of its value, -1 for a blank, and the distinct values."""
    raw = np.empty(len(cells), dtype=object)
    raw[:] = cells
    codes, distinct = pd.factorize(raw)
    values = list(distinct)
    # A number that is none counts as a blank to pandas; it must not vanish.
    blank = np.flatnonzero(codes < 0)
    lost = blank[[cell is not None for cell in raw[blank].tolist()]]
    if len(lost):
        codes[lost] = len(values)
        values.append(NoValue(str(math.nan)))
    return codes, values


def _shared(changes: Sequence[Said | None]) -> tuple[dict[int, Said], list[int]]:
    """Each different change by number, and for each value the number of its change or -1."""
    numbers: dict[Said, int] = {}
    places = [-1 if one is None else numbers.setdefault(one, len(numbers)) for one in changes]
    return {number: one for one, number in numbers.items()}, places


def _judged(value: object, field: Field, parser: Parser) -> _Judged:
    said = value.value if isinstance(value, Measured) else value
    if isinstance(said, float) and not math.isfinite(said):
        said = NoValue(str(said))
    if isinstance(said, NoValue):
        code = "formula_error" if said.error else "formula_not_computed"
        return _Judged(None, Problem(code, {"header": field.header, "value": said.error}))
    if isinstance(said, str) and (valueless := _valueless(said, field)):
        return valueless
    try:
        clean = parser(_unmarked(value, field), field)
    except Wrong as wrong:
        facts = {"header": field.header, "value": shown(said, field), **wrong.facts}
        return _Judged(None, Problem(wrong.code, facts))
    about = isinstance(clean, About)
    number = clean.number if about else clean
    change = _change(value, number, field, about=about)
    if isinstance(clean, MonthFromDate):
        facts = {"header": field.header, "period": clean}
        return _Judged(str(clean), Problem("month_from_date", facts), change)
    return _Judged(number, None, change, about)


def _unmarked(value: object, field: Field) -> object:
    """`value` without the apostrophe by which Excel is told that digits are a text."""
    if not isinstance(value, str) or field.kind in FREE or value[:1] not in TEXT_MARKS:
        return value
    return value[1:] or value


def _valueless(text: str, field: Field) -> _Judged | None:
    """What is said of a text that holds no value: an error, or a sign for nothing at all."""
    facts = {"header": field.header, "value": shown(text, field)}
    if ERROR_TEXT.fullmatch(text):
        return _Judged(None, Problem("formula_error", facts | {"value": text}))
    if text == FORMULA_WITHOUT_RESULT:
        return _Judged(None, Problem("formula_not_computed", facts))
    if text in DITTOS:
        return _Judged(None, Problem("nothing_above", facts))
    if TOO_NARROW.fullmatch(text):
        return _Judged(None, Problem("too_narrow", facts))
    sign = bare(text)
    if field.required or sign not in words.NOTHING:
        return None
    if field.kind in MAY_HOLD_NOTHING or (field.kind in NUMBERS and sign == words.STRUCK_OUT):
        return _Judged(None, None, shown_change(text, zh.LEFT_BLANK, field))
    return _Judged(None, Problem("nothing_or_zero", facts)) if field.kind in NUMBERS else None


def _change(value: object, clean: object, field: Field, *, about: bool) -> Said | None:
    """What a cell said and how it was read, as it may be shown; None when that is the same."""
    if value == clean and type(value) is type(clean):
        return None
    before, after = _written(value), clean_value_text(clean)
    if before == after or (_is_itself(value, clean) and not about):
        return None
    said, read = shown_change(before, after, field)
    return said, words.ABOUT.format(number=read) if about else read


def _written(value: object) -> str:
    if isinstance(value, Measured):
        return words.HEADED.format(value=plain_text(value.value), measure=value.measure)
    if isinstance(value, datetime) and value.time() != MIDNIGHT:
        return value.isoformat(sep=" ", timespec="minutes")
    return plain_text(value)


def clean_value_text(clean: object) -> str:
    """A clean value as a change shows it: 是 for True, 3.50 as 3.5."""
    if isinstance(clean, bool):
        return zh.YES if clean else zh.NO
    if isinstance(clean, Decimal):
        return format(clean.normalize() if clean else Decimal(0), "f")
    return plain_text(clean)


def _is_itself(value: object, clean: object) -> bool:
    """Whether a number cell, or digits as such a cell shows them, were read as that number."""
    if not isinstance(clean, int | Decimal) or isinstance(clean, bool):
        return False
    return isinstance(value, int | float) or (isinstance(value, str) and is_plain(value))
