"""What the parser is handed is an ordinary zip of checked parts, stored or shrunk."""

import zipfile

import pytest
from python_calamine import CalamineWorkbook

from bangfu_lib.opening import handover
from bangfu_lib.opening.handover import Handover

BODY = b'<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>2</v></c></row>'
TEXTS = "<sst><si><t>甲</t></si><si><t>乙</t></si></sst>".encode()


def handed(*bodies):
    package = Handover()
    package.add_texts(TEXTS)
    for body in bodies:
        package.add_sheet(body)
    return package.whole(from_1904=False)


@pytest.fixture(params=[0, 900, 10**6], ids=["shrunk", "shrunk later", "stored"])
def limit(request, monkeypatch):
    monkeypatch.setattr(handover, "STORED", request.param)
    return request.param


def test_every_part_has_the_checksum_and_the_sizes_that_are_said(limit):
    with zipfile.ZipFile(handed(BODY, BODY * 50)) as archive:
        assert archive.testzip() is None
        assert archive.read("xl/sharedStrings.xml") == TEXTS


def test_parts_are_stored_until_the_limit_and_shrunk_beyond(limit):
    with zipfile.ZipFile(handed(BODY, BODY * 50)) as archive:
        methods = [one.compress_type for one in archive.infolist()]
    shrunk = {0: 6, 900: 4, 10**6: 0}
    assert methods.count(zipfile.ZIP_DEFLATED) == shrunk[limit]


def test_the_parser_reads_what_was_added(limit):
    book = CalamineWorkbook.from_filelike(handed(BODY, b""))
    assert book.sheet_names == ["1", "2"]
    assert book.get_sheet_by_index(0).to_python() == [["乙", 2.0]]
