"""Cells that judge are shaded by the symbol that their text begins with, as styles say.

A cell whose paragraph has the style 评价 takes, for a text that begins with ●, the paragraph style
评价● and that style's own shading as the shading of the cell. Staff choose the colours where they
choose all colours, in the styles; the symbol says the same in black and white. A symbol for which
there is no such style leaves the cell as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from bangfu_lib.word.sandbox import Raw
from bangfu_lib.word.tags import VALUE, own_text
from bangfu_lib.word.xml import W, paragraph_style, put_before, styles
from bangfu_lib.zh import templates as zh

SHADE, LOOK = "graded_shade", "graded_style"
SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
BEFORE_SHADE = tuple(
    f"{W}{name}" for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")
)


@dataclass(frozen=True)
class Palette:
    """The id of the style 评价, and for each symbol the id of its style and its colour."""

    style: str
    looks: Mapping[str, tuple[str, str]]


def palette(parts: Mapping[str, bytes]) -> Palette:
    """What the styles of a template say of graded cells."""
    named = styles(parts)
    base, looks = "", {}
    for name, style in named.items():
        if name == zh.GRADED_STYLE:
            base = style.get(f"{W}styleId", "")
        elif name.startswith(zh.GRADED_STYLE) and len(name) == len(zh.GRADED_STYLE) + 1:
            shade = style.find(f".//{W}shd")
            fill = "" if shade is None else shade.get(f"{W}fill", "")
            looks[name[-1]] = style.get(f"{W}styleId", ""), fill
    return Palette(base, looks)


def shade_cells(root: etree._Element, graded: Palette) -> None:
    """Have every cell with a paragraph of the style 评价 shaded when it is filled."""
    if not graded.style:
        return
    for cell in root.iter(f"{W}tc"):
        for paragraph in cell.iterchildren(f"{W}p"):
            if paragraph_style(paragraph) == graded.style:
                _shade(cell, paragraph)
                break


def _shade(cell: etree._Element, paragraph: etree._Element) -> None:
    said = VALUE.search(own_text(paragraph))
    first = own_text(paragraph).strip()
    asked = said.group(1).strip() if said and first.startswith("{{") else repr(first[:1])
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    later = next((one for one in properties if one.tag not in BEFORE_SHADE), None)
    for old in properties.findall(f"{W}shd"):
        properties.remove(old)
    shade = f"{{{{ ({asked})|{SHADE} }}}}"
    if later is not None:
        put_before(later, shade)
    elif len(properties):
        properties[-1].tail = shade
    else:
        properties.text = shade
    paragraph.find(f"{W}pPr/{W}pStyle").set(f"{W}val", f"{{{{ ({asked})|{LOOK} }}}}")


def add_filters(environment: ImmutableSandboxedEnvironment, graded: Palette) -> None:
    """Let the templates of `environment` ask for the shading and the style of a text."""
    environment.filters[SHADE] = _reader(graded, lambda look: SHADED.format(fill=look[1]), "")
    environment.filters[LOOK] = _reader(graded, lambda look: look[0], graded.style)


def _reader(graded: Palette, read: Callable, otherwise: str) -> Callable[[Any], Raw]:
    shown = {symbol: Raw(read(look)) for symbol, look in graded.looks.items() if look[1]}
    plain = Raw(otherwise)
    return lambda value: shown.get(str(value).lstrip()[:1], plain)
