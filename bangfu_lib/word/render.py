"""Fill a compiled template with contents and charts: one Jinja run and one pass over its text."""

import traceback
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateError
from lxml import etree

from bangfu_lib.charts.chart import Chart
from bangfu_lib.errors import ParamsError
from bangfu_lib.word.compiling import (
    AS_IT_IS,
    DOCUMENT,
    RELATIONS,
    Compiled,
    Look,
    compiled_template,
    missing_name,
    most_tagged,
    wrong_tag,
)
from bangfu_lib.word.layout import arranged
from bangfu_lib.word.marks import settle
from bangfu_lib.word.package import Parts
from bangfu_lib.word.pictures import Placing
from bangfu_lib.word.sandbox import MissingName
from bangfu_lib.word.shapes import fields_of
from bangfu_lib.word.uses import Source, nearest_use
from bangfu_lib.word.xml import PARSER, without_forbidden
from bangfu_lib.zh import templates as zh

Contents = Mapping[str, Any]
TYPES = "[Content_Types].xml"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def render(
    path: Path,
    contents: Contents,
    charts: Mapping[str, Chart | None] | None = None,
    *,
    fonts: str = "",
    bold_third_level: bool = False,
) -> Parts:
    """The parts of the template at `path`, filled with `contents` and `charts`.

    A list of texts standing in one place is written one text to a line. A chart that has nothing
    to show (None) goes away with its caption; one that Word can draw is drawn by Word where the
    template has a Word chart, else it is a picture. For `fonts` and `bold_third_level` see
    `fonts.mapped`; without `fonts` the styles stay as they are. Raises ParamsError, which names the
    paragraph, when the template is not usable or asks for a name or chart that does not exist;
    TypeError for contents that no document can show.
    """
    values = plain_values(contents)
    look = Look(fonts, bold_third_level) if fonts else AS_IT_IS
    compiled = compiled_template(path, fields_of(values), look)
    placing = Placing(compiled.slots, compiled.styled, charts or {}, template=path.name)
    parts = dict(compiled.parts)
    for part, (template, source) in compiled.filled.items():
        text = _filled(path, template, source, values)
        if part == DOCUMENT:
            text = settle(text, place=placing.drawing, shown=placing.shown)
            text = arranged(text, compiled.signing)
        parts[part] = DECLARATION + text.encode()
    _prove(path, compiled, parts)
    parts[TYPES] = placing.types(parts[TYPES])
    parts[RELATIONS] = placing.related(parts[RELATIONS])
    return parts | placing.parts


def _filled(path: Path, template: Template, source: Source, values: Contents) -> str:
    try:
        template.environment.steps = 0
        return template.render(values)
    except MissingName as error:
        place = source.place(_line(error, template))
        raise missing_name(path, nearest_use(place, error.name, error.known)) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        place = source.place(_line(error, template))
        raise wrong_tag(path, place, str(error)) from None
    except (RecursionError, MemoryError):
        raise wrong_tag(path, most_tagged(source), zh.TOO_LARGE) from None


def _line(error: Exception, template: Template) -> int:
    """The line of the source at which filling came to an end."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    return lines[-1] if lines else 0


def _prove(path: Path, compiled: Compiled, parts: Parts) -> None:
    """Look once for each compiled template whether what it makes is whole XML."""
    if compiled.proven:
        return
    try:
        for part in compiled.filled:
            etree.fromstring(parts[part], PARSER)
    except etree.XMLSyntaxError:
        raise ParamsError(zh.BROKEN_WHEN_FILLED.format(template=path.name)) from None
    compiled.proven = True


def plain_values(value: Any) -> Any:
    """`value` if it is made of mappings, lists, texts and whole numbers, free of what XML forbids.

    Raises TypeError, which names the field, for anything else, None, NaN and NaT included: a
    document shows none of them.
    """
    try:
        return _plain(value)
    except _Unshown as error:
        place = "".join(reversed(error.trail)).lstrip(".")
        raise TypeError(f"a document cannot show {error.kind} ({place or 'contents'})") from None


class _Unshown(Exception):
    """A value that no document shows, and the way to it, innermost first."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.trail: list[str] = []


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return without_forbidden(str(value))
    if isinstance(value, Mapping):
        return {
            # Most of what documents hold are short texts: they are looked at right here.
            key: entry if type(entry) is str and entry.isprintable() else _plain_at(key, entry)
            for key, entry in value.items()
        }
    if isinstance(value, list | tuple):
        return [_plain_at(place, entry) for place, entry in enumerate(value)]
    if isinstance(value, int | Fraction) or (isinstance(value, Decimal) and value.is_finite()):
        return value
    raise _Unshown(str(value) if isinstance(value, float | Decimal) else type(value).__name__)


def _plain_at(step: str | int, value: Any) -> Any:
    try:
        return _plain(value)
    except _Unshown as error:
        error.trail.append(f"[{step}]" if isinstance(step, int) else f".{step}")
        raise
