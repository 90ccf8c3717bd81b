"""What a name in a template stands for, and which name was meant when it stands for nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from jinja2 import TemplateSyntaxError, nodes

from bangfu_lib.word.fields import LINES, TEXT, Fields, Record, Rows, Shape
from bangfu_lib.word.sandbox import sandbox
from bangfu_lib.zh import template_check as zh
from bangfu_lib.zh.report_names import NAMES

LEAST_ALIKE, MOST_NEAR, MOST_LISTS = 0.4, 5, 3
SYNTAX = sandbox()
CALCULATING = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Mod, nodes.Pow, nodes.Concat)
Chinese = Mapping[str, Shape]


def in_staff_names(fields: Fields) -> dict[str, Shape]:
    """`fields` by the names that staff write, entries of lists included."""
    return {NAMES.get(name, name): _in_staff_names(shape) for name, shape in fields.items()}


def _in_staff_names(shape: Shape) -> Shape:
    if isinstance(shape, Record | Rows):
        return type(shape)(in_staff_names(shape.fields))
    return shape


@dataclass
class Scope:
    """The names known at one place, those nearest to it last; `used` gathers what was asked for.

    `listed` is the list for which the row or paragraph repeats; `label` the kind of document.
    """

    layers: list[Chinese]
    label: str = ""
    listed: str = ""
    used: set[tuple[str, ...]] = field(default_factory=set)

    def find(self, name: str) -> Shape | None:
        """What `name` stands for; None when nobody knows it."""
        return next((layer[name] for layer in reversed(self.layers) if name in layer), None)

    def is_list(self, name: str) -> bool:
        """Whether `name` is a list of entries."""
        return isinstance(self.find(name), Rows)

    def names(self) -> list[str]:
        """Every name known here, each once, the nearest first."""
        return list(dict.fromkeys(name for layer in reversed(self.layers) for name in layer))

    def problem(self, expression: str, *, as_text: bool) -> str:
        """What is wrong with `expression`, in one sentence; nothing when it can be filled.

        With `as_text` it is to be printed, so that a list or an entry will not do.
        """
        if not expression.strip():
            return zh.NOTHING_NAMED
        try:
            parsed = SYNTAX.parse(f"{{{{ {expression} }}}}").body
        except TemplateSyntaxError:
            return self._unreadable(expression)
        printed = parsed[0].nodes[0] if parsed and isinstance(parsed[0], nodes.Output) else None
        if printed is None or not isinstance(printed, nodes.Node):
            return zh.NOTHING_NAMED
        return self._of_node(printed, as_text=as_text)

    def shape(self, expression: str) -> Shape | None:
        """What a plain name with its dots stands for."""
        way = expression.strip().split(".")
        shape = self.find(way[0].strip())
        for name in way[1:]:
            inner = shape.fields if isinstance(shape, Record) else {}
            shape = inner.get(name.strip())
        return shape

    def _of_node(self, node: nodes.Node, *, as_text: bool) -> str:
        way = _way(node)
        if way:
            return self._of_way(way, as_text=as_text)
        if isinstance(node, nodes.Call):
            return zh.NO_CALLS
        if isinstance(node, CALCULATING):
            return zh.NO_CALCULATING
        if isinstance(node, nodes.Filter) and node.name not in SYNTAX.filters:
            return zh.NO_SUCH_FILTER.format(name=node.name)
        if isinstance(node, nodes.TemplateData):
            return zh.NOTHING_NAMED
        inner = (self._of_node(one, as_text=False) for one in node.iter_child_nodes())
        return next((problem for problem in inner if problem), "")

    def _of_way(self, way: list[str], *, as_text: bool) -> str:
        shape = self.find(way[0])
        if shape is None:
            return self._unknown(way)
        self.used.add(tuple(way))
        at = way[0]
        for name in way[1:]:
            if isinstance(shape, Rows):
                return self._list_inside(at, shape)
            if not isinstance(shape, Record):
                of_lines = shape == LINES or at == self.listed
                said = zh.LINES_WITH_ENTRIES if of_lines else zh.TEXT_WITH_ENTRIES
                return said.format(name=at, entry=name)
            if name not in shape.fields:
                return _unknown_entry(at, name, shape)
            shape, at = shape.fields[name], f"{at}.{name}"
        return self._printed(at, shape) if as_text else ""

    def _printed(self, at: str, shape: Shape) -> str:
        """Whether what `at` stands for can be printed."""
        if isinstance(shape, Rows):
            return self._list_inside(at, shape)
        if isinstance(shape, Record):
            return zh.ENTRY_AS_TEXT.format(name=at, **_example(at, shape))
        return ""

    def _list_inside(self, at: str, shape: Rows) -> str:
        if self.listed and self.listed != at:
            return zh.TWO_LISTS.format(first=self.listed, second=at)
        return zh.LIST_INSIDE.format(name=at, **_example(at.split(".")[-1], shape))

    def _unknown(self, way: list[str]) -> str:
        name = way[0]
        if len(way) == 1 and (owners := self._owners(name)):
            listing = zh.SEPARATOR.join(zh.FIELD.format(name=f"{one}.{name}") for one in owners)
            return zh.ENTRY_ALONE.format(name=name, listing=listing)
        known = self.names()
        if len(way) > 1:
            known = [one for one in known if _knows(self.find(one), way[1])] + known
        said = zh.UNKNOWN.format(name=name) + nearest_sentence(name, dict.fromkeys(known))
        return said + zh.ALL_NAMES.format(label=self.label)

    def _owners(self, name: str) -> list[str]:
        """The lists and entries that have `name`, that of this row first."""
        owners = [one for one in self.names() if _knows(self.find(one), name)]
        owners.sort(key=lambda one: one != self.listed)
        return owners[:MOST_LISTS]

    def _unreadable(self, expression: str) -> str:
        """The same with the usual slips mended: wide dots, spaces and commas within names."""
        mended = expression
        for slip in zh.SLIPS:
            mended = mended.replace(slip, ".")
        mended = "".join(mended.split())
        fits = mended != expression and self.shape(mended) is not None
        if fits:
            return zh.SLIP.format(written=expression, mended=zh.FIELD.format(name=mended))
        return zh.UNREADABLE.format(written=expression)


def _way(node: nodes.Node) -> list[str]:
    """成员.姓名 as its names; nothing for an expression that is more than a name."""
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Getattr) and (inner := _way(node.node)):
        return [*inner, node.attr]
    return []


def _knows(shape: Shape | None, name: str) -> bool:
    return isinstance(shape, Record | Rows) and name in shape.fields


def _example(name: str, shape: Record | Rows) -> dict[str, str]:
    """A field of the entry as it is written, and all its names."""
    first = next(iter(shape.fields))
    names = zh.SEPARATOR.join(shape.fields)
    return {"example": zh.FIELD.format(name=f"{name}.{first}"), "names": names}


def _unknown_entry(owner: str, name: str, shape: Record) -> str:
    names = zh.SEPARATOR.join(by_likeness(name, shape.fields))
    return zh.UNKNOWN_ENTRY.format(owner=owner, name=name, names=names)


def nearest_sentence(name: str, known: Mapping[str, object]) -> str:
    """The names that look like `name`, most alike first."""
    alike = [one for one in by_likeness(name, known) if likeness(name, one) >= LEAST_ALIKE]
    if not alike:
        return zh.NONE_NEAR
    quoted = (zh.QUOTED.format(name=one) for one in alike[:MOST_NEAR])
    return zh.NEAR.format(names=zh.SEPARATOR.join(quoted))


def by_likeness(name: str, known: Mapping[str, object]) -> list[str]:
    """`known` with the names most like `name` first."""
    return sorted(known, key=lambda one: -likeness(name, one))


def likeness(name: str, other: str) -> float:
    """How much two names look alike, 0 to 1: a name within the other counts for much."""
    ratio = SequenceMatcher(None, name, other).ratio()
    return max(ratio, 0.75 if name and (name in other or other in name) else 0)


def ways(fields: Chinese, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Every name with what stands before it, and its shape."""
    for name, shape in fields.items():
        yield (*before, name), shape
        if isinstance(shape, Record | Rows):
            yield from ways(shape.fields, (*before, name))


def entry(shape: Shape | None) -> Shape | None:
    """What one entry of a list is; None for what is no list."""
    if isinstance(shape, Rows):
        return Record(shape.fields)
    return TEXT if shape == LINES else None
