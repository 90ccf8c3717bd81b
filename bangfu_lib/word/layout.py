"""What GB/T 9704 asks of a text by its width: red heads, signatures, and what stays together."""

import re
from collections.abc import Set
from dataclasses import dataclass
from html import unescape

from bangfu_lib.word.package import Parts
from bangfu_lib.word.xml import KEEP_NEXT, style_id
from bangfu_lib.zh import layout_text as zh

FIRST_WIDE = 0x2000
CHARACTER = 315  # twentieths of a point: 28 to a line of 156 mm
LINE_CHARACTERS = 28
# How many characters of the red name fit on a line of 156 mm at 56, 42 and 26 points.
HEAD_SIZES = {"head_large": 7, "head_medium": 10, "head_small": 16}
UNSEALED_RIGHT, SEALED_RIGHT, DATE_FURTHER = 2.0, 4.0, 2.0


STYLED, END = '<w:pStyle w:val="{id}"/>', "</w:p>"
BEGIN = re.compile(r"<w:p(?: [^>]*)?>")
PARAGRAPH_STYLE = re.compile(r"<w:pStyle [^>]*/>")
PROPERTIES = re.compile("<w:pPr>")
KEEP = re.compile(r"<w:keepNext(?: [^>]*)?/>")
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
INDENT = re.compile(r"<w:ind [^>]*/>")
AFTER_INDENT = re.compile(
    r"<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment"
    r"|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b"
)


@dataclass(frozen=True)
class SigningStyles:
    """Ids of styles: (name, date, sealed) of each kind of signature; notes that hang above one."""

    pairs: tuple[tuple[str, str, bool], ...]
    notes: frozenset[str]


@dataclass(frozen=True)
class Signature:
    """How far name and date stand from the right edge, in characters of the body."""

    name_right: float
    date_right: float


def text_width(text: str) -> float:
    """How many Chinese characters wide `text` is: letters and figures are half as wide."""
    return sum(0.5 if ord(character) < FIRST_WIDE else 1 for character in text)


def signature(issuer: str, date: str, *, sealed: bool) -> Signature:
    """Where the name of the issuer and the date below it stand (GB/T 9704 7.3.5).

    Sealed: the date ends four characters before the edge, the name is centred over it. Unsealed:
    the name ends two characters before the edge and the date begins two characters after the
    name does; a date that would come nearer to the edge than two characters stays there and the
    name moves. A name too long for either goes no further than the edge.
    """
    name, day = text_width(issuer), text_width(date)
    if sealed:
        name_right = max(0.0, SEALED_RIGHT - (name - day) / 2)
        return Signature(name_right, name_right + (name - day) / 2)
    name_right = max(UNSEALED_RIGHT, UNSEALED_RIGHT + DATE_FURTHER + day - name)
    return Signature(name_right, name_right + name - DATE_FURTHER - day)


def signature_fields(issuer: str, date: str, *, sealed: bool) -> dict[str, list[str]]:
    """Name and date under the names that a template has for sealed and for unsealed documents."""
    name, day = [issuer], [date]
    return {
        "signed": [] if sealed else name,
        "signed_on": [] if sealed else day,
        "sealed": name if sealed else [],
        "sealed_on": day if sealed else [],
    }


def head_fields(head: str, number: str) -> dict[str, list[str]]:
    """The red name in the largest size that it fits, and the line of its number and red rule.

    Without a name there is neither; a name too long for one line at the smallest size breaks.
    """
    fitting = [name for name, most in HEAD_SIZES.items() if text_width(head) <= most]
    chosen = (fitting or list(HEAD_SIZES))[0 if fitting else -1]
    return {
        **{name: [head] if head and name == chosen else [] for name in HEAD_SIZES},
        "number_line": [number] if head else [],
    }


