"""What a person entered while not posted, or in a village of somebody else: for a look only."""

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.flagging import Filled
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.people import Ledgers, declared, flag_people
from bangfu_lib.ledgers.registered import among, numbered, positions
from bangfu_lib.ledgers.spans import postings, within_numbered, within_spans
from bangfu_lib.zh import checks as zh

# Ledgers with rows of a person on a day, and that day's field.
ON_A_DAY = {
    "attendance": "date",
    "leave": "first",
    "visits": "visited_on",
    "diaries": "written_on",
}
# Of these, the ledgers that also say in which village.
IN_A_VILLAGE = {"visits": "visited_on", "diaries": "written_on"}
# Who comes to look at others' work visits villages of others.
FOR_OTHERS = "purpose"


def outside_posting(ledgers: Ledgers) -> list[Issue]:
    """Attendance, leave, visits and diaries of a registered person outside every posting.

    Persons of whom some arrival or departure is unknown are left out.
    """
    persons = declared(ledgers, "persons", "person", "arrived", "left")
    if persons is None:
        return []
    vague = persons.table["arrived"].isna().to_numpy() | persons.unreadable["left"]
    spans = postings(persons.table)
    spans = spans[~among(spans["person"], persons.table["person"][vague])]
    found = []
    for name, day in ON_A_DAY.items():
        filled = declared(ledgers, name, "person", day)
        if filled is not None:
            person, days = filled.table["person"], filled.table[day]
            posted = among(person, spans["person"]) & days.notna().to_numpy()
            outside = posted & ~within_spans(person, days, spans).to_numpy()
            facts = _constant(filled, header=filled.ledger.fields[day].header)
            found += flag_people(filled, ("outside_posting", day), outside, **facts)
    return found


def posted_elsewhere(ledgers: Ledgers) -> list[Issue]:
    """Visits and diaries in a village by a person who is posted full time in others alone that day.

    Visits for 督导 are left out: those lead to the villages of others.
    """
    names = ("person", "village", "full_time", "arrived", "left")
    persons = declared(ledgers, "persons", *names)
    if persons is None:
        return []
    known = persons.table[persons.table["village"].notna()]
    found = []
    for name, day in IN_A_VILLAGE.items():
        filled = declared(ledgers, name, "person", "village", day)
        if filled is not None:
            away = _away(filled, filled.table[day], postings(known, "village", "full_time"))
            away &= _known_village(ledgers, filled.table["village"])
            facts = _constant(filled) | {"village": filled.table["village"]}
            found += flag_people(filled, ("posted_elsewhere", "village"), away, **facts)
    return found


def _away(filled: Filled, days: pd.Series, spans: pd.DataFrame) -> np.ndarray:
    """Rows of persons who that day are posted full time, and in this village not at all."""
    table = filled.table
    span_person, persons = numbered(spans["person"])
    span_village, villages = numbered(spans["village"])
    person, village = positions(table["person"], persons), positions(table["village"], villages)
    here = np.where((person >= 0) & (village >= 0), person * len(villages) + village, -1)
    pairs = spans.assign(number=span_person * len(villages) + span_village)
    elsewhere = (person >= 0) & table["village"].notna().to_numpy() & _own_work(filled)
    elsewhere &= ~within_numbered(here, days, pairs)
    full_time = spans["full_time"].fillna(False).to_numpy(dtype=bool)
    posted = spans.assign(number=span_person)[full_time]
    return within_numbered(np.where(elsewhere, person, -1), days, posted)


def _known_village(ledgers: Ledgers, village: pd.Series) -> np.ndarray:
    """Row by row, whether the village is registered; all of them while the register is empty."""
    villages = declared(ledgers, "villages", "village")
    if villages is None or villages.table.empty:
        return np.ones(len(village), dtype=bool)
    return among(village, villages.table["village"])


def _own_work(filled: Filled) -> np.ndarray:
    """Row by row, whether it was not for looking at others' work."""
    if not filled.has(FOR_OTHERS):
        return np.ones(len(filled.table), dtype=bool)
    purposes = filled.table[FOR_OTHERS]
    distinct = numbered(purposes)[1]
    named = distinct[[zh.SUPERVISION in text.split(zh.LIST_SEPARATOR) for text in distinct]]
    return ~among(purposes, named)


def _constant(filled: Filled, **facts: str) -> dict[str, pd.Series]:
    """The ledger's label and `facts` as columns, for sentences that name them."""
    every = {"ledger": filled.ledger.label, **facts}
    return {name: pd.Series(text, index=filled.table.index) for name, text in every.items()}
