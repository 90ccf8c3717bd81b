"""Fill a Word template: sandboxed, escaped, strict about names, compiled once per process."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from markupsafe import Markup, escape

from bangfu_lib.errors import ParamsError
from bangfu_lib.reports.package import Parts, read_package
from bangfu_lib.reports.repeating import block_names, repeat_lists, texts
from bangfu_lib.reports.xml import style_id, without_forbidden
from bangfu_lib.zh import reports as zh

Contents = Mapping[str, Any]
Names = tuple[tuple[str, bool], ...]
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
FILLED_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")


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


def render(path: Path, contents: Contents) -> Parts:
    """The parts of the template at `path`, filled with `contents`.

    A list of texts standing in one place is written one text to a line. Raises ParamsError, which
    names the paragraph, when the template is not usable or asks for a name that does not exist.
    """
    values = plain_values(contents)
    lists = frozenset(name for name, value in values.items() if isinstance(value, list))
    stamp = path.stat() if path.is_file() else None
    version = (stamp.st_mtime_ns, stamp.st_size) if stamp else ()
    blocks = tuple((name, _entry_names(values, name)) for name in _blocks(path, version))
    compiled = _compiled(path, lists, blocks, version)
    parts = dict(compiled.parts)
    for part, (template, names) in compiled.filled.items():
        if missing := sorted(names - set(values)):
            raise _missing(path, parts[part], missing[0], list(values))
        try:
            parts[part] = template.render(values).encode()
        except MissingName as error:
            raise _missing(path, parts[part], error.name, error.known) from None
        except (TemplateError, SecurityError, TypeError, ValueError) as error:
            raise ParamsError(zh.BAD_TEMPLATE.format(template=path.name, why=error)) from None
    return parts


class Compiled:
    """A template's parts, and those of them that are filled: (compiled, names they ask for)."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.filled: dict[str, tuple[Template, set[str]]] = {}


def _entry_names(values: Contents, name: str) -> Names:
    """The names that the entries of one list know, and whether they are lists themselves."""
    entries = values.get(name) or [{}]
    return tuple((key, isinstance(value, list)) for key, value in entries[0].items())


@lru_cache(maxsize=32)
def _blocks(path: Path, _version: tuple[int, ...]) -> tuple[str, ...]:
    """The lists that blocks of the template repeat for."""
    parts = read_package(path)
    found = [block_names(parts[part]) for part in parts if _is_filled(part)]
    return tuple(sorted(set().union(*found)))


def _is_filled(part: str) -> bool:
    return part.startswith(FILLED_PARTS) and part.endswith(".xml")


@lru_cache(maxsize=32)
def _compiled(
    path: Path,
    lists: frozenset[str],
    blocks: tuple[tuple[str, Names], ...],
    _version: tuple[int, ...],
) -> Compiled:
    compiled = Compiled(read_package(path))
    named = {"caption": zh.TABLE_CAPTION_STYLE, "note": zh.TABLE_NOTE_STYLE}
    styles = {key: style_id(compiled.parts, name) for key, name in named.items()}
    known = {name: dict(entries) for name, entries in blocks}
    environment = sandbox()
    for part, content in compiled.parts.items():
        if _is_filled(part):
            looped = repeat_lists(content, lists, blocks=known, **styles)
            source = DocxTemplate(path).patch_xml(looped)
            try:
                names = meta.find_undeclared_variables(environment.parse(source))
                compiled.filled[part] = (environment.from_string(source), names)
            except TemplateSyntaxError as error:
                why = zh.BAD_TEMPLATE.format(template=path.name, why=error.message)
                raise ParamsError(why) from None
    return compiled


def sandbox() -> Sandbox:
    """The environment of all templates: nothing runs, everything is escaped, nothing is missing."""
    environment = Sandbox(autoescape=True, undefined=NamedUndefined, finalize=_finalized)
    environment.globals.clear()
    return environment


def _finalized(value: Any) -> Any:
    """A list of texts becomes lines; a line break becomes Word's."""
    if isinstance(value, list):
        value = "\n".join(str(entry) for entry in value)
    if isinstance(value, str) and not isinstance(value, Markup) and "\n" in value:
        return Markup(str(escape(value)).replace("\n", LINE_BREAK))
    return value


def plain_values(value: Any) -> Any:
    """`value` if it is made of mappings, lists, texts and numbers, free of what XML forbids.

    Raises TypeError for anything else, None included: a document shows no None.
    """
    if isinstance(value, Mapping):
        return {key: plain_values(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain_values(entry) for entry in value]
    if isinstance(value, str):
        return without_forbidden(value)
    if isinstance(value, int | Decimal | Fraction):
        return value
    raise TypeError(f"a document cannot show {type(value).__name__}")


def _missing(path: Path, content: bytes, name: str, known: list[str]) -> ParamsError:
    place = next((text for text in texts(content) if name in text), "")
    sentence = zh.MISSING_NAME.format(template=path.name, name=name, paragraph=place[:60])
    return ParamsError(sentence, [zh.KNOWN_NAMES.format(names=zh.SEPARATOR.join(known))])
