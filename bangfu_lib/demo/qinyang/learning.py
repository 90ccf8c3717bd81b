"""Trainings, the seminar, study trips, the plans for them, and documents passed on."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, cycle

from bangfu_lib.demo.qinyang.city import City
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo as zh


def training_rows(city: City) -> Iterator[Row]:
    """Special trainings (Q03), the seminar (Q04), business trainings (Q20), study trips (Q21)."""
    rows = [*_special(city), *_seminar(city), *_business(city), *_trips(city)]
    ordered = sorted(rows, key=lambda row: (row["held_on"], row["kind"], row.get("township", "")))
    yield from numbered(ordered, "training", "PX", area=city.story["area"])


def plan_rows(city: City) -> Iterator[Row]:
    """What the year plans (Q04)."""
    yield from city.story["plans"]


def forward_rows(city: City) -> Iterator[Row]:
    """Documents passed on in the half-year (Q07); the faults name the one not checked before."""
    plan, rng = city.story["forwards"], city.rng("forwards")
    unchecked = city.story["faults"]["unchecked_forward"]
    for place, day in enumerate(_spread(city, plan["first"], plan["count"]), start=1):
        checked = place != unchecked
        turn = rng.randrange(len(plan["titles"]))
        yield {
            "forward": f"{city.story['area']}-ZF{place:03}",
            "forwarded_on": day,
            "channel": plan["internal"].get(place, zh.GROUP_CHAT),
            "title": plan["titles"][turn],
            "issued_by": rng.choice(plan["levels"]),
            "kind": plan["kinds"][turn],
            "secrecy": zh.INTERNAL if place in plan["internal"] else zh.OPEN,
            "checked": checked,
            "checked_by": plan["checked_by"] if checked else None,
            "recipients": 2 * len(city.villages),
        }


def _special(city: City) -> Iterator[Row]:
    plan = city.story["trainings"]["special"]
    dated = zip(plan["days"], plan["topics"], plan["lecturers"], cycle(plan["organisers"]))
    for day, topic, lecturer, organiser in dated:
        yield {
            "held_on": day,
            "level": plan["level"],
            "kind": plan["kind"],
            "mode": plan["mode"],
            "topic": topic,
            "lecturer_type": lecturer,
            "organiser": organiser,
            "attendance": sum(one.arrived <= day for one in city.secretaries.values()) + 20,
            "round": city.story["round"],
            "themes": zh.POSTING_POLICY,
        }
    yield from city.story["trainings"]["others"]


def _seminar(city: City) -> Iterator[Row]:
    plan = city.story["trainings"]["seminar"]
    for session in plan["sessions"]:
        yield {name: plan[name] for name in ("kind", "level", "term", "organiser")} | {
            "round": city.story["round"],
            **session,
        }


def _business(city: City) -> Iterator[Row]:
    plan = city.story["trainings"]["business"]
    for town, times in zip(city.story["towns"], plan["times"], strict=True):
        rng = city.rng(f"business {town}")
        days = city.workdays(plan["first"], city.quarter.last)
        for place, day in enumerate(sorted(rng.sample(days, times))):
            yield {
                "held_on": day,
                "township": town,
                "level": plan["level"],
                "kind": plan["kind"],
                "mode": plan["mode"],
                "topic": plan["topic"],
                "lecturer_type": plan["lecturer_type"],
                "organiser": town,
                "attendance": 8,
                "themes": plan["themes"][place % len(plan["themes"])],
            }


def _trips(city: City) -> Iterator[Row]:
    """One row per trip; the last is marked approximate, since the source says 余 (Q21)."""
    plan, rng = city.story["trainings"]["trips"], city.rng("trips")
    by = chain.from_iterable([(level, who)] * times for level, who, times in plan["by"])
    makers = list(by)
    rng.shuffle(makers)
    days = _spread(city, plan["first"], len(makers) - 1)
    for place, (day, (level, who)) in enumerate(zip([*days, plan["rough"]], makers, strict=True)):
        turn, rough = place % len(plan["topics"]), day == plan["rough"]
        town = rng.choice(city.story["towns"])
        yield {
            "held_on": day,
            "level": level,
            "kind": plan["kind"],
            "mode": plan["mode"],
            "township": town if level == zh.TOWN_LEVEL else None,
            "organiser": town + who if level == zh.TOWN_LEVEL else who,
            "topic": plan["rough_topic"] if rough else plan["topics"][turn],
            "themes": plan["themes"][turn],
            "attendance": rng.randint(2, 12),
            "approximate": rough,
        }


def _spread(city: City, first: date, count: int) -> list[date]:
    """`count` working days from `first` on, evenly apart, before the quarter's last week."""
    days = city.workdays(first, city.quarter.last)[:-4]
    return [days[place * len(days) // count] for place in range(count)]
