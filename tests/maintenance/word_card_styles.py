"""The named styles of cards, household papers and caption strips, beside those of GB/T 9704."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.shared import Mm
from word_styles import FANG, HEI, KAI, NAMESPACE, RED, SONG, TITLE, Style, _style

CARD_TAB = 15137  # twentieths of a point: the right edge of a card of 267 mm
CARD_STYLES = [
    Style("村卡题", "CardTitle", TITLE, 40, "center", line=None, after=5, next_kept=True, colour=RED, grid=False, page_break=True),
    Style("村卡栏", "CardLabel", HEI, 20, "center", line=None, before=1, after=1, colour=RED, grid=False),
    Style("村卡文", "CardText", HEI, 20, "left", line=None, before=1, after=1, left=30, grid=False),
    Style("村卡举措", "CardMeasures", HEI, 16, "left", line=None, before=3, after=3, left=40, grid=False),
    Style("村卡脚", "CardFoot", KAI, 16, "left", line=None, before=5, grid=False),
    Style("村卡注", "CardNote", KAI, 10, "center", line=None, before=2, grid=False),
    Style("户卡题", "SlipTitle", TITLE, 16, "center", line=None, next_kept=True, colour=RED, grid=False),
    Style("户卡栏", "SlipLabel", HEI, 12, "center", line=None, next_kept=True, grid=False),
    Style("户卡文", "SlipText", SONG, 13, "left", line=None, left=20, next_kept=True, grid=False),
    Style("户卡脚", "SlipFoot", KAI, 10, "right", right=50, line=None, before=2, next_kept=True, grid=False),
    Style("户卡注", "SlipNote", KAI, 7, "center", line=None, next_kept=True, grid=False),
    Style("裁剪线", "CutLine", SONG, 4, "center", line=80, after=4, grid=False, border=("bottom", 6, 1, "808080")),
    Style("户页题", "HouseTitle", TITLE, 20, "center", line=None, after=2, next_kept=True, grid=False, page_break=True),
    Style("户页注", "HouseNote", KAI, 12, "center", line=None, after=4, next_kept=True, grid=False),
    Style("表单题", "FormTitle", TITLE, 20, "center", line=None, after=4, next_kept=True, grid=False),
    Style("户页栏", "HouseLabel", HEI, 11, "left", line=None, before=6, after=3, next_kept=True, grid=False),
    Style("户页脚", "HouseFoot", FANG, 12, "left", line=None, before=10, grid=False),
    Style("说明条", "CaptionStrip", KAI, 13, "left", line=None, left=40, right=40, grid=False),
    Style("说明条号", "CaptionCode", SONG, 8, "right", line=None, right=40, colour="808080", grid=False),
]  # fmt: skip


def add_card_styles(doc: WordDocument) -> None:
    """Add these styles to the document's own; the line to cut along is dashed."""
    for style in CARD_STYLES:
        xml = _style(style)
        if style.id == "CutLine":
            xml = xml.replace('w:val="single"', 'w:val="dashed"')
        if style.id == "CardFoot":
            tab = f'<w:tabs><w:tab w:val="right" w:pos="{CARD_TAB}"/></w:tabs><w:autoSpaceDE'
            xml = xml.replace("<w:autoSpaceDE", tab, 1)
        doc.styles.element.append(parse_xml(f"<w:styles {NAMESPACE}>{xml}</w:styles>")[0])


def set_margins(doc: WordDocument, *, top: float, side: float) -> None:
    """Narrow margins, in mm: what is posted or filled in by hand is not bound."""
    section = doc.sections[0]
    section.top_margin = section.bottom_margin = Mm(top)
    section.left_margin = section.right_margin = Mm(side)
    section.footer_distance = Mm(min(top, 12))


def without_page_numbers(doc: WordDocument) -> None:
    """Cards bear no page number."""
    section = doc.sections[0]
    section.footer.is_linked_to_previous = True
    section.even_page_footer.is_linked_to_previous = True
