"""The named styles of GB/T 9704 that templates are written in; sizes in points.

The rules of the imprint are black paragraphs as low as a rule is thick (0.35 and 0.25 mm):
LibreOffice breaks a frame at paragraphs with borders, and borders end where indents do.
"""

from dataclasses import dataclass, replace

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINE = 579  # twentieths of a point: 28.95 pt, 22 lines on 225 mm
ONE_LINE = LINE / 20
SONG, HEI, KAI, FANG, TITLE = "宋体", "黑体", "楷体", "仿宋", "方正小标宋简体"
LATIN = "Times New Roman"
BODY_PITCH = -5  # twentieths of a point between characters: 28 to a line
RED = "C00000"


@dataclass(frozen=True)
class Style:
    """One paragraph style; sizes in points, indents in hundredths of a character.

    `hanging` is how far the first line stands out to the left; a `border` is (side, eighths of a
    point, points away, colour).
    """

    name: str
    id: str
    font: str
    size: float
    align: str = "both"
    first: int = 0
    hanging: int = 0
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
    border: tuple[str, int, int, str] = ()
    page_break: bool = False
    latin: str = LATIN
    tab: int = 0
    shade: str = ""


def _mast(name: str, id: str, size: float) -> Style:
    """The red name of the office: its top edge 35 mm below that of the text, on any size."""
    line = round(size * 24)
    return Style(
        name, id, TITLE, size, "center", line=line, before=99.2 - size * 0.1, next_kept=True,
        colour=RED, grid=False,
    )  # fmt: skip


def _sign(name: str, id: str, right: int, *, before: float = 0) -> Style:
    kept = name.endswith("署名")
    return Style(
        name, id, FANG, 16, "right", right=right, before=before, next_kept=kept, pitch=BODY_PITCH
    )


STYLES = [
    Style("文件标题", "DocTitle", TITLE, 22, "center", line=660, before=2 * ONE_LINE - 4, after=ONE_LINE, next_kept=True, grid=False),
    _mast("报头", "Masthead", 42),
    _mast("报头大字", "MastheadLarge", 56),
    _mast("报头中字", "MastheadMedium", 42),
    _mast("报头小字", "MastheadSmall", 26),
    Style("发文字号", "DocNumber", FANG, 16, "center", before=2 * ONE_LINE, next_kept=True, border=("bottom", 18, 11, RED), grid=False, pitch=BODY_PITCH),
    Style("主送", "Addressee", FANG, 16, pitch=BODY_PITCH),
    Style("heading 1", "Heading1", HEI, 16, first=200, next_kept=True, outline=0, pitch=BODY_PITCH),
    Style("heading 2", "Heading2", KAI, 16, first=200, next_kept=True, outline=1, pitch=BODY_PITCH),
    Style("heading 3", "Heading3", FANG, 16, first=200, next_kept=True, outline=2, pitch=BODY_PITCH),
    Style("heading 4", "Heading4", FANG, 16, first=200, next_kept=True, outline=3, pitch=BODY_PITCH),
    Style("附件说明", "AnnexNote", FANG, 16, left=575, hanging=375, before=ONE_LINE, next_kept=True, pitch=BODY_PITCH),
    Style("附件说明续", "AnnexNoteNext", FANG, 16, left=575, hanging=75, next_kept=True, pitch=BODY_PITCH),
    Style("附件说明单", "AnnexNoteOnly", FANG, 16, left=500, hanging=300, before=ONE_LINE, next_kept=True, pitch=BODY_PITCH),
    Style("落款", "Signature", FANG, 16, "right", right=400, next_kept=True, pitch=BODY_PITCH),
    _sign("署名", "SignedName", 200, before=ONE_LINE),
    _sign("署名日期", "SignedDate", 200),
    _sign("盖章署名", "SealedName", 400, before=2 * ONE_LINE),
    _sign("盖章日期", "SealedDate", 400),
    Style("附注", "Remark", FANG, 16, first=200, pitch=BODY_PITCH),
    Style("附件序号", "AnnexLabel", HEI, 16, "left", next_kept=True, page_break=True, pitch=BODY_PITCH),
    Style("附件标题", "AnnexTitle", TITLE, 22, "center", line=660, before=ONE_LINE - 4, after=12, next_kept=True, grid=False),
    Style("数据说明", "DataNote", KAI, 10, "center", line=None, after=6, grid=False),
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
    Style("评价", "Graded", SONG, 9, "center", line=None, grid=False),
    Style("评价●", "GradedFull", SONG, 9, "center", line=None, grid=False, shade="DDEFE3"),
    Style("评价◎", "GradedPart", SONG, 9, "center", line=None, grid=False, shade="FFF3CC"),
    Style("评价▲", "GradedUnmet", SONG, 9, "center", line=None, grid=False, shade="FADCCB"),
    Style("评价○", "GradedOpen", SONG, 9, "center", line=None, grid=False, shade="ECECEC"),
    Style("表注", "TableNote", SONG, 9, "left", line=None, before=2, after=3, next_kept=True, grid=False),
    Style("表后", "AfterTable", SONG, 1, "left", line=20, after=9, grid=False),
    Style("版记", "Imprint", FANG, 14, left=100, right=100, line=480, grid=False, tab=1),
    Style("版记抄送", "ImprintCopies", FANG, 14, left=400, hanging=300, right=100, line=480, grid=False),
    Style("版记粗线", "ImprintEdge", SONG, 2, before=2, after=2, line=20, grid=False, shade="000000"),
    Style("版记细线", "ImprintRule", SONG, 2, before=2, after=2, line=14, grid=False, shade="000000"),
    Style("页码单", "FooterOdd", SONG, 14, "right", right=100, line=None, grid=False, latin=SONG),
    Style("页码双", "FooterEven", SONG, 14, "left", left=100, line=None, grid=False, latin=SONG),
]  # fmt: skip
# On a page that lies across, titles of lists and registers stand at its top.
ACROSS = {"DocTitle": {"before": 0, "after": 8}}
ACROSS["SealedName"] = ACROSS["SignedName"] = {"before": 10}


