"""Registers of the sample city: villages, people, organisations, households, targets."""

from collections.abc import Iterator

from bangfu_lib.demo.huaying.county import County, Village
from bangfu_lib.demo.rows import Row
from bangfu_lib.zh import demo_huaying as zh


def village_rows(county: County) -> Iterator[Row]:
    """One row per village."""
    for village in county.villages:
        yield {
            "village": village.code,
            "name": village.name,
            "township": village.town,
            "sending_unit": village.units[0],
            **village.register,
        }


def person_rows(county: County) -> Iterator[Row]:
    """One row per person, village and role; no telephone and no identity numbers."""
    full_time = (zh.SECRETARY, zh.MEMBER_ROLE)
    adjusted = county.story["changes"]["adjusted"]
    for post in county.posts:
        gone = zh.ADJUSTED if post.village in adjusted else zh.ROTATED
        yield {
            "person": post.person,
            "name": post.name,
            "village": post.village,
            "role": post.role,
            "full_time": post.role in full_time,
            "sending_unit": post.sending_unit,
            "arrived": post.arrived,
            "left": post.left,
            "status": zh.ON_DUTY if post.left is None else gone,
            "rank": post.rank,
            "in_group": True if post.role == zh.SECRETARY and post.left is None else None,
        }


def organisation_rows(county: County) -> Iterator[Row]:
    """Departments and work groups of the poor villages, groups of the others, the coordination."""
    plan = county.story["organisations"]
    for village in county.poor:
        for unit in village.units:
            number = int(unit[-2:])
            yield _organisation(plan["departments"], village, number)
    for village in county.villages:
        yield _organisation(plan["groups" if village.poor else "helping"], village, village.number)
    yield plan["coordination"]
    members = plan["members"]
    for number, name in enumerate(members["names"], start=2):
        code = members["code"].format(number=number)
        known = {"organisation": code, "name": name, "kind": members["kind"]}
        yield known | {"founded_on": members["founded_on"]}


def household_rows(county: County) -> Iterator[Row]:
    """One row per poor household; heads stay blank."""
    entry, unfinished = county.story["homes"], county.story["unfinished"]
    for village in county.villages:
        lacking = unfinished.get(village.code, 0)
        homes = county.homes_by_village[village.code]
        for place, home in enumerate(homes):
            last = place >= len(homes) - lacking
            yield {
                "household": home.household,
                "village": home.village,
                "category": entry["category"],
                "family_size": home.size,
                "helper": home.helper,
                "doctor": entry["doctor"].format(mark=village.mark),
                "basic_form": True,
                "income_form": True,
                "policy_list": True,
                "exit_year": entry["years"]["exit" if home.exits else "later"],
                "own_plan": not last,
                "help_ledger": not (last and place % 2),
                "updated_on": county.quarter.last,
            }


def target_rows(county: County) -> Iterator[Row]:
    """Targets and results of the year, one row per village (H03, H04)."""
    story, rng = county.story, county.rng("facilities")
    for village in county.villages:
        homes = county.homes_by_village[village.code]
        exits = [home for home in homes if home.exits]
        late_homes, late_people = story["not_exited"].get(village.code, (0, 0))
        people = sum(home.size for home in exits)
        planned = village.code in story["exit_villages"]
        yield {
            "village": village.code,
            "reported_on": county.quarter.last,
            "exit_planned": planned if village.poor else None,
            "exit_done": planned if village.poor else None,
            "households_planned": len(exits),
            "households_done": len(exits) - late_homes,
            "persons_planned": people,
            "persons_done": people - late_people,
            "poor_left": sum(home.size for home in homes) - people + late_people,
            "rural_population": village.population,
            "facilities": _facilities(county, planned, rng.randint(*story["facilities"]["other"]))
            if village.poor
            else None,
            "confirmed_on": county.quarter.last,
        }


def _facilities(county: County, planned: bool, other: int) -> int:
    return county.story["facilities"]["full"] if planned else other


def _organisation(entry: dict, village: Village, number: int) -> Row:
    return {
        "organisation": entry["code"].format(number=number),
        "name": entry["name"].format(number=number, village=village.name),
        "kind": entry["kind"],
        "village": village.code,
        "head_post": entry.get("head_post"),
        "founded_on": entry["founded_on"],
    }
