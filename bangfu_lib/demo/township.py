"""The made-up township: its villages, posted people, households and working days."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from random import Random

from bangfu_lib.demo.story import Story
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period


@dataclass(frozen=True)
class Village:
    """One village; `lifted` and `monitored` count its registered households."""

    code: str
    name: str
    mark: str
    sending_unit: str
    lifted: int
    monitored: int
    helpers: int
    areas: int
    register: dict = field(hash=False)


@dataclass(frozen=True)
class Posting:
    """One person in one role for one village."""

    person: str
    name: str
    village: str
    role: str
    full_time: bool
    sending_unit: str | None
    supervisor: str | None
    arrived: date


@dataclass(frozen=True)
class Home:
    """One registered household and the person paired with it."""

    household: str
    village: str
    category: str
    family_size: int
    helper: str


@dataclass(frozen=True)
class Township:
    """Everything that the ledgers of the quarter are made from."""

    story: Story
    calendar: WorkCalendar
    villages: tuple[Village, ...]
    postings: tuple[Posting, ...]
    homes: tuple[Home, ...]

    @cached_property
    def quarter(self) -> Period:
        """The quarter that the ledgers are filled for."""
        return Period.parse(self.story["period"])

    def rng(self, topic: str) -> Random:
        """Chance for one topic, the same on every run and apart from all other topics."""
        return Random(f"{self.story['seed']} {topic}")

    def workdays(self, first: date, last: date) -> list[date]:
        """The working days from `first` to `last`, both counted."""
        return [day.date() for day in self.calendar.workday_dates(first, last)]

    @cached_property
    def quarter_days(self) -> tuple[date, ...]:
        """The working days of the quarter."""
        return tuple(self.workdays(self.quarter.first, self.quarter.last))

    @cached_property
    def months(self) -> dict[str, list[date]]:
        """The working days of each month of the quarter, by the month's code."""
        return {m.code: self.workdays(m.first, m.last) for m in self.quarter.parts("month")}

    def workday_by(self, day: date) -> date:
        """The last working day up to `day`, within its year."""
        return self.workdays(date(day.year, 1, 1), day)[-1]

    @cached_property
    def _holders(self) -> dict[tuple[str, str], list[str]]:
        found = defaultdict(list)
        for posting in self.postings:
            found[posting.role, posting.village].append(posting.person)
        return dict(found)

    def holders(self, role: str, village: str) -> list[str]:
        """The people who hold `role` in `village`."""
        return self._holders.get((role, village), [])

    @cached_property
    def _homes_in(self) -> dict[str, list[Home]]:
        found = defaultdict(list)
        for home in self.homes:
            found[home.village].append(home)
        return found

    def homes_in(self, village: str) -> list[Home]:
        """The households of one village."""
        return self._homes_in[village]

    @cached_property
    def full_time(self) -> tuple[Posting, ...]:
        """The postings of those who live in the village for good."""
        return tuple(posting for posting in self.postings if posting.full_time)

    @cached_property
    def village_of(self) -> dict[str, str]:
        """The first village of each person."""
        return {posting.person: posting.village for posting in reversed(self.postings)}
