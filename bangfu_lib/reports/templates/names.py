"""Names, lists, blocks and braces of a template, held against what the kind of document offers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from bangfu_lib.reports.templates.marks import (
    Field,
    Statement,
    Stray,
    fields_and_statements,
    strays,
)
from bangfu_lib.reports.templates.places import Place
from bangfu_lib.reports.templates.scope import (
    Chinese,
    Scope,
    entry,
    nearest_sentence,
)
from bangfu_lib.word.fields import LINES, TEXT, Rows, Shape
from bangfu_lib.word.repeating import holds
from bangfu_lib.word.xml import W
from bangfu_lib.zh import template_check as zh
from bangfu_lib.zh.templates import BLOCK_HOLDS

# What jinja's own loops know besides the names of the document.
LOOP: dict[str, Shape] = {"loop": Rows({})}
ENDED_BY = {"for": zh.ENDFOR, "if": zh.ENDIF, "each": zh.EACH_END}
HEAD = re.compile(r"\w*")
Said = tuple[Place, str, bool]  # where, what is wrong, whether it is only a note


@dataclass
class _Open:
    """A loop, condition or block that has begun and not ended."""

    kind: str
    statement: Statement
    place: Place


class NameCheck:
    """Goes through one part after another; `used` are the names that the template asks for."""

    def __init__(self, fields: Chinese, *, label: str) -> None:
        self.scope = Scope([fields], label=label)
        self._open: list[_Open] = []

    @property
    def used(self) -> set[tuple[str, ...]]:
        """What the template asks for, as ways from the document's names."""
        return self.scope.used

    def part(self, every: Sequence[Place]) -> Iterator[Said]:
        """What is wrong with the names of one part, whose paragraphs are `every`."""
        yield from _brace_faults(every, self.scope)
        rows: dict[etree._Element, list[Place]] = {}
        for place in every:
            if place.row is not None:
                rows.setdefault(place.row, []).append(place)
        for row, group in groupby(every, key=lambda one: one.row if one.row is not None else one):
            together = list(group)
            yield from self._repeated(together, rows.get(row, together))
        for left in self._open:
            end = ENDED_BY[left.kind]
            yield left.place, zh.NO_END.format(written=left.statement.written, end=end), False
            self._leave()
        self._open.clear()

    def _repeated(self, group: list[Place], whole: list[Place]) -> Iterator[Said]:
        """Paragraphs of one row, or one paragraph: what repeats for a list that `whole` names.

        `whole` is the row with what stands in it after a table of its own.
        """
        marks = [(place, mark) for place in group for mark in fields_and_statements(place.text)]
        name = self._list_of([one for at in whole for one in fields_and_statements(at.text)])
        depth = len(self.scope.layers)
        if name:
            one = entry(self.scope.find(name))
            self.scope.layers.append({name: one if one is not None else TEXT})
            self.scope.listed = name
        for place, mark in marks:
            yield from self._mark(place, mark)
        if name:
            del self.scope.layers[depth]
            self.scope.listed = ""

    def _list_of(self, marks: list[Field | Statement]) -> str:
        """The first list that a field names, unless staff loop over it themselves."""
        looped = {mark.name for mark in marks if isinstance(mark, Statement) and mark.kind == "for"}
        for mark in marks:
            head = HEAD.match(mark.expression)[0] if isinstance(mark, Field) else ""
            shape = self.scope.find(head) if head else None
            if head not in looped and (shape == LINES or isinstance(shape, Rows)):
                return head
        return ""

    def _mark(self, place: Place, mark: Field | Statement) -> Iterator[Said]:
        if isinstance(mark, Field):
            if problem := self.scope.problem(mark.expression, as_text=True):
                yield place, problem, False
        elif mark.kind in ("each", "each_end"):
            yield from self._block(place, mark)
        else:
            yield from self._statement(place, mark)

    def _block(self, place: Place, mark: Statement) -> Iterator[Said]:
        if "".join(place.text.split()) != "".join(f"{{%{mark.written}%}}".split()):
            yield place, zh.BLOCK_NOT_ALONE.format(written=mark.written), False
        elif holds(place.element):
            yield place, zh.SENTENCE.format(fault=BLOCK_HOLDS), False
        if mark.kind == "each_end":
            yield from self._end(place, mark, "each")
            return
        shape = self.scope.shape(mark.name)
        if shape is None:
            lists = [name for name in self.scope.names() if self.scope.is_list(name)]
            near = nearest_sentence(mark.name, dict.fromkeys(lists))
            yield place, zh.NO_SUCH_LIST.format(name=mark.name) + near, False
        elif not isinstance(shape, Rows):
            yield place, zh.NO_LIST.format(name=mark.name), False
        inner = shape.fields if isinstance(shape, Rows) else {}
        way = mark.name.split(".")
        self.scope.used.add(tuple(way))
        own = entry(shape) if isinstance(shape, Rows) else TEXT
        self._enter("each", mark, place, {way[-1]: own or TEXT, **inner})

    def _statement(self, place: Place, mark: Statement) -> Iterator[Said]:
        if mark.kind == "unknown":
            yield place, zh.UNKNOWN_STATEMENT.format(written=mark.written), False
        elif mark.kind == "end":
            yield from self._end(place, mark, mark.name)
        elif mark.kind == "for":
            yield from self._loop(place, mark)
        elif problem := mark.about and self.scope.problem(mark.about, as_text=False):
            yield place, problem, False
        if mark.kind == "if":
            self._enter("if", mark, place, {})
        elif mark.kind == "set":
            self.scope.layers[-1] = {**self.scope.layers[-1], mark.name: TEXT}

    def _loop(self, place: Place, mark: Statement) -> Iterator[Said]:
        problem = self.scope.problem(mark.about, as_text=False)
        shape = entry(self.scope.shape(mark.about))
        if problem or shape is None:
            yield place, problem or zh.NO_LIST.format(name=mark.about), False
        self._enter("for", mark, place, {mark.name: shape or TEXT, **LOOP})

    def _enter(self, kind: str, mark: Statement, place: Place, names: Chinese) -> None:
        self._open.append(_Open(kind, mark, place))
        self.scope.layers.append(names)

    def _leave(self) -> None:
        if len(self.scope.layers) > 1:
            self.scope.layers.pop()

    def _end(self, place: Place, mark: Statement, kind: str) -> Iterator[Said]:
        if not self._open or self._open[-1].kind != kind:
            yield place, zh.NO_BEGIN.format(written=mark.written), False
            return
        begun = self._open.pop()
        self._leave()
        if kind == "each" and _holder(begun.place) is not _holder(place):
            yield place, zh.BLOCK_CROSSES.format(written=begun.statement.written), False


