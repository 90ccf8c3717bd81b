"""A template made ready once: everything structural is done here, nothing of it per document.

A compiled template holds, for each part that is filled, one Jinja template over the text of the
part. Comments, revisions and traces are gone; tags are whole; rows, paragraphs and blocks that name
lists stand in loops, optional ones in conditions; cells of the style 评价 ask for their shading.
What is known only when all is filled (running numbers of captions and drawings, which rows keep
together, headings over nothing, charts) is a mark of control characters that `marks.settle`
replaces in one pass over the filled text, so that no document is parsed again. All other parts are
kept as they are packed.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Template, TemplateSyntaxError, nodes
from lxml import etree

from bangfu_lib.errors import ParamsError
from bangfu_lib.word.cleaning import CONTENT, cleaned, relations_of, target_of, without
from bangfu_lib.word.counting import HEADING_STYLE, mark_counted
from bangfu_lib.word.fields import Fields
from bangfu_lib.word.fonts import mapped
from bangfu_lib.word.layout import SigningStyles, signing_styles
from bangfu_lib.word.marks import LINE, as_controls
from bangfu_lib.word.package import Parts, read_package
from bangfu_lib.word.placeholders import Slot, check_charts, cut_slots, placeholders
from bangfu_lib.word.repeating import Styles, repeat_lists
from bangfu_lib.word.sandbox import bounded, check_words, sandbox
from bangfu_lib.word.shading import Palette, add_filters, palette, shade_cells
from bangfu_lib.word.shapes import covers, merged
from bangfu_lib.word.tags import TemplateMistake, half_width, join_tags, own_text, unescaped
from bangfu_lib.word.uses import Place, Source, Use, uses
from bangfu_lib.word.xml import NAMESPACES, W, parse, put_before, style_id
from bangfu_lib.zh import reports as zh
from bangfu_lib.zh import templates as zh_templates

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
NUMBERED_LINE = re.compile("\x04(\\d+);")
IMAGE_OR_CHART = ("/image", "/chart")
MOST_KEPT = 32
MOST_TEXT_SAID = 40


@dataclass(frozen=True)
class Look:
    """What an office changes in the styles of every template: see `fonts.mapped`."""

    fonts: str = ""
    bold_third_level: bool = False


AS_IT_IS = Look()
UNSIGNED = SigningStyles((), frozenset())


@dataclass
class Compiled:
    """A template ready to be filled for contents of the shape `fields`.

    `parts` are the parts that stay as they are, `filled` the others: (compiled, source). `slots`
    are the places of charts; `styled` the chart parts that lend their look, by relationship;
    `signing` the styles of signatures.
    """

    fields: Fields
    parts: Parts = field(default_factory=dict)
    filled: dict[str, tuple[Template, Source]] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)
    styled: dict[str, bytes] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    signing: SigningStyles = UNSIGNED
    proven: bool = False


Version = tuple[int, ...]
_kept: OrderedDict[tuple[Path, Look], tuple[Version, Compiled]] = OrderedDict()


def compiled_template(path: Path, fields: Fields, look: Look = AS_IT_IS) -> Compiled:
    """The template at `path`, compiled once for each version of the file and shape of contents.

    Raises ParamsError, which names the paragraph, for a tag written wrongly or a name that
    `fields` does not have.
    """
    stamp = path.stat() if path.is_file() else None
    version = (stamp.st_mtime_ns, stamp.st_size, stamp.st_ino) if stamp else ()
    known, found = _kept.get((path, look), (None, None))
    if found is None or known != version or not covers(found.fields, fields):
        before = found.fields if found is not None and known == version else {}
        found = compile_template(path, merged_shape(before, fields), look)
        if missing := next((use for use in found.uses if use.missing), None):
            raise missing_name(path, missing)
        _kept[path, look] = version, found
    _kept.move_to_end((path, look))
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def merged_shape(known: Fields, new: Fields) -> Fields:
    """`new` with what `known` knows of the entries of its empty lists, and without other names."""
    whole = merged(known, new)
    return {name: whole[name] for name in new}


def compile_template(path: Path, fields: Fields, look: Look = AS_IT_IS) -> Compiled:
    """The template compiled anew, with every name that it uses; those that are missing included.

    Raises ParamsError when it is refused or a tag is written wrongly.
    """
    parts = cleaned(read_package(path))
    if look != AS_IT_IS:
        parts = mapped(parts, look.fonts, bold_third_level=look.bold_third_level)
    compiled = Compiled(fields, parts, signing=signing_styles(parts))
    graded = palette(compiled.parts)
    environment = sandbox()
    add_filters(environment, graded)
    for part in [part for part in compiled.parts if CONTENT.fullmatch(part)]:
        source = _source(path, part, compiled, graded)
        try:
            tree = environment.parse(source.text)
            check_words(tree, environment)
            compiled.uses += uses(tree, source, fields)
            bounded(tree)
            for data in tree.find_all(nodes.TemplateData):
                data.data = data.data.replace("\n", "")
            compiled.filled[part] = environment.from_string(tree), source
        except TemplateSyntaxError as error:
            raise wrong_tag(path, source.place(error.lineno), str(error.message)) from None
        except (RecursionError, SyntaxError, MemoryError):
            raise wrong_tag(path, most_tagged(source), zh_templates.TOO_DEEP) from None
    for part in compiled.filled:
        del compiled.parts[part]
    return _without_placeholders(compiled)


def missing_name(path: Path, use: Use) -> ParamsError:
    """The error that names paragraph, name, the nearest name and all names there are."""
    nearest = use.nearest and zh_templates.NEAREST.format(nearest=use.nearest)
    said = zh_templates.MISSING_NAME.format(
        template=path.name,
        name=use.missing,
        place=said_place(use.place),
        nearest=nearest or zh_templates.USE_OTHERS,
    )
    return ParamsError(said, [zh.KNOWN_NAMES.format(names=zh.SEPARATOR.join(use.known))])


def most_tagged(source: Source) -> Place:
    """The paragraph with the most tags, where nothing says in which one filling came to an end."""
    return max(source.places, key=lambda place: place.text.count("{"))


def said_place(place: Place) -> str:
    """正文第12段“驻村工作队成员……”."""
    kind = place.part.rpartition("/")[2].rstrip("0123456789.xml")
    names = zh_templates.PART_NAMES
    label = next((names[one] for one in names if one.startswith(kind) and kind), place.part)
    text = place.text[:MOST_TEXT_SAID]
    return zh_templates.PLACE.format(part=label, paragraph=place.paragraph, text=text)


def _source(path: Path, part: str, compiled: Compiled, graded: Palette) -> Source:
    """The Jinja source of one part, a line for each of its paragraphs."""
    root = parse(compiled.parts[part])
    paragraphs = list(root.iter(f"{W}p"))
    for number, paragraph in enumerate(paragraphs, start=1):
        join_tags(paragraph)
        put_before(paragraph, f"{LINE}{number};")
    texts = [half_width(own_text(paragraph)) for paragraph in paragraphs]
    places = [Place(part, number, text) for number, text in enumerate(texts, start=1)]
    try:
        _transform(root, part, compiled, graded)
    except TemplateMistake as mistake:
        inside = [one for one in mistake.element.iter(f"{W}p") if one in paragraphs]
        place = places[paragraphs.index(inside[0])] if inside else Place(part, 0, "")
        raise _mistake(path, place, mistake.why) from None
    text = as_controls(unescaped(etree.tostring(root, encoding="unicode")))
    lines = [Place(part, 0, ""), *(places[int(n) - 1] for n in NUMBERED_LINE.findall(text))]
    return Source(part, NUMBERED_LINE.sub("\n", text.replace("\n", " ")), lines)


def _transform(root: etree._Element, part: str, compiled: Compiled, graded: Palette) -> None:
    """Write loops, conditions and marks into the tree of one part."""
    named = (zh.TABLE_CAPTION_STYLE, zh.TABLE_NOTE_STYLE, zh.FIGURE_CAPTION_STYLE, HEADING_STYLE)
    caption, note, figure, heading = (style_id(compiled.parts, name) for name in named)
    check_charts(root, charts_of(compiled.parts, part))
    if part != DOCUMENT and (elsewhere := placeholders(root)):
        raise TemplateMistake(next(elsewhere[0][0].iterancestors(f"{W}p")), zh_templates.ELSEWHERE)
    after = style_id(compiled.parts, zh.AFTER_TABLE_STYLE)
    repeat_lists(root, compiled.fields, Styles(caption, note, after))
    shade_cells(root, graded)
    if part == DOCUMENT:
        mark_counted(root, heading)
        compiled.slots += cut_slots(root, figure)


def _mistake(path: Path, place: Place, why: str) -> ParamsError:
    words = {"template": path.name, "place": said_place(place), "why": why}
    return ParamsError(zh_templates.MISTAKE.format(**words))


def wrong_tag(path: Path, place: Place, why: str) -> ParamsError:
    """The error that names the paragraph of a tag that cannot be read, and Jinja's reason."""
    for pattern, said in zh_templates.REASONS:
        if found := re.search(pattern, why):
            why = said.format(*found.groups())
    return ParamsError(
        zh_templates.WRONG_TAG.format(template=path.name, place=said_place(place), why=why)
    )


