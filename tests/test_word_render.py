import pytest
from docx import Document
from word_files import in_runs, paragraphs, rows, template, with_part

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.package import pack, read_package
from bangfu_lib.word.render import plain_values, render

MEMBERS = [{"姓名": "李二", "天数": "38"}, {"姓名": "张三", "天数": "50"}]
ROW = [["姓名", "天数"], ["{{ 成员.姓名 }}", "{{ 成员.天数 }}"]]


def filled(path, **contents):
    return render(path, contents)["word/document.xml"]


def test_a_row_that_names_a_list_repeats_itself(tmp_path):
    path = template(tmp_path / "t.docx", table=ROW)
    assert rows(filled(path, 成员=MEMBERS)) == [["姓名", "天数"], ["李二", "38"], ["张三", "50"]]


def test_a_paragraph_that_names_a_list_repeats_itself(tmp_path):
    path = template(tmp_path / "t.docx", "{{ 成员.姓名 }}在村{{ 成员.天数 }}天。", "{{ 结论 }}")
    shown = paragraphs(filled(path, 成员=MEMBERS, 结论=["其一。", "其二。"]))
    assert shown == ["李二在村38天。", "张三在村50天。", "其一。", "其二。"]


def test_a_table_with_an_empty_list_goes_away_with_its_caption(tmp_path):
    path = template(tmp_path / "t.docx", "上文", caption="表1 成员", table=ROW)
    shown = paragraphs(filled(path, 成员=[]))
    assert shown == ["上文"]


def test_the_note_of_a_table_goes_away_with_it_and_else_stays(tmp_path):
    path = template(tmp_path / "t.docx", "上文", caption="表1 成员", table=ROW, note="注：按天计。")
    assert paragraphs(filled(path, 成员=[])) == ["上文"]
    assert paragraphs(filled(path, 成员=MEMBERS))[-1] == "注：按天计。"


def test_the_room_below_a_table_goes_away_with_it_and_else_stays(tmp_path):
    path = template(tmp_path / "t.docx", "上文", table=ROW)
    document = Document(path)
    document.add_paragraph(style=document.styles.add_style("表后", 1))
    document.add_paragraph("下文")
    document.save(path)
    assert paragraphs(filled(path, 成员=[])) == ["上文", "下文"]
    assert paragraphs(filled(path, 成员=MEMBERS))[-2:] == ["", "下文"]


def test_a_loop_written_by_staff_is_left_as_it_is(tmp_path):
    table = [["姓名"], ["{%tr for 人 in 成员 %}"], ["{{ 人.姓名 }}"], ["{%tr endfor %}"]]
    path = template(tmp_path / "t.docx", table=table)
    assert rows(filled(path, 成员=MEMBERS)) == [["姓名"], ["李二"], ["张三"]]


def test_names_may_be_cut_into_runs_and_braces_may_be_full_width(tmp_path):
    path = in_runs(tmp_path / "t.docx", "得分{", "{ 得", "分 }", "}，等次｛｛ 等次 ｝｝")
    assert paragraphs(filled(path, 得分="91.5", 等次="优秀")) == ["得分91.5，等次优秀"]


def test_values_are_text_and_never_markup(tmp_path):
    path = template(tmp_path / "t.docx", "{{ 内容 }}")
    assert paragraphs(filled(path, 内容="甲&乙 <w:p> {{ 7*7 }}")) == ["甲&乙 <w:p> {{ 7*7 }}"]


def test_lists_of_texts_in_a_row_become_lines(tmp_path):
    path = template(tmp_path / "t.docx", table=[["{{ 项.证据 }}"]])
    assert rows(filled(path, 项=[{"证据": ["第3行", "第5行"]}])) == [["第3行\n第5行"]]


def test_characters_that_xml_forbids_are_dropped(tmp_path):
    path = template(tmp_path / "t.docx", "{{ 内容 }}")
    assert paragraphs(filled(path, 内容="甲\x00\x0b乙\ud800")) == ["甲乙"]


