"""A chart: the picture, the sentence that stands for it, and the data it shows."""

import base64
import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bangfu_lib.charts.font import missing_characters
from bangfu_lib.charts.native import Native

SCREEN_WIDTH = 720


@dataclass(frozen=True)
class Chart:
    """What a chart shows, and how to draw it.

    `name` is what a template's placeholder calls it, `title` the caption, `sentence` the
    alternative text made from `data`, the frame of exactly the values that are shown. `native` is
    the chart as Word draws it, None where Word cannot. Nothing is drawn before it is looked at.
    """

    name: str
    title: str
    sentence: str
    data: pd.DataFrame
    draw: Callable[[], Figure]
    native: Native | None = None

    @cached_property
    def figure(self) -> Figure:
        """The drawing, made when it is first asked for."""
        return self.draw()

    def png(self) -> bytes:
        """The picture at 200 dots per inch, drawn once; the same bytes for the same data."""
        return self._picture

    @cached_property
    def _picture(self) -> bytes:
        canvas, stream = FigureCanvasAgg(self.figure), BytesIO()
        engine = self.figure.get_layout_engine()
        if engine is not None:
            # Saving with a layout engine draws everything once more, only to lay it out.
            engine.execute(self.figure)
            self.figure.set_layout_engine("none")
        canvas.print_png(stream, metadata={"Software": None})
        return stream.getvalue()

    def missing(self) -> str:
        """Characters shown that the bundled font lacks, such as in rare village names."""
        words = self.data.select_dtypes(["object", "string"]).to_numpy().ravel()
        return missing_characters([*(word for word in words if isinstance(word, str)), self.title])

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """What a notebook shows: the captioned picture with its alternative text."""
        picture = base64.b64encode(self.png()).decode()
        alt, title = html.escape(self.sentence), html.escape(self.title)
        markup = (
            f'<figure style="margin:0"><img alt="{alt}" width="{SCREEN_WIDTH}" '
            f'style="max-width:100%;background:#fff" src="data:image/png;base64,{picture}">'
            f"<figcaption>{title}</figcaption></figure>"
        )
        return {"text/html": markup, "text/plain": f"{self.title}\n{self.sentence}"}


Draw = Callable[[], Chart | None]  # draws a chart when it is asked for; None when nothing is there
