"""The templates of the cards that are posted in villages and in households (明白卡)."""

from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.table import Table
from shared_sections import each
from word_card_styles import add_card_styles, set_margins, without_page_numbers
from word_parts import Column, caption, fill, frame, new_document, table, to_write_in, write

CARD_LABEL_MM, CARD_TEXT_MM = 46, 221
SLIP_MM = [32, 42, 27, 79]


def village_card() -> WordDocument:
    doc = new_document(landscape=True)
    add_card_styles(doc)
    set_margins(doc, top=11, side=15)
    without_page_numbers(doc)
    with each(doc, "村卡"):
        write(doc, "{{ 卡题 }}", "村卡题")
        _village_card(doc)
        write(doc, "{{ 张贴说明 }}\t{{ 落款单位 }}　{{ 成文日期 }}", "村卡脚")
        write(doc, "{{ 数据说明 }}", "村卡注")
    _postings(doc)
    return doc


def _village_card(doc: WordDocument) -> None:
    """The row of helpers repeats; of two rows for the same, one is always empty and goes away.

    The measures stand in large letters where there is room, the office's phone where it is known.
    """
    rows = [
        ("村情", "{{ 村情 }}", 0),
        ("帮扶单位", "{{ 帮扶单位 }}", 0),
        ("{{ 帮扶人员.责任主体 }}", "{{ 帮扶人员.人员 }}", 0),
        ("发展举措", "{{ 发展举措大字 }}", 30),
        ("发展举措", "{{ 发展举措小字 }}", 30),
        ("监督电话", "{{ 联系方式 }}", 0),
        ("监督电话", "{{ 监督电话空格 }}", 0),
    ]
    made = _labelled(doc, len(rows), [CARD_LABEL_MM, CARD_TEXT_MM], title="村级帮扶力量明白卡")
    for row, (label, text, height) in zip(made.rows, rows, strict=True):
        row.height = Mm(height or 12.5)
        fill(row.cells[0], label, doc, "村卡栏")
        fill(row.cells[1], text, doc, "村卡举措" if "小字" in text else "村卡文")


def _postings(doc: WordDocument) -> None:
    write(doc, "张贴登记（由办公室留存，不张贴）", "附件序号")
    write(doc, "{{ 制卡说明 }}")
    caption(doc, "表", "村级帮扶力量明白卡张贴登记")
    columns = [
        Column("序号", "{{ 张贴登记.序号 }}", 14),
        Column("村名", "{{ 张贴登记.村 }}", 38),
        Column("编号", "{{ 张贴登记.编号 }}", 34),
        Column("张贴地点", "{{ 张贴登记.张贴地点 }}", 66, "居左"),
        Column("制作日期", "{{ 张贴登记.制作日期 }}", 34),
        Column("状态", "{{ 张贴登记.状态 }}", 22),
        Column("张贴日期", "{{ 张贴登记.张贴日期 }}", 34),
        Column("经办人", "", 24),
    ]
    to_write_in(table(doc, columns, title="张贴登记", small=False), 8)
    write(doc, "{{ 待补事项 }}")


def household_cards() -> WordDocument:
    doc = new_document()
    add_card_styles(doc)
    set_margins(doc, top=7, side=15)
    without_page_numbers(doc)
    with each(doc, "户卡"):
        _household_card(doc)
        write(doc, "{{ 落款单位 }}　{{ 成文日期 }}", "户卡脚")
        write(doc, "{{ 数据说明 }}", "户卡注")
        write(doc, "", "裁剪线")
    _coverage(doc)
    return doc


def _household_card(doc: WordDocument) -> None:
    rows = [
        ("户编码", "{{ 户编码 }}", "户主", "{{ 户主 }}"),
        ("户类型", "{{ 类别 }}", "家庭人口", "{{ 家庭人口 }}"),
        ("签约医生", "{{ 签约医生 }}", "帮扶责任人", "{{ 帮扶责任人 }}"),
    ]
    whole = [("后续帮扶措施", "{{ 发展举措 }}", 15), ("享受政策", "{{ 享受政策 }}", 12)]
    phones = [("监督电话", "{{ 联系方式 }}", 8), ("监督电话", "{{ 监督电话空格 }}", 8)]
    made = _labelled(doc, 1 + len(rows) + len(whole) + len(phones), SLIP_MM, title="精准帮扶明白卡")
    fill(made.rows[0].cells[0].merge(made.rows[0].cells[3]), "精准帮扶明白卡", doc, "户卡题")
    for row, texts in zip(made.rows[1:4], rows, strict=True):
        row.height = Mm(8)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            fill(cell, text, doc, "户卡文" if place % 2 else "户卡栏")
    for row, (label, text, height) in zip(list(made.rows)[4:], whole + phones, strict=True):
        row.height = Mm(height)
        fill(row.cells[0], label, doc, "户卡栏")
        fill(row.cells[1].merge(row.cells[3]), text, doc, "户卡文")


def _coverage(doc: WordDocument) -> None:
    write(doc, "制卡情况（由办公室留存，不张贴）", "附件序号")
    write(doc, "{{ 制卡说明 }}")
    caption(doc, "表", "精准帮扶明白卡制作情况")
    columns = [
        Column("户类型", "{{ 制卡统计.类别 }}", 44),
        Column("应有（户）", "{{ 制卡统计.应有 }}", 30),
        Column("已有（户）", "{{ 制卡统计.齐全 }}", 30),
        Column("尚缺（户）", "{{ 制卡统计.缺少 }}", 30),
        Column("覆盖率", "{{ 制卡统计.比率 }}", 30),
    ]
    table(doc, columns, title="制作情况", small=False)
    write(doc, "{{ 缺项说明 }}")
    caption(doc, "表", "尚缺明白卡的户")
    columns = [
        Column("序号", "{{ 缺卡户.序号 }}", 14),
        Column("户编码", "{{ 缺卡户.户编码 }}", 36),
        Column("户主", "{{ 缺卡户.户主 }}", 26),
        Column("户类型", "{{ 缺卡户.类别 }}", 28),
        Column("帮扶责任人", "{{ 缺卡户.帮扶责任人 }}", 60, "居左"),
    ]
    table(doc, columns, title="尚缺明白卡的户", small=False)


def _labelled(doc: WordDocument, rows: int, widths: list[float], *, title: str) -> Table:
    made = doc.add_table(rows=rows, cols=len(widths))
    made.style = doc.styles["公文表"]
    frame(made, widths, title=title)
    return made
