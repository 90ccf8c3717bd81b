"""A worksheet's XML, cut down to its cells in one plain notation that is safe to parse.

Most programs write `<c r="A1" …>` throughout; such a sheet is only searched for exceptions, at
the speed of searching. Any other is written anew by `rewriting`.
"""

import re
from dataclasses import dataclass

from bangfu_lib.opening.alike import one_of_each
from bangfu_lib.opening.limits import MAX_CELLS, MAX_ODD_TAGS, MAX_ROWS
from bangfu_lib.opening.markup import checked, holds_declarations, holds_instructions
from bangfu_lib.opening.opened import Refused
from bangfu_lib.opening.references import column_number
from bangfu_lib.opening.rewriting import rewritten

# Each repetition ends at a character that cannot begin the next: one pass, whatever the content.
ATTRIBUTES = rb'(?: [\w:.]+="[^"<>&]*")*\s?/?>'
COLUMN = rb"(?:[A-Z]|[A-F][A-Z]|G[A-R])"
ROW = rb'(?:[1-9][0-9]{0,4}|100000)"'
ODD_CELL = re.compile(rb'<c(?![A-Za-z])(?! r="' + COLUMN + ROW + ATTRIBUTES + rb")")
ODD_ROW = re.compile(rb'<row(?![A-Za-z])(?! r="' + ROW + ATTRIBUTES + rb")")
PREFIXED = re.compile(rb":(?:c|row|sheetData)[\s/>]")
FAR = re.compile(rb'<(?:c|row) r="[A-Z]*(?!100000")[1-9][0-9]{5}')
# Up to row 9999 the cells between A1 and the last one are few enough, without counting.
LOW = re.compile(rb'<c r="[A-Z]+[0-9]{5}')
PLACES = re.compile(rb'<c r="([A-Z]+)([0-9]+)')
SIX_DIGITS = re.compile(rb'<(?:c|row) r="[A-Z]*[0-9]{6}')
OPENING, CLOSING = b"<sheetData>", b"</sheetData>"


@dataclass(frozen=True)
class Worksheet:
    """What precedes the rows, the rows with their cells in plain notation, and what follows.

    `sample` has one cell of each kind in `body`, in which `cells` are written.
    """

    head: bytes
    body: bytes
    tail: bytes
    sample: bytes
    cells: int


def read_worksheet(xml: bytes) -> Worksheet:
    """The sheet `xml` in plain notation, within the limits. Raises Refused."""
    sheet = _cut(checked(xml))
    if sheet is None or _is_odd(sheet):
        _refuse_many(xml)
        sheet = _cut(rewritten(xml))
    if sheet is None:
        raise Refused("damaged_file")
    _refuse_wide(sheet)
    return sheet


def _cut(xml: bytes) -> Worksheet | None:
    """Head, rows and tail; None when the sheet is not written in the usual way."""
    mentions = xml.count(b"sheetData")
    if mentions == 1 and b"<sheetData/>" in xml:
        return Worksheet(xml, b"", xml, b"", 0)
    start, end = xml.find(OPENING), xml.find(CLOSING)
    # Comments, character data and instructions could hide cells, or show what is none.
    if mentions != 2 or not 0 <= start < end or holds_declarations(xml) or holds_instructions(xml):
        return None
    body = xml[start + len(OPENING) : end]
    return Worksheet(xml[:start], body, xml[end:], *one_of_each(body))


def _is_odd(sheet: Worksheet) -> bool:
    # Beyond row 99999 it does matter which digits a cell has.
    searched = sheet.body if SIX_DIGITS.search(sheet.sample) else sheet.sample
    return any(pattern.search(searched) for pattern in (PREFIXED, ODD_CELL, ODD_ROW))


def _refuse_many(xml: bytes) -> None:
    # Too many rows are also odd; most sheets that have them need not be parsed to be refused.
    if FAR.search(xml):
        raise Refused("too_many_rows", limit=MAX_ROWS)
    if xml.count(b"<") > MAX_ODD_TAGS:
        raise Refused("too_many_cells", limit=MAX_CELLS)


def _refuse_wide(sheet: Worksheet) -> None:
    if not LOW.search(sheet.sample):
        return
    columns, rows = set(), 0
    for place in PLACES.finditer(sheet.body):
        columns.add(place[1])
        rows = max(rows, int(place[2]))
    if rows > MAX_ROWS:
        raise Refused("too_many_rows", limit=MAX_ROWS)
    if rows * max(map(column_number, columns)) > MAX_CELLS:
        raise Refused("too_many_cells", limit=MAX_CELLS)
