"""What a file is, judged by its content alone; its name only says what it was taken for."""

import codecs
import re
from collections.abc import Collection
from pathlib import PurePath
from typing import Literal

from bangfu_lib.opening.compound import MAGIC as COMPOUND
from bangfu_lib.opening.opened import Refused
from bangfu_lib.opening.packages import Package, open_package
from bangfu_lib.zh import opening as zh

Kind = Literal["workbook", "old_workbook", "text"]

SUFFIXES: dict[Kind, frozenset[str]] = {
    "workbook": frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"}),
    "old_workbook": frozenset({".xls", ".xlt", ".et", ".ett"}),
    "text": frozenset({".csv", ".tsv", ".txt", ".tab"}),
}
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
LOOKED_AT = 4096
MARKUP = re.compile(
    rb"\s*<(?:!doctype html|html|head|meta|body|table|div|style|script|title|!--)", re.I
)
WEB_ARCHIVE = re.compile(rb"\s*MIME-Version:", re.I)
XML_TABLE = b"urn:schemas-microsoft-com:office:spreadsheet"
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
# How other files begin, and what people call them.
OTHERS = {
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"BM": "picture",
    b"II*\x00": "picture",
    b"MM\x00*": "picture",
    b"{\\rtf": "rtf",
    b"Rar!": "archive",
    b"7z\xbc\xaf\x27\x1c": "archive",
    b"\x1f\x8b": "archive",
    b"MZ": "program",
    b"SQLite format 3": "database",
}
OLDEST = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
# Streams that only other old Office files have; those of encrypted new ones.
LOCKED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
OLD_OTHERS = {
    "WordDocument".encode("utf-16-le"): "word",
    "PowerPoint Document".encode("utf-16-le"): "slides",
    "__substg1.0".encode("utf-16-le"): "mail",
}
BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0", "WORKBOOK\0"))
CONTROL = bytes(range(0x20)).translate(None, b"\t\n\r\f\x1a") + b"\x7f"
MOST_CONTROL = 0.02


def kind_of(content: bytes, name: str) -> tuple[Kind, Package | None]:
    """How `content` can be read, and the package that it is, if it is one.

    Raises Refused, saying what it is, when it cannot be read.
    """
    if not content:
        raise Refused("empty_file")
    if content.startswith(COMPOUND):
        return _compound_kind(content), None
    if content.startswith(ZIP):
        package = _package(content)
        return _package_kind(package.parts.keys()), package
    _refuse_others(content)
    _refuse_markup(content)
    return _text_kind(content, name), None


def fits(kind: Kind, name: str) -> bool:
    """Whether a file's name says that it is of this kind."""
    return PurePath(name).suffix.lower() in SUFFIXES[kind]


def _compound_kind(content: bytes) -> Kind:
    if any(name in content for name in LOCKED):
        raise Refused("encrypted")
    if not any(name in content for name in BOOKS):
        for stream, kind in OLD_OTHERS.items():
            if stream in content:
                raise Refused("other_document", kind=zh.KINDS[kind])
    return "old_workbook"


def _package(content: bytes) -> Package:
    if OPEN_DOCUMENT in content[:200]:
        raise _open_document(content[:200])
    return open_package(content)


def _package_kind(names: Collection[str]) -> Kind:
    if "xl/workbook.bin" in names:
        raise Refused("needs_resaving", kind=zh.KINDS["xlsb"])
    if any(name.startswith("xl/") for name in names) or "[content_types].xml" in names:
        return _office_kind(names)
    for folder, kind in (("word/", "word"), ("ppt/", "slides")):
        if any(name.startswith(folder) for name in names):
            raise Refused("other_document", kind=zh.KINDS[kind])
    raise Refused("archive", kind=zh.KINDS["archive"])


def _office_kind(names: Collection[str]) -> Kind:
    for part, kind in (("word/document.xml", "word"), ("ppt/presentation.xml", "slides")):
        if part in names and "xl/workbook.xml" not in names:
            raise Refused("other_document", kind=zh.KINDS[kind])
    return "workbook"


def _open_document(start: bytes) -> Refused:
    if OPEN_DOCUMENT + b"spreadsheet" in start:
        return Refused("needs_resaving", kind=zh.KINDS["ods"])
    return Refused("other_document", kind=zh.KINDS["open_document"])


def _refuse_others(content: bytes) -> None:
    if content.startswith(OLDEST):
        raise Refused("needs_resaving", kind=zh.KINDS["oldest"])
    for start, kind in OTHERS.items():
        # Two letters may also begin an honest text.
        if content.startswith(start) and (len(start) > 2 or _is_binary(content)):
            raise Refused("archive" if kind == "archive" else "other_document", kind=zh.KINDS[kind])


def _refuse_markup(content: bytes) -> None:
    start = content[:LOOKED_AT].removeprefix(codecs.BOM_UTF8)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start.decode("utf-16", "ignore").encode()
    if MARKUP.match(start) or WEB_ARCHIVE.match(start):
        raise Refused("web_page")
    if XML_TABLE in start:
        raise Refused("needs_resaving", kind=zh.KINDS["xml_table"])
    if start.lstrip().startswith(b"<?xml"):
        code = "web_page" if b"<html" in start.lower() else "not_a_workbook"
        raise Refused(code)


def _text_kind(content: bytes, name: str) -> Kind:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "text"
    if _is_binary(content):
        raise Refused("not_a_workbook")
    separated = any(mark in content[:LOOKED_AT] for mark in (b",", b"\t", b";"))
    if not separated and not fits("text", name):
        raise Refused("not_a_workbook")
    return "text"


def _is_binary(content: bytes) -> bool:
    """Whether `content` holds more control characters than a damaged text might."""
    if len(content) < LOOKED_AT // 2:
        return len(content) - len(content.translate(None, CONTROL)) > max(3, len(content) // 20)
    return len(content) - len(content.translate(None, CONTROL)) > MOST_CONTROL * len(content)
