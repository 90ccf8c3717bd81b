"""Which ledger a sheet is: by its name, by the file's name, by its headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.header_cells import HEADER_SEARCH_ROWS, best_band
from bangfu_lib.ledgers.header_names import plain, vocabulary
from bangfu_lib.ledgers.issues import Issue, Place, issue
from bangfu_lib.ledgers.variants import simplified
from bangfu_lib.zh import ledgers as zh
from bangfu_lib.zh import returned

if TYPE_CHECKING:
    from bangfu_lib.opening.opened import Grid
    from bangfu_lib.params.ledgers import Ledger

# Sheets that only people read: how to fill in a workbook, which households are in reserve, what
# was to be mended in one that is handed in again.
FOR_PEOPLE = frozenset(
    {
        *(zh.GUIDE_SHEET, zh.RESERVE_SHEET, zh.LISTS_SHEET),
        *(returned.RETURNED_LIST_SHEET, returned.RETURNED_CHANGES_SHEET),
    }
)
# Fewer headers than these may be anybody's.
CLEAR = 3


@dataclass(frozen=True)
class Recognised:
    """The ledger of each sheet (None: not one that is read), in order, and what is to be said."""

    ledgers: tuple[Ledger | None, ...]
    issues: tuple[Issue, ...]


def recognise(grids: Sequence[Grid], file: str, ledgers: Mapping[str, Ledger]) -> Recognised:
    """The ledger of every sheet of the workbook `file`.

    A sheet is known by a label or alias; else, when it is visible, by its headers or by the file.
    """
    names = sheet_names(ledgers.values())
    known = [_named(grid, names) for grid in grids]
    strange = [
        name is None and plain(grid.name) not in FOR_PEOPLE and is_filled(grid)
        for grid, name in zip(grids, known, strict=True)
    ]
    alone = strange.count(True) == 1 and not any(known)
    found: list[Ledger | None] = []
    issues: list[Issue] = []
    for grid, name, unknown in zip(grids, known, strange, strict=True):
        place = Place(file, grid.name)
        if unknown:
            title = grid.name, PurePosixPath(file).stem if alone else ""
            name, code = _guess(grid, title, names, ledgers)
            issues += [_said(code, place, ledgers[name] if name else None, ledgers)] if code else []
            name = None if code == "hidden_sheet_unread" else name
        elif name and not grid.visible and is_filled(grid):
            issues.append(issue("hidden_sheet", place))
        found.append(ledgers[name] if name else None)
    return Recognised(tuple(found), tuple(issues))


def sheet_names(ledgers: Iterable[Ledger]) -> dict[str, str]:
    """The ledger that each sheet name, compared by `plain`, stands for."""
    return {plain(text): one.name for one in ledgers for text in (*one.aliases, one.label)}


def is_filled(grid: Grid) -> bool:
    """Whether any cell of the sheet holds something."""
    return any(map(any, grid.rows))


def _said(code: str, place: Place, ledger: Ledger | None, ledgers: Mapping[str, Ledger]) -> Issue:
    known = zh.LIST_SEPARATOR.join(one.label for one in ledgers.values())
    label = ledger.label if ledger else ""
    return issue(code, place, sheet=place.sheet, ledger=label, known=known)


def _named(grid: Grid, names: Mapping[str, str]) -> str | None:
    title = plain(grid.name)
    if title in names or title in FOR_PEOPLE or not grid.visible:
        return names.get(title)
    return names.get(simplified(title))


def _guess(
    grid: Grid, titles: tuple[str, str], names: Mapping[str, str], ledgers: Mapping[str, Ledger]
) -> tuple[str | None, str]:
    """The ledger that an unknown sheet seems to be, and the code of what is to be said of it."""
    fields = _fields_by_ledger(grid, ledgers)
    by_headers = _clearly(fields, ledgers)
    if not grid.visible:
        return by_headers, "hidden_sheet_unread" if by_headers else ""
    title, stem = (_within(text, names) for text in titles)
    if plain(titles[1]) in names and by_headers in (None, stem):
        return stem, "recognised_by_file"
    if by_headers is None:
        for name, code in ((title, "recognised_by_headers"), (stem, "recognised_by_file")):
            if name and _half(fields.get(name, frozenset()), ledgers[name]):
                return name, code
        return None, "unknown_sheet"
    return by_headers, "recognised_by_file" if stem == by_headers else "recognised_by_headers"


def _fields_by_ledger(grid: Grid, ledgers: Mapping[str, Ledger]) -> dict[str, frozenset[str]]:
    """The fields that the sheet's headers name, for every ledger that they say something to."""
    top = {plain(cell) for row in grid.rows[:HEADER_SEARCH_ROWS] for cell in row if cell}
    top |= set(map(simplified, top))
    found = {}
    for name, ledger in ledgers.items():
        words = vocabulary(ledger, ledgers)
        if len(top & words.names.keys()) > 1:
            band = best_band(grid, words)
            found[name] = band.fields if band else frozenset()
    return found


def _clearly(fields: Mapping[str, frozenset[str]], ledgers: Mapping[str, Ledger]) -> str | None:
    """The one ledger that has all its required columns, and more columns than any other such."""
    whole = {
        name: len(given)
        for name, given in fields.items()
        if len(given) >= CLEAR and vocabulary(ledgers[name], ledgers).required <= given
    }
    most = [name for name, count in whole.items() if count == max(whole.values())]
    return most[0] if len(most) == 1 else None


def _within(text: str, names: Mapping[str, str]) -> str | None:
    """The ledger whose name is part of `text`; the longest name counts, if it is of one ledger."""
    bare = simplified(plain(text))
    parts = [name for name in names if name in bare]
    longest = {names[name] for name in parts if len(name) == max(map(len, parts))}
    return longest.pop() if len(longest) == 1 else None


def _half(fields: frozenset[str], ledger: Ledger) -> bool:
    """Whether at least half of the required columns are there."""
    required = {one.name for one in ledger.fields.values() if one.required}
    return bool(fields) and len(required & fields) * 2 >= len(required)
