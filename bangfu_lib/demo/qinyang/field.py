"""Visits to households, first tours among them, and the diaries of the first secretaries."""

from collections.abc import Iterator
from datetime import date

from bangfu_lib.demo.qinyang.city import City, Village
from bangfu_lib.demo.qinyang.presence import Days, in_village
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo as zh

TOUR_DAYS = 27


def visit_rows(city: City, days: Days) -> Iterator[Row]:
    """First tours (Q10), then a few visits a week by secretaries and members."""
    for village in city.villages:
        seen: set[tuple[str, date, str]] = set()
        for person, day, home in [*_tour(city, village, days), *_weekly(city, village, days)]:
            if (person, day, home) not in seen:
                seen.add((person, day, home))
                yield _visit(city, village, (person, day, home))


def diary_rows(city: City, days: Days) -> Iterator[Row]:
    """Diaries of the quarter with the township's review (Q11); the faults name gaps."""
    rows = (row for village in city.villages for row in _diaries(city, village, days))
    yield from numbered(rows, "diary", "RJ")


def _tour(city: City, village: Village, days: Days) -> list[tuple[str, date, str]]:
    """All households but those that the faults leave out, within four weeks of arrival."""
    person = city.secretaries[village.code].person
    if village.arrived < city.quarter.first:
        return []
    homes = _reached(city, village)
    last = village.arrived.toordinal() + TOUR_DAYS
    here = [day for day in in_village(days, person) if day.toordinal() <= last]
    each = -(-len(homes) // len(here))
    if last > city.quarter.last.toordinal():
        each = city.story["visits"]["tour_a_day"]
    return [
        (person, here[place // each], home) for place, home in enumerate(homes[: each * len(here)])
    ]


def _weekly(city: City, village: Village, days: Days) -> Iterator[tuple[str, date, str]]:
    rng = city.rng(f"visits {village.code}")
    homes = _reached(city, village)
    for person in (city.secretaries[village.code].person, city.members[village.code].person):
        here = in_village(days, person)
        for week in city.quarter.parts("week"):
            free = [day for day in here if week.contains(day)]
            for day in sorted(rng.sample(free, min(len(free), city.story["visits"]["weekly"]))):
                yield person, day, rng.choice(homes)


def _reached(city: City, village: Village) -> list[str]:
    """The households of the village but the last ones, where the faults say so."""
    homes = city.homes(village)
    return homes[: len(homes) - city.story["faults"]["tour_missed"].get(village.code, 0)]


def _visit(city: City, village: Village, made: tuple[str, date, str]) -> Row:
    person, day, home = made
    rng = city.rng(f"visit {person} {day} {home}")
    return {
        "visited_on": day,
        "person": person,
        "village": village.code,
        "household": home,
        "purpose": rng.choice(city.story["visits"]["purposes"]),
        "met": rng.random() > 0.05,
    }


def _diaries(city: City, village: Village, days: Days) -> Iterator[Row]:
    plan, rng = city.story["diaries"], city.rng(f"diaries {village.code}")
    person = city.secretaries[village.code].person
    here = in_village(days, person)
    chosen = sorted(rng.sample(here, min(len(here), rng.randint(*plan["each"]))))
    skipped = set(rng.sample(range(len(chosen)), plan["skipped"].get(village.code, 0)))
    for place, day in enumerate(chosen):
        review = next((one for one in plan["reviews"] if one >= day), None)
        if place in skipped or village.town == city.story["faults"]["no_review"]:
            review = None
        yield {
            "written_on": day,
            "person": person,
            "village": village.code,
            "category": rng.choice(plan["categories"]),
            "reviewer": zh.REVIEWER.format(town=village.town, post=plan["reviewer"])
            if review
            else None,
            "reviewed_on": review,
            "opinion": rng.choice(plan["opinions"]) if review else None,
        }
