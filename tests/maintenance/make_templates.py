"""Make the Word templates in report_templates/ once; afterwards staff edit them in Word or WPS.

python tests/maintenance/make_templates.py [FOLDER]
"""

import sys
from datetime import date
from pathlib import Path

from docx.document import Document as WordDocument
from docx.shared import Mm, Pt
from word_base import TEXT_WIDTH_MM
from word_parts import (
    Column,
    caption,
    fill,
    frame,
    imprint,
    new_document,
    picture,
    repeat_cells,
    table,
    write,
    write_headed,
)

from bangfu_lib.reports.package import read_package
from bangfu_lib.reports.write import write_document

FOLDER = Path(__file__).parents[2] / "report_templates"
MADE_ON = date(2022, 1, 1)


def village_report() -> WordDocument:
    doc = new_document()
    _head(doc)
    write(
        doc,
        "{{ 乡镇 }}按照{{ 方案 }}（{{ 方案版本 }}），以截至{{ 数据截止日 }}登记的台账为依据，"
        "对你村{{ 时段 }}驻村帮扶工作进行了考核。现将结果告知如下，请认真核对。",
    )
    write(doc, "一、考核结果", "heading 1")
    write(doc, "{{ 考核结论 }}")
    caption(doc, "表", "考核结果")
    columns = [
        Column("村名", "{{ 村名 }}", 34),
        Column("得分", "{{ 本村.总分 }}", 22),
        Column("等次", "{{ 本村.等次 }}", 20),
        Column("名次", "{{ 本村.名次 }}", 16),
        Column("名次95%区间", "{{ 本村.区间 }}", 26),
        Column("全乡平均分", "{{ 本村.平均分 }}", 22),
        Column("榜单", "{{ 本村.榜单 }}", 16),
    ]
    table(doc, columns, title="考核结果", small=False)
    picture(doc, "得分构成", "各项得分与满分对照", height_mm=90)
    _village_team(doc)
    _village_registers(doc)
    _village_losses(doc)
    _attachments(doc, ["申辩意见表", "数据依据"])
    _sign(doc)
    _answer_annex(doc, "附件1")
    _basis_annex(doc, "附件2")
    return doc


def _village_team(doc: WordDocument) -> None:
    write(doc, "二、队伍与考勤", "heading 1")
    write(doc, "{{ 队伍说明 }}")
    caption(doc, "表", "驻村工作队成员与在村天数")
    columns = [
        Column("姓名", "{{ 成员.姓名 }}", 28),
        Column("角色", "{{ 成员.角色 }}", 26),
        Column("派出单位", "{{ 成员.派出单位 }}", 32, "居左"),
        Column("全脱产", "{{ 成员.全脱产 }}", 13),
        Column("在村天数", "{{ 成员.在村天数 }}", 18),
        Column("要求", "{{ 成员.要求 }}", 22),
        Column("结论", "{{ 成员.结论 }}", 17),
    ]
    table(doc, columns, title="驻村工作队成员与在村天数")
    picture(doc, "在村天数", "驻村人员在村天数", height_mm=30)
    write(doc, "三、走访覆盖与规范达标", "heading 1")
    write(doc, "{{ 覆盖说明 }}")
    picture(doc, "覆盖情况", "各项覆盖情况", height_mm=45)
    write(doc, "{{ 规范说明 }}")
    caption(doc, "表", "数量规范达标情况")
    columns = [
        Column("规范", "{{ 规范.名称 }}", 46, "居左"),
        Column("依据条款", "{{ 规范.条款 }}", 33),
        Column("要求", "{{ 规范.要求 }}", 27),
        Column("应达标", "{{ 规范.应达标 }}", 12),
        Column("达标", "{{ 规范.达标 }}", 10),
        Column("未达标", "{{ 规范.未达标 }}", 12),
        Column("结论", "{{ 规范.结论 }}", 16),
    ]
    note = "注：应达标、达标、未达标按人次、月次或份数计；“数据不足”指本季度台账不足以判定，不作未达标处理。"
    table(doc, columns, title="数量规范达标情况", note=note)


