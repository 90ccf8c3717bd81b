"""The templates of the weekly notice (督导通报), the quarterly note and the yearly review."""

from docx.document import Document as WordDocument
from shared_sections import head, sign
from word_parts import Column, caption, imprint, new_document, table, write, write_headed


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
    sign(doc)
    imprint(doc, [("抄送：{{ 抄送 }}。", ""), ("{{ 落款单位 }}", "{{ 成文日期 }}印发")])
    return doc


def _matters(doc: WordDocument, name: str, *more: Column) -> None:
    """A table of single matters with their dates; `more` columns take width from the matter."""
    left = sum(one.mm for one in more)
    columns = [
        Column("序号", f"{{{{ {name}.序号 }}}}", 10),
        Column("村名", f"{{{{ {name}.村 }}}}", 24),
        Column("来源", f"{{{{ {name}.出处 }}}}", 20),
        Column("问题", f"{{{{ {name}.问题 }}}}", 60 - left, "居左"),
        Column("个数", f"{{{{ {name}.数量 }}}}", 12),
        Column("整改时限", f"{{{{ {name}.时限 }}}}", 30),
        *more,
    ]
    table(doc, columns, title=name)
