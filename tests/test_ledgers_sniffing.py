"""What a file is, by its content."""

import io
import zipfile

import pytest
from ledger_samples import write_cells

from bangfu_lib.ledgers.sniffing import OLE_MAGIC, counts_from_1904, refusal


def zipped(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        ("村编码,村名".encode(), "not_a_workbook"),
        (b"<html></html>", "not_a_workbook"),
        (OLE_MAGIC + bytes(600), "old_workbook"),
        (OLE_MAGIC + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (zipped("word/document.xml"), "not_a_workbook"),
        (zipped("xl/workbook.xml")[:-30], "damaged_file"),
        (zipped("xl/workbook.xml"), None),
        (zipped("xl\\workbook.xml"), None),
    ],
)
def test_a_file_is_judged_by_its_content(content, code):
    assert refusal(content) == code


@pytest.mark.parametrize("old", [True, False])
def test_workbooks_that_count_days_from_1904_are_known(tmp_path, old):
    write_cells(tmp_path / "a.xlsx", {"甲": [[1]]}, date_1904=old)
    assert counts_from_1904((tmp_path / "a.xlsx").read_bytes()) is old
