"""Spans of days that belong to a person: postings and leaves, and which days lie in them."""

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.registered import numbered, positions

# Stands for "still there"; later than any day that a ledger may bear.
OPEN_END = pd.Timestamp("2200-01-01")
ONE_DAY = pd.Timedelta(days=1)
WHOLE_DAY = 1
# More days than any ledger reaches, so that person and day make one number.
DAYS = 1_000_000


def postings(persons: pd.DataFrame, *more: str) -> pd.DataFrame:
    """One span per posting: person, start, end, and the columns `more`; the index is kept."""
    known = persons[persons["person"].notna() & persons["arrived"].notna()]
    end = known["left"].fillna(OPEN_END)
    return known[["person", *more]].assign(start=known["arrived"], end=end)


def leaves(leave: pd.DataFrame) -> pd.DataFrame:
    """One span per leave of a day or more: person, start, end.

    It ends on the day before returning where that is earlier than planned.
    """
    whole = leave["days"].astype(float) >= WHOLE_DAY
    known = leave[leave[["person", "first", "last"]].notna().all(axis=1) & whole]
    early = known["returned_on"] <= known["last"]
    end = known["last"].mask(early, known["returned_on"] - ONE_DAY)
    return known[["person"]].assign(start=known["first"], end=end)


def within_spans(person: pd.Series, day: pd.Series, spans: pd.DataFrame) -> pd.Series:
    """Row by row, whether `day` lies in a span of `person`; False where either is blank."""
    numbers, persons = numbered(spans["person"])
    inside = within_numbered(positions(person, persons), day, spans.assign(number=numbers))
    return pd.Series(inside, index=person.index)


def within_numbered(number: np.ndarray, day: pd.Series, spans: pd.DataFrame) -> np.ndarray:
    """The same for persons, or persons in villages, as numbers (-1: nobody); spans have `number`.

    Only distinct pairs of person and day are held against the spans.
    """
    known = (number >= 0) & day.notna().to_numpy()
    days = _days(day[known])
    pairs, which = np.unique(number[known] * DAYS + days, return_inverse=True)
    rows = pd.DataFrame({"pair": np.arange(len(pairs)), "number": pairs // DAYS})
    rows["day"] = pairs % DAYS
    ends = pd.DataFrame({name: _days(spans[name]) for name in ("start", "end")})
    met = rows.merge(ends.assign(number=spans["number"].to_numpy()), on="number")
    held = met["pair"][(met["start"] <= met["day"]) & (met["day"] <= met["end"])]
    inside = np.zeros(len(pairs), dtype=bool)
    inside[held.to_numpy()] = True
    found = np.zeros(len(number), dtype=bool)
    found[known] = inside[which]
    return found


def _days(days: pd.Series) -> np.ndarray:
    """Days as numbers counted from year 1, never below 0."""
    since = days.to_numpy().astype("datetime64[D]") - np.datetime64("0001-01-01", "D")
    return since.astype(np.int64)
