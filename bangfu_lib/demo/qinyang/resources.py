"""Plans of each village, links with experts and enterprises, funds and projects from above."""

from collections.abc import Iterator

from bangfu_lib.demo.qinyang.city import City
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo as zh

PARTS = ("duties", "route", "schedule")


def village_plan_rows(city: City) -> Iterator[Row]:
    """One plan per village with its three parts (Q12); the faults name gaps."""
    plan, faults, rng = city.story["village_plans"], city.story["faults"], city.rng("plans")
    days = city.workdays(*plan["adopted"])
    for village in city.villages:
        if village.code in faults["no_village_plan"]:
            continue
        lacking = faults["plan_lacks"].get(village.code, [])
        yield {
            "plan": f"{village.code}-GH01",
            "village": village.code,
            "title": plan["title"].format(village=village.name),
            "industry": rng.choice(plan["industries"]),
            "advisers": rng.choice(plan["advisers"]),
            **{part: part not in lacking for part in PARTS},
            "adopted_on": rng.choice(days),
        }


def link_rows(city: City) -> Iterator[Row]:
    """Experts (Q13), enterprises (Q17) and the orders of one fair that add up (Q18)."""
    rows = [*_experts(city), *_fair(city), *_enterprises(city)]
    ordered = sorted(rows, key=lambda row: (row["village"], row["held_on"], row["partner"]))
    yield from numbered(ordered, "link", "DJ", width=2)


def resource_rows(city: City) -> Iterator[Row]:
    """Funds and projects from above (Q16)."""
    known = {"quantity": 1, "measure_word": city.story["measure_word"]}
    yield from numbered(
        ({**known, **entry} for entry in city.story["resources"]), "resource", "ZJ", width=2
    )


def _experts(city: City) -> Iterator[Row]:
    plan, rng = city.story["links"], city.rng("experts")
    for village, times in plan["experts"].items():
        days = city.workdays(city.secretaries[village].arrived, city.quarter.last)
        for day in rng.sample(days, times):
            yield {
                "village": village,
                "held_on": day,
                "kind": zh.EXPERTS,
                "partner": rng.choice(city.story["village_plans"]["advisers"]),
                "purposes": rng.choice(plan["expert_purposes"]),
                "host": city.secretaries[village].person,
            }


def _fair(city: City) -> Iterator[Row]:
    plan = city.story["links"]["fair"]
    for village, amounts in plan["orders"].items():
        for partner, amount in zip(plan["partners"], amounts, strict=True):
            yield {
                "village": village,
                "held_on": plan["day"],
                "kind": zh.ENTERPRISES,
                "partner": partner,
                "purposes": zh.SELLING,
                "event": plan["event"],
                "order": bool(amount),
                "amount": amount or None,
                "host": city.secretaries[village].person,
            }


def _enterprises(city: City) -> Iterator[Row]:
    """Talks that led to no order."""
    plan, rng = city.story["links"], city.rng("enterprises")
    for village, times in plan["visits"].items():
        days = city.workdays(city.secretaries[village].arrived, city.quarter.last)
        for day in rng.sample(days, times):
            partner = rng.choice(plan["visit_partners"])
            social = zh.SOCIAL in partner
            yield {
                "village": village,
                "held_on": day,
                "kind": zh.SOCIAL if social else zh.ENTERPRISES,
                "partner": partner,
                "purposes": zh.CHARITY if social else zh.SELLING,
                "order": False,
                "host": city.secretaries[village].person,
            }
