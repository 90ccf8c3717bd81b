"""Calls of the posted team, of the leaders above them and of the village cadres."""

from collections.abc import Iterator
from datetime import date
from random import Random

from bangfu_lib.demo.presence import Presence
from bangfu_lib.demo.township import Township
from bangfu_lib.demo.visits import Call, Reach
from bangfu_lib.zh import demo as zh

LEADING = (zh.AREA_LEADER, zh.UNIT_LEADER, zh.ASSISTANT, zh.LIAISON_LEADER)


def team_calls(township: Township, presence: Presence, reach: Reach) -> Iterator[Call]:
    """Every open household once (P40), shared out among the team, on days in the village."""
    plan = township.story["visits"]["team"]
    for village in township.villages:
        rng = township.rng(f"team calls {village.code}")
        team = [p.person for p in township.full_time if p.village == village.code]
        homes = [home.household for home in reach.open_homes(township, village.code)]
        rng.shuffle(homes)
        for turn, person in enumerate(team):
            share = homes[turn :: len(team)]
            groups = [share[at : at + plan["a_day"]] for at in range(0, len(share), plan["a_day"])]
            days = sorted(rng.sample(presence.in_village_days(person), len(groups)))
            for day, group in zip(days, groups, strict=True):
                yield _call(person, village.code, day, group, plan)


def leader_calls(township: Township, reach: Reach) -> Iterator[Call]:
    """Monthly calls of those who lead from outside (X03, X04), with the story's two faults."""
    for role in LEADING:
        for person in dict.fromkeys(p.person for p in township.postings if p.role == role):
            for month in township.months:
                yield from _month_calls(township, reach, person=person, role=role, month=month)


def _month_calls(
    township: Township, reach: Reach, *, person: str, role: str, month: str
) -> Iterator[Call]:
    """One leader's month; a leader of several villages is never in two of them on one day."""
    rng, plan = township.rng(f"leader calls {person} {month}"), township.story["visits"][role]
    free = rng.sample(township.months[month], len(township.months[month]))
    covered = [p.village for p in township.postings if (p.person, p.role) == (person, role)]
    for village in covered:
        count = _visit_count(township, person, month, rng.randint(*plan["visits"]))
        sizes = _group_sizes(township, (person, village, month), plan["households"], count)
        homes = _drawn_homes(township, reach, village, sum(sizes), rng)
        for day, size in zip(sorted(free[:count]), sizes, strict=True):
            yield _call(person, village, day, homes[:size], plan)
            del homes[:size]
        del free[:count]


def cadre_calls(township: Township, reach: Reach) -> Iterator[Call]:
    """Calls of village cadres on the eight occasions (X15), each at least once a village."""
    plan, occasions = township.story["visits"]["cadre"], township.story["visits"]["occasions"]
    for village in township.villages:
        rng = township.rng(f"cadre calls {village.code}")
        cadres = township.holders(plan["role"], village.code)
        listed = [*occasions, *rng.sample(occasions, plan["more"])]
        homes = _drawn_homes(township, reach, village.code, len(listed), rng)
        days = sorted(rng.sample(township.quarter_days, len(listed)))
        for day, home, occasion in zip(days, homes, listed, strict=True):
            person = rng.choice(cadres)
            yield Call(person, village.code, day, (home,), "0.5", tuple(plan["purposes"]), occasion)


def _call(person: str, village: str, day: date, homes: list[str], plan: dict) -> Call:
    return Call(person, village, day, tuple(homes), plan["stay"], tuple(plan["purposes"]))


def _visit_count(township: Township, person: str, month: str, usual: int) -> int:
    fault = township.story["faults"]["few_visits"]
    return fault["visits"] if (fault["person"], fault["month"]) == (person, month) else usual


def _group_sizes(
    township: Township, where: tuple[str, str, str], usual: int, count: int
) -> list[int]:
    """How many households on each day; in the faulty month most days bring one only."""
    fault = township.story["faults"]["few_households"]
    if where != (fault["person"], fault["village"], fault["month"]):
        return [usual] * count
    more = fault["households"] - count
    return [1 + (turn < more) for turn in range(count)]


def _drawn_homes(
    township: Township, reach: Reach, village: str, count: int, rng: Random
) -> list[str]:
    homes = [home.household for home in reach.open_homes(township, village)]
    return rng.sample(homes, count)
