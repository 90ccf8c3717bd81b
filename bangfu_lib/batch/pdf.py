"""A PDF beside each document, made by LibreOffice where it is installed."""

import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from bangfu_lib.batch.office import Office, Tried
from bangfu_lib.batch.quarter import RunReport
from bangfu_lib.batch.record import RunRecord
from bangfu_lib.errors import MissingTool, StoreError
from bangfu_lib.files import write_whole
from bangfu_lib.zh import pdf as zh

SUFFIX = ".pdf"
MOST_FILES, MOST_BYTES = 40, 40 * 2**20
# Word and WPS keep such a file beside a document that somebody is editing, LibreOffice the other.
OWNERS = ("~$", ".~lock.")
HIDDEN_BY_WORD = 2
FAILURES_IN_A_ROW = 3

OnDone = Callable[[int, int, int], None]


@dataclass(frozen=True)
class PdfReport:
    """Documents whose PDF was up to date, was made now, or failed, each with the reason.

    `in_hand` are those that somebody is editing at this moment.
    """

    kept: tuple[Path, ...] = ()
    made: tuple[Path, ...] = ()
    failed: Mapping[Path, str] = field(default_factory=dict)
    in_hand: tuple[Path, ...] = ()


@dataclass(frozen=True)
class _Copy:
    """A document copied under a plain name; `changed` is the time it was changed before that."""

    document: Path
    plain: Path
    changed: int


def documents_of(report: RunReport) -> list[Path]:
    """Every document that the jobs of a run made now or before; those of failed jobs are left."""
    record = RunRecord(report.folder)
    return [file for job in (*report.kept, *report.made) for file in record.noted(job)]


def make_pdfs(
    documents: Iterable[Path],
    office: Office | None,
    *,
    on_done: OnDone = lambda total, finished, failed: None,
) -> PdfReport:
    """Make the PDF of each of `documents` that has none, or one older than itself.

    A document that somebody is editing waits; one that fails stops no other. `on_done` is told
    how many there are, are finished and have failed. Raises MissingTool where there is something
    to make and no LibreOffice (`office` None) to make it.
    """
    known = [one for one in dict.fromkeys(documents) if not one.name.startswith(OWNERS)]
    stale = [one for one in known if not is_current(one)]
    in_hand = tuple(one for one in stale if is_in_hand(one))
    todo = [one for one in stale if one not in in_hand]
    report = PdfReport(tuple(one for one in known if one not in stale), in_hand=in_hand)
    if not todo:
        return report
    if office is None:
        raise MissingTool(zh.NO_PROGRAM)
    made, failed = _converted(todo, office, on_done)
    return replace(report, made=made, failed=failed)


def is_current(document: Path) -> bool:
    """Whether the PDF beside `document` is at least as new as it."""
    pdf = document.with_suffix(SUFFIX)
    try:
        return pdf.stat().st_mtime_ns >= document.stat().st_mtime_ns
    except OSError:
        return False


def is_in_hand(document: Path) -> bool:
    """Whether Word, WPS or LibreOffice says that somebody has `document` open."""
    name = document.name
    beside = [f"~${name}", f"~${name[HIDDEN_BY_WORD:]}", f".~lock.{name}#"]
    return any((document.parent / one).exists() for one in beside)


def _converted(
    todo: Sequence[Path], office: Office, on_done: OnDone
) -> tuple[tuple[Path, ...], dict[Path, str]]:
    """Convert in batches, then one by one what a batch left over."""
    made: list[Path] = []
    failed: dict[Path, str] = {}

    def tell(more: int = 0) -> None:
        on_done(len(todo), len(made) + len(failed) + more, len(failed))

    tell()
    left: list[Path] = []
    for batch in _batches(todo):
        done, broken, missing = _try(batch, office, tell)
        made += done
        failed |= broken
        left += missing
        tell()
    in_a_row = 0
    for number, document in enumerate(left):
        done, broken, missing = _try([document], office, tell)
        made += done
        failed |= broken | missing
        in_a_row = 0 if done else in_a_row + 1
        tell()
        if in_a_row >= FAILURES_IN_A_ROW and not made:
            failed |= dict.fromkeys(left[number + 1 :], zh.NOT_STARTED)
            tell()
            break
    return tuple(made), failed


def _batches(documents: Sequence[Path]) -> Iterator[list[Path]]:
    """`documents` in lots that one call of LibreOffice takes."""
    batch, size = [], 0
    for document in documents:
        own = document.stat().st_size if document.is_file() else 0
        if batch and (len(batch) >= MOST_FILES or size + own > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += own
    yield batch


def _try(
    batch: Sequence[Path], office: Office, tell: Callable[[int], None]
) -> tuple[list[Path], dict[Path, str], dict[Path, str]]:
    """(documents made, those that cannot be read or written, those not converted), with reasons.

    LibreOffice sees copies under plain names: no blank, brace or rare character of a path, and no
    lock of a program that has the document open, comes between.
    """
    with tempfile.TemporaryDirectory(prefix="bangfu-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copies, failed = _copied(batch, folder)
        if not copies:
            return [], failed, {}
        tried = office.convert([one.plain for one in copies], folder / "out", on_tick=tell)
        made, missing = [], {}
        for copy in copies:
            pdf = tried.folder / f"{copy.plain.stem}{SUFFIX}"
            if not _is_whole(pdf):
                missing[copy.document] = _reason(tried)
                continue
            try:
                _put(pdf, copy)
                made.append(copy.document)
            except StoreError as error:
                failed[copy.document] = error.sentence
        return made, failed, missing


def _copied(batch: Sequence[Path], folder: Path) -> tuple[list[_Copy], dict[Path, str]]:
    copies, failed = [], {}
    for number, document in enumerate(batch, start=1):
        plain = folder / f"{number}{document.suffix}"
        try:
            changed = document.stat().st_mtime_ns
            shutil.copyfile(document, plain)
        except OSError:
            failed[document] = zh.UNREADABLE
            continue
        if _is_word_file(plain):
            copies.append(_Copy(document, plain, changed))
        else:
            failed[document] = zh.NOT_A_WORD_FILE
    return copies, failed


def _is_word_file(path: Path) -> bool:
    """Whether the package is whole; LibreOffice takes anything else for a plain text."""
    try:
        with ZipFile(path) as package:
            return "word/document.xml" in package.namelist() and package.testzip() is None
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error):
        return False


def _is_whole(pdf: Path) -> bool:
    """Whether LibreOffice finished the file: a PDF says so at its end."""
    if not pdf.is_file():
        return False
    with pdf.open("rb") as stream:
        stream.seek(max(0, pdf.stat().st_size - 1024))
        return b"%%EOF" in stream.read()


def _put(pdf: Path, copy: _Copy) -> None:
    """Move the PDF into place; it is as old as what it shows, which may have changed meanwhile."""
    target = copy.document.with_suffix(SUFFIX)
    write_whole(target, pdf.read_bytes())
    with suppress(OSError):  # some network drives set no times: then it counts as new
        os.utime(target, ns=(copy.changed, copy.changed))


def _reason(tried: Tried) -> str:
    return zh.TOO_SLOW.format(seconds=tried.limit) if tried.too_slow else zh.NOT_CONVERTED
