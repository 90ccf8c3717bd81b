"""How periods are written: short codes and Chinese labels, and how both are read back."""

import re
import unicodedata
from datetime import date
from typing import Literal, get_args

from bangfu_lib.errors import UsageError
from bangfu_lib.zh import periods as zh

Kind = Literal["day", "week", "month", "quarter", "half", "year"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}

CODES = {
    "day": "{year}-{month:02}-{day:02}",
    "week": "{year}W{number:02}",
    "month": "{year}-{number:02}",
    "quarter": "{year}Q{number}",
    "half": "{year}H{number}",
    "year": "{year}",
}
TYPED_FORMS = {
    "day": "([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})",
    "week": "([0-9]{4})-?W([0-9]{1,2})",
    # No full stop here: 2024.1 may be what a spreadsheet or YAML made of 2024.10.
    "month": "([0-9]{4})[-/]([0-9]{1,2})",
    "quarter": "([0-9]{4})-?Q([1-4])",
    "half": "([0-9]{4})-?H([12])",
    "year": "([0-9]{4})",
}
LONGEST_ECHO = 30


def read_notation(text: str | int) -> tuple[Kind, date]:
    """The kind that `text` is written as, and the first day of the period it names.

    Lower case, full-width characters and spaces are tolerated. Raises UsageError, which names
    the accepted forms.
    """
    plain = "".join(unicodedata.normalize("NFKC", str(text)).split()).upper()
    for forms in (TYPED_FORMS, zh.WRITTEN_FORMS):
        for kind in KINDS:
            if match := re.fullmatch(forms[kind], plain):
                return kind, _first_day(text, kind, [_number(part) for part in match.groups()])
    raise _not_a_period(text)


def label(kind: Kind, first: date, *, year: int, number: int) -> str:
    """The Chinese form used in documents; `year` and `number` as in the code."""
    return zh.LABELS[kind].format(
        year=year,
        number=number,
        month=first.month,
        day=first.day,
        numeral=zh.NUMERALS[number - 1] if kind == "quarter" else "",
        half=zh.HALVES[number - 1] if kind == "half" else "",
    )


def _number(part: str) -> int:
    for words in (zh.NUMERALS, zh.HALVES):
        if part in words:
            return words.index(part) + 1
    return int(part)


def _first_day(text: str | int, kind: Kind, numbers: list[int]) -> date:
    try:
        if kind == "day":
            return date(*numbers)
        if kind == "week":
            return date.fromisocalendar(*numbers, 1)
        year, number = numbers if len(numbers) > 1 else (numbers[0], 1)
        return date(year, (number - 1) * MONTHS[kind] + 1, 1)
    except ValueError as error:
        raise _not_a_period(text) from error


def _not_a_period(text: str | int) -> UsageError:
    shown = "".join(c for c in str(text) if c.isprintable())
    if len(shown) > LONGEST_ECHO:
        shown = shown[:LONGEST_ECHO] + "…"
    return UsageError(zh.NOT_A_PERIOD.format(text=shown))
