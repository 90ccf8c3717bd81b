"""Where the posted members and the agronomists were on the quarter's working days."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import cycle

from bangfu_lib.demo.plan.place import Place, Post
from bangfu_lib.demo.rows import Row
from bangfu_lib.zh import demo as words
from bangfu_lib.zh import demo_plan as zh

Parts = list[tuple[str, str]]
WHOLE: Parts = [(words.WHOLE_DAY, words.IN_VILLAGE)]


def attendance_rows(place: Place) -> Iterator[Row]:
    """The village's rows: every working day of the members, the days there of agronomists."""
    for post in place.posts:
        for day, parts in days_of(place, post).items():
            for half, status in parts:
                yield {
                    "person": post.person,
                    "date": day,
                    "half": half,
                    "status": status,
                    "recorded_by": words.BY_VILLAGE,
                }


def days_of(place: Place, post: Post) -> dict[date, Parts]:
    """The parts of each registered day of one person; nobody else is registered."""
    if post.role == zh.AGRONOMIST:
        return _agronomist_days(place, post.village)
    return _member_days(place, post) if post.full_time else {}


def whole_days(place: Place, post: Post) -> list[date]:
    """The days that a member spent in the village from morning to evening."""
    return [day for day, parts in days_of(place, post).items() if parts == WHOLE]


def _member_days(place: Place, post: Post) -> dict[date, Parts]:
    """Absences are spread evenly; a half day in the village is the first of them."""
    plan = place.story["away"]
    first, last = max(post.arrived, place.quarter.first), post.left or place.quarter.last
    owed = place.workdays(first, last)
    present = Fraction(place.story["in_village_days"].get(post.person, len(owed) - plan["rest"]))
    if post.left:
        present = Fraction(len(owed))
    away = _spread(owed, len(owed) - int(present))
    states = dict(zip(away, cycle(plan["states"]), strict=False))
    days = {day: [(words.WHOLE_DAY, states[day])] if day in states else WHOLE for day in owed}
    if present.denominator == 2:
        day = away[0]
        days[day] = [(words.MORNING, words.IN_VILLAGE), (words.AFTERNOON, states[day])]
    return days


def _agronomist_days(place: Place, village: str) -> dict[date, Parts]:
    present = Fraction(place.story["agronomist_days"][village])
    training = place.story["trainings"]["days"][-1]
    workdays = [day for month in place.months.values() for day in month if day != training]
    days = dict.fromkeys(sorted([training, *_spread(workdays, int(present) - 1)]), WHOLE)
    if present.denominator == 2:
        free = next(day for day in workdays if day not in days)
        days[free] = [(words.MORNING, words.IN_VILLAGE)]
    return dict(sorted(days.items()))


def _spread(days: list[date], count: int) -> list[date]:
    return [days[(2 * n + 1) * len(days) // (2 * count)] for n in range(count)]
