"""Find a sheet's header row or rows and match each column with a declared field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.header_cells import (
    HEADER_SEARCH_ROWS,
    LONGEST_HEADER,
    SEARCHED_ROWS,
    Band,
    best_band,
)
from bangfu_lib.ledgers.header_issues import (
    at,
    contradicted_units,
    known_headers,
    shown_header,
    strange_headers,
)
from bangfu_lib.ledgers.header_names import NAME, REMARK, Vocabulary, vocabulary
from bangfu_lib.ledgers.header_names import plain as plain
from bangfu_lib.ledgers.header_units import headed_units, sheet_units
from bangfu_lib.ledgers.issues import Issue, Place, cell_name, issue
from bangfu_lib.opening.opened import Grid

if TYPE_CHECKING:
    from bangfu_lib.params.ledgers import Ledger

Part = tuple[str, str]


@dataclass(frozen=True)
class Headers:
    """The header rows (0-based, first and last; -1: not found) and what each column holds.

    Columns are 0-based: `columns` by field, `beside` by field and part, `headless` without any
    header, `remarks` with a header that no ledger reads. `texts` are the header cells by column,
    `measures` the unit of a column where it is not the field's own.
    """

    first: int
    row: int
    columns: Mapping[str, int] = field(default_factory=dict)
    beside: Mapping[Part, int] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    headless: tuple[int, ...] = ()
    remarks: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_headers(
    grid: Grid, ledger: Ledger, place: Place, *, ledgers: Mapping[str, Ledger]
) -> Headers:
    """The headers of `grid`, with an issue for each unknown, missing or double one.

    They are the one to three rows, of those that begin in the first fifteen, that name most
    fields. Hidden columns with unknown headers are `unread`, not an issue.
    """
    words = vocabulary(ledger, ledgers)
    return _usual_headers(grid, words) or _any_headers(grid, words, place)


def _usual_headers(grid: Grid, words: Vocabulary) -> Headers | None:
    """The headers of a sheet that has all of them, and nothing else, in its first row.

    Found once for all sheets with that row: nearly every workbook has the same.
    """
    first = grid.rows[0] if grid.rows else []
    plainly = all(type(cell) is str and len(cell) <= LONGEST_HEADER for cell in first)
    if not plainly or grid.hidden_columns or any(box[0] < SEARCHED_ROWS for box in grid.merges):
        return None
    return _headers_in_a_row(tuple(first), words)


@lru_cache(maxsize=256)
def _headers_in_a_row(row: tuple[str, ...], words: Vocabulary) -> Headers | None:
    # With such a row the search ends, whatever follows; with any other it goes on.
    headers = _any_headers(Grid("", [list(row)]), words, Place(""))
    return None if headers.issues else headers


def _any_headers(grid: Grid, words: Vocabulary, place: Place) -> Headers:
    band = best_band(grid, words)
    if band is None:
        missing = issue("no_header", place, rows=HEADER_SEARCH_ROWS, known=known_headers(words))
        return Headers(-1, -1, issues=(missing,))
    return _headers(band, words, grid, place)


def _headers(band: Band, words: Vocabulary, grid: Grid, place: Place) -> Headers:
    columns, beside, issues = _matched(band, place)
    _name_codes(columns, beside)
    _share(columns, beside, words)
    strange = strange_headers(band, words, grid.hidden_columns, place=place)
    if all(one.code != "days_across" for one in strange):
        strange += _lacking(band, words, columns, place=place)
    headed, whole = (
        headed_units(band, columns),
        sheet_units(grid.rows[: band.first], columns, words),
    )
    unclear = {name: unit for name, unit in whole.items() if name not in headed}
    issues += [*strange, *contradicted_units(band, unclear, columns, words=words, place=place)]
    return Headers(
        first=band.first,
        row=band.last,
        columns=columns,
        beside=beside,
        measures={**whole, **headed},
        texts=band.texts,
        headless=tuple(c for c in range(len(grid.rows[0])) if c not in band.meanings),
        remarks=tuple(c for c, one in band.meanings.items() if one and one.part == REMARK),
        unread=tuple(c for c in band.unknown if c in grid.hidden_columns),
        issues=tuple(issues),
    )


def _matched(band: Band, place: Place) -> tuple[dict[str, int], dict[Part, int], list[Issue]]:
    """The columns of fields and of what stands beside them; an issue for each that comes again."""
    columns: dict[str, int] = {}
    beside: dict[Part, int] = {}
    issues: list[Issue] = []
    for column, one in band.meanings.items():
        if one is None or not one.field:
            continue
        if one.part:
            beside.setdefault((one.field, one.part), column)
        elif one.field in columns:
            other = cell_name(band.at[columns[one.field]] + 1, columns[one.field])
            facts = {"header": shown_header(band.texts[column]), "other": other}
            issues.append(issue("duplicate_header", at(band, column, place), **facts))
        else:
            columns[one.field] = column
    return columns, beside, issues


def _lacking(
    band: Band, words: Vocabulary, columns: Mapping[str, int], *, place: Place
) -> list[Issue]:
    """An issue for each required field without a column."""
    start = Place(place.file, place.sheet, cell_name(band.last + 1, 0))
    lacking = [one for name, one in words.fields.items() if name in words.required - set(columns)]
    return [issue("missing_header", start, header=one.header) for one in lacking]


def _name_codes(columns: dict[str, int], beside: dict[Part, int]) -> None:
    """Where there is no column with the code, the one with the name stands for it."""
    for name, part in [*beside]:
        if part == NAME and name not in columns:
            columns[name] = beside.pop((name, part))


def _share(columns: Mapping[str, int], beside: dict[Part, int], words: Vocabulary) -> None:
    """What a field of the ledger itself says about another one of its fields."""
    for part, name in words.shared.items():
        if name in columns and part[0] in columns:
            beside.setdefault(part, columns[name])
