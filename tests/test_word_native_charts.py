"""Filling a styled Word chart: only data change; the workbook has what the formulas name."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from results_fixture import small_results
from test_charts_ranking import many_villages
from test_charts_trend import before

from bangfu_lib.charts.coverage import coverage_chart
from bangfu_lib.charts.native import Axis, Native, Series
from bangfu_lib.charts.points import deductions_chart, items_chart
from bangfu_lib.charts.ranking import ranking_chart
from bangfu_lib.charts.satisfaction import satisfaction_chart
from bangfu_lib.charts.trend import trend_chart
from bangfu_lib.errors import ParamsError
from bangfu_lib.word.native_charts import filled_chart
from bangfu_lib.word.native_workbook import workbook

TEMPLATES = Path(__file__).parents[1] / "report_templates"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def styled(group):
    """The first chart of that group of series in the project's templates."""
    for path in sorted(TEMPLATES.glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                content = archive.read(name) if "/charts/chart" in name else b""
                if not name.endswith(".rels") and f"<c:{group}>".encode() in content:
                    return content
    raise AssertionError(group)


BARS, DOTS = styled("barChart"), styled("scatterChart")
TREND = BARS.replace(b"barChart", b"lineChart")


def bars():
    return items_chart(small_results(), "PB01").native


def dots():
    return ranking_chart(small_results()).native


def filled(template, native):
    return etree.fromstring(filled_chart(template, native))


def words(root, path):
    return [text.text for text in root.iterfind(path)]


def all_cached(root):
    """(formula, cached texts) of every reference in a chart."""
    found = []
    for reference in root.iter(f"{C}strRef", f"{C}numRef", f"{C15}datalabelsRange"):
        formula = next(one for one in reference if one.tag.endswith("}f")).text
        points = {int(one.get("idx")): one[0].text for one in reference.iter(f"{C}pt")}
        found.append((formula, points, int(next(reference.iter(f"{C}ptCount")).get("val"))))
    return found


@pytest.mark.parametrize(
    ("template", "native"),
    [
        (BARS, bars()),
        (BARS, deductions_chart(small_results(), "PB01").native),
        (BARS, coverage_chart(small_results(), "PB01", ["visited_household_share"]).native),
        (DOTS, dots()),
        (DOTS, satisfaction_chart(small_results(), "satisfaction_team").native),
        (TREND, trend_chart(small_results(), before(small_results(), 2)).native),
    ],
)
def test_every_cached_value_stands_in_the_cell_that_its_formula_names(template, native):
    sheet = load_workbook(BytesIO(workbook(native)))["Sheet1"]
    for formula, points, count in all_cached(filled(template, native)):
        cells = sheet[formula.partition("!")[2].replace("$", "")]
        column = [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value]
        known = {at: value for at, value in enumerate(column) if value is not None}
        assert len(column) == count
        assert {at: str(value) for at, value in known.items()} == {
            at: str(int(text) if text.lstrip("-").isdigit() else text)
            for at, text in points.items()
        }


def test_the_look_of_a_series_stays_when_its_data_change():
    restyled = BARS.replace(b'val="0072B2"', b'val="00AA00"').replace(
        b'gapWidth val="45"', b'gapWidth val="80"'
    )
    text = filled_chart(restyled, bars())
    assert text.count(b'val="00AA00"') == restyled.count(b'val="00AA00"')
    assert b'gapWidth val="80"' in text


def test_filling_a_filled_chart_changes_nothing():
    once = filled_chart(BARS, bars())
    assert filled_chart(once, bars()) == once


def test_more_series_than_styled_ones_repeat_the_last_look():
    series = tuple(Series(f"系列{slot}", (1, 2), slot=slot) for slot in range(4))
    root = filled(BARS, Native("bars", ("甲", "乙"), series, Axis("", 0, 2, 1)))
    looks = [etree.tostring(one.find(f"{C}spPr")) for one in root.iter(f"{C}ser")]
    assert len(looks) == 4 and looks[1] == looks[2] == looks[3] != looks[0]


def test_labels_come_from_cells_and_bear_their_text_for_older_programs():
    root = filled(BARS, bars())
    fields = [field for field in root.iter(f"{A}fld") if field.get("type") == "CELLRANGE"]
    assert [field.findtext(f"{A}t") for field in fields] == ["38/40", "25.5/30", "18/20", "10/10"]
    assert len({field.get("id") for field in fields}) == 4


def test_names_labels_and_lines_of_dots_have_no_entry_in_the_legend():
    root = filled(DOTS, dots())
    hidden = {int(one.find(f"{C}idx").get("val")) for one in root.iter(f"{C}legendEntry")}
    names = words(root, f".//{C}ser/{C}tx//{C}v")
    assert [name for at, name in enumerate(names) if at not in hidden] == ["未列榜", "红榜", "蓝榜"]


def test_every_list_of_dots_has_a_marker_of_its_own():
    root = filled(DOTS, dots())
    symbols = [one.get("val") for one in root.iterfind(f".//{C}ser/{C}marker/{C}symbol")]
    seen = [symbol for symbol in symbols if symbol != "none"]
    assert len(seen) == len(set(seen)) == 3


def test_a_single_series_has_no_legend():
    root = filled(BARS, deductions_chart(small_results(), "PB01").native)
    assert root.find(f".//{C}legend") is None


def test_the_axis_takes_title_span_and_ticks():
    axis = filled(BARS, bars()).find(f".//{C}valAx")
    span = [axis.find(f"{C}scaling/{C}{end}").get("val") for end in ("min", "max")]
    assert (span, axis.find(f"{C}majorUnit").get("val")) == (["0", "40"], "10")
    assert "".join(axis.find(f"{C}title").itertext()) == "分值（分）"


def test_what_xml_forbids_is_escaped_or_left_out():
    series = (Series('A&B <x> "y"', (1,), ("<1>\x01",), slot=0),)
    native = Native("bars", ("甲&乙\ud800",), series, Axis("a<b", 0, 1, 1))
    root = filled(BARS, native)
    assert root.find(f".//{C}cat//{C}v").text == "甲&乙"
    assert load_workbook(BytesIO(workbook(native)))["Sheet1"]["C2"].value == "<1>"


def test_the_workbook_is_linked_last_and_nothing_else_is():
    text = filled_chart(BARS, bars()).decode()
    assert text.endswith(
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    assert text.count("r:id=") == 1 and "r:embed" not in text


def test_the_same_data_give_the_same_bytes():
    assert workbook(bars()) == workbook(items_chart(small_results(), "PB01").native)
    assert filled_chart(DOTS, dots()) == filled_chart(DOTS, ranking_chart(small_results()).native)


def test_intervals_are_a_broken_line_with_a_gap_between_villages():
    root = filled(DOTS, satisfaction_chart(small_results(), "satisfaction_team").native)
    line = next(one for one in root.iter(f"{C}ser") if one.findtext(f".//{C}v") == "95%区间")
    places = [int(one.get("idx")) for one in line.iterfind(f"{C}xVal//{C}pt")]
    assert places == [0, 1, 3, 4, 6, 7]


def test_names_get_the_room_they_need():
    short, long = (
        Native("bars", (name,), (Series("得分", (1,), slot=0),), Axis("", 0, 1, 1))
        for name in ("甲村", "示例易地扶贫搬迁集中安置村")
    )
    left = [float(filled(BARS, one).find(f".//{C}x").get("val")) for one in (short, long)]
    assert left[1] - left[0] == pytest.approx(11 * 9 * 25.4 / 72 / 156, abs=0.001)


def test_forty_villages_make_a_chart_that_can_be_parsed():
    root = filled(DOTS, ranking_chart(many_villages(40)).native)
    assert len(list(root.iter(f"{A}fld"))) == 80 + len(
        ranking_chart(many_villages(40)).native.lines
    )


def test_a_chart_without_series_is_refused_in_chinese():
    with pytest.raises(ParamsError, match="无法填入数据"):
        filled_chart(b"<c:chartSpace xmlns:c='x'/>", bars())
