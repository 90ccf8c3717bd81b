"""Templates that could run or fetch something are refused, however they hide it."""

import zipfile

import pytest
from word_files import template, with_part

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.active import active_parts
from bangfu_lib.word.package import read_package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://x/{kind}" Target="{target}" TargetMode="External"/></Relationships>'


def field(*pieces):
    """A field whose instruction is cut over several runs."""
    inside = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p {W}>{begin}{inside}{end}</w:p>"


def reasons(name, text):
    return [reason for _, reason in active_parts({name: text.encode()})]


@pytest.mark.parametrize("pieces", [("DDEAUTO c:\\x",), ("IN", "CLUDE", "TEXT  file"), (' "', "dde x"), ("DATA", "BASE \\d x")])  # fmt: skip
def test_fields_that_fetch_are_found_in_pieces(pieces):
    assert any("会取用外部数据的域" in one for one in reasons("word/document.xml", field(*pieces)))


@pytest.mark.parametrize("pieces", [("PAGE",), (" SEQ 表", " \\* ARABIC"), ('HYPERLINK "http://x"',), ("REF", " INCLUDED")])  # fmt: skip
def test_ordinary_fields_are_not(pieces):
    assert reasons("word/document.xml", field(*pieces)) == []


def test_a_keyword_made_up_by_another_field_is_refused():
    inner = field("QUOTE 68").removeprefix(f"<w:p {W}>").removesuffix("</w:p>")
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    found = reasons("word/document.xml", f"<w:p {W}>{begin}{inner}{end}</w:p>")
    assert found == ["域代码由其他域拼成，无法核对"]


@pytest.mark.parametrize(
    ("kind", "target", "refused"),
    [
        ("hyperlink", "https://x.cn/", False),
        ("hyperlink", "mailto:a@x.cn", False),
        ("hyperlink", "file:///c:/x", True),
        ("attachedTemplate", "https://x.cn/t.dotm", True),
        ("image", "https://x.cn/i.png", True),
    ],
)
def test_only_links_to_pages_lead_outside(kind, target, refused):
    found = reasons("word/_rels/document.xml.rels", RELATION.format(kind=kind, target=target))
    assert bool(found) == refused


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("word/vbaProject.bin", "", "宏"),
        ("word/activeX/activeX1.xml", "<a/>", "ActiveX 控件"),
        ("word/document.xml", f'<w:document {W}><w:altChunk/></w:document>', "插入的其他文件"),
        ("word/document.xml", '<o:OLEObject xmlns:o="urn:o"/>', "嵌入对象"),
        ("[Content_Types].xml", '<T><D ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></T>', "宏"),
        ("word/extra.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "文档类型或实体声明"),
        ("word/extra.xml", "<a", "内容损坏"),
    ],
)  # fmt: skip
def test_each_reason_is_said(name, text, reason):
    assert reason in reasons(name, text)


def test_declarations_are_found_in_other_encodings():
    hidden = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    assert active_parts({"word/extra.xml": hidden}) == [("word/extra.xml", "文档类型或实体声明")]


def pointing(name, book="word/embeddings/b.xlsx"):
    relation = f'<Relationships><Relationship Id="r" Type="package" Target="../{book[5:]}"/></Relationships>'
    return {name: relation.encode(), book: b"PK"}


def test_a_workbook_is_allowed_behind_a_chart_alone():
    behind, beside = "word/charts/_rels/chart1.xml.rels", "word/_rels/document.xml.rels"
    assert active_parts(pointing(behind)) == []
    assert active_parts(pointing(behind) | pointing(beside)) != []
    assert active_parts(pointing(behind, "word/embeddings/o.bin")) != []


def test_two_parts_of_one_name_are_refused(tmp_path):
    path = template(tmp_path / "t.docx", "甲")
    with pytest.warns(UserWarning, match="Duplicate"):
        with_part(path, "word/document.xml", b"<a/>")
    with pytest.raises(ParamsError, match="重名的部件"):
        read_package(path)


def test_an_encrypted_or_damaged_archive_is_one_chinese_line(tmp_path):
    path = template(tmp_path / "t.docx", "甲")
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("word/document.xml").header_offset + 120
    content = bytearray(path.read_bytes())
    content[place : place + 40] = b"\0" * 40
    path.write_bytes(content)
    with pytest.raises(ParamsError, match="不是可用的 Word 文档"):
        read_package(path)
