"""Titles of more than one line: balanced like a trapezium or a rhombus, no word torn apart."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from bangfu_lib.word.layout import text_width
from bangfu_lib.zh.layout_text import CLINGS_AFTER, CLINGS_BEFORE, PERIOD_PATTERN, TITLE_WORDS

MOST_LINES, SHORTEST_LAST = 4, 4
EACH_LINE, BOXED, WAISTED, IN_UNKNOWN, BETTER_STEP = 8.0, 4.0, 12.0, 3.0, 2.0


def balanced_title(text: str, width: float, names: Sequence[str] = ()) -> str:
    """`text` in as few lines as fit on `width` characters, broken as the standard wants titles.

    The lines grow or shrink from top to bottom, or are longest in the middle; none is torn within
    one of `names`, a period or a word of official titles, none begins with 的 or a closing mark,
    and the last has at least four characters. What no break can fit stays as it is.
    """
    if text_width(text) <= width:
        return text
    words = list(_words(text, names))
    least = int(-(-text_width(text) // width))
    best = min(
        (
            (_cost(lines, words), lines)
            for count in range(least, MOST_LINES + 1)
            for lines in _broken(words, count)
            if _fits(lines, width)
        ),
        key=lambda found: found[0],
        default=(0.0, [text]),
    )
    return "\n".join(best[1])


def _words(text: str, names: Sequence[str]) -> Iterator[str]:
    """`text` in pieces that no line may break, with marks that cling to their neighbours."""
    whole = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
    official = sorted(TITLE_WORDS, key=len, reverse=True)
    pattern = "|".join(
        [*map(re.escape, whole), PERIOD_PATTERN, *map(re.escape, official), r"[A-Za-z0-9]+", "."]
    )
    held = ""
    for piece in re.findall(f"(?:{pattern})[{CLINGS_BEFORE}]*", text):
        held += piece
        if piece[-1] not in CLINGS_AFTER:
            yield held
            held = ""
    if held:
        yield held


def _broken(words: Sequence[str], count: int) -> Iterator[list[str]]:
    for places in combinations(range(1, len(words)), count - 1):
        edges = [0, *places, len(words)]
        yield ["".join(words[a:b]) for a, b in pairwise(edges)]


def _fits(lines: Sequence[str], width: float) -> bool:
    short = len(lines) > 1 and text_width(lines[-1]) < SHORTEST_LAST
    return not short and all(text_width(line) <= width for line in lines)


def _cost(lines: Sequence[str], words: Sequence[str]) -> float:
    """The lower the better: few lines, each a little longer or shorter than the one above."""
    widths = [text_width(line) for line in lines]
    steps = [below - above for above, below in pairwise(widths)]
    shape = BOXED if any(abs(step) < 1 for step in steps) else 0.0
    if any(a < 0 < b for a, b in pairwise(steps)):
        shape += WAISTED
    uneven = sum(abs(abs(step) - BETTER_STEP) for step in steps)
    return EACH_LINE * len(lines) + shape + uneven + IN_UNKNOWN * _torn(lines, words)


def _torn(lines: Sequence[str], words: Sequence[str]) -> int:
    """How many breaks stand between two single characters: perhaps a word that nobody listed."""
    single, at = set(), 0
    for first, second in pairwise(words):
        at += len(first)
        if len(first) == 1 and len(second) == 1:
            single.add(at)
    ends, at = [], 0
    for line in lines[:-1]:
        at += len(line)
        ends.append(at)
    return sum(end in single for end in ends)
