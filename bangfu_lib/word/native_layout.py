"""Where the drawing stands in a Word chart, so that names and labels have the room they need."""

from bangfu_lib.charts.native import DOTS, TREND, Native
from bangfu_lib.word.layout import text_width
from bangfu_lib.word.native_style import Styled

WIDTH = 156.0  # mm between the margins of GB/T 9704
MM_PER_POINT = 25.4 / 72
EDGE, GAP = 1.5, 3.5  # mm: free at the rim, and between the drawing and what stands beside it
LINE = 1.45  # height of a line of type in sizes of type
MOST_NAMES, LEGEND_WIDTH = 0.42, 0.75  # of the width
KEY = 4  # sizes of type: the mark before each entry of the legend
FEWEST_IN_LEGEND = 2


def layout_xml(native: Native, style: Styled) -> str:
    """The inner plot area as parts of the chart's width and height."""
    across, height = WIDTH, native.height_mm
    line = style.size * LINE * MM_PER_POINT
    em = style.size * MM_PER_POINT
    left, right = _sides(native, em)
    ticks = 1 + max((name.count("\n") for name in native.categories), default=0)
    titled = style.titled and native.kind != TREND
    top = EDGE + line * (native.kind == DOTS and bool(native.lines))
    bottom = EDGE + line * (ticks + titled) + GAP / 2
    if style.legend:
        legend = _legend_height(native, em, line)
        top, bottom = (
            (top, bottom + legend) if style.legend_place == "b" else (top + legend, bottom)
        )
    x, y = left / across, top / height
    w, h = 1 - (left + right) / across, max(0.2, 1 - (top + bottom) / height)
    places = "".join(
        f'<c:{name} val="{value:.4f}"/>' for name, value in (("x", x), ("y", y), ("w", w), ("h", h))
    )
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
    )


def _legend_height(native: Native, em: float, line: float) -> float:
    """Room for as many lines of entries as their names need; none for a single series."""
    names = [one.name for one in native.series] + [native.interval] * bool(native.interval)
    names += [one.label for one in native.lines] * (native.kind == TREND)
    if len(names) < FEWEST_IN_LEGEND:
        return 0.0
    widest = (max(map(text_width, names)) + KEY) * em
    fitting = max(1, int(LEGEND_WIDTH * WIDTH / widest))
    return -(-len(names) // fitting) * line + 1


def _sides(native: Native, em: float) -> tuple[float, float]:
    """Room at the left for names and at the right for labels, in mm."""
    if native.kind == TREND:
        return EDGE + GAP + 4 * em, EDGE + GAP + 2 * em
    names = max(map(text_width, native.categories), default=0) * em
    labels = max((text_width(text) for one in native.series for text in one.labels), default=0) * em
    return EDGE + GAP + min(names, MOST_NAMES * WIDTH), EDGE + GAP + labels
