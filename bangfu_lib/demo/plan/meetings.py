"""Activities, trainings, problems and opinions of the sample."""

from collections.abc import Iterator
from itertools import chain

from bangfu_lib.demo.plan.place import Place
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo_plan as zh


def activity_rows(place: Place) -> Iterator[Row]:
    """Half-yearly and quarterly meetings (X07, X08), briefings (X02), the leaders' acts (X06)."""
    rows = chain(_meetings(place), _briefings(place), _acts(place))
    ordered = sorted(rows, key=lambda row: (row["village"], row["held_on"], row["kind"]))
    yield from numbered(ordered, "activity", "HD", width=2)


def training_rows(place: Place) -> Iterator[Row]:
    """Each agronomist's trainings of the year; the last makes up what the norm asks (X12)."""
    plan = place.story["trainings"]
    rows = (
        {
            "held_on": day,
            "village": village,
            "level": zh.VILLAGE_LEVEL,
            "kind": zh.TECHNIQUE,
            "trainer": f"{village}-N",
            "topic": topic,
            "attendance": attendance,
            "new_farmers": farmers,
        }
        for village in place.poor
        for day, topic, attendance, farmers in zip(
            plan["days"],
            plan["topics"],
            [*plan["first"], place.target("trained", village) - sum(plan["first"])],
            [0, 0, place.target("new_farmers", village)],
            strict=True,
        )
    )
    yield from numbered(rows, "training", "PX", width=2)


def problem_rows(place: Place) -> Iterator[Row]:
    """A few problems of every village, one of them open in some."""
    plan = place.story["problems"]
    rows = (
        {
            "village": village,
            "stream": zh.PROBLEM_STREAM,
            "kind": zh.PROBLEM_KIND,
            "source": zh.PROBLEM_SOURCE,
            "received_on": plan["received_on"],
            "household": place.homes[village][number],
            "content": content,
            "responsible": f"{village}-S",
            "due": plan["due"],
            **_state(place, village, number),
        }
        for village in place.codes
        for number, content in enumerate(plan["contents"])
    )
    yield from numbered(rows, "problem", "WT", width=2)


def satisfaction_rows(place: Place) -> Iterator[Row]:
    """One batch of votes in every village."""
    for village, votes in place.story["votes"].items():
        for option, number in zip(zh.OPTIONS, votes, strict=True):
            yield {
                "batch": f"{place.quarter.code}-{village}",
                "held_on": place.story["held_on"],
                "village": village,
                "target": zh.TARGET,
                "method": zh.METHOD,
                "option": option,
                "votes": number,
            }


def _meetings(place: Place) -> Iterator[Row]:
    for key, plan in place.story["activities"].items():
        for village in place.codes:
            for day in plan["days"][: place.target(key, village)]:
                yield {
                    "held_on": day,
                    "village": village,
                    "kind": plan["kind"],
                    "host": f"{village}-U",
                    "topic": plan["topic"],
                }


def _briefings(place: Place) -> Iterator[Row]:
    plan = place.story["briefing"]
    for village in place.story["villages"]:
        if village["code"] not in plan["not_in"]:
            yield {
                "held_on": plan["day"],
                "village": village["code"],
                "kind": plan["kind"],
                "host": village["area"],
                "topic": plan["topic"],
            }


def _acts(place: Place) -> Iterator[Row]:
    plan = place.story["acts"]
    for village in place.codes:
        done = len(plan["kinds"]) - (village in plan["short_in"])
        for kind, day in zip(plan["kinds"][:done], plan["days"], strict=False):
            yield {
                "held_on": day,
                "village": village,
                "kind": kind,
                "host": f"{village}-U",
                "topic": plan["topic"],
            }


def _state(place: Place, village: str, number: int) -> Row:
    plan = place.story["problems"]
    if number == 0 and village in plan["open_in"]:
        return {"status": zh.OPEN}
    return {"status": zh.CLOSED, "closed_on": plan["closed_on"], "satisfied": True}
