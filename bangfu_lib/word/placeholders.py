"""Pictures and charts of a template whose alternative text names a chart (图:得分构成)."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.marks import BETWEEN, DRAWING, FIGURE, FIGURE_END, mark
from bangfu_lib.word.native_style import styled
from bangfu_lib.word.tags import TemplateMistake
from bangfu_lib.word.xml import NAMESPACES, W, paragraph_style, put_after, put_before, replace
from bangfu_lib.zh import reports as zh
from bangfu_lib.zh import templates as zh_templates

ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
DOC_PR = f"{{{NAMESPACES['wp']}}}docPr"
EMBED = f"{{{NAMESPACES['r']}}}embed"
RELATION = f"{{{NAMESPACES['r']}}}id"
IDENTITY, TARGET, HEIGHT, SENTENCE = (f"{mark(f'slot{n}')}" for n in range(4))
PICTURE = (
    '<a:graphic xmlns:a="{a}" xmlns:pic="{pic}" xmlns:r="{r}">'
    '<a:graphicData uri="{pic}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="" descr=""/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=""/><a:stretch><a:fillRect/>'
    '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic>"
)


@dataclass(frozen=True)
class Slot:
    """The place of a chart: its width in EMU, and the drawing with four gaps in either form.

    `native` is the drawing that shows a Word chart, "" at a picture placeholder; `relation` leads
    to the styled chart of the template.
    """

    width: int
    picture: str
    native: str = ""
    relation: str = ""


def placeholders(document: etree._Element) -> list[tuple[etree._Element, str]]:
    """(drawing, chart name) for every placeholder of a document part, in order."""
    labels = [(label, chart_of(label)) for label in document.iter(DOC_PR)]
    return [(label.getparent(), name) for label, name in labels if name is not None]


def chart_of(label: etree._Element) -> str | None:
    """The name of the chart that a drawing's alternative text asks for; None if for none."""
    return chart_named(label.get("descr") or label.get("title") or "")


def chart_named(text: str) -> str | None:
    """The name that stands after 图: in an alternative text; None where there is no 图:."""
    mark, colon, name = text.replace(*zh.WIDE_COLON).partition(zh.PICTURE_MARK[-1])
    return name.strip() if colon and mark.strip() == zh.PICTURE_MARK[:-1] else None


def check_charts(part: etree._Element, charts: Mapping[str, bytes]) -> None:
    """Raise TemplateMistake for a Word chart of a part that would print its example data.

    `charts` are the chart parts that it has relationships to, by their ids. LibreOffice loses the
    alternative text when it saves a chart.
    """
    for chart in part.iter(f"{{{NAMESPACES['c']}}}chart"):
        if fault := chart_fault(chart, charts):
            raise TemplateMistake(next(chart.iterancestors(f"{W}p")), fault)


def is_named(chart: etree._Element) -> bool:
    """Whether a Word chart has any alternative text."""
    label = _label(chart)
    return label is not None and bool(label.get("descr") or label.get("title"))


def _label(chart: etree._Element) -> etree._Element | None:
    return next(chart.iterancestors(f"{W}drawing")).find(f".//{DOC_PR}")


def chart_fault(chart: etree._Element, charts: Mapping[str, bytes]) -> str:
    """Why no data can be put into a Word chart, "" when they can or need not."""
    if not is_named(chart):
        return zh_templates.UNNAMED_CHART
    if chart_of(_label(chart)) is None:
        return ""
    content = charts.get(chart.get(RELATION, ""))
    if content is None:
        return zh_templates.LOST_CHART
    try:
        styled(content)
    except ParamsError as fault:
        return fault.sentence
    return ""


def cut_slots(document: etree._Element, caption: str) -> list[Slot]:
    """Put a mark in the place of every placeholder, and one around each figure with its caption.

    `caption` is the id of the style of figure captions.
    """
    slots, figures = [], {}
    for frame, name in placeholders(document):
        paragraph = next(frame.iterancestors(f"{W}p"))
        _alone(frame)
        figures.setdefault(paragraph, []).append(name)
        drawing = frame.getparent()
        asked = mark(DRAWING, f"{len(slots)}{BETWEEN}{name}")
        slots.append(_slot(frame, drawing, document.nsmap))
        replace(drawing, asked)
    for paragraph, names in figures.items():
        below = paragraph.getnext()
        captioned = below is not None and caption and paragraph_style(below) == caption
        put_before(paragraph, mark(FIGURE, BETWEEN.join(names)))
        last = below if captioned and "{%" not in (paragraph.tail or "") else paragraph
        put_after(last, mark(FIGURE_END))
    return slots


def _alone(frame: etree._Element) -> None:
    """Take away what older programs would show in the stead of a drawing."""
    drawing = frame.getparent()
    for either in drawing.iterancestors(ALTERNATIVES, f"{W}p"):
        if either.tag == ALTERNATIVES:
            either.getparent().replace(either, drawing)
        return


def _slot(frame: etree._Element, drawing: etree._Element, known: Mapping) -> Slot:
    width = int(frame.find("wp:extent", NAMESPACES).get("cx"))
    chart = frame.find(".//c:chart", NAMESPACES)
    native, relation = "", ""
    _open_gaps(frame, width)
    if chart is not None:
        relation = chart.get(RELATION, "")
        chart.set(RELATION, TARGET)
        native = _written(drawing, known)
    if frame.find(".//a:blip", NAMESPACES) is None:
        graphic = frame.find("a:graphic", NAMESPACES)
        frame.replace(graphic, etree.fromstring(PICTURE.format(**NAMESPACES)))
    _open_picture(frame, width)
    return Slot(width, _written(drawing, known), native, relation)


def _open_gaps(frame: etree._Element, width: int) -> None:
    extent, label = frame.find("wp:extent", NAMESPACES), frame.find("wp:docPr", NAMESPACES)
    extent.set("cx", str(width))
    extent.set("cy", HEIGHT)
    label.set("id", IDENTITY)
    label.set("descr", SENTENCE)
    label.attrib.pop("title", None)


def _open_picture(frame: etree._Element, width: int) -> None:
    frame.find(".//a:blip", NAMESPACES).set(EMBED, TARGET)
    for size in frame.iterfind(".//a:xfrm/a:ext", NAMESPACES):
        size.set("cx", str(width))
        size.set("cy", HEIGHT)
    for label in frame.iterfind(".//pic:cNvPr", NAMESPACES):
        label.set("descr", SENTENCE)
        label.attrib.pop("title", None)
    for crop in frame.iterfind(".//a:srcRect", NAMESPACES):
        crop.attrib.clear()


def _written(drawing: etree._Element, known: Mapping) -> str:
    """The drawing as XML text, without the namespaces that the document declares anyway."""
    tail, drawing.tail = drawing.tail, None
    text = etree.tostring(drawing, encoding="unicode")
    drawing.tail = tail
    for prefix, address in known.items():
        text = text.replace(f' xmlns:{prefix}="{address}"', "")
    return text
