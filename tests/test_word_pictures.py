import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm
from lxml import etree
from PIL import Image
from results_fixture import small_results
from word_files import paragraphs

from bangfu_lib.charts.points import items_chart
from bangfu_lib.errors import ParamsError
from bangfu_lib.word.render import render

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def with_placeholder(path, alt):
    document = Document()
    document.add_paragraph("上文")
    stream = BytesIO()
    Image.new("L", (90, 30), 200).save(stream, "PNG")
    stream.seek(0)
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(stream, width=Mm(120))
    paragraph._p.find(f".//{DRAWING}docPr").set("descr", alt)
    style = document.styles.add_style("图题", 1)
    document.add_paragraph("图1 得分", style=style)
    document.add_paragraph("下文")
    document.save(path)
    return path


def drawing(parts, name):
    return etree.fromstring(parts["word/document.xml"]).find(f".//{DRAWING}{name}")


@pytest.mark.parametrize("alt", ["图:得分构成", "图：得分构成", " 图: 得分构成 "])
def test_a_placeholder_keeps_its_width_and_takes_the_height_of_the_chart(tmp_path, alt):
    chart = items_chart(small_results(), "PB01")
    parts = render(with_placeholder(tmp_path / "t.docx", alt), {}, {"得分构成": chart})
    extent = drawing(parts, "extent")
    picture = Image.open(BytesIO(chart.png()))
    assert int(extent.get("cx")) == Mm(120)
    assert int(extent.get("cy")) == round(Mm(120) * picture.height / picture.width)


def test_the_chart_brings_its_sentence_as_alternative_text(tmp_path):
    chart = items_chart(small_results(), "PB01")
    path = with_placeholder(tmp_path / "t.docx", "图:得分构成")
    placed = render(path, {}, {"得分构成": chart})
    assert drawing(placed, "docPr").get("descr") == chart.sentence


def test_the_placeholder_picture_is_no_longer_in_the_file(tmp_path):
    chart = items_chart(small_results(), "PB01")
    path = with_placeholder(tmp_path / "t.docx", "图:得分构成")
    placed = render(path, {}, {"得分构成": chart})
    media = [name for name in placed if name.startswith("word/media/")]
    assert media == ["word/media/chart1.png"]


def test_a_chart_with_nothing_to_show_goes_away_with_its_caption(tmp_path):
    path = with_placeholder(tmp_path / "t.docx", "图:得分构成")
    placed = render(path, {}, {"得分构成": None})
    assert paragraphs(placed["word/document.xml"]) == ["上文", "下文"]


def test_a_placeholder_for_no_chart_names_those_there_are(tmp_path):
    path = with_placeholder(tmp_path / "t.docx", "图:得分构图")
    with pytest.raises(ParamsError, match="“图:得分构图”没有对应的图，可用的有：得分构成"):
        render(path, {}, {"得分构成": None})


def test_other_pictures_stay_as_they_are(tmp_path):
    path = with_placeholder(tmp_path / "t.docx", "乡政府院内照片")
    placed = render(path, {}, {})
    assert drawing(placed, "docPr").get("descr") == "乡政府院内照片"
    assert zipfile.is_zipfile(tmp_path / "t.docx")
