"""A Word file as its parts: read with care, packed to the same bytes every time."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.active import active_parts
from bangfu_lib.word.archive import archive
from bangfu_lib.zh import reports as zh
from bangfu_lib.zh import templates as zh_templates

LARGEST_UNPACKED, MOST_PARTS = 50 * 2**20, 2_000
FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")

Parts = dict[str, bytes]


def read_package(path: Path) -> Parts:
    """Every part of the Word file at `path` by its name.

    Raises ParamsError when the file is missing, is not a Word file, unpacks to more than 50 MB, has
    two parts of one name, or carries what `active_parts` finds.
    """
    name = path.name
    try:
        with zipfile.ZipFile(path) as packed:
            _check_size(packed, name)
            parts = {e.filename: packed.read(e) for e in packed.infolist() if not e.is_dir()}
    except FileNotFoundError:
        raise ParamsError(zh.NO_TEMPLATE.format(template=name)) from None
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error, EOFError):
        raise ParamsError(zh.NOT_A_WORD_FILE.format(template=name)) from None
    if "word/document.xml" not in parts:
        raise ParamsError(zh.NOT_A_WORD_FILE.format(template=name))
    if active := active_parts(parts):
        said = (zh_templates.REFUSED_PART.format(part=part, reason=why) for part, why in active)
        listing = zh.SEMICOLON.join(said)
        raise ParamsError(zh.ACTIVE_TEMPLATE.format(template=name, parts=listing))
    return parts


def _check_size(packed: zipfile.ZipFile, name: str) -> None:
    entries = packed.infolist()
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise ParamsError(zh.TEMPLATE_TOO_LARGE.format(template=name))
    if len(entries) > MOST_PARTS:
        raise ParamsError(zh_templates.TOO_MANY_PARTS.format(template=name, most=MOST_PARTS))
    named = Counter(entry.filename.casefold() for entry in entries)
    part, times = named.most_common(1)[0] if named else ("", 0)
    if times > 1:
        raise ParamsError(zh_templates.TWICE.format(template=name, part=part))


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The Word file of `parts`: fixed order, fixed dates, so equal parts give equal bytes."""
    rest = sorted(name for name in parts if name not in FIRST_PARTS)
    first = [name for name in FIRST_PARTS if name in parts]
    return archive([(name, parts[name]) for name in (*first, *rest)])
