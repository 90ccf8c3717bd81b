"""The marks of one paragraph: fields, statements, and braces that belong to neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bangfu_lib.zh import reports as zh

FIELD = re.compile(r"\{\{([^{}]*)\}\}|\{%([^{}]*?)%\}|\{#.*?#\}")
STRAY = re.compile(r"(\{+%?)([^{}]*?)(%?\}+)|(\{+%?)|(%?\}+)")
TAKEN = "\0"
MOST_NEAR = 12
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
    for found in STRAY.finditer(left):
        begin, end = found.span()
        opened, inside, closed = found[1], found[2], found[3]
        if opened is None and TAKEN in (left[begin - 1 : begin], left[end : end + 1]):
            begin, end = begin - (left[begin - 1 : begin] == TAKEN), end + 1
            yield Stray("surplus", _restored(left, begin, end, taken))
        elif opened is None:
            yield _half(found, left)
        elif TAKEN in inside:
            yield Stray("surplus", _restored(left, begin, end, taken))
        else:
            kind: StrayKind = "single" if (opened, closed) == ("{", "}") else "unequal"
            yield Stray(kind, found[0], inside.strip())


def _half(found: re.Match[str], left: str) -> Stray:
    """Braces that open and never close, or close what was never opened, with words near them."""
    if found[4]:
        after = left[found.end() : found.end() + MOST_NEAR].split(TAKEN)[0]
        return Stray("unclosed", found[0] + after, after)
    before = left[max(0, found.start() - MOST_NEAR) : found.start()].rsplit(TAKEN)[-1]
    return Stray("unopened", before + found[0], before)


def _restored(left: str, begin: int, end: int, taken: list[str]) -> str:
    """A piece of `left` with the marks that were taken out of it put back."""
    marks = iter(taken[left[:begin].count(TAKEN) :])
    return "".join(next(marks) if one == TAKEN else one for one in left[begin:end])
