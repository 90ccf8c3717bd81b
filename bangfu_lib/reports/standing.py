"""How problems stood on the last day of what a document is about."""

from typing import Any

import pandas as pd

from bangfu_lib.reports.brief import Brief, day_text
from bangfu_lib.zh import role_lists as zh


def open_at(brief: Brief, problems: pd.DataFrame) -> pd.Series:
    """Which problems were registered and not closed on the period's last day.

    One that is closed by now was still open where it was closed after that day.
    """
    last = pd.Timestamp(brief.period.last)
    closed = problems["status"].isin(brief.shows("closed"))
    later = problems["closed_on"] > last
    come = problems["received_on"].isna() | (problems["received_on"] <= last)
    return (come & (~closed | later)).fillna(False).astype(bool)


def overdue_at(brief: Brief, problems: pd.DataFrame) -> pd.Series:
    """Which problems had passed their due day before the period's last day.

    What is due on that day is not overdue, and neither is what somebody else is to decide (a
    state that the document lists neither under running nor under closed).
    """
    late = (problems["due"] < pd.Timestamp(brief.period.last)).fillna(False).astype(bool)
    running = brief.shows("running")
    if not running:
        return late
    return late & problems["status"].isin([*running, *brief.shows("closed")])


def task_state(brief: Brief, row: dict[str, Any]) -> str:
    """The state of a task as the register has it, or when it was done afterwards."""
    day = row["done_on"]
    if pd.isna(day) or day <= pd.Timestamp(brief.period.last):
        return str(row["state"])
    return zh.DONE_LATER.format(day=day_text(day))


def standing_text(brief: Brief, row: dict[str, Any]) -> str:
    """The state of a problem as the register has it, or when it was closed afterwards."""
    day, last = row["closed_on"], pd.Timestamp(brief.period.last)
    if row["status"] in brief.shows("closed") and not pd.isna(day) and day > last:
        return zh.CLOSED_LATER.format(day=day_text(day))
    return str(row["status"])