def test_an_unknown_name_is_said_with_its_paragraph_and_the_known_ones(tmp_path):
    path = template(tmp_path / "t.docx", "村名：{{ 村名 }}", "等次：{{ 等第 }}")
    with pytest.raises(ParamsError) as caught:
        filled(path, 村名="甲子村", 等次="优秀")
    assert caught.value.sentence == (
        "模板 t.docx 中的名称“等第”不存在，所在段落：正文第2段“等次：{{ 等第 }}”。您是不是要写“等次”？"
    )
    assert caught.value.details == ("可用的名称：村名、等次",)


def test_an_unknown_name_in_a_row_is_said_too(tmp_path):
    path = template(tmp_path / "t.docx", table=[["{{ 成员.名字 }}"]])
    with pytest.raises(ParamsError) as caught:
        filled(path, 成员=MEMBERS)
    assert "“名字”不存在" in caught.value.sentence
    assert caught.value.details == ("可用的名称：姓名、天数",)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 村名.__init__ }}",
        "{{ 村名",
        "{% if 村名 %}",
        "{{ 村名 | no_such_filter }}",
        "{% for n in range(10000000) %}x{% endfor %}",
        "{{ '甲' * 1000000000 }}",
    ],
)
def test_mistakes_and_attacks_end_in_one_chinese_line(tmp_path, text):
    path = template(tmp_path / "t.docx", text)
    with pytest.raises(ParamsError) as caught:
        filled(path, 村名="甲子村")
    assert "t.docx" in caught.value.sentence


def test_a_template_saved_again_is_read_again(tmp_path):
    path = template(tmp_path / "t.docx", "旧{{ 村名 }}")
    filled(path, 村名="甲子村")
    template(path, "新写的{{ 村名 }}")
    assert paragraphs(filled(path, 村名="甲子村")) == ["新写的甲子村"]


def test_a_missing_or_foreign_file_is_one_chinese_line(tmp_path):
    foreign = tmp_path / "f.docx"
    foreign.write_bytes(b"no zip")
    for path, words in ((tmp_path / "none.docx", "没有模板"), (foreign, "不是可用的 Word 文档")):
        with pytest.raises(ParamsError, match=words):
            filled(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/vbaProject.bin", b"macro"),
        ("word/embeddings/oleObject1.bin", b"object"),
        ("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
        ("word/_rels/extra.xml.rels", b'<Relationships><Relationship Id="r" Type="http://x/image" Target="http://x/y.png" TargetMode="External"/></Relationships>'),
        ("word/fields.xml", b"<w:p><w:instrText> INCLUDETEXT file </w:instrText></w:p>"),
    ],
)  # fmt: skip
def test_templates_that_run_or_fetch_something_are_refused(tmp_path, name, content):
    path = with_part(template(tmp_path / "t.docx", "甲"), name, content)
    with pytest.raises(ParamsError, match="不予使用") as caught:
        filled(path)
    assert name in caught.value.sentence


def test_a_template_that_unpacks_to_too_much_is_refused(tmp_path):
    path = with_part(template(tmp_path / "t.docx", "甲"), "word/big.xml", b" " * (50 * 2**20 + 1))
    with pytest.raises(ParamsError, match="50 MB"):
        filled(path)


def test_ordinary_links_to_pages_are_allowed(tmp_path):
    link = b'<Relationships><Relationship Id="r" Type="http://x/relationships/hyperlink" Target="http://x/" TargetMode="External"/></Relationships>'
    path = with_part(template(tmp_path / "t.docx", "甲"), "word/_rels/extra.xml.rels", link)
    assert paragraphs(filled(path)) == ["甲"]


def test_documents_show_no_none_and_no_objects():
    for value in (None, {"a": [None]}, object(), 1.5):
        with pytest.raises(TypeError):
            plain_values(value)


def test_equal_parts_make_equal_files_whatever_their_order(tmp_path):
    parts = read_package(template(tmp_path / "t.docx", "甲"))
    assert pack(parts) == pack(dict(reversed(parts.items())))