def _village_registers(doc: WordDocument) -> None:
    write(doc, "四、资料", "heading 1")
    write(doc, "{{ 资料说明 }}")
    caption(doc, "表", "尚未齐全的必备资料")
    columns = [
        Column("序号", "{{ 缺失资料.序号 }}", 12),
        Column("类别", "{{ 缺失资料.类别 }}", 34),
        Column("资料名称", "{{ 缺失资料.名称 }}", 55, "居左"),
        Column("存在问题", "{{ 缺失资料.情况 }}", 55, "居左"),
    ]
    table(doc, columns, title="尚未齐全的必备资料")
    write(doc, "五、问题办理", "heading 1")
    write(doc, "{{ 问题说明 }}")
    caption(doc, "表", "未销号问题")
    columns = [
        Column("编号", "{{ 未销号问题.编号 }}", 26),
        Column("来源", "{{ 未销号问题.来源 }}", 16),
        Column("内容", "{{ 未销号问题.内容 }}", 36, "居左"),
        Column("责任人", "{{ 未销号问题.责任人 }}", 25),
        Column("办理时限", "{{ 未销号问题.时限 }}", 28),
        Column("状态", "{{ 未销号问题.状态 }}", 25),
    ]
    table(doc, columns, title="未销号问题")
    write(doc, "六、群众满意度", "heading 1")
    write(doc, "{{ 测评说明 }}")
    caption(doc, "表", "满意度测评")
    columns = [
        Column("测评项目", "{{ 测评.名称 }}", 52, "居左"),
        Column("有效票", "{{ 测评.有效票 }}", 22),
        Column("满意和基本满意", "{{ 测评.满意票 }}", 32),
        Column("满意率", "{{ 测评.比率 }}", 20),
        Column("95%区间", "{{ 测评.区间 }}", 30),
    ]
    table(doc, columns, title="满意度测评")


def _village_losses(doc: WordDocument) -> None:
    write(doc, "七、失分事项及依据", "heading 1")
    write(doc, "{{ 失分说明 }}")
    picture(doc, "失分", "失分分布", height_mm=40)
    caption(doc, "表", "失分事项、依据条款和台账证据")
    columns = [
        Column("序号", "{{ 失分事项.序号 }}", 9),
        Column("考核内容", "{{ 失分事项.考核内容 }}", 18),
        Column("扣分", "{{ 失分事项.扣分 }}", 12, "居右"),
        Column("原因", "{{ 失分事项.原因 }}", 38, "居左"),
        Column("依据条款", "{{ 失分事项.依据 }}", 36, "居左"),
        Column("证据（文件›表›行）", "{{ 失分事项.证据 }}", 43, "居左"),
    ]
    table(doc, columns, title="失分事项、依据条款和台账证据")
    write(doc, "八、申辩", "heading 1")
    write(
        doc,
        "对本报告有异议的，请于{{ 时限 }}前填写附件1，写明事项、理由和台账位置，签名盖章后报{{ 乡镇 }}。"
        "台账确有差错的，按规定更正后重新核算。",
    ).paragraph_format.keep_with_next = True


