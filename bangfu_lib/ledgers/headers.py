"""Find a sheet's header row and match each header with a declared field."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bangfu_lib.ledgers.issues import Issue, Place, cell_name, issue
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.zh import ledgers as zh

HEADER_SEARCH_ROWS = 10
LONGEST_HEADER_ECHO = 20
Row = Sequence[object]


@dataclass(frozen=True)
class Headers:
    """Where the header row is (0-based; -1: not found) and the 0-based column of each field."""

    row: int
    columns: Mapping[str, int]
    issues: tuple[Issue, ...] = ()


def plain(text: object) -> str:
    """`text` for comparison: half width, without blanks and without a trailing required mark."""
    bare = "".join(unicodedata.normalize("NFKC", str(text)).split())
    for mark in zh.REQUIRED_MARKS:
        bare = bare.removesuffix(mark)
    return bare


def find_headers(rows: Sequence[Row], ledger: Ledger, place: Place) -> Headers:
    """The headers of the sheet at `place`, with an issue for each unknown, missing or double one.

    The header row is the one of the first ten rows in which most cells name a field.
    """
    names = _names(ledger)
    top = rows[:HEADER_SEARCH_ROWS]
    hits = [sum(plain(cell) in names for cell in row) for row in top]
    if not any(hits):
        known = _known(ledger)
        missing = issue("no_header", place, rows=HEADER_SEARCH_ROWS, known=known)
        return Headers(-1, {}, (missing,))
    row = hits.index(max(hits))
    return _matched(row, rows, ledger, place)


def _matched(row: int, rows: Sequence[Row], ledger: Ledger, place: Place) -> Headers:
    names, columns, found = _names(ledger), {}, []
    for column, cell in enumerate(rows[row]):
        here = Place(place.file, place.sheet, cell_name(row + 1, column))
        field = names.get(plain(cell))
        if field is None:
            found += _unknown(cell, column, rows[row + 1 :], ledger=ledger, here=here)
        elif field in columns:
            other = cell_name(row + 1, columns[field])
            found.append(issue("duplicate_header", here, header=_shown(cell), other=other))
        else:
            columns[field] = column
    start = Place(place.file, place.sheet, cell_name(row + 1, 0))
    for name, field in ledger.fields.items():
        if field.required and name not in columns:
            found.append(issue("missing_header", start, header=field.header))
    return Headers(row, columns, tuple(found))


def _unknown(
    cell: object, column: int, below: Sequence[Row], *, ledger: Ledger, here: Place
) -> list[Issue]:
    """An unmatched header cell: nothing when the whole column is blank."""
    if plain(cell):
        known = _known(ledger)
        return [issue("unknown_header", here, header=_shown(cell), known=known)]
    if any(plain(row[column]) for row in below):
        return [issue("headless_column", here, known=_known(ledger))]
    return []


def _names(ledger: Ledger) -> dict[str, str]:
    fields = ledger.fields.items()
    return {plain(text): name for name, one in fields for text in (one.header, *one.aliases)}


def _known(ledger: Ledger) -> str:
    return zh.LIST_SEPARATOR.join(field.header for field in ledger.fields.values())


def _shown(cell: object) -> str:
    text = " ".join(str(cell).split())
    return text if len(text) <= LONGEST_HEADER_ECHO else text[:LONGEST_HEADER_ECHO] + "…"
