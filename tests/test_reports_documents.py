import re
import shutil
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from results_fixture import ROOT, changed, small_results
from word_files import WORD, body, paragraphs, rows

from bangfu_lib.errors import LedgerError, ParamsError, UsageError
from bangfu_lib.files import sha256_file
from bangfu_lib.params.documents import find_document, load_documents
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.documents import (
    document_charts,
    document_contents,
    document_path,
    in_chinese,
    make_document,
)
from bangfu_lib.reports.kinds import KINDS
from bangfu_lib.reports.scoreboard import compared_periods
from bangfu_lib.word.package import read_package
from bangfu_lib.word.placeholders import placeholders
from bangfu_lib.workspace import Workspace

DOCUMENTS = [
    ("village_report", "PB01"),
    ("village_report", "PB02"),
    ("village_report", "PB03"),
    ("quarter_summary", None),
    ("notice", None),
    ("problem_list", "PB01"),
    ("problem_list", "PB02"),
]
TEMPLATES = sorted((ROOT / "report_templates").glob("*.docx"))
WITHOUT_LISTS = {"quarter_note"}
# Cards and sheets that are posted or cut out, with margins of their own.
FOR_PRINT = {"household_cards", "household_papers", "photo_sheet", "village_card"}
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A workspace with the shipped declarations and templates, and results that belong to it."""
    root = tmp_path_factory.mktemp("office")
    for name in ("params", "report_templates"):
        shutil.copytree(ROOT / name, root / name)
    return changed(small_results(), workspace=Workspace(root))


@pytest.fixture(scope="module")
def made(office):
    """Every document of the small quarter, by kind and village."""
    return {
        (kind, unit): make_document(kind, office, office.workspace, unit)
        for kind, unit in DOCUMENTS
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_field_of_a_template_is_filled_with_something_readable(made, document):
    text = "\n".join(paragraphs(body(made[document])))
    assert not re.search(r"\{\{|\}\}|\{%|None|nan|NaT|Fraction|<NA>", text)


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_no_sentence_is_empty_and_no_date_has_a_leading_zero(made, document):
    text = "\n".join(paragraphs(body(made[document])))
    assert not re.search(r"：[。；]|，[。，]|、。|（）|“”|年0|月0|\d{4}-\d\d-\d\d", text)


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_no_household_name_or_telephone_reaches_a_document(made, document):
    with zipfile.ZipFile(made[document]) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("latin-1")
    for personal in ("钱某某", "13900000000", "H001"):
        assert personal.encode().decode("latin-1") not in everything


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_pictures_are_described_by_sentences_from_their_data(made, document):
    labels = [one.get("descr") for one in etree.fromstring(body(made[document])).iter(PICTURE)]
    assert all(label.endswith("。") and "2021年第四季度" in label for label in labels)


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_captions_and_drawings_are_counted_without_gaps(made, document):
    root = etree.fromstring(body(made[document]))
    for kind in ("表", "图"):
        fields = [f for f in root.iter(f"{WORD}fldSimple") if f" {kind} " in f.get(f"{WORD}instr")]
        numbers = ["".join(t.text or "" for t in f.iter(f"{WORD}t")) for f in fields]
        assert numbers == [str(place) for place in range(1, len(numbers) + 1)]
    drawings = [label.get("id") for label in root.iter(PICTURE)]
    assert drawings == [str(place) for place in range(1, len(drawings) + 1)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_every_table_is_as_wide_as_its_cells(made, document):
    for table in etree.fromstring(body(made[document])).iter(f"{WORD}tbl"):
        columns = [int(column.get(f"{WORD}w")) for column in table.find(f"{WORD}tblGrid")]
        for row in table.iter(f"{WORD}tr"):
            spans = [cell.find(f"{WORD}tcPr/{WORD}gridSpan") for cell in row.iter(f"{WORD}tc")]
            covered = sum(1 if one is None else int(one.get(f"{WORD}val")) for one in spans)
            assert covered == len(columns)


@pytest.mark.parametrize(("kind", "unit"), DOCUMENTS[::3], ids=str)
def test_the_same_input_gives_the_same_bytes(office, made, kind, unit):
    first = sha256_file(made[kind, unit])
    again = make_document(kind, office, office.workspace, unit)
    assert sha256_file(again) == first


def test_nothing_in_the_file_tells_when_or_where_it_was_made(made):
    with zipfile.ZipFile(made["notice", None]) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        assert b"rsid" not in archive.read("word/settings.xml")
    assert "<dc:creator>屏边彝族乡（示范数据）</dc:creator>" in core
    assert "关于2021年第四季度驻村帮扶工作考核情况的通报" in core
    assert "2022-01-18T00:00:00Z" in core


def test_documents_lie_in_a_folder_of_their_kind(office):
    path = document_path("village_report", office, office.workspace, "甲子村")
    assert path.relative_to(office.workspace.root).as_posix() == (
        "results/2021Q4/documents/村级季度报告/PB01_甲子村_2021年第四季度.docx"
    )


def test_a_village_document_needs_a_village_and_the_others_take_none(office):
    with pytest.raises(UsageError, match="每村一份"):
        make_document("village_report", office, office.workspace)
    with pytest.raises(UsageError, match="各村合为一份"):
        make_document("notice", office, office.workspace, "PB01")
    with pytest.raises(UsageError, match="没有名为“letter”的文书"):
        make_document("letter", office, office.workspace)


def test_notebooks_get_the_charts_of_a_document_without_the_empty_ones(office):
    charts = {unit: document_charts("village_report", office, unit) for unit in ("PB01", "PB02")}
    assert [chart.name for chart in charts["PB01"]] == ["得分构成", "在村天数", "覆盖情况", "失分"]
    assert [chart.name for chart in charts["PB02"]] == ["得分构成", "在村天数", "覆盖情况"]


def test_charts_that_a_notebook_has_drawn_are_not_drawn_again(office, made, monkeypatch):
    charts = document_charts("village_report", office, "PB01")
    first = sha256_file(made["village_report", "PB01"])

    def refuse():
        raise AssertionError("a chart was drawn again")

    real = KINDS["village_report"]
    undrawn = replace(real, charts=lambda brief: dict.fromkeys(real.charts(brief), refuse))
    monkeypatch.setitem(KINDS, "village_report", undrawn)
    arguments = ("village_report", office, office.workspace, "PB01")
    assert sha256_file(make_document(*arguments, charts=charts)) == first


def test_without_losses_their_table_and_figure_are_left_out(made):
    text = "\n".join(paragraphs(body(made["village_report", "PB02"])))
    assert "本期没有失分事项。" in text
    assert "失分分布" not in text
    assert "证据（文件›表›行）" not in text


def test_a_name_that_staff_mistyped_is_one_chinese_line(office, tmp_path):
    broken = Workspace(tmp_path)
    shutil.copytree(office.workspace.params, broken.params)
    shutil.copytree(office.workspace.templates, broken.templates)
    path = broken.templates / "notice.docx"
    parts = read_package(path)
    changed_body = parts["word/document.xml"].replace(
        "{{ 主送 }}".encode(), "{{ 主送单位 }}".encode()
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts | {"word/document.xml": changed_body}).items():
            archive.writestr(name, content)
    with pytest.raises(ParamsError, match="“主送单位”不存在，所在段落"):
        make_document("notice", office, broken)


def test_an_indicator_that_nobody_knows_is_one_chinese_line(office):
    known = {
        k: v for k, v in office.catalogue["indicators"].items() if k != "visited_household_share"
    }
    other = changed(office, catalogue={**office.catalogue, "indicators": known})
    with pytest.raises(ParamsError) as caught:
        make_document("village_report", other, other.workspace, "PB01")
    assert caught.value.details[0].startswith(
        "documents/village_report.yaml › shows › coverage：“visited_household_share”不是已定义的指标"
    )


def with_problems(office, **columns):
    """The office's results with other columns in the problem ledger."""
    other = changed(office)
    told = office.snapshot.tables["problems"].assign(**columns)
    tables = {**vars(office.snapshot)["tables"], "problems": told}
    vars(other)["snapshot"] = type(office.snapshot)(tables=tables)
    return other


