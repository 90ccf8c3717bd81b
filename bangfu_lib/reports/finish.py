"""The last touch: captions numbered, ids counted, grids fitted, nothing of the machine left in."""

import re
from collections import Counter
from html import escape

from lxml import etree

from bangfu_lib.reports.headings import HEADING, drop_empty_headings
from bangfu_lib.reports.package import Parts
from bangfu_lib.reports.xml import NAMESPACES, W, parse, serialise, style_id

DOCUMENT, SETTINGS = "word/document.xml", "word/settings.xml"
SEQUENCE = re.compile(r"\s*SEQ\s+(\S+)")
TRACES = re.compile(rb'\sw:rsid\w*="[^"]*"|<w:rsids>.*?</w:rsids>|<w:rsid [^>]*/>', re.DOTALL)
MOST_ROWS_KEPT, MOST_TEXT_KEPT = 14, 500
LEFT_OUT = ("docProps/custom.xml", "docProps/thumbnail.jpeg", "word/comments.xml")
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/'
    'dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
    "<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


def finish(parts: Parts, *, title: str, author: str, day: str) -> Parts:
    """`parts` as they are kept: `title`, `author` and the ISO `day` are its only properties."""
    document = parse(parts[DOCUMENT])
    drop_empty_headings(document, style_id(parts, HEADING))
    number_captions(document)
    number_drawings(document)
    for table in document.iter(f"{W}tbl"):
        fit_grid(table)
        keep_together(table)
    kept = {name: content for name, content in parts.items() if name not in LEFT_OUT}
    kept[DOCUMENT] = serialise(document)
    for name in [name for name in kept if name.startswith("word/") and name.endswith(".xml")]:
        kept[name] = TRACES.sub(b"", kept[name])
    core = CORE.format(title=escape(title), author=escape(author), day=day)
    kept["docProps/core.xml"] = core.encode()
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        kept[name] = _without_left_out(kept[name])
    return kept


def number_captions(document: etree._Element) -> None:
    """Give every SEQ field of a caption its running number, one sequence for each name."""
    counted: Counter[str] = Counter()
    for field in document.iter(f"{W}fldSimple"):
        sequence = SEQUENCE.match(field.get(f"{W}instr", ""))
        if sequence:
            counted[sequence.group(1)] += 1
            shown = list(field.iter(f"{W}t"))
            for text in shown:
                text.text = str(counted[sequence.group(1)]) if text is shown[0] else ""


def number_drawings(document: etree._Element) -> None:
    """Every drawing has an id of its own, counted from 1."""
    labels = document.iter(f"{{{NAMESPACES['wp']}}}docPr")
    for number, label in enumerate(labels, start=1):
        label.set("id", str(number))


def fit_grid(table: etree._Element) -> None:
    """Columns that repeated cells have added share the width that the table had."""
    grid = table.find(f"{W}tblGrid")
    columns = list(grid)
    row = max(table.iterchildren(f"{W}tr"), key=lambda one: len(one.findall(f"{W}tc")))
    cells = row.findall(f"{W}tc")
    spans = table.find(f".//{W}gridSpan") is not None
    if spans or len(cells) == len(columns):
        return
    declared = table.find(f"{W}tblPr/{W}tblW")
    sized = declared is not None and declared.get(f"{W}type") == "dxa"
    drawn = sum(int(column.get(f"{W}w")) for column in columns)
    whole = int(declared.get(f"{W}w")) if sized else drawn
    asked = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in cells]
    widths = [str(round(width * whole / sum(asked))) for width in asked]
    grid[:] = [etree.Element(f"{W}gridCol", {f"{W}w": width}) for width in widths]
    for line in table.iterchildren(f"{W}tr"):
        for cell, width in zip(line.findall(f"{W}tc"), widths, strict=False):
            cell.find(f"{W}tcPr/{W}tcW").set(f"{W}w", width)


def keep_together(table: etree._Element) -> None:
    """A short table stays on one page: every row but the last keeps with the next."""
    rows = table.findall(f"{W}tr")
    said = sum(len(text.text or "") for text in table.iter(f"{W}t"))
    if len(rows) > MOST_ROWS_KEPT or said > MOST_TEXT_KEPT:
        return
    for row in rows[:-1]:
        for paragraph in row.iter(f"{W}p"):
            _keep_with_next(paragraph)


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}keepNext") is None:
        style = properties.find(f"{W}pStyle")
        properties.insert(0 if style is None else 1, etree.Element(f"{W}keepNext"))


def _without_left_out(content: bytes) -> bytes:
    root = parse(content)
    for entry in list(root):
        target = (entry.get("PartName") or entry.get("Target") or "").lstrip("/")
        if any(name.endswith(target) and target for name in LEFT_OUT):
            root.remove(entry)
    return serialise(root)
