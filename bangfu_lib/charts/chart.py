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
from matplotlib.text import Text

from bangfu_lib.charts.font import missing_characters

SCREEN_WIDTH = 720


@dataclass(frozen=True)
class Chart:
    """A drawn figure.

    `name` is what a template's picture placeholder calls it, `title` the caption, `sentence` the
    alternative text made from `data`, the frame of exactly the values that are shown.
    """

    name: str
    title: str
    sentence: str
    figure: Figure
    data: pd.DataFrame

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
        """Characters in the picture that the bundled font lacks, such as in rare village names."""
        return missing_characters(text.get_text() for text in self.figure.findobj(Text))

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
