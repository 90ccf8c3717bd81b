"""Which names a template uses, paragraph by paragraph, and which of them do not exist.

Every part is compiled with one line of source for each paragraph, so that a line number of Jinja is
a paragraph of Word. The names are followed through loops: in {% for 人 in 成员 %} the name 人 is an
entry of 成员.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from jinja2 import nodes

from bangfu_lib.word.fields import LINES, TEXT, Fields, Record, Rows, Shape

Scope = Mapping[str, Shape | None]  # None: nothing is known of what stands there
CLOSE = 0.4


@dataclass(frozen=True)
class Place:
    """A paragraph of a part: its number there, counted from 1, and its text."""

    part: str
    paragraph: int
    text: str


@dataclass(frozen=True)
class Use:
    """A name that a paragraph uses, as it is written (成员.姓名), and where.

    `missing` is the piece of it that does not exist, "" for one that does; `known` are the names
    that exist in its stead, the nearest first if one is near.
    """

    place: Place
    path: str
    missing: str = ""
    known: tuple[str, ...] = ()
    nearest: str = ""


@dataclass(frozen=True)
class Source:
    """The Jinja source of one part, and the paragraph that each of its lines stands for."""

    part: str
    text: str
    places: list[Place] = field(default_factory=list)

    def place(self, line: int) -> Place:
        """The paragraph that line `line` stands for."""
        known = self.places[max(0, min(line, len(self.places)) - 1)] if self.places else None
        return known or Place(self.part, 0, "")


def uses(tree: nodes.Template, source: Source, fields: Fields) -> list[Use]:
    """Every name that the part uses, in order, judged by the document's `fields`."""
    found: list[tuple[int, Use]] = []
    for line, use in _Walk().block(tree.body, dict(fields)):
        found.append((line, replace(use, place=source.place(line))))
    return list(dict.fromkeys(use for _, use in sorted(found, key=lambda one: one[0])))


NOWHERE = Place("", 0, "")


class _Anything(dict):
    """The names within a loop over a list of whose entries nothing is known: any may be there."""

    def __contains__(self, _name: object) -> bool:
        return True

    def __missing__(self, _name: str) -> None:
        return None


class _Walk:
    """Goes through a syntax tree with the names that are known at each place."""

    def block(self, body: list[nodes.Node], scope: dict) -> Iterator[tuple[int, Use]]:
        for node in body:
            yield from self.node(node, scope)

    def node(self, node: nodes.Node, scope: dict) -> Iterator[tuple[int, Use]]:
        if isinstance(node, nodes.For):
            yield from self.loop(node, scope)
        elif isinstance(node, nodes.Assign):
            yield from self.node(node.node, scope)
            if isinstance(node.target, nodes.Name):
                scope[node.target.name] = self.shape(node.node, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            yield from self.path(node, scope)
        elif isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
            return
        else:
            yield from self.block(list(node.iter_child_nodes()), scope)

    def loop(self, node: nodes.For, scope: dict) -> Iterator[tuple[int, Use]]:
        yield from self.node(node.iter, scope)
        shape = self.shape(node.iter, scope)
        inner = _Anything(scope) if shape == Rows({}) else type(scope)(scope)
        inner |= {name.name: None for name in node.target.find_all(nodes.Name)} | {"loop": None}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = entry_shape(shape)
        yield from self.block([one for one in (node.test, *node.body) if one], inner)
        yield from self.block(node.else_, type(scope)(scope))

    def path(self, node: nodes.Node, scope: dict) -> Iterator[tuple[int, Use]]:
        """The use of a name with what follows it after dots."""
        names, base = _split(node)
        if base is not None:
            yield from self.node(base, scope)
            return
        if names[0] not in scope:
            yield node.lineno, _missing(names, 0, scope)
            return
        shape = scope[names[0]]
        for place, name in enumerate(names[1:], start=1):
            if isinstance(shape, Record) and shape.fields and name not in shape.fields:
                yield node.lineno, _missing(names, place, shape.fields)
                return
            if shape in (TEXT, LINES) or isinstance(shape, Rows):
                yield node.lineno, _missing(names, place, {})
                return
            shape = shape.fields.get(name) if isinstance(shape, Record) else None
        yield node.lineno, Use(NOWHERE, ".".join(names))

    def shape(self, node: nodes.Node, scope: Mapping) -> Shape | None:
        if isinstance(node, nodes.Name):
            return scope.get(node.name)
        if isinstance(node, nodes.Getattr):
            held = self.shape(node.node, scope)
            return held.fields.get(node.attr) if isinstance(held, Record) else None
        return None


def nearest_use(place: Place, name: str, known: Iterable[str]) -> Use:
    """The use of a name that turned out not to exist only when a document was filled."""
    return replace(_missing([name], 0, dict.fromkeys(known)), place=place)


def entry_shape(shape: Shape | None) -> Shape | None:
    """The shape of the entries of a list."""
    if isinstance(shape, Rows):
        return Record(shape.fields) if shape.fields else None
    return TEXT if shape == LINES else None


def _split(node: nodes.Node) -> tuple[list[str], nodes.Node | None]:
    """The names of a dotted path, and what it hangs on where that is no name."""
    names: list[str] = []
    while isinstance(node, nodes.Getattr):
        names.insert(0, node.attr)
        node = node.node
    if isinstance(node, nodes.Name):
        return [node.name, *names], None
    return names, node


def _missing(names: list[str], place: int, known: Iterable[str]) -> Use:
    near = get_close_matches(names[place], [*known], n=1, cutoff=CLOSE)
    found = tuple(name for name in known if name != "loop")
    return Use(NOWHERE, ".".join(names), names[place], found, near[0] if near else "")
