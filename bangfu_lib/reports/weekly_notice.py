"""Contents of the weekly notice (督导通报): what was checked, found, closed and late."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.periods.period import ONE_DAY
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.fields_shared import HEAD_FIELDS
from bangfu_lib.reports.figures import headed, own_words
from bangfu_lib.reports.presence import presence_sentences, visits_sentence
from bangfu_lib.reports.week_register import (
    checks,
    matters,
    newly_closed,
    newly_found,
    overdue,
    register,
    still_open,
    within,
)
from bangfu_lib.word.fields import Fields, lines, rows, texts
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

MOST_ROWS, MOST_NAMED = 20, 6
FIELDS: Fields = {
    **HEAD_FIELDS,
    **texts("days_from_to"),
    **lines("nothing_entered", "checks_text", "found_text", "overdue_text", "presence_text"),
    "checks": rows("number", "label", "groups", "villages", "checked", "failed"),
    "found": rows("number", "village", "origin", "problem", "count", "due", "days_late"),
    "overdue_ones": rows("number", "village", "origin", "problem", "count", "due", "days_late"),
    "by_village": rows("village", "found", "closed", "open", "overdue"),
    "requirements": rows("heading", "text"),
}


def weekly_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the weekly notice can show; villages only, no persons."""
    checked, known = checks(brief), register(brief)
    found, late = newly_found(brief, known), overdue(brief, known)
    new_ones, overdue_ones = matters(brief, found), matters(brief, late)
    told, many = entered(brief, known), max(len(new_ones), len(overdue_ones)) > MOST_ROWS
    return head_matter(brief) | {
        "days_from_to": days_from_to(brief),
        "nothing_entered": [] if told else [zh.NOTHING_ENTERED],
        "checks": check_rows(checked),
        "checks_text": [checks_sentence(brief, checked)] if told else [],
        "found": new_ones[:MOST_ROWS],
        "found_text": _found_text(brief, known, len(new_ones)) if told else [],
        "by_village": by_village(brief, known) if many else [],
        "overdue_ones": overdue_ones[:MOST_ROWS],
        "overdue_text": [overdue_sentence(brief, known, len(overdue_ones))] if len(known) else [],
        "presence_text": [*_presence(brief), *untold_days(brief)] if told else [],
        "requirements": headed(own_words(brief, "requirements")),
    }


def entered(brief: Brief, known: pd.DataFrame) -> bool:
    """Whether any ledger that the notice draws on has a row of the week."""
    dated = {"inspections": "held_on", "visits": "visited_on", "attendance": "date"}
    rows = [within(brief.ledger(name), column, brief) for name, column in dated.items()]
    rows += [newly_found(brief, known), newly_closed(brief, known)]
    return any(len(table) for table in rows)


def days_from_to(brief: Brief) -> str:
    """The first and the last day, the month and year of the last only where they differ."""
    first, last = brief.period.first, brief.period.last
    if first.year != last.year:
        return zh.FROM_TO.format(first=day_text(first), last=day_text(last))
    pattern = zh.SAME_MONTH if first.month == last.month else zh.OTHER_MONTH
    return pattern.format(first=first, last=last)


def _presence(brief: Brief) -> list[str]:
    return [visits_sentence(brief), *presence_sentences(brief)]


def untold_days(brief: Brief) -> list[str]:
    """Which days of the week another assessed period has the ledgers of, where there are any.

    Ledgers that are filled in for each period have no rows of the days before and after it.
    """
    week, assessed = brief.period, brief.results.period
    outside = [(week.first, assessed.first - ONE_DAY), (assessed.last + ONE_DAY, week.last)]
    return [
        zh.UNTOLD_DAYS.format(days=day_text(first) if first == last else _span(first, last))
        for first, last in outside
        if first <= last
    ]


def _span(first: date, last: date) -> str:
    return zh.FROM_TO.format(first=day_text(first), last=day_text(last))


