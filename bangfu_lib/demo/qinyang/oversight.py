"""Guidance groups, red and blue lists, problems and what was entered by hand."""

from collections.abc import Iterator
from datetime import date, timedelta

from bangfu_lib.demo.qinyang.city import City, Village
from bangfu_lib.demo.qinyang.presence import Days, in_village
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo as zh

MENDING = timedelta(days=30)


def inspection_rows(city: City, days: Days) -> Iterator[Row]:
    """Visits of the guidance groups (Q24), each with what was found about one person's duty."""
    rows = (
        row for place, village in enumerate(city.villages) for row in _guided(city, place, days)
    )
    yield from numbered(rows, "check", "ZD", width=2)


def reward_rows(city: City) -> Iterator[Row]:
    """Units on the red and blue lists, and the exemplary persons (Q23)."""
    plan = city.story["rewards"]
    rows = [*_listed(city, plan), *_models(city, plan)]
    yield from numbered(rows, "record", "TB", by_village=False, area=city.story["area"])


def problem_rows(city: City) -> Iterator[Row]:
    """Problems heard in the half-year, some of them prominent with units asked to help (Q26)."""
    rows = (row for village in city.villages for row in _problems(city, village))
    yield from numbered(rows, "problem", "WT", width=2)


def assessment_rows(city: City) -> Iterator[Row]:
    """What the offices entered themselves, since no other ledger counts it."""
    yield from numbered(city.story["assessments"], "record", "KH", width=2)


def _guided(city: City, place: int, days: Days) -> Iterator[Row]:
    """By the group of the village; the day on which someone was missing is among the visits."""
    plan, faults = city.story["guidance"], city.story["faults"]
    village = city.villages[place]
    if village.code in faults["no_guidance"]:
        return
    rng = city.rng(f"guidance {village.code}")
    secretary = city.secretaries[village.code].person
    times = plan["times"][2 if village.code in plan["more"] else rng.randint(0, 1)]
    found = dict.fromkeys(rng.sample(in_village(days, secretary), times), secretary)
    missing = {day: one for one, day in faults["off_duty"].items() if one.startswith(village.code)}
    group = plan["group"].format(number=place % plan["groups"] + 1)
    for turn, (day, person) in enumerate(sorted({**found, **missing}.items())):
        away = day in missing
        yield {
            "campaign": zh.GUIDANCE,
            "group": group,
            "village": village.code,
            "held_on": day,
            "item": plan["item"],
            "methods": plan["methods"][(turn + place) % len(plan["methods"])],
            "person": person,
            "duty": zh.NOT_FOUND if away else zh.FOUND,
            "result": zh.FAILED if away else zh.PASSED,
            "remark": plan["remark"] if away else None,
            "due": day + timedelta(days=plan["due_days"]) if away else None,
        }


def _listed(city: City, plan: dict) -> Iterator[Row]:
    for entry in plan["lists"]:
        for colour, listing in (("red", zh.RED_LIST), ("blue", zh.BLUE_LIST)):
            for number in entry[colour]:
                unit = zh.QINYANG_UNIT.format(number=number)
                yield {
                    "issue": entry["issue"],
                    "decided_on": entry["decided_on"],
                    "level": plan["level"],
                    "form": plan["forms"][listing],
                    "object_kind": zh.OF_UNIT,
                    "village": _supported(city, unit),
                    "reason": plan["reasons"][listing],
                    "listing": listing,
                    "unit_name": unit,
                }


def _models(city: City, plan: dict) -> Iterator[Row]:
    entry = plan["models"]
    for village in entry["villages"]:
        yield {
            "issue": entry["issue"],
            "decided_on": entry["decided_on"],
            "level": plan["level"],
            "form": entry["form"],
            "object_kind": zh.OF_PERSON,
            "village": village,
            "person": city.secretaries[village].person,
            "reason": entry["reason"],
        }


def _supported(city: City, unit: str) -> str:
    """The village that the unit supports, by itself or with another unit."""
    return next(v.code for v in city.villages if unit in (v.unit, v.second_unit))


def _problems(city: City, village: Village) -> Iterator[Row]:
    plan, rng = city.story["problems"], city.rng(f"problems {village.code}")
    heard = city.workdays(date(city.quarter.year, 3, 12), city.quarter.last - timedelta(days=20))
    number = plan["each"][village.village_type]
    for turn, day in enumerate(sorted(rng.sample(heard, number))):
        prominent = turn == 0 and village.code in plan["prominent"]
        topic, kind, content = plan["prominent_topic"] if prominent else rng.choice(plan["topics"])
        invited = prominent and village.code not in city.story["faults"]["not_invited"]
        late = turn == 0 and village.code in plan["overdue"]
        yield {
            "village": village.code,
            "stream": zh.COLLECTED,
            "kind": kind,
            "source": zh.FROM_VISIT,
            "received_on": day,
            "household": rng.choice(city.homes(village)),
            "topic": topic,
            "content": content,
            "responsible": city.secretaries[village.code].person,
            "due": day + MENDING,
            "prominent": prominent,
            "invited_units": rng.choice(plan["invited"]) if invited else None,
            **_solved(city, day, late=late, rng_days=rng.randint(3, 28)),
        }


def _solved(city: City, day: date, *, late: bool, rng_days: int) -> Row:
    closed = day + timedelta(days=rng_days)
    if late or closed > city.quarter.last:
        return {"status": zh.RUNNING}
    return {"status": zh.CLOSED, "closed_on": closed, "satisfied": True}
