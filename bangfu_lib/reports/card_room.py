"""What a card on a wall holds on its one page: names alone where many help, smaller letters."""

from collections.abc import Iterable, Sequence
from math import ceil

from bangfu_lib.reports.written import cut, fitting
from bangfu_lib.word.layout import text_width

# Millimetres of the page for the rows of the table, of a row of one line, and of further lines.
ROOM, ROW, LINE, CLOSE_LINE = 148.0, 12.5, 9.3, 7.5
WIDE, CLOSE = 30, 37  # characters of 20 and of 16 points on a line
LEAST_LINES = 3
MOST_LISTED = 2 * WIDE


def of_people(people: Sequence[str], names: Sequence[str], separator: str) -> str:
    """Persons with their units and posts; names alone, then so many, where two lines are full."""
    whole = separator.join(people)
    return whole if text_width(whole) <= MOST_LISTED else fitting(names, MOST_LISTED, separator)


def measure_lines(measures: Sequence[str], rows: Iterable[str]) -> tuple[list[str], list[str]]:
    """The measures in large letters and in small ones, one of which is empty.

    `rows` are the other rows of the card. Small letters are taken where the large ones would not
    leave the card on one page, and what does not fit then either is cut.
    """
    room = ROOM - sum(max(ROW, _lines(text, WIDE) * LINE + 1) for text in rows)
    if sum(_lines(one, WIDE) for one in measures) * LINE <= room:
        return ["\n".join(measures)], []
    left, kept = max(LEAST_LINES, int(room / CLOSE_LINE)), []
    for one in measures:
        if not left:
            break
        kept.append(cut(one, left * CLOSE))
        left -= min(left, _lines(one, CLOSE))
    return [], ["\n".join(kept)]


def _lines(text: str, width: int) -> int:
    return max(1, ceil(text_width(text) / width))
