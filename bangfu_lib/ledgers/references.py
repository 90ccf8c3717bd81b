"""Codes that a ledger borrows from another one must be registered there."""

from collections.abc import Callable

import pandas as pd

from bangfu_lib.ledgers.filling import Submission
from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.reasons import hidden, shown
from bangfu_lib.ledgers.registered import among
from bangfu_lib.ledgers.variants import simplified
from bangfu_lib.params.ledgers import Field
from bangfu_lib.params.near_names import near
from bangfu_lib.zh import ledgers as zh

# Comparing every unknown name with every known one takes time: so many pairs take half a second.
MOST_COMPARED = 50_000
EASILY_MISTAKEN = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "_": None})


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
    if strangers.isna().all():
        return []
    facts = {
        "header": field.header,
        "ledger": register.ledger.label,
        "target": register.ledger.fields[target_name].header,
    }
    suggest = _suggestions(register, field, strangers.nunique())
    return flag_by(
        filled,
        name,
        strangers.notna(),
        keys={"code": strangers},
        problem=lambda code: Problem(
            "unknown_reference",
            {**facts, "value": _told(code, field, register), "near": suggest(code)},
        ),
    )


def _told(code: str, field: Field, register: Filled) -> str:
    """A code as an issue may show it: it may be a name that the register would hide."""
    name = _name_field(register)
    return zh.NOT_SHOWN if name and hidden(name) and not code.isascii() else shown(code, field)


def _name_field(register: Filled) -> Field | None:
    named_by = register.ledger.named_by
    return register.ledger.fields[named_by] if named_by else None


def _suggestions(register: Filled, field: Field, strangers: int) -> Callable[[str], str]:
    """What names or codes may be meant: names that look alike, codes that only look different."""
    name = _name_field(register)
    codes = register.table[field.ref[1]].dropna().unique().tolist()
    if hidden(field) or strangers * len(codes) > MOST_COMPARED:
        return lambda _code: ""
    names = register.table[name.name].dropna().unique().tolist() if name else []
    shown_names = [] if name is None or hidden(name) else names
    alike = {_look(code): code for code in codes}

    def suggest(code: str) -> str:
        if not code.isascii():
            return near(simplified(code), shown_names)
        return near(known, [known]) if (known := alike.get(_look(code))) else ""

    return suggest


def _look(code: str) -> str:
    """A code without what is easily mistaken: case, hyphens, O for 0, I and l for 1."""
    return code.upper().translate(EASILY_MISTAKEN)


def _strangers(codes: pd.Series, known: pd.Series, field: Field) -> pd.Series:
    """The unregistered codes of each cell, <NA> where there is none."""
    if field.kind != "codes":
        return codes.where(codes.notna() & ~among(codes, known))
    parts = codes.str.split(zh.LIST_SEPARATOR).explode()
    strange = parts[parts.notna() & ~among(parts, known)]
    joined = strange.groupby(level=0, sort=False).agg(zh.LIST_SEPARATOR.join)
    return joined.reindex(codes.index).astype("string")
