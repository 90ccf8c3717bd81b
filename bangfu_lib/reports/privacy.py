"""A last look before a document is written: no identity or mobile number may be in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bangfu_lib.errors import LedgerError
from bangfu_lib.zh import reports as zh

IDENTITY = r"[1-9]\d{16}[\dXx]"
MOBILE = r"1[3-9]\d{9}"
PERSONAL = re.compile(rf"(?<!\d)(?:{IDENTITY}|{MOBILE})(?!\d)")


def refuse_personal_numbers(contents: Mapping[str, Any], *, except_for: str = "contacts") -> None:
    """Raise LedgerError if a value looks like an identity or mobile number.

    The office's own contact, which it declares for printing, is exempt.
    """
    checked = (value for key, value in contents.items() if key != except_for)
    if any(PERSONAL.search(text) for text in _texts(list(checked))):
        raise LedgerError(zh.PERSONAL_NUMBER.format(title=contents.get("title", "")))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, str):
        yield value
