"""The XML of a Word file: namespaces, one safe parser, styles looked up by the name staff see."""

import re
from collections.abc import Mapping

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "types": "http://schemas.openxmlformats.org/package/2006/content-types",
}
W = f"{{{NAMESPACES['w']}}}"
KEEP_NEXT = "<w:keepNext/>"
# How an attribute says that what its element stands for is off.
OFF = ("0", "false", "off")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
# Besides what XML 1.0 forbids, the four code points of no character that `marks` writes with.
FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U000ffffd\U00100000-\U0010fffd]"
)


def parse(content: bytes) -> etree._Element:
    """The root element of one XML part."""
    return etree.fromstring(content, PARSER)


def serialise(root: etree._Element) -> bytes:
    """One XML part with the declaration that Word writes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def style_id(parts: Mapping[str, bytes], name: str) -> str:
    """The id of the style called `name`; nothing when the template has no such style.

    Capitals do not matter: LibreOffice saves Word's `heading 1` as `Heading 1`.
    """
    known = styles(parts)
    alike = (one for label, one in known.items() if label.casefold() == name.casefold())
    found = known.get(name, next(alike, None))
    return "" if found is None else found.get(f"{W}styleId", "")


def styles(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The styles of a template by the names that staff see."""
    if "word/styles.xml" not in parts:
        return {}
    every = parse(parts["word/styles.xml"]).iter(f"{W}style")
    labelled = ((style.find(f"{W}name"), style) for style in every)
    return {label.get(f"{W}val", ""): style for label, style in labelled if label is not None}


def paragraph_style(paragraph: etree._Element) -> str:
    """The id of the paragraph's style, or nothing."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def put_before(element: etree._Element, text: str) -> None:
    """Write `text` right before `element`."""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text


def put_after(element: etree._Element, text: str) -> None:
    """Write `text` right after `element`."""
    element.tail = text + (element.tail or "")


def replace(element: etree._Element, text: str) -> None:
    """Put `text` where `element` stood; what follows it stays."""
    tail, element.tail = element.tail or "", ""
    put_before(element, text + tail)
    element.getparent().remove(element)


def without_forbidden(text: str) -> str:
    """`text` without the characters that XML 1.0 forbids."""
    return text if text.isprintable() else FORBIDDEN.sub("", text)
