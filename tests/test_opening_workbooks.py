"""What stands in a workbook's sheets, however it was written; what no reader may be shown."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from raw_workbooks import (
    MAIN,
    STRICT,
    TWO_ROWS,
    TWO_ROWS_READ,
    book,
    outcome,
    parts,
    relations,
    rows_of,
    sheet,
    zipped,
)

from bangfu_lib.opening.limits import MAX_MERGES
from bangfu_lib.opening.open_file import open_file
from bangfu_lib.opening.opened import NoValue

NOT_COMPUTED = NoValue("")
DAYS = (
    '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[h]:mm"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>'
)


def row(number, *cells):
    return f'<row r="{number}">{"".join(cells)}</row>'


def cell(place, inside="", **attributes):
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<c r="{place}"{given}>{inside}</c>'


def value(text):
    return f"<v>{text}</v>"


def grid_of(xml, **facts):
    return open_file(book(xml, **facts), "a.xlsx").grids[0]


def notes_of(content, name="a.xlsx"):
    return [note.code for note in open_file(content, name).notes]


# Where cells stand


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (row(1048576, cell("XFD1048576", value(1))), "too_many_rows"),
        (row(100001, cell("A100001", value(1))), "too_many_rows"),
        (row(4294967297, cell("A4294967297", value(1))), "too_many_rows"),
        (row(1, cell("A4294967297", value(1))), "too_many_rows"),
        (row(1, cell("ZZZZZZZ1", value(1))), "too_many_columns"),
        (row(1, cell("GS1", value(1))), "too_many_columns"),
        (row(1, cell("A1", value(1))) + row(100000, cell("GR100000", value(1))), "too_many_cells"),
        (row(1, "<c/>" * 201), "too_many_columns"),
        (row(0, cell("A0", value(1))), "damaged_file"),
        (row(-1, cell("A-1", value(1))), "damaged_file"),
        (row(1, cell("1A", value(1))), "damaged_file"),
        (row(1, cell("", value(1))), "damaged_file"),
    ],
)
@pytest.mark.parametrize("quotes", ['"', "'"])
def test_cells_far_off_are_refused(cells, code, quotes):
    assert outcome(book(sheet(TWO_ROWS + cells).replace('"', quotes))) == code


@pytest.mark.parametrize("place", ["GR1", "A9999", "GR9999", "A100000", "T99999"])
def test_cells_within_the_limits_are_read(place):
    assert rows_of(sheet(row(place.strip("AGRT"), cell(place, value(7)))))[-1][-1] == 7.0


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "A1:ZZZZZZZ1", "nonsense"])
def test_what_a_sheet_says_of_its_size_does_not_matter(dimension):
    assert rows_of(sheet(before=f'<dimension ref="{dimension}"/>')) == TWO_ROWS_READ


# How sheets are written

PREFIXED = f"""<x:worksheet {MAIN.replace("xmlns=", "xmlns:x=")}><x:sheetData>
 <x:row r = '1'><x:c  r='A1' t='inlineStr'><x:is><x:t>村名</x:t></x:is></x:c>
 <x:c t='inlineStr' r='B1'><x:is><x:t>日<!-- -->期</x:t></x:is></x:c></x:row>
 <x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[甲村]]></x:t></x:is></x:c><x:c><x:v>45662</x:v></x:c></x:row>
