"""Activities of the half-year: Tuesdays, meetings, village life, exchanges of townships."""

from collections.abc import Iterator
from datetime import date, timedelta

from bangfu_lib.demo.qinyang.city import City, Village
from bangfu_lib.demo.qinyang.presence import Days, in_village
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo as zh

TUESDAY = 1
ONE_DAY = timedelta(days=1)


def activity_rows(city: City, days: Days) -> Iterator[Row]:
    """One row per activity, in order of day within each village, then those of townships."""
    rows = [row for village in city.villages for row in _in_village(city, village, days)]
    rows += _exchanges(city)
    ordered = sorted(rows, key=lambda row: (row.get("village") or "", row["held_on"], row["kind"]))
    yield from numbered(ordered, "activity", "HD", area=city.story["area"])


def _in_village(city: City, village: Village, days: Days) -> Iterator[Row]:
    yield from _tuesdays(city, village)
    yield from _situation(city, village)
    yield from _industry(city, village)
    yield from _village_life(city, village, days)


def _tuesdays(city: City, village: Village) -> Iterator[Row]:
    """A stay on every Tuesday worked (Q14) but for those that the faults take away or move."""
    plan, faults = city.story["activities"]["tuesday"], city.story["faults"]
    due = [
        day
        for day in city.workdays(city.quarter.first, city.quarter.last)
        if day.weekday() == TUESDAY
    ]
    rng = city.rng(f"tuesdays {village.code}")
    missed = rng.sample(due, faults["tuesdays_missed"].get(village.code, 0))
    moved = set(missed[: faults["wrong_weekday"].get(village.code, 0)])
    held = [
        day + ONE_DAY if day in moved else day for day in due if day not in missed or day in moved
    ]
    for day in sorted(held):
        yield _meeting(village, day, plan, attendance=rng.randint(2, 5))


def _situation(city: City, village: Village) -> Iterator[Row]:
    """Within days of arrival (Q09)."""
    if village.code in city.story["faults"]["no_situation_meeting"]:
        return
    day = city.workdays(village.arrived, village.arrived + 10 * ONE_DAY)[1]
    plan = city.story["activities"]["situation"]
    row = _meeting(
        village, day, plan, attendance=city.rng(f"situation {village.code}").randint(8, 16)
    )
    yield {**row, "participants": city.secretaries[village.code].person}


def _industry(city: City, village: Village) -> Iterator[Row]:
    """With its three topics (Q15); the faults name gaps."""
    plan, faults = city.story["activities"]["industry"], city.story["faults"]
    if village.code in faults["no_industry_meeting"]:
        return
    rng = city.rng(f"industry {village.code}")
    aspects = zh.ASPECTS[:2] if village.code in faults["partial_industry_meeting"] else zh.ASPECTS
    days = city.workdays(plan["first"], plan["last"])
    row = _meeting(village, rng.choice(days), plan, attendance=rng.randint(9, 20))
    yield {**row, "aspects": zh.SEPARATOR.join(aspects)}


def _village_life(city: City, village: Village, days: Days) -> Iterator[Row]:
    """With the first secretary and the team member (Q19), or without them as the faults say."""
    absent = city.story["activities"]["absent_from"].get(village.code, [])
    team = [city.secretaries[village.code].person, city.members[village.code].person]
    here = in_village(days, team[0])
    rng = city.rng(f"life {village.code}")
    for plan in city.story["activities"]["village_life"]:
        for day in rng.sample(here, plan["times"]):
            row = _meeting(village, day, plan, attendance=rng.randint(15, 60))
            there = team[1:] if plan["kind"] in absent else team
            yield {**row, "participants": zh.SEPARATOR.join(there)}


def _exchanges(city: City) -> Iterator[Row]:
    """Once a quarter in every township (Q25) but the one that the faults name."""
    for plan in city.story["activities"]["exchanges"]:
        for day in plan["days"]:
            for town in city.story["towns"]:
                if town == city.story["faults"]["no_exchange"] and city.quarter.contains(day):
                    continue
                yield {
                    "held_on": day,
                    "kind": plan["kind"],
                    "township": town,
                    "topic": plan["topic"],
                    "mode": zh.OFFLINE,
                    "attendance": 10,
                }


def _meeting(village: Village, day: date, plan: dict, *, attendance: int) -> Row:
    return {
        "held_on": day,
        "village": village.code,
        "kind": plan["kind"],
        "topic": plan["topic"],
        "mode": zh.OFFLINE,
        "attendance": attendance,
        "approximate": False,
    }
