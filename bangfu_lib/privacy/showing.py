"""Tables of ledgers as people may see them: personal fields masked, people in free text too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from bangfu_lib.params.ledgers import ORIGIN, Field
from bangfu_lib.params.masks import CODES, INTERNAL_ONLY, PERSONAL, Edition, masked_column
from bangfu_lib.privacy.matching import Matcher
from bangfu_lib.privacy.secrets import OPEN, REGISTER, TELLING, Declared, sensitive_values

FREE_TEXT = "text"
# Files and sheets that a row came from: people name them as they like.
PLACES = ORIGIN[:2]


@dataclass(frozen=True)
class Sight:
    """Ledgers as people may see them.

    `tables` are clean tables by ledger, `declared` says of each its window and of each field its
    type and sensitivity, as the catalogue of results keeps them.
    """

    tables: Mapping[str, pd.DataFrame]
    declared: Mapping[str, Any]
    _tables: dict[tuple[str, Edition], pd.DataFrame] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    @cached_property
    def ledgers(self) -> dict[str, Declared]:
        """The fields of every ledger."""
        return {name: _declared(entry) for name, entry in self.declared.items()}

    @cached_property
    def matcher(self) -> Matcher:
        """Looks for the people of these tables."""
        return Matcher(sensitive_values([self.tables], self.ledgers))

    def table(self, name: str, edition: Edition = "internal") -> pd.DataFrame:
        """One ledger as it may be seen in documents of this edition."""
        if (name, edition) not in self._tables:
            ledger, table = self.ledgers[name], self.tables[name]
            self._tables[name, edition] = shown_table(table, ledger, self.matcher, edition)
        return self._tables[name, edition]

    def text(self, text: str) -> str:
        """One text with the people in it masked."""
        if text not in self._texts:
            self._texts[text] = self.matcher.masked(text)
        return self._texts[text]


def _declared(entry: Mapping[str, Any]) -> Declared:
    fields = {name: _field(name, one) for name, one in entry["fields"].items()}
    return Declared(fields, entry.get("window", "") == REGISTER)


def _field(name: str, entry: Mapping[str, Any]) -> Field:
    kind, counts = entry.get("type", FREE_TEXT), entry.get("counts", "")
    return Field(name, entry["header"], kind, sensitivity=entry["sensitivity"], counts=counts)


def shown_table(
    table: pd.DataFrame, ledger: Declared, matcher: Matcher, edition: Edition = "internal"
) -> pd.DataFrame:
    """`table` with its S3 fields blank, S2 masked, and people masked in what is written freely.

    In the public edition texts and codes that are S1 are blank too; numbers, dates and choices
    stay, since documents count them. What a register declares P (names of staff) stays. Counts of
    people by their health are texts: below three they might tell who they are.
    """
    changed = {
        name: column
        for name, one in ledger.fields.items()
        if name in table
        and (column := _shown(table[name], one, ledger, matcher, edition)) is not None
    }
    for name in PLACES:
        if name in table and (column := _told_freely(table[name], matcher)) is not None:
            changed[name] = column
    return table.assign(**changed)


def _shown(
    column: pd.Series, one: Field, ledger: Declared, matcher: Matcher, edition: Edition
) -> pd.Series | None:
    """The column as it may be seen; None where that is as it is."""
    if one.sensitivity in PERSONAL or one.counts:
        return masked_column(column, one, edition)
    if one.sensitivity == INTERNAL_ONLY and edition == "public" and one.kind in TELLING | CODES:
        return masked_column(column, one, edition)
    if one.kind != FREE_TEXT or (ledger.register and one.sensitivity == OPEN):
        return None
    return _told_freely(column, matcher)


def _told_freely(column: pd.Series, matcher: Matcher) -> pd.Series | None:
    """Texts with the people in them masked; None where there are none."""
    known = {value: matcher.masked(value) for value in column.dropna().unique()}
    hidden = {value: text for value, text in known.items() if text != value}
    return column.replace(hidden) if hidden else None
