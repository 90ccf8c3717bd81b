"""The templates of the notice (考核通报) and of the problem list (问题清单)."""

from docx.document import Document as WordDocument
from docx.shared import Mm
from shared_sections import (
    annex_head,
    annex_notes,
    each,
    head,
    lists,
    others,
    score_annex,
    scores,
    sign,
)
from word_charts import native_chart
from word_parts import (
    Column,
    fill,
    frame,
    imprint,
    new_document,
    table,
    write,
    write_headed,
)

from bangfu_lib.charts.native import DOTS


def notice() -> WordDocument:
    doc = new_document()
    head(doc)
    write(
        doc,
        "按照{{ 方案全称 }}，以截至{{ 数据截止日 }}登记的台账为依据，对{{ 全域 }}{{ 考核对象 }}"
        "{{ 时段 }}驻村帮扶工作进行了考核。现将有关情况通报如下。",
    )
    write(doc, "一、总体情况", "heading 1")
    with each(doc, "各方案"):
        write(doc, "{{ 题 }}", "heading 2")
        write(doc, "{{ 总体情况 }}{{ 纵向比较 }}")
    write(doc, "{{ 问题说明 }}")
    write(doc, "{{ 测评说明 }}")
    write(doc, "二、考核结果", "heading 1")
    with each(doc, "各方案"):
        write(doc, "{{ 题 }}", "heading 2")
        write(doc, "各村得分、等次和名次见下表，各项得分见附件1。{{ 区间说明 }}")
        scores(doc)
        native_chart(doc, "得分名次", DOTS, "各村得分与名次{{ 方案注 }}", height_mm=60)
    others(doc)
    lists(doc)
    write(doc, "三、主要做法", "heading 1")
    write(doc, "{{ 无做法说明 }}")
    write_headed(doc, "主要做法")
    write(doc, "四、存在问题", "heading 1")
    write(doc, "{{ 无问题说明 }}")
    write_headed(doc, "存在问题")
    write(doc, "五、工作要求", "heading 1")
    write_headed(doc, "工作要求")
    annex_notes(doc)
    sign(doc)
    score_annex(doc)
    annex_head(doc, "问题清单附件")
    write(doc, "{{ 问题表说明 }}")
    columns = [
        Column("序号", "{{ 问题表.序号 }}", 9),
        Column("村名", "{{ 问题表.村 }}", 22),
        Column("考核内容", "{{ 问题表.考核内容 }}", 27),
        Column("问题", "{{ 问题表.问题 }}", 53, "居左"),
        Column("依据条款", "{{ 问题表.条款 }}", 30),
        Column("加扣分", "{{ 问题表.扣分 }}", 15, "居右"),
    ]
    write(doc, "{{ 依据文件 }}", "表注")
    table(doc, columns, title="各村问题清单")
    imprint(doc, [("抄送：{{ 抄送 }}。", ""), ("{{ 落款单位 }}", "{{ 成文日期 }}印发")])
    return doc


def problem_list() -> WordDocument:
    doc = new_document(landscape=True)
    write(doc, "编号：{{ 发文字号 }}", "主送")
    head(doc)
    write(doc, "{{ 清单说明 }}")
    columns = [
        Column("序号", "{{ 清单.序号 }}", 10),
        Column("问题", "{{ 清单.问题 }}", 42, "居左"),
        Column("依据", "{{ 清单.依据 }}", 38, "居左"),
        Column("证据（文件›表›行）", "{{ 清单.证据 }}", 40, "居左"),
        Column("整改要求", "{{ 清单.整改要求 }}", 27, "居左"),
        Column("责任人", "{{ 清单.责任人 }}", 17),
        Column("时限", "{{ 清单.时限 }}", 31),
        Column("销号", "", 20),
    ]
    write(doc, "{{ 依据文件 }}", "表注")
    table(doc, columns, title="问题清单")
    write(doc, "{{ 逾期后果 }}").paragraph_format.keep_with_next = True
    sign(doc)
    write(doc, "签收回执（请于收到清单之日起3日内签收并退回）", "表题")
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
    write(doc, "", "表后")
    return doc
