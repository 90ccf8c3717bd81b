"""Word charts: data put into the chart part that stands styled in a template, and its workbook."""

from bangfu_lib.charts.native import LINED, Native
from bangfu_lib.word.native_layout import FEWEST_IN_LEGEND, layout_xml
from bangfu_lib.word.native_series import number_text, plain, series_xml
from bangfu_lib.word.native_sheet import LINE_SLOT, Plotted, Sheet, edge, sheet
from bangfu_lib.word.native_style import SeriesStyle, Styled, styled

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EXTERNAL = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'


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
