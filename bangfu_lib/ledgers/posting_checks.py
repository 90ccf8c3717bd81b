"""What a person entered while not posted, or in a village of somebody else: for a look only."""

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.flagging import Filled
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.people import Ledgers, declared, flag_people
from bangfu_lib.ledgers.spans import postings, within_spans
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

    Persons of whom some arrival is unknown are left out.
    """
    spans = _spans(ledgers)
    if spans is None:
        return []
    found = []
    for name, day in ON_A_DAY.items():
        filled = declared(ledgers, name, "person", day)
        if filled is not None:
            person, days = filled.table["person"], filled.table[day]
            posted = _among(person, spans["person"]) & days.notna().to_numpy()
            outside = posted & ~within_spans(person, days, spans).to_numpy()
            facts = _constant(filled, header=filled.ledger.fields[day].header)
            found += flag_people(filled, ("outside_posting", day), outside, **facts)
    return found


def posted_elsewhere(ledgers: Ledgers) -> list[Issue]:
    """Visits and diaries in a village by a person who is posted full time in others alone that day.

    Visits for 督导 are left out: those lead to the villages of others.
    """
    persons = declared(ledgers, "persons", "person", "village", "full_time", "arrived", "left")
    if persons is None:
        return []
    full_time = persons.table["full_time"].fillna(False).astype(bool)
    spans = postings(persons.table[full_time & persons.table["village"].notna()], "village")
    anywhere = postings(persons.table, "village")
    found = []
    for name, day in IN_A_VILLAGE.items():
        filled = declared(ledgers, name, "person", "village", day)
        if filled is not None:
            away = _away(filled, day, spans=spans, anywhere=anywhere)
            village = filled.table["village"]
            facts = _constant(filled) | {"village": village}
            found += flag_people(filled, ("posted_elsewhere", "village"), away, **facts)
    return found


def _away(filled: Filled, day: str, *, spans: pd.DataFrame, anywhere: pd.DataFrame) -> np.ndarray:
    """Rows of persons who that day are posted full time, and in this village not at all."""
    table = filled.table
    usable = table["village"].notna().to_numpy()
    if filled.has(FOR_OTHERS):
        for_others = table[FOR_OTHERS].dropna().unique()
        named = [text for text in for_others if zh.SUPERVISION in text.split(zh.LIST_SEPARATOR)]
        usable = usable & ~_among(table[FOR_OTHERS], named)
    rows = table.loc[usable, ["person", "village", day]]
    posted = within_spans(rows["person"], rows[day], spans)
    rows = rows[posted.to_numpy()]
    here = _pairs(anywhere["person"], anywhere["village"])
    inside = within_spans(
        _pairs(rows["person"], rows["village"]), rows[day], anywhere.assign(person=here)
    )
    away = np.zeros(len(table), dtype=bool)
    away[rows.index[~inside.to_numpy()]] = True
    return away


def _spans(ledgers: Ledgers) -> pd.DataFrame | None:
    persons = declared(ledgers, "persons", "person", "arrived", "left")
    if persons is None:
        return None
    vague = persons.table["arrived"].isna().to_numpy() | persons.unreadable["left"]
    unknown = persons.table["person"][vague]
    spans = postings(persons.table)
    return spans[~_among(spans["person"], unknown)]


def _pairs(person: pd.Series, village: pd.Series) -> pd.Series:
    return person.astype(object) + "\n" + village.astype(object)


def _among(values: pd.Series, known: object) -> np.ndarray:
    # As objects: on pandas' own string type isin runs cell by cell and is ten times slower.
    return values.astype(object).isin(pd.Series(known, dtype=object).dropna()).to_numpy()


def _constant(filled: Filled, **facts: str) -> dict[str, pd.Series]:
    """The ledger's label and `facts` as columns, for sentences that name them."""
    every = {"ledger": filled.ledger.label, **facts}
    return {name: pd.Series(text, index=filled.table.index) for name, text in every.items()}
