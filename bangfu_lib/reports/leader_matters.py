"""What leaders saw to in a month, and what falls due in the next: problems and tasks."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.names import person_name
from bangfu_lib.reports.brief import Brief, day_text
from bangfu_lib.reports.called import called, text_of
from bangfu_lib.reports.standing import open_at, overdue_at, standing_text, task_state
from bangfu_lib.zh import people_text as zh

Row = dict[str, Any]


def solved_matters(brief: Brief) -> list[Row]:
    """Problems closed and tasks done within the month, the problems first, each by its day.

    Tasks are those of the declared holders. Rows sort, content, responsible, date, state, late.
    """
    problems, tasks = _problems(brief), _tasks(brief)
    closed = problems[_within(brief, problems["closed_on"])].sort_values("closed_on", kind="stable")
    done = tasks[_within(brief, tasks["done_on"])].sort_values("done_on", kind="stable")
    return [
        *(_problem(brief, row, row["closed_on"]) for row in closed.to_dict("records")),
        *(_task(brief, row, row["done_on"]) for row in done.to_dict("records")),
    ]


def coming_matters(brief: Brief) -> list[Row]:
    """Problems still open and tasks not done that are due by the end of the next month."""
    until = pd.Timestamp(brief.period.next().last)
    problems, tasks = _problems(brief), _tasks(brief)
    still = problems[open_at(brief, problems) & (problems["due"] <= until)]
    still = still.assign(late=overdue_at(brief, still))
    last = pd.Timestamp(brief.period.last)
    undone = tasks["done_on"].isna() | (tasks["done_on"] > last)
    waiting = tasks[undone & (tasks["due"] <= until)]
    return [
        *(_problem(brief, row, row["due"]) for row in _by_due(still)),
        *(_task(brief, row, row["due"]) for row in _by_due(waiting)),
    ]


def _problems(brief: Brief) -> pd.DataFrame:
    table = brief.ledger("problems")
    return table[table["village"] == brief.unit]


def _tasks(brief: Brief) -> pd.DataFrame:
    table, holders = brief.ledger("tasks"), list(brief.shows("leader_holders"))
    return table[(table["village"] == brief.unit) & table["holder"].isin(holders)]


def _by_due(table: pd.DataFrame) -> list[Row]:
    return table.sort_values("due", kind="stable").to_dict("records")


def _within(brief: Brief, dates: pd.Series) -> pd.Series:
    return (dates >= pd.Timestamp(brief.period.first)) & (dates <= pd.Timestamp(brief.period.last))


def _problem(brief: Brief, row: Row, day: pd.Timestamp) -> Row:
    told = brief.document.internal and not pd.isna(row["content"])
    person = row["responsible"]
    named = not pd.isna(person)
    name = called(brief, person_name(brief.results, person)) if named else ""
    return {
        "sort": zh.PROBLEM_WORD,
        "content": row["content"] if told else row["kind"],
        "responsible": name or text_of(row["holder"], zh.NONE),
        "date": day_text(day),
        "state": standing_text(brief, row),
        "late": bool(row.get("late", False)),
    }


def _task(brief: Brief, row: Row, day: pd.Timestamp) -> Row:
    return {
        "sort": zh.TASK_WORD,
        "content": row["content"],
        "responsible": row["holder"],
        "date": day_text(day),
        "state": task_state(brief, row),
        "late": False,
    }
