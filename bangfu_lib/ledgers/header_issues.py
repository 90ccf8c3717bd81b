"""What is said of headers: unknown ones, days across a sheet, units that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.header_names import plain
from bangfu_lib.ledgers.header_units import own_unit_in_header
from bangfu_lib.ledgers.issues import Issue, Place, cell_name, issue
from bangfu_lib.zh import layout as zh
from bangfu_lib.zh import ledgers as words_of_issues

if TYPE_CHECKING:
    from bangfu_lib.ledgers.header_cells import Band
    from bangfu_lib.ledgers.header_names import Vocabulary

LONGEST_HEADER_ECHO = 20
DAY = re.compile(zh.DAY_OF_MONTH)
# So many columns called after days are a calendar.
MANY_DAYS = 5


def strange_headers(
    band: Band, words: Vocabulary, hidden: Collection[int], *, place: Place
) -> list[Issue]:
    """An issue for each header that means nothing, and one for all days across the sheet."""
    strange = [column for column in band.unknown if column not in hidden]
    days = [column for column in strange if DAY.fullmatch(plain(band.texts[column][-1]))]
    if len(days) < MANY_DAYS:
        return [_unknown(band, words, column, place=place) for column in strange]
    others = [column for column in strange if column not in days]
    return [
        _days_across(band, words, days, place=place),
        *(_unknown(band, words, column, place=place) for column in others),
    ]


def contradicted_units(
    band: Band,
    units: Mapping[str, str],
    columns: Mapping[str, int],
    *,
    words: Vocabulary,
    place: Place,
) -> Iterator[Issue]:
    """An issue for each header with the field's own unit, where the sheet says one of `units`."""
    for name, unit in units.items():
        column, usual = columns[name], words.fields[name].measure
        if own_unit_in_header(band, column, usual):
            facts = {"header": shown_header(band.texts[column]), "measure": usual, "stated": unit}
            yield issue("units_differ", at(band, column, place), **facts)


def at(band: Band, column: int, place: Place) -> Place:
    """The cell of a column's header."""
    return Place(place.file, place.sheet, cell_name(band.at[column] + 1, column))


def known_headers(words: Vocabulary) -> str:
    """The headers of a ledger as a sentence lists them."""
    return words_of_issues.LIST_SEPARATOR.join(field.header for field in words.fields.values())


def shown_header(texts: tuple[str, ...]) -> str:
    """Header cells as an issue shows them: in one line, not too long, long numbers hidden."""
    # Only a sheet with something to say pays for what it takes to say it.
    from bangfu_lib.ledgers.reasons import without_long_numbers

    text = without_long_numbers(" ".join(" ".join(texts).split()))
    return text if len(text) <= LONGEST_HEADER_ECHO else text[:LONGEST_HEADER_ECHO] + "…"


def _unknown(band: Band, words: Vocabulary, column: int, *, place: Place) -> Issue:
    from bangfu_lib.params.near_names import near

    shown = shown_header(band.texts[column])
    headers = [text for one in words.fields.values() for text in (one.header, *one.aliases)]
    facts = {"header": shown, "near": near(shown, headers), "known": known_headers(words)}
    return issue("unknown_header", at(band, column, place), **facts)


def _days_across(band: Band, words: Vocabulary, days: Sequence[int], *, place: Place) -> Issue:
    first, last = (shown_header(band.texts[column]) for column in (days[0], days[-1]))
    facts = {"first": first, "last": last, "known": known_headers(words)}
    return issue("days_across", at(band, days[0], place), **facts)
