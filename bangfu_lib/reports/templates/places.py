"""Where in a Word template something stands, in the words in which staff would look for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bangfu_lib.word.xml import PARSER, W
from bangfu_lib.zh import reports as marks
from bangfu_lib.zh import template_check as zh

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BOX, FALLBACK = f"{W}txbxContent", f"{MC}Fallback"
MOST_WORDS = 18
PARTS = ("document", "header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a template, or, as a `note`, worth knowing."""

    file: str
    where: str
    problem: str
    note: bool = False

    def line(self) -> str:
        """The finding as staff read it: file, place, what is wrong and what to do."""
        where = zh.AT.format(where=self.where) if self.where else ""
        return zh.FINDING.format(file=self.file, where=where, problem=self.problem)


@dataclass(frozen=True)
class Place:
    """One paragraph: in which part, where it stands, its text, and the table row that it is in."""

    part: str
    where: str
    text: str
    element: etree._Element
    row: etree._Element | None = None

    @property
    def words(self) -> str:
        """Where it stands, and the first words of it."""
        text = " ".join(self.text.split())
        more = zh.MORE if len(text) > MOST_WORDS else ""
        said = zh.WORDS.format(text=text[:MOST_WORDS] + more) if text else ""
        return self.where + said

    def own(self, *tags: str) -> Iterator[etree._Element]:
        """Elements of the paragraph itself, not of text boxes within it."""
        yield from (one for one in self.element.iter(*tags) if not _is_apart(one, self.element))


def places(part: str, content: bytes) -> list[Place]:
    """Every paragraph of the part called `part` (word/document.xml …), in reading order."""
    root = etree.fromstring(content, PARSER)
    kind = next((one for one in PARTS if part.startswith(f"word/{one}")), "")
    top = root[0] if kind == "document" and len(root) else root
    return list(_within(top, part, zh.PART_NAMES.get(kind, part), None))


def half_width(text: str) -> str:
    """`text` with the marks of fields as keyboards without Chinese input write them."""
    for wide, narrow in marks.WIDE_MARKS:
        text = text.replace(wide, narrow)
    return text


def _within(
    parent: etree._Element, part: str, where: str, row: etree._Element | None
) -> Iterator[Place]:
    """Paragraphs and tables standing in `parent`, each counted from one."""
    paragraphs = tables = 0
    for child in _blocks(parent):
        if child.tag == f"{W}tbl":
            tables += 1
            named = zh.TABLE if where == zh.PART_NAMES["document"] else zh.TABLE_WITHIN
            yield from _cells(child, part, named.format(where=where, table=tables))
            continue
        text = half_width(_text(child))
        shown = bool(text.strip()) or child.find(f".//{W}drawing") is not None
        paragraphs += shown
        at = zh.PARAGRAPH.format(where=where, paragraph=paragraphs) if row is None else where
        yield Place(part, at if shown else where, text, child, row)
        for box in child.iter(BOX):
            if not any(up.tag in (FALLBACK, BOX) for up in _up_to(box, child)):
                yield from _within(box, part, zh.BOX.format(where=at), row)


def _cells(table: etree._Element, part: str, where: str) -> Iterator[Place]:
    rows = (one for one in _blocks(table) if one.tag == f"{W}tr")
    for line, row in enumerate(rows, start=1):
        cells = (one for one in _blocks(row) if one.tag == f"{W}tc")
        for column, cell in enumerate(cells, start=1):
            at = zh.CELL.format(table=where, row=line, column=column)
            yield from _within(cell, part, at, row)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs, tables, rows or cells right within `parent`, however they are wrapped."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"):
            yield child
        elif isinstance(child.tag, str) and child.tag != f"{W}sectPr":
            yield from _blocks(child)


def _text(paragraph: etree._Element) -> str:
    texts = (one for one in paragraph.iter(f"{W}t") if not _is_apart(one, paragraph))
    return "".join(one.text or "" for one in texts)


def _is_apart(element: etree._Element, paragraph: etree._Element) -> bool:
    return any(up.tag in (BOX, FALLBACK) for up in _up_to(element, paragraph))


def _up_to(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    """What stands around `element` within `top`."""
    for one in element.iterancestors():
        if one is top:
            return
        yield one
