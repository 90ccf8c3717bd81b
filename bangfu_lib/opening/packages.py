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
# Patched data and strong encryption, both beyond any reader of workbooks.
UNREADABLE, UTF_8 = 0x20 | 0x40, 0x800
READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# Before each part: magic, flags, lengths of its name and of what follows the name.
LOCAL, LOCAL_MAGIC = struct.Struct("<4s2xH18xHH"), b"PK\x03\x04"
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)


@dataclass(frozen=True)
class Package:
    """The bytes of a zip and its parts by plain name: lower case, forward slashes."""

    content: bytes
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
    names = {info: plain_name(info.filename) for info in archive.infolist()}
    infos = [info for info in names if not info.is_dir()]
    if any(info.flag_bits & ENCRYPTED for info in infos):
        raise Refused("encrypted")
    parts = {names[info]: info for info in infos}
    if any(map(_leads_out, names.values())):
        raise Refused("unsafe_paths")
    if len(parts) < len(infos):
        raise Refused("doubled_parts")
    _check_claims(infos)
    return Package(content, parts)


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
        content = _unpacked(package.content, info)
    except (*BROKEN, NotImplementedError) as error:
        raise Refused("damaged_file") from error
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise Refused("damaged_file")
    return content


def _unpacked(content: bytes, info: zipfile.ZipInfo) -> bytes:
    """What the part `info` holds, not more than it claims; its checksum is not looked at.

    A workbook has dozens of parts: opening each as a stream took longer than reading it.
    """
    if info.header_offset < 0 or info.flag_bits & UNREADABLE:
        raise zipfile.BadZipFile
    magic, flags, name, extra = LOCAL.unpack_from(content, info.header_offset)
    start = info.header_offset + LOCAL.size
    written = content[start : start + name].decode("utf-8" if flags & UTF_8 else "cp437")
    if magic != LOCAL_MAGIC or written != info.orig_filename:
        raise zipfile.BadZipFile
    start += name + extra
    packed = content[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        return packed[: info.file_size]
    # A limit of nought would mean none.
    most = max(1, info.file_size)
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)[: info.file_size]


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _check_claims(infos: list[zipfile.ZipInfo]) -> None:
    if max((info.file_size for info in infos), default=0) > MAX_PART:
        raise Refused("part_too_large", limit=MAX_PART // MEGABYTE)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise Refused("unpacked_too_large", limit=MAX_UNPACKED // MEGABYTE)
