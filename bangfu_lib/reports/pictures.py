"""Put charts where a template holds a picture whose alternative text names them (图:得分构成)."""

from collections.abc import Mapping
from struct import unpack

from lxml import etree

from bangfu_lib.charts.chart import Chart
from bangfu_lib.errors import ParamsError
from bangfu_lib.reports.package import Parts
from bangfu_lib.reports.repeating import paragraph_style
from bangfu_lib.reports.xml import NAMESPACES, W, parse, serialise, style_id
from bangfu_lib.zh import reports as zh

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def place_charts(parts: Parts, charts: Mapping[str, Chart | None], template: str) -> Parts:
    """`parts` with every chart in its place, as wide as the placeholder and high as it is drawn.

    A chart that has nothing to show (None) goes away together with its caption. Raises ParamsError
    for a placeholder that names no chart of this document.
    """
    parts = dict(parts)
    document, relations = parse(parts[DOCUMENT]), parse(parts[RELATIONS])
    caption = style_id(parts, zh.FIGURE_CAPTION_STYLE)
    for number, (frame, name) in enumerate(placeholders(document), start=1):
        if name not in charts:
            known = zh.SEPARATOR.join(charts)
            raise ParamsError(zh.NO_SUCH_CHART.format(template=template, name=name, known=known))
        chart = charts[name]
        if chart is None:
            _remove(frame, caption)
            continue
        picture = chart.png()
        parts[f"word/media/chart{number}.png"] = picture
        _show(frame, picture, _relation(relations, f"media/chart{number}.png"))
        for label in frame.iter(f"{{{NAMESPACES['wp']}}}docPr", f"{{{NAMESPACES['pic']}}}cNvPr"):
            label.set("descr", chart.sentence)
            label.attrib.pop("title", None)
    parts[DOCUMENT], parts[RELATIONS] = serialise(document), serialise(relations)
    return _without_unused_media(parts, relations)


def placeholders(document: etree._Element) -> list[tuple[etree._Element, str]]:
    """(drawing, chart name) for every placeholder picture of a document part, in order."""
    found = []
    for label in document.iter(f"{{{NAMESPACES['wp']}}}docPr"):
        text = (label.get("descr") or label.get("title") or "").replace(*zh.WIDE_COLON).strip()
        if text.startswith(zh.PICTURE_MARK):
            found.append((label.getparent(), text.removeprefix(zh.PICTURE_MARK).strip()))
    return found


def _show(frame: etree._Element, picture: bytes, relation: str) -> None:
    """Point the drawing at the new picture and give it the picture's proportions."""
    width, height = unpack(">II", picture[16:24])
    across = int(frame.find("wp:extent", NAMESPACES).get("cx"))
    down = round(across * height / width)
    sizes = [frame.find("wp:extent", NAMESPACES), *frame.iterfind(".//a:xfrm/a:ext", NAMESPACES)]
    for size in sizes:
        size.set("cx", str(across))
        size.set("cy", str(down))
    blip = frame.find(".//a:blip", NAMESPACES)
    blip.set(f"{{{NAMESPACES['r']}}}embed", relation)
    for crop in frame.iterfind(".//a:srcRect", NAMESPACES):
        crop.attrib.clear()


def _relation(relations: etree._Element, target: str) -> str:
    name = f"rIdChart{len(relations) + 1}"
    tag = f"{{{NAMESPACES['rel']}}}Relationship"
    etree.SubElement(relations, tag, {"Id": name, "Type": IMAGE, "Target": target})
    return name


def _remove(frame: etree._Element, caption: str) -> None:
    """Take the paragraph of the drawing away, and the caption right below it."""
    paragraph = next(frame.iterancestors(f"{W}p"))
    below = paragraph.getnext()
    for gone in (paragraph, below):
        captioned = gone is below and below is not None and paragraph_style(below) == caption
        if gone is paragraph or (captioned and caption):
            gone.getparent().remove(gone)


def _without_unused_media(parts: Parts, relations: etree._Element) -> Parts:
    """Placeholder pictures that nothing shows any more are no part of the document."""
    shown = parts[DOCUMENT] + b"".join(
        content for name, content in parts.items() if name.startswith(("word/header", "word/foot"))
    )
    for relation in list(relations):
        used = f'"{relation.get("Id")}"'.encode() in shown
        if relation.get("Type") == IMAGE and not used:
            parts.pop(f"word/{relation.get('Target')}", None)
            relations.remove(relation)
    return {**parts, RELATIONS: serialise(relations)}
