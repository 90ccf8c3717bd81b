"""What a worksheet says about its cells: which rows and columns are hidden, which are merged."""

import re
from itertools import islice

from bangfu_lib.opening.limits import MAX_COLUMN_RANGES, MAX_COLUMNS, MAX_MERGES
from bangfu_lib.opening.opened import Box
from bangfu_lib.opening.references import column_number
from bangfu_lib.opening.worksheets import Worksheet

HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
ROW = re.compile(rb'<row r="([0-9]{1,6})"([^<>]*)>')
COLUMNS = re.compile(rb"<(?:[\w.-]{1,40}:)?col\s([^<>]*)>")
FIRST, LAST = re.compile(rb'\bmin="([0-9]{1,6})"'), re.compile(rb'\bmax="([0-9]{1,6})"')
MERGE_START = re.compile(rb"mergeCell\s")
MERGE = re.compile(
    rb"<(?:[\w.-]{1,40}:)?mergeCell\s[^<>]*?\bref\s*=\s*[\"']"
    rb"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']"
)


def hidden_rows(sheet: Worksheet) -> frozenset[int]:
    """The 0-based rows that people do not see."""
    if b'hidden="' not in sheet.sample:
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


def merges(sheet: Worksheet) -> tuple[int, list[Box]]:
    """How many merged ranges the sheet claims; the first of them, 0-based, as it claims them."""
    count = len(MERGE_START.findall(sheet.tail)) if b"mergeCell" in sheet.tail else 0
    if not count:
        return 0, []
    found = islice(MERGE.finditer(sheet.tail), MAX_MERGES)
    return count, [
        (int(top) - 1, column_number(left) - 1, int(bottom) - 1, column_number(right) - 1)
        for left, top, right, bottom in (one.groups() for one in found)
    ]
