"""Zips that lie, overflow or lead astray are refused before any parser sees them."""

import io
import struct
import zipfile

import pytest
from raw_workbooks import (
    FORMATS,
    MEGABYTE,
    SHEET,
    TEXTS,
    TWO_ROWS_READ,
    WORKBOOK,
    book,
    outcome,
    outcome_in_child,
    parts,
    sheet,
    zipped,
)

from bangfu_lib.opening.limits import MAX_PARTS
from bangfu_lib.opening.open_file import open_file

ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'
DECLARATION = '<?xml version="1.0" encoding="{}"?>'


def flagged(content, *, bit):
    """The same zip with a flag set in every header."""
    changed = bytearray(content)
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(magic)
        while at >= 0:
            changed[at + place] |= bit
            at = changed.find(magic, at + 4)
    return bytes(changed)


def claiming(content, name, size):
    """The same zip, whose headers say that the part `name` is `size` bytes long."""
    changed = bytearray(content)
    for magic, place, named in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = changed.find(magic)
        while at >= 0:
            if changed[at + named : at + named + len(name)] == name.encode():
                changed[at + place : at + place + 4] = struct.pack("<I", size)
            at = changed.find(magic, at + 4)
    return bytes(changed)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped({**parts(sheet()), "../../evil.txt": "x"}), "unsafe_paths"),
        (zipped({**parts(sheet()), "/tmp/evil.txt": "x"}), "unsafe_paths"),
        (zipped({**parts(sheet()), "xl\\..\\..\\evil.txt": "x"}), "unsafe_paths"),
        (zipped({**parts(sheet()), "C:\\evil.txt": "x"}), "unsafe_paths"),
        (zipped({**parts(sheet()), "XL\\Worksheets\\sheet1.xml": "x"}), "doubled_parts"),
        (flagged(book(), bit=1), "encrypted"),
        (book()[: len(book()) * 2 // 3], "damaged_file"),
        (book()[:-4], "damaged_file"),
        (b"PK\x03\x04" + bytes(100), "damaged_file"),
        (claiming(book(), SHEET, 10), "damaged_file"),
        (claiming(book(), SHEET, 65 * MEGABYTE), "part_too_large"),
        (zipped({"xl/other.xml": "<x/>"}), "damaged_file"),
        (zipped({**parts(sheet()), WORKBOOK: "<workbook"}), "damaged_file"),
        (book(*[sheet()] * 201), "too_many_sheets"),
        (zipped({**parts(sheet()), WORKBOOK: "<workbook/>"}), "no_sheets"),
    ],
)
def test_a_zip_that_is_not_in_order_is_refused(content, code):
    assert outcome(content) == code


def test_a_name_written_twice_is_refused():
    stream = io.BytesIO(book())
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning):
        package.writestr(SHEET, sheet())
    assert outcome(stream.getvalue()) == "doubled_parts"


def test_one_sheet_listed_again_and_again_is_refused():
    made = parts(sheet(), sheet())
    relations = "xl/_rels/workbook.xml.rels"
    made[relations] = made[relations].replace("sheet2.xml", "sheet1.xml")
    assert outcome(zipped(made)) == "doubled_parts"


def test_a_part_packed_in_a_way_that_workbooks_never_are_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as package:
        for name, content in parts(sheet()).items():
            package.writestr(name, content)
    assert outcome(stream.getvalue()) == "odd_compression"


def test_thousands_of_parts_are_refused_whatever_the_directory_counts():
    content = zipped({f"{number}.bin": "" for number in range(MAX_PARTS + 1)})
    ends = content.rfind(b"PK\x05\x06")
    lying = content[: ends + 8] + struct.pack("<HH", 1, 1) + content[ends + 12 :]
    assert [outcome(content), outcome(lying)] == ["too_many_parts"] * 2


@pytest.mark.parametrize("part", [SHEET, TEXTS, FORMATS, WORKBOOK, "docProps/core.xml"])
def test_xml_that_expands_is_refused_in_every_part(part):
    made = parts(sheet(), texts="<sst/>", formats="<styleSheet/>") | {"docProps/core.xml": "<x/>"}
    assert outcome(zipped({**made, part: ENTITY + made[part]})) == "xml_entities"


def test_the_file_that_an_entity_names_is_not_read(tmp_path):
    (tmp_path / "secret").write_text("机密")
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    texts = f"{entity}<sst><si><t>&a;</t></si></sst>"
    made = book(sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), texts=texts)
    assert outcome(made) == "xml_entities"


