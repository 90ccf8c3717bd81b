"""The XML of a Word file: namespaces, one safe parser, styles looked up by the name staff see."""

import re
from collections.abc import Mapping

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "types": "http://schemas.openxmlformats.org/package/2006/content-types",
}
W = f"{{{NAMESPACES['w']}}}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(content: bytes) -> etree._Element:
    """The root element of one XML part."""
    return etree.fromstring(content, PARSER)


def serialise(root: etree._Element) -> bytes:
    """One XML part with the declaration that Word writes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def style_id(parts: Mapping[str, bytes], name: str) -> str:
    """The id of the style called `name`; nothing when the template has no such style."""
    root = parse(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    for style in [] if root is None else root.iter(f"{W}style"):
        label = style.find(f"{W}name")
        if label is not None and label.get(f"{W}val") == name:
            return style.get(f"{W}styleId", "")
    return ""


def without_forbidden(text: str) -> str:
    """`text` without the characters that XML 1.0 forbids."""
    return FORBIDDEN.sub("", text)
