"""The explore page: widgets that show an ExploreState and pass choices on to it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import ipywidgets

from bangfu_lib.errors import UsageError
from bangfu_lib.periods.period import Period
from bangfu_lib.widgets import card, controls, standing, village
from bangfu_lib.widgets.html import style
from bangfu_lib.widgets.state import ExploreState
from bangfu_lib.widgets.tables import Block
from bangfu_lib.workspace import Workspace, find_workspace
from bangfu_lib.zh import widgets as zh

REGIONS = ("header", "status", "ranking", "changes", "blocks", "losses", "loss")


def explore(root: str | Path = "", *, period: str = "") -> ipywidgets.Widget:
    """The explore page of the workspace at `root` (default: around the current folder).

    `period` is the quarter to begin with, by default the latest assessed one. Where something
    cannot be shown, a card says why and what to do.
    """
    try:
        return _page(find_workspace(root), period).view
    except Exception as error:
        return ipywidgets.HTML(style() + card.error_card(error)).add_class("bf-root")


def _page(workspace: Workspace, period: str) -> "ExplorePage":
    """The page of `period`; when that cannot be had, of the latest one under a card saying so."""
    try:
        return ExplorePage(ExploreState(workspace, period))
    except UsageError as error:
        page = ExplorePage(ExploreState(workspace))
        page.report(error)
        return page


class ExplorePage:
    """Widgets around one ExploreState; whoever changes the state, the page follows.

    Widget events may arrive in any thread: one lock keeps them apart. An exception is shown in
    a card, since its traceback would be invisible. `view` is the widget to show.
    """

    def __init__(self, state: ExploreState) -> None:
        self.state = state
        self.regions = {name: ipywidgets.HTML() for name in REGIONS}
        self.period = controls.dropdown(zh.PERIOD)
        self.scheme = controls.dropdown(zh.SCHEME)
        self.unit = controls.dropdown(zh.UNIT)
        self.page = controls.dropdown(zh.PAGE)
        self.reset = controls.reset_button()
        self.losses = controls.loss_list().add_class("bf-losses")
        self.sliders: dict[str, ipywidgets.FloatSlider] = {}
        self.panel = _part("bf-side").add_class("bf-sliders")
        self._sliders_of: tuple[Block, ...] = ()
        self.view = self._layout()
        self._lock = threading.RLock()
        self._following = False
        self._listen()
        state.watch(self._follow)
        self._follow()

    def _layout(self) -> ipywidgets.Widget:
        region = self.regions
        rows = [
            _row(self.period, self.scheme, self.unit, self.page, self.reset).add_class(
                "bf-controls"
            ),
            _row(self.panel, _part("bf-main", region["ranking"], region["changes"])),
            _row(
                _part("bf-half", region["blocks"]),
                _part("bf-half", region["losses"], self.losses, region["loss"]),
            ),
        ]
        top = [ipywidgets.HTML(style()), region["header"], region["status"]]
        return ipywidgets.VBox([*top, *rows]).add_class("bf-root")

    def _listen(self) -> None:
        state = self.state
        acts = (
            (self.period, state.choose_period),
            (self.scheme, state.choose_scheme),
            (self.unit, state.choose_unit),
            (self.losses, state.choose_lost),
            (self.page, lambda _: self._draw("ranking")),
        )
        for widget, act in acts:
            controls.listen(widget, self._obeying(act))
        self.reset.on_click(self._obeying(lambda _: state.reset_weights()))

    def _obeying(self, act: Callable[[object], object]) -> Callable[[object], None]:
        """`act` under the lock and the guard, unless the page itself set the widget."""

        def obey(value: object) -> None:
            with self._lock:
                if not self._following:
                    self._guarded(lambda: act(value))

        return obey

    def report(self, error: BaseException | None) -> None:
        """Show the card of `error`, or take the card away."""
        self.regions["status"].value = card.error_card(error) if error else ""

    def _guarded(self, act: Callable[[], object]) -> None:
        try:
            act()
            self.report(None)
        except Exception as error:
            self.report(error)
            with self._quietly():
                self._set_controls()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Set widgets without taking that for a choice of the user."""
        before, self._following = self._following, True
        try:
            yield
        finally:
            self._following = before

    def _follow(self) -> None:
        with self._lock, self._quietly():
            self._set_controls()
            self._draw("header", "ranking", "changes", "blocks", "losses", "loss")

    def _set_controls(self) -> None:
        state = self.state
        self._fit_sliders()
        for block in state.blocks:
            if block.item in self.sliders:
                points = block.full * state.weights[block.item]
                controls.set_slider(self.sliders[block.item], points)
        self.reset.disabled = not state.is_trial
        periods = [(Period.parse(code).label, code) for code in state.periods]
        controls.offer(self.period, periods, state.period)
        controls.offer(
            self.scheme, [(v, k) for k, v in state.schemes.items()], state.record["name"]
        )
        self.scheme.layout.display = None if len(state.schemes) > 1 else "none"
        units = [(_unit_option(known), unit) for unit, known in state.units.items()]
        controls.offer(self.unit, units, state.unit)
        pages = standing.pages(len(units))
        controls.offer(self.page, pages, min(self.page.value or 0, len(pages) - 1))
        self.page.layout.display = None if len(pages) > 1 else "none"
        losses = [(village.loss_option(x), n) for n, x in enumerate(state.lost_points())]
        controls.offer(self.losses, losses, state.lost)

    def _fit_sliders(self) -> None:
        """New sliders when the quarter's scheme has other blocks or other points."""
        blocks = self.state.blocks
        if blocks == self._sliders_of:
            return
        self._sliders_of = blocks
        self.sliders = controls.sliders(blocks)
        by_item = {block.item: block for block in blocks}
        for item, slider in self.sliders.items():
            controls.listen(slider, self._obeying(self._weighing(by_item[item])))
        self.panel.children = controls.slider_panel(blocks, self.sliders)

    def _weighing(self, block: Block) -> Callable[[float], None]:
        return lambda value: self.state.set_weight(block.item, controls.slider_factor(block, value))

    def _draw(self, *names: str) -> None:
        draw = {
            "header": lambda: standing.header(self.state),
            "ranking": lambda: standing.ranking(self.state, self.page.value or 0),
            "changes": lambda: standing.changes(self.state),
            "blocks": lambda: village.blocks(self.state),
            "losses": lambda: village.losses_title(self.state),
            "loss": lambda: village.loss(self.state),
        }
        for name in names:
            self.regions[name].value = draw[name]()


def _unit_option(known: Mapping[str, str]) -> str:
    return (zh.UNIT_OPTION if known["township"] else zh.UNIT_OPTION_ALONE).format(**known)


def _part(class_: str, *children: ipywidgets.Widget) -> ipywidgets.Widget:
    return ipywidgets.VBox(list(children)).add_class(class_)


def _row(*children: ipywidgets.Widget) -> ipywidgets.Widget:
    return ipywidgets.Box(list(children)).add_class("bf-row")
