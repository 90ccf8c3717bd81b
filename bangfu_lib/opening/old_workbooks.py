"""Open .xls and old .et files: the container checked first, then read with its formats."""

import os
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.book import Book
from xlrd.compdoc import CompDoc
from xlrd.sheet import Sheet

from bangfu_lib.opening.biff import Records, read_records
from bangfu_lib.opening.compound import check_compound
from bangfu_lib.opening.formula_texts import marked_texts
from bangfu_lib.opening.limits import MAX_CELLS, MAX_COLUMNS, MAX_SHEETS
from bangfu_lib.opening.merges import kept_merges
from bangfu_lib.opening.opened import Box, Grid, Note, NoValue, Opened, Refused
from bangfu_lib.opening.valueless import restored

STREAMS = ("Workbook", "Book")
MACROS = "_VBA_PROJECT".encode("utf-16-le")
PASSWORD = "encrypted"
Cells = list[list[object]]


def open_old_workbook(content: bytes) -> Opened:
    """The worksheets of the old workbook `content`. Raises Refused."""
    check_compound(content)
    book, records = _read(content)
    if book.nsheets > MAX_SHEETS:
        raise Refused("too_many_sheets", limit=MAX_SHEETS)
    if not book.nsheets:
        raise Refused("no_sheets")
    notes = [Note("macros_ignored")] if MACROS in content else []
    if records.links:
        notes.append(Note("external_links"))
    grids, room = [], MAX_CELLS
    for number, sheet in enumerate(book.sheets()):
        room -= _checked_area(sheet, room)
        grid, found = _grid(book, sheet, records, number=number)
        grids.append(grid)
        notes += found
    return Opened(tuple(grids), tuple(notes), bool(book.datemode))


def _read(content: bytes) -> tuple[Book, Records]:
    """The parsed workbook, and what its records tell besides."""
    with Path(os.devnull).open("w") as nowhere:
        try:
            # Ragged: a false size must not reserve memory for cells that are not there.
            book = xlrd.open_workbook(
                file_contents=content, logfile=nowhere, formatting_info=True, ragged_rows=True
            )
            container = CompDoc(content, logfile=nowhere)
            streams = [container.get_named_stream(name) for name in STREAMS]
        except MemoryError:
            raise
        except Exception as error:
            # The reader was not written for hostile files: anything may come out of it.
            code = "encrypted" if PASSWORD in str(error).lower() else "damaged_file"
            raise Refused(code) from error
    return book, read_records(next(filter(None, streams), b""))


def _checked_area(sheet: Sheet, room: int) -> int:
    width = max((sheet.row_len(row) for row in range(sheet.nrows)), default=0)
    if width > MAX_COLUMNS:
        raise Refused("too_many_columns", limit=MAX_COLUMNS)
    if width * sheet.nrows > room:
        raise Refused("too_many_cells", limit=MAX_CELLS)
    return width * sheet.nrows


def _grid(book: Book, sheet: Sheet, records: Records, *, number: int) -> tuple[Grid, list[Note]]:
    uncomputed = records.without_result(number)
    blank_as = dict.fromkeys(uncomputed, NoValue(""))
    rows = restored(_rows(sheet, book.datemode), blank_as)
    width = len(rows[0]) if rows else 0
    texts = marked_texts(rows, sheet.name)
    merges = _merges(sheet)
    boxes, capped = kept_merges(merges, len(merges), size=(len(rows), width), sheet=sheet.name)
    grid = Grid(
        name=sheet.name,
        rows=rows,
        visible=sheet.visibility == 0,
        hidden_rows=frozenset(
            row for row, info in sheet.rowinfo_map.items() if info.hidden and row < len(rows)
        ),
        hidden_columns=frozenset(
            column for column, info in sheet.colinfo_map.items() if info.hidden and column < width
        ),
        merges=boxes,
    )
    return grid, [*texts, *capped]


def _rows(sheet: Sheet, datemode: int) -> Cells:
    """Every row as long as the longest; blank rows at the end are left out."""
    rows = [list(_row(sheet, row, datemode)) for row in range(sheet.nrows)]
    while rows and not any(value != "" for value in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _row(sheet: Sheet, row: int, datemode: int) -> Iterator[object]:
    for kind, value in zip(sheet.row_types(row), sheet.row_values(row), strict=True):
        if kind == xlrd.XL_CELL_DATE:
            yield _dated(value, datemode)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            yield bool(value)
        elif kind == xlrd.XL_CELL_ERROR:
            yield NoValue(error_text_from_code.get(value, "#"))
        else:
            yield value


def _dated(value: float, datemode: int) -> date | datetime | time | float:
    """A day number as a date, with the time of day if it has one; as it is if it is no day."""
    if value < 0:
        return value
    try:
        moment = xlrd.xldate.xldate_as_datetime(value, datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return value
    if value < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def _merges(sheet: Sheet) -> list[Box]:
    """The merged ranges, whose ends the reader gives one further."""
    return [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
