"""Native chart placeholders: small Word charts with example data that staff style in Word."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from word_base import TEXT_WIDTH_MM
from word_chart_styles import STYLES, chart_style
from word_parts import caption as write_caption

from bangfu_lib.charts.native import (
    ATTENDANCE,
    BARS,
    COVERAGE,
    DOTS,
    TREND,
    Axis,
    Line,
    Native,
    Series,
)
from bangfu_lib.word.native_charts import filled_chart
from bangfu_lib.word.native_workbook import workbook

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = ("示例一", "示例二", "示例三")
MORE_ROWS = (*ROWS, "示例四")
POINTS = Axis("分值（分）", 0, 40, 10)
SHARES = Axis("比率（%）", 0, 100, 20)


def _only(place, value):
    """One value among blanks, one for each of MORE_ROWS."""
    return tuple(
        value if at == place else "" if isinstance(value, str) else None for at in range(4)
    )


EXAMPLES = {
    BARS: Native(
        BARS,
        ROWS,
        (
            Series("满分", (40, 30, 30), ("38/40", "25.5/30", "30/30"), slot=0),
            Series("得分", (38, 25.5, 30), slot=1),
        ),
        POINTS,
    ),
    COVERAGE: Native(
        COVERAGE,
        ROWS,
        (
            Series("应完成", (100,) * 3, ("9/10户  90%", "3/4户  75%", "8/8户  100%"), slot=0),
            Series("已完成", (90, 75, 100), slot=1),
        ),
        SHARES,
    ),
    ATTENDANCE: Native(
        ATTENDANCE,
        ROWS,
        (
            Series("应到天数", (60,) * 3, ("55/60天  达标", "38/60天  未达标", "40/60天  达标"), slot=0),
            Series("在村天数", (55, 38, 40), slot=1),
            Series("规定天数", (40,) * 3, slot=2),
        ),
        Axis("天数（天）", 0, 60, 10),
    ),
    DOTS: Native(
        DOTS,
        MORE_ROWS,
        tuple(
            Series(name, *(_only(place, one) for one in (value, f"{value}  {name}", value - 4, value + 3)), slot=slot)
            for slot, (name, place, value) in enumerate((("未列榜", 1, 90), ("红榜", 0, 96), ("蓝榜", 3, 82), ("其他", 2, 86)))
        ),
        Axis("得分（分）", 70, 100, 10),
        (Line("示例线80", 80),),
        interval="95%区间",
    ),
    TREND: Native(
        TREND,
        ROWS,
        tuple(
            Series(f"示例{name}", (80 + at, 83 - at, 84 + 2 * at), slot=at)
            for at, name in enumerate("甲乙丙丁戊己庚辛")
        ),
        Axis("得分（分）", 70, 100, 10),
        (Line("示例线80", 80),),
    ),
}  # fmt: skip


def native_chart(
    document: WordDocument, name: str, kind: str, caption: str, *, height_mm: float = 50
) -> None:
    """A Word chart of `kind` with example data, named 图:`name` for readers, its caption below."""
    relation = document.part.relate_to(_chart_part(document, kind), RELATIONSHIP_TYPE.CHART)
    width, height = Mm(TEXT_WIDTH_MM), Mm(height_mm)
    paragraph = document.add_paragraph(style=document.styles["图"])
    inline = parse_xml(
        f'<wp:inline {nsdecls("wp", "a", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="{name}" descr="图:{name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{nsdecls("c")[9:-1]}">'
        f'<c:chart {nsdecls("c")} r:id="{relation}"/></a:graphicData></a:graphic></wp:inline>'
    )
    drawing = paragraph.add_run()._r
    drawing.append(drawing.makeelement(qn("w:drawing")))
    drawing[-1].append(inline)
    write_caption(document, "图", caption)


def example_chart(kind: str) -> bytes:
    """The chart part of a placeholder: the first look of `kind`, with example data."""
    return filled_chart(chart_style(STYLES[kind]), EXAMPLES[kind])


def _chart_part(document: WordDocument, kind: str) -> Part:
    package = document.part.package
    uri = package.next_partname("/word/charts/chart%d.xml")
    number = uri.idx
    chart = Part(uri, CHART_TYPE, example_chart(kind), package)
    sheet_uri = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    sheet = Part(sheet_uri, SHEET_TYPE, workbook(EXAMPLES[kind]), package)
    assert chart.relate_to(sheet, RELATIONSHIP_TYPE.PACKAGE) == "rId1"
    return chart
