"""What a kind of document offers to its template: names, and what stands under each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Text = Literal["text"]
Lines = Literal["lines"]
TEXT: Text = "text"
LINES: Lines = "lines"


@dataclass(frozen=True)
class Record:
    """One entry whose own names are written after a dot: {{ 本村.得分 }}."""

    fields: "Fields"


@dataclass(frozen=True)
class Rows:
    """A list of entries: the row or paragraph that names it repeats for each of them."""

    fields: "Fields"


# A text or number, a list of texts (a line or paragraph each), one entry, or a list of entries.
Shape = Text | Lines | Record | Rows
# By the library's own names; `zh.report_names.NAMES` says what staff write for each.
Fields = Mapping[str, Shape]


def texts(*names: str) -> dict[str, Shape]:
    """Fields that are one text or number each."""
    return dict.fromkeys(names, TEXT)


def lines(*names: str) -> dict[str, Shape]:
    """Fields that are a list of texts each."""
    return dict.fromkeys(names, LINES)


def rows(*names: str) -> Rows:
    """A list whose entries are made of texts."""
    return Rows(texts(*names))
