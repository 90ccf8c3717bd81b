"""Problems of the sample in their three streams, which are never merged."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from random import Random

from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Township, Village
from bangfu_lib.zh import demo as zh


def problem_rows(township: Township, visits: Sequence[Row]) -> Iterator[Row]:
    """Collected on visits (P44), corrected at once (P14), raised by the posted cadres (P47)."""
    rows = chain(
        *(_collected(township, village, visits) for village in township.villages),
        *(_corrected(township, village) for village in township.villages),
        _of_cadres(township),
    )
    ordered = sorted(rows, key=lambda row: (row["village"], row["received_on"], row["content"]))
    yield from numbered(ordered, "problem", "WT")


def _collected(township: Township, village: Village, visits: Sequence[Row]) -> Iterator[Row]:
    """Some of this quarter, each on a visit in the ledger; the others of the months before."""
    plan, rng = township.story["problems"], township.rng(f"problems {village.code}")
    unsolved = [entry for entry in plan["unsolved"] if entry["village"] == village.code]
    fresh = _on_visits(township, village, visits, len(unsolved))
    total, recent = plan["collected"][village.code], plan["from_visits"][village.code]
    older = _before_quarter(township, village, total - recent)
    for entry, found in zip(unsolved, fresh, strict=False):
        yield {**_request(plan, found, rng), **entry}
    for found in [*fresh[len(unsolved) :], *older]:
        row = _request(plan, found, rng)
        happy = rng.random() >= plan["unhappy_share"][village.code]
        yield row | {
            "status": zh.SOLVED_ON_THE_SPOT,
            "closed_on": row["received_on"],
            "satisfied": happy,
        }


def _on_visits(
    township: Township, village: Village, visits: Sequence[Row], unsolved: int
) -> list[Row]:
    """Where requests were heard: visits by the team that met someone and asked for requests.

    The first `unsolved` lie early enough for their terms to end within the quarter.
    """
    plan, rng = township.story["problems"], township.rng(f"heard {village.code}")
    team = {posting.person for posting in township.full_time}
    heard = [
        {"received_on": v["visited_on"], "household": v["household"], "responsible": v["person"]}
        for v in visits
        if v["village"] == village.code
        and v["person"] in team
        and v["met"]
        and plan["visit_purpose"] in v["purpose"]
    ]
    early = [row for row in heard if row["received_on"] <= plan["unsolved_by"]]
    first = rng.sample(early, unsolved)
    others = [row for row in heard if row not in first]
    return [*first, *rng.sample(others, plan["from_visits"][village.code] - unsolved)]


def _before_quarter(township: Township, village: Village, count: int) -> list[Row]:
    rng = township.rng(f"older problems {village.code}")
    days = township.workdays(township.story["problems"]["opened"], township.quarter.first)
    team = [p.person for p in township.full_time if p.village == village.code]
    return [
        {"received_on": day, "household": home.household, "responsible": rng.choice(team)}
        for day, home in zip(
            rng.sample(days, count), rng.sample(township.homes_in(village.code), count), strict=True
        )
    ]


def _request(plan: dict, found: Row, rng: Random) -> Row:
    return {
        **found,
        "village": found["household"].split("-")[0],
        "stream": zh.COLLECTED,
        "source": zh.FROM_VISIT,
        **rng.choice(plan["topics"]),
        "due": _after(found["received_on"], plan["days"]["collected"]),
    }


def _corrected(township: Township, village: Village) -> Iterator[Row]:
    """All closed within their term."""
    plan, rng = township.story["problems"], township.rng(f"corrected {village.code}")
    last = _after(township.quarter.last, -2 * plan["days"]["corrected"])
    days = township.workdays(plan["opened"], last)
    for day in rng.sample(days, plan["corrected"][village.code]):
        term = plan["days"]["corrected"]
        yield {
            "village": village.code,
            "stream": zh.CORRECTED,
            "kind": zh.PROBLEM,
            "source": rng.choice(plan["correction_sources"]),
            "received_on": day,
            "topic": plan["correction_topic"],
            "content": rng.choice(plan["correction_contents"]),
            "responsible": township.holders(zh.PARTY_SECRETARY, village.code)[0],
            "due": _after(day, term),
            "status": zh.CLOSED,
            "closed_on": _after(day, rng.randint(1, term - 1)),
        }


def _of_cadres(township: Township) -> Iterator[Row]:
    for entry in township.story["problems"]["of_cadres"]:
        yield {
            "stream": zh.OF_CADRES,
            "kind": zh.REQUEST,
            "source": zh.FROM_CADRES,
            "responsible": township.holders(zh.LIAISON_LEADER, entry["village"])[0],
            "status": zh.CLOSED,
            **entry,
        }


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)
