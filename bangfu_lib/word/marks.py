"""Marks in a compiled template for what is only known once it is filled, and their settling.

A mark is written between characters that XML forbids, so that no value can hold one. While a
template is compiled, code points of no character stand for them, which lxml lets through.
"""

import re
from collections import Counter
from collections.abc import Callable

from bangfu_lib.word.grids import fitted
from bangfu_lib.word.numerals import numeral
from bangfu_lib.word.xml import KEEP_NEXT
from bangfu_lib.zh import reports as zh

OPEN, CLOSE, KEEP, LINE = "\U0010fffe", "\U0010ffff", "\U000fffff", "\U000ffffe"
TO_CONTROL = str.maketrans({OPEN: "\x01", CLOSE: "\x02", KEEP: "\x03", LINE: "\x04"})
MARK = re.compile("\x01([^\x02]*)\x02")
SEQUENCE, IDENTITY, DRAWING = "S", "I", "D"
TABLE, TABLE_END, FITTED = "T", "t", "fitted"
HEADING, HEADING_END = "H", "h"
FIGURE, FIGURE_END = "F", "f"
EMPTY = "P"  # a paragraph with nothing in it
BETWEEN = "|"
MOST_ROWS_KEPT, MOST_TEXT_KEPT = 9, 500
ELEMENT = re.compile(r"<[^>]*>")
SEEN = re.compile(r">[^<\s]|<w:(?:drawing|pict|object|sectPr|fldSimple|fldChar|br|tbl|sym)\b")
ORDINAL = re.compile(rf"(?<=>)[{zh.DIGITS}]+")
NUMBERED = re.compile(rf"[{zh.DIGITS}]+{zh.SEPARATOR}")
Place = Callable[[str, int], str]  # the drawing that a mark asks for, with its running number


def mark(kind: str, text: str = "") -> str:
    """The mark of a kind, as it is put into a tree."""
    return f"{OPEN}{kind}{text}{CLOSE}"


def as_controls(xml: str) -> str:
    """Serialised XML with marks as they stand in a compiled template."""
    return xml.replace(mark(EMPTY), "<w:p/>").translate(TO_CONTROL)


def settle(text: str, *, place: Place, shown: Callable[[str], bool]) -> str:
    """`text` with every mark settled, in one pass.

    Captions and drawings are counted, short tables keep their rows together, headings under which
    nothing stands go and the others are numbered anew. `place` gives drawings; a figure goes away
    with its caption unless one of its charts is `shown`.
    """
    return _Settling(place, shown).settled(MARK.split(text))


class _Settling:
    """What has been written so far, and what has been counted."""

    def __init__(self, place: Place, shown: Callable[[str], bool]) -> None:
        self.place, self.shown = place, shown
        self.out: list[str] = []
        self.counted: Counter[str] = Counter()
        self.table = 0
        self.headings: list[tuple[int, int]] = []
        self.dropped = False
        self.hidden = False

    def settled(self, pieces: list[str]) -> str:
        handlers = {
            SEQUENCE: self.sequence,
            IDENTITY: self.identity,
            DRAWING: self.drawing,
            TABLE: self.table_begins,
            TABLE_END: self.table_ends,
            HEADING: self.heading_begins,
            HEADING_END: self.heading_ends,
            FIGURE: self.figure_begins,
        }
        for place, piece in enumerate(pieces):
            if place % 2 and piece[0] == FIGURE_END:
                self.hidden = False
            elif self.hidden:
                continue
            elif place % 2:
                handlers[piece[0]](piece[1:])
            else:
                self.out.append(piece)
        if self.dropped:
            self.number_headings()
        return "".join(self.out)

    def sequence(self, name: str) -> None:
        self.counted[name] += 1
        self.out.append(str(self.counted[name]))

    def identity(self, _: str) -> None:
        self.counted[IDENTITY] += 1
        self.out.append(str(self.counted[IDENTITY]))

    def drawing(self, asked: str) -> None:
        drawn = self.place(asked, self.counted[IDENTITY] + 1)
        self.counted[IDENTITY] += bool(drawn)
        self.out.append(drawn)

    def figure_begins(self, names: str) -> None:
        self.hidden = not any(self.shown(name) for name in names.split(BETWEEN))

    def table_begins(self, _: str) -> None:
        self.table = len(self.out)

    def table_ends(self, grid: str) -> None:
        table = kept_together("".join(self.out[self.table :]))
        self.out[self.table :] = [fitted(table) if grid else table]

    def heading_begins(self, _: str) -> None:
        if self.headings:
            first, last = self.headings[-1]
            if not SEEN.search("".join(self.out[last:])):
                self.out[first:] = []
                self.headings.pop()
                self.dropped = True
        self.headings.append((len(self.out), len(self.out)))

    def heading_ends(self, _: str) -> None:
        first, _last = self.headings[-1]
        self.out[first:] = ["".join(self.out[first:])]
        self.headings[-1] = first, len(self.out)

    def number_headings(self) -> None:
        number = 0
        for first, _ in self.headings:
            if NUMBERED.match(ELEMENT.sub("", self.out[first])):
                number += 1
                self.out[first] = ORDINAL.sub(numeral(number), self.out[first], count=1)


def kept_together(table: str) -> str:
    """A short table stays on one page: every row but the last keeps with the next."""
    rows = table.count("</w:tr>")
    if rows > MOST_ROWS_KEPT or len(ELEMENT.sub("", table)) > MOST_TEXT_KEPT:
        return table.replace("\x03", "")
    last = max(table.rfind("<w:tr>"), table.rfind("<w:tr "))
    return table[:last].replace("\x03", KEEP_NEXT) + table[last:].replace("\x03", "")
