"""Where templates run: nothing of Python in reach, everything escaped, nothing missing unsaid."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

from bangfu_lib.zh import reports as zh
from bangfu_lib.zh import templates as zh_templates

WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    "\r": "",
}
SPECIAL = re.compile(f"[{''.join(WRITTEN)}]")
SHOWN, COUNTED = "shown", "counted"
# What cannot make much of little: neither padding nor replacing nor formatting.
FILTERS = (
    "default",
    "d",
    "first",
    "last",
    "length",
    "count",
    "list",
    "trim",
    "upper",
    "lower",
    "int",
    "string",
    "sort",
    "unique",
    "reverse",
    "escape",
    "e",
    "safe",
)
MOST_STEPS, MOST_TEXT, PIECES_AT_ONCE, LONGEST_SEPARATOR = 1_000_000, 50 * 2**20, 4096, 10


class MissingName(Exception):
    """A template asked for a name that its contents do not have."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


class NamedUndefined(StrictUndefined):
    """An undefined value that says which name was asked for and which there are."""

    def _fail(self, *_: object, **__: object) -> NoReturn:
        held = self._undefined_obj
        known = list(held) if isinstance(held, Mapping) else []
        raise MissingName(str(self._undefined_name), known)

    _fail_with_undefined_error = __str__ = __iter__ = __len__ = __bool__ = _fail
    __eq__ = __ne__ = __hash__ = _fail


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that multiplies nothing, so that no template can fill the memory."""

    intercepted_binops = frozenset(("*", "**", "+", "%"))
    steps = 0

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse what is intercepted, but for the sum of two numbers."""
        if operator == "+" and isinstance(left, int) and isinstance(right, int):
            return left + right
        raise SecurityError(zh.NO_ARITHMETIC.format(operator=operator))

    def counted(self, values: Any) -> Any:
        """What a loop goes through; all loops of one filling together only go so many steps."""
        values = values if hasattr(values, "__len__") else list(values)
        self.steps += len(values)
        if self.steps > MOST_STEPS:
            raise SecurityError(zh_templates.TOO_LARGE)
        return values

    def concat(self, pieces: Iterable[str]) -> str:
        """One text of what a template gives, which must not fill the memory."""
        size, parts, rest = 0, [], iter(pieces)
        while some := list(islice(rest, PIECES_AT_ONCE)):
            parts.append("".join(some))
            size += len(parts[-1])
            if size > MOST_TEXT:
                raise SecurityError(zh_templates.TOO_LARGE)
        return "".join(parts)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An entry's value by its name, before anything that Python knows by that name."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Raw(str):
    """XML text of our own making, the only text that a document takes as it is."""


def sandbox() -> Sandbox:
    """The environment of one template.

    What is shown is escaped at the very end, whatever a template says, so that neither the filter
    `safe` nor a switch in the template lets a value become markup.
    """
    environment = Sandbox(autoescape=False, undefined=NamedUndefined, finalize=_finalized)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.filters["join"] = _joined
    environment.filters[COUNTED] = environment.counted
    environment.tests[SHOWN] = _is_shown
    return environment


def bounded(tree: nodes.Template) -> None:
    """Let every loop of a template count its steps."""
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, COUNTED, [], [], None, None, lineno=loop.lineno)


def check_words(tree: nodes.Template, environment: Sandbox) -> None:
    """Raise TemplateSyntaxError for a filter or test that there is not, and for joining by ~.

    Jinja itself would say so only when a document comes to it.
    """
    if joined := tree.find(nodes.Concat):
        raise TemplateSyntaxError(zh.NO_ARITHMETIC.format(operator="~"), joined.lineno)
    for kind, known in ((nodes.Filter, environment.filters), (nodes.Test, environment.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                what = kind.__name__.lower()
                raise TemplateSyntaxError(f"No {what} named '{node.name}'", node.lineno)


def _joined(values: Any, separator: str = "") -> str:
    """The texts of a list in a row, with a short text between them."""
    if len(separator) > LONGEST_SEPARATOR:
        raise SecurityError(zh_templates.TOO_LARGE)
    return separator.join(map(str, values))


def _is_shown(value: Any) -> bool:
    """Whether there is anything to see: no empty text, no empty list."""
    return bool(str(value).strip()) if not isinstance(value, list) else bool(value)


def _finalized(value: Any) -> str:
    """Escaped; a list of texts becomes lines, line breaks and tabs become Word's."""
    kind = type(value)
    if kind is Raw:
        return value
    if kind is list:
        value = "\n".join([str(entry) for entry in value])
    elif kind is bool:
        value = zh_templates.YES if value else zh_templates.NO
    elif kind is not str:
        value = str(value)
    return SPECIAL.sub(_written, value) if SPECIAL.search(value) else value


def _written(found: re.Match) -> str:
    return WRITTEN[found.group()]
