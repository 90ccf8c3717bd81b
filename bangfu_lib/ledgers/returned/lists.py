"""The first sheets of a workbook that goes back: what to mend, and what was read otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.returned.marks import runs, shown_width
from bangfu_lib.ledgers.styles import FONT, HEADER, set_page
from bangfu_lib.zh import returned as zh

LIST_WIDTHS = (6, 8, 18, 14, 18, 52, 52)
OVERALL_WIDTHS = (6, 8, 30, 18, 52, 52)
CHANGES_WIDTHS = (6, 18, 14, 18, 34, 34)
# Excel keeps at most 65,530 links on a sheet.
MOST_LISTED = 60_000
COLOURS = {"error": "#FFC7CE", "warning": "#FFEB9C", "note": "#EDEDED"}
ORDER = tuple(COLOURS)
DIGITS = "0123456789"
TITLE_HEIGHT, LINE_HEIGHT, SPARE = 26, 17, 2
BOX = {**FONT, "border": 1, "border_color": "#BFBFBF", "text_wrap": True}
LINK = {**BOX, "font_color": "#0563C1", "underline": 1}


@dataclass(frozen=True)
class Link:
    """A cell of a list that leads to a place in this workbook."""

    target: str
    text: str


@dataclass(frozen=True)
class Listing:
    """One list: its title, lines about it, column headers and widths, rows of texts and links.

    The severity of each row colours its second cell; without severities nothing is coloured.
    """

    title: str
    about: Sequence[str]
    headers: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str | Link]]
    severities: Sequence[str] = ()


@dataclass(frozen=True)
class Places:
    """How to lead to a cell: names of the sheets in the copy, and each one's column headers.

    Sheets that the copy does not hold are not in it and get no link.
    """

    sheets: Mapping[str, str]
    headers: Mapping[str, Mapping[str, str]]

    def header(self, sheet: str, cells: str) -> str:
        """The header above a run of cells, "" where none is known."""
        return self.headers.get(sheet, {}).get(cells.partition(":")[0].rstrip(DIGITS), "")

    def link(self, sheet: str, cells: str, text: str) -> str | Link:
        """A link to `cells` of the sender's `sheet`, shown as `text`."""
        if sheet not in self.sheets:
            return text
        quoted = self.sheets[sheet].replace("'", "''")
        return Link(f"internal:'{quoted}'!{cells}", text)


def issue_listing(
    title: str, issues: Sequence[Issue], places: Places, *, about: Sequence[str]
) -> Listing:
    """The list of everything to mend in one file, errors first: every cell has its row or run."""
    ordered = sorted(issues, key=lambda one: ORDER.index(one.severity))
    rows = [(one.severity, cells) for one in ordered for cells in _issue_rows(one, places)]
    return Listing(
        title=title,
        about=[_counted(issues), *about, *_cut(rows)],
        headers=zh.LIST_HEADERS,
        widths=LIST_WIDTHS,
        rows=_numbered(cells for _, cells in rows[:MOST_LISTED]),
        severities=[severity for severity, _ in rows[:MOST_LISTED]],
    )


def overall_listing(issues: Sequence[Issue]) -> Listing:
    """The list of what lies in no sender's file, such as ledgers that nobody handed in."""
    ordered = sorted(issues, key=lambda one: ORDER.index(one.severity))[:MOST_LISTED]
    return Listing(
        title=zh.OVERALL_TITLE,
        about=[_counted(issues), zh.OVERALL_HAND_IN, *_cut(issues)],
        headers=zh.OVERALL_HEADERS,
        widths=OVERALL_WIDTHS,
        rows=_numbered(
            (zh.SEVERITIES[one.severity], one.file, one.sheet, one.message, one.remedy)
            for one in ordered
        ),
        severities=[one.severity for one in ordered],
    )


