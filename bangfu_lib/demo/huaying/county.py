"""The made-up county-level city: its villages, posted people, households and working days."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

from bangfu_lib.demo.story import Story
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period


@dataclass(frozen=True)
class Village:
    """One village; `number` counts the poor ones, or the others, `units` help it."""

    code: str
    name: str
    mark: str
    town: str
    poor: bool
    number: int
    units: tuple[str, ...]
    register: dict[str, Any] = field(hash=False)

    @property
    def population(self) -> int:
        """Registered inhabitants, all of them rural."""
        return self.register["population"]


@dataclass(frozen=True)
class Post:
    """One person in one role for one village; `left` is None for those still there."""

    person: str
    name: str
    village: str
    role: str
    sending_unit: str
    arrived: date
    left: date | None = None
    rank: str | None = None


@dataclass(frozen=True)
class Home:
    """One poor household, the person paired with it, and whether it is to leave poverty now."""

    household: str
    village: str
    size: int
    exits: bool
    helper: str


@dataclass(frozen=True)
class County:
    """Everything that the ledgers of the quarter are made from."""

    story: Story
    calendar: WorkCalendar
    villages: tuple[Village, ...]
    posts: tuple[Post, ...]
    homes: tuple[Home, ...]

    @cached_property
    def quarter(self) -> Period:
        """The quarter that the ledgers are filled for."""
        return Period.parse(self.story["period"])

    @cached_property
    def published(self) -> dict[str, tuple[int, bool]]:
        """Each published figure by its label: the number and whether it is approximate."""
        entries = self.story["published"]
        return {e["label"]: (e["value"], e.get("approximate", False)) for e in entries}

    def rng(self, topic: str) -> Random:
        """Chance for one topic, the same on every run and apart from all other topics."""
        return Random(f"{self.story['seed']} {topic}")

    def workdays(self, first: date, last: date) -> list[date]:
        """The working days from `first` to `last`, both counted."""
        return [day.date() for day in self.calendar.workday_dates(first, last)]

    @cached_property
    def poor(self) -> tuple[Village, ...]:
        """The poor villages."""
        return tuple(village for village in self.villages if village.poor)

    @cached_property
    def _posts(self) -> dict[tuple[str, str], list[Post]]:
        found = defaultdict(list)
        for post in self.posts:
            found[post.village, post.role].append(post)
        return dict(found)

    def holders(self, village: str, role: str) -> list[Post]:
        """Those who hold `role` in `village` now."""
        return [post for post in self._posts.get((village, role), []) if post.left is None]

    def all_holders(self, role: str) -> list[Post]:
        """Everybody who held `role` in the year, village by village."""
        return [post for post in self.posts if post.role == role]

    @cached_property
    def homes_by_village(self) -> dict[str, list[Home]]:
        """The households of each village, in order."""
        found: dict[str, list[Home]] = {village.code: [] for village in self.villages}
        for home in self.homes:
            found[home.village].append(home)
        return found
