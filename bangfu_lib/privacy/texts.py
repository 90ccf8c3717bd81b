"""Every text in a file, whatever its format: documents, workbooks, notebooks, tables, pictures."""

import base64
import binascii
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from bangfu_lib.privacy.images import JPEG, PNG, image_texts
from bangfu_lib.privacy.markup import html_texts, xml_texts
from bangfu_lib.zh import privacy as zh

Texts = Iterator[tuple[str, str]]
Unread = Callable[[str, str], None]

LARGEST_FILE = 300_000_000
LARGEST_PART = 200_000_000
MOST_PARTS = 10_000
DEEPEST = 4
SMALLEST_NUMBER = 1_000_000
ZIP, PARQUET, PDF, OLE = b"PK\x03\x04", b"PAR1", b"%PDF", b"\xd0\xcf\x11\xe0"
BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
MARKUP = (".xml", ".rels", ".svg", ".vml")
PAGES = (".html", ".htm")
SPLIT_TEXTS = ("source", "text", "traceback")
NOTHING_TO_READ = (".ttf", ".otf", ".odttf", ".woff", ".woff2", ".emf", ".wmf", ".gif", ".bmp")


def texts_of(path: Path, on_unread: Unread = lambda part, reason: None) -> Texts:
    """(part, text) of everything written in the file at `path`, its embedded files included.

    What cannot be looked through is given to `on_unread` as (part, reason in words). Bounded:
    files over 300 MB, parts that inflate to more than 200 MB and packages within packages within
    packages are not read.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            return on_unread("", zh.TOO_LARGE)
        content = path.read_bytes()
    except OSError:
        return on_unread("", zh.CANNOT_OPEN)
    yield from texts_in(content, path.name, on_unread)


def texts_in(content: bytes, name: str, on_unread: Unread, *, depth: int = 0) -> Texts:
    """The same of a file's `content`; `name` tells formats that the content itself does not."""
    if content.startswith(ZIP):
        yield from _package(content, on_unread, depth)
    elif content.startswith((PNG, JPEG)):
        yield from image_texts(content)
    elif content.startswith(PARQUET):
        yield from _parquet(content, on_unread)
    elif content.startswith(PDF):
        on_unread("", zh.PDF)
    elif content.startswith(OLE):
        on_unread("", zh.OLD_OFFICE)
    elif content:
        yield from _written(content, name.lower(), on_unread, depth)


def _written(content: bytes, name: str, on_unread: Unread, depth: int) -> Texts:
    if name.endswith(MARKUP):
        yield from (("", text) for text in xml_texts(content))
        return
    text = _decoded(content)
    if text is None:
        on_unread("", zh.NOT_TEXT)
    elif name.endswith((".json", ".ipynb")):
        yield from _json(text, on_unread, depth)
    elif name.endswith(PAGES):
        yield from (("", line) for line in html_texts(text))
    else:
        for number, line in enumerate(text.splitlines(), start=1):
            of_line = _json(line, on_unread, depth) if name.endswith(".jsonl") else [("", line)]
            yield from ((zh.LINE.format(number=number) + place, one) for place, one in of_line)


