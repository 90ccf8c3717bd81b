"""Cell formats and page layout of the workbooks that are written for staff."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bangfu_lib.params.ledgers import Field

FONT = {"font_name": "SimSun", "font_size": 11, "valign": "vcenter"}
HEADER = {"bold": True, "bg_color": "#DDE6EF", "border": 1, "text_wrap": True, "align": "center"}
TEXT_FORMAT = "@"
A4 = 9
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "integer": "0"}


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook; `by_number_format` holds those of data columns."""

    plain: Format
    strong: Format
    title: Format
    header: Format
    wrapped: Format
    by_number_format: dict[str, Format]

    def of(self, field: Field) -> Format:
        """The format of a data column."""
        return self.by_number_format[number_format(field)]


def make_styles(book: Workbook, fields: list[Field]) -> Styles:
    """The formats for a workbook with these data columns."""
    formats = dict.fromkeys(number_format(field) for field in fields)
    return Styles(
        plain=book.add_format(FONT),
        strong=book.add_format({**FONT, "bold": True}),
        title=book.add_format({**FONT, "bold": True, "font_size": 16}),
        header=book.add_format({**FONT, **HEADER}),
        wrapped=book.add_format({**FONT, "border": 1, "text_wrap": True}),
        by_number_format={
            pattern: book.add_format({**FONT, "num_format": pattern}) for pattern in formats
        },
    )


def number_format(field: Field) -> str:
    """How Excel is to show and to take a column: codes and other words as text."""
    if field.kind == "number":
        return "0." + "0" * field.digits if field.digits else "0"
    return NUMBER_FORMATS.get(field.kind, TEXT_FORMAT)


def set_page(sheet: Worksheet) -> None:
    """Print on A4 across, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
