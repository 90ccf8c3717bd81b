"""Take in one period's ledgers: read every workbook, convert every cell, run every check."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from bangfu_lib.errors import LedgerError, UsageError
from bangfu_lib.files import sha256_bytes
from bangfu_lib.ledgers.checking import check
from bangfu_lib.ledgers.filling import Submission, fill
from bangfu_lib.ledgers.issues import Issue, Place, in_order, issue
from bangfu_lib.ledgers.reading import Reading, Sheet, read_workbook
from bangfu_lib.ledgers.recorded_checks import recorded_issues
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.matters import Recordable
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import ledgers as zh

WORKBOOK = ".xlsx"
OTHER_TABLES = frozenset({".xls", ".xlsm", ".xlsb", ".xltx", ".et", ".ett", ".ods", ".csv"})
LOCK_PREFIX = "~$"


@dataclass(frozen=True)
class SourceFile:
    """One workbook taken in: its name below the ledgers' folder, its hash, where it lies."""

    name: str
    sha256: str
    path: Path


@dataclass(frozen=True)
class Intake:
    """The clean tables of one period by ledger, every issue in order, the workbooks read.

    The tables may be used only when there are no errors.
    """

    tables: dict[str, pd.DataFrame]
    issues: tuple[Issue, ...]
    sources: tuple[SourceFile, ...]

    @property
    def errors(self) -> tuple[Issue, ...]:
        """Issues that must be mended before anything is taken in."""
        return tuple(one for one in self.issues if one.severity == "error")

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """Issues that ask for a look."""
        return tuple(one for one in self.issues if one.severity == "warning")

    def refuse_errors(self) -> None:
        """Raise LedgerError naming every error; do nothing when there is none."""
        if self.errors:
            details = [str(one) for one in self.errors]
            raise LedgerError(zh.REFUSED.format(count=len(details)), details)


def read_ledgers(
    folder: Path,
    ledgers: Mapping[str, Ledger],
    period: Period,
    *,
    allowed: Recordable | None = None,
) -> Intake:
    """Everything in the workbooks below `folder`, for the quarter (or other) `period`.

    `allowed` is what the schemes in use let 考核记录 say; without it its rows are not held
    against any scheme.

    Problems become issues. Raises UsageError when there is no folder or no workbook in it.
    """
    sources, readings, issues = [], [], []
    known: dict[str, str] = {}
    for path, name in _candidates(folder, period):
        reading, source = _read(path, name, ledgers, known=known)
        issues += reading.issues
        readings.append(reading)
        sources += [source] if source else []
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    unread = not all(reading.readable for reading in readings)
    submission, found = _submission(sheets, ledgers, period, unread=unread)
    issues += [*found, *check(submission)]
    if allowed is not None:
        issues += recorded_issues(submission.filled, allowed)
    order = {(sheet.file, sheet.name): number for number, sheet in enumerate(sheets)}
    tables = {name: filled.table for name, filled in submission.filled.items()}
    return Intake(tables, in_order(issues, order), tuple(sources))


def _candidates(folder: Path, period: Period) -> list[tuple[Path, str]]:
    """Files that are or should be workbooks, with their names below `folder`, in name order."""
    if not folder.is_dir():
        raise UsageError(zh.NO_FOLDER.format(path=folder, period=period.code))
    names = {path: path.relative_to(folder).as_posix() for path in _files(folder)}
    found = [
        (path, name)
        for path, name in sorted(names.items(), key=lambda item: item[1])
        if path.suffix.lower() in {WORKBOOK, *OTHER_TABLES}
        and path.is_file()
        and not any(part.startswith(".") for part in Path(name).parts)
    ]
    if not found:
        raise UsageError(zh.NO_WORKBOOKS.format(path=folder, period=period.code))
    return found


def _files(folder: Path) -> list[Path]:
    """Every file below `folder`; raises OSError for a folder that may not be read."""

    def refuse(error: OSError) -> None:
        raise error

    return [Path(at, name) for at, _, names in os.walk(folder, onerror=refuse) for name in names]


def _read(
    path: Path, name: str, ledgers: Mapping[str, Ledger], *, known: dict[str, str]
) -> tuple[Reading, SourceFile | None]:
    """What the file gives, and its source unless it must not be read.

    `known` holds the names of the files read so far by hash; the same content counts once.
    """
    if path.name.startswith(LOCK_PREFIX):
        opened = path.name.removeprefix(LOCK_PREFIX)
        return Reading((), (issue("open_elsewhere", Place(name), name=opened),)), None
    if path.suffix.lower() != WORKBOOK:
        return _unreadable(name, "other_format", suffix=path.suffix), None
    try:
        content = path.read_bytes()
    except OSError:
        return _unreadable(name, "unreadable_file"), None
    source = SourceFile(name, sha256_bytes(content), path)
    if content and source.sha256 in known:
        double = issue("same_file", Place(name), other=known[source.sha256])
        return Reading((), (double,)), None
    known[source.sha256] = name
    return read_workbook(content, name, ledgers), source


def _unreadable(name: str, code: str, **facts: object) -> Reading:
    return Reading((), (issue(code, Place(name), **facts),), readable=False)


def _submission(
    sheets: Iterable[Sheet], ledgers: Mapping[str, Ledger], period: Period, *, unread: bool
) -> tuple[Submission, list[Issue]]:
    by_ledger: dict[str, list[Sheet]] = {name: [] for name in ledgers}
    for sheet in sheets:
        by_ledger[sheet.ledger].append(sheet)
    filled, issues = {}, []
    for name, ledger in ledgers.items():
        filling = fill(ledger, by_ledger[name], period)
        filled[name] = filling.filled
        issues += filling.issues
    submission = Submission(
        period=period,
        filled=filled,
        missing=frozenset(name for name, given in by_ledger.items() if not given),
        lacking=frozenset(
            (sheet.ledger, field)
            for given in by_ledger.values()
            for sheet in given
            for field in ledgers[sheet.ledger].fields
            if field not in sheet.columns
        ),
        unread=unread,
    )
    return submission, issues
