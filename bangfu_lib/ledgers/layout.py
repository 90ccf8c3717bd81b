"""Which rows below the headers are data: not totals, notes, signatures or repeated headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from bangfu_lib.zh import layout as zh

if TYPE_CHECKING:
    from bangfu_lib.ledgers.headers import Headers
    from bangfu_lib.opening.opened import Box
    from bangfu_lib.params.ledgers import Ledger

Row = Sequence[object]
TOTAL = re.compile(f"{zh.TOTAL_BEGINNINGS}{zh.TOTALS}{zh.TOTAL_TAIL}")
NAMED_TOTAL = re.compile(f".{{0,12}}{zh.TOTALS}{zh.TOTAL_TAIL}")
NOTE = re.compile(zh.NOTE)
SIGNING = re.compile(rf".{{0,8}}?(?:{zh.SIGNING_WORDS})(?:\([^()]*\))*:")
SIGNED = re.compile(rf".{{0,8}}(?:{zh.SIGNING_MARKS})(?:\([^()]*\))*$")
SIGNS = re.compile(zh.SIGNS_IN_A_CELL)
BEGINNINGS = frozenset(zh.NOTE_BEGINNINGS)
SECTION = re.compile(zh.SECTION_NUMBER)
FREE = frozenset({"text", "name", "address"})
CODED = frozenset({"code", "codes"})
FIRST_TEXTS = 3
LONE = 2
LONG_FOR_A_CODE = 10
LONG_FOR_A_NOTE = 20


@dataclass(frozen=True)
class Layout:
    """Offsets of rows below the headers: those with data, and those that are skipped and why."""

    data: list[int]
    totals: list[int]
    notes: list[int]
    repeats: list[int]

    @property
    def skipped(self) -> frozenset[int]:
        """All that is said to be no data."""
        return frozenset((*self.totals, *self.notes, *self.repeats))


def find_rows(
    rows: Sequence[Row],
    headers: Headers,
    ledger: Ledger,
    *,
    merges: Sequence[Box] = (),
    merged: Mapping[int, Collection[int]] | None = None,
) -> Layout:
    """Sort the tidied `rows` below the headers; `merges` count from the first of them.

    `merged` are by column the rows that show the value of a cell above. A row with nothing in any
    column that is read is blank. What may be data is data.
    """
    fields = {column: name for (name, _), column in headers.beside.items()}
    fields |= {column: name for name, column in headers.columns.items()}
    wide = frozenset(top for top, left, bottom, right in merges if right > left and top == bottom)
    page = _Page(headers, ledger, fields, wide, merged or {})
    looked_at = _looked_at(rows, headers, ledger)
    found = Layout([], [], [], [])
    spare = len(rows[0]) - len(fields) if rows else 0
    for number, row in enumerate(rows):
        width = len(row) - row.count(None)
        if not width:
            continue
        told = _told(page, number, row) if width == 1 or number in looked_at else None
        if told:
            getattr(found, told).append(number)
        elif width > spare or any(row[column] is not None for column in fields):
            found.data.append(number)
    titles = _titles(rows, found.repeats)
    return _with_notes(found, titles) if titles else found


def _titles(rows: Sequence[Row], repeats: Sequence[int]) -> set[int]:
    """Rows right above repeated headers with nothing but one text: titles of further pages."""
    found = set()
    for above in repeats:
        while (above := above - 1) >= 0 and len(filled := _filled(rows[above])) < LONE:
            if filled and not isinstance(filled[0], str):
                break
            found.update([above] if filled else [])
    return found


def _filled(row: Row) -> list[object]:
    return [value for value in row if value is not None]


def _with_notes(layout: Layout, rows: set[int]) -> Layout:
    data = [number for number in layout.data if number not in rows]
    notes = sorted({*layout.notes, *(rows & set(layout.data))})
    return replace(layout, data=data, notes=notes)


@dataclass(frozen=True)
class _Page:
    """What is known of a sheet when its rows are judged; `wide` rows have cells merged across."""

    headers: Headers
    ledger: Ledger
    fields: Mapping[int, str]
    wide: Collection[int]
    merged: Mapping[int, Collection[int]]

    def kind(self, column: int) -> str:
        """The kind of field in a column; "" where it holds none."""
        return self.ledger.fields[self.fields[column]].kind if column in self.fields else ""

    def allows(self, column: int, text: object) -> bool:
        """Whether `text` is one of the values declared for the column."""
        return column in self.fields and text in self.ledger.fields[self.fields[column]].values


def _looked_at(rows: Sequence[Row], headers: Headers, ledger: Ledger) -> set[int]:
    """Rows to look at: with a telling word, in the first text where everything required is given.

    Nearly all rows are done with here, so that only few are judged one by one.
    """
    required = [column for name, column in headers.columns.items() if ledger.fields[name].required]
    # Two columns at least, so that what they hold is always a tuple.
    given = itemgetter(*required, *required[:1]) if required else lambda _row: ()
    texts = {text for cells in headers.texts.values() for text in cells}
    judged: dict[object, bool] = {}
    found = set()
    for number, row in enumerate(rows):
        for value in row:
            if type(value) is not str or value.isdigit():
                continue
            if value not in judged:
                judged[value] = value in texts or _marked(value)
            if judged[value]:
                found.add(number)
                break
            if None not in given(row):
                break
    return found


def _marked(value: str) -> bool:
    """Whether the text may begin a total, a note or a line to be signed."""
    if value[0] not in BEGINNINGS and not SIGNS.search(value):
        return False
    return _telling(value) or bool(NAMED_TOTAL.fullmatch(_bare(value)))


def _told(page: _Page, number: int, row: Row) -> str | None:
    """Why the row is no data, as the name of a list of Layout; None when it is or may be data."""
    filled = [(column, value) for column, value in enumerate(row) if value is not None]
    if _repeats(page.headers, filled):
        return "repeats"
    if _total(page, number, filled):
        return "totals"
    if _note(page, filled) or (len(filled) == 1 and _heading(page, number, *filled[0])):
        return "notes"
    return None


def _repeats(headers: Headers, filled: Sequence[tuple[int, object]]) -> bool:
    same = sum(value in headers.texts.get(column, ()) for column, value in filled)
    return same * 2 > len(filled) and same >= min(2, len(headers.texts))


def _total(page: _Page, number: int, filled: Sequence[tuple[int, object]]) -> bool:
    """A total word among the first texts of a row that lacks something required.

    In the first text a bare total word is enough, where its column could not hold it.
    """
    texts = [(column, _bare(v)) for column, v in filled if type(v) is str and not v.isdigit()]
    for place, (column, text) in enumerate(texts[:FIRST_TEXTS]):
        if page.allows(column, text):
            return False
        total = (TOTAL if place else NAMED_TOTAL).fullmatch(text)
        bare = not place and TOTAL.fullmatch(text) and page.kind(column) not in FREE
        if bare or (total and _incomplete(page, number, filled)):
            return True
    return False


def _incomplete(page: _Page, number: int, filled: Sequence[tuple[int, object]]) -> bool:
    given = {page.fields.get(column) for column, _ in filled}
    given |= {page.fields.get(column) for column, rows in page.merged.items() if number in rows}
    return any(
        one.required and one.name in page.headers.columns and one.name not in given
        for one in page.ledger.fields.values()
    )


def _note(page: _Page, filled: Sequence[tuple[int, object]]) -> bool:
    """A row that begins with a note or a line to be signed, with no more than one other entry.

    What stands right of such a word is its answer, not data; a long text where one may stand is.
    """
    first, text = filled[0]
    could_be_data = page.kind(first) in FREE and first > min(page.fields)
    if not _telling(text) or (could_be_data and len(text) > LONG_FOR_A_NOTE):
        return False
    others, answers = 0, False
    for column, value in filled:
        if _telling(value):
            answers = True
        elif answers:
            answers = False
        elif column in page.fields:
            others += 1
    return others <= 1


def _telling(value: object) -> bool:
    if type(value) is not str:
        return False
    text = _bare(value)
    return bool(NOTE.match(text) or SIGNING.match(text) or SIGNED.match(text))


def _heading(page: _Page, number: int, column: int, value: object) -> bool:
    """A lone text merged across columns, or a sentence where its field could not hold one."""
    if type(value) is not str or column in page.headers.unread:
        return False
    kind, long = page.kind(column), len(value) > LONG_FOR_A_CODE
    if number in page.wide or not kind:
        return number in page.wide or not value.isdigit()
    if kind in FREE or page.allows(column, value):
        return False
    if SECTION.match(value):
        return True
    return long and (kind not in CODED or any(mark in value for mark in zh.SENTENCE_MARKS))


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
