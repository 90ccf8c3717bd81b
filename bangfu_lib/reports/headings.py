"""Headings of a filled document: those that stand over nothing go, the others are numbered anew."""

import re

from lxml import etree

from bangfu_lib.reports.figures import numeral
from bangfu_lib.reports.repeating import paragraph_style
from bangfu_lib.reports.xml import W
from bangfu_lib.zh import reports as zh

# The style that Word itself calls so, in every language.
HEADING = "heading 1"
ORDINAL = re.compile(f"[{''.join(zh.DIGITS)}]+(?={zh.SEPARATOR})")


def drop_empty_headings(document: etree._Element, style: str) -> None:
    """Take out headings of that style under which nothing stands, and number the others anew."""
    headings = [one for one in document.iter(f"{W}p") if style and paragraph_style(one) == style]
    empty = [one for one in headings if _stands_over_nothing(one, style)]
    for heading in empty:
        for one in [heading, *_blanks_after(heading)]:
            one.getparent().remove(one)
    if not empty:
        return
    numbered = [one for one in headings if one not in empty and ORDINAL.match(_text(one))]
    for place, heading in enumerate(numbered, start=1):
        first = next(text for text in heading.iter(f"{W}t") if text.text)
        first.text = ORDINAL.sub(numeral(place), first.text, count=1)


def _stands_over_nothing(heading: etree._Element, style: str) -> bool:
    after = [heading, *_blanks_after(heading)][-1].getnext()
    return after is not None and paragraph_style(after) == style


def _blanks_after(heading: etree._Element) -> list[etree._Element]:
    """The paragraphs right below that hold neither text nor anything else to see."""
    found, one = [], heading.getnext()
    while one is not None and one.tag == f"{W}p" and not _text(one) and _holds_nothing(one):
        found.append(one)
        one = one.getnext()
    return found


def _holds_nothing(paragraph: etree._Element) -> bool:
    seen = ("drawing", "sectPr", "fldSimple", "br")
    return not any(True for name in seen for _ in paragraph.iter(f"{W}{name}"))


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
