"""What persons are called in a document: by their names, which public documents mask."""

from collections.abc import Iterable

import pandas as pd

from bangfu_lib.params.masks import masked_name
from bangfu_lib.reports.brief import Brief


def called(brief: Brief, name: str) -> str:
    """The name of a posted person as the document may print it."""
    return name if brief.document.internal else masked_name(name)


def naming_nobody(brief: Brief, text: str, names: Iterable[str]) -> str:
    """`text` with each of `names` as the document may print it, the longest first."""
    if brief.document.internal:
        return text
    for name in sorted({one for one in names if one}, key=len, reverse=True):
        text = text.replace(name, masked_name(name))
    return text


def posted_names(brief: Brief, unit: str) -> list[str]:
    """The names of all who are or were posted to village `unit`."""
    known = brief.results.catalogue["persons"].values()
    return [one["name"] for one in known if any(p["village"] == unit for p in one["postings"])]


def text_of(value: object, blank: str = "") -> str:
    """A cell of a ledger as text, `blank` where nothing is registered."""
    return blank if pd.isna(value) else str(value)
