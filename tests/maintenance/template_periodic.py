"""The templates of the weekly notice (督导通报), the quarterly note and the yearly review."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from shared_sections import head, sign
from word_charts import native_chart
from word_parts import Column, caption, imprint, new_document, table, write, write_headed
from word_styles import BODY_PITCH, KAI, NAMESPACE, Style, _style

from bangfu_lib.charts.native import TREND

# What the team is to read and to add stands in another letter than what is already written.
NOTE_STYLES = [
    Style("填写说明", "NoteGuide", KAI, 12, "both", line=None, before=2, after=8, first=200, grid=False),
    Style("待补充", "NoteToAdd", KAI, 16, first=200, colour="808080", pitch=BODY_PITCH),
]  # fmt: skip


def weekly_notice() -> WordDocument:
    doc = new_document()
    head(doc)
    write(
        doc, "现将{{ 时段 }}（{{ 起止日期 }}）{{ 全域 }}驻村帮扶工作督导情况通报如下，请限时整改。"
    )
    write(doc, "{{ 未登记说明 }}")
    write(doc, "一、督导检查情况", "heading 1")
    write(doc, "{{ 检查说明 }}")
    caption(doc, "表", "本周督导检查情况")
    columns = [
        Column("检查类别", "{{ 检查.名称 }}", 48),
        Column("检查组（个）", "{{ 检查.检查组数 }}", 27),
        Column("村（个）", "{{ 检查.村数量 }}", 27),
        Column("检查项数", "{{ 检查.检查项数 }}", 27),
        Column("不合格项数", "{{ 检查.不合格项数 }}", 27),
    ]
    table(doc, columns, title="本周督导检查情况")
    write(doc, "二、问题发现和销号情况", "heading 1")
    write(doc, "{{ 新发现说明 }}")
    caption(doc, "表", "本周新发现问题和整改时限")
    _matters(doc, "新发现问题")
    write(doc, "三、逾期情况", "heading 1")
    write(doc, "{{ 逾期说明 }}")
    caption(doc, "表", "逾期未销号的问题")
    _matters(doc, "逾期问题", Column("逾期天数", "{{ 逾期问题.逾期天数 }}", 16))
    caption(doc, "表", "各村问题整改情况")
    columns = [
        Column("村名", "{{ 各村问题.村 }}", 48),
        Column("本周新发现", "{{ 各村问题.新发现问题 }}", 27),
        Column("本周销号", "{{ 各村问题.已销号 }}", 27),
        Column("周末未销号", "{{ 各村问题.未销号 }}", 27),
        Column("其中逾期", "{{ 各村问题.逾期 }}", 27),
    ]
    table(doc, columns, title="各村问题整改情况")
    write(doc, "四、走访和在岗情况", "heading 1")
    write(doc, "{{ 走访在岗说明 }}")
    write(doc, "五、工作要求", "heading 1")
    write_headed(doc, "工作要求")
    sign(doc, above_imprint=True)
    imprint(doc, [("抄送：{{ 抄送 }}。", ""), ("{{ 落款单位 }}", "{{ 成文日期 }}印发")])
    return doc


def _matters(doc: WordDocument, name: str, *more: Column) -> None:
    """A table of single matters with their dates; `more` columns take width from the matter."""
    left = sum(one.mm for one in more)
    columns = [
        Column("序号", f"{{{{ {name}.序号 }}}}", 10),
        Column("村名", f"{{{{ {name}.村 }}}}", 24),
        Column("来源", f"{{{{ {name}.出处 }}}}", 20),
        Column("问题", f"{{{{ {name}.问题 }}}}", 63 - left, "居左"),
        Column("个数", f"{{{{ {name}.数量 }}}}", 12),
        Column("整改时限", f"{{{{ {name}.时限 }}}}", 27),
        *more,
    ]
    table(doc, columns, title=name)


def quarter_note() -> WordDocument:
    doc = new_document()
    _note_head(doc)
    write(doc, "一、基本情况", "heading 1")
    write(doc, "{{ 村情和队伍 }}")
    _to_add(doc, "村情和队伍的变化，没有变化的不写")
    _note_work(doc, "二、主要工作")
    _note_end(doc, ("三、存在问题", "四、{{ 下期 }}打算"))
    return doc


def year_review() -> WordDocument:
    doc = new_document()
    _note_head(doc)
    write(doc, "一、基本情况", "heading 1")
    write(doc, "{{ 村情和队伍 }}")
    _to_add(doc, "村情和队伍的变化，没有变化的不写")
    write(doc, "二、考核情况", "heading 1")
    write(doc, "{{ 年内考核说明 }}")
    caption(doc, "表", "年内各期考核结果")
    columns = [
        Column("考核期", "{{ 年内考核.时段 }}", 44),
        Column("得分", "{{ 年内考核.总分 }}", 24),
        Column("等次", "{{ 年内考核.等次 }}", 20),
        Column("名次/村数", "{{ 年内考核.名次 }}", 24),
        Column("各村平均", "{{ 年内考核.平均分 }}", 22),
        Column("与平均相比", "{{ 年内考核.与平均分差 }}", 22),
    ]
    table(doc, columns, title="年内各期考核结果")
    native_chart(doc, "得分走势", TREND, "{{ 村名 }}历次得分", height_mm=45)
    _note_work(doc, "三、主要工作")
    _note_end(doc, ("四、存在问题", "五、{{ 下期 }}打算"))
    return doc


def _note_head(doc: WordDocument) -> None:
    for style in NOTE_STYLES:
        xml = f"<w:styles {NAMESPACE}>{_style(style)}</w:styles>"
        doc.styles.element.append(parse_xml(xml)[0])
    write(doc, "{{ 标题 }}", "文件标题")
    write(doc, "{{ 数据说明 }}", "数据说明")
    write(
        doc,
        "本稿数据由台账汇总，截至{{ 数据截止日 }}。请核对数据，在“请补充”处写明有关情况；"
        "定稿时删去本段和各处括号。{{ 报送时限 }}",
        "填写说明",
    )


def _note_work(doc: WordDocument, heading: str) -> None:
    write(doc, heading, "heading 1")
    write(doc, "{{ 无工作数据 }}")
    write(doc, "{{ 数据范围 }}")
    write_headed(doc, "主要工作情况")
    _to_add(doc, "重点工作、典型事例和群众评价")


def _note_end(doc: WordDocument, headings: tuple[str, str]) -> None:
    faults, plans = headings
    write(doc, faults, "heading 1")
    write_headed(doc, "困难和问题")
    _to_add(doc, "产生上述问题的原因，以及台账以外的困难")
    write(doc, plans, "heading 1")
    write_headed(doc, "打算")
    _to_add(doc, "重点任务、责任人和完成时间")
    sign(doc)


def _to_add(doc: WordDocument, what: str) -> None:
    """A place for the team's own words."""
    write(doc, f"（请补充：{what}。）", "待补充")
