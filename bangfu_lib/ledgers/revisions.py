"""Take ledgers in: originals archived, tables and rules kept, one line added to the journal."""

import getpass
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.files import sha256_bytes, sha256_file, sweep_aside, write_whole
from bangfu_lib.ledgers.corrections import APPLIED
from bangfu_lib.ledgers.intake import Intake
from bangfu_lib.ledgers.journal import JOURNAL, Revision, append, read_journal
from bangfu_lib.ledgers.snapshot import Snapshot, keep_tables, versions
from bangfu_lib.locks import only_one
from bangfu_lib.params.kept_rules import keep_rules
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import keeping as zh


@dataclass(frozen=True)
class Occasion:
    """What an import says of itself: who (default: the user of this computer) and why.

    `rules` is the digest of the rules that judge ("" keeps none); `parent` the number of the
    revision that was in force when the ledgers were read (0: none, None: not looked at).
    """

    by: str = ""
    why: str = ""
    rules: str = ""
    parent: int | None = None


@contextmanager
def importing(workspace: Workspace, period: Period) -> Iterator[None]:
    """Hold the lock of the period's store, cleared of what a killed import left aside.

    Raises UsageError while another import is at work.
    """
    store = workspace.store(period.code)
    with only_one(store, zh.ANOTHER_IMPORT.format(period=period.code)):
        sweep_aside(store)
        sweep_aside(workspace.results(period.code), folders_only=True)
        yield


def take_snapshot(
    intake: Intake,
    workspace: Workspace,
    period: Period,
    ledgers: Mapping[str, Ledger],
    *,
    occasion: Occasion | None = None,
) -> Snapshot:
    """Keep the intake under the period's lock; see `keep_revision`."""
    intake.refuse_errors()
    with importing(workspace, period):
        return keep_revision(intake, workspace, period, ledgers, occasion=occasion)


def keep_revision(
    intake: Intake,
    workspace: Workspace,
    period: Period,
    ledgers: Mapping[str, Ledger],
    *,
    occasion: Occasion | None = None,
) -> Snapshot:
    """Keep the intake's tables, workbooks and rules, and make them the revision in force.

    For who holds the lock (`importing`). What is unchanged since the last revision adds none.
    Raises LedgerError when the intake has errors, UsageError when another import came first,
    StoreError when something cannot be written, is damaged, or a workbook changed meanwhile.
    """
    intake.refuse_errors()
    occasion = occasion or Occasion()
    revisions = read_journal(workspace, period)
    _archive(intake, workspace, staging=workspace.store(period.code))
    snapshot = keep_tables(intake.tables, workspace, period, ledgers)
    if occasion.rules:
        keep_rules(workspace, occasion.rules, staging=workspace.store(period.code))
    last = revisions[-1] if revisions else None
    made = _revision(intake, snapshot, occasion, last)
    if last is None or _basis(made) != _basis(last):
        if occasion.parent not in (None, len(revisions)):
            raise UsageError(zh.OVERTAKEN.format(period=period.code, number=len(revisions)))
        append(workspace, period, replace(made, why=_why(made, last)))
    return snapshot


def later_assessed(workspace: Workspace, period: Period) -> bool:
    """Whether ledgers of a later period of the same kind have been taken in."""
    journals = (workspace.archive.parent).glob(f"*/{JOURNAL}")
    known = [_period(path.parent.name) for path in journals]
    return any(one and one.kind == period.kind and one.first > period.last for one in known)


def damaged_originals(workspace: Workspace, revision: Revision) -> list[str]:
    """The names of workbooks whose archived copy is missing or no longer what was taken in."""
    return [
        name
        for name, digest in revision.sources.items()
        if not (place := _place(workspace, name, digest)).is_file() or sha256_file(place) != digest
    ]


def _period(code: str) -> Period | None:
    try:
        return Period.parse(code)
    except UsageError:
        return None


def _basis(revision: Revision) -> tuple:
    return revision.snapshot, revision.rules, dict(revision.sources)


def _revision(
    intake: Intake, snapshot: Snapshot, occasion: Occasion, last: Revision | None
) -> Revision:
    codes = [one.code for one in intake.warnings]
    return Revision(
        number=last.number + 1 if last else 1,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        by=_one_line(occasion.by) or _user(),
        why=_one_line(occasion.why),
        snapshot=snapshot.id,
        rules=occasion.rules,
        sources={one.name: one.sha256 for one in intake.sources},
        rows=sum(len(table) for table in intake.tables.values()),
        corrections=sum(one.code in APPLIED for one in intake.issues),
        warnings={code: codes.count(code) for code in sorted(set(codes))},
        versions=versions(),
    )


def _why(made: Revision, last: Revision | None) -> str:
    """The reason given, or else what there is to see."""
    if made.why:
        return made.why
    if last is None:
        return zh.FIRST_WHY
    ledgers = made.snapshot != last.snapshot or made.sources != last.sources
    rules = made.rules != last.rules
    what = [*[zh.CHANGED_LEDGERS] * ledgers, *[zh.CHANGED_RULES] * rules]
    return zh.WHY_CHANGED.format(what=zh.AND.join(what))


def _user() -> str:
    """Who uses this computer; a container or service may have nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return zh.NOBODY


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _place(workspace: Workspace, name: str, digest: str) -> Path:
    return workspace.archive / f"{digest}{Path(name).suffix.lower()}"


def _archive(intake: Intake, workspace: Workspace, *, staging: Path) -> None:
    """Copy each workbook, byte for byte, to its place in the archive unless it is there intact."""
    for source in intake.sources:
        place = _place(workspace, source.name, source.sha256)
        if not place.is_file() or sha256_file(place) != source.sha256:
            write_whole(place, _original(source.path, source.sha256), staging=staging)


def _original(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StoreError(zh.SOURCE_GONE.format(path=path)) from error
    if sha256_bytes(content) != digest:
        raise StoreError(zh.SOURCE_CHANGED.format(path=path))
    return content
