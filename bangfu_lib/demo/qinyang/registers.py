"""Registers of the city: villages, posted people, households, handovers."""

from collections.abc import Iterator

from bangfu_lib.demo.qinyang.city import City
from bangfu_lib.demo.rows import Row
from bangfu_lib.zh import demo as zh


def village_rows(city: City) -> Iterator[Row]:
    """One row per village."""
    for village in city.villages:
        yield {
            "village": village.code,
            "name": village.name,
            "township": village.town,
            "village_type": village.village_type,
            "terrain": village.terrain,
            "difficult": village.village_type == zh.WEAK_VILLAGE,
            "household_count": village.household_count,
            "population": village.population,
            "lifted_households": village.lifted,
            "monitored_households": village.monitored,
            "sending_unit": village.unit,
        }


def person_rows(city: City) -> Iterator[Row]:
    """One row per person; no telephone and no identity numbers."""
    for posting in city.postings:
        full_time = posting.sending_unit is not None
        yield {
            "person": posting.person,
            "name": posting.name,
            "village": posting.village,
            "role": posting.role,
            "full_time": full_time,
            "sending_unit": posting.sending_unit,
            "arrived": posting.arrived,
            "left": posting.left,
            "status": zh.ROTATED if posting.left else zh.ON_DUTY,
            "round": city.story["round"] if posting.replaces else None,
            "replaces": posting.replaces,
            "party_transferred": True if full_time else None,
        }


def household_rows(city: City) -> Iterator[Row]:
    """One row per registered household with all three of its documents; heads stay blank."""
    rng, plan = city.rng("households"), city.story["homes"]
    updated = city.workdays(city.quarter.first, city.quarter.last)
    for village in city.villages:
        for place, household in enumerate(city.homes(village)):
            yield {
                "household": household,
                "village": village.code,
                "category": zh.LIFTED if place < village.lifted else zh.MONITORED,
                "family_size": rng.choices(plan["sizes"], plan["weights"])[0],
                "basic_form": True,
                "income_form": True,
                "policy_list": True,
                "updated_on": rng.choice(updated),
            }


def handover_rows(city: City) -> Iterator[Row]:
    """One per first secretary of the round, on the day of arrival (Q08); the faults name gaps."""
    faults = city.story["faults"]
    for village in city.villages:
        if village.code in faults["no_handover"]:
            continue
        items = zh.HANDED_OVER
        if village.code in faults["handover_without_notes"]:
            items = [one for one in items if one != zh.WORK_NOTES]
        yield {
            "handover": f"{village.code}-JJ01",
            "village": village.code,
            "round": city.story["round"],
            "held_on": village.arrived,
            "outgoing": city.former[village.code].person,
            "incoming": city.secretaries[village.code].person,
            "ceremony": True,
            "items": zh.SEPARATOR.join(items),
        }
