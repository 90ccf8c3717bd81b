"""Rows and paragraphs that name a list repeat themselves; a table whose list is empty goes away.

Staff write {{ 成员.姓名 }} into one table row and need no loop: the row is repeated for every entry
of the list 成员. The same holds for a paragraph. A table all of whose lists are empty is left out,
together with the caption and the note above it, or the note below it.

What stands between the paragraphs {% 逐个 各方案 %} and {% 逐个结束 %} repeats for every entry of
the list 各方案; within it the entry's own names go before those of the document.
"""

import re
from collections.abc import Mapping, Set

from lxml import etree

from bangfu_lib.reports.xml import NAMESPACES, PARSER, W
from bangfu_lib.zh import reports as zh

TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
HEAD = re.compile(r"\s*([^\W\d]\w*)")
LOOP = re.compile(r"\{%\s*(?:tr|tc|p|r)?\s*for\s+(\w+)")
BLOCK = re.compile(rf"\s*\{{%\s*{zh.EACH}\s+(\w+)\s*%\}}\s*")
BLOCK_END = re.compile(rf"\s*\{{%\s*{zh.EACH_END}\s*%\}}\s*")


def repeat_lists(
    xml: bytes,
    lists: Set[str],
    *,
    blocks: Mapping[str, Mapping[str, bool]] | None = None,
    caption: str = "",
    note: str = "",
) -> str:
    """The part `xml` with loops and conditions written around what names one of `lists`.

    `blocks` has, for each list that a block repeats for, the names that its entries know, True for
    those that are lists themselves. `caption` and `note` are the ids of
    the styles of table captions and of notes below tables.
    """
    known = [entry for entries in (blocks or {}).values() for entry in entries.items()]
    names = {*lists, *(name for name, is_list in known if is_list)}
    text = _repeat_rows(xml, names, caption=caption, note=note)
    return _repeat_blocks(text, blocks or {})


def block_names(xml: bytes) -> set[str]:
    """The lists that blocks of the part `xml` repeat for."""
    return {mark.group(1) for text in texts(xml) if (mark := BLOCK.fullmatch(text))}


def _repeat_rows(xml: bytes, lists: Set[str], *, caption: str, note: str) -> str:
    root = etree.fromstring(xml, PARSER)
    for text in root.iter(f"{W}t"):
        text.text = _half_width(text.text or "")
    for row in list(root.iter(f"{W}tr")):
        name = _listed(row, lists)
        if name:
            _loop(row, name)
            row.set("repeats", name)
    for paragraph in list(root.iter(f"{W}p")):
        inside = any(parent.get("repeats") for parent in paragraph.iterancestors(f"{W}tr"))
        name = "" if inside else _listed(paragraph, lists)
        if name:
            _loop(paragraph, name)
    for table in list(root.iter(f"{W}tbl")):
        names = dict.fromkeys(row.attrib.pop("repeats", "") for row in table.iterchildren(f"{W}tr"))
        _hide_when_empty(table, [name for name in names if name], caption=caption, note=note)
    return etree.tostring(root, encoding="unicode")


def _repeat_blocks(xml: str, blocks: Mapping[str, Mapping[str, bool]]) -> str:
    """Loops in the place of the paragraphs that begin and end a repeated block.

    A block for an empty list, whose entries' names nobody knows, is taken out.
    """
    root = etree.fromstring(xml.encode(), PARSER)
    inside = ""
    for paragraph in list(root.iter(f"{W}p")):
        begins, ends = (mark.fullmatch(_text(paragraph)) for mark in (BLOCK, BLOCK_END))
        if begins and not blocks.get(begins.group(1)):
            _take_out(paragraph)
        elif begins:
            inside = begins.group(1)
            own = "".join(f"{{% set {one} = {inside}.{one} %}}" for one in blocks.get(inside, ()))
            _replace(paragraph, f"{{% for {inside} in {inside} %}}{own}")
        elif ends and inside:
            inside = ""
            _replace(paragraph, "{% endfor %}")
        elif inside:
            _number_pictures(paragraph, inside)
    return etree.tostring(root, encoding="unicode")


def _take_out(begin: etree._Element) -> None:
    """Remove a block from its first paragraph to its last."""
    gone = [begin]
    while gone[-1].getnext() is not None and not BLOCK_END.fullmatch(_text(gone[-1])):
        gone.append(gone[-1].getnext())
    if not BLOCK_END.fullmatch(_text(gone[-1])):
        return
    tail = gone[-1].tail or ""
    gone[-1].tail = ""
    _before(begin, tail)
    for element in gone:
        element.getparent().remove(element)


def _number_pictures(paragraph: etree._Element, block: str) -> None:
    """A chart within a repeated block is that of the entry: its name gains the entry's number."""
    for label in paragraph.iter(f"{{{NAMESPACES['wp']}}}docPr"):
        text = label.get("descr", "")
        if text.replace(*zh.WIDE_COLON).startswith(zh.PICTURE_MARK):
            label.set("descr", f"{text}{{{{ {block}.{zh.CHART_NUMBER} }}}}")


def _replace(element: etree._Element, text: str) -> None:
    """Put `text` where `element` stood."""
    tail = element.tail or ""
    element.tail = ""
    _before(element, text + tail)
    element.getparent().remove(element)


def texts(xml: bytes) -> list[str]:
    """The text of every paragraph, however Word has cut it into runs."""
    root = etree.fromstring(xml, PARSER)
    return [_half_width(_text(paragraph)) for paragraph in root.iter(f"{W}p")]


def _half_width(text: str) -> str:
    for wide, narrow in zh.WIDE_MARKS:
        text = text.replace(wide, narrow)
    return text


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _listed(element: etree._Element, lists: Set[str]) -> str:
    """The first list that a {{ }} of `element` names, unless staff loop over it themselves."""
    text = _text(element)
    looped = set(LOOP.findall(text))
    for expression, _ in TAG.findall(text):
        head = HEAD.match(expression)
        if head and head.group(1) in lists and head.group(1) not in looped:
            return head.group(1)
    return ""


def _loop(element: etree._Element, name: str) -> None:
    _before(element, f"{{% for {name} in {name} %}}")
    element.tail = "{% endfor %}" + (element.tail or "")


def _hide_when_empty(table: etree._Element, names: list[str], *, caption: str, note: str) -> None:
    if not names:
        return
    first, above = table, table.getprevious()
    last, below = table, table.getnext()
    if below is not None and note and paragraph_style(below) == note and not table.tail:
        last = below
    for style in (note, caption):
        if above is not None and style and paragraph_style(above) == style and not above.tail:
            first, above = above, above.getprevious()
    _before(first, f"{{% if {' or '.join(names)} %}}")
    last.tail = "{% endif %}" + (last.tail or "")


def paragraph_style(paragraph: etree._Element) -> str:
    """The id of the paragraph's style, or nothing."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _before(element: etree._Element, text: str) -> None:
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text