def _decoded(content: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 or GB18030; None for what is no text."""
    for mark, encoding in BOMS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def _package(content: bytes, on_unread: Unread, depth: int) -> Texts:
    """The parts of a zip archive, as Word, Excel, PowerPoint and archives are."""
    if depth >= DEEPEST:
        return on_unread("", zh.TOO_DEEP)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError):
        return on_unread("", zh.DAMAGED)
    left = LARGEST_PART
    for entry in archive.infolist()[:MOST_PARTS]:
        yield zh.FILE_NAME, entry.filename
        part = _part(archive, entry, left, on_unread)
        left -= len(part)
        below = _within(entry.filename, on_unread)
        for place, text in texts_in(part, entry.filename, below, depth=depth + 1):
            yield _joined(entry.filename, place), text
    if len(archive.infolist()) > MOST_PARTS:
        on_unread("", zh.TOO_LARGE)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, on_unread: Unread) -> bytes:
    """The content of one part, or nothing where it cannot be read or is too large."""
    if entry.is_dir() or entry.filename.lower().endswith(NOTHING_TO_READ):
        return b""
    try:
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
    except RuntimeError:  # how zipfile says that a password is needed
        on_unread(entry.filename, zh.LOCKED)
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        on_unread(entry.filename, zh.DAMAGED)
        return b""
    if len(content) > left:
        on_unread(entry.filename, zh.TOO_LARGE)
        return b""
    return content


def _within(part: str, on_unread: Unread) -> Unread:
    return lambda place, reason: on_unread(_joined(part, place), reason)


def _joined(part: str, place: str) -> str:
    return f"{part}{zh.PART}{place}" if place else part


def _json(text: str, on_unread: Unread, depth: int) -> Texts:
    """Every string and long number of a JSON file; of a notebook also its pictures."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield "", text
        return
    yield from _json_texts(value, "", on_unread, depth)


def _json_texts(value: Any, place: str, on_unread: Unread, depth: int) -> Texts:
    waiting: list[tuple[str, str, Any]] = [(place, "", value)]
    while waiting:
        where, key, one = waiting.pop()
        if isinstance(one, Mapping):
            yield from ((where, str(name)) for name in one)
            waiting += [(f"{where}/{name}", str(name), entry) for name, entry in one.items()]
        elif isinstance(one, list) and _is_split(key, one):
            waiting.append((where, key, "".join(one)))
        elif isinstance(one, list):
            waiting += [(f"{where}/{n}", key, entry) for n, entry in enumerate(one)]
        elif isinstance(one, str):
            yield from _string(one, key, where, on_unread, depth)
        elif isinstance(one, int | float) and abs(one) >= SMALLEST_NUMBER:
            yield where, str(one)


def _is_split(key: str, value: list[Any]) -> bool:
    """Whether a list holds the lines of one text, as notebooks keep them."""
    return (key in SPLIT_TEXTS or "/" in key) and all(isinstance(one, str) for one in value)


def _string(text: str, key: str, where: str, on_unread: Unread, depth: int) -> Texts:
    """A string as it is, without its tags, or the picture that it holds."""
    if key.startswith("image/") and not key.endswith("xml"):
        try:
            content = base64.b64decode(text, validate=False)
        except (binascii.Error, ValueError):
            content = b""
        if content and depth < DEEPEST:
            below = _within(where, on_unread)
            found = texts_in(content, where, below, depth=depth + 1)
            yield from ((_joined(where, place), one) for place, one in found)
            return
    if "<" in text and ">" in text:
        yield from ((where, line) for line in html_texts(text))
    yield where, text


def _parquet(content: bytes, on_unread: Unread) -> Texts:
    """The distinct values of every column that holds texts or long numbers."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(BytesIO(content))
    except (pa.ArrowException, OSError):
        return on_unread("", zh.DAMAGED)
    for key, value in (table.schema.metadata or {}).items():
        yield zh.PROPERTIES, f"{key.decode('utf-8', 'replace')} {value.decode('utf-8', 'replace')}"
    for name in table.column_names:
        part = zh.COLUMN.format(name=name)
        yield from ((part, text) for text in _column_texts(table.column(name)))


def _column_texts(column: Any) -> Iterator[str]:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_nested(kind) or pa.types.is_dictionary(kind):
        values = dict.fromkeys(map(str, column.to_pylist()))
    elif pa.types.is_temporal(kind) or pa.types.is_boolean(kind) or pa.types.is_null(kind):
        return
    else:
        values = column.unique().to_pylist()
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, bytes):
            yield value.decode("utf-8", "replace")
        elif value is not None and abs(value) >= SMALLEST_NUMBER:
            yield str(value)
