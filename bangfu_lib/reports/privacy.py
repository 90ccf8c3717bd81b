"""A last look before a document is written: no number of anybody may be in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from bangfu_lib.errors import LedgerError
from bangfu_lib.privacy.matching import Matcher
from bangfu_lib.privacy.numbers import FEWEST_DIGITS
from bangfu_lib.privacy.secrets import NUMBERS
from bangfu_lib.zh import reports as zh


def refuse_personal_numbers(
    contents: Mapping[str, Any], matcher: Matcher, *, except_for: str = "contacts"
) -> None:
    """Raise LedgerError if a text holds an ID number, a mobile, or a number from the ledgers.

    Texts of ledgers come masked; what is found here was written elsewhere. The office's own
    contact, which it declares for printing, is exempt.
    """
    checked = [value for key, value in contents.items() if key != except_for]
    # Looked through as one text: no number goes on over what stands between.
    whole = zh.SEPARATOR.join(text for text in _texts(checked) if len(text) >= FEWEST_DIGITS)
    if any(kind in NUMBERS for kind, _ in matcher.hits(whole)):
        raise LedgerError(zh.PERSONAL_NUMBER.format(title=contents.get("title", "")))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, str):
        yield value
