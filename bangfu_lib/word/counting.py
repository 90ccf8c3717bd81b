"""Where a template counts or decides once it is filled: captions, drawings, tables, headings."""

import re

from lxml import etree

from bangfu_lib.word.grids import fit_grid
from bangfu_lib.word.marks import (
    FITTED,
    HEADING,
    HEADING_END,
    IDENTITY,
    KEEP,
    MOST_ROWS_KEPT,
    SEQUENCE,
    TABLE,
    TABLE_END,
    mark,
)
from bangfu_lib.word.placeholders import DOC_PR
from bangfu_lib.word.xml import OFF, W, paragraph_style, put_after, put_before

SEQ = re.compile(r"\s*SEQ\s+(\S+)")
# The style that Word itself calls so, in every language.
HEADING_STYLE = "heading 1"


def mark_counted(document: etree._Element, heading: str) -> None:
    """Put marks for all that is counted into the main part; `heading` is the id of heading 1."""
    for label in document.iter(DOC_PR):
        label.set("id", mark(IDENTITY))
    for field in document.iter(f"{W}fldSimple"):
        _mark_sequence(field.get(f"{W}instr", ""), list(field.iter(f"{W}t")))
    for paragraph in document.iter(f"{W}p"):
        _mark_complex_fields(paragraph)
        if heading and paragraph_style(paragraph) == heading and not _in_table(paragraph):
            put_before(paragraph, mark(HEADING))
            put_after(paragraph, mark(HEADING_END))
    for table in document.iter(f"{W}tbl"):
        if not _in_table(table):
            _mark_table(table)


def _in_table(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{W}tbl"), None) is not None


def _mark_sequence(instruction: str, shown: list[etree._Element]) -> None:
    """Let a SEQ field show its running number, one sequence for each name."""
    if (found := SEQ.match(instruction)) and shown:
        for text in shown:
            text.text = ""
        shown[0].text = mark(SEQUENCE, found.group(1))


def _mark_complex_fields(paragraph: etree._Element) -> None:
    """The same for fields that Word writes as several runs."""
    instruction, shown, inside = "", [], ""
    for one in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = one.get(f"{W}fldCharType")
        if kind == "begin":
            instruction, shown = "", []
        elif kind == "end":
            _mark_sequence(instruction, shown)
        elif one.tag == f"{W}instrText":
            instruction += one.text or ""
        elif one.tag == f"{W}t" and inside == "separate":
            shown.append(one)
        inside = kind or inside


def _mark_table(table: etree._Element) -> None:
    rows = table.findall(f"{W}tr")
    repeated_cells = any("{%" in text for row in rows for text in _between(row))
    if not repeated_cells:
        fit_grid(table)
    if len(rows) <= MOST_ROWS_KEPT or any("{%" in text for text in _between(table)):
        for paragraph in table.iter(f"{W}p"):
            _mark_keep(paragraph)
    put_before(table, mark(TABLE))
    put_after(table, mark(TABLE_END, FITTED if repeated_cells else ""))


def _between(element: etree._Element) -> list[str]:
    """What is written between the children of an element: its loops."""
    return [element.text or "", *(child.tail or "" for child in element)]


def _mark_keep(paragraph: etree._Element) -> None:
    """Where the paragraph can be told to keep with the next one."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    told = properties.find(f"{W}keepNext")
    if told is not None and told.get(f"{W}val") not in OFF:
        return
    if told is not None:
        properties.remove(told)
    style = properties.find(f"{W}pStyle")
    if style is None:
        properties.text = KEEP
    else:
        style.tail = KEEP
