"""Sections that several templates share: head, signature, lists, score sheet, annexes."""

from collections.abc import Iterator
from contextlib import contextmanager

from docx.document import Document as WordDocument
from word_base import TEXT_WIDTH_MM
from word_parts import Column, caption, repeat_cells, table, write


def head(doc: WordDocument) -> None:
    """The red head of documents that declare one, then the title and whom it is addressed to."""
    for size in ("大", "中", "小"):
        write(doc, f"{{{{ 报头{size}字 }}}}", f"报头{size}字")
    write(doc, "{{ 发文字号行 }}", "发文字号")
    write(doc, "{{ 标题 }}", "文件标题")
    write(doc, "{{ 数据说明 }}", "数据说明")
    write(doc, "{{ 主送 }}", "主送")


def sign(doc: WordDocument, *, above_imprint: bool = False) -> None:
    """Name and date as the standard sets them with a seal or without, and whom to ask.

    `above_imprint`: the 版记 follows on the same page, and shall not stand on one by itself.
    """
    lines = [
        write(doc, "{{ 盖章署名 }}", "盖章署名"),
        write(doc, "{{ 盖章日期 }}", "盖章日期"),
        write(doc, "{{ 署名 }}", "署名"),
        write(doc, "{{ 署名日期 }}", "署名日期"),
        write(doc, "（{{ 联系方式 }}）", "附注"),
    ]
    for line in lines if above_imprint else ():
        line.paragraph_format.keep_with_next = True


def attachments(doc: WordDocument, names: list[str]) -> None:
    """The note of the annexes below the text: numbered where there are several, no full stop."""
    if len(names) == 1:
        write(doc, f"附件：{names[0]}", "附件说明单")
        return
    for place, name in enumerate(names, start=1):
        head, style = ("", "附件说明续") if place > 1 else ("附件：", "附件说明")
        write(doc, f"{head}{place}.{name}", style)


def annex_notes(doc: WordDocument) -> None:
    """The note of those annexes that the document turns out to have."""
    write(doc, "{{ 唯一附件 }}", "附件说明单")
    write(doc, "{{ 首个附件 }}", "附件说明")
    write(doc, "{{ 其余附件 }}", "附件说明续")


def annex_head(doc: WordDocument, name: str) -> None:
    """Label and title of an annex, on a page of their own, where there is one."""
    write(doc, f"{{{{ {name}.编号 }}}}", "附件序号")
    write(doc, f"{{{{ {name}.标题 }}}}", "附件标题")


@contextmanager
def each(doc: WordDocument, name: str) -> Iterator[None]:
    """What is written within repeats for every entry of the list `name`."""
    write(doc, f"{{% 逐个 {name} %}}")
    yield
    write(doc, "{% 逐个结束 %}")


def lists(doc: WordDocument, *, held_back: bool = False) -> None:
    with each(doc, "各方案"):
        write(doc, "{{ 题 }}", "heading 2")
        write(doc, "{{ 榜单说明 }}")
        if held_back:
            write(doc, "{{ 未列榜.村 }}：{{ 未列榜.原因 }}")


def others(doc: WordDocument) -> None:
    """The results of the schemes that are not for villages, each in a table of its own."""
    with each(doc, "其他考核"):
        write(doc, "{{ 文 }}")
        caption(doc, "表", "{{ 标题 }}")
        columns = [
            Column("名次", "{{ 结果.名次 }}", 12),
            Column("名称", "{{ 结果.姓名 }}", 30),
            Column("角色", "{{ 结果.角色 }}", 24),
            Column("村名", "{{ 结果.村 }}", 26),
            Column("得分", "{{ 结果.总分 }}", 17),
            Column("等次", "{{ 结果.等次 }}", 17),
            Column("说明", "{{ 结果.原因 }}", 30, "居左"),
        ]
        table(doc, columns, title="其他对象考核结果")


def applied(doc: WordDocument) -> None:
    """Consequences with money apart from points, and what is to be checked again."""
    write(doc, "{{ 结果运用说明 }}")
    caption(doc, "表", "结果运用建议（金额不计入得分）")
    columns = [
        Column("序号", "{{ 结果运用.序号 }}", 10),
        Column("对象", "{{ 结果运用.姓名 }}", 32),
        Column("事项", "{{ 结果运用.名称 }}", 26),
        Column("情形", "{{ 结果运用.原因 }}", 46, "居左"),
        Column("金额（元）", "{{ 结果运用.金额 }}", 19, "居右"),
        Column("依据条款", "{{ 结果运用.条款 }}", 23),
    ]
    table(doc, columns, title="结果运用建议")
    caption(doc, "表", "需要复核的情形")
    columns = [
        Column("序号", "{{ 复核.序号 }}", 10),
        Column("对象", "{{ 复核.姓名 }}", 32),
        Column("事项", "{{ 复核.名称 }}", 30),
        Column("情形", "{{ 复核.原因 }}", 59, "居左"),
        Column("依据条款", "{{ 复核.条款 }}", 25),
    ]
    table(doc, columns, title="需要复核的情形")


def scores(doc: WordDocument) -> None:
    caption(doc, "表", "各村得分、等次与名次{{ 方案注 }}")
    columns = [
        Column("名次", "{{ 名次表.名次 }}", 18),
        Column("村名", "{{ 名次表.村 }}", 42),
        Column("得分", "{{ 名次表.总分 }}", 26),
        Column("等次", "{{ 名次表.等次 }}", 22),
        Column("名次95%区间", "{{ 名次表.区间 }}", 28),
        Column("榜单", "{{ 名次表.榜单 }}", 20),
    ]
    table(doc, columns, title="各村得分、等次与名次", small=False)


def score_annex(doc: WordDocument) -> None:
    annex_head(doc, "得分表附件")
    columns = [
        Column("名次", "{{ 得分表.名次 }}", 8.5),
        Column("村名", "{{ 得分表.村 }}", 19),
        Column("{{ 项目.名称 }}\n{{ 项目.满分值 }}", "{{ 分 }}", 9.75),
        Column("得分\n{{ 满分 }}分", "{{ 得分表.总分 }}", 17),
    ]
    note = (
        "注：表头中的数为满分值，“3/5”指该村此项满分为5分、得3分，“不适用”的不计分；"
        "名次按未取整的得分排列。"
    )
    with each(doc, "各方案"):
        caption(doc, "表", "各村得分{{ 方案注 }}")
        made = table(doc, columns, title="各村得分表", note=note)
        repeat_cells(made, 2, ["项目 in 列", "分 in 得分表.各项"], width=TEXT_WIDTH_MM)


def basis_annex(doc: WordDocument, label: str, *, said: str = "") -> None:
    """What each number counts and by which documents; `said` stands before all that."""
    write(doc, label, "附件序号")
    write(doc, "数据依据", "附件标题")
    if said:
        write(doc, said, "表注")
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
