"""Texts that a spreadsheet would take for formulas, and pictures that WPS keeps in cells."""

import re
from collections.abc import Iterable

from bangfu_lib.opening.opened import Note, NoValue
from bangfu_lib.opening.references import column_letters
from bangfu_lib.zh import opening as zh

STARTS = frozenset("=+-@\t\r" + zh.EQUALS + zh.SIGNS + zh.AT)
PICTURE = re.compile(r"=\s*(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)
FORMULA = re.compile(rf"\s*[={zh.EQUALS}].")
# A sign before a number, a phone number, a Chinese word or another dash is ordinary writing.
SIGNED = re.compile(rf"\s*[+\-{zh.SIGNS}](?=[\x21-\x7e])(?![\d\s.,%()-]*$)(?!-)")
CALL = re.compile(rf"\s*[@{zh.AT}][A-Za-z]")
LOOKED_AT = 300
# In the XML, before the cells are parsed: a text that begins so, perhaps by a character reference.
SUSPECT = re.compile(rb"<t(?: [^<>]*)?>\s*(?:[=+@&-]|\xef\xbc[\x8b\x8d\x9d\xa0])")
PREFIXED = re.compile(SUSPECT.pattern.replace(b"<", b":", 1))
OWN_TEXTS = (b"<is>", b't="str"')


def may_be_marked(texts: bytes) -> bool:
    """Whether shared `texts` can hold what `marked_texts` looks for."""
    return bool(SUSPECT.search(texts) or (b":t" in texts and PREFIXED.search(texts)))


def holds_own_texts(cells: bytes) -> bool:
    """Whether some of these cells hold texts that are not shared."""
    return any(mark in cells for mark in OWN_TEXTS)


def marked_texts(rows: list[list[object]], sheet: str) -> tuple[Note, ...]:
    """Put NoValue in place of pictures in `rows`; a note when texts look like formulas.

    Such texts stay texts. The note says how many there are and where the first is.
    """
    found = []
    for number, row in enumerate(rows):
        # Judged by the first character, so that ordinary rows cost next to nothing.
        if STARTS.isdisjoint([cell[:1] for cell in row if type(cell) is str]):
            continue
        for column, cell in enumerate(row):
            if type(cell) is not str or cell[:1] not in STARTS:
                continue
            if PICTURE.match(cell):
                row[column] = NoValue(zh.PICTURE_IN_CELL)
            elif looks_like_formula(cell):
                found.append((number, column))
    return _notes(found, sheet)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would compute `text` if it were typed or pasted into a cell."""
    start = text[:LOOKED_AT]
    return any(pattern.match(start) for pattern in (FORMULA, SIGNED, CALL))


def _notes(found: Iterable[tuple[int, int]], sheet: str) -> tuple[Note, ...]:
    places = list(found)
    if not places:
        return ()
    row, column = places[0]
    facts = {"count": len(places), "cell": f"{column_letters(column + 1)}{row + 1}"}
    return (Note("formula_like_text", sheet, facts),)
