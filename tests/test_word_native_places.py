"""Charts that Word draws are placed as parts of their own; the template's examples stay behind."""

import sys
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from results_fixture import ROOT, small_results

from bangfu_lib.charts.points import items_chart
from bangfu_lib.word.package import pack, read_package
from bangfu_lib.word.render import render

sys.path.insert(0, str(ROOT / "tests/maintenance"))
from word_charts import native_chart
from word_parts import new_document, write

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_PER_MM = 36_000


@pytest.fixture(scope="module")
def chart():
    return items_chart(small_results(), "PB01")


@pytest.fixture(scope="module")
def styled(tmp_path_factory):
    path = tmp_path_factory.mktemp("native") / "t.docx"
    document = new_document()
    native_chart(document, "得分构成", "bars", "各项得分")
    write(document, "下文")
    document.save(path)
    return path


def names(parts, *folders):
    return sorted(name for name in parts if name.startswith(tuple(f"word/{f}/" for f in folders)))


def test_the_chart_and_its_workbook_are_parts_of_the_document(styled, chart):
    parts = render(styled, {}, {"得分构成": chart})
    assert names(parts, "charts", "embeddings", "media") == [
        "word/charts/_rels/chart1.xml.rels",
        "word/charts/chart1.xml",
        "word/embeddings/chart1.xlsx",
    ]
    assert b'PartName="/word/charts/chart1.xml"' in parts["[Content_Types].xml"]
    assert b'Extension="xlsx"' in parts["[Content_Types].xml"]


def test_nothing_of_the_example_is_left(styled, chart):
    everything = b"".join(
        content for name, content in render(styled, {}, {"得分构成": chart}).items()
    )
    assert "示例".encode() not in everything


def test_every_relationship_leads_to_a_part(styled, chart):
    parts = render(styled, {}, {"得分构成": chart})
    with ZipFile(BytesIO(pack(parts))) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == set(parts)
    drawn = etree.fromstring(parts["word/document.xml"]).find(".//{*}chart")
    related = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {one.get("Id"): one.get("Target") for one in related}
    assert targets[drawn.get(drawn.keys()[0])] == "charts/chart1.xml"
    assert all(f"word/{target}" in parts for target in targets.values())


def test_the_place_has_the_height_and_the_sentence_of_the_chart(styled, chart):
    body = etree.fromstring(render(styled, {}, {"得分构成": chart})["word/document.xml"])
    height = round(chart.native.height_mm * EMU_PER_MM)
    assert body.find(f".//{DRAWING}extent").get("cy") == str(height)
    assert body.find(f".//{DRAWING}docPr").get("descr") == chart.sentence


def test_what_word_cannot_draw_is_a_picture_in_the_same_place(styled, chart):
    parts = render(styled, {}, {"得分构成": replace(chart, native=None)})
    assert names(parts, "charts", "embeddings", "media") == ["word/media/chart1.png"]
    assert b"<pic:pic>" in parts["word/document.xml"]


def test_no_picture_is_drawn_where_word_draws(styled, chart):
    def refuse():
        raise AssertionError("drawn for nothing")

    assert render(styled, {}, {"得分构成": replace(chart, draw=refuse)})


def test_a_chart_with_nothing_to_show_takes_its_parts_along(styled):
    parts = render(styled, {}, {"得分构成": None})
    assert names(parts, "charts", "embeddings", "media") == []
    assert b"drawing" not in parts["word/document.xml"]


def test_the_template_itself_is_let_in(styled):
    assert "word/charts/chart1.xml" in read_package(styled)
