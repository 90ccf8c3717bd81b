"""Building blocks of a template: paragraphs, captions, tables that repeat, picture placeholders."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Twips
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw, ImageFont
from word_base import ACROSS, TEXT_WIDTH_MM, UPRIGHT, blank_package

from bangfu_lib.charts.font import FONT_FILE

TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True)
class Column:
    """One column: its head, what its cells show, its width and how they are aligned."""

    head: str
    field: str
    mm: float
    align: str = "居中"


def new_document(*, landscape: bool = False) -> WordDocument:
    document = Document(blank_package(landscape=landscape))
    section = document.sections[0]
    for footer, style in ((section.footer, "页码单"), (section.even_page_footer, "页码双")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[style]
        _page_number(paragraph)
    return document


def write(document: WordDocument, text: str, style: str = "Normal") -> Paragraph:
    return document.add_paragraph(text, style=document.styles[style])


def write_headed(document: WordDocument, name: str) -> None:
    """A paragraph for each entry of the list `name`, its heading in 楷体."""
    paragraph = document.add_paragraph(style=document.styles["Normal"])
    paragraph.add_run(f"{{{{ {name}.题 }}}}", style=document.styles["段首"])
    paragraph.add_run(f"{{{{ {name}.文 }}}}")


def caption(document: WordDocument, kind: str, text: str) -> None:
    """表1 … or 图1 … with a field that counts itself."""
    paragraph = document.add_paragraph(style=document.styles[f"{kind}题"])
    paragraph.add_run(kind)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" SEQ {kind} \\* ARABIC ")
    run = OxmlElement("w:r")
    number = OxmlElement("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    paragraph._p.append(field)
    paragraph.add_run(f"　{text}")


def table(
    document: WordDocument,
    columns: Sequence[Column],
    *,
    title: str,
    small: bool = True,
    note: str = "",
) -> Table:
    """A table with a head that repeats on every page and one row that repeats for its list.

    A note stands above the table: below a long one it could be left alone on the next page.
    """
    if note:
        write(document, note, "表注")
    made = document.add_table(rows=2, cols=len(columns))
    made.style = document.styles["公文表"]
    frame(made, [column.mm for column in columns], title=title)
    size = "小" if small else ""
    for place, column in enumerate(columns):
        fill(made.rows[0].cells[place], column.head, document, f"{size}表头")
        fill(made.rows[1].cells[place], column.field, document, _cell_style(column, size))
    _mark(made.rows[0]._tr, "w:tblHeader")
    write(document, "", "表后")
    return made


def to_write_in(made: Table, mm: float) -> None:
    """Give the rows below the head room to write in by hand; they may still grow."""
    for row in made.rows[1:]:
        row.height = Mm(mm)


def _cell_style(column: Column, size: str) -> str:
    """The style of a column's cells; those that grade take their shading from their symbol."""
    return column.align if column.align == "评价" else f"{size}表文{column.align}"


