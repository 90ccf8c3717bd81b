"""The bundled Chinese font: registered by its path, so that charts need no font of the machine."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager, get_font

FONT_FILE = Path(str(files("bangfu_lib.charts").joinpath("fonts", "BangfuSansSC-Regular.otf")))


@cache
def font_family() -> str:
    """The family name to draw with; makes the font known to matplotlib, changes no rcParams."""
    fontManager.addfont(FONT_FILE)
    return FontProperties(fname=FONT_FILE).get_name()


@cache
def _known() -> frozenset[int]:
    return frozenset(get_font(FONT_FILE).get_charmap())


def missing_characters(texts: Iterable[str]) -> str:
    """The characters of `texts` that the font cannot draw, each once, in order of appearance."""
    seen = dict.fromkeys(character for text in texts for character in text)
    return "".join(c for c in seen if ord(c) not in _known() and c.isprintable())