@pytest.mark.parametrize(
    ("encoding", "said"), [("gbk", "GBK"), ("utf-16", "UTF-16"), ("gbk", "UTF-8"), ("utf-8", "GBK")]
)
@pytest.mark.parametrize("part", [SHEET, TEXTS, WORKBOOK])
def test_xml_in_another_encoding_is_refused(part, encoding, said):
    made = parts(sheet(), texts="<sst><si><t>村</t></si></sst>")
    made[part] = (DECLARATION.format(said) + made[part]).encode(encoding)
    assert outcome(zipped(made)) == "xml_not_utf8"


@pytest.mark.parametrize("declaration", ["", DECLARATION.format("utf-8"), "\ufeff"])
def test_xml_in_utf_8_is_read_with_or_without_saying_so(declaration):
    made = parts(declaration + sheet())
    assert open_file(zipped(made), "a.xlsx").grids[0].rows == TWO_ROWS_READ


def test_backslashes_and_capitals_in_names_do_not_hide_parts():
    made = {name.replace("/", "\\").upper(): part for name, part in parts(sheet()).items()}
    assert open_file(zipped(made), "a.xlsx").grids[0].rows == TWO_ROWS_READ


def test_pictures_and_unreadable_properties_do_not_matter():
    content = zipped(
        parts(sheet()) | {"xl/media/1.svg": ENTITY + "<svg/>", "docProps/core.xml": "2025/13/45"}
    )
    assert open_file(content, "a.xlsx").grids[0].rows == TWO_ROWS_READ


# Bombs: small on disk, each opened in a process that may not grow


def many(piece, megabytes):
    return piece * (megabytes * MEGABYTE // len(piece))


BOMBS = {
    "spaces": (lambda: parts(sheet()) | {SHEET: many(" ", 70)}, "part_too_large"),
    "a part that nobody reads": (
        lambda: parts(sheet()) | {"x.bin": many(" ", 70)},
        "part_too_large",
    ),
    "many parts": (
        lambda: parts(sheet()) | {f"{n}.bin": many(" ", 50) for n in range(5)},
        "unpacked_too_large",
    ),
    "one long shared text": (
        lambda: parts(
            sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
            texts=f"<sst><si><t>{many('a', 50)}</t></si></sst>",
        ),
        "text_too_long",
    ),
    "a long text in many cells": (
        lambda: parts(
            sheet(
                "".join(
                    f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 9999)
                )
            ),
            texts=f"<sst><si><t>{'a' * 32000}</t></si></sst>",
        ),
        "too_much_text",
    ),
    "empty shared texts": (
        lambda: parts(sheet(), texts=f"<sst>{many('<si/>', 40)}</sst>"),
        "too_many_texts",
    ),
    "empty rows": (lambda: parts(sheet(many("<row/>", 20))), "too_many_cells"),
    "cells without places": (
        lambda: parts(sheet(f"<row>{many('<c/>', 20)}</row>")),
        "too_many_cells",
    ),
    "a cell again and again": (
        lambda: parts(
            sheet(f'<row r="1">{many("<c r=" + chr(34) + "A1" + chr(34) + "/>", 30)}</row>')
        ),
        "too_many_cells",
    ),
    "tags without end": (lambda: parts("<worksheet>" + many("<a>", 30)), "too_many_cells"),
    "formulas without cells": (lambda: parts(sheet(many("<f>", 30))), "too_many_cells"),
    "merged ranges": (
        lambda: parts(sheet(after=many('<mergeCell ref="A1:B2"/>', 40))),
        "read",
    ),
    "columns": (
        lambda: parts(sheet(before=many('<col min="1" max="200" hidden="1"/>', 40))),
        "read",
    ),
    "half a tag": (lambda: parts(sheet(after=many("<mergeCell ", 40))), "read"),
    "format codes": (lambda: parts(sheet(), formats=many('formatCode="', 30)), "too_many_formats"),
    "sheets with far cells": (
        lambda: parts(*[sheet('<row r="9999"><c r="GR9999"><v>1</v></c></row>')] * 100),
        "too_many_cells",
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_in_bounded_memory(tmp_path, name):
    make, expected = BOMBS[name]
    (tmp_path / "bomb.xlsx").write_bytes(zipped(make()))
    assert outcome_in_child(tmp_path / "bomb.xlsx") == expected


def test_a_bomb_whose_headers_claim_little_is_not_inflated(tmp_path):
    bomb = zipped(parts(sheet()) | {SHEET: many("<row><c><v>1</v></c></row>", 200)})
    (tmp_path / "bomb.xlsx").write_bytes(claiming(bomb, SHEET, 1000))
    assert outcome_in_child(tmp_path / "bomb.xlsx") == "damaged_file"
