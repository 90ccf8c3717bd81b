"""Say in words, with line and place, where a file that staff edit breaks its JSON Schema."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bangfu_lib.params.near_names import near
from bangfu_lib.zh import params as zh

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from ruamel.yaml.nodes import Node

LONGEST_QUOTE = 40
NAMES = ("name", "label", "id")
FULL_WIDTH = re.compile("[" + "".join(zh.FULL_WIDTH_MARKS) + "]")


def leaves(error: "ValidationError") -> "list[ValidationError]":
    """Of alternatives (oneOf), the errors of the one that fits best; else the error itself.

    An alternative of quite another type does not fit at all; where none is of the value's type,
    the error stays whole.
    """
    if not error.context:
        return [error]
    branches: dict[Any, list] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [found for found in branches.values() if not _is_other_type(found)]
    if not fitting:
        return [error]
    best = min(fitting, key=lambda found: (-max(len(e.path) for e in found), len(found)))
    return [leaf for inner in best for leaf in leaves(inner)]


def _is_other_type(found: "Sequence[ValidationError]") -> bool:
    return any(_other_type(one) for one in found if not one.path)


def _other_type(error: "ValidationError") -> bool:
    """Whether an alternative asks for values of another type than the one given."""
    if error.validator == "enum":
        return not any(isinstance(error.instance, type(one)) for one in error.validator_value)
    if error.validator in ("oneOf", "anyOf"):
        return all(_other_type(one) for one in error.context if not one.path)
    return error.validator in ("type", "const")


def line_of(error: "ValidationError", tree: "Node | None") -> int:
    """The line on which what is wrong stands; 0 where it cannot be told."""
    return _line(tree, [*error.absolute_path, *unknown_keys(error)[:1]])


def place(error: "ValidationError", root: Any, tree: "Node | None") -> str:
    """Where an error lies: the line, and the keys down to it; list entries by their own name."""
    words, value = [], root
    for part in error.absolute_path:
        value = value[part]
        words.append(_entry(part, value) if isinstance(part, int) else str(part))
    keys = zh.KEYS.join(words)
    line = line_of(error, tree)
    return f"{zh.LINE.format(line=line)} {keys}".strip() if line else keys


def _entry(number: int, value: Any) -> str:
    named = isinstance(value, Mapping) and next((value[n] for n in NAMES if n in value), None)
    if isinstance(named, str | int) and named:
        return zh.ENTRY_NAMED.format(number=number + 1, name=named)
    return zh.ENTRY.format(number=number + 1)


def _line(node: "Node | None", path: Sequence[Any]) -> int:
    if node is None:
        return 0
    line = node.start_mark.line + 1
    for part in path:
        if isinstance(part, int):
            node = node.value[part] if part < len(node.value) else None
            line = node.start_mark.line + 1 if node else line
        else:
            pair = next((one for one in node.value if one[0].value == str(part)), None)
            node = pair[1] if pair else None
            line = pair[0].start_mark.line + 1 if pair else line
        if node is None:
            return line
    return line


def problem(error: "ValidationError") -> str:
    """What is wrong with a value, what is allowed there, and what to do."""
    return _SAID.get(error.validator, _other)(error) + _hint(error)


def quoted(value: Any) -> str:
    """A value as a message quotes it: short."""
    if isinstance(value, Mapping | list):
        return zh.TYPES["array" if isinstance(value, list) else "object"]
    text = str(value)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def unknown_keys(error: "ValidationError") -> list[str]:
    """The keys of a mapping that its schema does not know, where that is the error."""
    if error.validator != "additionalProperties":
        return []
    return [key for key in error.instance if key not in error.schema.get("properties", {})]


def _unknown_key(error: "ValidationError") -> str:
    known, unknown = list(error.schema.get("properties", {})), unknown_keys(error)
    listing = zh.SEPARATOR.join(known)
    alike = "".join(near(key, known) for key in unknown)
    return zh.UNKNOWN_KEY.format(key=zh.SEPARATOR.join(unknown), near=alike, allowed=listing)


def _missing_key(error: "ValidationError") -> str:
    missing = [key for key in error.validator_value if key not in error.instance]
    return zh.MISSING_KEY.format(key=zh.SEPARATOR.join(missing))


def _not_allowed(error: "ValidationError") -> str:
    allowed = error.validator_value
    options = [str(one) for one in (allowed if isinstance(allowed, list) else [allowed])]
    alike = near(str(error.instance), options)
    words = {"value": quoted(error.instance), "near": alike}
    return zh.NOT_ALLOWED.format(allowed=zh.SEPARATOR.join(options), **words)


def _wrong_form(error: "ValidationError") -> str:
    """A value of the wrong type or form: what is expected, in words where there are some."""
    if isinstance(error.instance, float) and "string" in _types(error):
        return zh.DECIMAL.format(value=error.instance)
    expected = _expected(error)
    if expected:
        return zh.WRONG_FORM.format(value=quoted(error.instance), expected=expected)
    if error.validator == "pattern":
        return zh.BAD_PATTERN.format(value=quoted(error.instance), pattern=error.validator_value)
    names = zh.SEPARATOR.join(zh.TYPES[name] for name in dict.fromkeys(_types(error)))
    return zh.WRONG_TYPE.format(value=quoted(error.instance), expected=names)


def _expected(error: "ValidationError") -> str:
    """The words for the definition that a value breaks, or for the one around it."""
    path, found = list(error.absolute_path), error
    while found is not None and list(found.absolute_path) == path:
        if isinstance(found.schema, Mapping) and found.schema.get("title") in zh.EXPECTED:
            return zh.EXPECTED[found.schema["title"]]
        found = found.parent
    return ""


def _types(error: "ValidationError") -> Iterator[str]:
    """The names of the types that would do, through all alternatives."""
    if error.validator == "type":
        allowed = error.validator_value
        yield from allowed if isinstance(allowed, list) else [allowed]
    for inner in error.context or ():
        yield from _types(inner)


def _too_few(error: "ValidationError") -> str:
    return zh.TOO_FEW.format(least=error.validator_value)


def _too_short(error: "ValidationError") -> str:
    return zh.TOO_SHORT.format(least=error.validator_value)


def _too_many(error: "ValidationError") -> str:
    return zh.TOO_MANY.format(most=error.validator_value)


def _other(error: "ValidationError") -> str:
    expected = _expected(error)
    if expected:
        return zh.WRONG_FORM.format(value=quoted(error.instance), expected=expected)
    return zh.OTHER.format(rule=f"{error.validator}={error.validator_value}")


_SAID = {
    "additionalProperties": _unknown_key,
    "required": _missing_key,
    "enum": _not_allowed,
    "const": _not_allowed,
    "type": _wrong_form,
    "pattern": _wrong_form,
    "oneOf": _wrong_form,
    "anyOf": _wrong_form,
    "minItems": _too_few,
    "minProperties": _too_few,
    "minLength": _too_short,
    "maxItems": _too_many,
    "maxProperties": _too_many,
}


def _hint(error: "ValidationError") -> str:
    """What most likely went wrong at the keyboard: quotes left out, full-width marks."""
    value, unknown = error.instance, unknown_keys(error)
    if any(FULL_WIDTH.search(key) for key in unknown):
        return zh.HINT_FULL_WIDTH
    if any(value[key] is None and not key.isascii() for key in unknown):
        return zh.HINT_COMMA
    is_text = isinstance(value, str) and error.validator in ("type", "oneOf", "pattern")
    return zh.HINT_FULL_WIDTH if is_text and FULL_WIDTH.search(value) else ""
