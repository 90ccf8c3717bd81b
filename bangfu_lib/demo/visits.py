"""Visits of the quarter: who called on which households, how long, and whom they met."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bangfu_lib.demo.rows import Row
from bangfu_lib.demo.township import Home, Township


@dataclass(frozen=True)
class Call:
    """One person's day in one village and the households they went to, perhaps none."""

    person: str
    village: str
    day: date
    homes: tuple[str, ...]
    stay: str
    purposes: tuple[str, ...]
    occasion: str | None = None


@dataclass(frozen=True)
class Reach:
    """The households that nobody reached in the quarter, and those where nobody was met."""

    unvisited: frozenset[str]
    never_met: frozenset[str]

    def open_homes(self, township: Township, village: str) -> list[Home]:
        """The households of a village that were visited at all."""
        homes = township.homes_in(village)
        return [home for home in homes if home.household not in self.unvisited]


def draw_reach(township: Township) -> Reach:
    """As many households of each village as the faults say (P40)."""
    rng, faults = township.rng("reach"), township.story["faults"]
    unvisited, never_met = set(), set()
    for village in township.villages:
        missed = faults["unvisited"].get(village.code, 0)
        unmet = faults["never_met"].get(village.code, 0)
        homes = [home.household for home in township.homes_in(village.code)]
        drawn = rng.sample(homes, missed + unmet)
        unvisited |= set(drawn[:missed])
        never_met |= set(drawn[missed:])
    return Reach(frozenset(unvisited), frozenset(never_met))


def visit_rows(township: Township, reach: Reach, calls: Iterable[Call]) -> list[Row]:
    """One row per household called on, in order of day; a call without households is one row.

    Every household but those of `reach` is met at least once.
    """
    rng, away = township.rng("visits"), township.story["visits"]["away_share"]
    rows = []
    for call in sorted(calls, key=lambda call: (call.day, call.person, call.village)):
        for place, household in enumerate(call.homes or (None,)):
            rows.append(
                {
                    "visited_on": call.day,
                    "person": call.person,
                    "village": call.village,
                    "household": household,
                    "stay_days": call.stay if place == 0 else None,
                    "purpose": rng.choice(call.purposes),
                    "met": None if household is None else rng.random() >= away,
                    "occasion": call.occasion,
                }
            )
    return list(_met_at_last(rows, reach))


def _met_at_last(rows: list[Row], reach: Reach) -> Iterator[Row]:
    by_home = defaultdict(list)
    for number, row in enumerate(rows):
        by_home[row["household"]].append(number)
    last = {numbers[-1] for numbers in by_home.values() if not any(rows[n]["met"] for n in numbers)}
    for number, row in enumerate(rows):
        if row["household"] in reach.never_met:
            yield {**row, "met": False}
        elif row["household"] is not None and number in last:
            yield {**row, "met": True}
        else:
            yield row
