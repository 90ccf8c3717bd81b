"""Cells that look filled in Excel but hold no value to read: #N/A and formulas never computed."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from bangfu_lib.opening.opened import NoValue

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
ERROR_CELL = re.compile(r'<c\s([^>]*?\bt="e"[^>]*)>(.*?)</c>', re.DOTALL)
# Excel marks a formula whose result is an empty text by t="str"; without a type it has no result.
BARE_FORMULA = re.compile(
    r"<c\s((?:(?!\bt=)[^>])*)><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"
)
CELL_NAME = re.compile("([A-Z]{1,3})([0-9]{1,7})")
VALUE = re.compile("<v>([^<]*)</v>")
Position = tuple[int, int]


def find_valueless(content: bytes) -> dict[str, dict[Position, NoValue]]:
    """Cells without a value in the .xlsx `content`, by sheet name and 0-based row and column."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = _sheet_parts(package)
        return {sheet: _in_sheet(_text(package, part)) for sheet, part in parts.items()}


def restored(grid: Sequence[list[object]], cells: Mapping[Position, NoValue]) -> list[list[object]]:
    """`grid` with these cells, which reading left blank, in their places.

    Cells beyond its last column are left out: nothing there has a header.
    """
    rows = [list(row) for row in grid]
    width = len(rows[0]) if rows else 0
    kept = {place: value for place, value in cells.items() if place[1] < width}
    height = max([len(rows), *(row + 1 for row, _ in kept)])
    rows += [[""] * width for _ in range(height - len(rows))]
    for (row, column), value in kept.items():
        rows[row][column] = value
    return rows


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The file inside the package of each sheet, by the sheet's name."""
    relations = [_attributes(tag) for tag in RELATION.findall(_text(package, RELATIONS))]
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    sheets = [_attributes(tag) for tag in SHEET.findall(_text(package, WORKBOOK))]
    return {
        one["name"]: posixpath.join("/xl", targets.get(one.get("r:id"), "")).lstrip("/")
        for one in sheets
        if "name" in one
    }


def _text(package: zipfile.ZipFile, part: str) -> str:
    """A part of the package; "" when there is none: reading itself says what is damaged."""
    try:
        return package.read(part).decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
        return ""


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}


def _in_sheet(text: str) -> dict[Position, NoValue]:
    return {where: value for where, value in _cells(text) if where}


def _cells(text: str) -> Iterator[tuple[Position | None, NoValue]]:
    if 't="e"' in text:
        for attributes, inside in ERROR_CELL.findall(text):
            value = VALUE.search(inside)
            yield _position(attributes), NoValue(unescape(value[1]) if value else "#")
    if "<f" in text:
        for attributes in BARE_FORMULA.findall(text):
            yield _position(attributes), NoValue("")


def _position(attributes: str) -> Position | None:
    name = CELL_NAME.fullmatch(_attributes(attributes).get("r", ""))
    if name is None:
        return None
    column = 0
    for letter in name[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[2]) - 1, column - 1
