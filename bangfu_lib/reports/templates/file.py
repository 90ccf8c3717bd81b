"""Whether a file can be a template at all: a Word document that is whole and runs nothing."""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from bangfu_lib.word.package import LARGEST_UNPACKED, Parts, active_parts
from bangfu_lib.zh import template_check as zh
from bangfu_lib.zh import templates

COMPOUND, ZIP = b"\xd0\xcf\x11\xe0", b"PK"
LOCKED = "EncryptedPackage".encode("utf-16-le")
LOCKED_ENTRY = 0x1
TYPES, DOCUMENT = "[Content_Types].xml", "word/document.xml"
PREFIX = re.compile(rb"(?:\xef\xbb\xbf)?\s*(.)", re.DOTALL)


class NotUsable(Exception):
    """Why a file cannot be a template, as one Chinese sentence."""


def read_template(path: Path) -> Parts:
    """The parts of the Word document at `path`; raises NotUsable when it is none or not whole."""
    if path.is_dir():
        raise NotUsable(zh.IS_FOLDER)
    if not path.exists():
        raise NotUsable(zh.MISSING)
    try:
        content = path.read_bytes()
    except OSError:
        raise NotUsable(zh.UNREADABLE_FILE) from None
    _refuse_others(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return _unpacked(packed)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error):
        raise NotUsable(zh.DAMAGED.format(part=zh.DAMAGED_WHOLE)) from None


def active_problems(parts: Parts) -> list[tuple[str, str]]:
    """(where, problem) for everything in it that could run or fetch something, and broken parts."""
    problems = []
    for part, reason in active_parts(parts):
        broken = reason == templates.BROKEN_PART
        said = zh.DAMAGED.format(part=part) if broken else zh.REFUSED.format(reason=reason)
        problems.append((zh.REFUSED_PART.format(part=part), said))
    return problems


def _refuse_others(content: bytes) -> None:
    """Raise NotUsable for what is no zip archive, saying what it is."""
    if not content:
        raise NotUsable(zh.EMPTY)
    if content.startswith(COMPOUND):
        raise NotUsable(zh.LOCKED if LOCKED in content else zh.OLD_WORD)
    if content.startswith(ZIP):
        return
    first = PREFIX.match(content)
    start = content[first.start(1) : first.start(1) + 8] if first else b""
    named = (label for mark, label in zh.FORMATS.items() if start.startswith(mark.encode()))
    raise NotUsable(zh.OTHER_FORMAT.format(format=next(named, zh.OTHER)))


def _unpacked(packed: zipfile.ZipFile) -> Parts:
    entries = packed.infolist()
    if any(one.flag_bits & LOCKED_ENTRY for one in entries):
        raise NotUsable(zh.LOCKED)
    if sum(one.file_size for one in entries) > LARGEST_UNPACKED:
        raise NotUsable(zh.TOO_LARGE)
    parts: Parts = {}
    for one in entries:
        try:
            if not one.is_dir():
                parts[one.filename] = packed.read(one)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise NotUsable(zh.DAMAGED.format(part=one.filename)) from None
    _refuse_other_packages(parts)
    return parts


def _refuse_other_packages(parts: Parts) -> None:
    """Raise NotUsable for workbooks, slides, and Word files that are no plain document."""
    if DOCUMENT not in parts:
        others = (
            label
            for mark, label in zh.FORMATS.items()
            if any(name.startswith(mark) for name in parts)
        )
        raise NotUsable(zh.OTHER_FORMAT.format(format=next(others, zh.OTHER)))
    types = parts.get(TYPES, b"")
    if b"wordprocessingml.template" in types:
        raise NotUsable(zh.WORD_TEMPLATE)
    if b"macroEnabled" in types:
        raise NotUsable(zh.WITH_MACROS)
