"""The font families that an office has, in the place of those that the shipped styles name."""

import re
from collections.abc import Mapping

from lxml import etree

from bangfu_lib.word.package import Parts
from bangfu_lib.word.xml import W, parse, serialise, style_id
from bangfu_lib.zh.layout_text import PROFILES, THIRD_LEVEL

STYLES, FONT_TABLE = "word/styles.xml", "word/fontTable.xml"
# What staff set by hand in the text itself (word/document.xml) is theirs.
NAMING = re.compile(
    r"word/(styles|numbering|theme/theme\d+|header\d*|footer\d*|charts/(chart|style)\w*)\.xml"
)
FAMILY = re.compile(r'\b(w:ascii|w:hAnsi|w:eastAsia|w:cs|typeface)="([^"]*)"')


def mapped(parts: Parts, profile: str, *, bold_third_level: bool = False) -> Parts:
    """`parts` with the families of the shipped styles named as in `profile`.

    Only exactly those families change, wherever styles, numbering, the theme, headers, footers and
    charts name them; a family that staff chose themselves stays. The font table gets the new
    families with the shipped ones as what to use in their absence. What the machine has installed
    plays no part. With `bold_third_level` headings of the third level are bold. Raises KeyError
    for a profile that params/schemas/office.json does not allow.
    """
    families = PROFILES[profile]
    changed = dict(parts)
    if families:
        for name in filter(NAMING.fullmatch, parts):
            changed[name] = _renamed(parts[name].decode(), families).encode()
        if FONT_TABLE in parts:
            changed[FONT_TABLE] = _font_table(parts[FONT_TABLE], families)
    if bold_third_level and STYLES in parts:
        changed[STYLES] = _bold(changed[STYLES], style_id(parts, THIRD_LEVEL))
    return changed


def _renamed(text: str, families: Mapping[str, str]) -> str:
    return FAMILY.sub(lambda found: f'{found[1]}="{families.get(found[2], found[2])}"', text)


def _font_table(content: bytes, families: Mapping[str, str]) -> bytes:
    """Each family that has another name, with the shipped one as its alternative."""
    root = parse(content)
    listed = {font.get(f"{W}name"): font for font in root.iter(f"{W}font")}
    for old, new in families.items():
        if new in listed:
            continue
        font = listed.get(old)
        if font is None:
            font = etree.SubElement(root, f"{W}font")
        font.set(f"{W}name", new)
        other = font.find(f"{W}altName")
        if other is None:
            other = etree.Element(f"{W}altName")
            font.insert(0, other)
        other.set(f"{W}val", old)
    return serialise(root)


def _bold(content: bytes, style: str) -> bytes:
    root = parse(content)
    for one in root.iter(f"{W}style"):
        if style and one.get(f"{W}styleId") == style and one.find(f"{W}rPr/{W}b") is None:
            properties = one.find(f"{W}rPr")
            if properties is None:
                properties = etree.SubElement(one, f"{W}rPr")
            fonts = properties.find(f"{W}rFonts")
            properties.insert(0 if fonts is None else 1, etree.Element(f"{W}b"))
    return serialise(root)
