"""A Word file as its parts: read with care, packed to the same bytes every time."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from bangfu_lib.errors import ParamsError
from bangfu_lib.zh import reports as zh

LARGEST_UNPACKED = 50 * 2**20
EPOCH = (1980, 1, 1, 0, 0, 0)
FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")
ACTIVE_PARTS = re.compile(r"vbaProject|/activeX/|/embeddings/|afchunk", re.IGNORECASE)
ACTIVE_XML = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<w:altChunk|<w:instrText[^>]*>\s*\"?(?:DDE|DDEAUTO|INCLUDE\w+|LINK|DATABASE)\b",
    re.IGNORECASE,
)
OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode=\"External\"[^>]*>")
PLAIN_LINK = re.compile(rb"relationships/hyperlink\"")

Parts = dict[str, bytes]


def read_package(path: Path) -> Parts:
    """Every part of the Word file at `path` by its name.

    Raises ParamsError when the file is missing, is not a Word file, unpacks to more than 50 MB, or
    carries macros, embedded objects, fields that fetch data or references to other files.
    """
    name = path.name
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise ParamsError(zh.TEMPLATE_TOO_LARGE.format(template=name))
            parts = {e.filename: archive.read(e) for e in archive.infolist() if not e.is_dir()}
    except FileNotFoundError:
        raise ParamsError(zh.NO_TEMPLATE.format(template=name)) from None
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        raise ParamsError(zh.NOT_A_WORD_FILE.format(template=name)) from None
    if "word/document.xml" not in parts:
        raise ParamsError(zh.NOT_A_WORD_FILE.format(template=name))
    if active := list(_active(parts)):
        listing = zh.SEPARATOR.join(active)
        raise ParamsError(zh.ACTIVE_TEMPLATE.format(template=name, parts=listing))
    return parts


def _active(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Names of the parts that could run something or fetch something from outside."""
    for name, content in parts.items():
        marked = name.endswith((".xml", ".rels")) and ACTIVE_XML.search(content)
        links = OUTSIDE.findall(content) if name.endswith(".rels") else []
        if (
            ACTIVE_PARTS.search(name)
            or marked
            or any(not PLAIN_LINK.search(link) for link in links)
        ):
            yield name


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The Word file of `parts`: fixed order, fixed dates, so equal parts give equal bytes."""
    stream = BytesIO()
    rest = sorted(name for name in parts if name not in FIRST_PARTS)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (*FIRST_PARTS, *rest):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return stream.getvalue()
