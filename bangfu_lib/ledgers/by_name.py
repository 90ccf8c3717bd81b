"""Put registered codes in place of the names that people write instead of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.enclosing import codes_elsewhere, within_differs
from bangfu_lib.ledgers.flagging import Filled, Problem, flag_groups, list_changes
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.reasons import hidden, shown, shown_change
from bangfu_lib.ledgers.register_names import Entry, Register, place_fields, register_of
from bangfu_lib.ledgers.registered import among, numbered
from bangfu_lib.ledgers.texts import parts_of
from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import cells as words
from bangfu_lib.zh import ledgers as zh

NAME, WITHIN = "name", "within"
MOST_LISTED = 5
Step = tuple[Filled, list[Issue], list[Change]]


@dataclass(frozen=True)
class Resolved:
    """Ledgers with registered codes in place of names, what is unclear, what was replaced."""

    filled: Mapping[str, Filled]
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class _Answer:
    """What one cell becomes (None: it cannot be told), and what is to be said of it."""

    code: str | None
    problem: Problem | None = None
    change: tuple[str, str] | None = None


def resolve_names(filled: Mapping[str, Filled]) -> Resolved:
    """`filled` with codes for names, in every field that refers to a register with `named_by`.

    A name is compared with the register's names exactly, then in simplified characters, then
    without the endings of villages; a township beside it, or the row's own village, tells equal
    names apart. Names that nothing registered has stay as they are.
    """
    done, issues, changes = dict(filled), [], []
    for target in _registers(filled):
        made: dict[str, Register] = {}
        for name, one in done.items():
            for field in _referring(one, filled[target]):
                code = field.ref[1]
                register = made.get(code) or register_of(done[target], code)
                made[code] = register
                done[name], found, changed = _resolved(done[name], field, register)
                issues += found
                changes += changed
    return Resolved(done, tuple(issues), tuple(changes))


def _registers(filled: Mapping[str, Filled]) -> list[str]:
    """Registers with names: first those that need no other one to tell their rows apart."""
    named = [name for name, one in filled.items() if one.ledger.named_by]
    return sorted(named, key=lambda name: len(place_fields(filled[name].ledger)))


def _referring(filled: Filled, register: Filled) -> Iterator[Field]:
    for field in filled.ledger.fields.values():
        target = field.ref and field.ref[0] == register.ledger.name
        if target and field.ref[1] != register.ledger.named_by and len(filled.table):
            yield field


def _resolved(filled: Filled, field: Field, register: Register) -> Step:
    """`filled` with the codes of one field; nothing can be said of names without a register."""
    texts, beside = filled.table[field.name], filled.beside.get((field.name, NAME))
    unread = filled.unreadable[field.name]
    asked = texts if beside is None else texts.mask(texts.isna() & ~unread, beside)
    if not register.entries:
        return _with(filled, field, asked), [], []
    codes = pd.Series(list(register.names), dtype="string")
    unknown = np.flatnonzero(asked.notna() & ~among(asked, codes))
    groups, answers = _answers(filled, field, register, asked=asked, rows=unknown)
    values = _replaced(asked, groups, answers)
    now = _with(filled, field, values, refused=asked.notna() & values.isna())
    problems, flagged = _shared([one.problem for one in answers], groups)
    said, changed = _shared([one.change for one in answers], groups)
    issues = flag_groups(now, field.name, flagged, problems)
    changes = list_changes(now, field.name, changed, said)
    if beside is not None:
        issues += _differing(now, field, register, named=beside.where(texts.notna()))
    issues += codes_elsewhere(filled, field, register)
    return now, issues, changes


def _with(filled: Filled, field: Field, values: pd.Series, refused: object = None) -> Filled:
    unreadable = dict(filled.unreadable)
    if refused is not None:
        unreadable[field.name] = unreadable[field.name] | np.asarray(refused, dtype=bool)
    table = filled.table.assign(**{field.name: values})
    return replace(filled, table=table, unreadable=unreadable)


def _shared(said: list, groups: np.ndarray) -> tuple[dict[int, object], np.ndarray]:
    """Each different thing said by number, and for each row the number of its own, -1 for none."""
    numbers: dict[str, int] = {}
    places = [-1 if one is None else numbers.setdefault(repr(one), len(numbers)) for one in said]
    different = {place: one for place, one in zip(places, said, strict=True) if one is not None}
    return different, np.array([*places, -1])[groups]


def _only(groups: np.ndarray, known: Mapping[int, object]) -> np.ndarray:
    return np.where(np.isin(groups, list(known)), groups, -1)


def _answers(
    filled: Filled, field: Field, register: Register, *, asked: pd.Series, rows: np.ndarray
) -> tuple[np.ndarray, list[_Answer]]:
    """For each row the number of its answer (-1: none is needed), and the distinct answers.

    The row's own place is only looked at where a name alone has several meanings.
    """
    within, own = filled.beside.get((field.name, WITHIN)), _own_place(filled, field, register)
    groups, answers = np.full(len(asked), -1), []
    for place in (None, own):
        columns = [None if one is None else one.iloc[rows] for one in (asked, within, place)]
        numbers, distinct = _distinct(columns)
        groups[rows] = numbers + len(answers)
        answers += [_answer(*texts, field=field, register=register) for texts in distinct]
        unclear = np.array([one.problem is not None for one in answers], dtype=bool)
        rows = rows[unclear[groups[rows]]]
        if own is None or not len(rows):
            break
    return groups, answers


def _own_place(filled: Filled, field: Field, register: Register) -> pd.Series | None:
    """The row's own village, where the rows of the register name theirs."""
    places = place_fields(register.ledger)
    wanted = register.ledger.fields[places[0]].ref if places else None
    for name, one in filled.ledger.fields.items():
        if wanted and one.ref == wanted and one.kind == "code" and name != field.name:
            return filled.table[name]
    return None


