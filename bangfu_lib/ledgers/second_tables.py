"""Where a second table begins on a sheet: a row below the data with another ledger's headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.header_names import OTHERS, plain, vocabulary
from bangfu_lib.zh.ledgers import REQUIRED_MARK

if TYPE_CHECKING:
    from bangfu_lib.params.ledgers import Ledger

Row = Sequence[object]
# Fewer headers than these may be anybody's words, and as many at least are not the sheet's own.
CLEAR, NOT_OWN = 3, 2
_known: list[tuple[Mapping[str, Ledger], frozenset[str]]] = []


def second_table(rows: Sequence[Row], ledger: Ledger, ledgers: Mapping[str, Ledger]) -> int | None:
    """The first of the tidied `rows` that holds nothing but headers of another ledger."""
    words = _words(ledgers)
    own = vocabulary(ledger, ledgers).names
    others = [vocabulary(one, ledgers).names for one in ledgers.values() if one is not ledger]
    for number, row in enumerate(rows):
        if len(words.intersection(row)) < NOT_OWN:
            continue
        texts = [plain(value) for value in row if value is not None]
        strange = sum(text not in own and text not in OTHERS for text in texts)
        if len(texts) < CLEAR or strange < NOT_OWN:
            continue
        if any(all(text in names or text in OTHERS for text in texts) for names in others):
            return number
    return None


def before_table(rows: Sequence[Row], header: int) -> int:
    """How many of `rows` stand above the table with this header row, its title and blank rows."""
    while header and sum(value is not None for value in rows[header - 1]) < 2:
        header -= 1
    return header


def _words(ledgers: Mapping[str, Ledger]) -> frozenset[str]:
    """Every ledger's headers as they are written, made once: all sheets are read with the same."""
    if not _known or _known[-1][0] is not ledgers:
        fields = [field for one in ledgers.values() for field in one.fields.values()]
        headers = [text for field in fields for text in (field.header, *field.aliases)]
        marked = [text + REQUIRED_MARK for text in headers]
        _known[:] = [(ledgers, frozenset((*headers, *marked)))]
    return _known[-1][1]