def frame(made: Table, widths: Sequence[float], *, title: str) -> None:
    """Fixed layout, exact column widths, rows that do not break over pages, a name for readers."""
    properties = made._tbl.tblPr
    whole = round(sum(widths) * TWIPS_PER_MM)
    for tag, values in (
        ("w:tblW", {"w:w": str(whole), "w:type": "dxa"}),
        ("w:jc", {"w:val": "center"}),
        ("w:tblLayout", {"w:type": "fixed"}),
    ):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
        element = OxmlElement(tag)
        for key, value in values.items():
            element.set(qn(key), value)
        properties.append(element)
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    label = OxmlElement("w:tblCaption")
    label.set(qn("w:val"), title)
    properties.append(label)
    for grid, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        grid.set(qn("w:w"), str(round(width * TWIPS_PER_MM)))
    for row in made.rows:
        _mark(row._tr, "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            _centre(cell._tc)


def fill(cell, text: str, document: WordDocument, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = document.styles[style]
    paragraph.add_run(text)


def repeat_cells(made: Table, place: int, lists: Sequence[str], *, width: float) -> None:
    """Let the cell at `place` repeat: for each row, the loop that docxtpl reads around the cell.

    The table is `width` wide however many cells there come to be, with narrow margins in them.
    """
    edges = "".join(
        f'<w:{side} w:w="15" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{edges}</w:tblCellMar>")
    made._tbl.tblPr.find(qn("w:tblLayout")).addnext(margins)
    made._tbl.tblPr.find(qn("w:tblW")).set(qn("w:w"), str(round(width * TWIPS_PER_MM)))
    for row, loop in zip(made.rows, lists, strict=True):
        cell = row.cells[place]._tc
        before, after = (_loop_cell(text) for text in (f"{{%tc for {loop} %}}", "{%tc endfor %}"))
        cell.addprevious(before)
        cell.addnext(after)


def picture(document: WordDocument, name: str, text: str, *, height_mm: float = 50) -> None:
    """A placeholder picture that names its chart in its alternative text, and its caption below."""
    paragraph = document.add_paragraph(style=document.styles["图"])
    paragraph.add_run().add_picture(_placeholder(name, height_mm), width=Mm(TEXT_WIDTH_MM))
    label = paragraph._p.find(".//" + qn("wp:docPr"))
    label.set("descr", f"图:{name}")
    label.set("name", name)
    for side in "TBLR":
        label.getparent().set(f"dist{side}", "0")
    caption(document, "图", text)


def imprint(
    document: WordDocument,
    rows: Sequence[tuple[str, str]] = (("{{ 落款单位 }}", "{{ 成文日期 }}印发"),),
) -> None:
    """版记 at the foot of the last page: who gets copies, then who printed it and when.

    The paragraphs lie in one frame at the bottom of the text, which text does not enter. Rows
    that begin with 抄送 stand for the line of copies, which goes away when there are none.
    """
    lines = [("", "版记粗线"), ("{{ 抄送行 }}", "版记抄送"), ("{{ 抄送线 }}", "版记细线")]
    printed = [row for row in rows if not row[0].startswith("抄送")]
    for place, (left, right) in enumerate(printed):
        lines += [("", "版记细线")] if place else []
        lines += [(f"{left}\t{right}" if right else left, "版记")]
    for text, style in [*lines, ("", "版记粗线")]:
        _at_the_foot(write(document, text, style), document)
    write(document, "", "表后")


@contextmanager
def across(document: WordDocument) -> Iterator[None]:
    """What is written within stands on pages that lie across, for tables too wide to stand."""
    _new_section(document, ACROSS, WD_ORIENT.LANDSCAPE)
    yield
    _new_section(document, UPRIGHT, WD_ORIENT.PORTRAIT)


def _new_section(document: WordDocument, page: Mapping[str, Any], orient: WD_ORIENT) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = orient
    section.page_width, section.page_height = Twips(page["w"]), Twips(page["h"])
    section.top_margin, section.bottom_margin = Twips(page["top"]), Twips(page["bottom"])
    section.left_margin, section.right_margin = Twips(page["left"]), Twips(page["right"])
    section.footer_distance = Twips(page["footer"])


def _at_the_foot(paragraph: Paragraph, document: WordDocument) -> None:
    section = document.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    frame_ = parse_xml(
        f'<w:framePr {nsdecls("w")} w:w="{Length(width).pt * 20:.0f}" w:wrap="around" w:vAnchor="margin"'
        ' w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
    )
    paragraph._p.get_or_add_pPr().find(qn("w:pStyle")).addnext(frame_)


def _placeholder(name: str, height_mm: float) -> BytesIO:
    width, height = 936, round(936 * height_mm / TEXT_WIDTH_MM)
    image = Image.new("L", (width, height), 238)
    draw = ImageDraw.Draw(image)
    draw.rectangle((4, 4, width - 5, height - 5), outline=150, width=2)
    font = ImageFont.truetype(str(FONT_FILE), 34)
    draw.text((width / 2, height / 2), f"图：{name}", fill=90, font=font, anchor="mm")
    stream = BytesIO()
    image.save(stream, "PNG")
    stream.seek(0)
    return stream


def _page_number(paragraph: Paragraph) -> None:
    """— 1 —, every piece of the field in a run of its own, as WPS wants it."""
    pieces = (
        "<w:t xml:space='preserve'>— </w:t>",
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:instrText xml:space='preserve'> PAGE </w:instrText>",
        "<w:fldChar w:fldCharType='separate'/>",
        "<w:t>1</w:t>",
        "<w:fldChar w:fldCharType='end'/>",
        "<w:t xml:space='preserve'> —</w:t>",
    )
    for piece in pieces:
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{piece}</w:r>"))


def _mark(row, tag: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(tag))


def _centre(cell) -> None:
    align = OxmlElement("w:vAlign")
    align.set(qn("w:val"), "center")
    cell.get_or_add_tcPr().append(align)


def _loop_cell(text: str):
    return parse_xml(
        f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )
