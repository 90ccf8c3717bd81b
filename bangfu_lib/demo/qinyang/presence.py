"""Where full-time people were on each working day, and the leave that they took."""

from collections.abc import Iterator
from datetime import date

from bangfu_lib.demo.qinyang.city import City, Posting
from bangfu_lib.demo.rows import Row
from bangfu_lib.zh import demo as zh

Days = dict[str, dict[date, str]]


def make_days(city: City) -> Days:
    """The state of each full-time person on each working day of the quarter while posted."""
    full_time = [one for one in city.postings if one.sending_unit]
    days = {one.person: _days(city, one) for one in full_time}
    for person, day in city.story["faults"]["off_duty"].items():
        days[person][day] = zh.ABSENT
    return days


def in_village(days: Days, person: str) -> list[date]:
    """The days that the person spent in the village."""
    return [day for day, state in days[person].items() if state == zh.IN_VILLAGE]


def attendance_rows(days: Days) -> Iterator[Row]:
    """One row per person and working day, on the village's sheet."""
    for person, states in days.items():
        for day, state in states.items():
            yield {
                "person": person,
                "date": day,
                "half": zh.WHOLE_DAY,
                "status": state,
                "recorded_by": zh.BY_VILLAGE,
            }


def leave_rows(days: Days) -> Iterator[Row]:
    """One row per day of leave; its kind is that which attendance shows."""
    for person, states in days.items():
        for day, state in states.items():
            if state in zh.LEAVES:
                yield {
                    "person": person,
                    "kind": state,
                    "first": day,
                    "last": day,
                    "days": 1,
                    "approved_by": zh.LEAVE_APPROVER,
                    "returned_on": day,
                }


def _days(city: City, posting: Posting) -> dict[date, str]:
    rng, plan = city.rng(f"days {posting.person}"), city.story["attendance"]
    workdays = city.on_duty(posting)
    # The first weeks after arrival belong to the tour of households.
    since = posting.arrived.toordinal() + 35
    free = [day for day in workdays if day.toordinal() > since and day.weekday() != 1]
    away = [
        *[zh.BUSINESS] * rng.randint(*plan["business"]),
        *[zh.TRAINING] * rng.randint(*plan["training"]),
        *[zh.AT_UNIT] * rng.randint(*plan["at_unit"]),
        *[zh.LEAVES[0]] * rng.randint(*plan["leave_days"]),
    ]
    if posting.person == city.story["faults"]["below_two_thirds"]:
        away = [zh.AT_UNIT] * plan["below_two_thirds"]
    away = away[: len(free)]
    taken = dict(zip(rng.sample(free, len(away)), away, strict=True))
    return {day: taken.get(day, zh.IN_VILLAGE) for day in workdays}
