"""The lists that a workbook's cells point into: shared texts and cell formats, within bounds."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from bangfu_lib.opening.limits import (
    CLAIMED_TEXTS_FACTOR,
    CLAIMED_TEXTS_SPARE,
    MAX_CELL_FORMATS,
    MAX_CELLS,
    MAX_FORMAT_CODE,
    MAX_NUMBER_FORMATS,
    MAX_TEXTS,
    MEGABYTE,
)
from bangfu_lib.opening.markup import checked
from bangfu_lib.opening.opened import Refused
from bangfu_lib.opening.worksheets import Worksheet

ROOT = re.compile(rb"<(?:[^<>\s/:]{0,40}:)?sst[\s/>]")
CLAIM = re.compile(rb"""\b(count|uniqueCount)\s*=\s*["']([^"'<>]*)""")
TEXT_START = re.compile(rb"<(?:[\w.-]{1,40}:)?si[\s/>]")
TEXT_END = re.compile(rb"</(?:[\w.-]{1,40}:)?si\s*>|<(?:[\w.-]{1,40}:)?si\s*/>")
TEXT_TAGS = (b"<si", b"</si")
ODD_TEXT = re.compile(rb":si[\s/>]|<si\s*/|</si\s")
CELL_FORMAT = re.compile(rb"[<:]xf[\s/>]")
FORMAT_CODE = b"formatCode"
LONG_CODE = re.compile(
    rb"""formatCode\s*=\s*(?:"[^"]{%(least)d}|'[^']{%(least)d})""" % {b"least": MAX_FORMAT_CODE + 1}
)
POINTER = re.compile(rb'<c [^<>]*?\bt="s"[^<>]*>\s*<v>([0-9]{1,9})<')
# What is no place in the list, the parser takes for the first.
NO_POINTER = re.compile(rb't="s"[^<>]*>\s*<v>(?!\s*[0-9]{1,9}\s*<|<)')


@dataclass(frozen=True)
class Texts:
    """The shared texts as XML, fit to be parsed, and how many bytes each takes there.

    Fewer cells than `least_cells` would give the lie to how many are said to show a text.
    """

    xml: bytes
    sizes: Sequence[int]
    longest: int = 0
    least_cells: int = 0


def read_texts(xml: bytes) -> Texts:
    """The shared texts `xml` without its claim of how many they are. Raises Refused."""
    checked(xml)
    if xml.count(b"<si") + xml.count(b":si") > 2 * MAX_TEXTS:
        raise Refused("too_many_texts", limit=MAX_TEXTS)
    pieces = TEXT_END.split(xml) if _is_odd(xml) else xml.split(b"</si>")
    sizes = array("q", map(len, pieces[:-1]))
    allowed = CLAIMED_TEXTS_FACTOR * len(sizes) + CLAIMED_TEXTS_SPARE
    first = TEXT_START.search(xml)
    start, end = first.start() if first else len(xml), len(xml) - len(pieces[-1])
    claimed = _claimed(xml[:start], allowed)
    listed = xml[start:end]
    if b"sst" in listed and ROOT.search(listed):
        raise Refused("damaged_file")
    plain = b"".join((b"<sst>", listed, b"</sst>"))
    return Texts(plain, sizes, max(sizes, default=0), claimed - allowed)


def _is_odd(xml: bytes) -> bool:
    plain = b":si" not in xml and all(xml.count(tag) == xml.count(tag + b">") for tag in TEXT_TAGS)
    return not plain and ODD_TEXT.search(xml) is not None


def _claimed(root: bytes, allowed: int) -> int:
    """How many cells are said to show a text. Raises Refused where more texts are than allowed."""
    # All cells may show a text.
    most = {b"uniqueCount": allowed, b"count": allowed + MAX_CELLS}
    highest = 0
    for claim in CLAIM.finditer(root):
        if not _within(claim[2], most[claim[1]]):
            raise Refused("false_counts")
        highest = max(highest, int(claim[2]))
    return highest


def _within(claim: bytes, allowed: int) -> bool:
    return claim.isdigit() and len(claim) < 12 and int(claim) <= allowed


def check_formats(xml: bytes) -> bytes:
    """The cell formats `xml` themselves, if there are not too many or too long. Raises Refused."""
    checked(xml)
    if sum(1 for _ in CELL_FORMAT.finditer(xml)) > MAX_CELL_FORMATS:
        raise Refused("too_many_formats", limit=MAX_CELL_FORMATS)
    if xml.count(FORMAT_CODE) > MAX_NUMBER_FORMATS:
        raise Refused("too_many_formats", limit=MAX_NUMBER_FORMATS)
    if LONG_CODE.search(xml):
        raise Refused("long_format", limit=MAX_FORMAT_CODE)
    return xml


def repeated_text(texts: Texts, sheet: Worksheet) -> int:
    """How many bytes of shared text the cells of `sheet` take: each cell gets its own copy.

    At most so many; counted cell by cell only where it could be much. Raises Refused when a cell
    points to no text.
    """
    if NO_POINTER.search(sheet.sample) and NO_POINTER.search(sheet.body):
        raise Refused("damaged_file")
    most = sheet.body.count(b't="s"') * texts.longest
    if most <= MEGABYTE:
        return most
    sizes, total = texts.sizes, 0
    for pointer in POINTER.finditer(sheet.body):
        place = int(pointer[1])
        total += sizes[place] if place < len(sizes) else 0
    return total