def test_people_in_a_ledger_text_are_masked_in_the_document(office):
    other = with_problems(office, content="钱某某反映漏水，请拨139-1234-5678")
    path = make_document("problem_list", other, other.workspace, "PB01")
    text = "\n".join(paragraphs(body(path)))
    assert "钱**反映漏水，请拨139****5678" in text and "钱某某" not in text


def test_a_document_declared_public_shows_no_internal_text(office):
    other = with_problems(office, content="只供内部研究")
    declared = find_document(load_documents(other.workspace.params), "problem_list")
    internal, public = (
        str(document_contents(Brief(other, replace(declared, internal=internal), "PB01")))
        for internal in (True, False)
    )
    assert "只供内部研究" in internal and "只供内部研究" not in public


def test_a_telephone_number_in_a_declared_sentence_stops_the_document(office, monkeypatch):
    real = KINDS["problem_list"]
    told = {"consequence": ["请拨139 1234 5678"]}
    telling = replace(real, contents=lambda brief: real.contents(brief) | told)
    monkeypatch.setitem(KINDS, "problem_list", telling)
    with pytest.raises(LedgerError, match="疑似身份证号或手机号"):
        make_document("problem_list", office, office.workspace, "PB01")


def test_every_name_of_the_contents_has_a_name_for_templates():
    assert in_chinese({"members": [{"name": "李二"}]}) == {"成员": [{"姓名": "李二"}]}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_repeat_the_head_of_long_tables_and_keep_rows_whole(path):
    root = etree.fromstring(read_package(path)["word/document.xml"])
    repeating = [table for table in root.iter(f"{WORD}tbl") if "{{" in "".join(table.itertext())]
    lists = [
        t
        for t in repeating
        if len(t.findall(f"{WORD}tr")) == 2 and t.find(f".//{WORD}tblHeader") is not None
    ]
    assert lists or path.stem in WITHOUT_LISTS
    assert all(t.find(f"{WORD}tr/{WORD}trPr/{WORD}cantSplit") is not None for t in repeating)
    assert all(t.find(f"{WORD}tblPr/{WORD}tblCaption") is not None for t in repeating)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_picture_placeholders_name_charts_of_their_document(path):
    root = etree.fromstring(read_package(path)["word/document.xml"])
    named = [name for _, name in placeholders(root)]
    brief_charts = KINDS[path.stem].charts
    results = small_results()
    documents = {"village_report": "PB01", "problem_list": "PB01"}
    brief = Brief(results, load_documents(ROOT / "params")[path.stem], documents.get(path.stem, ""))
    assert sorted(named) == sorted(brief_charts(brief))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_are_a4_with_the_margins_of_the_standard(path):
    root = etree.fromstring(read_package(path)["word/document.xml"])
    size, margins = root.find(f".//{WORD}pgSz"), root.find(f".//{WORD}pgMar")
    assert {size.get(f"{WORD}w"), size.get(f"{WORD}h")} == {"11906", "16838"}
    sides = ("top", "right", "bottom", "left")
    around = sorted(int(margins.get(f"{WORD}{side}")) for side in sides)
    assert (around == [1474, 1588, 1984, 2098]) == (path.stem not in FOR_PRINT)


def test_the_score_sheet_has_a_column_for_every_item(made):
    sheet = next(
        row for row in rows(body(made["notice", None])) if row[0] == "名次" and len(row) > 6
    )
    assert sheet == ["名次", "村名", "人员必须到位\n40分", "资料必须到位\n30分", "聚焦群众满意度\n20分", "聚焦发展风向标\n10分", "得分\n100分"]  # fmt: skip


def test_the_notice_names_villages_and_no_persons(made):
    text = "\n".join(paragraphs(body(made["notice", None])))
    assert "丙寅村" in text
    assert not any(name in text for name in ("赵一", "李二", "张三", "周四", "王五"))


def test_results_of_a_quarter_before_are_held_against(office):
    document = load_documents(office.workspace.params)["notice"]
    scores = office.scores.assign(score=office.scores["score"] - 1)
    before = changed(office, scores=scores, period=office.period.previous())
    brief = Brief(office, document, previous=before)
    assert compared_periods(brief) == "与2021年第三季度相比，平均分由90.61分升至91.61分，提高1分。"
    assert (
        compared_periods(replace(brief, previous=None))
        == "上一考核期没有考核结果，暂不作纵向比较。"
    )
