"""Join the sheets of each ledger into one clean table and convert its columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.cells import Converted, convert
from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.dates import Window
from bangfu_lib.ledgers.flagging import (
    FILE,
    ROW,
    SHEET,
    Filled,
    Problem,
    flag_by,
    flag_groups,
    list_changes,
)
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.numbers import Measured
from bangfu_lib.ledgers.reading import Sheet
from bangfu_lib.ledgers.reasons import plain_text, shown
from bangfu_lib.ledgers.texts import bare
from bangfu_lib.opening.opened import NoValue
from bangfu_lib.params.ledgers import Field, Ledger, window
from bangfu_lib.periods.period import Period

NUMBERS = frozenset({"integer", "number"})
NO_CELLS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Submission:
    """Everything handed in for one period: each declared ledger as filled in.

    `missing` ledgers have no sheet; `lacking` holds each (ledger, field) that some sheet has no
    column for; `unread` is True when some file could not be read: it may have held more.
    """

    period: Period
    filled: Mapping[str, Filled]
    missing: frozenset[str]
    lacking: frozenset[tuple[str, str]]
    unread: bool


@dataclass(frozen=True)
class Filling:
    """One ledger converted: its table, an issue for every cell not understood, every change."""

    filled: Filled
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]


def fill(ledger: Ledger, sheets: Sequence[Sheet], period: Period) -> Filling:
    """The ledger's rows from all its `sheets`, as handed in for `period`.

    A date without a year is read within the time that the ledger is filled in for.
    """
    days = _window(ledger, period)
    converted = {
        name: convert(_cells(sheets, field), field, window=days)
        for name, field in ledger.fields.items()
    }
    lengths = [len(sheet.rows) for sheet in sheets]
    clean = {name: one.values for name, one in converted.items()}
    filled = Filled(
        ledger=ledger,
        table=pd.DataFrame({**clean, **_origin(sheets, lengths)}),
        columns={name: _columns(sheets, name, lengths) for name in ledger.fields},
        unreadable={name: one.unreadable for name, one in converted.items()},
        beside=_beside(sheets),
    )
    issues = [
        issue
        for name, one in converted.items()
        for issue in flag_groups(filled, name, one.groups, one.problems)
    ]
    changes = [
        change
        for name, one in converted.items()
        for change in list_changes(filled, name, one.changed, one.changes)
    ]
    marked, denied = _with_approximate(filled, converted)
    return Filling(marked, (*issues, *denied), tuple(changes))


def join_filled(parts: Sequence[Filled]) -> Filled:
    """The rows of the same ledger filled in `parts` (at least one), in their order."""
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    sides = dict.fromkeys(side for part in parts for side in part.beside)
    return Filled(
        ledger=first.ledger,
        table=pd.concat([part.table for part in parts], ignore_index=True),
        columns=_joined([part.columns for part in parts]),
        unreadable=_joined([part.unreadable for part in parts]),
        beside={
            side: pd.concat([_side(part, side) for part in parts], ignore_index=True)
            for side in sides
        },
    )


def _joined(parts: Sequence[Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _side(part: Filled, side: tuple[str, str]) -> pd.Series:
    blank = pd.Series(pd.NA, index=part.table.index, dtype="string")
    return part.beside.get(side, blank)


def _window(ledger: Ledger, period: Period) -> Window | None:
    if ledger.window == "standing" or ledger.window_field is None:
        return None
    return window(period, ledger)


def _cells(sheets: Iterable[Sheet], field: Field) -> list[object]:
    cells: list[object] = []
    for sheet in sheets:
        given = sheet.cells.get(field.name) or [None] * len(sheet.rows)
        unit = getattr(sheet, "measures", NO_CELLS).get(field.name)
        cells += _measured(given, unit) if unit and _strange(unit, field) else given
    return cells


def _strange(unit: str, field: Field) -> bool:
    """Whether a header's unit is another one than the field's own, as its headers declare it."""
    headers = (field.header, *field.aliases)
    return field.kind in NUMBERS and unit != field.measure and not any(unit in h for h in headers)


def _measured(cells: Iterable[object], unit: str) -> list[object]:
    return [None if cell is None else Measured(cell, unit) for cell in cells]


def _origin(sheets: Sequence[Sheet], lengths: Sequence[int]) -> dict[str, pd.Series]:
    numbers = np.repeat(np.arange(len(sheets)), lengths)
    files = pd.Series([sheet.file for sheet in sheets], dtype="string")
    names = pd.Series([sheet.name for sheet in sheets], dtype="string")
    rows = np.concatenate([np.zeros(0, dtype=np.int64), *(sheet.rows for sheet in sheets)])
    return {
        FILE: files.take(numbers).reset_index(drop=True),
        SHEET: names.take(numbers).reset_index(drop=True),
        ROW: pd.Series(rows, dtype="int64"),
    }


def _columns(sheets: Sequence[Sheet], name: str, lengths: Sequence[int]) -> np.ndarray:
    columns = np.array([sheet.columns.get(name, -1) for sheet in sheets], dtype=np.int32)
    return np.repeat(columns, lengths)


def _beside(sheets: Sequence[Sheet]) -> dict[tuple[str, str], pd.Series]:
    """What stands beside codes, half width and without blanks."""
    given = [getattr(sheet, "beside", {}) for sheet in sheets]
    sides = dict.fromkeys(side for one in given for side in one)
    return {side: _texts(sheets, given, side) for side in sides}


def _texts(sheets: Sequence[Sheet], given: Sequence[Mapping], side: tuple[str, str]) -> pd.Series:
    cells: list[object] = []
    for sheet, one in zip(sheets, given, strict=True):
        cells += one.get(side) or [None] * len(sheet.rows)
    raw = np.empty(len(cells), dtype=object)
    raw[:] = cells
    codes, distinct = pd.factorize(raw)
    texts = [_beside_text(value) for value in distinct]
    return pd.Series([*texts, None], dtype="string").take(codes).reset_index(drop=True)


def _beside_text(value: object) -> str | None:
    return None if isinstance(value, NoValue) else bare(plain_text(value)) or None


def _with_approximate(
    filled: Filled, converted: Mapping[str, Converted]
) -> tuple[Filled, list[Issue]]:
    """`filled` with the rows marked whose numbers are only about so many.

    A row that says of such a number that it is exact is an issue.
    """
    table, issues = filled.table, []
    for name, field in filled.ledger.fields.items():
        about, mark = converted[name].about, field.approximate
        if mark is None or not about.any():
            continue
        said = filled.table[mark]
        denied = about & said.eq(False).to_numpy(dtype=bool, na_value=False)
        unsaid = about & said.isna().to_numpy() & ~filled.unreadable[mark]
        table = table.assign(**{mark: table[mark].mask(unsaid, True)})
        issues += flag_by(
            filled,
            name,
            denied,
            keys={"value": table[name]},
            problem=_denied(field, filled.ledger.fields[mark].header),
        )
    return replace(filled, table=table), issues


def _denied(field: Field, other: str) -> Callable[..., Problem]:
    return lambda value: Problem(
        "about_denied", {"header": field.header, "value": shown(value, field), "other": other}
    )