</x:sheetData></x:worksheet>"""


@pytest.mark.parametrize(
    "xml",
    [
        sheet(root=STRICT),
        sheet().replace('"', "'"),
        sheet(after='<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'),
        sheet(before="<!-- <sheetData><row/></sheetData> -->"),
        PREFIXED,
    ],
)
def test_a_sheet_reads_the_same_in_whatever_way_it_is_written(xml):
    assert rows_of(xml) == TWO_ROWS_READ


def test_blanks_that_are_to_be_kept_are_kept_however_the_sheet_is_written():
    text = '<is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is>'
    xml = sheet(row(1, cell("A1", text, t="inlineStr")))
    assert rows_of(xml) == rows_of(xml.replace('"', "'")) == [["a b"]]


def test_sheets_keep_their_names_order_and_visibility_and_charts_are_left_out():
    made = parts(
        sheet(),
        sheet(),
        sheet(),
        names=("走访/问题", "../../x", "a&lt;b"),
        states=("visible", "hidden", "veryHidden"),
    )
    home = "xl/_rels/workbook.xml.rels"
    made[home] = made[home].replace(
        'worksheet" Target="worksheets/sheet1', 'chartsheet" Target="worksheets/sheet1'
    )
    opened = open_file(zipped(made), "a.xlsx")
    assert [(one.name, one.visible) for one in opened.grids] == [("../../x", False), ("a<b", False)]


def test_the_workbook_is_found_where_its_package_says():
    made = parts(sheet())
    made = {name.replace("xl/", "book/"): content for name, content in made.items()}
    made["_rels/.rels"] = relations([("w", "officeDocument", "/book/workbook.xml")])
    made["[Content_Types].xml"] = "<Types/>"
    assert open_file(zipped(made), "a.xlsx").grids[0].rows == TWO_ROWS_READ


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["C", "Z"]), max_size=5),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_texts_of_any_kind_come_out_as_they_went_in(rows):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_urls": False}) as made:
        page = made.add_worksheet()
        for number, one in enumerate(rows):
            for column, text in enumerate(["首", *one, "末"]):
                page.write_string(number, column, text)
    assert open_file(stream.getvalue(), "a.xlsx").grids[0].rows == [
        ["首", *one, "末"] for one in rows
    ]


# Cells without a value


def test_errors_and_formulas_never_computed_are_named_and_a_last_row_of_them_stays():
    xml = sheet(
        TWO_ROWS
        + row(
            3, cell("A3", value("#N/A"), t="e"), cell("B3", "<f>1/0</f>" + value("#DIV/0!"), t="e")
        )
        + row(4, cell("A4", "<f>A2</f>"), cell("B4", "<f>SUM(B2)</f><v></v>"), cell("C4", "<f/>"))
    )
    expected = [
        *[[*one, ""] for one in TWO_ROWS_READ],
        [NoValue("#N/A"), NoValue("#DIV/0!"), ""],
        [NOT_COMPUTED] * 3,
    ]
    assert rows_of(xml) == rows_of(xml.replace('"', "'")) == expected


def test_formulas_with_a_result_are_their_result_even_when_it_is_an_empty_text():
    cells = [
        cell("A1", "<f>1+1</f>" + value(2)),
        cell("B1", '<f>""</f><v></v>', t="str"),
        cell("C1", "<f>B1</f>", t="str"),
        cell("D1", "<f>1=1</f>" + value(1), t="b"),
        cell("E1", value("末"), t="str"),
    ]
    assert rows_of(sheet(row(1, *cells))) == [[2.0, "", "", True, "末"]]


@pytest.mark.parametrize(
    "inside",
    [
        "<f>_xlfn.DISPIMG(&quot;ID_1&quot;,1)</f>" + value("=DISPIMG(&quot;ID_1&quot;,1)"),
        "<f>_xlfn.DISPIMG(&quot;ID_1&quot;,1)</f>",
        value("=DISPIMG(&quot;ID_1&quot;,1)"),
    ],
)
def test_a_picture_in_a_cell_is_shown_as_one(inside):
    assert rows_of(sheet(row(1, cell("A1", inside, t="str")))) == [[NoValue("【图片】")]]


def test_a_marker_within_a_text_or_a_closed_cell_marks_no_other_cell():
    cells = (
        '<c r="A1" t="e"/><c r="B1"><v>1</v></c><c r="C1" t="inlineStr"><is><t> t="e" </t></is></c>'
    )
    assert rows_of(sheet(f'<row r="1">{cells}</row>')) == [[NoValue("#"), 1.0, 't="e"']]


# Numbers and dates


def test_numbers_that_are_none_stay_for_conversion_to_refuse():
    nan, *infinite = rows_of(
        sheet(
            row(
                1,
                *(
                    cell(f"{c}1", value(v), s=1)
                    for c, v in zip("ABC", ("NaN", "1E400", "-INF"), strict=True)
                ),
            )
        ),
        formats=DAYS,
    )[0]
    assert (str(nan), infinite) == ("nan", [float("inf"), float("-inf")])


def test_numbers_longer_than_a_float_holds_keep_every_digit():
    xml = sheet(
        row(1, cell("A1", value("511529199001011234")), cell("B1", value("0.1234567890123456789")))
    )
    assert rows_of(xml) == [[511529199001011234, 0.12345678901234568]]


def test_dates_are_known_by_their_format_and_bare_day_numbers_stay_numbers():
    cells = [
        cell("A1", value(45499), s=1),
        cell("B1", value(45499.5), s=1),
        cell("C1", value(45499)),
    ]
    days = [date(2024, 7, 26), datetime.fromisoformat("2024-07-26T12:00"), 45499.0]
    assert rows_of(sheet(row(1, *cells)), formats=DAYS) == [days]


@pytest.mark.parametrize("days", [-5, 13812345678, 511529199001011])
@pytest.mark.parametrize("form", [1, 2])
def test_numbers_that_no_calendar_has_stay_numbers_under_a_format_of_days(days, form):
    assert rows_of(sheet(row(1, cell("A1", value(days), s=form))), formats=DAYS) == [[days]]


def test_books_that_count_from_1904_say_so():
    old = open_file(
        book(
            sheet(row(1, cell("A1", value(44037), s=1), cell("B1", value(1)))),
            formats=DAYS,
            properties='<workbookPr date1904="1"/>',
        ),
        "a.xlsx",
    )
    assert (old.from_1904, old.grids[0].rows) == (True, [[date(2024, 7, 26), 1.0]])


# Lists that cells point into


@pytest.mark.parametrize(
    "texts",
    [
        '<sst uniqueCount="4294967295"><si><t>a</t></si></sst>',
        "<sst count='20000'><si><t>a</t></si></sst>",
        '<x:sst  uniqueCount = "-1"/>',
    ],
)
def test_a_false_count_of_texts_is_refused(texts):
    assert outcome(book(sheet(), texts=texts)) == "false_counts"


def test_a_few_texts_may_stand_in_very_many_cells():
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 10_007))
    texts = '<sst count="{}" uniqueCount="1"><si><t>是</t></si></sst>'
    found = [outcome(book(sheet(cells), texts=texts.format(count))) for count in (10_006, 20_011)]
    assert found == ["", "false_counts"]


def test_a_count_further_on_in_the_texts_is_never_believed():
    texts = '<sst><si><t>a</t></si><sst uniqueCount="4294967295"/><si/></sst>'
    assert outcome(book(sheet(), texts=texts)) == "damaged_file"


@pytest.mark.parametrize(
    "texts",
    [
        '<sst count="9" uniqueCount="9"><si><t>甲</t></si><si><r><t>乙</t></r><r><t>村</t></r></si></sst>',
        "<x:sst xmlns:x='y'><x:si><x:t>甲</x:t></x:si><x:si ><x:t>乙村</x:t></x:si ></x:sst>",
    ],
)
def test_shared_texts_are_read(texts):
    cells = (cell("A1", value(0), t="s"), cell("B1", value(1), t="s"))
    assert rows_of(sheet(row(1, *cells)), texts=texts) == [["甲", "乙村"]]


@pytest.mark.parametrize(
    ("formats", "code"),
    [
        ("<styleSheet><cellXfs>" + "<xf/>" * 70001 + "</cellXfs></styleSheet>", "too_many_formats"),
        ("<x:styleSheet>" + "<x:xf />" * 70001 + "</x:styleSheet>", "too_many_formats"),
        (f'<styleSheet><numFmt formatCode="{"[" * 513}"/></styleSheet>', "long_format"),
        (f"<styleSheet><numFmt formatCode = '{'[' * 200000}'/></styleSheet>", "long_format"),
    ],
)
def test_formats_beyond_all_measure_are_refused(formats, code):
    assert outcome(book(sheet(), formats=formats)) == code


@pytest.mark.parametrize("pointer", ["999999999", "99999999999", "-1", "x", "1.5", " "])
def test_a_cell_that_points_to_no_text_is_a_damaged_file(pointer):
    texts = "<sst><si><t>a</t></si></sst>"
    assert (
        outcome(book(sheet(row(1, cell("A1", value(pointer), t="s"))), texts=texts))
        == "damaged_file"
    )


# Hidden and merged


def test_hidden_rows_and_columns_are_told_and_read():
    xml = sheet(
        TWO_ROWS.replace('<row r="2"', '<row r="2" hidden="1"'),
        before='<cols><col min="2" max="16384" hidden="1" width="0"/></cols>',
    )
    grids = [grid_of(xml), grid_of(xml.replace('"', "'"))]
    assert [(one.hidden_rows, one.hidden_columns) for one in grids] == [({1}, {1})] * 2
    assert grids[0].rows == TWO_ROWS_READ


def merges(*ranges):
    return sheet(
        after="<mergeCells>"
        + "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
        + "</mergeCells>"
    )


@pytest.mark.parametrize(
    ("ranges", "kept"),
    [
        (["A1:B1"], ((0, 0, 0, 1),)),
        (["A1:A9"], ((0, 0, 1, 0),)),
        (["A1:A1", "A3:B9", "C1:D1"], ()),
        (["A1:B2", "A1:B2"], ((0, 0, 1, 1),)),
        (["B1:A1"], ()),
    ],
)
def test_merges_are_cut_to_the_rows_that_are_there(ranges, kept):
    assert (
        grid_of(merges(*ranges)).merges == grid_of(merges(*ranges).replace('"', "'")).merges == kept
    )


def test_a_merge_of_the_whole_sheet_is_left_alone_with_a_note():
    opened = open_file(book(merges("A1:XFD1048576")), "a.xlsx")
    assert (opened.grids[0].merges, [note.code for note in opened.notes]) == (
        (),
        ["merges_ignored"],
    )


def test_merges_beyond_the_limit_are_told():
    opened = open_file(book(merges(*["A1:B1"] * (MAX_MERGES + 1))), "a.xlsx")
    assert [(note.code, note.sheet) for note in opened.notes] == [("merges_capped", "表1")]


# What is said


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ({"xl/vbaProject.bin": "x"}, "macros_ignored"),
        ({"xl/externalLinks/externalLink1.xml": "<x/>"}, "external_links"),
    ],
)
def test_macros_and_links_are_told_and_left_alone(extra, code):
    content = zipped(parts(sheet()) | extra)
    assert notes_of(content, "a.xlsm") == [code]
    assert open_file(content, "a.xlsm").grids[0].rows == TWO_ROWS_READ


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-1+cmd", "@SUM(1)", "\t=1+1", "＝1+1", "=HYPERLINK(1)"]
ORDINARY = [
    "-",
    "--",
    "-5",
    "+86 138-0013-8000",
    "-走访3户",
    "－",
    "=",
    "@张某",
    "-3.5%",
    "a=b",
    "@",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_stays_a_text_and_is_told(text):
    escaped = text.replace("&", "&amp;")
    texts = f'<sst><si><t xml:space="preserve">{escaped}</t></si></sst>'
    opened = open_file(book(sheet(row(2, cell("C2", value(0), t="s"))), texts=texts), "a.xlsx")
    assert opened.grids[0].rows[1][2] == text
    assert [(one.code, one.facts["cell"], one.facts["count"]) for one in opened.notes] == [
        ("formula_like_text", "C2", 1)
    ]


@pytest.mark.parametrize("text", ORDINARY)
def test_signs_in_ordinary_writing_are_not_told(text):
    xml = sheet(row(1, cell("A1", f"<is><t>{text}</t></is>", t="inlineStr")))
    assert (rows_of(xml), notes_of(book(xml))) == ([[text]], [])
