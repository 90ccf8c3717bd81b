"""The journal of a period: one line per revision, never changed, each sealing the one before."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.files import sha256_json, write_whole
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import keeping as zh
from bangfu_lib.zh.ledgers import NO_SNAPSHOT

JOURNAL = "journal.jsonl"
# Number and seal of a line that was written: what shows that lines were cut off since.
END = "journal.end"
# How versions before 0.3 said which snapshot is current.
POINTER = "CURRENT"
SNAPSHOT_NAME = re.compile("s-([0-9a-f]{16})")
BEFORE, SEAL = "before", "sha256"
NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True)
class Revision:
    """One taking in of ledgers: when (UTC), by whom, why, what came of it and from what.

    `sources`: SHA-256 by name of workbook; `rules`: digest of the rules that judged, "" when they
    were not kept; `rows` in all ledgers; `warnings`: how many by code. No personal data.
    """

    number: int
    at: str
    by: str
    why: str
    snapshot: str
    rules: str
    sources: Mapping[str, str]
    rows: int
    corrections: int
    warnings: Mapping[str, int]
    versions: Mapping[str, str]


def read_journal(workspace: Workspace, period: Period) -> tuple[Revision, ...]:
    """Every revision of `period` in order; none when nothing was taken in.

    Raises StoreError when the journal was edited, cut short or reordered.
    """
    return tuple(_revision(entry) for entry in _entries(workspace, period))


def last_revision(workspace: Workspace, period: Period) -> Revision:
    """The revision in force; raises UsageError when there is none, StoreError as above."""
    revisions = read_journal(workspace, period)
    if not revisions:
        raise UsageError(NO_SNAPSHOT.format(period=period.code))
    return revisions[-1]


def find_revision(workspace: Workspace, period: Period, number: int) -> Revision:
    """The revision `number`; raises UsageError naming those that there are."""
    known = {one.number: one for one in read_journal(workspace, period)}
    if not known:
        raise UsageError(NO_SNAPSHOT.format(period=period.code))
    if number not in known:
        listed = zh.LIST_SEPARATOR.join(map(str, known))
        raise UsageError(zh.NO_REVISION.format(period=period.code, number=number, known=listed))
    return known[number]


def append(workspace: Workspace, period: Period, revision: Revision) -> None:
    """Make `revision` the one in force, in one step; only for who holds the period's lock."""
    store = workspace.store(period.code)
    entries = _entries(workspace, period)
    entries.append(_sealed(revision, entries[-1][SEAL] if entries else NOTHING_BEFORE))
    lines = [json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in entries]
    write_whole(store / JOURNAL, ("\n".join(lines) + "\n").encode())
    # The line above is what counts; an end that is behind is no fault, and the next one mends it.
    with suppress(StoreError):
        write_whole(store / END, f"{revision.number} {entries[-1][SEAL]}\n".encode())


def _sealed(revision: Revision, before: str) -> dict[str, Any]:
    entry = {**asdict(revision), BEFORE: before}
    return {**entry, SEAL: sha256_json(entry)}


def _revision(entry: Mapping[str, Any]) -> Revision:
    return Revision(**{name: one for name, one in entry.items() if name not in (BEFORE, SEAL)})


def _entries(workspace: Workspace, period: Period) -> list[dict[str, Any]]:
    """The lines of the journal once they are sound.

    What the end is said to be is read first: an import meanwhile only makes the journal longer.
    """
    store = workspace.store(period.code)
    path = store / JOURNAL
    end = _content(store / END)
    text = _content(path)
    if text is None and end is None and not _had_journal(workspace, period):
        return _from_pointer(store, period)
    fault = _missing(text) or next(_faults(text.removesuffix("\n").split("\n"), end), "")
    if fault:
        words = {"path": path, "folder": store, "period": period.code}
        raise StoreError(zh.JOURNAL_DAMAGED.format(what=fault, **words))
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def _had_journal(workspace: Workspace, period: Period) -> bool:
    """Whether there are results and snapshots, which no version leaves without saying which."""
    store = workspace.store(period.code)
    kept = any(SNAPSHOT_NAME.fullmatch(path.name) for path in store.glob("s-*"))
    results = (workspace.results(period.code) / POINTER).is_file()
    return kept and results and not (store / POINTER).is_file()


def _content(path: Path) -> str | None:
    if not path.is_file():
        return None
    return path.read_bytes().decode(errors="replace")


def _missing(text: str | None) -> str:
    if text is None:
        return zh.JOURNAL_MISSING
    return "" if text.strip() else zh.JOURNAL_EMPTY


def _faults(lines: list[str], end: str | None) -> Iterator[str]:
    """What is wrong with the journal, first the first line that is not as it was written."""
    before, seals = NOTHING_BEFORE, []
    for number, line in enumerate(lines, start=1):
        if not _sound(line, number, before):
            yield zh.JOURNAL_LINE.format(number=number)
            return
        before = json.loads(line)[SEAL]
        seals.append(f"{number} {before}")
    if end is not None and end.strip() not in seals:
        yield zh.JOURNAL_SHORT.format(number=end.split()[0] if end.strip() else "?")


def _sound(line: str, number: int, before: str) -> bool:
    try:
        entry = json.loads(line)
        seal = entry.pop(SEAL)
        right = _revision(entry).number == number and entry[BEFORE] == before
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return right and sha256_json(entry) == seal


def _from_pointer(store: Path, period: Period) -> list[dict[str, Any]]:
    """What an older version of the program kept, as the first revision; none without it."""
    pointer = store / POINTER
    if not pointer.is_file():
        return []
    try:
        name = pointer.read_text("utf-8").strip()
        manifest = json.loads((store / name / "manifest.json").read_text("utf-8"))
        known = {one["name"]: one["sha256"] for one in manifest["sources"]}
        first = Revision(
            number=1,
            at=manifest["taken_at"],
            by=zh.NOBODY,
            why=zh.OLD_WHY,
            snapshot=SNAPSHOT_NAME.fullmatch(name)[1],
            rules="",
            sources=known,
            rows=sum(entry["rows"] for entry in manifest["tables"]),
            corrections=0,
            warnings=manifest["warnings"],
            versions=manifest["versions"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        words = {"path": pointer, "folder": store, "period": period.code}
        raise StoreError(zh.POINTER_DAMAGED.format(**words)) from None
    return [_sealed(first, NOTHING_BEFORE)]
