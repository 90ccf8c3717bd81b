"""A chart part taken apart: how it is styled, with room for other data."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.xml import PARSER
from bangfu_lib.zh import charts as zh

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
C, A = f"{{{CHART}}}", f"{{{DRAWING}}}"
DECLARED = re.compile(f' xmlns:(?:c|a|r)="(?:{CHART}|{DRAWING}|{RELATIONS})"')
MARK = re.compile("@@([a-z]+)@@")
SCATTER = "scatterChart"
FRONT = ("spPr", "invertIfNegative", "pictureOptions", "marker", "explosion")
BACK = ("smooth", "shape")
AXES = ("catAx", "valAx", "dateAx", "serAx")
BEFORE_UNIT = ("crossBetween", "crossesAt", "crosses", "crossAx")
PLAIN_SIZE = 900  # hundredths of a point, where the template names no size


@dataclass(frozen=True)
class SeriesStyle:
    """What staff have chosen for one series, as the XML that stands before and after its data."""

    front: str
    back: str
    label_font: str
    label_box: str
    label_place: str


@dataclass(frozen=True)
class Styled:
    """A chart part without its data: texts between marks, and the style of each series.

    `pieces` are text and names of marks by turns: series, legend, layout, low, high, step, title,
    first and last (of the places of dots).
    """

    pieces: tuple[str, ...]
    group: str
    series: tuple[SeriesStyle, ...]
    legend: str
    legend_place: str
    titled: bool
    size: float


@lru_cache(maxsize=128)
def styled(content: bytes) -> Styled:
    """The chart part `content` taken apart, once for each template.

    Raises ParamsError when it is no chart that can be filled: one group of series on two axes, or
    on none.
    """
    try:
        return _taken_apart(_rooted(etree.fromstring(content, PARSER)))
    except (etree.XMLSyntaxError, StopIteration, TypeError, AttributeError, ValueError):
        raise ParamsError(zh.CHART_NOT_FILLABLE) from None


def _taken_apart(root: etree._Element) -> Styled:
    plot = root.find(f"{C}chart/{C}plotArea")
    group = next(one for one in plot if one.find(f"{C}ser") is not None)
    series = tuple(_series_style(one) for one in group.findall(f"{C}ser"))
    _drop_the_rest(root, plot, group)
    titled = _mark_axes(plot, group)
    legend, place = _cut_legend(root)
    size = root.find(f"{C}txPr//{A}defRPr")
    pieces = MARK.split(_text(root))
    return Styled(
        pieces=tuple(pieces),
        group=etree.QName(group).localname,
        series=series,
        legend=legend,
        legend_place=place,
        titled=titled,
        size=int(PLAIN_SIZE if size is None else size.get("sz") or PLAIN_SIZE) / 100,
    )


def _rooted(root: etree._Element) -> etree._Element:
    """The same chart with the three usual prefixes declared at its root, and no pictures in it."""
    names = root.nsmap | {"c": CHART, "a": DRAWING, "r": RELATIONS}
    names.pop(None, None)
    made = etree.Element(root.tag, dict(root.attrib), nsmap=names)
    made.extend(list(root))
    for fill in list(made.iter(f"{A}blipFill")):
        fill.getparent().remove(fill)
    return made


def _drop_the_rest(root: etree._Element, plot: etree._Element, group: etree._Element) -> None:
    """Leave one group of series, its axes, and what Word needs; mark where data will stand."""
    kept = {one.get("val") for one in group.findall(f"{C}axId")}
    for one in list(plot):
        tag, axis = etree.QName(one).localname, one.find(f"{C}axId")
        other_axis = tag in AXES and axis is not None and axis.get("val") not in kept
        other_group = one is not group and tag not in AXES and axis is not None
        if tag in ("layout", "dTable") or other_axis or other_group:
            plot.remove(one)
    first = group.find(f"{C}ser")
    first.addprevious(_mark("series"))
    _remove(group, ("ser",))
    plot.insert(0, _mark("layout"))
    chart = root.find(f"{C}chart")
    _remove(chart, ("title", "autoTitleDeleted"))
    chart.insert(0, etree.Element(f"{C}autoTitleDeleted", val="1"))
    _remove(root, ("externalData", "printSettings", "userShapes", "extLst", "pivotSource"))


def _remove(parent: etree._Element, tags: tuple[str, ...]) -> None:
    for one in [one for tag in tags for one in parent.findall(f"{C}{tag}")]:
        parent.remove(one)


def _mark_axes(plot: etree._Element, group: etree._Element) -> bool:
    """Mark span, ticks and title of the value axis, and the span of the places of dots.

    Gives whether the value axis has a title.
    """
    found = [one for one in plot if etree.QName(one).localname in AXES]
    axes = {one.find(f"{C}axId").get("val"): one for one in found}
    named = [axes[one.get("val")] for one in group.findall(f"{C}axId") if one.get("val") in axes]
    if len(named) < 2:
        return False
    dots = group.tag == f"{C}{SCATTER}"
    value, other = (named[0], named[1]) if dots else (named[1], named[0])
    _mark_span(value, "low", "high")
    if dots:
        _mark_span(other, "first", "last")
    _remove(value, ("majorUnit", "minorUnit"))
    _after(value, BEFORE_UNIT, etree.Element(f"{C}majorUnit", val="@@step@@"))
    return _mark_title(value)


def _mark_span(axis: etree._Element, low: str, high: str) -> None:
    scaling = axis.find(f"{C}scaling")
    _remove(scaling, ("max", "min"))
    etree.SubElement(scaling, f"{C}max", val=f"@@{high}@@")
    etree.SubElement(scaling, f"{C}min", val=f"@@{low}@@")


def _mark_title(axis: etree._Element) -> bool:
    texts = list(axis.iterfind(f"{C}title//{A}t"))
    for text in texts:
        text.text = "@@title@@" if text is texts[0] else ""
    return bool(texts)


def _after(parent: etree._Element, tags: tuple[str, ...], made: etree._Element) -> None:
    """Put `made` after the first of `tags` that `parent` has."""
    found = next(one for tag in tags if (one := parent.find(f"{C}{tag}")) is not None)
    found.addnext(made)


def _cut_legend(root: etree._Element) -> tuple[str, str]:
    """The legend without its entries, and where it stands; a mark is left in its place."""
    chart = root.find(f"{C}chart")
    legend = chart.find(f"{C}legend")
    if legend is None:
        return "", ""
    _remove(legend, ("legendEntry", "layout"))
    place = legend.find(f"{C}legendPos")
    legend.insert(0 if place is None else 1, _mark("hidden"))
    chart.replace(legend, _mark("legend"))
    return _text(legend), "r" if place is None else place.get("val", "r")


def _series_style(series: etree._Element) -> SeriesStyle:
    labels = series.find(f"{C}dLbls")
    font = None if labels is None else next(labels.iter(f"{A}defRPr"), None)
    return SeriesStyle(
        front=_children(series, FRONT),
        back=_children(series, BACK),
        label_font="" if font is None else _text(font),
        label_box=_first(labels, "spPr"),
        label_place=_first(labels, "dLblPos"),
    )


def _first(labels: etree._Element | None, tag: str) -> str:
    """How all labels are, or else the first one."""
    found = [] if labels is None else [labels, *labels.findall(f"{C}dLbl")]
    return next(filter(None, (_children(one, (tag,)) for one in found)), "")


def _children(parent: etree._Element | None, tags: tuple[str, ...]) -> str:
    found = [] if parent is None else [parent.find(f"{C}{tag}") for tag in tags]
    return "".join(_text(one) for one in found if one is not None)


def _mark(name: str) -> etree._Element:
    """Stands for data; `_text` turns it into @@name@@."""
    mark = etree.Element("mark")
    mark.text = f"@@{name}@@"
    return mark


def _text(element: etree._Element) -> str:
    """The XML of `element`, without declarations that the root of the chart has already."""
    root = element.getparent() is None and element.tag == f"{C}chartSpace"
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    text = re.sub(r"</?mark[^>]*>", "", text)
    return text if root else DECLARED.sub("", text)
