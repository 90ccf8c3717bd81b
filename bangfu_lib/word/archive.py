"""The zip archive of a Word file: no dates, no traces, what never changes deflated only once."""

import re
import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
FIRST_OF_1980 = 1 << 5 | 1
UTF8, DEFLATED, STORED = 0x800, 8, 0
NEEDED = {STORED: 10, DEFLATED: 20}
LEVEL = 5
# These differ from document to document; keeping their deflated form would only fill the memory.
OWN = re.compile(r"word/(document\.xml|media/|charts/|embeddings/)|docProps/core")
PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".gif")
Member = tuple[int, int, bytes]  # method, checksum, content as it is kept


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive of (name, content) in the given order; the same bytes for the same members."""
    bodies, index, at = [], [], 0
    for name, content in members:
        label = name.encode()
        method, checksum, kept = _member(name, content)
        flags = 0 if name.isascii() else UTF8
        shared = (NEEDED[method], flags, method, 0, FIRST_OF_1980, checksum)
        sizes = (len(kept), len(content), len(label), 0)
        bodies += [LOCAL.pack(b"PK\3\4", *shared, *sizes), label, kept]
        index += [CENTRAL.pack(b"PK\1\2", 20, *shared, *sizes, 0, 0, 0, 0, at), label]
        at += LOCAL.size + len(label) + len(kept)
    listing, count = b"".join(index), len(index) // 2
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(listing), at, 0)
    return b"".join([*bodies, listing, end])


def _member(name: str, content: bytes) -> Member:
    if name.lower().endswith(PACKED_ALREADY):
        return STORED, zlib.crc32(content), content
    return _deflated(content) if OWN.match(name) else _deflated_once(content)


def _deflated(content: bytes) -> Member:
    squeezed = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return DEFLATED, zlib.crc32(content), squeezed.compress(content) + squeezed.flush()


@lru_cache(maxsize=256)
def _deflated_once(content: bytes) -> Member:
    return _deflated(content)
