"""The last touch: a document's own properties, and the same order for templates made by code."""

from html import escape

from lxml import etree

from bangfu_lib.word.cleaning import cleaned
from bangfu_lib.word.counting import HEADING_STYLE, mark_counted
from bangfu_lib.word.marks import as_controls, settle
from bangfu_lib.word.package import Parts
from bangfu_lib.word.xml import parse, style_id, without_forbidden

DOCUMENT, CORE_PART = "word/document.xml", "docProps/core.xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = (
    '<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
    'metadata/core-properties" Target="docProps/core.xml"/>'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CORE = (
    DECLARATION + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://'
    'purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    "<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


def _plain(text: str) -> str:
    """`text` in one line, without what XML forbids."""
    return " ".join(without_forbidden(text).split())


def with_properties(parts: Parts, *, title: str, author: str, day: str) -> Parts:
    """`parts` with `title`, `author` and the ISO `day` as the only properties of the document."""
    kept = dict(parts)
    said = {"title": title, "author": author}
    core = CORE.format(day=day, **{name: escape(_plain(text)) for name, text in said.items()})
    if CORE_PART not in kept:
        override = f'<Override PartName="/{CORE_PART}" ContentType="{CORE_TYPE}"/></Types>'
        for name, end, added in (
            ("[Content_Types].xml", b"</Types>", override),
            ("_rels/.rels", b"</Relationships>", f"{CORE_RELATION}</Relationships>"),
        ):
            kept[name] = kept[name].replace(end, added.encode())
    return kept | {CORE_PART: core.encode()}


def settled(parts: Parts) -> Parts:
    """The parts of a document made by code, not from a template, cleaned and counted through."""
    kept = cleaned(parts)
    document = parse(kept[DOCUMENT])
    mark_counted(document, style_id(kept, HEADING_STYLE))
    text = as_controls(etree.tostring(document, encoding="unicode"))
    whole = settle(text, place=lambda *_: "", shown=lambda _: True)
    return kept | {DOCUMENT: (DECLARATION + whole).encode()}
