"""What is said of how a sheet was read: rows skipped, hidden ones read, cells carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.header_issues import shown_header
from bangfu_lib.ledgers.issues import Issue, Place, cell_name, issue
from bangfu_lib.zh import layout as zh
from bangfu_lib.zh import ledgers as words

if TYPE_CHECKING:
    from bangfu_lib.ledgers.carrying import Carried
    from bangfu_lib.ledgers.headers import Headers
    from bangfu_lib.ledgers.layout import Layout
    from bangfu_lib.opening.opened import Grid
    from bangfu_lib.params.ledgers import Field, Ledger

MOST_RUNS = 12
Row = Sequence[object]


def remarks(
    grid: Grid, rows: Sequence[Row], headers: Headers, layout: Layout, *, place: Place
) -> Iterator[Issue]:
    """Notes on one sheet: what was skipped, what was hidden, what no column of the ledger takes.

    `rows` are the tidied ones below the headers, `place` is the sheet's.
    """
    start = headers.row + 2
    skipped = {
        "total_rows": layout.totals,
        "note_rows": layout.notes,
        "repeated_headers": layout.repeats,
    }
    for code, offsets in skipped.items():
        if offsets:
            yield issue(code, place, rows=_runs([start + offset for offset in offsets]))
    numbers = map(start.__add__, layout.data) if grid.hidden_rows else ()
    hidden = [number for number in numbers if number - 1 in grid.hidden_rows]
    if hidden:
        yield issue("hidden_rows", place, count=len(hidden), rows=_runs(hidden))
    read = sorted({*headers.columns.values(), *headers.beside.values()} & grid.hidden_columns)
    for code, columns in (("hidden_columns", read), ("hidden_columns_unread", headers.unread)):
        if columns:
            named = zh.LIST_SEPARATOR.join(_column(headers, column) for column in columns)
            yield issue(code, place, count=len(columns), columns=named)
    for column in headers.remarks:
        if any(rows[offset][column] is not None for offset in layout.data):
            yield issue("remarks_not_read", place, header=shown_header(headers.texts[column]))


def headless(
    rows: Sequence[Row], headers: Headers, ledger: Ledger, layout: Layout, *, place: Place
) -> Iterator[Issue]:
    """An issue for each column without a header that holds something in a row not skipped."""
    if not headers.headless:
        return
    skipped = layout.skipped
    kept = [row for number, row in enumerate(rows) if number not in skipped]
    known = words.LIST_SEPARATOR.join(field.header for field in ledger.fields.values())
    for column in headers.headless:
        if any(row[column] is not None for row in kept):
            cell = cell_name(headers.row + 1, column)
            yield issue("headless_column", Place(place.file, place.sheet, cell), known=known)


def changes(
    carried: Carried, field: Field, column: int, rows: Sequence[int], *, place: Place
) -> Iterator[Change]:
    """Each thing that cells of one column were made to say; `rows` are their Excel rows."""
    if not carried.was:
        return
    # Only a sheet with something to say pays for what it takes to say it.
    from bangfu_lib.ledgers.reasons import plain_text, shown

    groups: dict[tuple[str, object], list[str]] = {}
    for number, was in carried.was.items():
        key = str(was), carried.cells[number]
        groups.setdefault(key, []).append(cell_name(rows[number], column))
    for (was, now), (cell, *others) in groups.items():
        if plain_text(now) != was:
            yield Change(
                file=place.file,
                sheet=place.sheet,
                cell=cell,
                header=field.header,
                was=was,
                now=shown(now, field),
                others=tuple(others),
            )


def _column(headers: Headers, column: int) -> str:
    letters = cell_name(1, column).removesuffix("1")
    return zh.COLUMN.format(letters=letters, header=shown_header(headers.texts[column]))


def _runs(numbers: Iterable[int]) -> str:
    """Ascending numbers as 5、7－9, cut short when they are many."""
    ordered = sorted(numbers)
    breaks = [0, *(i for i, (a, b) in enumerate(pairwise(ordered), 1) if b > a + 1), len(ordered)]
    runs = [(ordered[first], ordered[last - 1]) for first, last in pairwise(breaks)]
    named = [str(a) if a == b else zh.RANGE.format(first=a, last=b) for a, b in runs[:MOST_RUNS]]
    return zh.LIST_SEPARATOR.join(named) + (zh.MORE if len(runs) > MOST_RUNS else "")
