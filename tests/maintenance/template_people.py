"""The templates of person sheets, orders to put right and talks, with their forms to sign."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.table import Table
from shared_sections import each, head, sign
from word_base import TEXT_WIDTH_MM
from word_card_styles import add_card_styles
from word_parts import Column, caption, fill, frame, new_document, table, to_write_in, write

BOX_MM = 23
SIGNED = "签名（盖章）：　　　　　　　　年　　月　　日"


def person_sheets() -> WordDocument:
    doc = new_document()
    add_card_styles(doc)
    head(doc)
    write(doc, "{{ 个人表说明 }}")
    columns = [
        Column("序号", "{{ 成员.序号 }}", 12),
        Column("姓名", "{{ 成员.姓名 }}", 32),
        Column("角色", "{{ 成员.角色 }}", 32),
        Column("派出单位", "{{ 成员.派出单位 }}", 36),
        Column("得分", "{{ 成员.总分 }}", 18),
        Column("等次", "{{ 成员.等次 }}", 26),
    ]
    caption(doc, "表", "驻村干部名册")
    table(doc, columns, title="驻村干部名册")
    write(doc, "{{ 附件提示 }}", "附件说明单")
    sign(doc)
    with each(doc, "个人表"):
        write(doc, "附件{{ 序号 }}", "附件序号")
        write(doc, "{{ 表名 }}", "表单题")
        _basics(doc)
        _duties(doc)
        _opinions(doc)
    return doc


def _basics(doc: WordDocument) -> None:
    rows = (
        ("姓名", "{{ 姓名 }}", "性别", "{{ 性别 }}", "政治面貌", "{{ 政治面貌 }}"),
        ("派出单位", "{{ 派出单位 }}", "职务", "{{ 职务 }}", "角色", "{{ 角色 }}"),
        ("到村时间", "{{ 到村时间 }}", "驻村", "{{ 驻村 }}", "考核时段", "{{ 时段 }}"),
    )
    _form(doc, rows, widths=(20, 34, 14, 30, 20, 38), title="基本情况")
    write(doc, "", "表后")


def _duties(doc: WordDocument) -> None:
    columns = [
        Column("履职情况", "{{ 履职.名称 }}", 37, "居左"),
        Column("登记或核算结果", "{{ 履职.数值 }}", 53, "居左"),
        Column("规定", "{{ 履职.要求 }}", 23),
        Column("结论", "{{ 履职.结论 }}", 16),
        Column("依据条款", "{{ 履职.条款 }}", 27),
    ]
    table(doc, columns, title="履职情况")
    columns = [
        Column("考核内容", "{{ 考核项.考核内容 }}", 32, "居左"),
        Column("满分", "{{ 考核项.满分值 }}", 12),
        Column("得分", "{{ 考核项.得分 }}", 14),
        Column("扣分（加分）原因", "{{ 考核项.原因 }}", 71, "居左"),
        Column("依据条款", "{{ 考核项.条款 }}", 27),
    ]
    table(doc, columns, title="考核得分")


def _opinions(doc: WordDocument) -> None:
    half = TEXT_WIDTH_MM / 2
    made = doc.add_table(rows=5, cols=2)
    made.style = doc.styles["公文表"]
    frame(made, [half, half], title="考核结果和意见")
    whole = [made.rows[place].cells[0].merge(made.rows[place].cells[1]) for place in (0, 1, 4)]
    fill(whole[0], "{{ 姓名 }}（{{ 角色 }}）{{ 时段 }}考核结果和意见", doc, "小表头")
    fill(whole[1], "{{ 得分说明 }}", doc, "小表文居左")
    boxes = (("本人意见：", "村党组织意见："), ("乡镇党委意见：", "派出单位意见："))
    for row, labels in zip(made.rows[2:4], boxes, strict=True):
        row.height = Mm(BOX_MM)
        for cell, label in zip(row.cells, labels, strict=True):
            box(cell, label, doc)
    fill(whole[2], "{{ 表内依据 }}", doc, "小表文居左")
    _keep_together(made)
    write(doc, "", "表后")


def box(cell, label: str, doc: WordDocument) -> None:
    """A box to write into: its label above, signature and date below."""
    fill(cell, label, doc, "表文居左")
    cell.vertical_alignment = 0
    cell.add_paragraph("", style=doc.styles["表文居左"])
    cell.add_paragraph(SIGNED, style=doc.styles["小表文居右"])


def _form(
    doc: WordDocument, rows: Sequence[Sequence[str]], *, widths: Sequence[float], title: str
) -> Table:
    """A form of labels and what stands beside them, in turns."""
    made = doc.add_table(rows=len(rows), cols=len(widths))
    made.style = doc.styles["公文表"]
    frame(made, widths, title=title)
    for row, texts in zip(made.rows, rows, strict=True):
        row.height = Mm(8)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            if text:
                fill(cell, text, doc, "表文居中" if place % 2 else "表头")
    return made


def _keep_together(made: Table) -> None:
    """Let no page break fall between the rows."""
    for row in made.rows[:-1]:
        for paragraph in row.cells[0].paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def rectification() -> WordDocument:
    doc = new_document()
    add_card_styles(doc)
    write(doc, "编号：{{ 发文字号 }}", "主送")
    head(doc)
    write(doc, "{{ 清单说明 }}")
    columns = [
        Column("序号", "{{ 清单.序号 }}", 9),
        Column("问题", "{{ 清单.问题 }}", 44, "居左"),
        Column("依据条款、证据", "{{ 清单.依据 }}\n{{ 清单.证据 }}", 28),
        Column("整改要求", "{{ 清单.整改要求 }}", 27, "居左"),
        Column("责任人", "{{ 清单.责任人 }}", 17),
        Column("时限", "{{ 清单.时限 }}", 31),
    ]
    write(doc, "{{ 依据文件 }}", "表注")
    table(doc, columns, title="限时整改事项")
    write(doc, "{{ 逾期后果 }}").paragraph_format.keep_with_next = True
    with each(doc, "回执表头"):
        write(doc, "附件：整改情况回执", "附件说明单")
    sign(doc)
    with each(doc, "回执表头"):
        _receipt(doc)
    return doc


def _receipt(doc: WordDocument) -> None:
    write(doc, "附件", "附件序号")
    write(doc, "整改情况回执", "表单题")
    write(doc, "{{ 文 }}", "表注")
    rows = (
        ("通知书编号", "{{ 发文字号 }}", "村名", "{{ 村名 }}"),
        ("签收人", "", "签收时间", "　　年　　月　　日"),
        ("整改负责人", "{{ 签收人 }}", "联系电话", ""),
    )
    _form(doc, rows, widths=(28, 50, 28, 50), title="签收")
    write(doc, "", "表后")
    columns = [
        Column("序号", "{{ 回执事项.序号 }}", 10),
        Column("整改事项", "{{ 回执事项.问题 }}", 62, "居左"),
        Column("完成情况", "", 46),
        Column("完成日期", "", 20),
        Column("佐证材料", "", 18),
    ]
    to_write_in(table(doc, columns, title="逐项整改情况"), 11)
    made = doc.add_table(rows=1, cols=2)
    made.style = doc.styles["公文表"]
    frame(made, [TEXT_WIDTH_MM / 2] * 2, title="签名盖章")
    made.rows[0].height = Mm(BOX_MM)
    for cell, label in zip(made.rows[0].cells, ("村党支部意见：", "驻村工作队意见："), strict=True):
        box(cell, label, doc)
    write(doc, "", "表后")


def talks() -> WordDocument:
    doc = new_document()
    head(doc)
    write(doc, "{{ 约谈建议说明 }}")
    columns = [
        Column("序号", "{{ 约谈对象.序号 }}", 9),
        Column("对象", "{{ 约谈对象.姓名 }}\n{{ 约谈对象.角色 }}\n{{ 约谈对象.村 }}", 25),
        Column("约谈事由", "{{ 约谈对象.原因 }}", 57, "居左"),
        Column("依据条款", "{{ 约谈对象.条款 }}", 34),
        Column("约谈人", "{{ 约谈对象.约谈人 }}", 31),
    ]
    caption(doc, "表", "建议约谈提醒的对象")
    write(doc, "{{ 依据文件 }}", "表注")
    table(doc, columns, title="建议约谈提醒的对象")
    write(doc, "{{ 暂不约谈说明 }}")
    columns = [
        Column("序号", "{{ 暂不约谈.序号 }}", 9),
        Column("对象", "{{ 暂不约谈.姓名 }}", 34),
        Column("角色", "{{ 暂不约谈.角色 }}", 22),
        Column("村名", "{{ 暂不约谈.村 }}", 20),
        Column("情形", "{{ 暂不约谈.原因 }}", 71, "居左"),
    ]
    caption(doc, "表", "暂不提出约谈建议的对象")
    table(doc, columns, title="暂不提出约谈建议的对象")
    write(doc, "{{ 附件提示 }}", "附件说明单")
    sign(doc)
    with each(doc, "约谈记录"):
        write(doc, "附件{{ 序号 }}", "附件序号")
        write(doc, "约谈记录", "附件标题")
        _record(doc)
    return doc


def _record(doc: WordDocument) -> None:
    rows = (
        ("被约谈人", "{{ 姓名 }}", "角色", "{{ 角色 }}"),
        ("村名", "{{ 村 }}", "派出单位", "{{ 派出单位 }}"),
        ("约谈人", "（建议：{{ 约谈人 }}）", "记录人", ""),
        ("时间", "　　年　　月　　日　　时", "地点", ""),
    )
    made = _form(doc, rows, widths=(30, 58, 34, 34), title="约谈记录")
    asked = (("约谈事由", "{{ 原因 }}", 30), ("谈话要点", "", 58), ("本人表态", "", 36))
    for label, text, height in asked:
        row = made.add_row()
        row.height = Mm(height)
        cell = row.cells[1].merge(row.cells[3])
        fill(row.cells[0], label, doc, "表头")
        fill(cell, text, doc, "表文居左")
        row.cells[0].vertical_alignment = 1
        cell.vertical_alignment = 0 if not text else 1
    row = made.add_row()
    row.height = Mm(14)
    signed = ("约谈人（签名）", "", "被约谈人（签名）", "")
    for cell, text in zip(row.cells, signed, strict=True):
        fill(cell, text, doc, "表头")
        cell.vertical_alignment = 1
    write(doc, "", "表后")
