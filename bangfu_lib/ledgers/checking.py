"""All checks of what was handed in: every rule runs, every problem is kept and named once."""

from dataclasses import replace
from types import MappingProxyType

from bangfu_lib.ledgers.belonging import registered_elsewhere
from bangfu_lib.ledgers.cross_checks import CROSS_RULES
from bangfu_lib.ledgers.earlier_checks import Earlier, submitted_before
from bangfu_lib.ledgers.filling import Submission
from bangfu_lib.ledgers.flagging import Filled
from bangfu_lib.ledgers.issues import Issue, issue
from bangfu_lib.ledgers.references import unknown_references
from bangfu_lib.ledgers.row_checks import (
    dates_out_of_order,
    dates_outside_window,
    duplicate_keys,
    empty_ledger,
    outside_window,
    parts_above_whole,
    required_cells,
)
from bangfu_lib.params.ledgers import Ledger

RULES = (
    empty_ledger,
    required_cells,
    duplicate_keys,
    unknown_references,
    dates_out_of_order,
    dates_outside_window,
    parts_above_whole,
    registered_elsewhere,
)
NOTHING_EARLIER: Earlier = MappingProxyType({})


def check(submission: Submission, earlier: Earlier = NOTHING_EARLIER) -> list[Issue]:
    """Every problem in the rows of the ledgers, in their references, and between ledgers.

    `earlier` holds the clean tables of earlier periods: what was handed in for them already.
    """
    found = missing_ledgers(submission)
    for name, filled in submission.filled.items():
        if name not in submission.missing:
            found += [one for rule in RULES for one in rule(submission, filled)]
            found += submitted_before(submission, filled, earlier)
    comparable = comparable_ledgers(submission)
    return found + [one for rule in CROSS_RULES for one in rule(comparable)]


def comparable_ledgers(submission: Submission) -> dict[str, Filled]:
    """The ledgers as rules between them see them, so that one slip gives one issue.

    A date outside the ledger's time is blank: it is named already. While a file could not be read
    there are no registers: what seems to be missing may be in it.
    """
    return {
        name: _within(submission, filled)
        for name, filled in submission.filled.items()
        if not (submission.unread and filled.ledger.window == "standing")
    }


def _within(submission: Submission, filled: Filled) -> Filled:
    outside = outside_window(submission, filled)
    if not outside.any():
        return filled
    days = filled.table[filled.ledger.window_field].mask(outside)
    return replace(filled, table=filled.table.assign(**{filled.ledger.window_field: days}))


def missing_ledgers(submission: Submission) -> list[Issue]:
    """Ledgers that must be handed in and have no sheet.

    Silent while a file could not be read: they may be in it.
    """
    if submission.unread:
        return []
    missing = [
        filled.ledger
        for name, filled in submission.filled.items()
        if filled.ledger.required and name in submission.missing
    ]
    return [issue(_code(ledger), ledger=ledger.label) for ledger in missing]


def _code(ledger: Ledger) -> str:
    """A register needs rows; of the others a sheet with headers alone will do."""
    return "missing_register" if ledger.window == "standing" else "missing_ledger"
