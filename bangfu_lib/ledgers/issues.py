"""Issues: one thing to mend or to look at, with its file, sheet and cell, in one Chinese line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bangfu_lib.zh import ledgers as zh

Severity = Literal["error", "warning", "note"]

# A warning asks for a look; it never stops intake and never costs a point.
WARNINGS = frozenset(
    {
        "open_elsewhere",
        "unknown_sheet",
        "hidden_sheet_unread",
        "hidden_columns_unread",
        "empty_sheet",
        "empty_ledger",
        "month_from_date",
        "in_two_places",
        "two_villages",
        "outside_posting",
        "visit_on_leave",
        "present_on_leave",
        "long_leave",
        "long_stay",
        "identical_visits",
        "posted_elsewhere",
        "closed_without_date",
        "date_without_closing",
        "submitted_before",
        "sent_before",
        "wrong_suffix",
        "external_links",
        "formula_like_text",
        "merges_capped",
    }
)
# A note says what was done with something that needs no mending.
NOTES = frozenset(
    {
        "corrected",
        "row_dropped",
        "macros_ignored",
        "merges_ignored",
        "recognised_by_headers",
        "recognised_by_file",
        "hidden_sheet",
        "hidden_rows",
        "hidden_columns",
        "total_rows",
        "note_rows",
        "repeated_headers",
        "remarks_not_read",
    }
)
LISTED_CELLS = 5
ADDRESS = re.compile("([A-Z]+)([0-9]+)")


@dataclass(frozen=True)
class Place:
    """Where an issue lies; blank parts are unknown or do not apply.

    `others` are further cells of the same column with the very same problem.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Issue:
    """One problem: `code` names its kind, `message` says what is wrong, `remedy` what to do."""

    severity: Severity
    code: str
    file: str
    sheet: str
    cell: str
    message: str
    remedy: str
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [part for part in (self.file, self.sheet, self._cells()) if part]
        place = zh.PLACE_SEPARATOR.join(parts) or zh.FOLDER_PLACE
        return zh.ISSUE.format(place=place, message=self.message, remedy=self.remedy)

    def _cells(self) -> str:
        if not self.others:
            return self.cell
        cells = (self.cell, *self.others)
        listed = zh.LIST_SEPARATOR.join(cells[:LISTED_CELLS])
        if len(cells) > LISTED_CELLS:
            listed += "…"
        return zh.CELLS.format(first=self.cell, count=len(cells), listed=listed)


NOWHERE = Place()


def issue(code: str, place: Place = NOWHERE, **facts: object) -> Issue:
    """The issue of kind `code` at `place`; `facts` fill the blanks of its sentence."""
    message, remedy = zh.ISSUES[code]
    return Issue(
        severity=severity(code),
        code=code,
        file=place.file,
        sheet=place.sheet,
        cell=place.cell,
        message=message.format(**facts),
        remedy=remedy.format(**facts),
        others=place.others,
    )


def severity(code: str) -> Severity:
    """How much an issue of this kind weighs."""
    if code in NOTES:
        return "note"
    return "warning" if code in WARNINGS else "error"


def in_order(issues: Iterable[Issue], sheets: Mapping[tuple[str, str], int]) -> tuple[Issue, ...]:
    """Issues by file, then by the place of their sheet in it, then by row and column.

    `sheets` maps (file, sheet) to that place.
    """

    def key(one: Issue) -> tuple:
        return one.file, sheets.get((one.file, one.sheet), -1), one.sheet, _address(one.cell)

    return tuple(sorted(issues, key=key))


def cell_name(row: int, column: int) -> str:
    """The Excel address of a 1-based row and a 0-based column, such as C5."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _address(cell: str) -> tuple[int, int, str]:
    match = ADDRESS.fullmatch(cell)
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, "")
