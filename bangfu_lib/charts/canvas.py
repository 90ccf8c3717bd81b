"""The look that all charts share: size, colours that survive photocopying, quiet axes."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bangfu_lib.charts.font import font_family

BLUE, VERMILLION = "#0072B2", "#D55E00"  # Okabe and Ito: told apart by colour-blind readers
INK, GREY, PALE, PAPER = "#1A1A1A", "#6E6E6E", "#D9D9D9", "#FFFFFF"
DOTS_PER_INCH = 200
PAGE_WIDTH = 6.14  # inches: the 156 mm between the margins of GB/T 9704
TEXT, SMALL, TIGHT = 9.5, 8.5, 7.5
HAIR, LINE = 0.6, 0.9
HATCH, BAR = "#BDBDBD", 0.6
LONGEST, ELLIPSIS = 11, "…"
ROW, MARGIN = 0.255, 0.62  # inches for each row, and for key and axis together
TALLEST, LOWEST_ROW = 8.6, 0.13  # inches: what fits on a page, and the least a row can be read at
MOST_ROWS = int((TALLEST - MARGIN) / LOWEST_ROW)


def new_figure(height: float) -> Figure:
    """An empty white figure as wide as the text of a page, `height` inches high."""
    size = (PAGE_WIDTH, height)
    figure = Figure(figsize=size, dpi=DOTS_PER_INCH, layout="constrained", facecolor=PAPER)
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(w_pad=0.03, h_pad=0.03)
    return figure


def row_height(count: int) -> float:
    """Inches for each of `count` rows, so that all of them fit on a page while they can be read."""
    return max(LOWEST_ROW, min(ROW, (TALLEST - MARGIN) / max(count, 1)))


def row_text(count: int) -> float:
    """The size of type that fits beside each of `count` rows."""
    return TEXT * min(1.0, row_height(count) / 0.2)


def rows_axes(figure: Figure, labels: Sequence[str], *, cut: bool = False) -> Axes:
    """Axes with one labelled row per entry, the first at the top, and nothing else drawn.

    With `cut`, long labels such as names of villages stand in two lines of smaller type.
    """
    axes = figure.add_subplot()
    lines = 2 if row_height(len(labels)) == ROW else 1
    short = [in_lines(label, lines=lines) for label in labels] if cut else list(labels)
    size = min(row_text(len(labels)), TEXT if short == list(labels) else TIGHT)
    label_rows(axes, short, size=size)
    return axes


def label_rows(axes: Axes, labels: Sequence[str], *, size: float = TEXT) -> None:
    """Turn `axes` into quiet labelled rows."""
    axes.set_ylim(len(labels) - 0.5, -0.5)
    axes.set_yticks(range(len(labels)), labels)
    axes.tick_params(
        axis="y", length=0, pad=5, labelsize=size, labelcolor=INK, labelfontfamily=font_family()
    )
    quiet(axes)


def in_lines(name: str, *, lines: int = 2) -> str:
    """A long village name cut into `lines` of about equal length, the last ending in … if need be.

    A name must not take the width that the drawing needs.
    """
    if len(name) <= LONGEST:
        return name
    each = min(LONGEST, -(-len(name) // lines))
    cut = [name[start : start + each] for start in range(0, len(name), each)]
    if len(cut) > lines:
        cut = [*cut[: lines - 1], cut[lines - 1][:-1] + ELLIPSIS]
    return "\n".join(cut)


def quiet(axes: Axes) -> None:
    """No frame but the base line; small grey figures on the value axis."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=GREY, linewidth=HAIR)
    axes.tick_params(
        axis="x",
        length=3,
        width=HAIR,
        color=GREY,
        labelsize=SMALL,
        labelcolor=GREY,
        labelfontfamily=font_family(),
    )


def name_values(axes: Axes, label: str) -> None:
    """Name the value axis, at its right end."""
    axes.set_xlabel(label, fontfamily=font_family(), fontsize=SMALL, color=GREY, loc="right")


def write_beside(axes: Axes, place: tuple[float, float], text: str, *, size: float = TEXT) -> None:
    """Write `text` a little to the right of the data point `place`."""
    axes.annotate(
        text,
        place,
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=INK,
        fontsize=size,
        fontfamily=font_family(),
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8},
        zorder=2,
    )


def write_above(axes: Axes, value: float, text: str) -> None:
    """Write `text` small and grey on top of the axes at `value`."""
    axes.annotate(
        text,
        (value, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        fontsize=SMALL,
        color=GREY,
        fontfamily=font_family(),
    )


def gap_bars(axes: Axes, places: Sequence[float], widths: Sequence[float], *, label: str) -> None:
    """Outlined bars, hatched in light grey: what is missing, told from colour by its texture."""
    axes.barh(
        places,
        widths,
        height=BAR,
        color=PAPER,
        edgecolor=HATCH,
        linewidth=LINE,
        hatch="////",
        label=label,
    )
    axes.barh(places, widths, height=BAR, color="none", edgecolor=GREY, linewidth=LINE)


def full_bars(axes: Axes, places: Sequence[float], widths: Sequence[float], *, label: str) -> None:
    """Solid blue bars: what has been reached."""
    axes.barh(places, widths, height=BAR, color=BLUE, edgecolor=BLUE, linewidth=LINE, label=label)


def legend(axes: Axes, *, reverse: bool = False) -> None:
    """A key in one line above the drawing, without a frame."""
    handles, labels = axes.get_legend_handles_labels()
    if reverse:
        handles, labels = handles[::-1], labels[::-1]
    axes.legend(
        handles,
        labels,
        loc="lower right",
        bbox_to_anchor=(1.0, 1.0),
        ncols=len(labels),
        frameon=False,
        borderaxespad=0.1,
        handlelength=1.6,
        columnspacing=1.4,
        prop={"family": font_family(), "size": SMALL},
        labelcolor=INK,
    )
