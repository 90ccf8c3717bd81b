"""Where every full-time person was on every working day of the quarter, and their leave."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import NamedTuple

from bangfu_lib.demo.township import Posting, Township
from bangfu_lib.demo.trainings import training_days
from bangfu_lib.zh import demo as zh

ONE_DAY = timedelta(days=1)


class Spell(NamedTuple):
    """One leave: working days in a row without a weekend between them."""

    person: str
    kind: str
    days: tuple[date, ...]
    returned_on: date | None


class Part(NamedTuple):
    """A day, or half of one, and where the person was."""

    half: str
    status: str


@dataclass(frozen=True)
class Presence:
    """The parts of each person's days in order, and all leave."""

    days: dict[str, dict[date, tuple[Part, ...]]]
    spells: tuple[Spell, ...]

    def in_village_days(self, person: str) -> list[date]:
        """The days that `person` spent in the village from morning to evening."""
        whole = (Part(zh.WHOLE_DAY, zh.IN_VILLAGE),)
        return [day for day, parts in self.days[person].items() if parts == whole]


def make_presence(township: Township) -> Presence:
    """Presence of the full-time people (X13, one below two thirds) and of the agronomists (X14)."""
    days, spells = {}, []
    for posting in township.full_time:
        days[posting.person], taken = _full_time_days(township, posting)
        spells.extend(taken)
    for entry in township.story["shared_staff"]:
        if "in_village_days" in entry:
            days[entry["person"]] = _agronomist_days(township, entry)
    return Presence(days, tuple(spells))


def _full_time_days(
    township: Township, posting: Posting
) -> tuple[dict[date, tuple[Part, ...]], list[Spell]]:
    person, rng = posting.person, township.rng(f"presence {posting.person}")
    plan, faults = dict(township.story["presence"]), township.story["faults"]
    if person == faults["below_two_thirds"]:
        plan |= plan["below_two_thirds"]
    fixed = {
        fault["day"]: status
        for fault, status in ((faults["idle"], zh.ABSENT), (faults["absent_in_both"], zh.UNKNOWN))
        if fault["person"] == person
    }
    spells = _spells(township, person, plan, set(fixed), rng)
    statuses = fixed | {day: spell.kind for spell in spells for day in spell.days}
    statuses |= _away_days(township, plan, set(statuses), rng)
    parts = {
        day: (Part(zh.WHOLE_DAY, statuses.get(day, zh.IN_VILLAGE)),)
        for day in township.quarter_days
    }
    present = [day for day in township.quarter_days if day not in statuses]
    for day in rng.sample(present, plan["halves"]):
        parts[day] = (Part(zh.MORNING, zh.IN_VILLAGE), Part(zh.AFTERNOON, zh.BUSINESS))
    return parts, spells


def _away_days(township: Township, plan: dict, taken: set[date], rng: Random) -> dict[date, str]:
    free = [day for day in township.quarter_days if day not in taken]
    rng.shuffle(free)
    away = {}
    for name, status in (
        ("business", zh.BUSINESS),
        ("training", zh.TRAINING),
        ("at_unit", zh.AT_UNIT),
    ):
        for _ in range(_between(plan[name], rng)):
            away[free.pop()] = status
    return away


def _spells(
    township: Township, person: str, plan: dict, taken: set[date], rng: Random
) -> list[Spell]:
    spells, taken = [], set(taken)
    for _ in range(_between(plan["leave_spells"], rng)):
        length = _between(plan["leave_days"], rng)
        days = rng.choice(_stretches(township.quarter_days[:-2], length, taken))
        taken |= {days[0] - ONE_DAY, *days, days[-1] + ONE_DAY}
        back = next(day for day in township.quarter_days if day > days[-1])
        spells.append(Spell(person, rng.choice(zh.LEAVES), days, back))
    if spells and person == township.story["faults"]["not_returned"]:
        spells[-1] = spells[-1]._replace(returned_on=None)
    return sorted(spells, key=lambda spell: spell.days)


def _stretches(days: tuple[date, ...], length: int, taken: set[date]) -> list[tuple[date, ...]]:
    runs = (days[start : start + length] for start in range(len(days) - length + 1))
    return [
        run
        for run in runs
        if taken.isdisjoint(run) and all(b - a == ONE_DAY for a, b in pairwise(run))
    ]


def _agronomist_days(township: Township, entry: dict) -> dict[date, tuple[Part, ...]]:
    """Only the days in a village are recorded; the days of training are among them."""
    rng = township.rng(f"presence {entry['person']}")
    held = (day for village in entry["villages"] for day in training_days(township)[village])
    training = [day for day in held if day in township.quarter_days]
    others = [day for day in township.quarter_days if day not in training]
    chosen = rng.sample(others, entry["in_village_days"] - len(training))
    whole = (Part(zh.WHOLE_DAY, zh.IN_VILLAGE),)
    return dict.fromkeys(sorted([*training, *chosen]), whole)


def _between(bounds: int | list[int], rng: Random) -> int:
    """A number that the plan gives, or one within the bounds that it gives."""
    return bounds if isinstance(bounds, int) else rng.randint(*bounds)
