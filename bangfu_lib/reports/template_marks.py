"""The marks of one paragraph: fields, statements, and braces that belong to neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bangfu_lib.zh import reports as zh

FIELD = re.compile(r"\{\{([^{}]*)\}\}|\{%([^{}]*?)%\}|\{#.*?#\}")
STRAY = re.compile(r"(\{+%?)([^{}]*?)(%?\}+)|(\{+%?)|(%?\}+)")
TAKEN = "\0"
PREFIX = r"(?:(?:tr|tc|p|r)\s+)?"
FOR = re.compile(rf"\s*{PREFIX}for\s+(\w+)\s+in\s+(.+?)\s*")
IF = re.compile(rf"\s*{PREFIX}(if|elif)\s+(.+?)\s*")
WORD = re.compile(rf"\s*{PREFIX}(\w+)\s*")
SET = re.compile(rf"\s*{PREFIX}set\s+(\w+)\s*=\s*(.+?)\s*")
EACH = re.compile(rf"\s*{zh.EACH}(\s*)(\S+)\s*")

StatementKind = Literal["for", "if", "elif", "else", "set", "end", "each", "each_end", "unknown"]
StrayKind = Literal["single", "unequal", "surplus", "unclosed", "unopened"]
ENDS = {"endfor": "for", "endif": "if"}


@dataclass(frozen=True)
class Field:
    """{{ … }}: what stands between the braces."""

    expression: str


@dataclass(frozen=True)
class Statement:
    """{% … %}: what it does, the name that it gives, and what it is about."""

    kind: StatementKind
    written: str
    name: str = ""
    about: str = ""


@dataclass(frozen=True)
class Stray:
    """Braces that open or close nothing, with what stands between or near them."""

    kind: StrayKind
    written: str
    inside: str = ""


def fields_and_statements(text: str) -> list[Field | Statement]:
    """The well-formed marks of a paragraph, in order."""
    return [
        Field(mark[1].strip()) if mark[1] is not None else statement(mark[2])
        for mark in FIELD.finditer(text)
        if not mark[0].startswith("{#")
    ]


def statement(written: str) -> Statement:
    """What stands between {% and %}."""
    said = written.strip()
    if said == zh.EACH_END:
        return Statement("each_end", said)
    if each := EACH.fullmatch(written):
        return Statement("each" if each[1] else "unknown", said, name=each[2])
    if loop := FOR.fullmatch(written):
        return Statement("for", said, name=loop[1], about=loop[2])
    if condition := IF.fullmatch(written):
        kind: StatementKind = "if" if condition[1] == "if" else "elif"
        return Statement(kind, said, about=condition[2])
    if given := SET.fullmatch(written):
        return Statement("set", said, name=given[1], about=given[2])
    word = WORD.fullmatch(written)
    if word and word[1] in ENDS:
        return Statement("end", said, name=ENDS[word[1]])
    return Statement("else" if word and word[1] == "else" else "unknown", said)


def strays(text: str) -> Iterator[Stray]:
    """Braces that are left when every well-formed mark is taken out."""
    taken = [mark[0] for mark in FIELD.finditer(text)]
    left = FIELD.sub(TAKEN, text)

    def restored(piece: str, before: int) -> str:
        for mark in taken[before : before + piece.count(TAKEN)]:
            piece = piece.replace(TAKEN, mark, 1)
        return piece

    for found in STRAY.finditer(left):
        before = left[: found.start()].count(TAKEN)
        opened, inside, closed = found[1], found[2], found[3]
        if opened is None:
            after = left[found.end() : found.end() + 12]
            near = left[max(0, found.start() - 12) : found.start()]
            kind: StrayKind = "unclosed" if found[4] else "unopened"
            shown = found[0] + after if found[4] else near + found[0]
            yield Stray(kind, shown.replace(TAKEN, ""), after if found[4] else near)
            continue
        written = restored(found[0], before)
        kind = "surplus" if TAKEN in inside else "unequal"
        yield Stray("single" if (opened, closed) == ("{", "}") and TAKEN not in inside else kind,
                    written, inside.replace(TAKEN, "").strip())  # fmt: skip
