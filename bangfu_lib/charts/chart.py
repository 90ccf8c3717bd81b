"""A chart: the picture, the sentence that stands for it, and the data it shows."""

import base64
import html
from dataclasses import dataclass
from io import BytesIO

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from bangfu_lib.charts.font import missing_characters

DOTS_PER_INCH = 200
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
        """The picture at 200 dots per inch; the same bytes for the same data."""
        stream = BytesIO()
        FigureCanvasAgg(self.figure)
        self.figure.savefig(stream, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
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
