"""What GB/T 9704 asks of a text by its width: red heads, signatures, and what stays together."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from lxml import etree

from bangfu_lib.reports.package import Parts
from bangfu_lib.reports.xml import W, style_id
from bangfu_lib.zh import layout_text as zh

FIRST_WIDE = 0x2000
CHARACTER = 315  # twentieths of a point: 28 to a line of 156 mm
LINE_CHARACTERS = 28
# How many characters of the red name fit on a line of 156 mm at 56, 42 and 26 points.
HEAD_SIZES = {"head_large": 7, "head_medium": 10, "head_small": 16}
UNSEALED_RIGHT, SEALED_RIGHT, DATE_FURTHER = 2.0, 4.0, 2.0


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


def arrange(document: etree._Element, parts: Parts) -> None:
    """Set the signatures of a filled document where their widths ask for, never alone on a page.

    A signature is a paragraph styled 署名 (盖章署名) with one styled 署名日期 (盖章日期) below it.
    """
    notes = {style_id(parts, name) for name in zh.ANNEX_NOTES}
    for name, day, sealed in (
        (zh.SIGNED, zh.SIGNED_ON, False),
        (zh.SEALED, zh.SEALED_ON, True),
    ):
        first, second = style_id(parts, name), style_id(parts, day)
        for paragraph in list(document.iter(f"{W}p")) if first and second else []:
            below = paragraph.getnext()
            if _style(paragraph) == first and below is not None and _style(below) == second:
                placed = signature(_text(paragraph), _text(below), sealed=sealed)
                _indent(paragraph, placed.name_right)
                _indent(below, placed.date_right)
                _keep_above(paragraph, notes)


def keep_with_next(paragraph: etree._Element) -> None:
    """Let the paragraph end on the page where the next one begins."""
    _property(paragraph, "keepNext", first=True)


def _keep_above(paragraph: etree._Element, notes: Set[str]) -> None:
    """Whatever stands above a signature stays with it, up to the last line of the text."""
    above = paragraph.getprevious()
    while above is not None and above.tag == f"{W}p":
        keep_with_next(above)
        if _text(above) and _style(above) not in notes:
            return
        above = above.getprevious()


def _indent(paragraph: etree._Element, right: float) -> None:
    indent: Any = _property(paragraph, "ind")
    indent.attrib.clear()
    indent.set(f"{W}rightChars", "0")
    indent.set(f"{W}right", str(round(right * CHARACTER)))


AFTER_INDENT = {"contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"}
AFTER_INDENT |= {"textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"}
AFTER_INDENT |= {"sectPr", "pPrChange"}


def _property(paragraph: etree._Element, name: str, *, first: bool = False) -> etree._Element:
    """The paragraph's property `name`, made in its place where there is none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    found = properties.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        later = [one for one in properties if etree.QName(one).localname in AFTER_INDENT]
        place = list(properties).index(later[0]) if later else len(properties)
        style = properties.find(f"{W}pStyle")
        properties.insert((0 if style is None else 1) if first else place, found)
    return found


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
