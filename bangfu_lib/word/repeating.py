"""Rows and paragraphs that name a list repeat themselves; a table whose list is empty goes away.

Staff write {{ 成员.姓名 }} into one table row and need no loop: the row is repeated for every entry
of the list 成员. The same holds for a paragraph. A table all of whose lists are empty is left out,
together with the caption and the note above it, or the note below it. A paragraph that consists of
nothing but fields goes away where all of them are empty, unless it is the last of a cell, text box,
header, footer or note, which must not be without one.

What stands between {% 逐个 各方案 %} and {% 逐个结束 %}, each in a paragraph or a table row of its
own, repeats for every entry of the list 各方案; within it the entry's own names go before those of
the document. Blocks may hold tables, pictures, page breaks and further blocks.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from dataclasses import replace as replaced

from lxml import etree

from bangfu_lib.word.controls import explicit_controls, standing_alone
from bangfu_lib.word.fields import LINES, TEXT, Record, Rows, Shape
from bangfu_lib.word.marks import EMPTY, mark
from bangfu_lib.word.placeholders import chart_of
from bangfu_lib.word.sandbox import SHOWN
from bangfu_lib.word.tags import (
    CONTROL,
    VALUE,
    TemplateMistake,
    own_text,
    texts,
)
from bangfu_lib.word.xml import NAMESPACES, W, paragraph_style, put_after, put_before, replace
from bangfu_lib.zh import reports as zh
from bangfu_lib.zh import templates as zh_templates

__all__ = ["repeat_lists", "texts"]
HEAD = re.compile(r"\s*([^\W\d]\w*)")
LOOP = re.compile(r"\{%-?\s*(?:tr|tc|p|r)?\s*for\s+(\w+)")
BLOCK = re.compile(rf"\s*\{{%\s*{zh.EACH}\s+([\w.]+)\s*%\}}\s*")
BLOCK_END = re.compile(rf"\s*\{{%\s*{zh.EACH_END}\s*%\}}\s*")
HELD = (
    *("drawing", "pict", "object", "br", "fldSimple", "fldChar", "sectPr", "sym"),
    *("footnoteReference", "endnoteReference"),
)
MAY_BE_EMPTY = (f"{W}body", f"{W}tbl", "block")
MOST_BLOCKS = 8  # within each other
Scope = Mapping[str, Shape]


@dataclass(frozen=True)
class Styles:
    """Ids of the styles of table captions, of notes beside tables and of the room below them."""

    caption: str = ""
    note: str = ""
    after: str = ""


@dataclass
class _Region:
    """What holds where the walk is: names, and whether a row around repeats already."""

    scope: Scope
    styles: Styles
    block: str = ""
    in_row: bool = False
    bound: Set[str] = field(default_factory=frozenset)


def repeat_lists(root: etree._Element, scope: Scope, styles: Styles) -> None:
    """Write loops and conditions into the part `root` around what names a list of `scope`.

    Raises TemplateMistake for a block without end.
    """
    bound = frozenset(LOOP.findall("".join(root.itertext(f"{W}t"))))
    _container(root, _Region(scope, styles, bound=bound))


def _container(parent: etree._Element, region: _Region) -> None:
    children = [child for child in parent if isinstance(child.tag, str)]
    alone = standing_alone(children)
    place = 0
    while place < len(children):
        child = children[place]
        if begins := _mark(child, BLOCK):
            end = _block_end(children, place)
            _block(children[place : end + 1], begins, region)
            place = end
        elif _mark(child, BLOCK_END):
            raise TemplateMistake(child, zh_templates.NO_BLOCK_BEGIN)
        elif child in alone:
            replace(child, _text(child).strip())
        else:
            _element(child, region)
        place += 1


def _element(element: etree._Element, region: _Region) -> None:
    if element.tag == f"{W}p":
        for box in element.iter(f"{W}txbxContent"):
            _container(box, region)
        _paragraph(element, region)
    elif element.tag == f"{W}tbl":
        _table(element, region)
    elif element.tag == f"{W}tr":
        _row(element, region)
    elif element.tag == f"{W}tc" and (controls := explicit_controls(element, "tc")):
        replace(element, controls)
    else:
        _container(element, region)


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _mark(element: etree._Element, pattern: re.Pattern) -> str:
    """What a paragraph or row holds that is nothing but the begin or end of a block."""
    if element.tag not in (f"{W}p", f"{W}tr"):
        return ""
    found = pattern.fullmatch(own_text(element) if element.tag == f"{W}p" else row_text(element))
    if found and holds(element):
        raise TemplateMistake(element, zh_templates.BLOCK_HOLDS)
    return (found.group(1) if pattern.groups else found.group()) if found else ""


def _block_end(children: list[etree._Element], begin: int) -> int:
    depth = 0
    for place in range(begin, len(children)):
        depth += bool(_mark(children[place], BLOCK)) - bool(_mark(children[place], BLOCK_END))
        if not depth:
            return place
        if depth > MOST_BLOCKS:
            raise TemplateMistake(children[place], zh_templates.TOO_DEEP)
    raise TemplateMistake(children[begin], zh_templates.NO_BLOCK_END)


def _block(elements: list[etree._Element], path: str, region: _Region) -> None:
    """A loop around what stands between the first and the last of `elements`."""
    name = path.rpartition(".")[2]
    shape = _at(path, region.scope)
    fields = shape.fields if isinstance(shape, Rows) else {}
    own = [one for one in fields if one != name]
    sets = "".join(f"{{% set {one} = {name}.{one} %}}" for one in own)
    entry = TEXT if shape == LINES else Record(fields)
    inner = _Region(
        {**region.scope, **fields, name: entry},
        region.styles,
        block=name if zh.CHART_NUMBER in fields or not fields else region.block,
        in_row=region.in_row,
        bound=region.bound,
    )
    parent = elements[0].getparent()
    holder = etree.Element("block")
    parent.insert(parent.index(elements[0]) + 1, holder)
    holder.extend(elements[1:-1])
    _container(holder, inner)
    replace(elements[0], f"{{% for {name} in {path} %}}{sets}")
    _unwrap(holder)
    replace(elements[-1], _end(elements[-1]))


def _unwrap(holder: etree._Element) -> None:
    """Put what `holder` holds in its place."""
    put_before(holder, holder.text or "")
    for child in list(holder):
        holder.addprevious(child)
    holder.getparent().remove(holder)


def _at(path: str, scope: Scope) -> Shape | None:
    first, *rest = path.split(".")
    shape = scope.get(first)
    for name in rest:
        shape = shape.fields.get(name) if isinstance(shape, Record) else None
    return shape


def _paragraph(paragraph: etree._Element, region: _Region) -> None:
    if region.block:
        _number_pictures(paragraph, region.block)
    if controls := explicit_controls(paragraph, "p"):
        replace(paragraph, controls)
        return
    text = own_text(paragraph)
    name = "" if region.in_row else _listed(text, region)
    if name:
        put_before(paragraph, f"{{% for {name} in {name} %}}")
        put_after(paragraph, _end(paragraph))
        return
    fields = [found.strip() for found in VALUE.findall(text)]
    only_fields = fields and not VALUE.sub("", text).strip()
    if only_fields and not _is_last(paragraph) and not holds(paragraph):
        asked = " or ".join(f"({one}) is {SHOWN}" for one in fields)
        put_before(paragraph, f"{{% if {asked} %}}")
        put_after(paragraph, "{% endif %}")


def _is_last(element: etree._Element) -> bool:
    """Whether a cell, text box, header … ends with this paragraph, which it must not lack."""
    return element.getnext() is None and element.getparent().tag not in MAY_BE_EMPTY


def _end(element: etree._Element) -> str:
    """The end of a loop; where a cell or text box would be left empty, with a paragraph."""
    return f"{{% else %}}{mark(EMPTY)}{{% endfor %}}" if _is_last(element) else "{% endfor %}"


def holds(element: etree._Element) -> bool:
    """Whether a paragraph or row holds more than text: pictures, breaks, fields, notes."""
    return any(True for _ in element.iter(*(f"{W}{name}" for name in HELD)))


def _row(row: etree._Element, region: _Region) -> None:
    if controls := explicit_controls(row, "tr"):
        replace(row, controls)
        return
    name = _listed(row_text(row), region)
    _container(row, _within_row(name, region) if name else region)
    if name:
        put_before(row, f"{{% for {name} in {name} %}}")
        put_after(row, "{% endfor %}")
        row.set("repeats", name)


def row_text(row: etree._Element) -> str:
    """The text of a row without that of tables within it: their rows repeat on their own."""
    owned = (text for text in row.iter(f"{W}t") if next(text.iterancestors(f"{W}tr")) is row)
    return "".join(text.text or "" for text in owned)


def _within_row(name: str, region: _Region) -> _Region:
    """What holds within a row that repeats for the list `name`: there it is one entry."""
    shape = region.scope[name]
    one = Record(shape.fields) if isinstance(shape, Rows) else TEXT
    return replaced(region, scope={**region.scope, name: one}, in_row=True)


def _table(table: etree._Element, region: _Region) -> None:
    blocks = [_mark(row, BLOCK) for row in table.iterchildren(f"{W}tr")]
    _container(table, replaced(region, in_row=False))
    rows = [row.attrib.pop("repeats", "") for row in table.iter(f"{W}tr")]
    names = [name for name in dict.fromkeys([*rows, *blocks]) if name]
    if names:
        _hide_when_empty(table, names, region.styles)


def _listed(text: str, region: _Region) -> str:
    """The first list that a field of `text` names, unless staff loop over it themselves."""
    for expression in VALUE.findall(text):
        head = HEAD.match(expression)
        shape = region.scope.get(head.group(1)) if head else None
        if (shape == LINES or isinstance(shape, Rows)) and head.group(1) not in region.bound:
            return head.group(1)
    return ""


def _hide_when_empty(table: etree._Element, names: list[str], styles: Styles) -> None:
    first, above = table, table.getprevious()
    last, below = table, table.getnext()
    if styles.note and below is not None and paragraph_style(below) == styles.note:
        last = below if not _tagged(table) else last
    below = last.getnext()
    if styles.after and below is not None and paragraph_style(below) == styles.after:
        last = last if _tagged(last) or _text(below) or holds(below) else below
    for style in (styles.note, styles.caption):
        if above is not None and style and paragraph_style(above) == style and not _tagged(above):
            first, above = above, above.getprevious()
    put_before(first, f"{{% if {' or '.join(names)} %}}")
    put_after(last, "{% endif %}")


def _tagged(element: etree._Element) -> bool:
    return bool(CONTROL.search(element.tail or ""))


def _number_pictures(paragraph: etree._Element, block: str) -> None:
    """A chart within a repeated block is that of the entry: its name gains the entry's number."""
    for label in paragraph.iter(f"{{{NAMESPACES['wp']}}}docPr"):
        name = chart_of(label)
        if name and "{{" not in name:
            label.set("descr", f"{zh.PICTURE_MARK}{name}{{{{ {block}.{zh.CHART_NUMBER} }}}}")
            label.attrib.pop("title", None)
