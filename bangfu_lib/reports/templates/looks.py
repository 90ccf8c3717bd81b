"""Styles and appearance of a template: what would be left standing, or is set by hand."""

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from bangfu_lib.reports.templates.charts import BODY, holds_chart
from bangfu_lib.reports.templates.marks import FIELD
from bangfu_lib.reports.templates.places import Place, half_width
from bangfu_lib.word.numerals import numeral
from bangfu_lib.word.package import Parts
from bangfu_lib.word.xml import W, parse
from bangfu_lib.zh import reports as marks
from bangfu_lib.zh import template_check as zh

STYLES = "word/styles.xml"
UNFILLED = re.compile(r"word/(charts/chart\w*|comments|diagrams/\w+)\.xml")
HEADING = "heading 1"
ORDINAL = re.compile(rf"\s*([{marks.DIGITS}]+){marks.SEPARATOR}(?!$)")
LONGEST_HEADING = 24
CHANGED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
FONT, SIZE = f"{W}rPr/{W}rFonts", f"{W}rPr/{W}sz"
Said = tuple[Place | None, str, bool]


def style_ids(parts: Parts) -> dict[str, str]:
    """The ids of a template's styles by the names that staff see."""
    root = parse(parts[STYLES]) if STYLES in parts else None
    found = {}
    for style in [] if root is None else root.iter(f"{W}style"):
        label = style.find(f"{W}name")
        if label is not None:
            name = label.get(f"{W}val", "")
            built_in = name.casefold() == HEADING  # some programs write Heading 1
            found[HEADING if built_in else name] = style.get(f"{W}styleId", "")
    return found


def look_faults(parts: Parts, every: Sequence[Place], styles: Mapping[str, str]) -> Iterator[Said]:
    """Missing styles, headings that do not count, fonts set by hand, revisions, lost marks."""
    for name, problem in zh.STYLE_MISSING.items():
        if name not in styles and _needs(name, every):
            yield None, problem, False
    yield from _headings(every, styles.get(HEADING, ""))
    yield from _fonts(every)
    if any(True for _ in parse(parts[BODY]).iter(*CHANGED)):
        yield None, zh.REVISIONS, True
    for name, content in parts.items():
        if UNFILLED.fullmatch(name) and FIELD.search(half_width(_all_text(content))):
            yield None, zh.NO_FIELDS_IN_CHART, False


def _needs(name: str, every: Sequence[Place]) -> bool:
    """Whether something in the template depends on the style called `name`."""
    if name == marks.FIGURE_CAPTION_STYLE:
        return any(holds_chart(place) for place in every)
    if name == marks.TABLE_CAPTION_STYLE:
        return any(place.row is not None and FIELD.search(place.text) for place in every)
    if name == marks.TABLE_NOTE_STYLE:
        return any(place.text.startswith(zh.NOTE_BEGINS) for place in every)
    return any(place.row is None and _like_heading(place.text) for place in every)


def _like_heading(text: str) -> bool:
    short = len(text.strip()) <= LONGEST_HEADING and not text.strip().endswith(zh.SENTENCE_ENDS)
    return short and bool(ORDINAL.match(text))


def _headings(every: Sequence[Place], style: str) -> Iterator[Said]:
    """Headings in no heading's style, and numbers out of order."""
    count = 0
    for place in every:
        named = place.element.find(f"{W}pPr/{W}pStyle")
        is_heading = bool(style) and named is not None and named.get(f"{W}val") == style
        number = ORDINAL.match(place.text)
        if is_heading and number:
            count += 1
            if number[1] != numeral(count):
                yield place, zh.HEADING_ORDER.format(found=number[1], due=numeral(count)), True
                return
        elif style and named is None and place.row is None and _like_heading(place.text):
            yield place, zh.HEADING_UNSTYLED.format(text=place.text.strip()), True


def _fonts(every: Sequence[Place]) -> Iterator[Said]:
    """How many runs with a font or size of their own there are, and where the first is."""
    found = [
        place
        for place in every
        for run in place.own(f"{W}r")
        if run.find(f"{W}t") is not None and (run.find(FONT) is not None or _sized(run))
    ]
    if found:
        yield None, zh.FONTS.format(count=len(found), where=found[0].where), True


def _sized(run: etree._Element) -> bool:
    return run.find(SIZE) is not None


def _all_text(content: bytes) -> str:
    return "".join(str(text) for text in parse(content).itertext())
