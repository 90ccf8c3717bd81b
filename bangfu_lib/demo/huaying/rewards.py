"""Promotions, praise, adjustments, notices and talks with heads of units (H23, H26 to H28)."""

from collections.abc import Iterator
from itertools import chain, cycle

from bangfu_lib.demo.huaying.county import County
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo_huaying as zh

AREA = "HY"


def reward_rows(county: County) -> Iterator[Row]:
    """One row per object, in order of day."""
    rows = chain(
        _promoted(county),
        _adjusted(county),
        _commended(county),
        _notices(county),
        _summoned(county),
    )
    level = county.story["rewards"]["level"]
    ordered = sorted(rows, key=lambda row: row["decided_on"])
    filled = ({"level": level, **row} for row in ordered)
    yield from numbered(filled, "record", "JC", by_village=False, area=AREA)


def _promoted(county: County) -> Iterator[Row]:
    plan, changes = county.story["rewards"]["promoted"], county.story["changes"]["promoted"]
    for (village, day), post in zip(changes.items(), plan["posts"], strict=True):
        known = {name: plan[name] for name in ("form", "object_kind", "object_role", "reason")}
        yield known | {
            "village": village,
            "person": f"{village}-{county.story['secretaries']['letter']}0",
            "decided_on": day,
            "new_post": post,
        }


def _adjusted(county: County) -> Iterator[Row]:
    for key, changes, letter in (
        ("adjusted", "adjusted", county.story["secretaries"]["letter"]),
        ("members", "members", county.story["members"]["letter"]),
    ):
        plan = county.story["rewards"][key]
        grounds = cycle(plan["grounds"])
        for village, day in county.story["changes"][changes].items():
            ground = next(grounds)
            known = {name: plan[name] for name in ("form", "object_kind", "object_role")}
            who = {"village": village, "person": f"{village}-{letter}0", "decided_on": day}
            yield known | who | {"ground": ground, "reason": ground}


def _commended(county: County) -> Iterator[Row]:
    plan = county.story["rewards"]["commended"]
    known = {name: value for name, value in plan.items() if name != "villages"}
    for village in plan["villages"]:
        person = county.holders(village, zh.SECRETARY)[0].person
        yield known | {"village": village, "person": person}


def _notices(county: County) -> Iterator[Row]:
    plan = county.story["rewards"]["notices"]
    known = {name: plan[name] for name in ("form", "object_kind", "reason")}
    pairs = zip(plan["days"], plan["villages"], strict=True)
    for number, (day, village) in enumerate(pairs, start=1):
        issue = plan["issue"].format(number=number)
        yield known | {"issue": issue, "decided_on": day, "village": village}


def _summoned(county: County) -> Iterator[Row]:
    """Heads of the departments that help the difficult villages, in turn (H28)."""
    plan = county.story["rewards"]["summoned"]
    known = {name: plan[name] for name in ("form", "object_kind", "object_role")}
    difficult = [village for village in county.poor if village.register["difficult"]]
    heads = cycle((village, unit) for village in difficult for unit in village.units)
    days = cycle(plan["days"])
    for _ in range(plan["count"]):
        village, unit = next(heads)
        reason = plan["reason"].format(unit=unit)
        yield known | {"village": village.code, "decided_on": next(days), "reason": reason}