def _answer_annex(doc: WordDocument, label: str) -> None:
    write(doc, label, "附件序号")
    write(doc, "申辩意见表", "附件标题")
    box = doc.add_table(rows=4, cols=2)
    box.style = doc.styles["公文表"]
    frame(box, [TEXT_WIDTH_MM / 2, TEXT_WIDTH_MM / 2], title="申辩意见表")
    fill(box.rows[0].cells[0], "村名：{{ 村名 }}", doc, "表文居左")
    fill(box.rows[0].cells[1], "考核时段：{{ 时段 }}", doc, "表文居左")
    asked = ("申辩事项、理由和台账位置（没有异议的填“无”）：", 82), ("乡镇核实意见：", 50)
    for row, (text, height) in zip((box.rows[1], box.rows[3]), asked, strict=True):
        cell = row.cells[0].merge(row.cells[1])
        row.height = Mm(height)
        fill(cell, text, doc, "表文居左")
        cell.vertical_alignment = 0
    for cell, text in zip(
        box.rows[2].cells, ("村党支部（盖章）：", "第一书记（签名）："), strict=True
    ):
        fill(cell, text, doc, "表文居左")
        cell.add_paragraph("年　　月　　日　　", style=doc.styles["表文居右"])
    box.rows[0].height, box.rows[2].height = Mm(10), Mm(22)


def quarter_summary() -> WordDocument:
    doc = new_document()
    _head(doc)
    write(doc, "现将{{ 时段 }}驻村帮扶工作考核情况报告如下。")
    write(doc, "一、基本情况", "heading 1")
    write(
        doc,
        "{{ 基本情况 }}截至{{ 数据截止日 }}，全乡年内主要工作数据见下表，带“余”的为约数，不用于计算比率。",
    )
    caption(doc, "表", "主要工作数据")
    columns = [
        Column("序号", "{{ 数据.序号 }}", 10),
        Column("项目", "{{ 数据.名称 }}", 40, "居左"),
        Column("数量", "{{ 数据.数值 }}", 22, "居右"),
        Column("统计口径", "{{ 数据.统计口径 }}", 52, "居左"),
        Column("不计入", "{{ 数据.不计入 }}", 32, "居左"),
    ]
    table(doc, columns, title="主要工作数据")
    _summary_method(doc)
    _summary_scores(doc)
    _summary_registers(doc)
    _summary_proposals(doc)
    _attachments(doc, ["各村得分表", "数据依据"])
    _sign(doc)
    _score_annex(doc, "附件1")
    _basis_annex(doc, "附件2")
    return doc


def _summary_method(doc: WordDocument) -> None:
    write(doc, "二、依据与方法", "heading 1")
    write(
        doc,
        "考核依据{{ 方案 }}（{{ 方案版本 }}），满分{{ 满分 }}分，对{{ 村数 }}个村统一按台账计算"
        "（结果编号{{ 结果编号 }}）。{{ 方案说明 }}",
    )
    write(doc, "{{ 区间说明 }}")
    write(doc, "{{ 口径 }}")
    write(doc, "三、数量规范达标情况", "heading 1")
    write(doc, "{{ 规范说明 }}")
    caption(doc, "表", "数量规范达标情况")
    columns = [
        Column("规范", "{{ 规范.名称 }}", 42, "居左"),
        Column("依据条款", "{{ 规范.条款 }}", 32),
        Column("要求", "{{ 规范.要求 }}", 27),
        Column("应达标", "{{ 规范.应达标 }}", 12),
        Column("达标", "{{ 规范.达标 }}", 10),
        Column("未达标", "{{ 规范.未达标 }}", 12),
        Column("未达标的村", "{{ 规范.未达标村 }}", 21, "居左"),
    ]
    note = "注：应达标、达标、未达标按人次、月次或份数计；应达标为0的，是台账不足以判定或期限未到，不作未达标处理。"
    table(doc, columns, title="数量规范达标情况", note=note)


