"""What a header may be called: a field, a name beside it, its unit in brackets, or no field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bangfu_lib.ledgers.tidying import INVISIBLE
from bangfu_lib.zh import layout as zh

if TYPE_CHECKING:
    from bangfu_lib.params.ledgers import Field, Ledger

MOST_MADE = 200
NUMERIC = frozenset({"integer", "number"})
NAME, WITHIN, OTHER, REMARK = "name", "within", "other", "remark"
MEASURED, BRACKETED = re.compile(zh.MEASURED), re.compile(zh.BRACKETED)
PARTS, WAY_OF_WRITING = re.compile(zh.PARTS), re.compile(zh.WAY_OF_WRITING)


class Meaning(NamedTuple):
    """What a column holds: a field, or beside a field the `part` name or within; its unit.

    `part` is other or remark, and `field` empty, for what stands on any sheet and is not read.
    """

    field: str
    part: str = ""
    measure: str = ""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The headers of one ledger, compared by `plain`.

    `bases` are headers of numbers without their unit; `units` the unit each of them is kept in;
    `shared` are (field, part) that a field of this very ledger says.
    """

    required: frozenset[str]
    names: Mapping[str, Meaning]
    bases: Mapping[str, Meaning]
    units: Mapping[str, frozenset[str]]
    fields: Mapping[str, Field]
    shared: Mapping[tuple[str, str], str]

    def meaning(self, text: str) -> Meaning | None:
        """What the header `text`, made plain, stands for; None when nobody can tell."""
        known = self.names.get(text)
        if known or not text:
            return known
        return self._measured(text) or self._hinted(text) or OTHERS.get(text)

    def _measured(self, text: str) -> Meaning | None:
        found = MEASURED.fullmatch(text)
        if found is None:
            return None
        own = self.names.get(found[1] + found[2])
        base = own or self.bases.get(found[1]) or self.names.get(found[1])
        if base is None or base.part or self.fields[base.field].kind not in NUMERIC:
            return None
        usual = own is not None or found[2] in self.units[base.field]
        return base if usual else base._replace(measure=found[2])

    def _hinted(self, text: str) -> Meaning | None:
        found = BRACKETED.fullmatch(text)
        base = self.names.get(found[1]) if found else None
        if base is None or base.part:
            return None
        return base if _harmless(found[2], self.fields[base.field]) else None


def plain(text: object) -> str:
    """`text` for comparison: half width, without blanks and without required marks around it."""
    return _plain(text if type(text) is str else str(text))


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    bare = "".join(unicodedata.normalize("NFKC", text.translate(INVISIBLE)).split())
    before = ""
    while bare != before:
        before = bare
        for mark in zh.REQUIRED_MARKS:
            bare = bare.removeprefix(mark).removesuffix(mark)
    return bare


OTHERS = {
    **{plain(text): Meaning("", OTHER) for text in zh.OTHER_HEADERS},
    **{plain(text): Meaning("", REMARK) for text in zh.REMARK_HEADERS},
}
HINTS = frozenset(map(plain, zh.HINTS))


def _harmless(hint: str, field: Field) -> bool:
    """Whether what stands in brackets only says how to fill the column in."""
    if hint.startswith(zh.HINT_BEGINNINGS) or WAY_OF_WRITING.fullmatch(hint):
        return True
    allowed = {*HINTS, *map(plain, field.values)}
    return all(part in allowed for part in PARTS.split(hint) if part)


_made: dict[int, tuple[Ledger, Mapping[str, Ledger], Vocabulary]] = {}


def vocabulary(ledger: Ledger, ledgers: Mapping[str, Ledger]) -> Vocabulary:
    """The headers of `ledger`; `ledgers` hold the registers that its fields refer to.

    Made once for each ledger: thousands of sheets are read with the same few.
    """
    known = _made.get(id(ledger))
    if known is None or known[0] is not ledger or known[1] is not ledgers:
        if len(_made) > MOST_MADE:
            _made.clear()
        known = _made[id(ledger)] = (ledger, ledgers, _vocabulary(ledger, ledgers))
    return known[2]


def _vocabulary(ledger: Ledger, ledgers: Mapping[str, Ledger]) -> Vocabulary:
    fields = ledger.fields
    names = {text: Meaning(name) for name, one in fields.items() for text in _own(one)}
    own, shared = dict(names), {}
    for text, meaning in (*_beside(ledger, ledgers, _near), *_beside(ledger, ledgers, _general)):
        names.setdefault(text, meaning)
        if meaning.part == WITHIN and text in own:
            shared[meaning.field, WITHIN] = own[text].field
    split = {name: _split(one) for name, one in fields.items() if one.kind in NUMERIC}
    units = {
        name: frozenset({fields[name].measure, *(unit for _, unit in pairs)})
        for name, pairs in split.items()
    }
    bases: dict[str, set[str]] = {}
    for name, pairs in split.items():
        for base, _ in pairs:
            bases.setdefault(base, set()).add(name)
    clear = {base: Meaning(*found) for base, found in bases.items() if len(found) == 1}
    required = frozenset(name for name, one in fields.items() if one.required)
    return Vocabulary(required, names, clear, units, fields, shared)


def _split(field: Field) -> list[tuple[str, str]]:
    """The field's headers that end in a unit, as what is before it and the unit."""
    found = [match.groups() for match in map(MEASURED.fullmatch, _own(field)) if match]
    return [(base, unit) for base, unit in found if len(base) > 1]


def _own(field: Field) -> list[str]:
    return [plain(text) for text in (field.header, *field.aliases)]


def _beside(ledger: Ledger, ledgers: Mapping[str, Ledger], texts: object) -> Iterator:
    for field in ledger.fields.values():
        register = ledgers.get(field.ref[0]) if field.ref else None
        if register is not None and register.named_by:
            yield from texts(field, register)


def _near(field: Field, _register: Ledger) -> Iterator[tuple[str, Meaning]]:
    """The field's own header with a name in place of the code: 走访人, 走访人姓名."""
    for text in _own(field):
        stem = next((text.removesuffix(one) for one in zh.CODE_ENDINGS if text.endswith(one)), "")
        for ending in zh.NAME_ENDINGS if stem else ():
            yield stem + ending, Meaning(field.name, NAME)
            for beginning in zh.BELONGING:
                yield beginning + stem + ending, Meaning(field.name, NAME)


def _general(field: Field, register: Ledger) -> Iterator[tuple[str, Meaning]]:
    """The register's own headers, where the field bears the header of the register's code."""
    code = plain(register.fields[field.ref[1]].header)
    if code not in _own(field):
        return
    for text in _own(register.fields[register.named_by]):
        yield text, Meaning(field.name, NAME)
        for beginning in zh.BELONGING:
            yield beginning + text, Meaning(field.name, NAME)
    for text in _own(register.fields[register.within]) if register.within else ():
        yield text, Meaning(field.name, WITHIN)
