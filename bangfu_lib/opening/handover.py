"""The package that the parser gets: only what was checked, under names of our own.

Whatever a sender's zip says of itself twice or falsely, the parser never sees it.
"""

import io
import zipfile
from collections.abc import Sequence

from bangfu_lib.opening.limits import MEGABYTE

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_OPENING = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
SHEET_CLOSING = b"</sheetData></worksheet>"
# Small workbooks are handed over as they are, large ones shrunk, so that memory stays bounded.
STORED = 32 * MEGABYTE


class Handover:
    """A workbook in the making: add its parts, then take the whole."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        self._package = zipfile.ZipFile(self._stream, "w", compresslevel=1)
        self._relations: list[str] = []
        self._sheets = self._bytes = 0

    def add_sheet(self, body: bytes) -> None:
        """The next sheet, named by its number from 1 on; `body` is what stands in sheetData."""
        self._sheets += 1
        part = f"worksheets/sheet{self._sheets}.xml"
        self._write(part, b"".join((SHEET_OPENING, body, SHEET_CLOSING)))
        self._relate(f"s{self._sheets}", "worksheet", part)

    def add_texts(self, xml: bytes) -> None:
        """The shared texts."""
        self._write("sharedStrings.xml", xml)
        self._relate("texts", "sharedStrings", "sharedStrings.xml")

    def add_formats(self, xml: bytes) -> None:
        """The cell formats, by which numbers are known to be dates."""
        self._write("styles.xml", xml)
        self._relate("formats", "styles", "styles.xml")

    def whole(self, *, from_1904: bool) -> io.BytesIO:
        """The finished workbook."""
        self._write("workbook.xml", _workbook(self._sheets, from_1904=from_1904))
        self._write("_rels/workbook.xml.rels", _relations(self._relations))
        root = [_relation("workbook", "officeDocument", "xl/workbook.xml")]
        self._package.writestr("_rels/.rels", _relations(root))
        self._package.close()
        self._stream.seek(0)
        return self._stream

    def _write(self, part: str, content: bytes) -> None:
        self._bytes += len(content)
        small = self._bytes <= STORED
        method = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
        self._package.writestr(f"xl/{part}", content, compress_type=method)

    def _relate(self, name: str, kind: str, target: str) -> None:
        self._relations.append(_relation(name, kind, target))


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