def _summary_scores(doc: WordDocument) -> None:
    write(doc, "四、得分与等次", "heading 1")
    write(doc, "{{ 总体情况 }}各项得分见附件1。")
    _scores(doc)
    picture(doc, "得分名次", "各村得分与名次区间", height_mm=60)
    write(doc, "五、群众满意度", "heading 1")
    write(doc, "{{ 测评说明 }}")
    picture(doc, "群众满意率", "各村对驻村工作队的满意率及95%区间", height_mm=45)
    caption(doc, "表", "各村满意度测评")
    columns = [
        Column("测评项目", "{{ 测评.名称 }}", 42, "居左"),
        Column("村名", "{{ 测评.村 }}", 30),
        Column("有效票", "{{ 测评.有效票 }}", 15),
        Column("满意和基本满意", "{{ 测评.满意票 }}", 26),
        Column("满意率", "{{ 测评.比率 }}", 15),
        Column("95%区间", "{{ 测评.区间 }}", 28),
    ]
    table(doc, columns, title="各村满意度测评")


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
    table(doc, columns, title="各村问题办理情况")
    write(doc, "七、横向与纵向比较", "heading 1")
    write(doc, "{{ 比较 }}各村见面率对照见下图。")
    picture(doc, "各村对照", "各村见面率对照", height_mm=45)


def _summary_proposals(doc: WordDocument) -> None:
    write(doc, "八、榜单与奖惩建议", "heading 1")
    _lists(doc)
    write(doc, "{{ 约谈说明 }}")
    caption(doc, "表", "建议研究约谈提醒的情形")
    columns = [
        Column("序号", "{{ 约谈建议.序号 }}", 11),
        Column("姓名", "{{ 约谈建议.姓名 }}", 28),
        Column("村名", "{{ 约谈建议.村 }}", 28),
        Column("角色", "{{ 约谈建议.角色 }}", 24),
        Column("未达到的规定", "{{ 约谈建议.规范名称 }}{{ 约谈建议.要求 }}", 45, "居左"),
        Column("实际", "{{ 约谈建议.数值 }}", 20),
    ]
    table(doc, columns, title="建议研究约谈提醒的情形")
    write(doc, "九、下步安排", "heading 1")
    write_headed(doc, "下步安排")


def notice() -> WordDocument:
    doc = new_document()
    write(doc, "{{ 报头 }}", "报头")
    write(doc, "{{ 发文字号 }}", "发文字号")
    _head(doc)
    write(
        doc,
        "按照{{ 方案 }}（{{ 方案版本 }}），以截至{{ 数据截止日 }}登记的台账为依据，对全乡{{ 村数 }}个村"
        "{{ 时段 }}驻村帮扶工作进行了考核。现将有关情况通报如下。",
    )
    write(doc, "一、总体情况", "heading 1")
    write(doc, "{{ 总体情况 }}{{ 比较 }}")
    write(doc, "{{ 问题说明 }}")
    write(doc, "{{ 测评说明 }}")
    write(doc, "二、考核结果", "heading 1")
    write(doc, "各村得分、等次和名次见下表，各项得分见附件1。{{ 区间说明 }}")
    _scores(doc)
    picture(doc, "得分名次", "各村得分与名次区间", height_mm=60)
    _lists(doc)
    write(doc, "三、主要做法", "heading 1")
    write_headed(doc, "主要做法")
    write(doc, "四、存在问题", "heading 1")
    write(doc, "{{ 无问题说明 }}")
    write_headed(doc, "存在问题")
    write(doc, "五、工作要求", "heading 1")
    write_headed(doc, "工作要求")
    _attachments(doc, ["各村得分表", "各村问题清单"])
    _sign(doc)
    _score_annex(doc, "附件1")
    write(doc, "附件2", "附件序号")
    write(doc, "各村问题清单", "附件标题")
    write(doc, "{{ 问题表说明 }}")
    columns = [
        Column("序号", "{{ 问题表.序号 }}", 9),
        Column("村名", "{{ 问题表.村 }}", 22),
        Column("考核内容", "{{ 问题表.考核内容 }}", 27),
        Column("问题", "{{ 问题表.问题 }}", 56, "居左"),
        Column("依据条款", "{{ 问题表.条款 }}", 30),
        Column("扣分", "{{ 问题表.扣分 }}", 12, "居右"),
    ]
    table(doc, columns, title="各村问题清单")
    write(doc, "{{ 依据文件 }}", "表注")
    imprint(doc, [("抄送：{{ 抄送 }}。", ""), ("{{ 落款单位 }}", "{{ 成文日期 }}印发")])
    return doc


