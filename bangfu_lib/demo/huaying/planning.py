"""Plans, checks and measures: the map of needs (H05 to H07, H29, H30)."""

from collections.abc import Iterator
from itertools import chain

from bangfu_lib.demo.huaying.county import County, Home, Village
from bangfu_lib.demo.huaying.shares import places
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo_huaying as zh

AREA = "HY"


def document_rows(county: County) -> Iterator[Row]:
    """The city's plans, duties and regulations, and four plans of each poor village."""
    plan = county.story["documents"]
    area = ({"complete": True, **entry} for entry in plan["area"])
    yield from numbered(chain(area, _village_plans(county)), "document", "ZL", width=2, area=AREA)


def _village_plans(county: County) -> Iterator[Row]:
    plan, rng = county.story["documents"], county.rng("documents")
    days = county.workdays(*plan["completed"])
    for village in county.poor:
        for entry in plan["villages"]:
            complete = plan["missing"].get(village.code) != entry["category"]
            yield {
                "village": village.code,
                "mandatory": True,
                "complete": complete,
                "completed_on": rng.choice(days) if complete else None,
                "remark": None if complete else plan["remark"],
                **entry,
            }


def standard_rows(county: County) -> Iterator[Row]:
    """Each poor household checked once in the quarter, but for the few that the story names."""
    for village in county.villages:
        yield from _village_checks(county, village)


def _village_checks(county: County, village: Village) -> Iterator[Row]:
    plan, rng = county.story["checks"], county.rng(f"checks {village.code}")
    homes = county.homes_by_village[village.code]
    checked = homes[: len(homes) - plan["unchecked"].get(village.code, 0)]
    days = county.workdays(*plan["days"])
    unjudged = plan["unjudged"].get(village.code, 0)
    for place, home in enumerate(checked):
        shares = plan["exit" if home.exits else "later"]
        said = {field: rng.random() < share for field, share in shares.items()}
        if place < unjudged:
            said["housing"] = None
        yield {
            "household": home.household,
            "village": village.code,
            "checked_on": rng.choice(days),
            "checked_by": village.units[place % len(village.units)],
            "remark": plan["remark"] if said["housing"] is False else None,
            **said,
        }


def measure_rows(county: County) -> Iterator[Row]:
    """Two measures of different kinds for each household, carried out to a share per village."""
    rows = (row for village in county.villages for row in _village_measures(county, village))
    yield from numbered(rows, "measure", "CS", area=AREA)


def _village_measures(county: County, village: Village) -> Iterator[Row]:
    plan, rng = county.story["measures"], county.rng(f"measures {village.code}")
    homes, each = county.homes_by_village[village.code], plan["each"]
    share = plan["share_done"].get(village.code, plan["usual_share_done"])
    done = places(rng, len(homes) * each, share)
    days = county.workdays(county.quarter.first, county.quarter.last)
    for place, home in enumerate(homes):
        for at, category in enumerate(rng.sample(list(plan["contents"]), each)):
            finished = place * each + at in done
            yield _measure(county, home, category) | {
                "state": zh.CARRIED_OUT if finished else zh.BEING_CARRIED_OUT,
                "done_on": rng.choice(days) if finished else None,
            }


def _measure(county: County, home: Home, category: str) -> Row:
    plan = county.story["measures"]
    return {
        "household": home.household,
        "village": home.village,
        "category": category,
        "content": plan["contents"][category],
        "helper": home.helper,
        "planned_by": plan["planned_by"],
    }
