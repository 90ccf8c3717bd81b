"""The zip that a workbook is: names checked, nothing extracted, no part larger than allowed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from bangfu_lib.opening.limits import MAX_PART, MAX_PARTS, MAX_UNPACKED, MEGABYTE
from bangfu_lib.opening.opened import Refused

CENTRAL_HEADER = b"PK\x01\x02"
ENCRYPTED = 0x1
READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)


@dataclass(frozen=True)
class Package:
    """An open zip and its parts by plain name: lower case, forward slashes."""

    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        return name in self.parts


def open_package(content: bytes) -> Package:
    """The zip `content`, its directory checked. Raises Refused.

    What the directory claims is only used to refuse early; `read_part` counts for itself.
    """
    # Counted in the bytes, because the count in the directory may be false.
    if content.count(CENTRAL_HEADER) > MAX_PARTS:
        raise Refused("too_many_parts", limit=MAX_PARTS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (*BROKEN, NotImplementedError) as error:
        raise Refused("damaged_file") from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if any(info.flag_bits & ENCRYPTED for info in infos):
        raise Refused("encrypted")
    parts = {plain_name(info.filename): info for info in infos}
    if any(_leads_out(plain_name(info.filename)) for info in archive.infolist()):
        raise Refused("unsafe_paths")
    if len(parts) < len(infos):
        raise Refused("doubled_parts")
    _check_claims(infos)
    return Package(archive, parts)


def plain_name(name: str) -> str:
    """A part's name as it is compared: some programs write backslashes or capital letters."""
    return name.replace("\\", "/").lower()


def read_part(package: Package, name: str, limit: int = MAX_PART) -> bytes:
    """The bytes of the part `name` (plain). Raises Refused when it is missing, broken, too large.

    Never inflates more than the directory claims, and that is within the limit.
    """
    info = package.parts.get(name)
    if info is None:
        raise Refused("damaged_file")
    if info.file_size > limit:
        raise Refused("part_too_large", limit=limit // MEGABYTE)
    if info.compress_type not in READABLE:
        raise Refused("odd_compression")
    try:
        with package.archive.open(info) as part:
            # Asked for by length: reading "all" would inflate a lying part before cutting it off.
            content = part.read(info.file_size + 1)
    except (*BROKEN, NotImplementedError, RuntimeError) as error:
        raise Refused("damaged_file") from error
    if len(content) != info.file_size:
        raise Refused("damaged_file")
    return content


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _check_claims(infos: list[zipfile.ZipInfo]) -> None:
    if max((info.file_size for info in infos), default=0) > MAX_PART:
        raise Refused("part_too_large", limit=MAX_PART // MEGABYTE)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise Refused("unpacked_too_large", limit=MAX_UNPACKED // MEGABYTE)