def styles_xml(*, landscape: bool = False) -> str:
    """word/styles.xml with all of them, for pages that stand upright or lie across."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    normal = _style(Style("Normal", "Normal", FANG, 16, first=200, pitch=BODY_PITCH), default=True)
    changes = ACROSS if landscape else {}
    own = "".join(_style(replace(style, **changes.get(style.id, {}))) for style in STYLES)
    leading = (
        '<w:style w:type="character" w:customStyle="1" w:styleId="LeadIn"><w:name w:val="段首"/>'
        f"<w:rPr>{_fonts(KAI)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    )
    return f"<w:styles {NAMESPACE}>{defaults}{normal}{leading}{_table_styles()}{own}</w:styles>"


def _table_styles() -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{6 if side in ("top", "bottom") else 4}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 60), ("bottom", 40), ("right", 60))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="OfficeTable"><w:name w:val="公文表"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def _fonts(east: str, latin: str = LATIN) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def _style(style: Style, *, default: bool = False) -> str:
    built_in = style.name.startswith("heading")
    kind = 'w:default="1" ' if default else "" if built_in else 'w:customStyle="1" '
    return (
        f'<w:style w:type="paragraph" {kind}w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"<w:qFormat/><w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_run(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    """The paragraph's properties in the order that the schema asks for."""
    height = (
        f' w:line="{style.line}" w:lineRule="exact"'
        if style.line
        else ' w:line="240" w:lineRule="auto"'
    )
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    return (
        ("<w:keepNext/>" if style.next_kept else "")
        + ("<w:pageBreakBefore/>" if style.page_break else "")
        + _border(style)
        + _shade(style)
        + _tab(style)
        + '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        + ("" if style.grid else '<w:snapToGrid w:val="0"/>')
        + f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"{height}/>'
        + _indents(style)
        + f'<w:jc w:val="{style.align}"/>{outline}'
    )


def _border(style: Style) -> str:
    if not style.border:
        return ""
    side, width, away, colour = style.border
    edge = f'<w:{side} w:val="single" w:sz="{width}" w:space="{away}" w:color="{colour}"/>'
    return f"<w:pBdr>{edge}</w:pBdr>"


def _shade(style: Style) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{style.shade}"/>' if style.shade else ""


def _tab(style: Style) -> str:
    """A tab that sets what follows it flush with the right edge of an upright page's text."""
    place = 8844 - round(style.right * style.size / 5)
    return f'<w:tabs><w:tab w:val="right" w:pos="{place}"/></w:tabs>' if style.tab else ""


def _indents(style: Style) -> str:
    sides = ("left", style.left), ("right", style.right)
    lines = ("firstLine", style.first), ("hanging", style.hanging)
    asked = "".join(
        f' w:{name}Chars="{size}" w:{name}="{round(size * style.size / 5)}"'
        for name, size in (*sides, *lines)
        if size
    )
    return f"<w:ind{asked}/>" if asked else ""


def _run(style: Style) -> str:
    return (
        _fonts(style.font, style.latin)
        + (f'<w:color w:val="{style.colour}"/>' if style.colour else "")
        + (f'<w:spacing w:val="{style.pitch}"/>' if style.pitch else "")
        + f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'
    )
