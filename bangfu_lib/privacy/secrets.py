"""The values of a period's ledgers that nobody but the ledgers may tell: S2 and S3."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.params.masks import HIDDEN, MASKS, PERSONAL, kind_of, masked
from bangfu_lib.privacy.numbers import candidates
from bangfu_lib.privacy.words import normal, normal_number, squeezed, word_finder

SPECIFIC = frozenset({"name", "phone", "id_number", "account", "address"})
LOOSE = frozenset({"text"})
TELLING = SPECIFIC | LOOSE
READABLE = frozenset({"text", "name", "place_name", "code", "choice"})
NUMBERS = frozenset({"phone", "id_number", "account"})
# Fewer characters or digits than these tell nobody from anybody else.
FEWEST = {"name": 2, "address": 6, "text": 4, "phone": 10, "id_number": 15, "account": 10}
OPEN, NAME = "P", "name"
OPEN_KINDS = frozenset({"name", "place_name", "text", "code", "phone", "account"})
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
    mask shows in full (an address without a house number), what is declared P as a name or in a
    register (a team member may head a household), texts that also stand where they may be read,
    and what stands in `vocabulary`.
    """
    tables = [
        (table, ledgers[name])
        for one in snapshots
        for name, table in one.items()
        if name in ledgers
    ]
    hidden = {value: kind for pair in tables for value, kind in _hidden(*pair, kinds=SPECIFIC)}
    loose = {value: kind for pair in tables for value, kind in _hidden(*pair, kinds=LOOSE)}
    if loose:
        readable = {value for pair in tables for value in _readable(*pair)}
        hidden |= {value: kind for value, kind in loose.items() if value not in readable}
    told = {value for pair in tables for value in _told(*pair)}
    told |= {normal_number(one.digits) for one in candidates(normal(vocabulary))}
    kept = {value: kind for value, kind in hidden.items() if value not in told}
    words = {value: kind for value, kind in kept.items() if kind not in NUMBERS}
    common = {word for word, *_ in word_finder(words)(squeezed(vocabulary))}
    words = {word: kind for word, kind in words.items() if word not in common}
    return Secrets(
        words=words,
        numbers={value: kind for value, kind in kept.items() if kind in NUMBERS},
        open_numbers=frozenset(value for value in told if value.isdigit()),
        covers=_covers(words, told),
        left_out=len(common),
    )


def _hidden(
    table: pd.DataFrame, ledger: Declared, *, kinds: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Each S2 or S3 value that tells somebody, normalised, with its kind."""
    for name, one in ledger.fields.items():
        if one.sensitivity in PERSONAL and one.kind in kinds:
            for value in _distinct(table, name):
                yield from _telling(value, one)


def _telling(value: str, one: Field) -> Iterator[tuple[str, str]]:
    kind = kind_of(value, one)
    clean = normal_number(value) if kind in NUMBERS else squeezed(value)
    if len(clean) < FEWEST[kind] or value in one.values or "*" in clean:
        return
    if kind in MASKS and squeezed(MASKS[kind](value)) == clean:
        return
    yield clean, kind


def _readable(table: pd.DataFrame, ledger: Declared) -> Iterator[str]:
    """Every P or S1 text, code and choice: a plain text that equals one of them is no secret."""
    for name, one in ledger.fields.items():
        if one.sensitivity not in PERSONAL and one.kind in READABLE:
            yield from map(squeezed, _distinct(table, name))


def _told(table: pd.DataFrame, ledger: Declared) -> Iterator[str]:
    """What may be told of somebody: every P name, and in a register every P text and number."""
    for name, one in ledger.fields.items():
        of_staff = one.kind == NAME or (ledger.register and one.kind in OPEN_KINDS)
        if one.sensitivity == OPEN and of_staff:
            for value in _distinct(table, name):
                yield from filter(None, (squeezed(value), normal_number(value)))


def _distinct(table: pd.DataFrame, name: str) -> list[str]:
    return list(table[name].dropna().astype(str).unique()) if name in table else []


def _covers(words: Mapping[str, str], told: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each word the longer names that may be told and contain it."""
    find, covers = word_finder(words), {}
    for longer in sorted(told):
        for word, *_ in find(longer):
            covers[word] = (*covers.get(word, ()), longer)
    return covers


def mask_of(value: str, kind: str) -> str:
    """What a finding says of a value: its mask, never the value."""
    if kind not in MASKS:
        return HIDDEN
    return masked(value, Field(kind, kind, kind, sensitivity="S2"), "internal")
