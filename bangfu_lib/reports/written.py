"""How single values of ledgers are written: nothing where nothing is known, and clauses of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from bangfu_lib.reports.brief import day_text
from bangfu_lib.word.layout import text_width
from bangfu_lib.zh import cards_text as zh

MOST_NAMED = 4
Clauses = Sequence[tuple[tuple[str, ...], str]]


def written(value: Any) -> str:
    """A value of a ledger as text: a day in full, 是 or 否, "" where the cell is blank."""
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return day_text(value)
    if pd.api.types.is_bool(value):
        return zh.YES if value else zh.NO
    return str(value)


def sentence(values: Mapping[str, str], clauses: Clauses) -> list[str]:
    """One sentence of the clauses all of whose values are known; none where there is no clause."""
    known = [
        pattern.format_map(values)
        for names, pattern in clauses
        if all(values.get(name) for name in names)
    ]
    return [zh.COMMA.join(known) + zh.STOP] if known else []


def listed(names: Iterable[str], most: int = MOST_NAMED) -> str:
    """Distinct names in their order, the first few by name and all counted."""
    distinct = list(dict.fromkeys(name for name in names if name))
    listing = zh.SEPARATOR.join(distinct[:most])
    return (
        zh.AND_MORE.format(listing=listing, count=len(distinct))
        if len(distinct) > most
        else listing
    )


def role_before(role: str, names: Iterable[str]) -> str:
    """The role to say before names: nothing where every name begins with it already."""
    return "" if all(name.startswith(role) for name in names) else role


def fitting(names: Iterable[str], most: int, separator: str = zh.SEPARATOR) -> str:
    """Distinct names on `most` characters: the first that fit, then how many there are in all."""
    distinct = list(dict.fromkeys(name for name in names if name))
    whole = separator.join(distinct)
    if text_width(whole) <= most or len(distinct) < 2:
        return cut(whole, most)
    room = most - text_width(zh.AND_MORE.format(listing="", count=len(distinct)))
    widths = [text_width(separator.join(distinct[:n])) for n in range(1, len(distinct))]
    fit = max(1, sum(width <= room for width in widths))
    listing = cut(separator.join(distinct[:fit]), int(room))
    return zh.AND_MORE.format(listing=listing, count=len(distinct))


def cut(text: str, most: int) -> str:
    """`text` on so many characters, with an ellipsis where some are left out."""
    return text if text_width(text) <= most else text[: most - len(zh.CUT)] + zh.CUT


def known_texts(column: pd.Series) -> list[str]:
    """The texts of a column that are not blank."""
    return [str(value) for value in column.dropna()]
