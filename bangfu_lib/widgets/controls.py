"""The controls of the explore page: what can be chosen, and one slider per block."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import ipywidgets

from bangfu_lib.charts.numbers import points_text
from bangfu_lib.widgets.html import tag
from bangfu_lib.widgets.tables import Block
from bangfu_lib.zh import widgets as zh

SLIDER_STEP = 0.5
SLIDER_REACH = 3
NARROW, WIDE = "4em", "9.6em"
LOSS_LINES = 8


def dropdown(label: str) -> ipywidgets.Dropdown:
    """A list to choose one from, still empty."""
    return ipywidgets.Dropdown(description=label, style={"description_width": NARROW})


def loss_list() -> ipywidgets.Select:
    """The list of lost points, still empty."""
    return ipywidgets.Select(rows=LOSS_LINES, layout={"width": "100%"})


def reset_button() -> ipywidgets.Button:
    """Back to the declared points."""
    return ipywidgets.Button(description=zh.RESET, tooltip=zh.RESET_TOOLTIP, icon="undo")


def offer(
    chooser: ipywidgets.Dropdown | ipywidgets.Select,
    options: Sequence[tuple[str, object]],
    value: object,
) -> None:
    """Offer `options` (label, value) with `value` chosen; nothing is sent when nothing differs."""
    if tuple(chooser.options) != tuple(options):
        chooser.options = options
    chooser.value = value


def sliders(blocks: Sequence[Block]) -> dict[str, ipywidgets.FloatSlider]:
    """A slider for each block with points, all on one scale, so that lengths compare."""
    weighed = [block for block in blocks if block.full]
    reach = float(max(block.full for block in weighed)) * SLIDER_REACH
    return {block.item: _slider(block, reach) for block in weighed}


def slider_panel(
    blocks: Sequence[Block], by_item: Mapping[str, ipywidgets.FloatSlider]
) -> list[ipywidgets.Widget]:
    """The sliders under the headings of their sections, with a line that says how to use them."""
    total = sum((block.full for block in blocks), Fraction(0))
    usage = zh.SLIDERS_HELP.format(total=points_text(total))
    intro = tag("div", tag("h3", zh.SLIDERS), tag("p", usage), class_="bf-title")
    panel: list[ipywidgets.Widget] = [ipywidgets.HTML(intro)]
    section = ""
    for block in blocks:
        if block.item in by_item and block.section != section:
            section = block.section
            panel.append(ipywidgets.HTML(tag("div", section, class_="bf-group")))
        if block.item in by_item:
            panel.append(by_item[block.item])
    return panel


def set_slider(slider: ipywidgets.FloatSlider, points: Fraction) -> None:
    """Show `points`, lengthening the slider where they lie beyond its end."""
    slider.max = max(slider.max, float(points))
    slider.value = float(points)


def slider_factor(block: Block, value: float) -> Fraction:
    """The weight that a slider at `value` points means; exactly 1 at the declared points."""
    return Fraction(1) if value == float(block.full) else Fraction(str(value)) / block.full


def listen(widget: ipywidgets.Widget, act: Callable[[object], None]) -> None:
    """Call `act` with every new value of `widget`."""
    widget.observe(lambda change: act(change["new"]), names="value")


def _slider(block: Block, reach: float) -> ipywidgets.FloatSlider:
    tip = zh.SLIDER_TOOLTIP.format(
        section=block.section, item=block.label, points=points_text(block.full)
    )
    return ipywidgets.FloatSlider(
        value=float(block.full),
        min=0,
        max=reach,
        step=SLIDER_STEP,
        readout_format=".1f",
        description=block.label,
        tooltip=tip,
        style={"description_width": WIDE},
        layout={"width": "100%"},
    )
