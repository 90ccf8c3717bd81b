"""What a worksheet says about its cells: which rows and columns are hidden, which are merged."""

import re

from bangfu_lib.opening.limits import MAX_COLUMN_RANGES, MAX_COLUMNS
from bangfu_lib.opening.opened import Box
from bangfu_lib.opening.references import column_number
from bangfu_lib.opening.worksheets import Worksheet

HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
ROW = re.compile(rb'<row r="([0-9]{1,6})"([^<>]*)>')
COLUMNS = re.compile(rb"<(?:[\w.-]{1,40}:)?col\s([^<>]*)>")
FIRST, LAST = re.compile(rb'\bmin="([0-9]{1,6})"'), re.compile(rb'\bmax="([0-9]{1,6})"')
MERGE = re.compile(
    rb"<(?:[\w.-]{1,40}:)?mergeCell\s[^<>]*?\bref\s*=\s*[\"']"
    rb"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']"
)


def hidden_rows(sheet: Worksheet) -> frozenset[int]:
    """The 0-based rows that people do not see."""
    if b'hidden="' not in sheet.body:
        return frozenset()
    return frozenset(int(row[1]) - 1 for row in ROW.finditer(sheet.body) if HIDDEN.search(row[2]))


def hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """The 0-based columns that people do not see, within the limit of columns."""
    if b"hidden" not in sheet.head:
        return frozenset()
    head = sheet.head.replace(b"'", b'"')
    hidden: set[int] = set()
    for attributes in COLUMNS.findall(head)[:MAX_COLUMN_RANGES]:
        first, last = FIRST.search(attributes), LAST.search(attributes)
        if first and last and HIDDEN.search(attributes):
            hidden.update(range(int(first[1]) - 1, min(int(last[1]), MAX_COLUMNS)))
    return frozenset(hidden)


def merges(sheet: Worksheet) -> list[Box]:
    """Every merged range that the sheet claims, 0-based, as it claims it."""
    if b"mergeCell" not in sheet.tail:
        return []
    return [
        (int(top) - 1, column_number(left) - 1, int(bottom) - 1, column_number(right) - 1)
        for left, top, right, bottom in MERGE.findall(sheet.tail)
    ]
