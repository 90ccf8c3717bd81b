"""What a template may use, kind by kind: for the screen, and as the page beside the templates."""

from collections.abc import Iterator, Mapping

from bangfu_lib.params.documents import Document
from bangfu_lib.reports.kinds import KINDS, Kind
from bangfu_lib.word.fields import LINES, TEXT, Fields, Record, Rows, Shape
from bangfu_lib.zh import reports as marks
from bangfu_lib.zh import template_page as zh
from bangfu_lib.zh.report_names import NAMES, SAYS

Line = tuple[str, str, str]  # name, as it is written, what it is


def field_lines(fields: Fields) -> list[Line]:
    """Texts first, then lines of text, then entries and lists, each with all its names."""
    plain = [name for name, shape in fields.items() if shape == TEXT]
    plain += [name for name, shape in fields.items() if shape == LINES]
    lines = [_line(name, fields[name]) for name in plain]
    for name, shape in fields.items():
        if isinstance(shape, Record | Rows):
            lines += _entries(NAMES[name], shape, SAYS[name])
    return lines


def _line(name: str, shape: Shape) -> Line:
    says = SAYS[name] + (zh.EACH_A_PARAGRAPH if shape == LINES else "")
    return NAMES[name], zh.FIELD.format(name=NAMES[name]), says


def _entries(owner: str, shape: Record | Rows, says: str) -> Iterator[Line]:
    """A list or entry, then its names; a list within a list follows with its own names."""
    kind = zh.A_LIST if isinstance(shape, Rows) else zh.AN_ENTRY
    yield owner, kind, says
    for name, inner in shape.fields.items():
        if isinstance(inner, Record | Rows):
            yield from _entries(f"{owner}.{NAMES[name]}", inner, SAYS[name])
        else:
            written = zh.FIELD.format(name=f"{owner}.{NAMES[name]}")
            yield NAMES[name], written, SAYS[name]


def chart_lines(kind: Kind) -> list[str]:
    """The alternative text of each chart's place."""
    return [f"{marks.PICTURE_MARK}{name}" for name in kind.chart_names]


def page(documents: Mapping[str, Document]) -> str:
    """The tables of all fields and charts of every kind of document, as Markdown."""
    known = {kind: one for kind, one in documents.items() if kind in KINDS}
    shared = set.intersection(*(set(KINDS[kind].fields) for kind in known))
    first = KINDS[next(iter(known))].fields
    links = zh.SEPARATOR.join(zh.LINK.format(label=one.label) for one in known.values())
    parts = [
        zh.KINDS.format(links=links),
        zh.OF_ALL,
        _table({name: shape for name, shape in first.items() if name in shared}),
    ]
    for kind, document in known.items():
        own = {name: s for name, s in KINDS[kind].fields.items() if name not in shared}
        parts += [zh.KIND.format(label=document.label, template=document.template), _table(own)]
        if charts := chart_lines(KINDS[kind]):
            listing = zh.SEPARATOR.join(f"`{one}`" for one in charts)
            parts.append(zh.CHARTS.format(listing=listing))
    return "\n\n".join(parts) + "\n"


def _table(fields: Fields) -> str:
    lines = [zh.TABLE_HEAD]
    for name, written, says in field_lines(fields):
        is_head = written in (zh.A_LIST, zh.AN_ENTRY)
        shown = zh.STRONG.format(name=name) if is_head else name
        marked = written if is_head else f"`{written}`"
        lines.append(zh.TABLE_ROW.format(name=shown, written=marked, says=says))
    return "\n".join(lines)
