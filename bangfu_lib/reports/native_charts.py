"""Word charts: data put into the chart part that stands styled in a template, and its workbook."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from bangfu_lib.charts.native import LINED, Native
from bangfu_lib.reports.native_layout import FEWEST_IN_LEGEND, layout_xml
from bangfu_lib.reports.native_series import number_text, plain, series_xml
from bangfu_lib.reports.native_sheet import LINE_SLOT, SHEET, Cells, Plotted, Sheet, edge, sheet
from bangfu_lib.reports.native_style import SeriesStyle, Styled, styled

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EXTERNAL = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'

EPOCH = (1980, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FIXED_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{SPREADSHEET}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
WIDE, NARROW = 24, 14  # characters: columns of texts and of numbers


def filled_chart(template_chart: bytes, native: Native) -> bytes:
    """The chart part `template_chart` as staff have styled it, showing the data of `native`.

    Series take their look from those of the template by order; where there are more, the last
    look repeats. Its only relationship, rId1, is the workbook. Raises ParamsError for a chart
    that has no series to take a look from.
    """
    style, data = styled(template_chart), sheet(native)
    slots = _slots(style, native, data)
    texts = {
        "series": "".join(
            series_xml(one, slot, style.group, number=number)
            for number, (one, slot) in enumerate(zip(data.series, slots, strict=True))
        ),
        "legend": _legend(style, data.series),
        "layout": layout_xml(native, style),
        "title": plain(native.axis.title),
        "low": number_text(native.axis.low),
        "high": number_text(edge(native)),
        "step": number_text(native.axis.step),
        "first": "0.5",
        "last": number_text(len(native.categories) + 0.5),
    }
    pieces = [texts[piece] if at % 2 else piece for at, piece in enumerate(style.pieces)]
    return (DECLARATION + "".join(pieces).removesuffix("</c:chartSpace>") + EXTERNAL).encode()


def workbook(native: Native) -> bytes:
    """The .xlsx that Word opens for editing the chart's data: one sheet, aggregates only.

    Its cells are those that the formulas of `filled_chart` name; the same data give the same
    bytes. Parts are stored as they are: the document that holds them is compressed.
    """
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in FIXED_PARTS.items():
            archive.writestr(_entry(name), DECLARATION + text)
        archive.writestr(_entry("xl/worksheets/sheet1.xml"), _sheet_xml(sheet(native)))
    return stream.getvalue()


def _slots(style: Styled, native: Native, data: Sheet) -> list[SeriesStyle]:
    """The look of each series; that of lines is the last one, and nothing else has it."""
    looks = style.series
    others = looks[:-1] if native.kind in LINED and len(looks) > 1 else looks
    return [
        looks[-1] if one.slot == LINE_SLOT else others[min(one.slot, len(others) - 1)]
        for one in data.series
    ]


def _legend(style: Styled, series: tuple[Plotted, ...]) -> str:
    """The legend with the entries of named series; nothing where one series needs no name."""
    if sum(one.named for one in series) < FEWEST_IN_LEGEND:
        return ""
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
        for number, one in enumerate(series)
        if not one.named
    )
    return style.legend.replace("@@hidden@@", hidden)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = 0
    return entry


def _sheet_xml(data: Sheet) -> str:
    columns = data.columns
    depth = max(len(column.cells) for column in columns)
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{_width(column.cells)}" customWidth="1"/>'
        for place, column in enumerate(columns, start=1)
    )
    lines = [tuple(column.head for column in columns)]
    lines += [tuple(_cell(column.cells, row) for column in columns) for row in range(depth)]
    letters = [column.letters for column in columns]
    rows = "".join(
        f'<row r="{number}">{"".join(_cells(letters, cells, number))}</row>'
        for number, cells in enumerate(lines, start=1)
    )
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}"><cols>{widths}</cols>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _cell(cells: Cells, row: int) -> str | float | None:
    return cells[row] if row < len(cells) else None


def _width(cells: Cells) -> int:
    return WIDE if any(isinstance(cell, str) for cell in cells) else NARROW


def _cells(letters: list[str], cells: Cells, number: int) -> Iterator[str]:
    for letter, cell in zip(letters, cells, strict=True):
        if isinstance(cell, str) and cell:
            text = f'<is><t xml:space="preserve">{plain(cell)}</t></is>'
            yield f'<c r="{letter}{number}" t="inlineStr">{text}</c>'
        elif cell is not None and cell != "":
            yield f'<c r="{letter}{number}"><v>{number_text(cell)}</v></c>'
