"""The shape of contents: which names are texts, lists, entries; a template is compiled for one."""

from collections.abc import Mapping
from typing import Any

from bangfu_lib.word.fields import LINES, TEXT, Fields, Record, Rows, Shape


def shape_of(value: Any) -> Shape:
    """The shape of one value of a document's contents; Rows without fields when nobody knows."""
    if isinstance(value, Mapping):
        return Record(fields_of(value))
    if not isinstance(value, list):
        return TEXT
    if not value:
        return Rows({})
    if not isinstance(value[0], Mapping):
        return LINES
    fields = fields_of(value[0])
    for entry in value[1:]:
        if not _open(fields):
            break
        fields = merged(fields, fields_of(entry))
    return Rows(fields)


def fields_of(values: Mapping[str, Any]) -> Fields:
    """The shape of every value of a document's contents or of one entry."""
    return {name: shape_of(value) for name, value in values.items()}


def merged(known: Fields, new: Fields) -> Fields:
    """`new`, where nothing is known of a list's entries with what `known` knows of them."""
    both = {name: _merged(known.get(name, shape), shape) for name, shape in new.items()}
    return {**{name: shape for name, shape in known.items() if name not in new}, **both}


def covers(known: Fields, new: Fields) -> bool:
    """Whether what is compiled for `known` can be filled with `new`."""
    return all(
        name in known and _merged(known[name], shape) == known[name] for name, shape in new.items()
    )


def _merged(known: Shape, new: Shape) -> Shape:
    if new == Rows({}) and (known == LINES or isinstance(known, Rows)):
        return known
    for sort in (Rows, Record):
        if isinstance(new, sort) and isinstance(known, sort):
            return sort(merged(known.fields, new.fields))
    return new


def _open(fields: Fields) -> bool:
    return any(
        shape == Rows({}) or (isinstance(shape, Rows | Record) and _open(shape.fields))
        for shape in fields.values()
    )
