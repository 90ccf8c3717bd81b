"""What is written beside the picture in an image file: captions, comments, camera data."""

import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
LONGEST_TEXT = 4_000_000
LENGTH, HEADER, CHECK = 4, 8, 4
TEXT_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
START_OF_SCAN = 0xDA
COMMENT = 0xFE
FIRST_APP, LAST_APP = 0xE0, 0xEF


def image_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """(chunk, text) of the metadata of a PNG or JPEG; what stands in its pixels is not read."""
    chunks = _png_chunks(content) if content.startswith(PNG) else _jpeg_segments(content)
    for name, payload in chunks:
        for text in readings(payload):
            yield name, text


def readings(payload: bytes) -> Iterator[str]:
    """Bytes of unknown encoding as the texts that they may be."""
    tried = [
        payload.decode(name, "ignore") for name in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
    ]
    yield from dict.fromkeys(text.replace("\0", "\n") for text in tried)


def _png_chunks(content: bytes) -> Iterator[tuple[str, bytes]]:
    place = len(PNG)
    while place + HEADER <= len(content):
        length = int.from_bytes(content[place : place + LENGTH], "big")
        kind = content[place + LENGTH : place + HEADER]
        payload = content[place + HEADER : place + HEADER + length]
        if kind in TEXT_CHUNKS:
            yield kind.decode("ascii"), _plain(kind, payload)
        place += HEADER + length + CHECK


def _plain(kind: bytes, payload: bytes) -> bytes:
    """The text of a chunk, inflated where it is compressed; its keyword stays in front."""
    keyword, _, rest = payload.partition(b"\0")
    if kind == b"zTXt":
        return keyword + b"\n" + _inflated(rest[1:])
    if kind == b"iTXt" and rest[:1] == b"\1":
        *names, text = rest[2:].split(b"\0", 2)
        return b"\n".join([keyword, *names, _inflated(text)])
    return payload


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, LONGEST_TEXT)
    except zlib.error:
        return packed


def _jpeg_segments(content: bytes) -> Iterator[tuple[str, bytes]]:
    place = len(JPEG)
    while place + LENGTH <= len(content) and content[place] == 0xFF:
        kind = content[place + 1]
        if kind == START_OF_SCAN:
            return
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        if kind == COMMENT or FIRST_APP <= kind <= LAST_APP:
            yield f"{kind:02X}", content[place + 4 : place + 2 + length]
        place += 2 + max(length, 2)
