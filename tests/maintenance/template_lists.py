"""The templates of the three lists of each holder, and of the list for difficult villages."""

from docx.document import Document as WordDocument
from docx.shared import Mm
from shared_sections import each, head, sign
from word_parts import Column, caption, fill, frame, new_document, table, to_write_in, write

SENT = ("发送单位", "{{ 落款单位 }}", "发送日期", "{{ 成文日期 }}")
RECEIPT = ("签收人（签名）", "", "签收日期", "　　年　　月　　日")


def role_lists() -> WordDocument:
    doc = new_document()
    head(doc)
    write(
        doc,
        "按照“问题清单”“任务清单”“责任清单”逐项分解落实到每名责任主体的要求，以截至{{ 数据截止日 }}"
        "登记的台账为依据，现将{{ 村名 }}“五个一”帮扶力量三项清单印发你们，请对照落实。",
    )
    write(doc, "{{ 帮扶力量说明 }}")
    caption(doc, "表", "三项清单分解情况")
    columns = [
        Column("清单", "{{ 责任主体清单.附件号 }}", 18),
        Column("责任主体", "{{ 责任主体清单.责任主体 }}", 30),
        Column("姓名（名称）", "{{ 责任主体清单.姓名 }}", 44),
        Column("问题", "{{ 责任主体清单.问题数 }}", 14),
        Column("任务", "{{ 责任主体清单.任务数 }}", 14),
        Column("其中已完成", "{{ 责任主体清单.完成数 }}", 20),
        Column("责任", "{{ 责任主体清单.责任数 }}", 16),
    ]
    table(doc, columns, title="三项清单分解情况")
    caption(doc, "表", "“五个一”帮扶力量名册")
    columns = [
        Column("序号", "{{ 帮扶力量.序号 }}", 10),
        Column("责任主体", "{{ 帮扶力量.责任主体 }}", 27),
        Column("姓名（名称）", "{{ 帮扶力量.姓名 }}", 34),
        Column("派出单位", "{{ 帮扶力量.派出单位 }}", 31),
        Column("到村（结对）日期", "{{ 帮扶力量.到位日期 }}", 31),
        Column("签收", "", 23),
    ]
    to_write_in(table(doc, columns, title="“五个一”帮扶力量名册"), 8)
    write(doc, "{{ 逾期后果 }}").paragraph_format.keep_with_next = True
    write(doc, "{{ 附件提示 }}", "附件说明单")
    sign(doc)
    with each(doc, "责任主体清单"):
        write(doc, "{{ 附件号 }}", "附件序号")
        write(doc, "{{ 村名 }}{{ 责任主体 }}\n问题清单、任务清单、责任清单", "附件标题")
        write(doc, "责任主体：{{ 姓名 }}　　月份：{{ 时段 }}", "表题")
        write(doc, "截至{{ 数据截止日 }}，{{ 文 }}{{ 办理要求 }}")
        columns = [
            Column("序号", "{{ 事项.序号 }}", 9),
            Column("清单", "{{ 事项.清单名称 }}", 18),
            Column("内容", "{{ 事项.内容 }}", 35, "居左"),
            Column("工作要求", "{{ 事项.整改要求 }}", 24, "居左"),
            Column("时限", "{{ 事项.时限 }}", 31),
            Column("状态", "{{ 事项.状态 }}", 19),
            Column("办理情况", "", 20),
        ]
        to_write_in(table(doc, columns, title="三项清单"), 13)
        _signed(doc)
    return doc


def difficult_villages() -> WordDocument:
    doc = new_document()
    head(doc)
    write(doc, "{{ 清单说明 }}")
    caption(doc, "表", "发送名册")
    columns = [
        Column("序号", "{{ 发送名册.序号 }}", 9),
        Column("村名", "{{ 发送名册.村 }}", 23),
        Column("联系领导", "{{ 发送名册.联系领导 }}", 22),
        Column("帮扶单位", "{{ 发送名册.帮扶单位名单 }}", 34, "居左"),
        Column("驻村干部", "{{ 发送名册.驻村干部 }}", 44, "居左"),
        Column("未销号", "{{ 发送名册.未销号 }}", 12),
        Column("已过时限", "{{ 发送名册.已过时限 }}", 12),
    ]
    table(doc, columns, title="发送名册")
    write(doc, "{{ 逾期后果 }}").paragraph_format.keep_with_next = True
    write(doc, "{{ 附件提示 }}", "附件说明单")
    sign(doc)
    with each(doc, "分送"):
        write(doc, "{{ 附件号 }}", "附件序号")
        write(doc, "脱贫难度大贫困村问题清单\n（送{{ 收件方 }}）", "附件标题")
        write(doc, "{{ 收件人 }}", "主送")
        write(doc, "{{ 文 }}{{ 办理要求 }}")
        columns = [
            Column("序号", "{{ 收件名册.序号 }}", 12),
            Column("村名", "{{ 收件名册.村 }}", 40),
            Column("{{ 收件方 }}", "{{ 收件名册.姓名 }}", 70),
            Column("签收", "", 34),
        ]
        to_write_in(table(doc, columns, title="签收名册"), 8)
        columns = [
            Column("序号", "{{ 清单.序号 }}", 9),
            Column("村名", "{{ 清单.村 }}", 20),
            Column("问题", "{{ 清单.问题 }}", 39, "居左"),
            Column("责任主体、责任人", "{{ 清单.责任主体 }}\n{{ 清单.责任人 }}", 38),
            Column("时限", "{{ 清单.时限 }}", 31),
            Column("状态", "{{ 清单.状态 }}", 19),
        ]
        table(doc, columns, title="未销号帮扶问题")
    return doc


def _signed(doc: WordDocument) -> None:
    """Who sends the page and until when it is answered, and one row to sign the receipt in."""
    made = doc.add_table(rows=2, cols=4)
    made.style = doc.styles["公文表"]
    frame(made, [30, 48, 26, 52], title="签收")
    for row, texts, height in zip(made.rows, (SENT, RECEIPT), (9, 16), strict=True):
        row.height = Mm(height)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            fill(cell, text, doc, "表文居中" if place % 2 else "表头")
    write(doc, "", "表后")
