"""One series of a Word chart as XML: its name, labels from cells and cached values."""

from html import escape

from bangfu_lib.word.native_sheet import Cells, Column, Plotted
from bangfu_lib.word.native_style import SCATTER, SeriesStyle
from bangfu_lib.word.xml import without_forbidden

EXTENDED = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
RANGE_OF_SERIES = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
RANGE_OF_LABEL = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
SHOWN = "".join(
    f'<c:show{what} val="0"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
FROM_CELLS = (
    f'<c:extLst><c:ext uri="{RANGE_OF_LABEL}" {EXTENDED}>'
    '<c15:showDataLabelsRange val="1"/></c:ext></c:extLst>'
)
STRAIGHT = {SCATTER: '<c:smooth val="0"/>', "lineChart": '<c:smooth val="0"/>'}


def series_xml(plotted: Plotted, style: SeriesStyle, group: str, *, number: int) -> str:
    """The c:ser element of a series in a chart of the kind `group`, counted from 0."""
    scattered = group == SCATTER
    first, second = ("xVal", "yVal") if scattered else ("cat", "val")
    head = plotted.name
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_texts(head.head_reference, (head.head,))}</c:tx>{style.front}"
        f"{_labels(plotted, style, number)}"
        f"<c:{first}>{_reference(plotted.first)}</c:{first}>"
        f"<c:{second}>{_numbers(plotted.second)}</c:{second}>"
        f"{style.back or STRAIGHT.get(group, '')}{_label_range(plotted)}</c:ser>"
    )


def plain(text: str) -> str:
    """`text` as it stands in XML."""
    return escape(without_forbidden(text), quote=False)


def number_text(value: float) -> str:
    """A number with ten figures at most and no idle zeros."""
    return f"{value:.10g}"


def _labels(plotted: Plotted, style: SeriesStyle, number: int) -> str:
    """A text beside each point, taken from cells; a program that cannot do so shows it as it is."""
    font = style.label_font
    if plotted.labels is None and not font:
        return ""
    paragraph = f"<a:pPr>{font}</a:pPr>" if font else ""
    run = font.replace("defRPr", "rPr") or '<a:rPr lang="zh-CN"/>'
    points = [
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>'
        f'<a:fld id="{_guid(number, place)}" type="CELLRANGE">{run}<a:pPr/>'
        f"<a:t>{plain(text)}</a:t></a:fld></a:p></c:rich></c:tx>{style.label_box}"
        f"{style.label_place}{SHOWN}{FROM_CELLS}</c:dLbl>"
        for place, text in _labelled(plotted)
    ]
    texts = (
        f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p>{paragraph}'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )
    return f"<c:dLbls>{''.join(points)}{style.label_box}{texts}{style.label_place}{SHOWN}</c:dLbls>"


def _labelled(plotted: Plotted) -> list[tuple[int, str]]:
    """The points that are drawn and have a text, by their place."""
    if plotted.labels is None:
        return []
    both = zip(plotted.labels.cells, plotted.first.cells, plotted.second.cells, strict=True)
    return [
        (place, str(text))
        for place, (text, first, second) in enumerate(both)
        if text and first is not None and second is not None
    ]


def _guid(number: int, place: int) -> str:
    """An id for a field of a label; the same for the same label every time."""
    return f"{{B0A6F000-0000-4000-8000-{number:04X}{place:08X}}}"


def _label_range(plotted: Plotted) -> str:
    if plotted.labels is None:
        return ""
    column = plotted.labels
    return (
        f'<c:extLst><c:ext uri="{RANGE_OF_SERIES}" {EXTENDED}><c15:datalabelsRange>'
        f"<c15:f>{column.reference}</c15:f><c15:dlblRangeCache>{_points(column.cells)}"
        "</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>"
    )


def _reference(column: Column) -> str:
    texts = any(isinstance(cell, str) for cell in column.cells)
    return _texts(column.reference, column.cells) if texts else _numbers(column)


def _texts(reference: str, cells: Cells) -> str:
    return f"<c:strRef><c:f>{reference}</c:f><c:strCache>{_points(cells)}</c:strCache></c:strRef>"


def _numbers(column: Column) -> str:
    return (
        f"<c:numRef><c:f>{column.reference}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{_points(column.cells)}</c:numCache></c:numRef>"
    )


def _points(cells: Cells) -> str:
    points = [
        f'<c:pt idx="{place}"><c:v>'
        f"{plain(cell) if isinstance(cell, str) else number_text(cell)}</c:v></c:pt>"
        for place, cell in enumerate(cells)
        if cell is not None and cell != ""
    ]
    return f'<c:ptCount val="{len(cells)}"/>{"".join(points)}'
