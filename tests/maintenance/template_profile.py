"""The template of the profile of a village (村情简介)."""

from docx.document import Document as WordDocument
from shared_sections import each, head, sign
from word_parts import Column, caption, new_document, table, write


def village_profile() -> WordDocument:
    doc = new_document()
    head(doc)
    write(doc, "{{ 无村情说明 }}")
    caption(doc, "表", "{{ 村名 }}主要数据")
    columns = [
        Column("项目", "{{ 村情数据.名称 }}", 44),
        Column("数值", "{{ 村情数据.数值 }}", 34),
        Column("项目", "{{ 村情数据.名称二 }}", 44),
        Column("数值", "{{ 村情数据.数值二 }}", 34),
    ]
    table(doc, columns, title="主要数据", small=False)
    with each(doc, "简介"):
        write(doc, "{{ 题 }}", "heading 1")
        write(doc, "{{ 文 }}")
    sign(doc)
    return doc
