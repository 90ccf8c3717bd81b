"""What a check found, as lines on the screen: a table of the files, then every problem."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from bangfu_lib.cli.layout import width
from bangfu_lib.zh import returned as zh

if TYPE_CHECKING:  # these load pandas, which help and usage errors do without
    from bangfu_lib.ledgers.intake import Intake
    from bangfu_lib.ledgers.issues import Issue

GAP = "  "


def file_table(intake: "Intake") -> list[str]:
    """The files with their counts, aligned by the width at which Chinese is shown."""
    from bangfu_lib.ledgers.per_file import by_file

    table = by_file(intake)
    rows = [tuple(table.columns), *(tuple(map(str, row)) for row in table.to_numpy().tolist())]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths) for row in rows]


def findings(intake: "Intake", *, everything: bool) -> Iterator[str]:
    """Errors and warnings file by file; with `everything` also notes and changes."""
    changes = getattr(intake, "changes", ())
    notes = [one for one in intake.issues if one.severity == "note"]
    shown = [one for one in intake.issues if everything or one.severity != "note"]
    for _, issues in groupby(shown, key=lambda one: one.file):
        yield ""
        yield from _lines(issues)
    if everything:
        yield from ["", *(zh.CHANGE_LINE.format(change=one) for one in changes)] if changes else []
    yield ""
    if not everything and (notes or changes):
        yield zh.NOT_LISTED.format(parts=_counts(len(notes), len(changes)))
    if intake.warnings:
        yield zh.CHECK_WARNINGS.format(count=len(intake.warnings))


def _lines(issues: "Iterable[Issue]") -> Iterator[str]:
    for one in issues:
        yield zh.ISSUE_LINE.format(severity=zh.SEVERITIES[one.severity], issue=one)


def _counts(notes: int, changes: int) -> str:
    parts = [(zh.NOTES_COUNT, notes), (zh.CHANGES_COUNT, changes)]
    return zh.COUNT_SEPARATOR.join(text.format(count=count) for text, count in parts if count)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The first cell from the left, numbers up to the right."""
    first, *numbers = (
        (cell, " " * (wide - width(cell))) for cell, wide in zip(cells, widths, strict=True)
    )
    return GAP.join(["".join(first), *(blank + cell for cell, blank in numbers)]).rstrip()
