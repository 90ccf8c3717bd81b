"""The problem ledger: streams counted apart, and what is still open or overdue."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import person_name, village_name
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief, day_text
from bangfu_lib.reports.team import responsible_person
from bangfu_lib.zh import reports as zh


def streams(brief: Brief) -> list[dict[str, Any]]:
    """Problems by stream, never added up: registered, closed, open, overdue, share closed."""
    return [_counts(stream, group) for stream, group in _mine(brief).groupby("stream", sort=False)]


def streams_by_village(brief: Brief) -> list[dict[str, Any]]:
    """The same counts for each village and stream."""
    return [
        {"village": village_name(brief.results, str(unit))} | _counts(stream, group)
        for (unit, stream), group in _mine(brief).groupby(["village", "stream"], sort=False)
    ]


def streams_sentence(rows: list[dict[str, Any]]) -> str:
    """Each stream in a clause of its own."""
    if not rows:
        return zh.PROBLEMS_NONE
    clauses = []
    for row in rows:
        pattern = zh.STREAM_OPEN if row["open"] else zh.STREAM_CLOSED
        overdue = zh.STREAM_OVERDUE.format(**row) if row["overdue"] else ""
        clauses.append(pattern.format(**row, late=overdue))
    return zh.PROBLEMS.format(listing=zh.SEMICOLON.join(clauses))


def open_problems(brief: Brief) -> list[dict[str, Any]]:
    """Problems not closed yet, overdue ones first: number, content, responsible, due, state.

    `overdue` is judged on the last day of the period, `passed` on the day of the document.
    """
    mine = _mine(brief)
    still = mine[~mine["closed"]].sort_values(
        ["overdue", "due"], ascending=[False, True], kind="stable"
    )
    return [
        _problem(brief, row, place) for place, row in enumerate(still.to_dict("records"), start=1)
    ]


def decided_days(brief: Brief) -> dict[str, str]:
    """Problem → the day on which the committee studied it, where that is registered."""
    mine = _mine(brief)
    known = mine[mine["decided_on"].notna()]
    return {row["problem"]: day_text(row["decided_on"]) for row in known.to_dict("records")}


def _mine(brief: Brief) -> pd.DataFrame:
    """The rows of the document's villages with two more columns: closed, overdue.

    What is due on the last day is not overdue, as the indicators count it.
    """
    table = brief.ledger("problems")
    mine = table[table["village"].isin(brief.units())]
    last = pd.Timestamp(brief.period.last)
    running = mine["status"].isin(brief.shows("running"))
    return mine.assign(
        closed=mine["status"].isin(brief.shows("closed")).astype(bool),
        overdue=(running & (mine["due"] < last)).astype(bool),
    )


def _counts(stream: Hashable, group: pd.DataFrame) -> dict[str, Any]:
    total, closed = len(group), int(group["closed"].sum())
    return {
        "stream": stream,
        "total": total,
        "closed": closed,
        "open": total - closed,
        "overdue": int(group["overdue"].sum()),
        "share": percent_text(closed, total),
    }


def _problem(brief: Brief, row: dict[str, Any], place: int) -> dict[str, Any]:
    person = row["responsible"]
    known = None if pd.isna(person) else person_name(brief.results, person)
    return {
        "number": place,
        "code": row["problem"],
        "village": village_name(brief.results, row["village"]),
        "stream": row["stream"],
        "content": row["content"] if brief.document.internal else row["kind"],
        "responsible": known or responsible_person(brief, row["village"]) or zh.TO_BE_NAMED,
        "due": day_text(row["due"]),
        "passed": row["due"].date() < brief.dated,
        "overdue": row["overdue"],
        "state": zh.STATE_OVERDUE.format(status=row["status"]) if row["overdue"] else row["status"],
        "place": zh.ROWS.format(
            file=row["origin_file"], sheet=row["origin_sheet"], rows=row["origin_row"]
        ),
    }
