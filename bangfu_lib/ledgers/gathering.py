"""Gather the sheets of many files into one clean table per ledger, some thousand rows at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.corrections import correct
from bangfu_lib.ledgers.filling import Submission, fill, join_filled
from bangfu_lib.ledgers.flagging import Filled
from bangfu_lib.ledgers.issues import Issue, Place, issue
from bangfu_lib.ledgers.reading import Reading, Sheet
from bangfu_lib.ledgers.reading_pool import Candidate, FileRead, read_files
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.periods.period import Period

# Raw cells go as soon as so many rows are read: what stays in memory are clean tables.
ROWS_AT_ONCE = 40_000
OnFile = Callable[[int, int], None]


@dataclass(frozen=True)
class SourceFile:
    """One workbook taken in: its name below the ledgers' folder, its hash, where it lies."""

    name: str
    sha256: str
    path: Path


@dataclass(frozen=True)
class Asked:
    """What is looked for in the files: ledgers of a period; `on_file` is told (read, of all)."""

    ledgers: Mapping[str, Ledger]
    period: Period
    on_file: OnFile | None = None


@dataclass(frozen=True)
class Gathered:
    """What all files hold: ledgers as filled in, what is to be said, and where it came from.

    `sheets` are (file, sheet) in their order; `met` the corrections that met their sheet.
    """

    submission: Submission
    issues: tuple[Issue, ...]
    changes: tuple[Change, ...]
    sources: tuple[SourceFile, ...]
    sheets: tuple[tuple[str, str], ...]
    met: frozenset[int]


@dataclass
class _Heap:
    """What has been read so far."""

    parts: dict[str, list[Filled]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    sources: dict[str, SourceFile] = field(default_factory=dict)
    sheets: list[tuple[str, str]] = field(default_factory=list)
    lacking: set[tuple[str, str]] = field(default_factory=set)
    met: set[int] = field(default_factory=set)
    unread: bool = False


def gather(
    files: Sequence[Candidate], asked: Asked, *, corrections: Filled | None = None
) -> Gathered:
    """Everything in `files`, with `corrections` applied to the cells that they name."""
    heap, waiting, rows = _Heap(), [], 0
    for number, read in enumerate(read_files(files, asked.ledgers), start=1):
        sheets = _taken(read, heap)
        if corrections is not None:
            corrected = correct(sheets, corrections, asked.ledgers)
            sheets = corrected.sheets
            heap.issues += corrected.issues
            heap.met |= corrected.met
        waiting += sheets
        rows += sum(len(sheet.rows) for sheet in sheets)
        if rows >= ROWS_AT_ONCE:
            _convert(waiting, heap, asked)
            waiting, rows = [], 0
        if asked.on_file:
            asked.on_file(number, len(files))
    _convert(waiting, heap, asked)
    return _gathered(heap, asked)


def _taken(read: FileRead, heap: _Heap) -> Sequence[Sheet]:
    """The sheets of one file, unless another one has the very same content."""
    reading = read.reading
    if read.size and read.sha256 in heap.sources:
        other = heap.sources[read.sha256].name
        reading = Reading((), (issue("same_file", Place(read.name), other=other),))
    elif read.sha256:
        heap.sources[read.sha256 if read.size else read.name] = SourceFile(
            read.name, read.sha256, read.path
        )
    heap.unread = heap.unread or not reading.readable
    heap.issues += reading.issues
    heap.changes += reading.changes
    return reading.sheets


def _convert(sheets: Iterable[Sheet], heap: _Heap, asked: Asked) -> None:
    by_ledger: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        heap.sheets.append((sheet.file, sheet.name))
        by_ledger.setdefault(sheet.ledger, []).append(sheet)
        fields = asked.ledgers[sheet.ledger].fields
        heap.lacking |= {(sheet.ledger, name) for name in fields if name not in sheet.columns}
    for name, given in by_ledger.items():
        filling = fill(asked.ledgers[name], given, asked.period)
        heap.parts.setdefault(name, []).append(filling.filled)
        heap.issues += filling.issues
        heap.changes += filling.changes


def _gathered(heap: _Heap, asked: Asked) -> Gathered:
    filled = {
        name: join_filled(heap.parts.get(name) or [fill(ledger, [], asked.period).filled])
        for name, ledger in asked.ledgers.items()
    }
    submission = Submission(
        period=asked.period,
        filled=filled,
        missing=frozenset(asked.ledgers.keys() - heap.parts.keys()),
        lacking=frozenset(heap.lacking),
        unread=heap.unread,
    )
    return Gathered(
        submission=submission,
        issues=tuple(heap.issues),
        changes=tuple(heap.changes),
        sources=tuple(heap.sources.values()),
        sheets=tuple(heap.sheets),
        met=frozenset(heap.met),
    )