def problem_list() -> WordDocument:
    doc = new_document(landscape=True)
    write(doc, "编号：{{ 发文字号 }}", "主送")
    _head(doc)
    write(doc, "{{ 清单说明 }}")
    columns = [
        Column("序号", "{{ 清单.序号 }}", 10),
        Column("问题", "{{ 清单.问题 }}", 44, "居左"),
        Column("条款", "{{ 清单.依据 }}", 44, "居左"),
        Column("证据（文件›表›行）", "{{ 清单.证据 }}", 42, "居左"),
        Column("整改要求", "{{ 清单.整改要求 }}", 28, "居左"),
        Column("责任人", "{{ 清单.责任人 }}", 16),
        Column("时限", "{{ 清单.时限 }}", 28),
        Column("销号", "", 13),
    ]
    table(doc, columns, title="问题清单")
    write(doc, "{{ 依据文件 }}", "表注")
    write(doc, "{{ 逾期后果 }}").paragraph_format.keep_with_next = True
    _sign(doc)
    write(doc, "签收回执", "表题")
    receipt = doc.add_table(rows=3, cols=4)
    receipt.style = doc.styles["公文表"]
    frame(receipt, [38, 74, 38, 75], title="签收回执")
    rows = (
        ("清单编号", "{{ 发文字号 }}", "签收村", "{{ 村名 }}"),
        ("签收人", "", "职务", ""),
        ("签收时间", "　　　年　　月　　日", "整改负责人", "{{ 签收人 }}"),
    )
    for row, texts in zip(receipt.rows, rows, strict=True):
        row.height = Mm(12)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            fill(cell, text, doc, "表文居中" if place % 2 else "表头")
    write(doc, "注：请于收到清单之日起3日内签收并退回本回执。", "表注")
    return doc


def _head(doc: WordDocument) -> None:
    write(doc, "{{ 标题 }}", "文件标题")
    write(doc, "{{ 数据说明 }}", "数据说明")
    write(doc, "{{ 主送 }}", "主送")


def _sign(doc: WordDocument) -> None:
    write(doc, "{{ 联系方式 }}")
    first = write(doc, "{{ 落款单位 }}", "落款")
    first.paragraph_format.space_before = Pt(20)
    last = write(doc, "{{ 成文日期 }}", "落款")
    last.paragraph_format.keep_with_next = False


def _attachments(doc: WordDocument, names: list[str]) -> None:
    first, *rest = [f"{place}.{name}" for place, name in enumerate(names, start=1)]
    write(doc, f"附件：{first}", "附件说明")
    for name in rest:
        paragraph = write(doc, f"　　　{name}", "附件说明")
        paragraph.paragraph_format.space_before = 0


def _lists(doc: WordDocument) -> None:
    write(doc, "{{ 红榜说明 }}")
    write(doc, "{{ 红榜.村 }}：{{ 红榜.原因 }}")
    write(doc, "{{ 蓝榜说明 }}")
    write(doc, "{{ 蓝榜.村 }}：{{ 蓝榜.原因 }}")


def _scores(doc: WordDocument) -> None:
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


def _score_annex(doc: WordDocument, label: str) -> None:
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


def _basis_annex(doc: WordDocument, label: str) -> None:
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
    table(doc, columns, title="数据依据")


TEMPLATES = {
    "village_report": (village_report, "村级季度报告模板"),
    "quarter_summary": (quarter_summary, "季度考核报告模板"),
    "notice": (notice, "考核通报模板"),
    "problem_list": (problem_list, "问题清单模板"),
}


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (build, title) in TEMPLATES.items():
        path = folder / f"{name}.docx"
        build().save(path)
        write_document(path, read_package(path), title=title, author="bangfu", day=MADE_ON)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
