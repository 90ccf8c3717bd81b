"""Codes that belong to one place: a household named with a village is registered there."""

from collections.abc import Callable, Iterator

import pandas as pd

from bangfu_lib.ledgers.filling import Submission
from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.reasons import shown
from bangfu_lib.ledgers.registered import among, numbered, positions
from bangfu_lib.params.ledgers import Field, Ledger


def registered_elsewhere(submission: Submission, filled: Filled) -> list[Issue]:
    """Cells with a code whose register gives it another place than the row does.

    Of registers with one row per code; a place is a required field that ledger and register both
    have under one name and that refers to the same third register. Left out: codes that are not
    registered or registered twice, and rows whose own place is blank or nowhere registered.
    """
    if submission.unread or filled.table.empty:
        return []
    return [
        one
        for name, place, register in _places(submission, filled.ledger)
        for one in _elsewhere(submission, filled, (name, place), register=register)
    ]


def _places(submission: Submission, ledger: Ledger) -> Iterator[tuple[str, str, Filled]]:
    """Each field with a code, the field with the place beside it, and the register of the code."""
    for name, field in ledger.fields.items():
        if field.ref is None or field.kind == "codes" or field.ref[0] == ledger.name:
            continue
        register = submission.filled[field.ref[0]]
        if register.ledger.keys != ((field.ref[1],),):
            continue
        for place, known in register.ledger.fields.items():
            same = ledger.fields.get(place)
            if same and place != name and known.required and known.ref and known.ref == same.ref:
                yield name, place, register


def _elsewhere(
    submission: Submission, filled: Filled, names: tuple[str, str], *, register: Filled
) -> list[Issue]:
    name, place = names
    field, here = filled.ledger.fields[name], filled.ledger.fields[place]
    third, target = here.ref
    places = _place_of_each(register.table[[field.ref[1], place]])
    if places.empty:
        return []
    number, said = positions(filled.table[name], places["code"]), filled.table[place]
    known = among(said, submission.filled[third].table[target])
    _, distinct = numbered(pd.concat([places["place"], said]))
    theirs = positions(places["place"], distinct)
    wrong = (number >= 0) & known & (theirs[number] != positions(said, distinct))
    told = places["place"].iloc[number[wrong]].set_axis(said.index[wrong]).reindex(said.index)
    return flag_by(
        filled,
        name,
        wrong,
        keys={"code": filled.table[name], "registered": told, "said": said},
        problem=_problem(field, here, register=register.ledger),
    )


def _place_of_each(rows: pd.DataFrame) -> pd.DataFrame:
    """`code` and `place` of what is registered once and has a place."""
    code, place = rows.columns
    rows = rows[rows[code].notna() & ~rows[code].duplicated(keep=False) & rows[place].notna()]
    return rows.set_axis(["code", "place"], axis="columns")


def _problem(field: Field, place: Field, *, register: Ledger) -> Callable[..., Problem]:
    facts = {"header": field.header, "beside": place.header, "ledger": register.label}

    def problem(code: str, registered: str, said: str) -> Problem:
        values = {"value": shown(code, field), "registered": registered, "said": said}
        return Problem("registered_elsewhere", {**facts, **values})

    return problem