def check_rows(checked: pd.DataFrame) -> list[dict[str, Any]]:
    """Each kind of inspection of the week: villages, items checked, items failed.

    A single kind is told by the sentence alone.
    """
    groups = checked.groupby("campaign", sort=False, observed=True)
    if len(groups) < 2:
        return []
    return [
        {
            "number": place,
            "label": str(campaign),
            "groups": group["group"].nunique(),
            "villages": group["village"].nunique(),
            "checked": len(group),
            "failed": int(group["failed"].sum()),
        }
        for place, (campaign, group) in enumerate(groups, start=1)
    ]


def checks_sentence(brief: Brief, checked: pd.DataFrame) -> str:
    """What kinds of inspections there were, how many villages and items, which failed where."""
    if checked.empty:
        return zh.CHECKS_NONE
    failed = checked[checked["failed"]]
    outcome = zh.CHECKS_SOUND
    if len(failed):
        outcome = zh.CHECKS_FAILED.format(
            count=len(failed), listing=_by_village(brief, failed, zh.ITEMS_IN_VILLAGE)
        )
    return zh.CHECKS.format(
        kinds=words.SEPARATOR.join(dict.fromkeys(map(str, checked["campaign"]))),
        villages=checked["village"].nunique(),
        count=len(checked),
        outcome=outcome,
    )


def _found_text(brief: Brief, known: pd.DataFrame, entries: int) -> list[str]:
    """What was found in the week, by where it comes from, and what was closed."""
    found, closed = newly_found(brief, known), newly_closed(brief, known)
    sentence = zh.FOUND_NONE
    if len(found):
        table = zh.FIRST_ROWS.format(count=MOST_ROWS) if entries > MOST_ROWS else zh.IN_TABLE
        sentence = zh.FOUND.format(count=len(found), listing=_by_origin(found), table=table)
    done = zh.CLOSED_NONE
    if len(closed):
        done = zh.CLOSED.format(count=len(closed), listing=_by_origin(closed))
    return [sentence + done]


def overdue_sentence(brief: Brief, known: pd.DataFrame, entries: int) -> str:
    """What is open at the week's end, and how much of it is past its date, by village."""
    still, late, last = still_open(known), overdue(brief, known), day_text(brief.period.last)
    if still.empty:
        return zh.OPEN_NONE.format(date=last)
    if late.empty:
        return zh.OPEN_IN_TIME.format(date=last, count=len(still))
    return zh.OPEN_LATE.format(
        date=last,
        count=len(still),
        late=len(late),
        listing=_by_village(brief, late, zh.PROBLEMS_IN_VILLAGE),
        table=zh.LATEST_ROWS.format(count=MOST_ROWS) if entries > MOST_ROWS else zh.IN_TABLE,
    )


def by_village(brief: Brief, known: pd.DataFrame) -> list[dict[str, Any]]:
    """Villages with anything newly found or overdue: found, closed, open, overdue."""
    parts = {
        "found": newly_found(brief, known),
        "closed": newly_closed(brief, known),
        "open": still_open(known),
        "overdue": overdue(brief, known),
    }
    counts = pd.DataFrame({name: one["village"].value_counts() for name, one in parts.items()})
    counts = counts.fillna(0).astype(int)
    counts = counts[(counts["found"] > 0) | (counts["overdue"] > 0)]
    return [
        {"village": village_name(brief.results, unit), **counts.loc[unit].to_dict()}
        for unit in brief.units()
        if unit in counts.index
    ]


def _by_village(brief: Brief, table: pd.DataFrame, pattern: str) -> str:
    counts = table["village"].value_counts()
    ordered = counts.reindex([unit for unit in brief.units() if unit in counts.index])
    ordered = ordered.sort_values(ascending=False, kind="stable")
    return _listed(
        [
            pattern.format(village=village_name(brief.results, str(unit)), count=count)
            for unit, count in ordered.items()
        ]
    )


def _by_origin(table: pd.DataFrame) -> str:
    counts = table["origin"].astype("string").value_counts(sort=False)
    return _listed([zh.OF_ORIGIN.format(origin=one, count=n) for one, n in counts.items()])


def _listed(named: Sequence[str]) -> str:
    """Up to a few names; the first of them with 等 where there are more."""
    more = words.AND_OTHERS if len(named) > MOST_NAMED else ""
    return words.SEPARATOR.join(named[:MOST_NAMED]) + more
