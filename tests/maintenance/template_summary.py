"""The template of the quarter's report of the township (季度考核报告)."""

from docx.document import Document as WordDocument
from shared_sections import (
    annex_head,
    annex_notes,
    applied,
    basis_annex,
    each,
    head,
    lists,
    others,
    score_annex,
    scores,
    sign,
)
from word_base import TEXT_WIDTH_MM
from word_charts import native_chart
from word_parts import (
    Column,
    caption,
    new_document,
    repeat_cells,
    table,
    write,
    write_headed,
)

from bangfu_lib.charts.native import COVERAGE, DOTS, TREND


def quarter_summary() -> WordDocument:
    doc = new_document()
    head(doc)
    write(doc, "现将{{ 时段 }}驻村帮扶工作考核情况报告如下。")
    write_headed(doc, "摘要")
    write(doc, "一、基本情况", "heading 1")
    write(doc, "{{ 基本情况 }}{{ 工作数据说明 }}")
    _summary_method(doc)
    _summary_scores(doc)
    _summary_registers(doc)
    _panels(doc)
    _summary_proposals(doc)
    annex_notes(doc)
    sign(doc)
    score_annex(doc)
    _figures_annex(doc)
    basis_annex(doc, "{{ 数据依据附件.编号 }}", said="{{ 口径 }}")
    return doc


def _figures_annex(doc: WordDocument) -> None:
    annex_head(doc, "工作数据附件")
    columns = [
        Column("序号", "{{ 数据.序号 }}", 10),
        Column("项目", "{{ 数据.名称 }}", 40, "居左"),
        Column("数量", "{{ 数据.数值 }}", 24, "居右"),
        Column("统计口径", "{{ 数据.统计口径 }}", 50, "居左"),
        Column("不计入", "{{ 数据.不计入 }}", 32, "居左"),
    ]
    table(doc, columns, title="主要工作数据")


def _summary_method(doc: WordDocument) -> None:
    write(doc, "二、依据与方法", "heading 1")
    write(doc, "{{ 方法说明 }}")
    write(doc, "三、数量规范达标情况", "heading 1")
    write(doc, "{{ 规范说明 }}")
    caption(doc, "表", "数量规范达标情况")
    columns = [
        Column("规范", "{{ 规范.名称 }}", 36, "居左"),
        Column("依据条款", "{{ 规范.条款 }}", 28),
        Column("要求", "{{ 规范.要求 }}", 25),
        Column("应达标", "{{ 规范.应达标 }}", 12),
        Column("达标", "{{ 规范.达标 }}", 12),
        Column("未达标", "{{ 规范.未达标 }}", 12),
        Column("未达标的村", "{{ 规范.未达标村 }}", 31, "居左"),
    ]
    note = "注：应达标、达标、未达标按人次、月次或份数计；应达标为0的，是台账不足以判定或期限未到，不作未达标处理。"
    table(doc, columns, title="数量规范达标情况", note=note)


def _summary_scores(doc: WordDocument) -> None:
    write(doc, "四、得分与等次", "heading 1")
    with each(doc, "各方案"):
        write(doc, "{{ 题 }}", "heading 2")
        write(doc, "{{ 总体情况 }}各项得分见附件1。")
        scores(doc)
        native_chart(doc, "得分名次", DOTS, "各村得分与名次{{ 方案注 }}", height_mm=60)
    others(doc)
    write(doc, "五、群众满意度", "heading 1")
    write(doc, "{{ 测评说明 }}")
    native_chart(doc, "群众满意率", DOTS, "各村{{ 测评指标 }}及95%区间", height_mm=45)
    caption(doc, "表", "各村满意度测评")
    columns = [
        Column("测评项目", "{{ 测评.名称 }}", 44, "居左"),
        Column("村名", "{{ 测评.村 }}", 28),
        Column("有效票", "{{ 测评.有效票 }}", 16),
        Column("满意和\n基本满意", "{{ 测评.满意票 }}", 20),
        Column("满意率", "{{ 测评.比率 }}", 17),
        Column("95%区间", "{{ 测评.区间 }}", 31),
    ]
    table(doc, columns, title="各村满意度测评", small=False)


