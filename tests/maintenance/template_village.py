"""The template of the village report (村级季度报告)."""

from docx.document import Document as WordDocument
from docx.shared import Mm
from shared_sections import applied, attachments, basis_annex, head, sign
from word_base import TEXT_WIDTH_MM
from word_charts import native_chart
from word_parts import Column, caption, fill, frame, new_document, picture, table, write

from bangfu_lib.charts.native import ATTENDANCE, BARS, COVERAGE


def village_report() -> WordDocument:
    doc = new_document()
    head(doc)
    write(
        doc,
        "{{ 乡镇 }}按照{{ 方案全称 }}，以截至{{ 数据截止日 }}登记的台账为依据，"
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
        Column("平均分", "{{ 本村.平均分 }}", 22),
        Column("榜单", "{{ 本村.榜单 }}", 16),
    ]
    table(doc, columns, title="考核结果", small=False)
    native_chart(doc, "得分构成", BARS, "各项得分与满分对照", height_mm=90)
    picture(doc, "板块得分率", "各板块得分率", height_mm=78)
    caption(doc, "表", "得分卡")
    columns = [
        Column("板块", "{{ 考核项.板块 }}", 40),
        Column("考核项", "{{ 考核项.考核内容 }}", 46),
        Column("满分", "{{ 考核项.满分值 }}", 16),
        Column("得分", "{{ 考核项.得分 }}", 16),
        Column("失分", "{{ 考核项.失分 }}", 16),
        Column("评价", "{{ 考核项.评价 }}", 22, "评价"),
    ]
    table(doc, columns, title="得分卡")
    _village_team(doc)
    _village_registers(doc)
    _village_losses(doc)
    attachments(doc, ["申辩意见表", "数据依据"])
    sign(doc)
    _answer_annex(doc, "附件1")
    basis_annex(doc, "附件2")
    return doc


def _village_team(doc: WordDocument) -> None:
    write(doc, "二、队伍与考勤", "heading 1")
    write(doc, "{{ 队伍说明 }}")
    caption(doc, "表", "驻村工作队成员与在村天数")
    columns = [
        Column("姓名", "{{ 成员.姓名 }}", 27),
        Column("角色", "{{ 成员.角色 }}", 26),
        Column("派出单位", "{{ 成员.派出单位 }}", 29, "居左"),
        Column("全脱产", "{{ 成员.全脱产 }}", 13),
        Column("在村天数", "{{ 成员.在村天数 }}", 18),
        Column("要求", "{{ 成员.要求 }}", 22),
        Column("结论", "{{ 成员.结论 }}", 21, "评价"),
    ]
    table(doc, columns, title="驻村工作队成员与在村天数")
    native_chart(doc, "在村天数", ATTENDANCE, "驻村人员在村天数", height_mm=45)
    write(doc, "三、走访覆盖与规范达标", "heading 1")
    write(doc, "{{ 覆盖说明 }}")
    write(doc, "{{ 规范说明 }}")
    native_chart(doc, "覆盖情况", COVERAGE, "各项覆盖和落实情况", height_mm=45)
    caption(doc, "表", "数量规范达标情况")
    columns = [
        Column("规范", "{{ 规范.名称 }}", 41, "居左"),
        Column("依据条款", "{{ 规范.条款 }}", 31),
        Column("要求", "{{ 规范.要求 }}", 27),
        Column("应达标", "{{ 规范.应达标 }}", 12),
        Column("达标", "{{ 规范.达标 }}", 12),
        Column("未达标", "{{ 规范.未达标 }}", 12),
        Column("结论", "{{ 规范.结论 }}", 21, "评价"),
    ]
    note = "注：应达标、达标、未达标按人次、月次或份数计；“数据不足”指本期台账不足以判定，不作未达标处理。"
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
        Column("编号", "{{ 未销号问题.编号 }}", 24),
        Column("来源", "{{ 未销号问题.来源 }}", 16),
        Column("内容", "{{ 未销号问题.内容 }}", 34, "居左"),
        Column("责任人", "{{ 未销号问题.责任人 }}", 22),
        Column("办理时限", "{{ 未销号问题.时限 }}", 33),
        Column("状态", "{{ 未销号问题.状态 }}", 27),
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
    native_chart(doc, "失分", BARS, "失分分布", height_mm=45)
    caption(doc, "表", "失分事项、依据条款和台账证据")
    columns = [
        Column("序号", "{{ 失分事项.序号 }}", 9),
        Column("考核内容", "{{ 失分事项.考核内容 }}", 18),
        Column("加扣分", "{{ 失分事项.扣分 }}", 15, "居右"),
        Column("原因", "{{ 失分事项.原因 }}", 38, "居左"),
        Column("依据条款", "{{ 失分事项.依据 }}", 36, "居左"),
        Column("证据（文件›表›行）", "{{ 失分事项.证据 }}", 40, "居左"),
    ]
    note = (
        "注：依据条款是该项要求的出处，分值和加扣分标准由{{ 方案全称 }}规定；"
        "各行分数保留两位小数，合计以未取整的数为准。"
    )
    table(doc, columns, title="失分事项、依据条款和台账证据", note=note)
    applied(doc)
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
    asked = ("申辩事项、理由和台账位置（没有异议的填“无”）：", 82), ("考核单位核实意见：", 50)
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
