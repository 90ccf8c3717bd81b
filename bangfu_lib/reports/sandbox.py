"""Where templates run: nothing of Python in reach, everything escaped, nothing missing unsaid."""

import re
from collections.abc import Mapping
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
SHOWN = "shown"


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

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse what is intercepted."""
        raise SecurityError(zh.NO_ARITHMETIC.format(operator=operator))

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
    environment.tests[SHOWN] = _is_shown
    return environment


def check_words(tree: nodes.Template, environment: Sandbox) -> None:
    """Raise TemplateSyntaxError for a filter or test that there is not.

    Jinja itself would say so only when a document comes to it.
    """
    for kind, known in ((nodes.Filter, environment.filters), (nodes.Test, environment.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                what = kind.__name__.lower()
                raise TemplateSyntaxError(f"No {what} named '{node.name}'", node.lineno)


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
