"""The made-up township: villages just above, at and just below each norm, and who works there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bangfu_lib.demo.story import Story
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.deadlines import LONGEST_REST
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import demo_plan as zh


@dataclass(frozen=True)
class Post:
    """One person in one role for one village."""

    person: str
    name: str
    village: str
    role: str
    arrived: date
    full_time: bool = False
    sending_unit: str | None = None
    left: date | None = None
    status: str | None = None


@dataclass(frozen=True)
class Place:
    """The story with its people, households and working days."""

    story: Story
    calendar: WorkCalendar

    @cached_property
    def quarter(self) -> Period:
        """The quarter that the ledgers are filled for."""
        return Period.parse(self.story["period"])

    @cached_property
    def codes(self) -> list[str]:
        """The villages' codes, in order."""
        return [village["code"] for village in self.story["villages"]]

    @cached_property
    def poor(self) -> list[str]:
        """The codes of the poor villages."""
        return [v["code"] for v in self.story["villages"] if v["village_type"] == zh.POOR]

    @cached_property
    def months(self) -> dict[str, list[date]]:
        """The working days of each month of the quarter."""
        return {m.code: self.workdays(m.first, m.last) for m in self.quarter.parts("month")}

    @cached_property
    def homes(self) -> dict[str, list[str]]:
        """The registered households of each village."""
        return {
            village["code"]: [f"{village['code']}-H{n:02}" for n in range(1, village["homes"] + 1)]
            for village in self.story["villages"]
        }

    @cached_property
    def posts(self) -> list[Post]:
        """Everyone who holds a role, those who have left among them."""
        return [*_staff(self.story), *_leaders(self.story), *_departed(self.story)]

    def team(self, village: str, period: Period | None = None) -> list[Post]:
        """The full-time members posted to a village at some time in `period`, or in the quarter."""
        span = period or self.quarter
        here = (p for p in self.posts if p.village == village and p.full_time)
        posted = (p for p in here if p.arrived <= span.last)
        return [p for p in posted if p.left is None or p.left >= span.first]

    def workdays(self, first: date, last: date) -> list[date]:
        """The working days from `first` to `last`, both counted."""
        return [day.date() for day in self.calendar.workday_dates(first, last)]

    def workday_by(self, day: date) -> date:
        """The last working day up to `day`."""
        return self.workdays(day - LONGEST_REST, day)[-1]

    def target(self, key: str, village: str, month: str = "") -> int:
        """What a norm demands; one more where all is above it, one less where all is below.

        A monthly norm is missed in the story's short month only.
        """
        value = next(e["value"] for e in self.story["published"] if e.get("key") == key)
        if village in self.story["above"]:
            return value + 1
        short = village in self.story["below"] and month in ("", self.story["short_month"])
        return value - 1 if short else value


def helper_of(place: Place, household: str) -> str:
    """The helper paired with a household; a village's households go round its helpers."""
    village, number = household.split("-H")
    count = next(v["helpers"] for v in place.story["villages"] if v["code"] == village)
    return f"{village}-B{(int(number) - 1) % count + 1}"


def _staff(story: Story) -> Iterator[Post]:
    for village in story["villages"]:
        poor = village["village_type"] == zh.POOR
        for entry in story["staff"]:
            if entry.get("poor", poor) == poor:
                person = f"{village['code']}-{entry['letter']}"
                yield Post(
                    person=person,
                    name=entry["name"].format(mark=village["mark"]),
                    village=village["code"],
                    role=entry["role"],
                    arrived=story["arrived"].get(person, entry["arrived"]),
                    full_time=entry.get("full_time", False),
                    sending_unit=village["sending_unit"] if "own_unit" in entry else None,
                )


def _leaders(story: Story) -> Iterator[Post]:
    """Area leaders for their villages, helpers for their households."""
    since, helper = story["area_leaders_arrived"], story["helper"]
    for village in story["villages"]:
        code, area = village["code"], village["area"]
        yield Post(area, story["area_leaders"][area], code, zh.AREA_LEADER, since)
        for number in range(1, village["helpers"] + 1):
            name = helper["name"].format(mark=village["mark"], number=zh.NUMERALS[number - 1])
            yield Post(f"{code}-B{number}", name, code, zh.HELPER, helper["arrived"])


def _departed(story: Story) -> Iterator[Post]:
    yield from (Post(**entry, full_time=True) for entry in story["departures"])
