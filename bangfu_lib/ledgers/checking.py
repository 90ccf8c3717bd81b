"""All checks of what was handed in: every rule runs, every problem is kept."""

from bangfu_lib.ledgers.cross_checks import CROSS_RULES
from bangfu_lib.ledgers.filling import Submission
from bangfu_lib.ledgers.issues import Issue, issue
from bangfu_lib.ledgers.references import unknown_references
from bangfu_lib.ledgers.row_checks import (
    dates_out_of_order,
    dates_outside_window,
    duplicate_keys,
    empty_ledger,
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
)


def check(submission: Submission) -> list[Issue]:
    """Every problem in the rows of the ledgers, in their references, and between ledgers."""
    found = missing_ledgers(submission)
    for name, filled in submission.filled.items():
        if name not in submission.missing:
            found += [one for rule in RULES for one in rule(submission, filled)]
    return found + [one for rule in CROSS_RULES for one in rule(submission.filled)]


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