def imprint_fields(copies: str) -> dict[str, list[str]]:
    """The line of 抄送 and the rule below it; neither where nobody gets a copy."""
    line = [zh.COPIES_LINE.format(copies=copies)] if copies else []
    return {"copies_line": line, "copies_rule": [""] if copies else []}


def signing_styles(parts: Parts) -> SigningStyles:
    """The ids that the styles of signatures and of notes above them have in one template."""
    name, day, sealed_name, sealed_day, *notes = (
        style_id(parts, one)
        for one in (zh.SIGNED, zh.SIGNED_ON, zh.SEALED, zh.SEALED_ON, *zh.ANNEX_NOTES)
    )
    pairs = ((name, day, False), (sealed_name, sealed_day, True))
    return SigningStyles(tuple(one for one in pairs if one[0] and one[1]), frozenset(notes) - {""})


def arranged(xml: str, styles: SigningStyles) -> str:
    """A filled word/document.xml with signatures where their widths ask for, never alone on a page.

    A signature is a paragraph styled 署名 (盖章署名) with one styled 署名日期 (盖章日期) below it.
    What stands above it stays on its page, up to the last paragraph of the text.
    """
    for name, day, sealed in styles.pairs:
        at = xml.rfind(STYLED.format(id=name))
        while at >= 0:
            start = _start(xml, at)
            xml = _placed(xml, start, day, sealed=sealed, notes=styles.notes)
            at = xml.rfind(STYLED.format(id=name), 0, start)
    return xml


def _placed(xml: str, start: int, day: str, *, sealed: bool, notes: Set[str]) -> str:
    """`xml` with the signature that begins at `start` in its place, if a date is below it."""
    middle = xml.index(END, start) + len(END)
    end = xml.find(END, middle) + len(END)
    above, below = xml[start:middle], xml[middle:end]
    if end < middle or not BEGIN.match(below) or STYLED.format(id=day) not in below:
        return xml
    placed = signature(_text(above), _text(below), sealed=sealed)
    lines = _indented(above, placed.name_right) + _indented(below, placed.date_right)
    return _kept(xml[:start], notes) + lines + xml[end:]


def _kept(xml: str, notes: Set[str]) -> str:
    """`xml` with its last paragraphs kept with what follows, up to one of the text itself."""
    tail = ""
    while xml.endswith(END):
        start = _start(xml, len(xml) - 1)
        paragraph = xml[start:]
        xml, tail = xml[:start], _keeping(paragraph) + tail
        if _text(paragraph) and not any(STYLED.format(id=note) in paragraph for note in notes):
            break
    return xml + tail


def _start(xml: str, at: int) -> int:
    """Where the paragraph begins that holds the place `at`."""
    return max(xml.rfind("<w:p>", 0, at), xml.rfind("<w:p ", 0, at))


def _keeping(paragraph: str) -> str:
    """The paragraph told to keep with the next one, whatever it was told before."""
    paragraph = KEEP.sub("", paragraph, count=1).replace("<w:pPr/>", "<w:pPr></w:pPr>", 1)
    if not (place := PARAGRAPH_STYLE.search(paragraph) or PROPERTIES.search(paragraph)):
        return BEGIN.sub(lambda found: f"{found[0]}<w:pPr>{KEEP_NEXT}</w:pPr>", paragraph, count=1)
    return paragraph[: place.end()] + KEEP_NEXT + paragraph[place.end() :]


def _indented(paragraph: str, right: float) -> str:
    """The paragraph of a signature with its right indent, before all that the schema puts later."""
    indent = f'<w:ind w:rightChars="0" w:right="{round(right * CHARACTER)}"/>'
    paragraph = INDENT.sub("", paragraph)
    properties = paragraph.index("</w:pPr>")
    later = AFTER_INDENT.search(paragraph, 0, properties)
    place = later.start() if later else properties
    return paragraph[:place] + indent + paragraph[place:]


def _text(paragraph: str) -> str:
    return unescape("".join(TEXT.findall(paragraph)))
