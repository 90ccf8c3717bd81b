"""Take in one period's ledgers: read every workbook, convert every cell, run every check."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from bangfu_lib.errors import LedgerError
from bangfu_lib.ledgers.by_name import resolve_names
from bangfu_lib.ledgers.candidates import find_candidates
from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.checking import check
from bangfu_lib.ledgers.corrections import LEDGER as CORRECTIONS
from bangfu_lib.ledgers.corrections import unmet
from bangfu_lib.ledgers.earlier_checks import Earlier, files_sent_before
from bangfu_lib.ledgers.gathering import Asked, Gathered, OnFile, SourceFile, gather
from bangfu_lib.ledgers.issues import Issue, Severity, in_order
from bangfu_lib.ledgers.reading_pool import Candidate
from bangfu_lib.ledgers.recorded_checks import recorded_issues
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.matters import Recordable
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import ledgers as zh


@dataclass(frozen=True)
class Background:
    """What the rows are held against beside the ledgers themselves.

    `allowed` is what the schemes in use let 考核记录 say (None: not looked at); `earlier` the clean
    tables of earlier periods, `sent` their files (name → SHA-256).
    """

    allowed: Recordable | None = None
    earlier: Earlier = field(default_factory=dict)
    sent: Mapping[Period, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Intake:
    """The clean tables of one period by ledger, every issue in order, the workbooks read.

    `changes` lists what was read otherwise than it was written. The tables may be used only when
    there are no errors.
    """

    tables: dict[str, pd.DataFrame]
    issues: tuple[Issue, ...]
    sources: tuple[SourceFile, ...]
    changes: tuple[Change, ...] = field(default=())

    @property
    def errors(self) -> tuple[Issue, ...]:
        """Issues that must be mended before anything is taken in."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """Issues that ask for a look."""
        return self._of("warning")

    @property
    def notes(self) -> tuple[Issue, ...]:
        """What was done with something that needs no mending."""
        return self._of("note")

    def refuse_errors(self) -> None:
        """Raise LedgerError naming every error; do nothing when there is none."""
        if self.errors:
            details = [str(one) for one in self.errors]
            raise LedgerError(zh.REFUSED.format(count=len(details)), details)

    def _of(self, severity: Severity) -> tuple[Issue, ...]:
        return tuple(one for one in self.issues if one.severity == severity)


def read_ledgers(
    folder: Path,
    ledgers: Mapping[str, Ledger],
    period: Period,
    *,
    background: Background | None = None,
    on_file: OnFile | None = None,
) -> Intake:
    """Everything in the files below `folder`, for the quarter (or other) `period`.

    Files are read in child processes; `on_file` is told how many of all are read. Problems become
    issues. Raises UsageError when there is no folder or no workbook in it.
    """
    known, background = find_candidates(folder, period), background or Background()
    gathered = _corrected(known.files, Asked(ledgers, period, on_file))
    resolved = resolve_names(gathered.submission.filled)
    unread = gathered.submission.unread or known.unread
    submission = replace(gathered.submission, filled=resolved.filled, unread=unread)
    issues = [*known.issues, *gathered.issues, *resolved.issues]
    issues += check(submission, background.earlier)
    issues += files_sent_before({s.name: s.sha256 for s in gathered.sources}, background.sent)
    if background.allowed is not None:
        issues += recorded_issues(submission.filled, background.allowed)
    return Intake(
        tables={name: filled.table for name, filled in submission.filled.items()},
        issues=in_order(issues, {place: number for number, place in enumerate(gathered.sheets)}),
        sources=gathered.sources,
        changes=(*gathered.changes, *resolved.changes),
    )


def _corrected(files: tuple[Candidate, ...], asked: Asked) -> Gathered:
    """All files with what 更正记录 among them says; then they are read a second time.

    Raw cells are not kept, and a correction may lie in the last file read.
    """
    first = gather(files, asked)
    corrections = first.submission.filled.get(CORRECTIONS)
    if corrections is None or corrections.table.empty:
        return first
    again = gather(files, asked, corrections=corrections)
    return replace(again, issues=(*again.issues, *unmet(corrections, again.met, again.sheets)))
