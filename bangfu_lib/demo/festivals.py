"""Festival activities since the Yi new year: gatherings, visits of sympathy, greetings."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from bangfu_lib.demo.rows import Row
from bangfu_lib.demo.township import Township
from bangfu_lib.zh import demo as zh


def festival_rows(township: Township) -> Iterator[Row]:
    """Gatherings, sympathy and greetings (P38, P39); what was spent is one approximate row."""
    yield from _gatherings(township)
    yield from _sympathy(township)
    yield from _greetings(township)


def _gatherings(township: Township) -> Iterator[Row]:
    rng, plan = township.rng("gatherings"), _plan(township)["at_home"]
    for entry in _plan(township)["gatherings"]:
        at_home = int(len(township.homes_in(entry["village"])) * plan["share"])
        yield {
            "held_on": entry["day"],
            "village": entry["village"],
            "kind": zh.GATHERING,
            "host": township.holders(zh.FIRST_SECRETARY, entry["village"])[0],
            "mode": entry["mode"],
            "attendance": rng.randint(45, 90),
            "at_home": at_home,
            "invited": at_home - plan["uninvited"].get(entry["village"], 0),
            "festival": entry["festival"],
            "topic": entry["topic"],
        }


def _sympathy(township: Township) -> Iterator[Row]:
    plan, festival = _plan(township)["sympathy"], _plan(township)["festival"]
    rng = township.rng("sympathy")
    days = township.workdays(festival, township.quarter.last)
    for village, total in plan["attendance"].items():
        shares = _shares(total, plan["times"], rng)
        for day, share in zip(sorted(rng.sample(days, plan["times"])), shares, strict=True):
            yield {
                "held_on": day,
                "village": village,
                "kind": plan["kind"],
                "attendance": share,
                "topic": plan["topic"],
            }
    cost = _plan(township)["sympathy_cost"]
    yield {
        "held_on": cost["day"],
        "kind": plan["kind"],
        "amount": cost["amount"],
        "approximate": True,
        "topic": cost["topic"],
    }


def _greetings(township: Township) -> Iterator[Row]:
    plan = _plan(township)["greetings"]
    for village, attendance in plan["attendance"].items():
        yield {
            "held_on": plan["day"],
            "village": village,
            "kind": plan["kind"],
            "mode": zh.ONLINE,
            "attendance": attendance,
            "approximate": True,
            "festival": plan["festival"],
            "contacts": plan["contacts"],
            "topic": plan["topic"],
        }


def _shares(total: int, count: int, rng: Random) -> list[int]:
    """`total` in `count` uneven positive shares."""
    least = total // count // 2
    cuts = sorted(rng.randint(0, total - least * count) for _ in range(count - 1))
    edges = [0, *cuts, total - least * count]
    return [least + right - left for left, right in pairwise(edges)]


def _plan(township: Township) -> dict:
    return township.story["activities"]