def _summary_registers(doc: WordDocument) -> None:
    write(doc, "六、问题办理与销号", "heading 1")
    write(doc, "{{ 问题说明 }}")
    caption(doc, "表", "各村问题办理情况")
    columns = [
        Column("村名", "{{ 问题统计.村 }}", 36),
        Column("来源", "{{ 问题统计.来源 }}", 30),
        Column("登记", "{{ 问题统计.登记 }}", 18),
        Column("已销号", "{{ 问题统计.已销号 }}", 18),
        Column("未销号", "{{ 问题统计.未销号 }}", 18),
        Column("其中逾期", "{{ 问题统计.逾期 }}", 18),
        Column("销号率", "{{ 问题统计.比率 }}", 18),
    ]
    table(doc, columns, title="各村问题办理情况", small=False)
    write(doc, "七、横向与纵向比较", "heading 1")
    _comparison(doc)
    write(doc, "{{ 对照说明 }}")
    native_chart(doc, "各村对照", COVERAGE, "各村{{ 对照指标 }}对照", height_mm=45)


def _comparison(doc: WordDocument) -> None:
    """Each scheme's villages against the mean and against their own scores in earlier periods."""
    with each(doc, "各方案比较"):
        write(doc, "{{ 题 }}", "heading 2")
        write(doc, "{{ 横向比较 }}")
        write(doc, "{{ 历次比较 }}")
        caption(doc, "表", "各村得分比较{{ 方案注 }}")
        columns = [
            Column("名次", "{{ 对比表.名次 }}", 12),
            Column("村名", "{{ 对比表.村 }}", 34),
            Column("名次95%区间", "{{ 对比表.区间 }}", 24),
            Column("与平均分差", "{{ 对比表.与平均分差 }}", 22),
            Column("{{ 期.名称 }}", "{{ 分 }}", 26),
            Column("比上次", "{{ 对比表.变化 }}", 18),
        ]
        made = table(doc, columns, title="各村得分比较")
        repeat_cells(made, 4, ["期 in 列", "分 in 对比表.各期"], width=TEXT_WIDTH_MM)
        native_chart(doc, "得分走势", TREND, "各村历次得分{{ 方案注 }}", height_mm=60)


def _panels(doc: WordDocument) -> None:
    """Needs, responsibility, movement and results: a sentence and a compact table each."""
    write(doc, "八、“四张蓝图”", "heading 1")
    _panel(
        doc,
        "导航图",
        "群众需求",
        (
            ("来源", "出处", 28),
            ("需求", "名称", 72),
            ("数量", "数量", 28),
            ("涉及村数", "村数量", 28),
        ),
    )
    _panel(
        doc,
        "作战图",
        "帮扶力量和任务",
        (
            ("责任主体", "名称", 36),
            ("在岗数", "数量", 28),
            ("到位村数", "村数量", 24),
            ("有时限任务", "清单", 24),
            ("已完成", "完成", 22),
            ("逾期", "逾期未完成", 22),
        ),
    )
    _panel(
        doc,
        "分析图",
        "工作进展",
        (
            ("时段", "时段", 36),
            ("走访次数", "走访次数", 24),
            ("收集问题", "新发现问题", 24),
            ("问题销号", "已销号", 24),
            ("落实措施", "落实措施", 24),
            ("完成任务", "完成", 24),
        ),
    )
    _panel(
        doc,
        "奔康图",
        "脱贫成效",
        (("项目", "名称", 66), ("计划", "计划", 30), ("完成", "完成", 34), ("完成率", "比率", 26)),
    )


def _panel(
    doc: WordDocument, name: str, label: str, columns: tuple[tuple[str, str, float], ...]
) -> None:
    write(doc, f"{{{{ {name}题 }}}}", "heading 2")
    write(doc, f"{{{{ {name}说明 }}}}")
    caption(doc, "表", label)
    shown = [Column(head, f"{{{{ {name}.{field} }}}}", mm) for head, field, mm in columns]
    table(doc, shown, title=label)


def _summary_proposals(doc: WordDocument) -> None:
    write(doc, "九、榜单与结果运用", "heading 1")
    lists(doc, held_back=True)
    applied(doc)
    write(doc, "{{ 约谈说明 }}")
    caption(doc, "表", "建议研究约谈提醒的情形")
    columns = [
        Column("序号", "{{ 约谈建议.序号 }}", 12),
        Column("姓名", "{{ 约谈建议.姓名 }}", 27),
        Column("角色", "{{ 约谈建议.角色 }}", 24),
        Column("村名", "{{ 约谈建议.村 }}", 26),
        Column("情形", "{{ 约谈建议.原因 }}", 67, "居左"),
    ]
    table(doc, columns, title="建议研究约谈提醒的情形", small=False)
    write(doc, "十、下步安排", "heading 1")
    write_headed(doc, "下步安排")
