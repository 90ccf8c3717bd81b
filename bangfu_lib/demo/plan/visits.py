"""Visits of the quarter: leaders, helpers, the team, and what the cadres answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, cycle, islice

from bangfu_lib.demo.plan.place import Place, helper_of
from bangfu_lib.demo.plan.presence import whole_days
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo_plan as zh

HALF_DAY, WHOLE_DAY = "0.5", "1"
TEAM_VISITS = 4


@dataclass(frozen=True)
class Round:
    """One person's visits to one village: their days, the households shared out over them."""

    person: str
    role: str
    village: str
    days: Sequence[date]
    homes: Sequence[str]
    stay: str


def visit_rows(place: Place) -> list[Row]:
    """One row per household called on, or one without a household, in order of day."""
    rounds = chain(_area_rounds(place), _team_leaders(place), _helpers(place), _teams(place))
    rows = [row for one in rounds for row in _rows(place, one)]
    rows += [*_county_leaders(place), *_answers(place)]
    return sorted(rows, key=lambda row: (row["visited_on"], row["village"], row["person"]))


def occasion_rows(place: Place) -> Iterator[Row]:
    """Each kind of occasion once in every village (X15); what is missed names no household."""
    rows = (
        {
            "village": village,
            "kind": kind,
            "household": None if kind in _missed(place, village) else household,
            "since": since,
        }
        for village in place.codes
        for kind, household, since in _occasions(place, village)
    )
    yield from numbered(rows, "occasion", "BD", width=2)


def _rows(place: Place, one: Round) -> Iterator[Row]:
    for turn, day in enumerate(one.days):
        for number, household in enumerate(one.homes[turn :: len(one.days)] or (None,)):
            yield {
                "visited_on": day,
                "person": one.person,
                "village": one.village,
                "household": household,
                "stay_days": one.stay if number == 0 else None,
                "purpose": place.story["purposes"][one.role],
                "met": None if household is None else True,
            }


def _area_rounds(place: Place) -> Iterator[Round]:
    """Monthly visits of the area leaders (X03); they are in one village a day."""
    for village in place.story["villages"]:
        code, leader = village["code"], village["area"]
        turn = [v["code"] for v in place.story["villages"] if v["area"] == leader].index(code)
        for month, days in place.months.items():
            visits = place.target("area_visits", code, month)
            homes = place.homes[code][: place.target("area_homes", code, month)]
            chosen = days[turn::3][:visits]
            yield Round(leader, zh.AREA_LEADER, code, chosen, homes, HALF_DAY)


def _team_leaders(place: Place) -> Iterator[Round]:
    """Monthly visits of the units' team leaders and the township's assistants (X04)."""
    for village in place.codes:
        for turn, (letter, role) in enumerate((("U", zh.UNIT_LEADER), ("A", zh.ASSISTANT))):
            for month, days in place.months.items():
                visits = place.target("team_visits", village, month)
                homes = place.homes[village][: place.target("team_homes", village, month)]
                chosen = days[turn::2][:visits]
                yield Round(f"{village}-{letter}", role, village, chosen, homes, WHOLE_DAY)


def _helpers(place: Place) -> Iterator[Round]:
    """Each helper's visits to the own households, one a day (X16)."""
    for post in place.posts:
        if post.role == zh.HELPER:
            own = [h for h in place.homes[post.village] if helper_of(place, h) == post.person]
            turn = int(post.person[-1]) - 1
            turns = cycle(own)
            for month, days in place.months.items():
                visits = place.target("helper_visits", post.village, month)
                homes = list(islice(turns, visits))
                chosen = days[turn::3][:visits]
                yield Round(post.person, zh.HELPER, post.village, chosen, homes, HALF_DAY)


def _teams(place: Place) -> Iterator[Round]:
    """A few visits of every member, on days in the village."""
    for village in place.codes:
        for turn, post in enumerate(place.team(village)):
            days = whole_days(place, post)[5 + turn :: 9][:TEAM_VISITS]
            homes = place.homes[village][turn::3][: len(days)]
            yield Round(post.person, zh.TEAM, village, days, homes, HALF_DAY)


def _county_leaders(place: Place) -> Iterator[Row]:
    for village, (day, _) in place.story["leader_visits"].items():
        yield {
            "visited_on": day,
            "person": f"{village}-K",
            "village": village,
            "stay_days": HALF_DAY,
            "purpose": place.story["purposes"][zh.COUNTY_LEADER],
        }


def _answers(place: Place) -> Iterator[Row]:
    """The cadres' visits on each occasion, on the next working day."""
    for village in place.codes:
        for kind, household, since in _occasions(place, village):
            if kind in _missed(place, village):
                continue
            after = max(since, place.quarter.first)
            yield {
                "visited_on": place.workdays(after, place.quarter.last)[1],
                "person": f"{village}-C",
                "village": village,
                "household": household,
                "purpose": place.story["purposes"][zh.CADRE],
                "met": True,
                "occasion": kind,
            }


def _occasions(place: Place, village: str) -> Iterable[tuple[str, str, date]]:
    """Kind, household and day of every occasion in a village."""
    plan, homes = place.story["occasions"], place.homes[village]
    listed = [plan["listed_on"]] * len(plan["families"])
    kinds = [*plan["events"], *plan["families"]]
    return zip(kinds, homes, [*plan["arose_on"], *listed], strict=False)


def _missed(place: Place, village: str) -> Sequence[str]:
    return place.story["occasions"]["missed"].get(village, ())
