"""What a check found, file by file: rows, errors, warnings, notes and changes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import pandas as pd

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.flagging import FILE
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.zh import returned as zh

KINDS = ("error", "warning", "note", "change")


class Intake(Protocol):
    """What a check gives: clean tables by ledger, issues and changes in order, the files read."""

    tables: dict[str, pd.DataFrame]
    issues: Sequence[Issue]
    sources: Sequence


def by_file(intake: Intake) -> pd.DataFrame:
    """One row per file: its name, its rows in all ledgers, its errors, warnings, notes, changes.

    An issue counts once, however many cells it names. What lies in no file comes last.
    """
    rows: Counter[str] = Counter()
    for table in intake.tables.values():
        rows.update(table[FILE].value_counts().to_dict())
    changes = getattr(intake, "changes", ())
    told = Counter((one.file, one.severity) for one in intake.issues)
    told.update((one.file, "change") for one in changes)
    listed = [
        [name or zh.OUTSIDE_FILES, rows[name], *(told[name, kind] for kind in KINDS)]
        for name in _files(intake, changes)
    ]
    return pd.DataFrame(listed, columns=list(zh.FILE_TABLE_HEADERS))


def issue_table(issues: Iterable[Issue]) -> pd.DataFrame:
    """Issues as rows for people: severity, file, sheet, cells, what is wrong, what to do."""
    rows = [
        (zh.SEVERITIES[one.severity], one.file, one.sheet, _cells(one), one.message, one.remedy)
        for one in issues
    ]
    return pd.DataFrame(rows, columns=list(zh.ISSUE_TABLE_HEADERS))


def change_table(changes: Iterable[Change]) -> pd.DataFrame:
    """Changes as rows for people: file, sheet, cells, column, what was written, how it was read."""
    rows = [(one.file, one.sheet, _cells(one), one.header, one.was, one.now) for one in changes]
    return pd.DataFrame(rows, columns=list(zh.CHANGE_TABLE_HEADERS))


def _files(intake: Intake, changes: Sequence[Change]) -> list[str]:
    names = {one.name for one in intake.sources}
    names |= {one.file for one in (*intake.issues, *changes)}
    return sorted(names, key=lambda name: (name == "", name))


def _cells(one: Issue | Change) -> str:
    if not one.others:
        return one.cell
    return zh.CELLS.format(first=one.cell, count=len(one.others) + 1)
