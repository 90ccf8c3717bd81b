"""The template of the month's ledger of leaders' visits (领导挂联工作月台账)."""

from docx.document import Document as WordDocument
from docx.shared import Mm
from shared_sections import head
from template_people import box
from word_base import TEXT_WIDTH_MM
from word_parts import Column, caption, frame, new_document, table, write


def leader_ledger() -> WordDocument:
    doc = new_document()
    head(doc)
    write(doc, "一、联系领导", "heading 1")
    write(doc, "{{ 联系领导说明 }}")
    columns = [
        Column("序号", "{{ 领导.序号 }}", 10),
        Column("姓名", "{{ 领导.姓名 }}", 32),
        Column("角色", "{{ 领导.角色 }}", 32),
        Column("单位", "{{ 领导.派出单位 }}", 32),
        Column("到村次数", "{{ 领导.到村次数 }}", 16),
        Column("停留（天）", "{{ 领导.停留 }}", 18),
        Column("走访户数", "{{ 领导.走访户数 }}", 16),
    ]
    caption(doc, "表", "联系领导本月到村情况")
    table(doc, columns, title="联系领导本月到村情况")
    write(doc, "二、到村记录", "heading 1")
    write(doc, "{{ 到村说明 }}")
    columns = [
        Column("序号", "{{ 到村记录.序号 }}", 10),
        Column("日期", "{{ 到村记录.成文日期 }}", 21),
        Column("姓名", "{{ 到村记录.姓名 }}", 25),
        Column("角色", "{{ 到村记录.角色 }}", 27),
        Column("停留（天）", "{{ 到村记录.停留 }}", 12),
        Column("走访户数", "{{ 到村记录.走访户数 }}", 11),
        Column("目的", "{{ 到村记录.走访目的 }}", 33, "居左"),
        Column("收集问题", "{{ 到村记录.收集问题 }}", 17),
    ]
    caption(doc, "表", "逐次到村记录")
    table(doc, columns, title="逐次到村记录")
    _ledger_norms(doc)
    _ledger_signatures(doc)
    return doc


def _ledger_norms(doc: WordDocument) -> None:
    write(doc, "三、执行规定情况", "heading 1")
    write(doc, "{{ 规范说明 }}")
    columns = [
        Column("序号", "{{ 领导规范.序号 }}", 10),
        Column("姓名", "{{ 领导规范.姓名 }}", 28),
        Column("规定", "{{ 领导规范.名称 }}", 46, "居左"),
        Column("要求", "{{ 领导规范.要求 }}", 24),
        Column("本月", "{{ 领导规范.数值 }}", 14),
        Column("结论", "{{ 领导规范.结论 }}", 16),
        Column("依据条款", "{{ 领导规范.条款 }}", 18),
    ]
    caption(doc, "表", "每月到村、走访规定执行情况")
    table(doc, columns, title="每月到村、走访规定执行情况")
    for title, named, said, rows, day in (
        ("四、办结事项", "本月办结的问题和任务", "办结说明", "办结事项", "办结日期"),
        ("五、下月安排", "下月到期的问题和任务", "下月说明", "下月事项", "时限"),
    ):
        write(doc, title, "heading 1")
        write(doc, f"{{{{ {said} }}}}")
        columns = [
            Column("序号", f"{{{{ {rows}.序号 }}}}", 10),
            Column("类别", f"{{{{ {rows}.类别 }}}}", 14),
            Column("内容", f"{{{{ {rows}.内容 }}}}", 49, "居左"),
            Column("责任人", f"{{{{ {rows}.责任人 }}}}", 28),
            Column(day, f"{{{{ {rows}.成文日期 }}}}", 33),
            Column("状态", f"{{{{ {rows}.状态 }}}}", 22),
        ]
        caption(doc, "表", named)
        table(doc, columns, title=named)


def _ledger_signatures(doc: WordDocument) -> None:
    made = doc.add_table(rows=1, cols=2)
    made.style = doc.styles["公文表"]
    frame(made, [TEXT_WIDTH_MM / 2] * 2, title="审核报送")
    labels = (
        "村党支部报送（{{ 成文日期 }}前）：",
        "乡党委审核、上报（{{ 时限 }}前）：",
    )
    made.rows[0].height = Mm(28)
    for cell, label in zip(made.rows[0].cells, labels, strict=True):
        box(cell, label, doc)
    write(doc, "", "表后")
