"""How native charts look at first: chart parts without data, before staff restyle them in Word."""

from dataclasses import dataclass

from bangfu_lib.charts.native import ATTENDANCE, BARS, COVERAGE, DOTS, TREND

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
BLUE, VERMILLION, INK, GREY, PALE, HATCH = (
    "0072B2",
    "D55E00",
    "1A1A1A",
    "6E6E6E",
    "D9D9D9",
    "9A9A9A",
)
FIRST, SECOND = "111111111", "222222222"
NO_LINE = "<a:ln><a:noFill/></a:ln>"
HAIR, THIN, THICK = 6350, 9525, 19050
MARKERS = (
    ("circle", 6, INK), ("diamond", 9, VERMILLION), ("square", 7, BLUE), ("triangle", 8, GREY),
)  # fmt: skip
TREND_LOOKS = (
    ("circle", 7, BLUE, "solid"), ("square", 6, VERMILLION, "sysDash"), ("triangle", 7, INK, "dash"),
    ("diamond", 8, GREY, "solid"), ("x", 6, BLUE, "dashDot"), ("star", 7, VERMILLION, "solid"),
    ("plus", 7, INK, "sysDot"), ("dash", 8, GREY, "lgDash"),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """A kind of chart: its group of series, what each series looks like, and its axes."""

    group: str
    before: str
    series: tuple[str, ...]
    after: str
    axes: str


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def line(colour: str, width: int, dash: str = "solid") -> str:
    return f'<a:ln w="{width}">{solid(colour)}<a:prstDash val="{dash}"/></a:ln>'


def font(colour: str = INK, size: int = 900) -> str:
    return (
        f'<a:defRPr sz="{size}" b="0">{solid(colour)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr>'
    )


def text(colour: str = INK, turn: str = "") -> str:
    return (
        f"<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>{font(colour)}</a:pPr>"
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def labels(place: str, colour: str = INK) -> str:
    flags = "".join(
        f'<c:show{what} val="0"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f"<c:dLbls><c:spPr><a:noFill/>{NO_LINE}</c:spPr>{text(colour)}"
        f'<c:dLblPos val="{place}"/>{flags}</c:dLbls>'
    )


def shape(fill: str, edge: str) -> str:
    return f"<c:spPr>{fill}{edge}</c:spPr>"


def marker(symbol: str, size: int, colour: str) -> str:
    look = shape(solid(colour), line(colour, HAIR))
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{look}</c:marker>'


NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'

UPRIGHT_BAR = '<c:invertIfNegative val="0"/>'
MISSING = (
    f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{HATCH}"/></a:fgClr>'
    '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
)
WHOLE_BAR = shape(MISSING, line(GREY, THIN)) + UPRIGHT_BAR + labels("outEnd")
DONE_BAR = shape(solid(BLUE), line(BLUE, THIN)) + UPRIGHT_BAR + labels("outEnd")
REQUIRED_BAR = shape("<a:noFill/>", line(INK, THICK, "sysDash")) + UPRIGHT_BAR
EDGE_TEXTS = tuple(f"<c:spPr>{NO_LINE}</c:spPr>{NO_MARKER}{labels(place)}" for place in ("l", "r"))
INTERVAL = f"<c:spPr>{line(INK, 15875)}</c:spPr>{NO_MARKER}"
DOT_SERIES = tuple(f"<c:spPr>{NO_LINE}</c:spPr>{marker(*look)}" for look in MARKERS)
UPRIGHT = f"<c:spPr>{line(GREY, 12700, 'dash')}</c:spPr>{NO_MARKER}{labels('t', GREY)}"
TREND_SERIES = tuple(
    f"<c:spPr>{line(colour, THICK, dash)}</c:spPr>{marker(symbol, size, colour)}{labels('t')}"
    for symbol, size, colour, dash in TREND_LOOKS
)
LEVEL = f"<c:spPr>{line(INK, 12700, 'lgDashDotDot')}</c:spPr>{NO_MARKER}"


def axis_title() -> str:
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{font(GREY)}</a:pPr>"
        f'<a:r><a:rPr lang="zh-CN" sz="900" b="0">{solid(GREY)}<a:latin typeface="+mn-lt"/>'
        '<a:ea typeface="+mn-ea"/></a:rPr><a:t>示例</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )


def value_axis(place: str, crosses: str, *, between: str = "between", number: str = FIRST) -> str:
    other = SECOND if number == FIRST else FIRST
    return (
        f'<c:valAx><c:axId val="{number}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/>'
        f"<c:majorGridlines><c:spPr>{line(PALE, HAIR)}</c:spPr></c:majorGridlines>{axis_title()}"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{line(GREY, HAIR)}</c:spPr>{text(GREY)}"
        f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>'
        "</c:valAx>"
    )


def name_axis(place: str, orientation: str) -> str:
    return (
        f'<c:catAx><c:axId val="{FIRST}"/><c:scaling><c:orientation val="{orientation}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{place}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line(GREY, HAIR)}</c:spPr>{text()}"
        f'<c:crossAx val="{SECOND}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


PLACES_AXIS = (
    f'<c:valAx><c:axId val="{SECOND}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
    '<c:delete val="1"/><c:axPos val="l"/>'
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
    f'<c:crossAx val="{FIRST}"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>'
)
AXES = f'<c:axId val="{FIRST}"/><c:axId val="{SECOND}"/>'
BAR_BEFORE = '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
BAR_AFTER = f'<c:gapWidth val="45"/><c:overlap val="100"/>{AXES}'
BAR_AXES = name_axis("l", "maxMin") + value_axis("b", "max", number=SECOND)
BAR_LOOK = Look("barChart", BAR_BEFORE, (WHOLE_BAR, DONE_BAR), BAR_AFTER, BAR_AXES)
STYLES = {
    BARS: BAR_LOOK,
    COVERAGE: BAR_LOOK,
    ATTENDANCE: Look(
        "barChart", BAR_BEFORE, (WHOLE_BAR, DONE_BAR, REQUIRED_BAR), BAR_AFTER, BAR_AXES
    ),
    DOTS: Look(
        "scatterChart",
        '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>',
        (*EDGE_TEXTS, INTERVAL, *DOT_SERIES, UPRIGHT),
        AXES,
        value_axis("b", "max", between="midCat") + PLACES_AXIS,
    ),
    TREND: Look(
        "lineChart",
        '<c:grouping val="standard"/><c:varyColors val="0"/>',
        (*TREND_SERIES, LEVEL),
        f'<c:marker val="1"/>{AXES}',
        name_axis("b", "minMax") + value_axis("l", "autoZero", number=SECOND),
    ),
}


def chart_style(look: Look) -> bytes:
    """A chart part that looks like `look` and has no data yet."""
    series = "".join(f"<c:ser>{one}</c:ser>" for one in look.series)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/>'
        '<c:roundedCorners val="0"/><c:chart><c:plotArea>'
        f"<c:{look.group}>{look.before}{series}{look.after}</c:{look.group}>{look.axes}"
        "<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{text()}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{solid('FFFFFF')}{NO_LINE}</c:spPr>{text()}</c:chartSpace>"
    ).encode()
