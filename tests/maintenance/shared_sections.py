"""Sections that several templates share: head, signature, lists, score sheet, annexes."""

from docx.document import Document as WordDocument
from docx.shared import Pt
from word_base import TEXT_WIDTH_MM
from word_parts import Column, caption, repeat_cells, table, write


def head(doc: WordDocument) -> None:
    write(doc, "{{ 标题 }}", "文件标题")
    write(doc, "{{ 数据说明 }}", "数据说明")
    write(doc, "{{ 主送 }}", "主送")


def sign(doc: WordDocument) -> None:
    write(doc, "{{ 联系方式 }}")
    first = write(doc, "{{ 落款单位 }}", "落款")
    first.paragraph_format.space_before = Pt(20)
    last = write(doc, "{{ 成文日期 }}", "落款")
    last.paragraph_format.keep_with_next = False


def attachments(doc: WordDocument, names: list[str]) -> None:
    first, *rest = [f"{place}.{name}" for place, name in enumerate(names, start=1)]
    write(doc, f"附件：{first}", "附件说明")
    for name in rest:
        paragraph = write(doc, f"　　　{name}", "附件说明")
        paragraph.paragraph_format.space_before = 0


def lists(doc: WordDocument, *, held_back: bool = False) -> None:
    write(doc, "{{ 红榜说明 }}")
    write(doc, "{{ 红榜.村 }}：{{ 红榜.原因 }}")
    write(doc, "{{ 蓝榜说明 }}")
    write(doc, "{{ 蓝榜.村 }}：{{ 蓝榜.原因 }}")
    if held_back:
        write(doc, "{{ 未列榜.村 }}：{{ 未列榜.原因 }}")


def scores(doc: WordDocument) -> None:
    caption(doc, "表", "各村得分、等次与名次")
    columns = [
        Column("名次", "{{ 名次表.名次 }}", 18),
        Column("村名", "{{ 名次表.村 }}", 42),
        Column("得分", "{{ 名次表.总分 }}", 26),
        Column("等次", "{{ 名次表.等次 }}", 22),
        Column("名次95%区间", "{{ 名次表.区间 }}", 28),
        Column("榜单", "{{ 名次表.榜单 }}", 20),
    ]
    table(doc, columns, title="各村得分、等次与名次", small=False)


def score_annex(doc: WordDocument, label: str) -> None:
    write(doc, label, "附件序号")
    write(doc, "各村得分表", "附件标题")
    columns = [
        Column("名次", "{{ 得分表.名次 }}", 8),
        Column("村名", "{{ 得分表.村 }}", 18),
        Column("{{ 项目.名称 }}\n{{ 项目.满分值 }}分", "{{ 分 }}", 9.75),
        Column("得分\n{{ 满分 }}分", "{{ 得分表.总分 }}", 13),
    ]
    note = "注：表头中的分数为该项满分值；名次按未取整的得分排列，得分保留两位小数。"
    made = table(doc, columns, title="各村得分表", note=note)
    repeat_cells(made, 2, ["项目 in 列", "分 in 得分表.各项"], width=TEXT_WIDTH_MM)


def basis_annex(doc: WordDocument, label: str) -> None:
    write(doc, label, "附件序号")
    write(doc, "数据依据", "附件标题")
    write(doc, "条款后的〔1〕〔2〕等指下列文件：", "表注")
    write(doc, "{{ 依据文件 }}", "表注")
    columns = [
        Column("序号", "{{ 数据依据.序号 }}", 10),
        Column("指标", "{{ 数据依据.名称 }}", 34, "居左"),
        Column("数值", "{{ 数据依据.数值 }}", 26),
        Column("统计口径", "{{ 数据依据.统计口径 }}", 40, "居左"),
        Column("不计入", "{{ 数据依据.不计入 }}", 28, "居左"),
        Column("来源台账", "{{ 数据依据.来源台账 }}", 18),
    ]
    note = "注：括号中的人数、村数、月数等为数值的个数。结果编号：{{ 结果编号 }}。"
    table(doc, columns, title="数据依据", note=note)
