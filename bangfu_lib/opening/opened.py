"""What opening a file gives: its sheets as they stand, and what is to be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class NoValue:
    """A cell that looks filled but holds no value.

    `error` is what is shown there (#N/A, or 【图片】 for a picture put into the cell), "" for a
    formula never computed.
    """

    error: str

    def __str__(self) -> str:
        return self.error or "="


@dataclass(frozen=True)
class Grid:
    """One sheet from A1 on: rows of equal length, of text, numbers, dates, bools and NoValue.

    A blank cell is "". `merges` are 0-based (top, left, bottom, right), both ends included, inside
    the rows given, without single cells. Hidden rows and columns are 0-based and read like others.
    """

    name: str
    rows: list[list[object]]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Note:
    """Something to say about a file that was read all the same: the code of an issue, its facts."""

    code: str
    sheet: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Opened:
    """A file's sheets in order, notes about it, and whether its day numbers count from 1904."""

    grids: tuple[Grid, ...]
    notes: tuple[Note, ...] = ()
    from_1904: bool = False


class Refused(Exception):
    """The file must not or cannot be read; `code` names the issue, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple:
        """Refusals cross process boundaries with their facts."""
        return _refused, (self.code, self.facts)


def _refused(code: str, facts: Mapping[str, object]) -> Refused:
    return Refused(code, **facts)
