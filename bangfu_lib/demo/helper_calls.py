"""Calls of the paired helpers on their own households."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle, islice

from bangfu_lib.demo.township import Township
from bangfu_lib.demo.visits import Call, Reach


def helper_calls(township: Township, reach: Reach) -> Iterator[Call]:
    """At least four days a month for each helper (X16), except the few that the faults name.

    A helper goes round the paired households in turn, one household a day.
    """
    plan = township.story["visits"]["helper"]
    for helper, homes in _paired(township, reach).items():
        rng = township.rng(f"helper calls {helper}")
        turns, village = cycle(homes), township.village_of[helper]
        for month, days in township.months.items():
            count = plan["visits"] + (rng.random() < plan["more_share"])
            if township.story["faults"]["lazy_helpers"].get(helper) == month:
                count = plan["visits"] - 1
            chosen = sorted(rng.sample(days, count))
            for day, home in zip(chosen, islice(turns, count), strict=True):
                yield Call(helper, village, day, (home,), plan["stay"], tuple(plan["purposes"]))


def _paired(township: Township, reach: Reach) -> dict[str, list[str]]:
    paired = defaultdict(list)
    for village in township.villages:
        for home in reach.open_homes(township, village.code):
            paired[home.helper].append(home.household)
    return dict(paired)
