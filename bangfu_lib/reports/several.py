"""Make several kinds of documents one after the other, as one notebook does for a village."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bangfu_lib.errors import BangfuError, JobsFailed
from bangfu_lib.params.documents import find_document, load_documents
from bangfu_lib.periods.period import Period
from bangfu_lib.reports.documents import make_document
from bangfu_lib.results.store import Results
from bangfu_lib.zh import reports as zh


def make_documents(
    kinds: str | Sequence[str], results: Results, unit: str = "", *, part: str = ""
) -> Iterator[Path]:
    """Make each of `kinds` (a list, or names with commas) about `unit`; yield what was written.

    With `part` only documents on that week, month … are made; without it one for every period
    that the kind is about. What fails does not stop the others: all failures are raised at the
    end, a single one as it is, several as JobsFailed.
    """
    failed: list[tuple[str, BangfuError]] = []
    for kind, period in wanted(kinds, results, part=part):
        try:
            about = period.code if period != results.period else ""
            yield make_document(kind, results, results.workspace, unit or None, part=about)
        except BangfuError as error:
            failed.append((f"{kind} {period.code}", error))
    if len(failed) == 1:
        raise failed[0][1]
    if failed:
        lines = [
            zh.FAILED_DOCUMENT.format(document=name, reason=error.sentence)
            for name, error in failed
        ]
        raise JobsFailed(zh.SOME_DOCUMENTS_FAILED.format(count=len(failed)), lines)


def wanted(
    kinds: str | Sequence[str], results: Results, *, part: str = ""
) -> list[tuple[str, Period]]:
    """Each kind with every period that a document of it is about, or with `part` alone."""
    declared = load_documents(results.workspace.params)
    named = kinds.replace(" ", "").split(",") if isinstance(kinds, str) else kinds
    asked = Period.parse(part) if part else None
    return [
        (kind, period)
        for kind in named
        if kind
        for period in find_document(declared, kind).periods(results.period)
        if asked is None or period == asked
    ]
