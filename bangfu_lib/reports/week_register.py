"""What was checked, found, closed and late in a week, as things stood at its end."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, day_text
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

MOST_SAID = 4
# One row for each thing to put right, from whichever ledger it comes.
COLUMNS = ["village", "origin", "problem", "found_on", "due", "closed_on", "closed", "late_counts"]


def checks(brief: Brief) -> pd.DataFrame:
    """The week's rows of the inspection ledger that have a result, with one more column: failed."""
    table = within(brief.ledger("inspections"), "held_on", brief)
    judged = table[~table["result"].isin(brief.shows("unjudged"))]
    return judged.assign(failed=judged["result"].isin(brief.shows("faults")).astype(bool))


def register(brief: Brief) -> pd.DataFrame:
    """Everything found until the week's end: faults of inspections, then registered problems.

    Columns: village, origin (what kind of inspection, or which register), problem, found_on, due,
    closed_on, closed (by the week's end), late_counts (whether running late is a fault: what the
    committee has before it is not). Inspections are those of the assessed period.
    """
    found = pd.concat([_faults(brief), _problems(brief)], ignore_index=True)[COLUMNS]
    last = week_end(brief)
    known = found[found["village"].isin(brief.units()) & (found["found_on"] <= last)]
    closed = known["closed"] & (known["closed_on"].isna() | (known["closed_on"] <= last))
    return known.assign(closed=closed.astype(bool))


def newly_found(brief: Brief, table: pd.DataFrame) -> pd.DataFrame:
    """What was found within the week."""
    return within(table, "found_on", brief)


def newly_closed(brief: Brief, table: pd.DataFrame) -> pd.DataFrame:
    """What was closed within the week."""
    return within(table[table["closed"]], "closed_on", brief)


def still_open(table: pd.DataFrame) -> pd.DataFrame:
    """What was not closed by the week's end."""
    return table[~table["closed"]]


def overdue(brief: Brief, table: pd.DataFrame) -> pd.DataFrame:
    """What was open and past its date at the week's end, the longest overdue first."""
    late = still_open(table)
    late = late[late["late_counts"] & (late["due"] < week_end(brief))]
    return late.sort_values(["due", "village"], kind="stable")


def matters(brief: Brief, table: pd.DataFrame) -> list[dict[str, Any]]:
    """One entry for each village, origin and date: what is to be put right, how many, days late."""
    last = week_end(brief)
    groups = table.groupby(["village", "origin", "due"], sort=False, dropna=False, observed=True)
    return [
        {
            "number": place,
            "village": village_name(brief.results, str(village)),
            "origin": str(origin),
            "problem": _said(group["problem"]),
            "count": len(group),
            "due": zh.NO_DUE if pd.isna(due) else _day(due, last),
            "days_late": 0 if pd.isna(due) else max((last - due).days, 0),
        }
        for place, ((village, origin, due), group) in enumerate(groups, start=1)
    ]


def _day(day: pd.Timestamp, last: pd.Timestamp) -> str:
    """The day, with its year only where it is not that of the week."""
    return day_text(day) if day.year != last.year else zh.DAY_OF_YEAR.format(day=day)


def _said(problems: pd.Series) -> str:
    """What the problems are, each once with how often; the most frequent where they are many."""
    counts = problems.value_counts()
    named = [
        zh.TIMES.format(problem=text, count=count) if count > 1 else str(text)
        for text, count in counts.items()
    ]
    more = zh.AND_MORE.format(count=len(problems)) if len(named) > MOST_SAID else ""
    return words.SEMICOLON.join(named[:MOST_SAID]) + more


def within(table: pd.DataFrame, column: str, brief: Brief) -> pd.DataFrame:
    """The rows dated within what the document is about, in villages that it covers."""
    dates, period = table[column], brief.period
    inside = (dates >= pd.Timestamp(period.first)) & (dates <= pd.Timestamp(period.last))
    mine = table["village"].isin(brief.units()) if "village" in table else inside
    return table[(inside & mine).fillna(False).astype(bool)]


def week_end(brief: Brief) -> pd.Timestamp:
    """The last day of what the document is about."""
    return pd.Timestamp(brief.period.last)


def _faults(brief: Brief) -> pd.DataFrame:
    table = brief.ledger("inspections")
    failed = table[table["result"].isin(brief.shows("faults"))]
    return pd.DataFrame(
        {
            "village": failed["village"],
            "origin": failed["campaign"],
            "problem": failed["item"].fillna(zh.NO_ITEM),
            "found_on": failed["held_on"],
            "due": failed["due"],
            "closed_on": failed["fixed_on"],
            "closed": failed["fixed_on"].notna(),
            "late_counts": True,
        }
    )


def _problems(brief: Brief) -> pd.DataFrame:
    table = brief.ledger("problems")
    topic = table["topic"].fillna("")
    named = table["kind"].astype("string").where(topic == "", topic + zh.OF_KIND + table["kind"])
    return pd.DataFrame(
        {
            "village": table["village"],
            "origin": table["stream"],
            "problem": named,
            "found_on": table["received_on"],
            "due": table["due"],
            "closed_on": table["closed_on"],
            "closed": table["status"].isin(brief.shows("closed")),
            "late_counts": table["status"].isin([*brief.shows("running"), *brief.shows("closed")]),
        }
    )
