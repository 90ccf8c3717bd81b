"""What a file is, judged by its content before any parser sees it."""

import io
import zipfile

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def refusal(content: bytes) -> str | None:
    """The code of the issue that keeps `content` from being read; None for a zip workbook."""
    if not content:
        return "empty_file"
    if content.startswith(OLE_MAGIC):
        return "encrypted" if ENCRYPTED_STREAM in content else "old_workbook"
    if not content.startswith(ZIP_MAGIC):
        return "not_a_workbook"
    return _zip_refusal(content)


def _zip_refusal(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name.replace("\\", "/").lower() for name in package.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "damaged_file"
    return None if "xl/workbook.xml" in names else "not_a_workbook"


def counts_from_1904(content: bytes) -> bool:
    """Whether the workbook's bare day numbers count from 1904 (old Macintosh files)."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        try:
            head = package.read("xl/workbook.xml")
        except (KeyError, zipfile.BadZipFile, OSError):
            return False
    return b'date1904="1"' in head or b'date1904="true"' in head
