"""Cell formats, protection and page layout of the workbooks that are written for staff."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from bangfu_lib.params.ledgers import Field, Ledger

# Text stays text, whatever it begins with; nothing becomes a link.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# A fixed date, so that the same content always gives the same bytes.
CREATED = datetime(2021, 1, 1)  # noqa: DTZ001 -- written as it stands, in no time zone
FONT = {"font_name": "SimSun", "font_size": 11, "valign": "vcenter"}
HEADER = {"bold": True, "bg_color": "#DDE6EF", "border": 1, "text_wrap": True, "align": "center"}
REQUIRED = HEADER | {"bg_color": "#FBE1CC"}
MISSING = {"bg_color": "#F4B6B6"}
TEXT_FORMAT = "@"
A4 = 9
# Characters of 11 points beside each other on a page across, at two thirds of their size.
READABLE_WIDTH = 190
# Deleting a row takes a row that is open as a whole, up to the last column of the sheet: cells
# are open unless their format locks them.
OPEN = {"locked": False}
LOCKED = {"locked": True}
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "integer": "0"}
# Without a password: what keeps a header from being typed over by mistake, and nothing else.
ALLOWED = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
    "objects": False,
    "scenarios": False,
}


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook; `by_number_format` holds those of data columns."""

    plain: Format
    strong: Format
    title: Format
    header: Format
    required: Format
    missing: Format
    wrapped: Format
    by_number_format: dict[str, Format]

    def of(self, field: Field) -> Format:
        """The format of a data column."""
        return self.by_number_format[number_format(field)]


def make_styles(book: Workbook, fields: list[Field]) -> Styles:
    """The formats for a workbook with these data columns."""
    formats = dict.fromkeys(number_format(field) for field in fields)
    return Styles(
        plain=book.add_format({**FONT, **LOCKED}),
        strong=book.add_format({**FONT, **LOCKED, "bold": True}),
        title=book.add_format({**FONT, **LOCKED, "bold": True, "font_size": 16}),
        header=book.add_format({**FONT, **LOCKED, **HEADER}),
        required=book.add_format({**FONT, **LOCKED, **REQUIRED}),
        missing=book.add_format(MISSING),
        wrapped=book.add_format({**FONT, **LOCKED, "border": 1, "text_wrap": True}),
        by_number_format={
            pattern: book.add_format({**FONT, **OPEN, "num_format": pattern}) for pattern in formats
        },
    )


def number_format(field: Field) -> str:
    """How Excel is to show and to take a column: codes and other words as text."""
    if field.kind == "number":
        return "0." + "0" * field.digits if field.digits else "0"
    return NUMBER_FORMATS.get(field.kind, TEXT_FORMAT)


def set_page(sheet: Worksheet, width: float = 0) -> None:
    """Print on A4 across: columns of `width` characters in all on as few pages as can be read."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(max(1, ceil(width / READABLE_WIDTH)), 0)


def shown_width(text: str) -> int:
    """How many half-width characters `text` takes in a cell."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def lock_headers(sheet: Worksheet) -> None:
    """Protect the header row of a ledger; every cell below and beside it stays open."""
    sheet.protect("", ALLOWED)


def mark_missing(sheet: Worksheet, ledger: Ledger, rows: int, *, style: Format) -> None:
    """Colour a required cell that is blank while its row holds something."""
    last = len(ledger.fields) - 1
    whole = f"{xl_rowcol_to_cell(1, 0, col_abs=True)}:{xl_rowcol_to_cell(1, last, col_abs=True)}"
    for column, field in enumerate(ledger.fields.values()):
        if field.required:
            blank = f'=AND({xl_rowcol_to_cell(1, column)}="",COUNTA({whole})>0)'
            rule = {"type": "formula", "criteria": blank, "format": style}
            sheet.conditional_format(1, column, rows, column, rule)
