"""What in a Word file could run or fetch something: found in parsed parts, whatever their form."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from bangfu_lib.word.xml import PARSER, W
from bangfu_lib.zh import templates as zh

NAMED = (
    (re.compile(r"vbaProject|vbaData", re.IGNORECASE), zh.MACRO),
    (re.compile(r"/activeX/|/ctrlProps/", re.IGNORECASE), zh.ACTIVE_X),
    (re.compile(r"afchunk", re.IGNORECASE), zh.OTHER_DOCUMENT),
)
EMBEDDED = re.compile(r"/embeddings/|\.(?:bin|exe|ole)$", re.IGNORECASE)
ELEMENTS = {
    "altChunk": zh.OTHER_DOCUMENT,
    "subDoc": zh.OTHER_DOCUMENT,
    "control": zh.ACTIVE_X,
    "OLEObject": zh.EMBEDDED,
    "objectEmbed": zh.EMBEDDED,
    "objectLink": zh.EMBEDDED,
}
FETCHES = re.compile(
    r'[\s"]*(DDE|DDEAUTO|INCLUDE\w*|IMPORT|LINK|DATABASE|EMBED|CONTROL|RD)\b', re.IGNORECASE
)
KEYWORD = re.compile(r'[\s"]*\w+[\s"]')
PAGE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
CHART = re.compile(r"^word/charts/_rels/[^/]+\.xml\.rels$")


def active_parts(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """(part, reason) for everything that could run something or fetch something from outside.

    The workbook embedded behind a chart is no such thing: it is never carried on.
    """
    books = _chart_workbooks(parts)
    found = []
    for name, content in parts.items():
        found += [(name, reason) for pattern, reason in NAMED if pattern.search(name)]
        if EMBEDDED.search(name) and name not in books and not any(n == name for n, _ in found):
            found.append((name, zh.EMBEDDED))
        if name.endswith((".xml", ".rels")):
            found += [(name, reason) for reason in _reasons(content)]
    return list(dict.fromkeys(found))


def _chart_workbooks(parts: Mapping[str, bytes]) -> set[str]:
    """The workbooks that chart parts, and nothing else, point at."""
    pointed: dict[str, bool] = {}
    for name in parts:
        if name.endswith(".rels"):
            for target in re.findall(rb'Target="([^"]*embeddings/[^"]*)"', parts[name]):
                book = "word/embeddings/" + target.decode("utf-8", "replace").rpartition("/")[2]
                of_chart = bool(CHART.match(name)) and book.lower().endswith(".xlsx")
                pointed[book] = pointed.get(book, True) and of_chart
    return {book for book, of_charts in pointed.items() if of_charts}


def _reasons(content: bytes) -> Iterator[str]:
    try:
        root = etree.fromstring(content, PARSER)
    except (etree.XMLSyntaxError, ValueError):
        yield zh.BROKEN_PART
        return
    if root.getroottree().docinfo.doctype:
        yield zh.ENTITIES
        return
    for element in root.iter(etree.Element):
        kind = etree.QName(element).localname
        if kind in ELEMENTS:
            yield ELEMENTS[kind]
        elif kind == "Relationship" and element.get("TargetMode") == "External":
            target = element.get("Target", "")
            if not (element.get("Type", "").endswith("/hyperlink") and PAGE.match(target)):
                yield zh.OUTSIDE.format(target=target[:60])
        elif "macroEnabled" in element.get("ContentType", ""):
            yield zh.MACRO
    yield from _fetching_fields(root)


def _fetching_fields(root: etree._Element) -> Iterator[str]:
    """Fields that fetch data, also when their instruction is cut over runs or paragraphs."""
    for instruction in _instructions(root):
        if instruction is None:
            yield zh.UNREADABLE_FIELD
        elif fetches := FETCHES.match(instruction):
            yield zh.FETCHING_FIELD.format(field=fetches.group(1).upper())


def _instructions(root: etree._Element) -> Iterator[str | None]:
    """The instruction of every field; None where another field makes up its first word."""
    open_fields: list[str] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr", "")
        elif element.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1] += element.text or ""
            else:
                yield element.text or ""
        elif kind == "begin":
            if open_fields and not KEYWORD.match(open_fields[-1] + "."):
                yield None
            open_fields.append("")
        elif kind == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields
