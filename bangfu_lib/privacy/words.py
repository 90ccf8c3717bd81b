"""Texts as they are compared: full-width forms narrowed, invisible characters and blanks out."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

Found = tuple[str, int, int]
Finder = Callable[[str], Iterator[Found]]
HEAD = 2
# Characters that no page shows: soft hyphens, joiners, directions, variants of a glyph.
UNSEEN = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE0FFF),
)
INVISIBLE = {code: None for first, last in UNSEEN for code in range(first, last + 1)}
NOT_NUMBER = re.compile("[^0-9X]")
COUNTRY = "86"
WITH_COUNTRY = 13


def normal(text: str) -> str:
    """`text` with full-width forms narrowed and invisible characters left out."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(INVISIBLE))


def squeezed(text: str) -> str:
    """`text` normalised and without blanks, as words are compared."""
    return "".join(normal(text).split())


def normal_number(value: str) -> str:
    """The digits of a number, with the X of an ID number; without .0 and the country's code."""
    text = re.sub(r"\.0$", "", normal(value).strip()).upper()
    digits = NOT_NUMBER.sub("", text)
    return digits[2:] if len(digits) == WITH_COUNTRY and digits.startswith("861") else digits


def word_finder(words: Iterable[str]) -> Finder:
    """A function that gives every place (word, start, end) of `words` in a squeezed text.

    One pass over the text, however many words there are: a word is looked for only where its
    first character stands and its first two agree.
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        heads.setdefault(word[:HEAD], []).append(word)
    firsts = "".join(sorted({head[0] for head in heads}))
    if not firsts:
        return lambda text: iter(())
    first = re.compile(f"[{re.escape(firsts)}]")

    def find(text: str) -> Iterator[Found]:
        for match in first.finditer(text):
            start = match.start()
            for word in heads.get(text[start : start + HEAD], ()):
                if text.startswith(word, start):
                    yield word, start, start + len(word)

    return find