def _distinct(columns: list[pd.Series | None]) -> tuple[np.ndarray, list[tuple]]:
    """Each row's number among the distinct rows of `columns` (None: blank), and those rows."""
    keys, texts = 0, []
    for column in columns:
        if column is None:
            texts.append(None)
            continue
        numbers, known = numbered(column)
        texts.append([*known, None])
        keys = keys * (len(known) + 1) + numbers + 1
    numbers, distinct = pd.factorize(keys)
    rows = []
    for key in distinct.tolist():
        row = []
        for known in reversed(texts):
            if known is None:
                row.append(None)
                continue
            key, place = divmod(key, len(known))
            row.append(known[place - 1])
        rows.append(tuple(reversed(row)))
    return numbers, rows


def _replaced(asked: pd.Series, groups: np.ndarray, answers: list[_Answer]) -> pd.Series:
    rows = np.flatnonzero(groups >= 0)
    if not len(rows):
        return asked
    codes = pd.Series([one.code for one in answers], dtype="string").take(groups[rows])
    values = asked.copy()
    values.iloc[rows] = codes.array
    return values


def _answer(
    text: str, within: str | None, place: str | None, *, field: Field, register: Register
) -> _Answer:
    parts, codes = _parts(text, field), []
    for part in parts:
        found = [] if part in register.names else register.find(part, within, place)
        if not found and within and (others := register.find(part, None, place)):
            where = [one.within for one in others if one.within]
            differs = within_differs(field, register, text=part, within=within, registered=where)
            return _Answer(None, differs)
        if len(found) > 1:
            return _Answer(None, _same_name(part, found, field=field, register=register))
        codes.append(found[0].code if found else part)
    code = zh.LIST_SEPARATOR.join(dict.fromkeys(codes))
    if codes == parts:
        return _Answer(text)
    said, read = shown_change(text, code, field)
    return _Answer(code, None, (zh.NOT_SHOWN if hidden(register.name_field) else said, read))


def _same_name(text: str, found: list[Entry], *, field: Field, register: Register) -> Problem:
    target = register.ledger.fields[register.code]
    listed = [
        words.NAMED.format(name=shown(one.code, target), code=one.where) if one.where else one.code
        for one in found[:MOST_LISTED]
    ]
    facts = {
        "header": field.header,
        "value": _shown_name(text, field, register),
        "ledger": register.ledger.label,
        "codes": zh.NOT_SHOWN if hidden(target) else zh.LIST_SEPARATOR.join(listed),
    }
    return Problem("same_name", facts)


def _shown_name(text: str, field: Field, register: Register) -> str:
    """A name as an issue may show it: as its register and the field itself allow."""
    return shown(text, field if hidden(field) else register.name_field)


def _differing(
    filled: Filled, field: Field, register: Register, *, named: pd.Series
) -> list[Issue]:
    """Cells with a registered code beside the name of something else."""
    values = filled.table[field.name]
    rows = np.flatnonzero(values.notna() & named.notna())
    if not len(rows):
        return []
    numbers, distinct = _distinct([values.iloc[rows], named.iloc[rows]])
    problems = {
        number: _differ(code, name, field=field, register=register)
        for number, (code, name) in enumerate(distinct)
        if not _agree(code, name, field=field, register=register)
    }
    groups = np.full(len(values), -1)
    groups[rows] = numbers
    return flag_groups(filled, field.name, _only(groups, problems), problems)


def _agree(code: str, name: str, *, field: Field, register: Register) -> bool:
    """Whether every name may be that of one of the codes; nothing is known of other codes."""
    codes = _parts(code, field)
    known = [one for one in codes if one in register.names]
    if len(known) < len(codes):
        return True
    return all(any(register.agrees(one, text) for one in known) for text in _parts(name, field))


def _parts(text: str, field: Field) -> list[str]:
    return parts_of(text) if field.kind == "codes" else [text]


def _differ(code: str, name: str, *, field: Field, register: Register) -> Problem:
    names = [text for one in _parts(code, field) for text in register.names[one]]
    facts = {
        "header": field.header,
        "value": shown(code, field),
        "name": _shown_name(name, field, register),
        "ledger": register.ledger.label,
        "registered": _shown_name(zh.LIST_SEPARATOR.join(names), field, register),
    }
    return Problem("name_and_code_differ", facts)