def changes_listing(changes: Sequence[Change], places: Places) -> Listing:
    """The list of what was read otherwise than it was written."""
    rows = [
        (one.sheet, places.link(one.sheet, cells, cells), one.header, one.was, one.now)
        for one in changes
        for cells in runs((one.cell, *one.others))
    ]
    return Listing(
        title=zh.CHANGES_TITLE,
        about=[zh.CHANGES_ABOUT, *_cut(rows)],
        headers=zh.CHANGES_HEADERS,
        widths=CHANGES_WIDTHS,
        rows=_numbered(rows[:MOST_LISTED]),
    )


def _counted(issues: Sequence[Issue]) -> str:
    counts = {kind: sum(one.severity == kind for one in issues) for kind in ORDER}
    parts = [
        zh.COUNT.format(severity=zh.SEVERITIES[kind], count=count)
        for kind, count in counts.items()
        if count
    ]
    return zh.COUNTS.format(parts=zh.COUNT_SEPARATOR.join(parts))


def _issue_rows(one: Issue, places: Places) -> Iterator[tuple[str | Link, ...]]:
    severity = zh.SEVERITIES[one.severity]
    for cells in runs((one.cell, *one.others)):
        link, header = places.link(one.sheet, cells, cells), places.header(one.sheet, cells)
        yield severity, one.sheet, link, header, one.message, one.remedy
    if not one.cell:
        where = places.link(one.sheet, "A1", zh.WHOLE_SHEET) if one.sheet else zh.WHOLE_FILE
        yield severity, one.sheet, where, "", one.message, one.remedy


def _numbered(rows: Iterable[Sequence[str | Link]]) -> list[tuple[str | Link, ...]]:
    return [(str(number), *row) for number, row in enumerate(rows, start=1)]


def _cut(rows: Sequence[object]) -> list[str]:
    return [zh.MOST_LISTED.format(count=MOST_LISTED)] if len(rows) > MOST_LISTED else []


def write_listing(book: Workbook, sheet: Worksheet, listing: Listing) -> None:
    """Fill `sheet` with the list, its title on top and its headers frozen, ready to print."""
    set_page(sheet)
    for column, width in enumerate(listing.widths):
        sheet.set_column(column, column, width)
    plain, strong = book.add_format(FONT), book.add_format({**FONT, "bold": True, "font_size": 16})
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.write_string(0, 0, listing.title, strong)
    for row, line in enumerate(listing.about, start=1):
        sheet.write_string(row, 0, line, plain)
    head = len(listing.about) + 1
    style = book.add_format({**FONT, **HEADER})
    for column, header in enumerate(listing.headers):
        sheet.write_string(head, column, header, style)
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    _write_rows(book, sheet, listing, start=head + 1)
    if listing.rows:
        sheet.autofilter(head, 0, head + len(listing.rows), len(listing.headers) - 1)


def _write_rows(book: Workbook, sheet: Worksheet, listing: Listing, *, start: int) -> None:
    boxed, linked = book.add_format(BOX), book.add_format(LINK)
    coloured = {
        kind: book.add_format({**BOX, "bg_color": colour, "align": "center"})
        for kind, colour in COLOURS.items()
    }
    for number, cells in enumerate(listing.rows):
        sheet.set_row(start + number, LINE_HEIGHT * _lines(cells, listing.widths))
        for column, cell in enumerate(cells):
            style = _style(listing, number, column, coloured) or boxed
            if isinstance(cell, Link):
                sheet.write_url(start + number, column, cell.target, linked, cell.text)
            else:
                sheet.write_string(start + number, column, cell, style)


def _lines(cells: Sequence[str | Link], widths: Sequence[int]) -> int:
    """How many lines the highest cell of a row takes: not every program finds out by itself."""
    texts = (cell.text if isinstance(cell, Link) else cell for cell in cells)
    return max(
        -(-shown_width(text) // (width - SPARE)) or 1
        for text, width in zip(texts, widths, strict=True)
    )


def _style(
    listing: Listing, number: int, column: int, coloured: Mapping[str, Format]
) -> Format | None:
    return coloured[listing.severities[number]] if listing.severities and column == 1 else None
