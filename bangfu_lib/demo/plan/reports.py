"""What the villages handed in over the year: in time, on the last day, late or not at all."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from bangfu_lib.demo.plan.place import Place
from bangfu_lib.demo.rows import Row
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import demo_plan as zh


def report_rows(place: Place) -> Iterator[Row]:
    """One row per report (X24 to X26, X28, X31, X32, X35)."""
    rows = chain(_regular(place), _weekly(place), _leaders_entered(place))
    for row in rows:
        yield {"serial": 1, "received_by": place.story["receiver"], **row}


def _regular(place: Place) -> Iterator[Row]:
    for entry in place.story["reports"]:
        for village in place.poor if entry.get("poor") else place.codes:
            for period in _periods(place, entry):
                key = f"{entry['kind']} {period} {village}"
                if key not in place.story["unsent"]:
                    yield from _handed_in(place, entry, period, village=village)


def _handed_in(place: Place, entry: dict, period: Period, *, village: str) -> Iterator[Row]:
    """The reports of one kind for one period; of the counted kinds as many as the village sends."""
    key = f"{entry['kind']} {period} {village}"
    day = place.story["late"].get(key) or _day(place, entry, period, village=village)
    month = period.code if entry["every"] == "month" else ""
    copies = place.target(entry["key"], village, month) if "key" in entry else 1
    members = place.team(village, period)
    for serial in range(1, copies + 1):
        author = members[(period.number + serial) % len(members)] if "by_members" in entry else None
        yield {
            "kind": entry["kind"],
            "for_period": period.code,
            "village": village,
            "serial": serial,
            "submitted_on": day,
            "person": author.person if author else None,
            "quality": entry.get("quality"),
        }


def _periods(place: Place, entry: dict) -> list[Period]:
    year = place.quarter.within("year")
    last = Period.parse(entry["last"]) if "last" in entry else year
    return [period for period in year.parts(entry["every"]) if period.last <= last.last]


def _day(place: Place, entry: dict, period: Period, *, village: str) -> date:
    """The usual day, a working day; villages that wait to the last day hand in on the due date."""
    limit = village in place.story["at_the_limit"]
    if "on" in entry:
        return entry["limit"] if limit else place.workday_by(entry["on"])
    month = Period.of(period.last, "month")
    month = month.next() if "after" in entry else month
    if limit:
        return min(month.last, month.first + timedelta(days=entry["due"] - 1))
    return place.workday_by(month.first.replace(day=entry["by"]))


def _weekly(place: Place) -> Iterator[Row]:
    """The platform's weekly entries, on the week's last working day (X24)."""
    for village in place.poor:
        for week in place.quarter.parts("week"):
            if place.story["weekly_missing"].get(village) != week.code:
                yield {
                    "kind": zh.WEEKLY_ENTRY,
                    "for_period": week.code,
                    "village": village,
                    "submitted_on": place.workdays(week.first, week.last)[-1],
                }


def _leaders_entered(place: Place) -> Iterator[Row]:
    """The entries of the county leaders' visits (X26), those that were made by the end."""
    for village, (day, entered) in place.story["leader_visits"].items():
        if entered:
            yield {
                "kind": zh.LEADER_ENTRY,
                "for_period": place.quarter.code,
                "village": village,
                "submitted_on": entered,
                "event_on": day,
            }