def _brace_faults(every: Sequence[Place], scope: Scope) -> Iterator[Said]:
    """Braces that open or close nothing; a mark cut over two paragraphs is said once."""
    found = [(at, place, one) for at, place in enumerate(every) for one in strays(place.text)]
    skipped = -1
    for at, (position, place, one) in enumerate(found):
        if at == skipped:
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        if one.kind == "unclosed" and after and _closes(after[2]) and 0 < after[0] - position <= 3:
            skipped = at + 1
            apart = zh.CUT_CELLS if _cell(place) is not _cell(after[1]) else zh.CUT_PARAGRAPHS
            yield place, apart.format(written=one.written), False
            continue
        yield place, *_brace_fault(one, scope)


def _holder(place: Place) -> etree._Element | None:
    """What the begin and end of a block must share: a row that holds nothing else stands for it."""
    row = place.row
    alone = row is not None and "".join(row.itertext(f"{W}t")).strip() == place.text.strip()
    return (row if row is not None and alone else place.element).getparent()


def _closes(one: Stray) -> bool:
    return one.kind == "unopened"


def _cell(place: Place) -> etree._Element | None:
    return place.element.getparent() if place.row is not None else None


def _brace_fault(one: Stray, scope: Scope) -> tuple[str, bool]:
    """What is said of braces, and whether it is a note: single ones may be meant as they stand."""
    inside = one.inside.strip("{}% ")
    if one.kind == "single":
        known = scope.shape(inside) is not None or scope.find(inside.split(".")[0]) is not None
        pattern = zh.SINGLE if known else zh.SINGLE_NOTE
        return pattern.format(written=one.written, name=inside), not known
    pattern = {
        "unequal": zh.UNEQUAL,
        "surplus": zh.SURPLUS,
        "unclosed": zh.UNCLOSED,
        "unopened": zh.UNOPENED,
    }[one.kind]
    return pattern.format(written=one.written, name=inside), False
