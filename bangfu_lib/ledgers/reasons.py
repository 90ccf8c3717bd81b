"""Why one cell cannot be used as its field asks, and what may be shown of it."""

import re
import unicodedata
from datetime import date

from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import cells as words
from bangfu_lib.zh import ledgers as zh

LONGEST_ECHO = 20
BEFORE_DIFFERENCE = 5
HIDDEN_SENSITIVITY = frozenset({"S2", "S3"})
# Hidden whatever an office declares.
HIDDEN_KINDS = frozenset({"id_number", "account"})
# Accounts, phones and ID numbers, also as people set them apart (138-0013-8000) or full-width.
LONG_DIGITS = re.compile(
    r"(?:\d{11,}|1[3-9]\d[ .-]\d{4}[ .-]\d{4}|\d{6}[ -]\d{8}[ -]\d{3}"
    r"|\d{4}(?:[ -]\d{3,4}){3,4})[\dXx]*"
)
SHOWN_DIGITS = 3


class Wrong(Exception):
    """A cell's value is not what its field allows; `code` names the issue, `facts` fill it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def hidden(field: Field) -> bool:
    """Whether nothing that cells of `field` hold may be shown."""
    return field.sensitivity in HIDDEN_SENSITIVITY or field.kind in HIDDEN_KINDS


def shown(value: object, field: Field) -> str:
    """`value` as an issue may show it: short, one line, personal data and long numbers hidden."""
    if hidden(field):
        return zh.NOT_SHOWN
    text = _masked(value)
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"


def shown_change(was: str, now: str, field: Field) -> tuple[str, str]:
    """What a cell said and how it was read, as a change may show them.

    Of long texts the part around the first difference. Texts that look alike are told apart.
    """
    if hidden(field):
        return zh.NOT_SHOWN, zh.NOT_SHOWN
    before, after = _masked(was), _masked(now)
    if before == after:
        return words.WITH_UNSEEN.format(text=shown(was, field)), shown(now, field)
    start = 0
    if max(len(before), len(after)) > LONGEST_ECHO:
        pairs = zip(before, after, strict=False)
        alike = next((place for place, (a, b) in enumerate(pairs) if a != b), len(after))
        start = max(0, alike - BEFORE_DIFFERENCE)
    return _part(before, start), _part(after, start)


def plain_text(value: object) -> str:
    """A cell's value as text: 101.0 as 101, a date as 2021-10-08."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)


def _masked(value: object) -> str:
    """`value` in one line of visible signs, the ends of long numbers hidden."""
    line = " ".join(plain_text(value).split())
    line = "".join(sign for sign in line if unicodedata.category(sign)[0] != "C")
    return without_long_numbers(line)


def without_long_numbers(line: str) -> str:
    """`line` with the ends of numbers hidden that may be somebody's."""
    return LONG_DIGITS.sub(_hide_end, line)


def _hide_end(match: re.Match[str]) -> str:
    digits = match[0]
    return digits[:SHOWN_DIGITS] + "*" * (len(digits) - SHOWN_DIGITS)


def _part(text: str, start: int) -> str:
    part = text[start : start + LONGEST_ECHO]
    return "…" * (start > 0) + part + "…" * (start + LONGEST_ECHO < len(text))
