"""Registers of the sample: villages, people, households, what is planned for them."""

from collections.abc import Iterator

from bangfu_lib.demo.plan.place import Place, helper_of
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo as words
from bangfu_lib.zh import demo_plan as zh

OWN = ("code", "mark", "homes", "helpers", "area")


def village_rows(place: Place) -> Iterator[Row]:
    """One row per village."""
    for village in place.story["villages"]:
        shown = {name: value for name, value in village.items() if name not in OWN}
        yield {**shown, "village": village["code"], "township": place.story["township"]}


def person_rows(place: Place) -> Iterator[Row]:
    """One row per person, village and role; all full-time members are party members (X18)."""
    for post in place.posts:
        yield {
            "person": post.person,
            "name": post.name,
            "village": post.village,
            "role": post.role,
            "full_time": post.full_time,
            "sending_unit": post.sending_unit,
            "arrived": post.arrived,
            "left": post.left,
            "status": post.status or words.ON_DUTY,
            "political_status": zh.PARTY_MEMBER if post.full_time else None,
            "party_transferred": _transferred(place, post.person) if post.full_time else None,
        }


def household_rows(place: Place) -> Iterator[Row]:
    """One row per poor household; the heads stay blank."""
    for village, homes in place.homes.items():
        for number, household in enumerate(homes):
            yield {
                "household": household,
                "village": village,
                "category": zh.POOR_HOUSEHOLD,
                "family_size": number % 5 + 1,
                "helper": helper_of(place, household),
                "basic_form": True,
                "income_form": True,
                "policy_list": True,
            }


def measure_rows(place: Place) -> Iterator[Row]:
    """One measure per household, of the five batches in turn (X17)."""
    rows = (
        _measure(place, village, number)
        for village, homes in place.homes.items()
        for number in range(len(homes))
    )
    yield from numbered(rows, "measure", "CS")


def task_rows(place: Place) -> Iterator[Row]:
    """The sending units' lists of duties in poor villages (X29)."""
    rows = (
        {
            "list": zh.DUTY_LIST,
            "village": village,
            "holder": zh.SENDING_UNIT,
            "person": f"{village}-U",
            "content": content,
            "state": zh.STANDING,
        }
        for village in place.poor
        for content in place.story["duties"]["content"]
    )
    yield from numbered(rows, "task", "ZR", width=2)


def agronomy_rows(place: Place) -> Iterator[Row]:
    """What each agronomist has to show of every kind (X11)."""
    plan = place.story["agronomy"]
    kinds = [entry["key"] for entry in place.story["published"] if entry["row"] == "X11"]
    rows = (
        {
            "village": village,
            "person": f"{village}-N",
            "kind": kind,
            "name": plan["names"].format(kind=kind, number=zh.NUMERALS[number]),
            "since": plan["since"],
        }
        for village in place.poor
        for kind in kinds
        for number in range(place.target(kind, village))
    )
    yield from numbered(rows, "result", "NJ", width=2)


def _transferred(place: Place, person: str) -> bool:
    return person not in place.story["not_transferred"]


def _measure(place: Place, village: str, number: int) -> Row:
    plan, household = place.story["measures"], place.homes[village][number]
    category, focus, content = plan["kinds"][number % len(plan["kinds"])]
    done = number >= plan["undone"].get(village, 0)
    return {
        "household": household,
        "village": village,
        "category": category,
        "focus": focus,
        "content": content,
        "helper": helper_of(place, household),
        "planned_by": plan["planned_by"],
        "state": zh.DONE if done else zh.NOT_DONE,
        "done_on": plan["planned_by"] if done else None,
    }