def _without_placeholders(compiled: Compiled) -> Compiled:
    """Take the parts out that only placeholders showed, and every workbook behind a chart."""
    text = "".join(source.text for _, source in compiled.filled.values())
    related = shown_by(compiled.parts, DOCUMENT)
    asked = {slot.relation for slot in compiled.slots if slot.relation}
    styled = charts_of(compiled.parts, DOCUMENT)
    compiled.styled = {one: styled[one] for one in asked}
    gone = {name for identity, name in related.items() if f'"{identity}"' not in text}
    gone |= {name for name in compiled.parts if name.startswith("word/embeddings/")}
    gone |= _kin(compiled.parts, gone)
    compiled.parts = without(compiled.parts, gone)
    return compiled


def shown_by(parts: Parts, part: str, kinds: tuple[str, ...] = IMAGE_OR_CHART) -> dict[str, str]:
    """The pictures and charts that a part has relationships to, by their ids."""
    relations = relations_of(part)
    if relations not in parts:
        return {}
    return {
        entry.get("Id"): target_of(relations, entry.get("Target", ""))
        for entry in parse(parts[relations])
        if entry.get("Type", "").endswith(kinds)
    }


def charts_of(parts: Parts, part: str) -> dict[str, bytes]:
    """The chart parts that a part has relationships to, by their ids."""
    related = shown_by(parts, part, ("/chart",))
    return {one: parts[name] for one, name in related.items() if name in parts}


def _kin(parts: Parts, charts: set[str]) -> set[str]:
    """The parts that only the chart parts `charts` point at: colours, styles."""
    found = set()
    for chart in charts:
        folder, _, file = chart.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels"
        if folder == "word/charts" and relations in parts:
            entries = parse(parts[relations]).iter(f"{{{NAMESPACES['rel']}}}Relationship")
            found |= {target_of(relations, entry.get("Target", "")) for entry in entries}
    return found
