"""Spans of days that belong to a person: postings and leaves, and which days lie in them."""

import pandas as pd

# Stands for "still there"; later than any day that a ledger may bear.
OPEN_END = pd.Timestamp("2200-01-01")
ONE_DAY = pd.Timedelta(days=1)
WHOLE_DAY = 1


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
    rows = pd.DataFrame({"person": person, "day": day})
    pairs = rows.drop_duplicates().merge(spans[["person", "start", "end"]], on="person")
    inside = pairs[(pairs["start"] <= pairs["day"]) & (pairs["day"] <= pairs["end"])]
    inside = inside[["person", "day"]].drop_duplicates().assign(inside=True)
    found = rows.merge(inside, how="left", on=["person", "day"])["inside"]
    return found.eq(True).fillna(False).astype(bool).set_axis(rows.index)
