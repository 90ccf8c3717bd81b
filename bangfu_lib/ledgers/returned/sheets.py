"""Put together a workbook that goes back: the lists in front, the sender's sheets behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.issues import Issue, cell_name
from bangfu_lib.ledgers.returned.cells import (
    LONGEST_TEXT,
    CellStyles,
    fitting,
    header_row,
    kept_merges,
    write_comment,
    write_grid,
    write_merges,
)
from bangfu_lib.ledgers.returned.lists import (
    Listing,
    Places,
    changes_listing,
    issue_listing,
    overall_listing,
    write_listing,
)
from bangfu_lib.ledgers.returned.marks import Mark, Position, marks_of
from bangfu_lib.ledgers.returned.names import sheet_names
from bangfu_lib.ledgers.styles import CREATED, OPTIONS
from bangfu_lib.opening.opened import Grid, Opened
from bangfu_lib.zh import returned as zh

# From so many cells on, rows go to disk as they are written instead of staying in memory.
LARGE = 300_000
# Tens of thousands of comments make Excel slow to open and to scroll.
MOST_COMMENTS = 2_000
OURS = (zh.RETURNED_LIST_SHEET, zh.RETURNED_CHANGES_SHEET)


@dataclass(frozen=True)
class CopiedSheet:
    """One of the sender's sheets in the copy: what it held, its name there, what to mark."""

    grid: Grid
    name: str
    marks: Mapping[Position, Mark]


def copy_content(
    opened: Opened | None,
    name: str,
    issues: Sequence[Issue],
    changes: Sequence[Change],
    *,
    said: Sequence[str] = (),
) -> bytes:
    """The .xlsx that goes back for the file `name`, from its own issues and changes alone.

    Without `opened` it holds the lists only. `said` are further lines on top of the list.
    The same input gives the same bytes. Values only: no formulas, macros or outside links.
    """
    grids = [grid for grid in opened.grids if grid.name.strip() not in OURS] if opened else []
    sheets = _copied(grids, issues)
    places = Places(
        sheets={one.grid.name: one.name for one in sheets},
        headers={one.grid.name: _headers(one.grid) for one in sheets},
    )
    about = [zh.HOW_TO, zh.HAND_IN if sheets else zh.HAND_IN_ORIGINAL, *said, *_said(sheets)]
    listing = issue_listing(zh.TITLE.format(name=name), issues, places, about=about)
    listings = {zh.RETURNED_LIST_SHEET: listing}
    if changes:
        listings[zh.RETURNED_CHANGES_SHEET] = changes_listing(changes, places)
    return _workbook(listings, sheets, from_1904=bool(opened and opened.from_1904))


def overall_content(issues: Sequence[Issue]) -> bytes:
    """The .xlsx that lists what lies in no sender's file."""
    return _workbook({zh.RETURNED_LIST_SHEET: overall_listing(issues)}, (), from_1904=False)


def _copied(grids: Sequence[Grid], issues: Iterable[Issue]) -> list[CopiedSheet]:
    by_sheet: dict[str, list[Issue]] = {}
    for one in issues:
        by_sheet.setdefault(one.sheet, []).append(one)
    names = sheet_names((grid.name for grid in grids), taken=OURS)
    return [
        CopiedSheet(grid, name, marks_of(by_sheet.get(grid.name, ()), kept_merges(grid)))
        for grid, name in zip(grids, names, strict=True)
    ]


def _headers(grid: Grid) -> dict[str, str]:
    """The header over each column by its letters; what stands higher up where it is blank."""
    head = header_row(grid.rows)
    if head is None:
        return {}
    found = {}
    for column in range(len(grid.rows[head])):
        upwards = (grid.rows[row][column] for row in range(head, -1, -1))
        text = next((str(value) for value in upwards if value != ""), "")
        found[cell_name(1, column)[:-1]] = " ".join(text.split()).rstrip(zh.REQUIRED_MARKS)
    return found


def _said(sheets: Sequence[CopiedSheet]) -> list[str]:
    renamed = [
        zh.RENAMED_SHEET.format(was=one.grid.name, now=one.name)
        for one in sheets
        if one.grid.name != one.name
    ]
    shown = [
        zh.SHOWN_SHEET.format(name=one.name) for one in sheets if one.marks and not one.grid.visible
    ]
    marked = sum(len(one.marks) for one in sheets)
    many = [zh.MOST_COMMENTS.format(count=MOST_COMMENTS)] if marked > MOST_COMMENTS else []
    return [*renamed, *shown, *many, *([zh.SHORTENED] if _any_too_long(sheets) else [])]


def _any_too_long(sheets: Iterable[CopiedSheet]) -> bool:
    return any(
        isinstance(value, str) and 2 * len(value) > LONGEST_TEXT and fitting(value) != value
        for one in sheets
        for row in one.grid.rows
        for value in row
    )


def _workbook(
    listings: Mapping[str, Listing], sheets: Sequence[CopiedSheet], *, from_1904: bool
) -> bytes:
    cells = sum(len(one.grid.rows) * len((one.grid.rows or [()])[0]) for one in sheets)
    large = cells > LARGE
    options = {**OPTIONS, "date_1904": from_1904}
    if large:
        options |= {"constant_memory": True, "in_memory": False}
    stream = BytesIO()
    with Workbook(stream, options) as book:
        book.set_properties({"title": next(iter(listings.values())).title, "created": CREATED})
        book.set_size(2400, 1400)
        for name, listing in listings.items():
            write_listing(book, book.add_worksheet(name), listing)
        _write_sheets(book, sheets, merge=not large)
    return stream.getvalue()


def _write_sheets(book: Workbook, sheets: Sequence[CopiedSheet], *, merge: bool) -> None:
    styles = CellStyles(book)
    commented = _commented(sheets, MOST_COMMENTS)
    for number, one in enumerate(sheets):
        sheet = book.add_worksheet(one.name)
        if not one.grid.visible and not one.marks:
            sheet.hide()
        if one.marks:
            sheet.set_tab_color(_tab_colour(one.marks))
        write_grid(sheet, one.grid, one.marks, styles=styles)
        if merge:
            write_merges(sheet, one.grid, one.marks, styles=styles)
        for at in commented[number]:
            write_comment(sheet, at, one.marks[at])


def _tab_colour(marks: Mapping[Position, Mark]) -> str:
    return "#FF0000" if any(one.severity == "error" for one in marks.values()) else "#FFC000"


def _commented(sheets: Sequence[CopiedSheet], most: int) -> list[list[Position]]:
    """The cells of each sheet that get a comment: errors before warnings, then in order."""
    every = sorted(
        (mark.severity, number, at)
        for number, one in enumerate(sheets)
        for at, mark in one.marks.items()
    )
    kept: list[list[Position]] = [[] for _ in sheets]
    for _, number, at in every[:most]:
        kept[number].append(at)
    return kept
