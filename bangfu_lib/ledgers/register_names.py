"""A register by its names: which codes a village's or a person's written name may mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from bangfu_lib.ledgers.flagging import Filled
from bangfu_lib.ledgers.texts import bare
from bangfu_lib.ledgers.variants import simplified
from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.zh import cells as zh

Form = Callable[[str], str]


@dataclass(frozen=True)
class Entry:
    """One row of a register: its code and name, what it lies within, the place it names."""

    code: str
    name: str
    within: str | None
    place: str | None

    @property
    def where(self) -> str:
        """What tells it from others of its name; blank where nothing does."""
        return self.within or self.place or ""


@dataclass(frozen=True)
class Register:
    """The rows of a register that have a code and a name, each different one once."""

    ledger: Ledger
    code: str
    entries: tuple[Entry, ...]

    @property
    def name_field(self) -> Field:
        """The field whose text people write instead of the code."""
        return self.ledger.fields[self.ledger.named_by]

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """The names of each code."""
        return {
            code: tuple(dict.fromkeys(one.name for one in entries))
            for code, entries in self._of_code.items()
        }

    @cached_property
    def _of_code(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.code, []).append(entry)
        return found

    @cached_property
    def _forms(self) -> tuple[Form, ...]:
        """Ways of comparing names, from exact to loose; persons' names have no ending."""
        if self.name_field.kind == "name":
            return (str, simplified)
        return (str, simplified, _without_office, _without_kind)

    @cached_property
    def _indexes(self) -> dict[int, Mapping[str, list[Entry]]]:
        return {}

    def find(self, text: str, within: str | None, place: str | None) -> list[Entry]:
        """The rows that `text` may mean, one for each code: those that agree most exactly.

        `within` (乡镇) must be that of the row; `place` only chooses among several.
        """
        for level, form in enumerate(self._forms):
            if found := self._index(level).get(form(text)):
                inside = [one for one in found if _lies_within(one, within)]
                return _one_of_each(_at(inside, place))
        return []

    def agrees(self, code: str, text: str) -> bool:
        """Whether `text` may be the name of `code`."""
        loose = self._forms[-1]
        names = {loose(one) for entry in self._of_code[code] for one in _written(entry)}
        return loose(text) in names

    def enclosing(self, code: str) -> list[str]:
        """What the rows of `code` lie within; nothing where the register does not say."""
        return [one.within for one in self._of_code.get(code, []) if one.within]

    def lies_elsewhere(self, code: str, within: str) -> bool:
        """Whether the register says what `code` lies within, and it is not `within`."""
        known = self.enclosing(code)
        return bool(known) and all(_area(one) != _area(within) for one in known)

    def _index(self, level: int) -> Mapping[str, list[Entry]]:
        """The rows by name, compared at `level`; made when it is first asked for."""
        if level not in self._indexes:
            index: dict[str, list[Entry]] = {}
            for entry in self.entries:
                for form in {self._forms[level](text) for text in _written(entry)}:
                    index.setdefault(form, []).append(entry)
            self._indexes[level] = index
        return self._indexes[level]


def register_of(filled: Filled, code: str) -> Register:
    """The register whose field `code` others refer to, by the names of its rows."""
    ledger, table = filled.ledger, filled.table
    columns = {"code": code, "name": ledger.named_by, "within": ledger.within}
    columns["place"] = next(iter(place_fields(ledger)), None)
    blank = pd.Series(pd.NA, index=table.index, dtype="string")
    rows = pd.DataFrame({key: table[name] if name else blank for key, name in columns.items()})
    rows = rows.dropna(subset=["code", "name"]).drop_duplicates()
    texts = rows.astype(object).where(rows.notna(), None)
    entries = zip(*(texts[key].tolist() for key in columns), strict=True)
    return Register(
        ledger,
        code,
        tuple(
            Entry(code, bare(name), within and bare(within), place)
            for code, name, within, place in entries
        ),
    )


def place_fields(ledger: Ledger) -> list[str]:
    """The required fields of a register that name a row of another one, in declared order."""
    fields = [one for one in ledger.fields.values() if one.required and one.ref]
    return [one.name for one in fields if one.ref[0] != ledger.name]


def _written(entry: Entry) -> tuple[str, ...]:
    """How the name is written: alone, or after what it lies within."""
    return (entry.name, entry.within + entry.name) if entry.within else (entry.name,)


def _lies_within(entry: Entry, within: str | None) -> bool:
    if within is None or entry.within is None:
        return True
    return _area(entry.within) == _area(within)


def _area(text: str) -> str:
    """A township's name without what only says of which kind it is."""
    return _without(_without(simplified(text), zh.AREA_OFFICES), zh.AREA_KINDS)


def _at(found: list[Entry], place: str | None) -> list[Entry]:
    return [one for one in found if place is not None and one.place == place] or found


def _one_of_each(found: list[Entry]) -> list[Entry]:
    return list({entry.code: entry for entry in reversed(found)}.values())[::-1]


def _without_office(text: str) -> str:
    """The village for the committee of the village."""
    usual = simplified(text)
    for endings, kind in (
        (zh.NEIGHBOURHOOD_COMMITTEES, zh.NEIGHBOURHOOD),
        (zh.COMMITTEES, zh.VILLAGE),
    ):
        name = _without(usual, endings)
        if name != usual:
            return name if name.endswith(kind) else name + kind
    return usual


def _without_kind(text: str) -> str:
    return _without(_without_office(text), zh.PLACE_KINDS)


def _without(text: str, endings: tuple[str, ...]) -> str:
    """`text` without the first of the endings that it has; never without all of itself."""
    for ending in endings:
        if text.endswith(ending) and text != ending:
            return text.removesuffix(ending)
    return text
