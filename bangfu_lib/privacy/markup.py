"""Texts of marked-up files: paragraphs whole although their runs are split, and attributes."""

import html
import re
from collections.abc import Iterator

from lxml import etree

# What a reader sees as one line; its text may be spread over many elements.
JOINED = frozenset({"p", "si", "is", "text", "title", "desc"})
INLINE = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|span|font|small|sup|sub|mark|code|wbr)\b[^>]*>", re.I
)
TAG = re.compile(r"<[^>]*>")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
ATTRIBUTE = re.compile(r"""=\s*("[^"]*"|'[^']*')""")
FEWEST = 2


def xml_texts(content: bytes) -> Iterator[str]:
    """The paragraphs, other texts, attributes and comments of an XML file, whole or damaged."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        yield from html_texts(content.decode("utf-8", "replace"))
        return
    yield from (text for text in _element_texts(root, joined=False) if len(text) >= FEWEST)


def _element_texts(element: etree._Element, *, joined: bool) -> Iterator[str]:
    """Texts in document order; within a joined element its text was given as one already."""
    waiting = [(element, joined)]
    while waiting:
        one, inside = waiting.pop()
        if not isinstance(one.tag, str):  # a comment or a processing instruction
            yield one.text or ""
        else:
            yield from (str(value) for value in one.attrib.values())
            whole = one.tag.rpartition("}")[2] in JOINED
            if not inside:
                yield "".join(one.itertext(with_tail=False)) if whole else one.text or ""
            waiting += [(child, inside or whole) for child in reversed(one)]
        if not inside:
            yield one.tail or ""


def html_texts(text: str) -> Iterator[str]:
    """The lines of a page without its tags, and what its attributes and comments say."""
    plain = TAG.sub("\n", INLINE.sub("", text))
    yield from (html.unescape(line) for line in plain.splitlines() if len(line) >= FEWEST)
    yield from COMMENT.findall(text)
    yield from (html.unescape(match[1][1:-1]) for match in ATTRIBUTE.finditer(text))
