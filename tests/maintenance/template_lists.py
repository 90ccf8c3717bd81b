"""The templates of the three lists of each holder, and of the list for difficult villages."""

from docx.document import Document as WordDocument
from docx.table import Table
from shared_sections import head, sign
from word_parts import Column, _mark, caption, fill, frame, new_document, table, write

MATTERS = [
    Column("序号", "{{ 行.序号 }}", 9),
    Column("清单", "{{ 行.清单名称 }}", 17),
    Column("内容", "{{ 行.内容 }}", 47, "居左"),
    Column("工作要求", "{{ 行.整改要求 }}", 30, "居左"),
    Column("时限", "{{ 行.时限 }}", 32),
    Column("状态", "{{ 行.状态 }}", 21),
]


def role_lists() -> WordDocument:
    doc = new_document()
    head(doc)
    write(
        doc,
        "按照“问题清单”“任务清单”“责任清单”逐项分解落实到每名责任主体的要求，以截至{{ 数据截止日 }}"
        "登记的台账为依据，现将{{ 村名 }}“五个一”帮扶力量三项清单印发你们，请对照落实。",
    )
    write(doc, "一、帮扶力量", "heading 1")
    write(doc, "{{ 帮扶力量说明 }}")
    caption(doc, "表", "“五个一”帮扶力量名册")
    columns = [
        Column("序号", "{{ 帮扶力量.序号 }}", 10),
        Column("责任主体", "{{ 帮扶力量.责任主体 }}", 28),
        Column("姓名（名称）", "{{ 帮扶力量.姓名 }}", 36),
        Column("派出单位", "{{ 帮扶力量.派出单位 }}", 36),
        Column("到村（结对）日期", "{{ 帮扶力量.到位日期 }}", 32),
        Column("签收", "", 14),
    ]
    table(doc, columns, title="“五个一”帮扶力量名册")
    write(doc, "二、三项清单", "heading 1")
    write(doc, "{%p for 主体 in 责任主体清单 %}")
    write(doc, "{{ 主体.题 }}", "heading 2")
    write(doc, "{{ 主体.文 }}").paragraph_format.keep_with_next = True
    _inner_table(doc, MATTERS, "行", "主体.事项", title="三项清单")
    write(doc, "{%p endfor %}")
    write(doc, "{{ 逾期后果 }}").paragraph_format.keep_with_next = True
    sign(doc)
    return doc


def difficult_villages() -> WordDocument:
    doc = new_document()
    write(doc, "编号：{{ 发文字号 }}", "主送")
    head(doc)
    write(doc, "{{ 清单说明 }}")
    caption(doc, "表", "发送名册")
    columns = [
        Column("序号", "{{ 发送名册.序号 }}", 9),
        Column("村名", "{{ 发送名册.村 }}", 23),
        Column("联系领导", "{{ 发送名册.联系领导 }}", 20),
        Column("帮扶单位", "{{ 发送名册.帮扶单位名单 }}", 36, "居左"),
        Column("驻村干部", "{{ 发送名册.驻村干部 }}", 44, "居左"),
        Column("未销号", "{{ 发送名册.未销号 }}", 12),
        Column("已过时限", "{{ 发送名册.已过时限 }}", 12),
    ]
    table(doc, columns, title="发送名册")
    caption(doc, "表", "未销号帮扶问题")
    columns = [
        Column("序号", "{{ 清单.序号 }}", 9),
        Column("村名", "{{ 清单.村 }}", 20),
        Column("问题", "{{ 清单.问题 }}", 38, "居左"),
        Column("责任主体", "{{ 清单.责任主体 }}", 20),
        Column("责任人", "{{ 清单.责任人 }}", 21),
        Column("时限", "{{ 清单.时限 }}", 32),
        Column("状态", "{{ 清单.状态 }}", 16),
    ]
    table(doc, columns, title="未销号帮扶问题")
    write(doc, "{{ 逾期后果 }}").paragraph_format.keep_with_next = True
    sign(doc)
    return doc


def _inner_table(
    doc: WordDocument, columns: list[Column], name: str, rows: str, *, title: str
) -> Table:
    """A table inside a loop: its row repeats for each `name` of `rows`, by loops that staff see."""
    made = doc.add_table(rows=4, cols=len(columns))
    made.style = doc.styles["公文表"]
    frame(made, [column.mm for column in columns], title=title)
    for place, column in enumerate(columns):
        fill(made.rows[0].cells[place], column.head, doc, "小表头")
        fill(made.rows[2].cells[place], column.field, doc, f"小表文{column.align}")
    fill(made.rows[1].cells[0], f"{{%tr for {name} in {rows} %}}", doc, "小表文居左")
    fill(made.rows[3].cells[0], "{%tr endfor %}", doc, "小表文居左")
    _mark(made.rows[0]._tr, "w:tblHeader")
    write(doc, "", "表后")
    return made
