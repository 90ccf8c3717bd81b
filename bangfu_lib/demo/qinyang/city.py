"""The made-up city: its townships, villages, posted people, households and working days."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from bangfu_lib.demo.story import Story
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import demo as zh

ONE_DAY = timedelta(days=1)
VILLAGES_PER_TOWN = 4
VILLAGE = (
    "code",
    "village_type",
    "terrain",
    "household_count",
    "population",
    "lifted",
    "monitored",
    "arrived",
)


@dataclass(frozen=True)
class Village:
    """One village; `arrived` is the day on which its first secretary of this round came."""

    code: str
    name: str
    town: str
    unit: str
    second_unit: str
    village_type: str
    terrain: str
    household_count: int
    population: int
    lifted: int
    monitored: int
    arrived: date


@dataclass(frozen=True)
class Posting:
    """One person in one role in one village; `left` is the last day, None for those still there."""

    person: str
    name: str
    village: str
    role: str
    sending_unit: str | None
    arrived: date
    left: date | None = None
    replaces: str | None = None


@dataclass(frozen=True)
class City:
    """Everything that the ledgers of the quarter are made from."""

    story: Story
    calendar: WorkCalendar

    @cached_property
    def quarter(self) -> Period:
        """The quarter that the ledgers are filled for."""
        return Period.parse(self.story["period"])

    @cached_property
    def villages(self) -> tuple[Village, ...]:
        """The villages in order of their codes, four to a township."""
        return tuple(self._village(place) for place in range(len(self.story["villages"])))

    @cached_property
    def secretaries(self) -> dict[str, Posting]:
        """The first secretary of this round in each village."""
        return {one.village: one for one in self._posted("secretary")}

    @cached_property
    def former(self) -> dict[str, Posting]:
        """The first secretary of the last round in each village, who left before."""
        return {one.village: one for one in self._posted("former")}

    @cached_property
    def members(self) -> dict[str, Posting]:
        """The team member of each village."""
        return {one.village: one for one in self._posted("member")}

    @cached_property
    def postings(self) -> tuple[Posting, ...]:
        """Everyone in the register of persons."""
        return tuple(one for kind in self.story["staff"] for one in self._posted(kind))

    def rng(self, topic: str) -> Random:
        """Chance for one topic, the same on every run and apart from all other topics."""
        return Random(f"{self.story['seed']} {topic}")

    def workdays(self, first: date, last: date) -> list[date]:
        """The working days from `first` to `last`, both counted."""
        return [day.date() for day in self.calendar.workday_dates(first, last)]

    def on_duty(self, posting: Posting) -> list[date]:
        """The working days of the quarter on which the person was posted."""
        first = max(posting.arrived, self.quarter.first)
        return self.workdays(first, min(posting.left or self.quarter.last, self.quarter.last))

    def homes(self, village: Village) -> list[str]:
        """The codes of the village's registered households."""
        number = village.lifted + village.monitored
        return [f"{village.code}-H{place:03}" for place in range(1, number + 1)]

    def _village(self, place: int) -> Village:
        story = self.story
        known = dict(zip(VILLAGE, story["villages"][place], strict=True))
        town, inside = divmod(place, VILLAGES_PER_TOWN)
        mark = story["marks"][town] + story["numerals"][inside]
        seconds = {code: number for number, code in enumerate(story["second_units"])}
        own = len(story["villages"]) + seconds.get(known["code"], 0) + 1
        unit = zh.QINYANG_UNIT.format(number=place + 1)
        second = zh.QINYANG_UNIT.format(number=own) if known["code"] in seconds else unit
        name = zh.QINYANG_VILLAGE.format(mark=mark)
        return Village(name=name, town=story["towns"][town], unit=unit, second_unit=second, **known)

    def _posted(self, kind: str) -> list[Posting]:
        entry = self.story["staff"][kind]
        found = []
        for village in self.villages:
            person = f"{village.code}-{entry['letter']}"
            mark = village.name.removesuffix(zh.QINYANG_VILLAGE.format(mark=""))
            found.append(
                Posting(
                    person=person,
                    name=entry["name"] + mark,
                    village=village.code,
                    role=entry["role"],
                    sending_unit=self._sender(kind, village),
                    arrived=entry.get("arrived", village.arrived),
                    left=self._left(kind, village),
                    replaces=self._predecessor(kind, village),
                )
            )
        return found

    def _sender(self, kind: str, village: Village) -> str | None:
        if kind == "party":
            return None
        return village.second_unit if kind == "member" else village.unit

    def _left(self, kind: str, village: Village) -> date | None:
        """Of the last round: all on one day, but for those who stayed until they were replaced."""
        entry = self.story["staff"][kind]
        if kind != "former":
            return None
        before = village.arrived - ONE_DAY
        return before if village.code in entry["stayed"] else min(entry["left"], before)

    def _predecessor(self, kind: str, village: Village) -> str | None:
        letter = self.story["staff"]["former"]["letter"]
        return f"{village.code}-{letter}" if kind == "secretary" else None
