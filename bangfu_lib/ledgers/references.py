"""Codes that a ledger borrows from another one must be registered there."""

import pandas as pd

from bangfu_lib.ledgers.filling import Submission
from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.reasons import shown
from bangfu_lib.ledgers.registered import among
from bangfu_lib.params.ledgers import Field
from bangfu_lib.zh import ledgers as zh


def unknown_references(submission: Submission, filled: Filled) -> list[Issue]:
    """Cells with a code that the ledger it refers to does not hold.

    Silent where that ledger is missing, empty or could not be read whole: its own issue says so.
    """
    return [
        one
        for name, field in filled.ledger.fields.items()
        if field.ref and _usable(submission, field.ref)
        for one in _unknown(submission, filled, name, field=field)
    ]


def _usable(submission: Submission, ref: tuple[str, str]) -> bool:
    if submission.unread or ref in submission.lacking:
        return False
    return len(submission.filled[ref[0]].table) > 0


def _unknown(submission: Submission, filled: Filled, name: str, *, field: Field) -> list[Issue]:
    target, target_name = field.ref
    register = submission.filled[target]
    strangers = _strangers(filled.table[name], register.table[target_name], field)
    facts = {
        "header": field.header,
        "ledger": register.ledger.label,
        "target": register.ledger.fields[target_name].header,
    }
    return flag_by(
        filled,
        name,
        strangers.notna(),
        keys={"code": strangers},
        problem=lambda code: Problem(
            "unknown_reference", {**facts, "value": shown(code, field), "near": ""}
        ),
    )


def _strangers(codes: pd.Series, known: pd.Series, field: Field) -> pd.Series:
    """The unregistered codes of each cell, <NA> where there is none."""
    if field.kind != "codes":
        return codes.where(codes.notna() & ~among(codes, known))
    parts = codes.str.split(zh.LIST_SEPARATOR).explode()
    strange = parts[parts.notna() & ~among(parts, known)]
    joined = strange.groupby(level=0, sort=False).agg(zh.LIST_SEPARATOR.join)
    return joined.reindex(codes.index).astype("string")
