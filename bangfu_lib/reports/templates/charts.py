"""Pictures of a template: which are places of charts, and whether there are such charts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from bangfu_lib.reports.templates.places import Place
from bangfu_lib.reports.templates.scope import by_likeness, likeness
from bangfu_lib.word.placeholders import chart_fault, chart_named, is_named
from bangfu_lib.word.xml import NAMESPACES, W
from bangfu_lib.zh import reports as marks
from bangfu_lib.zh import template_check as zh

PICTURE = f"{{{NAMESPACES['wp']}}}docPr"
DRAWN = f"{{{NAMESPACES['c']}}}chart"
SHOWING = (DRAWN, f"{{{NAMESPACES['pic']}}}pic")
OLD_PICTURE = "{urn:schemas-microsoft-com:vml}shape"
SEVERAL = re.compile(r"(.+?)(\d+)")
LEAST_ALIKE = 0.5
BODY = "word/document.xml"
Said = tuple[Place, str, bool]


@dataclass(frozen=True)
class Charts:
    """The names of a kind's charts, and what the kinds that draw the other charts are called.

    `styled` are the chart parts that the template has for its body, by their relationships.
    """

    own: Sequence[str]
    others: Mapping[str, str]
    styled: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def listing(self) -> str:
        """The names as staff write them."""
        return zh.SEPARATOR.join(f"{marks.PICTURE_MARK}{name}" for name in self.own)


def chart_faults(every: Sequence[Place], charts: Charts, caption: str) -> Iterator[Said]:
    """What is wrong with the pictures of one part; `caption` is the id of the style of 图题."""
    for place, after in zip_longest(every, every[1:]):
        captioned = bool(caption) and after is not None and _has_style(after, caption)
        for label in place.own(PICTURE):
            written = (label.get("descr") or label.get("title") or "").strip()
            if _asks(written):
                yield from _place_of_chart(place, written, charts)
            elif written:
                yield from _other_text(place, written, charts)
            elif next(label.getparent().iter(*SHOWING), None) is not None:
                named = label.get("name", "") in charts.own
                seen = replace(place, text=after.text) if captioned and after else place
                yield seen, *_unnamed(charts, sure=named or captioned)
        yield from _undrawable(place, charts)
        for shape in place.own(OLD_PICTURE):
            if _asks(shape.get("alt", "")):
                yield place, zh.PICTURE_OLD, False


def _undrawable(place: Place, charts: Charts) -> Iterator[Said]:
    """Word charts of the body that ask for data and cannot take them."""
    for drawn in place.own(DRAWN) if place.part == BODY else ():
        if is_named(drawn) and (fault := chart_fault(drawn, charts.styled)):
            yield place, zh.SENTENCE.format(fault=fault), False


def holds_chart(place: Place) -> bool:
    """Whether a picture of the paragraph asks for a chart."""
    return any(
        _asks(label.get("descr") or label.get("title") or "") for label in place.own(PICTURE)
    )


def _asks(written: str) -> bool:
    return chart_named(written) is not None


def _has_style(place: Place, style: str) -> bool:
    found = place.element.find(f"{W}pPr/{W}pStyle")
    return found is not None and found.get(f"{W}val") == style


def _place_of_chart(place: Place, written: str, charts: Charts) -> Iterator[Said]:
    name = chart_named(written) or ""
    numbered = SEVERAL.fullmatch(name)
    if place.part != BODY:
        yield place, zh.CHART_PLACE.format(written=written), False
    elif name in charts.own:
        return
    elif numbered and numbered[1] in charts.own:
        said = zh.CHART_SEVERAL.format(name=name, number=numbered[2], base=numbered[1])
        yield place, said, True
    else:
        yield place, _unknown(name, written, charts), False


def _unknown(name: str, written: str, charts: Charts) -> str:
    if not charts.own:
        return zh.NO_CHARTS.format(written=written)
    if label := charts.others.get(name):
        return zh.CHART_OF_OTHERS.format(name=name, label=label, known=charts.listing)
    near = _nearest(name, charts)
    said = zh.CHART_NEAR.format(name=f"{marks.PICTURE_MARK}{near}") if near else ""
    return zh.NO_SUCH_CHART.format(written=written, near=said, known=charts.listing)


def _nearest(name: str, charts: Charts) -> str:
    """The chart that `name` most looks like; nothing when it looks like none."""
    found = by_likeness(name, dict.fromkeys(charts.own))
    return found[0] if found and likeness(name, found[0]) >= LEAST_ALIKE else ""


def _other_text(place: Place, written: str, charts: Charts) -> Iterator[Said]:
    """An alternative text without 图: is a picture's own, unless it is the name of a chart."""
    name = written.lstrip(zh.CHART_MARK_SLIPS).strip()
    if name in charts.own:
        yield place, zh.CHART_MARK_MISSING.format(written=written, name=name), False


def _unnamed(charts: Charts, *, sure: bool) -> tuple[str, bool]:
    """What is said of a picture without text, and whether it is a note: a badge needs none."""
    if sure and charts.own:
        return zh.CHART_UNNAMED.format(known=charts.listing), False
    return zh.PICTURE_UNNAMED, True
