"""Visits and absences as the ledgers have them for a stretch of time: facts, no judgements."""

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.week_register import within
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

MOST_VILLAGES = 8


def visits_sentence(brief: Brief) -> str:
    """How many visits by how many people in how many villages, and which have none entered."""
    table = within(brief.ledger("visits"), "visited_on", brief)
    if table.empty:
        return zh.VISITS_NONE
    seen = set(table["village"])
    without = [village_name(brief.results, one) for one in brief.units() if one not in seen]
    return zh.VISITS.format(
        persons=table["person"].nunique(),
        villages=len(seen),
        count=len(table),
        without=_without(without),
    )


def _without(names: list[str]) -> str:
    if not names:
        return ""
    listing = words.SEPARATOR.join(names)
    if len(names) > MOST_VILLAGES:
        first = words.SEPARATOR.join(names[:MOST_VILLAGES])
        listing = words.MORE_WHERE.format(listing=first, count=len(names))
    return zh.NOT_VISITED.format(listing=listing)


def presence_sentences(brief: Brief) -> list[str]:
    """Days of leave, days absent without leave, and spot checks that found somebody away.

    A person counts once for a day, whoever entered it; villages are those of the register.
    """
    table = within(_attendance(brief), "date", brief)
    if table.empty:
        return [zh.ATTENDANCE_NONE]
    days = table.drop_duplicates(["person", "date", "status"])
    leave = days[days["status"].isin(brief.shows("leave"))]
    said = [zh.LEAVE.format(count=len(leave))] if len(leave) else []
    absent = days[days["status"].isin(brief.shows("absences"))]
    checked = table[table["spot_check"].isin(brief.shows("spot_faults"))]
    listing = [
        zh.ABSENT.format(status=status, count=len(group), where=_where(brief, group))
        for status, group in absent.groupby("status", sort=False, observed=True)
    ]
    if len(checked):
        away = checked.drop_duplicates(["person", "date"])
        listing.append(zh.FOUND_AWAY.format(count=len(away), where=_where(brief, away)))
    absences = zh.ABSENCES.format(listing=words.SEMICOLON.join(listing))
    return ["".join([zh.ATTENDED, *said, absences if listing else zh.ABSENCES_NONE])]


def _attendance(brief: Brief) -> pd.DataFrame:
    """The attendance ledger with the village that each person is posted to."""
    posted = brief.ledger("persons").dropna(subset=["village"]).drop_duplicates("person")
    village = posted.set_index("person")["village"]
    table = brief.ledger("attendance")
    return table.assign(village=table["person"].map(village))


def _where(brief: Brief, table: pd.DataFrame) -> str:
    units = [unit for unit in brief.units() if unit in set(table["village"])]
    names = words.SEPARATOR.join(village_name(brief.results, one) for one in units[:MOST_VILLAGES])
    more = words.AND_OTHERS if len(units) > MOST_VILLAGES else ""
    return zh.IN_BRACKETS.format(text=names + more) if names else ""
