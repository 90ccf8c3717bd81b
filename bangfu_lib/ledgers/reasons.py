"""Why one cell cannot be used as its field asks, and what may be shown of it."""

import re
from datetime import date

from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import ledgers as zh

LONGEST_ECHO = 20
HIDDEN_SENSITIVITY = frozenset({"S2", "S3"})
LONG_DIGITS = re.compile("[0-9]{11,}[Xx]?")
SHOWN_DIGITS = 3


class Wrong(Exception):
    """A cell's value is not what its field allows; `code` names the issue, `facts` fill it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def shown(value: object, field: Field) -> str:
    """`value` as an issue may show it: short, one line, personal data and long numbers hidden."""
    if field.sensitivity in HIDDEN_SENSITIVITY:
        return zh.NOT_SHOWN
    text = LONG_DIGITS.sub(_masked, " ".join(plain_text(value).split()))
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"


def plain_text(value: object) -> str:
    """A cell's value as text: 101.0 as 101, a date as 2021-10-08."""
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)


def _masked(match: re.Match[str]) -> str:
    digits = match[0]
    return digits[:SHOWN_DIGITS] + "*" * (len(digits) - SHOWN_DIGITS)
