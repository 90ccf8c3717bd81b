"""The package that the parser gets: only what was checked, under names of our own.

Whatever a sender's zip says of itself twice or falsely, the parser never sees it.
"""

import io
import struct
import zlib
from collections.abc import Sequence

from bangfu_lib.opening.limits import MEGABYTE

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_OPENING = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
SHEET_CLOSING = b"</sheetData></worksheet>"
# Small workbooks are handed over as they are, large ones shrunk, so that memory stays bounded.
STORED = 32 * MEGABYTE
# Of the zip: what precedes a part, what the directory says of it, and the end.
PART, LISTED, END = (
    struct.Struct("<4s5H3I2H"),
    struct.Struct("<4s6H3I5H2I"),
    struct.Struct("<4s4H2IH"),
)
VERSION, FIRST_DAY, DEFLATED = 20, 0x21, 8


class Handover:
    """A workbook in the making: add its parts, then take the whole."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        self._directory: list[bytes] = []
        self._relations: list[str] = []
        self._sheets = self._bytes = 0

    def add_sheet(self, body: bytes) -> None:
        """The next sheet, named by its number from 1 on; `body` is what stands in sheetData."""
        self._sheets += 1
        part = f"worksheets/sheet{self._sheets}.xml"
        self._write(f"xl/{part}", SHEET_OPENING, body, SHEET_CLOSING)
        self._relate(f"s{self._sheets}", "worksheet", part)

    def add_texts(self, xml: bytes) -> None:
        """The shared texts."""
        self._write("xl/sharedStrings.xml", xml)
        self._relate("texts", "sharedStrings", "sharedStrings.xml")

    def add_formats(self, xml: bytes) -> None:
        """The cell formats, by which numbers are known to be dates."""
        self._write("xl/styles.xml", xml)
        self._relate("formats", "styles", "styles.xml")

    def whole(self, *, from_1904: bool) -> io.BytesIO:
        """The finished workbook."""
        self._write("xl/workbook.xml", _workbook(self._sheets, from_1904=from_1904))
        self._write("xl/_rels/workbook.xml.rels", _relations(self._relations))
        root = [_relation("workbook", "officeDocument", "xl/workbook.xml")]
        self._write("_rels/.rels", _relations(root))
        start, count = self._stream.tell(), len(self._directory) // 2
        size = self._stream.write(b"".join(self._directory))
        self._stream.write(END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, 0))
        self._stream.seek(0)
        return self._stream

    def _write(self, part: str, *pieces: bytes) -> None:
        """Add the part that these pieces make up, stored or shrunk."""
        name, checksum, size = part.encode(), 0, sum(map(len, pieces))
        for piece in pieces:
            checksum = zlib.crc32(piece, checksum)
        self._bytes += size
        method = 0 if self._bytes <= STORED else DEFLATED
        written = _shrunk(pieces) if method else pieces
        packed = sum(map(len, written))
        facts = VERSION, 0, method, 0, FIRST_DAY, checksum, packed, size, len(name), 0
        listed = LISTED.pack(b"PK\x01\x02", VERSION, *facts, 0, 0, 0, 0, self._stream.tell())
        self._directory += (listed, name)
        self._stream.writelines((PART.pack(b"PK\x03\x04", *facts), name, *written))

    def _relate(self, name: str, kind: str, target: str) -> None:
        self._relations.append(_relation(name, kind, target))


def _shrunk(pieces: Sequence[bytes]) -> list[bytes]:
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return [*map(packer.compress, pieces), packer.flush()]


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _relations(entries: Sequence[str]) -> bytes:
    return f'<Relationships xmlns="{PACKAGE}">{"".join(entries)}</Relationships>'.encode()


def _workbook(sheets: int, *, from_1904: bool) -> bytes:
    listed = "".join(
        f'<sheet name="{number}" sheetId="{number}" r:id="s{number}"/>'
        for number in range(1, sheets + 1)
    )
    epoch = '<workbookPr date1904="1"/>' if from_1904 else ""
    namespaces = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
    return f"<workbook {namespaces}>{epoch}<sheets>{listed}</sheets></workbook>".encode()
