"""What staff typed and struck out, hid or said to each other does not reach a document."""

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from word_files import paragraphs, template, with_part

from bangfu_lib.word.cleaning import cleaned
from bangfu_lib.word.render import render

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def shown(inside, **others):
    body = f'<w:document xmlns:w="{W}" xmlns:w14="urn:14"><w:body>{inside}</w:body></w:document>'
    parts = {"word/document.xml": body.encode(), **others}
    return cleaned(parts)["word/document.xml"]


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        (f"<w:ins w:id='1'>{run('新')}</w:ins><w:del w:id='2'><w:r><w:delText>旧</w:delText></w:r></w:del>", "新"),
        (f"<w:moveFrom w:id='1'>{run('原处')}</w:moveFrom><w:moveTo w:id='2'>{run('新处')}</w:moveTo>", "新处"),
        (run("甲") + run("密", "<w:vanish/>") + run("乙", '<w:vanish w:val="0"/>'), "甲乙"),
        ("<w:commentRangeStart w:id='0'/>" + run("话") + "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>", "话"),
        ("<w:proofErr w:type='spellStart'/>" + run("村名") + "<w:bookmarkStart w:id='0' w:name='_GoBack'/><w:bookmarkEnd w:id='0'/>", "村名"),
    ],
)  # fmt: skip
def test_revisions_are_accepted_and_what_is_hidden_goes(inside, kept):
    made = shown(f"<w:p>{inside}</w:p>")
    assert paragraphs(made) == [kept]
    for trace in (b"w:ins", b"w:del", b"moveFrom", b"omment", b"proofErr", b"_GoBack", b"moveTo"):
        assert trace not in made


def test_rows_struck_out_go_and_rows_put_in_stay():
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    row = "<w:tr><w:trPr><w:{} w:id='1'/></w:trPr>{}</w:tr>"
    table = row.format("del", cell.format(run("旧"))) + row.format("ins", cell.format(run("新")))
    assert paragraphs(shown(f"<w:tbl>{table}</w:tbl>")) == ["新"]


def test_bookmarks_that_something_refers_to_stay():
    mark = "<w:bookmarkStart w:id='{0}' w:name='{1}'/><w:bookmarkEnd w:id='{0}'/>"
    link = "<w:hyperlink w:anchor='附表'/>"
    made = shown(f"<w:p>{mark.format(0, '附表')}{mark.format(1, '无用')}{link}</w:p>").decode()
    assert "附表" in made and "无用" not in made
    assert made.count("bookmarkEnd") == 1


def test_traces_of_typing_go():
    made = shown("<w:p w:rsidR='00A1' w14:paraId='77'><w:r w:rsidRPr='00B2'/></w:p>")
    assert b"00A1" not in made and b"00B2" not in made and b"77" not in made


def test_comments_and_properties_of_the_office_are_no_part_of_the_document(tmp_path):
    path = template(tmp_path / "t.docx", "甲")
    for name in ("word/comments.xml", "docProps/custom.xml", "word/people.xml"):
        with_part(path, name, b"<a>secret</a>")
    parts = render(path, {})
    assert not [name for name in parts if "custom" in name or "omment" in name or "people" in name]
    assert b"thumbnail" not in parts["_rels/.rels"]


def test_a_field_within_a_revision_is_filled(tmp_path):
    document = Document()
    added = parse_xml(f"<w:ins {nsdecls('w')} w:id='1'>{run('{{ 村 }}')}</w:ins>")
    document.add_paragraph("在")._p.append(added)
    document.save(tmp_path / "t.docx")
    assert paragraphs(render(tmp_path / "t.docx", {"村": "甲子村"})["word/document.xml"]) == [
        "在甲子村"
    ]
