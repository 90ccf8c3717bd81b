"""The blank A4 package that the templates start from: page, grid and named styles of GB/T 9704."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from word_theme import font_table, theme

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINE = 579  # twentieths of a point: 28.95 pt, 22 lines on 225 mm
PAGE = (
    '<w:pgSz w:w="{w}" w:h="{h}"{orient}/>'
    '<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
    ' w:header="851" w:footer="{footer}" w:gutter="0"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
)
UPRIGHT = {
    "w": 11906,
    "h": 16838,
    "orient": "",
    "top": 2098,
    "right": 1474,
    "bottom": 1984,
    "left": 1588,
    "footer": 1440,
}
ACROSS = {
    "w": 16838,
    "h": 11906,
    "orient": ' w:orient="landscape"',
    "top": 1588,
    "right": 1984,
    "bottom": 1474,
    "left": 2098,
    "footer": 900,
}
TEXT_WIDTH_MM, TEXT_ACROSS_MM = 156, 225
SONG, HEI, KAI, FANG, TITLE = "宋体", "黑体", "楷体", "仿宋", "方正小标宋简体"
BODY_PITCH = -5  # twentieths of a point between characters: 28 to a line


@dataclass(frozen=True)
class Style:
    """One paragraph style; sizes in points, indents in hundredths of a character."""

    name: str
    id: str
    font: str
    size: float
    align: str = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    line: int | None = LINE
    before: float = 0
    after: float = 0
    next_kept: bool = False
    outline: int | None = None
    colour: str = ""
    grid: bool = True
    pitch: int = 0
    border: str = ""
    page_break: bool = False


STYLES = [
    Style("文件标题", "DocTitle", TITLE, 22, "center", line=660, before=14, after=14, next_kept=True, grid=False),
    Style("报头", "Masthead", TITLE, 40, "center", line=None, before=30, after=16, colour="C00000", grid=False),
    Style("发文字号", "DocNumber", FANG, 16, "center", line=None, after=10, border="C00000", grid=False),
    Style("主送", "Addressee", FANG, 16, pitch=BODY_PITCH),
    Style("heading 1", "Heading1", HEI, 16, first=200, next_kept=True, outline=0, pitch=BODY_PITCH),
    Style("heading 2", "Heading2", KAI, 16, first=200, next_kept=True, outline=1, pitch=BODY_PITCH),
    Style("heading 3", "Heading3", FANG, 16, first=200, next_kept=True, outline=2, pitch=BODY_PITCH),
    Style("附件说明", "AnnexNote", FANG, 16, first=200, before=14, next_kept=True, pitch=BODY_PITCH),
    Style("落款", "Signature", FANG, 16, "right", right=400, next_kept=True, pitch=BODY_PITCH),
    Style("附件序号", "AnnexLabel", HEI, 16, "left", next_kept=True, page_break=True),
    Style("附件标题", "AnnexTitle", TITLE, 18, "center", line=None, before=6, after=10, next_kept=True, grid=False),
    Style("数据说明", "DataNote", KAI, 10, "center", line=None, after=8, grid=False),
    Style("表题", "TableCaption", HEI, 12, "center", line=None, before=8, after=4, next_kept=True, grid=False),
    Style("图题", "FigureCaption", HEI, 12, "center", line=None, before=2, after=10, grid=False),
    Style("图", "FigurePlace", FANG, 16, "center", line=None, before=6, next_kept=True, grid=False),
    Style("表头", "TableHead", HEI, 10.5, "center", line=None, grid=False),
    Style("表文居中", "CellCentre", SONG, 10.5, "center", line=None, grid=False),
    Style("表文居左", "CellLeft", SONG, 10.5, "left", line=None, grid=False),
    Style("表文居右", "CellRight", SONG, 10.5, "right", line=None, grid=False),
    Style("小表头", "SmallHead", HEI, 9, "center", line=None, grid=False),
    Style("小表文居中", "SmallCentre", SONG, 9, "center", line=None, grid=False),
    Style("小表文居左", "SmallLeft", SONG, 9, "left", line=None, grid=False),
    Style("小表文居右", "SmallRight", SONG, 9, "right", line=None, grid=False),
    Style("表注", "TableNote", SONG, 9, "left", line=None, before=2, after=3, next_kept=True, grid=False),
    Style("表后", "AfterTable", SONG, 6, "left", line=200, grid=False),
    Style("版记", "Imprint", FANG, 14, "left", left=100, right=100, line=None, before=3, after=3, grid=False),
    Style("页码单", "FooterOdd", SONG, 14, "right", right=100, line=None, grid=False),
    Style("页码双", "FooterEven", SONG, 14, "left", left=100, line=None, grid=False),
]  # fmt: skip

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"""
DOCUMENT_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/></Relationships>"""
CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>模板</dc:title><dc:creator>bangfu</dc:creator></cp:coreProperties>"""
APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>bangfu</Application></Properties>"""
SETTINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""


def blank_package(*, landscape: bool = False) -> BytesIO:
    """An empty document with the page and all styles, for python-docx to open."""
    page = PAGE.format(**(ACROSS if landscape else UPRIGHT))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = f"<w:document {NAMESPACE}><w:body><w:sectPr>{page}</w:sectPr></w:body></w:document>"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", head + body)
        archive.writestr("word/_rels/document.xml.rels", DOCUMENT_RELATIONS)
        archive.writestr("word/styles.xml", head + _styles())
        archive.writestr("word/settings.xml", SETTINGS)
        archive.writestr("word/fontTable.xml", font_table())
        archive.writestr("word/theme/theme1.xml", theme())
        archive.writestr("docProps/core.xml", CORE)
        archive.writestr("docProps/app.xml", APP)
    stream.seek(0)
    return stream


def _styles() -> str:
    fonts = _fonts(FANG)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    normal = _style(Style("Normal", "Normal", FANG, 16, first=200, pitch=BODY_PITCH), default=True)
    leading = (
        '<w:style w:type="character" w:customStyle="1" w:styleId="LeadIn"><w:name w:val="段首"/>'
        f"<w:rPr>{_fonts(KAI)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="OfficeTable"><w:name w:val="公文表"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="{6 if side in ("top", "bottom") else 4}" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    own = "".join(_style(style) for style in STYLES)
    return f"<w:styles {NAMESPACE}>{defaults}{normal}{leading}{table}{own}</w:styles>"


def _fonts(east: str) -> str:
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{east}" w:cs="Times New Roman"/>'


def _style(style: Style, *, default: bool = False) -> str:
    first = (
        f' w:firstLineChars="{style.first}" w:firstLine="{round(style.first * style.size / 5)}"'
        if style.first
        else ""
    )
    left = (
        f' w:leftChars="{style.left}" w:left="{round(style.left * style.size / 5)}"'
        if style.left
        else ""
    )
    right = (
        f' w:rightChars="{style.right}" w:right="{round(style.right * style.size / 5)}"'
        if style.right
        else ""
    )
    line = (
        f' w:line="{style.line}" w:lineRule="exact"'
        if style.line
        else ' w:line="240" w:lineRule="auto"'
    )
    edge = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="8" w:color="{style.border}"/></w:pBdr>'
        if style.border
        else ""
    )
    paragraph = (
        ("<w:keepNext/>" if style.next_kept else "")
        + ("<w:pageBreakBefore/>" if style.page_break else "")
        + edge
        + '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        + ("" if style.grid else '<w:snapToGrid w:val="0"/>')
        + f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"{line}/>'
        + (f"<w:ind{left}{right}{first}/>" if first or left or right else "")
        + f'<w:jc w:val="{style.align}"/>'
        + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
    )
    run = (
        _fonts(style.font)
        + (f'<w:color w:val="{style.colour}"/>' if style.colour else "")
        + (f'<w:spacing w:val="{style.pitch}"/>' if style.pitch else "")
        + f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'
    )
    kind = (
        'w:default="1" '
        if default
        else ""
        if style.name.startswith("heading")
        else 'w:customStyle="1" '
    )
    return (
        f'<w:style w:type="paragraph" {kind}w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
