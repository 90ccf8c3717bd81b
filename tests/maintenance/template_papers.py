"""The templates of the papers of households (一表一收入一清单) and of photo captions."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.table import Table
from shared_sections import each, head, sign
from word_card_styles import add_card_styles, set_margins
from word_parts import Column, caption, fill, frame, new_document, table, write

BASIC_MM = [26, 66, 30, 50]
BASIC = [
    ("户主", "{{ 户主 }}", "户类型", "{{ 类别 }}"),
    ("家庭人口", "{{ 家庭人口 }}", "劳动力", "{{ 劳动力 }}"),
    ("联系电话", "{{ 联系电话 }}", "地址", "{{ 地址 }}"),
    ("帮扶责任人", "{{ 帮扶责任人 }}", "签约医生", "{{ 签约医生 }}"),
    ("住房安全", "{{ 住房安全 }}", "饮水安全", "{{ 饮水安全 }}"),
    ("医疗保险", "{{ 医疗保险 }}", "养老保险", "{{ 养老保险 }}"),
    ("计划脱贫年度", "{{ 计划脱贫年度 }}", "风险是否消除", "{{ 风险消除 }}"),
    ("健康状况", "", "在校生", ""),
]
CHECKED = ("达标核查", "{{ 达标核查 }}")


def household_papers() -> WordDocument:
    doc = new_document()
    add_card_styles(doc)
    set_margins(doc, top=18, side=19)
    head(doc)
    write(doc, "{{ 资料说明 }}")
    write(doc, "{{ 版本说明 }}")
    caption(doc, "表", "三项资料齐全情况")
    columns = [
        Column("资料", "{{ 资料统计.名称 }}", 52),
        Column("应有（份）", "{{ 资料统计.应有 }}", 30),
        Column("齐全（份）", "{{ 资料统计.齐全 }}", 30),
        Column("缺少（份）", "{{ 资料统计.缺少 }}", 30),
        Column("齐全率", "{{ 资料统计.比率 }}", 30),
    ]
    table(doc, columns, title="三项资料齐全情况", small=False)
    write(doc, "{{ 缺项说明 }}")
    caption(doc, "表", "三项资料不全的户")
    columns = [
        Column("序号", "{{ 资料不全户.序号 }}", 12),
        Column("户编码", "{{ 资料不全户.户编码 }}", 30),
        Column("户主", "{{ 资料不全户.户主 }}", 22),
        Column("帮扶责任人", "{{ 资料不全户.帮扶责任人 }}", 42, "居左"),
        Column("基本\n信息表", "{{ 资料不全户.基本信息表 }}", 22),
        Column("收入\n测算表", "{{ 资料不全户.收入测算表 }}", 22),
        Column("政策享\n受清单", "{{ 资料不全户.政策享受清单 }}", 22),
    ]
    table(doc, columns, title="三项资料不全的户")
    sign(doc)
    with each(doc, "户资料"):
        _household(doc)
    return doc


def _household(doc: WordDocument) -> None:
    write(doc, "一表、一收入、一清单", "户页题")
    write(doc, "{{ 村名 }}　户编码：{{ 户编码 }}　更新日期：{{ 更新日期 }}", "户页注")
    write(doc, "一、基本信息表", "户页栏")
    made = _boxes(doc, len(BASIC) + 1, BASIC_MM, title="基本信息表")
    last = made.rows[len(BASIC)]
    last.height = Mm(11)
    fill(last.cells[0], CHECKED[0], doc, "表头")
    fill(last.cells[1].merge(last.cells[3]), CHECKED[1], doc, "表文居左")
    for row, texts in zip(made.rows, BASIC, strict=False):
        row.height = Mm(7.5)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            fill(cell, text, doc, "表文居左" if place % 2 else "表头")
    write(doc, "二、收入测算表", "户页栏")
    columns = [
        Column("收入类别", "{{ 收入.名称 }}", 62, "居左"),
        Column("登记情况", "{{ 收入.状态 }}", 36),
        Column("入户核对金额（元）", "", 74),
    ]
    _form(table(doc, columns, title="收入测算表", small=False))
    write(doc, "三、政策享受清单", "户页栏")
    columns = [
        Column("序号", "{{ 政策.序号 }}", 14),
        Column("政策名称", "{{ 政策.政策名称 }}", 66, "居左"),
        Column("起止日期", "{{ 政策.起止 }}", 56),
        Column("金额（元）", "", 36),
    ]
    _form(table(doc, columns, title="政策享受清单", small=False))
    write(
        doc, "户主签名：　　　　　　　帮扶责任人签名：　　　　　　　　　　年　　月　　日", "户页脚"
    )


def _form(made: Table) -> None:
    """Rows high enough to write in."""
    for row in made.rows:
        row.height = Mm(8)


def photo_sheet() -> WordDocument:
    doc = new_document()
    add_card_styles(doc)
    set_margins(doc, top=25, side=19)
    head(doc)
    write(doc, "{{ 照片说明 }}")
    write(doc, "{{ 版本说明 }}")
    caption(doc, "表", "暂不张贴的照片")
    columns = [
        Column("序号", "{{ 暂不张贴.序号 }}", 11),
        Column("编号", "{{ 暂不张贴.编号 }}", 26),
        Column("户编码", "{{ 暂不张贴.户编码 }}", 24),
        Column("时间", "{{ 暂不张贴.拍摄时间 }}", 33),
        Column("原因", "{{ 暂不张贴.原因 }}", 78, "居左"),
    ]
    table(doc, columns, title="暂不张贴的照片")
    caption(doc, "表", "可以张贴的照片")
    columns = [
        Column("序号", "{{ 照片.序号 }}", 11),
        Column("编号", "{{ 照片.编号 }}", 26),
        Column("户编码", "{{ 照片.户编码 }}", 24),
        Column("时间", "{{ 照片.拍摄时间 }}", 33),
        Column("地点", "{{ 照片.拍摄地点 }}", 32, "居左"),
        Column("事件", "{{ 照片.事件 }}", 31, "居左"),
        Column("状态", "{{ 照片.状态 }}", 15),
    ]
    table(doc, columns, title="可以张贴的照片")
    sign(doc)
    _strips(doc)
    return doc


def _strips(doc: WordDocument) -> None:
    """Strips to cut out along the dashes and to stick below the photos, two in a row."""
    caption(doc, "表", "照片说明条（沿虚线剪下，贴于照片下方）")
    doc.paragraphs[-1].paragraph_format.page_break_before = True
    made = _boxes(doc, 1, [86, 86], title="照片说明条")
    edges = "".join(
        f'<w:{side} w:val="dashed" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>")
    made._tbl.tblPr.find("{*}tblLayout").addprevious(borders)
    for cell, side in zip(made.rows[0].cells, "左右", strict=True):
        fill(cell, f"{{{{ 说明条.{side}说明 }}}}", doc, "说明条")
        code = cell.add_paragraph(f"{{{{ 说明条.{side}编号 }}}}")
        code.style = doc.styles["说明条号"]
    made.rows[0].height = Mm(26)
    write(doc, "", "表后")


def _boxes(doc: WordDocument, rows: int, widths: list[float], *, title: str) -> Table:
    made = doc.add_table(rows=rows, cols=len(widths))
    made.style = doc.styles["公文表"]
    frame(made, widths, title=title)
    return made
