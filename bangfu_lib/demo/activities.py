"""Activities of the year: briefings, festivals, talks, meetings of all kinds."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from random import Random

from bangfu_lib.demo.festivals import festival_rows
from bangfu_lib.demo.presence import Presence
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Township
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import demo as zh


def activity_rows(township: Township, presence: Presence) -> Iterator[Row]:
    """One row per activity, cumulated over the year, in order of day within each village."""
    rows = chain(
        festival_rows(township),
        _briefings(township, presence),
        _talks(township),
        _collective(township),
        _half_yearly(township),
        _studies(township),
        _attending(township),
    )
    ordered = sorted(rows, key=lambda r: (r.get("village", ""), r["held_on"], r["kind"]))
    filled = ({"approximate": False, "mode": zh.OFFLINE, **row} for row in ordered)
    yield from numbered(filled, "activity", "HD")


def _briefings(township: Township, presence: Presence) -> Iterator[Row]:
    """Led by the first secretary, this quarter on days in the village."""
    plan = _plan(township)["briefings"]
    before = township.workdays(plan["first"], township.quarter.first)
    for village, times in plan["times"].items():
        rng = township.rng(f"briefings {village}")
        host = township.holders(zh.FIRST_SECRETARY, village)[0]
        for day in rng.sample([*before, *presence.in_village_days(host)], times):
            yield _meeting(plan, village, day, host=host, attendance=rng.randint(18, 60))


def _talks(township: Township) -> Iterator[Row]:
    """One person a talk, so that talks and people talked to are the same number (P45, P47)."""
    plan = _plan(township)["talks"]
    for month, villages in plan["months"].items():
        for village in villages:
            day = _some_day(township, Period.parse(month), township.rng(f"talk {month} {village}"))
            host = township.holders(zh.LIAISON_LEADER, village)[0]
            yield _meeting(plan, village, day, host=host, attendance=1)


def _collective(township: Township) -> Iterator[Row]:
    """Once a quarter in each village (X08), except the one that the faults name."""
    plan = _plan(township)["collective"]
    fault = township.story["faults"]["no_collective_activity"]
    for quarter in plan["quarters"]:
        for village in township.villages:
            if (village.code, quarter) == (fault["village"], fault["quarter"]):
                continue
            rng = township.rng(f"collective {quarter} {village.code}")
            day = _some_day(township, Period.parse(quarter), rng)
            host = township.holders(zh.UNIT_LEADER, village.code)[0]
            yield _meeting(plan, village.code, day, host=host, attendance=rng.randint(10, 24))


def _half_yearly(township: Township) -> Iterator[Row]:
    """Shared party life and joint meetings, once each half-year in every village (X07)."""
    for plan in _plan(township)["half_yearly"]:
        for day in plan["days"]:
            for village in township.villages:
                rng = township.rng(f"half-yearly {day} {village.code}")
                host = township.holders(zh.FIRST_SECRETARY, village.code)[0]
                attendance = rng.randint(14, 30)
                yield _meeting(plan, village.code, day, host=host, attendance=attendance)


def _studies(township: Township) -> Iterator[Row]:
    """Study meetings (P49) and the exploration that the article names (P50)."""
    for entry in (*_plan(township)["studies"], _plan(township)["innovation"]):
        row = {name: value for name, value in entry.items() if name != "day"}
        yield {**row, "held_on": entry["day"]}


def _attending(township: Township) -> Iterator[Row]:
    """Each village's person at a committee meeting is a row (P49)."""
    plan = _plan(township)["attending"]
    for day, villages in plan["days"].items():
        for village in villages:
            yield _meeting(plan, village, day, host=None, attendance=1)


def _meeting(plan: dict, village: str, day: date, *, host: str | None, attendance: int) -> Row:
    return {
        "held_on": day,
        "village": village,
        "kind": plan["kind"],
        "host": host,
        "attendance": attendance,
        "topic": plan["topic"],
    }


def _some_day(township: Township, period: Period, rng: Random) -> date:
    return rng.choice(township.workdays(period.first, period.last))


def _plan(township: Township) -> dict:
    return township.story["activities"]
