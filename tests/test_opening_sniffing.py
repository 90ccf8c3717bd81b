"""What a file is, by its content; every refusal and note has its Chinese sentence."""

import ast
import random

import pytest
from old_books import compound
from raw_workbooks import MEGABYTE, book, outcome, zipped
from source_tree import LIBRARY, modules, nodes

from bangfu_lib.ledgers.issues import NOTES, WARNINGS
from bangfu_lib.opening.open_file import open_file
from bangfu_lib.opening.opened import Refused
from bangfu_lib.zh.ledgers import ISSUES

CSV = "村名,日期\n甲村,2025.1.5\n"
XML_TABLE = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
ODS = "mimetype", "application/vnd.oasis.opendocument.spreadsheet"
RANDOM = random.Random(7).randbytes(4096)


def stored(**members):
    return zipped({name.replace("__", "/"): content for name, content in members.items()})


def open_document(kind):
    """As the standard wants it: the first member is stored and tells the kind."""
    name = b"mimetype"
    kind = b"application/vnd.oasis.opendocument." + kind
    return b"PK\x03\x04" + bytes(26) + name + kind + zipped({"content.xml": "<x/>"})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (RANDOM, "not_a_workbook"),
        (b"\0" * 5000, "not_a_workbook"),
        (b"PK", "not_a_workbook"),
        ("只有一句话".encode(), "not_a_workbook"),
        (b'<?xml version="1.0"?><x/>', "not_a_workbook"),
        ("<html><table><tr><td>村名".encode("gbk"), "web_page"),
        ("\ufeff \n<!DOCTYPE HTML><table>".encode(), "web_page"),
        ("<html>".encode("utf-16"), "web_page"),
        (b"<table border=1>", "web_page"),
        (b"MIME-Version: 1.0\r\n", "web_page"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "web_page"),
        (XML_TABLE.encode(), "needs_resaving"),
        (XML_TABLE.encode("utf-16"), "needs_resaving"),
        (zipped({"xl/workbook.bin": "x"}), "needs_resaving"),
        (open_document(b"spreadsheet"), "needs_resaving"),
        (b"\x09\x04\x06\x00" + bytes(50), "needs_resaving"),
        (open_document(b"text"), "other_document"),
        (zipped({"word/document.xml": "<w/>"}), "other_document"),
        (zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<p/>"}), "other_document"),
        (compound(b"x", "WordDocument"), "other_document"),
        (b"%PDF-1.7 ...", "other_document"),
        (b"\x89PNG\r\n\x1a\n", "other_document"),
        (b"{\\rtf1 }", "other_document"),
        (zipped({"走访.xlsx": "x"}), "archive"),
        (b"Rar!\x1a\x07", "archive"),
        (compound(b"x", "Other"), "damaged_file"),
        (b"PK\x03\x04" + RANDOM, "damaged_file"),
        (b" " * (30 * MEGABYTE + 1), "file_too_large"),
    ],
)
@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a"])
def test_what_is_no_table_is_refused_for_what_it_is(content, code, name):
    assert outcome(content, name) == code


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (book(), "a.xlsx", False),
        (book(), "a.ET", False),
        (book(), "a.xls", True),
        (book(), "a", True),
        (CSV.encode(), "a.csv", False),
        (CSV.encode("gbk"), "a.txt", False),
        (CSV.encode("gbk"), "a.xlsx", True),
        (CSV.encode("utf-16"), "a.xls", True),
        ("BM,村名\n1,2".encode(), "a.csv", False),
    ],
)
def test_content_counts_and_an_ending_that_does_not_fit_is_told(content, name, told):
    codes = [note.code for note in open_file(content, name).notes]
    assert codes == ["wrong_suffix"] * told


def said():
    """Every code given to Refused and Note in the layer, with the names of its facts."""
    for path in modules(LIBRARY / "opening"):
        for node in nodes(path, ast.Call):
            name = getattr(node.func, "id", "")
            if name in ("Refused", "Note") and isinstance(node.args[0], ast.Constant):
                facts = {one.arg for one in node.keywords if one.arg not in ("facts", "sheet")}
                yield name, node.args[0].value, facts


def test_each_refusal_is_an_error_with_a_sentence_that_its_facts_fill():
    refusals = [(code, facts) for kind, code, facts in said() if kind == "Refused"]
    for code, facts in refusals:
        assert code not in NOTES | WARNINGS
        filled = [text.format(**dict.fromkeys(facts, 1)) for text in ISSUES[code]]
        assert all(filled)
    assert len(refusals) > 30


def test_each_note_has_a_sentence_and_stops_nothing():
    notes = {code for kind, code, _ in said() if kind == "Note"}
    assert notes <= set(ISSUES)
    assert notes <= NOTES | WARNINGS


def test_refusals_cross_processes_with_their_facts():
    import pickle

    refused = pickle.loads(pickle.dumps(Refused("too_many_rows", limit=5)))
    assert (refused.code, refused.facts) == ("too_many_rows", {"limit": 5})
