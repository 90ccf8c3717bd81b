"""The values of a period's ledgers that nobody but the ledgers may tell: S2 and S3."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.params.masks import HIDDEN, MASKS, PERSONAL, kind_of, masked
from bangfu_lib.privacy.numbers import candidates
from bangfu_lib.privacy.words import normal, normal_number, squeezed, word_finder

TELLING = frozenset({"name", "phone", "id_number", "account", "address", "text"})
NUMBERS = frozenset({"phone", "id_number", "account"})
# Fewer characters or digits than these tell nobody from anybody else.
FEWEST = {"name": 2, "address": 6, "text": 4, "phone": 7, "id_number": 15, "account": 8}
OPEN = "P"
OPEN_KINDS = frozenset({"name", "text", "code", "phone", "account"})
REGISTER = "standing"


@dataclass(frozen=True)
class Declared:
    """The fields of one ledger; of a `register`, what is P may be said of whoever bears it."""

    fields: Mapping[str, Field]
    register: bool


@dataclass(frozen=True)
class Secrets:
    """What to look for: `words` and `numbers` (normalised) with their kind.

    `open_numbers` are those that may be told (an office's own telephone), `covers` gives for a
    word the longer names that may be told and contain it, `left_out` counts words that mean
    something else too: they stand in the office's own rules and templates.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    open_numbers: frozenset[str] = frozenset()
    covers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: int = 0

    @property
    def count(self) -> int:
        """How many values are looked for."""
        return len(self.words) + len(self.numbers)


def declared(ledgers: Mapping[str, Ledger]) -> dict[str, Declared]:
    """The fields of declared ledgers by ledger."""
    return {
        name: Declared(ledger.fields, ledger.window == REGISTER) for name, ledger in ledgers.items()
    }


def sensitive_values(
    snapshots: Iterable[Mapping[str, pd.DataFrame]],
    ledgers: Mapping[str, Declared],
    *,
    vocabulary: str = "",
) -> Secrets:
    """Names, phones, ID numbers, accounts, addresses and texts that are S2 or S3 in `snapshots`.

    Left out are codes, dates, counts and choices, what is too short to tell anybody, what its
    mask shows in full (an address without a house number), what a register declares P (a team
    member may head a household), and what stands in `vocabulary`.
    """
    hidden: dict[str, str] = {}
    told: set[str] = set()
    for tables in snapshots:
        for name, table in tables.items():
            if name in ledgers:
                hidden |= dict(_hidden(table, ledgers[name]))
                told |= set(_told(table, ledgers[name]))
    told |= {normal_number(one.digits) for one in candidates(normal(vocabulary))}
    kept = {value: kind for value, kind in hidden.items() if value not in told}
    numbers = {value: kind for value, kind in kept.items() if kind in NUMBERS}
    words = {value: kind for value, kind in kept.items() if kind not in NUMBERS}
    common = {word for word, *_ in word_finder(words)(squeezed(vocabulary))}
    words = {word: kind for word, kind in words.items() if word not in common}
    find = word_finder(words)
    covers: dict[str, tuple[str, ...]] = {}
    for longer in sorted(told):
        for word, *_ in find(longer):
            covers[word] = (*covers.get(word, ()), longer)
    open_numbers = frozenset(value for value in told if value.isdigit())
    return Secrets(words, numbers, open_numbers, covers, len(common))


def _hidden(table: pd.DataFrame, ledger: Declared) -> Iterator[tuple[str, str]]:
    """Each S2 or S3 value that tells somebody, normalised, with its kind."""
    for name, one in ledger.fields.items():
        if one.sensitivity in PERSONAL and one.kind in TELLING and name in table:
            for value in table[name].dropna().astype(str).unique():
                yield from _telling(value, one)


def _telling(value: str, one: Field) -> Iterator[tuple[str, str]]:
    kind = kind_of(value, one)
    clean = normal_number(value) if kind in NUMBERS else squeezed(value)
    if len(clean) < FEWEST[kind] or value in one.values or "*" in clean:
        return
    if kind in MASKS and squeezed(MASKS[kind](value)) == clean:
        return
    yield clean, kind


def _told(table: pd.DataFrame, ledger: Declared) -> Iterator[str]:
    """What a register declares P: names, units, telephones."""
    if not ledger.register:
        return
    for name, one in ledger.fields.items():
        if one.sensitivity == OPEN and one.kind in OPEN_KINDS and name in table:
            for value in table[name].dropna().astype(str).unique():
                yield squeezed(value)
                yield normal_number(value)


def mask_of(value: str, kind: str) -> str:
    """What a finding says of a value: its mask, never the value."""
    if kind not in MASKS:
        return HIDDEN
    return masked(value, Field(kind, kind, kind, sensitivity="S2"), "internal")
