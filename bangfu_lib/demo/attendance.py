"""Attendance and leave: the village's sheet, the sending units' sample, spot checks."""

from collections.abc import Iterator
from datetime import date

from bangfu_lib.demo.presence import Presence
from bangfu_lib.demo.rows import Row
from bangfu_lib.demo.township import Township
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import demo as zh


def attendance_rows(township: Township, presence: Presence) -> Iterator[Row]:
    """The village's rows for everyone, and the sending units' rows for a few weeks (P05)."""
    checked = _spot_checks(township, presence)
    for person, days in presence.days.items():
        for day, parts in days.items():
            for part in parts:
                yield {
                    "person": person,
                    "date": day,
                    "half": part.half,
                    "status": part.status,
                    "recorded_by": zh.BY_VILLAGE,
                    "spot_check": checked.get((person, day)),
                }
    yield from _unit_rows(township, presence)


def leave_rows(township: Township, presence: Presence) -> Iterator[Row]:
    """One row per leave; its days are those that attendance shows."""
    for spell in presence.spells:
        yield {
            "person": spell.person,
            "kind": spell.kind,
            "first": spell.days[0],
            "last": spell.days[-1],
            "days": len(spell.days),
            "approved_by": township.story["presence"]["approved_by"],
            "returned_on": spell.returned_on,
        }


def _unit_rows(township: Township, presence: Presence) -> Iterator[Row]:
    """What the sending units recorded: the same as the village, also where both know nothing."""
    weeks = [Period.parse(code) for code in township.story["presence"]["unit_weeks"]]
    sent = (zh.FIRST_SECRETARY, zh.TEAM_MEMBER)
    for posting in township.full_time:
        if posting.role not in sent:
            continue
        for day, parts in presence.days[posting.person].items():
            if any(week.contains(day) for week in weeks):
                for half, status in parts:
                    yield {
                        "person": posting.person,
                        "date": day,
                        "half": half,
                        "status": status,
                        "recorded_by": zh.BY_UNIT,
                    }


def _spot_checks(township: Township, presence: Presence) -> dict[tuple[str, date], str]:
    """One person a week in every village, found in place; and the one who was not."""
    rng = township.rng("spot checks")
    found = {}
    for village in township.villages:
        team = [p.person for p in township.full_time if p.village == village.code]
        for week in township.quarter.parts("week"):
            person = rng.choice(team)
            days = [day for day in presence.in_village_days(person) if week.contains(day)]
            if days:
                found[person, rng.choice(days)] = zh.FOUND
    idle = township.story["faults"]["idle"]
    found[idle["person"], idle["day"]] = zh.NOT_FOUND
    return found
