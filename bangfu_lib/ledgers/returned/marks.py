"""Where issues lie in a sheet: cell addresses as positions, unbroken runs, marks by cell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from bangfu_lib.ledgers.issues import Issue, Severity, cell_name
from bangfu_lib.opening.opened import Box
from bangfu_lib.zh import returned as zh

ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
LETTERS = 26
MARKED: Sequence[Severity] = ("error", "warning")
Position = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """What is to be seen at one cell: the gravest severity, and what is said of it."""

    severity: Severity
    lines: tuple[str, ...]

    def with_line(self, severity: Severity, line: str) -> "Mark":
        """The mark with one more line, as grave as the graver of both."""
        graver = min(self.severity, severity, key=MARKED.index)
        return Mark(graver, self.lines if line in self.lines else (*self.lines, line))


def position(cell: str) -> Position | None:
    """The 0-based (row, column) of an address such as C5; None for anything else."""
    match = ADDRESS.fullmatch(cell)
    if match is None or match[2] == "0":
        return None
    column = 0
    for letter in match[1]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def runs(cells: Iterable[str]) -> list[str]:
    """Cells as unbroken runs down a column, such as C5 or C5:C9, in order."""
    positions = sorted(filter(None, map(position, cells)), key=lambda at: (at[1], at[0]))
    found: list[list[Position]] = []
    for at in positions:
        if found and found[-1][1] == (at[0] - 1, at[1]):
            found[-1][1] = at
        else:
            found.append([at, at])
    return [_run(*ends) for ends in found]


def _run(first: Position, last: Position) -> str:
    names = [cell_name(row + 1, column) for row, column in (first, last)]
    return names[0] if first == last else ":".join(names)


def marks_of(issues: Iterable[Issue], merges: Sequence[Box] = ()) -> dict[Position, Mark]:
    """The cells of one sheet to be coloured: errors and warnings alone, notes need no mending.

    A cell covered by a merge is marked where the merge shows its content.
    """
    shown = _shown_at(merges)
    marks: dict[Position, Mark] = {}
    for one in issues:
        if one.severity in MARKED:
            line = comment_line(one)
            for at in filter(None, map(position, (one.cell, *one.others))):
                place = shown.get(at, at)
                known = marks.get(place, Mark(one.severity, ()))
                marks[place] = known.with_line(one.severity, line)
    return marks


def comment_line(one: Issue) -> str:
    """What a comment says of an issue."""
    severity = zh.SEVERITIES[one.severity]
    return zh.COMMENT_LINE.format(severity=severity, message=one.message, remedy=one.remedy)


def _shown_at(merges: Sequence[Box]) -> Mapping[Position, Position]:
    return {
        (row, column): (top, left)
        for top, left, bottom, right in merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def shown_width(text: str) -> int:
    """How many narrow characters wide `text` is shown: a Chinese character is two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
