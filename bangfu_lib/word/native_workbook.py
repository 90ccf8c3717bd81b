"""The workbook behind a Word chart: one sheet of aggregates, the same bytes for the same data."""

import zipfile
from io import BytesIO

from bangfu_lib.charts.native import Native
from bangfu_lib.word.native_series import number_text, plain
from bangfu_lib.word.native_sheet import SHEET, Cells, Sheet, sheet
from bangfu_lib.word.native_theme import THEME

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EPOCH = (1980, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET_PART, STRINGS_PART = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
# What the workbook's main part refers to, by the last part of the relationship's name.
THEME_PART = "xl/theme/theme1.xml"
RELATED = {
    "worksheet": SHEET_PART,
    "theme": THEME_PART,
    "styles": "xl/styles.xml",
    "sharedStrings": STRINGS_PART,
}
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
FIXED_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/{part}" ContentType="{SPREADSHEET}.{kind}+xml"/>'
            for kind, part in RELATED.items()
            if part != THEME_PART
        )
        + f'<Override PartName="/{THEME_PART}" ContentType="{THEME_TYPE}"/></Types>'
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
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{place}" Type="{OFFICE}/{kind}" '
            f'Target="{part.removeprefix("xl/")}"/>'
            for place, (kind, part) in enumerate(RELATED.items(), start=1)
        )
        + "</Relationships>"
    ),
    THEME_PART: THEME,
    "xl/styles.xml": (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" '
        'xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
        'builtinId="0"/></cellStyles></styleSheet>'
    ),
}
SAME_RIGHTS = 0o600 << 16  # what Python writes in any case
WIDE, NARROW = 24, 14  # characters: columns of texts and of numbers
Strings = dict[str, int]


def workbook(native: Native) -> bytes:
    """The .xlsx that Word opens for editing the chart's data: one sheet, aggregates only.

    Its cells are those that the formulas of the chart name; the same data give the same bytes.
    Parts are stored as they are: the document that holds them is compressed.
    """
    strings: Strings = {}
    cells = _sheet_xml(sheet(native), strings)
    parts = FIXED_PARTS | {SHEET_PART: cells, STRINGS_PART: _strings_xml(strings)}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(_entry(name), DECLARATION + text)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that says nothing of the machine or the day."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = 0, SAME_RIGHTS
    return entry


def _sheet_xml(data: Sheet, strings: Strings) -> str:
    """The sheet; texts are added to `strings`, numbered in the order in which they come."""
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
        f'<row r="{number}">'
        + "".join(
            _written(f"{letter}{number}", cell, strings)
            for letter, cell in zip(letters, cells, strict=True)
            if cell is not None and cell != ""
        )
        + "</row>"
        for number, cells in enumerate(lines, start=1)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><cols>{widths}</cols><sheetData>{rows}</sheetData></worksheet>'
    )


def _strings_xml(strings: Strings) -> str:
    texts = "".join(f'<si><t xml:space="preserve">{plain(text)}</t></si>' for text in strings)
    return f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">{texts}</sst>'


def _cell(cells: Cells, row: int) -> str | float | None:
    return cells[row] if row < len(cells) else None


def _width(cells: Cells) -> int:
    return WIDE if any(isinstance(cell, str) for cell in cells) else NARROW


def _written(place: str, cell: str | float, strings: Strings) -> str:
    if isinstance(cell, str):
        return f'<c r="{place}" t="s"><v>{strings.setdefault(cell, len(strings))}</v></c>'
    return f'<c r="{place}"><v>{number_text(cell)}</v></c>'
