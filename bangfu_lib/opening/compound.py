"""The container of old Office files, checked for what its header claims before it is parsed."""

import struct
from array import array

from bangfu_lib.opening.opened import Refused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
LITTLE_ENDIAN, HEADER_SIZE, IN_HEADER = 0xFFFE, 512, 109
SECTOR_BITS, MINI_BITS = 9, 6
# Larger numbers mark the end of a chain, free sectors, and the tables themselves.
LAST_SECTOR = 0xFFFFFFFA
ENTRY = 4


def check_compound(content: bytes) -> None:
    """Refuse a container cut short, or whose header claims more sectors than the file has."""
    if len(content) < HEADER_SIZE + 128:
        raise Refused("damaged_file")
    (magic, _, _, order, bits, mini, _, fats, first, _, _, mini_first, minis, more, mores) = (
        HEADER.unpack_from(content)
    )
    if (magic, order, bits, mini) != (MAGIC, LITTLE_ENDIAN, SECTOR_BITS, MINI_BITS):
        raise Refused("damaged_file")
    size = 1 << bits
    sectors = -(-(len(content) - HEADER_SIZE) // size)
    per_sector = size // ENTRY
    needed = -(-sectors // per_sector)
    # A little room: some writers keep a sector in reserve.
    claims_too_much = fats > needed + 2 or minis > sectors or mores > needed // per_sector + 2
    starts = (first, *([mini_first] if minis else []), *([more] if mores else []))
    if claims_too_much or max(starts) >= sectors:
        raise Refused("damaged_file")
    _check_chains(content, fats, size=size, sectors=sectors)


def _check_chains(content: bytes, fats: int, *, size: int, sectors: int) -> None:
    """Refuse tables that lie, or lead, beyond the end of the file: it was cut short."""
    listed = struct.unpack_from(f"<{IN_HEADER}I", content, 76)[: min(fats, IN_HEADER)]
    for sector in listed:
        if sector >= sectors:
            raise Refused("damaged_file")
        start = HEADER_SIZE + sector * size
        table = array("I", _whole(content[start : start + size]))
        if any(sectors <= following <= LAST_SECTOR for following in table):
            raise Refused("damaged_file")


def _whole(table: bytes) -> bytes:
    """`table` without the entry that the end of the file cuts."""
    return table[: len(table) - len(table) % ENTRY]
