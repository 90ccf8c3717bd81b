"""Records of an old workbook that its reader passes over: formulas never computed, links."""

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from bangfu_lib.opening.tokens import gives_a_number

START, END, LISTED, FORMULA, LINKED = 0x809, 0x0A, 0x85, 0x06, 0x1AE
SHEET = struct.Struct("<IBB")
RECORD, PAIR, LENGTH = struct.Struct("<HH"), struct.Struct("<HH"), struct.Struct("<H")
# A result that is no number: an empty text.
NO_NUMBER, EMPTY = b"\xff\xff", 3
RESULT, MARK, TOKENS_LENGTH, TOKENS = 6, slice(12, 14), 20, 22
OWN_BOOK, ADD_INS = 0x0401, 0x3A01
Position = tuple[int, int]


@dataclass
class Records:
    """By where each sheet starts: its formula cells without a result; whether there are links.

    `maybe` are formulas that say their result is an empty text, and could; `computed` counts the
    others that have one. `sheets` are the starts of the worksheets in the workbook's order.
    """

    sheets: list[int] = field(default_factory=list)
    uncomputed: defaultdict[int, set[Position]] = field(default_factory=lambda: defaultdict(set))
    maybe: defaultdict[int, set[Position]] = field(default_factory=lambda: defaultdict(set))
    computed: int = 0
    links: bool = False

    def without_result(self, sheet: int) -> set[Position]:
        """Formula cells of the 0-based worksheet that nobody computed.

        Programs that never compute mark every formula as an empty text: where some formula cannot
        be one and none has any result, none was computed.
        """
        if sheet >= len(self.sheets):
            return set()
        start = self.sheets[sheet]
        none_computed = any(self.uncomputed.values()) and not self.computed
        return self.uncomputed[start] | (self.maybe[start] if none_computed else set())


def read_records(stream: bytes) -> Records:
    """What the records of the workbook `stream` tell; stops where the stream ends."""
    found, start, depth = Records(), 0, 0
    for at, kind, content in _records(stream):
        if kind == START:
            # A chart within a sheet starts and ends inside it.
            start, depth = (start, depth + 1) if depth else (at, 1)
        elif kind == END:
            depth = max(0, depth - 1)
        elif kind == FORMULA and len(content) >= TOKENS:
            _note_formula(found, start, content)
        else:
            _note_list(found, kind, content)
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record starts, its kind and its content."""
    at = 0
    while at + RECORD.size <= len(stream):
        kind, length = RECORD.unpack_from(stream, at)
        yield at, kind, stream[at + RECORD.size : at + RECORD.size + length]
        at += RECORD.size + length


def _note_list(found: Records, kind: int, content: bytes) -> None:
    if kind == LISTED and len(content) >= SHEET.size:
        start, _, worksheet = SHEET.unpack_from(content)
        found.sheets += [start] if worksheet == 0 else []
    elif kind == LINKED and len(content) >= PAIR.size:
        found.links |= PAIR.unpack_from(content)[1] not in (OWN_BOOK, ADD_INS)


def _note_formula(found: Records, sheet: int, content: bytes) -> None:
    """Take down a formula by its result."""
    if content[MARK] != NO_NUMBER or content[RESULT] != EMPTY:
        found.computed += 1
        return
    length = LENGTH.unpack_from(content, TOKENS_LENGTH)[0]
    numeric = gives_a_number(content[TOKENS : TOKENS + length])
    (found.uncomputed if numeric else found.maybe)[sheet].add(PAIR.unpack_from(content))
