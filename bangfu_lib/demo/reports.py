"""Plans and reports that the villages handed in over the year."""

from collections.abc import Iterator
from datetime import date, timedelta

from bangfu_lib.demo.rows import Row
from bangfu_lib.demo.township import Township
from bangfu_lib.periods.period import Period


def report_rows(township: Township) -> Iterator[Row]:
    """One row per report (X28, X31, X32, X35), but for the late and the unsent of the faults."""
    plan, faults = township.story["reports"], township.story["faults"]
    for village in township.villages:
        for entry in plan["kinds"]:
            for period in _periods(township, entry):
                key = f"{entry['kind']} {period} {village.code}"
                if key in faults["unsent_reports"]:
                    continue
                days = _submissions(township, entry, period, key)
                for serial, day in enumerate(days, start=1):
                    yield {
                        "kind": entry["kind"],
                        "for_period": period.code,
                        "village": village.code,
                        "serial": serial,
                        "submitted_on": faults["late_reports"].get(key, day),
                        "quality": plan["quality"],
                        "received_by": plan["received_by"],
                    }


def _periods(township: Township, entry: dict) -> list[Period]:
    year = township.quarter.within("year")
    last = Period.parse(entry["last"]) if "last" in entry else year
    return [period for period in year.parts(entry["periods"]) if period <= last]


def _submissions(township: Township, entry: dict, period: Period, key: str) -> list[date]:
    """One working day up to the usual one; sometimes a second report a few days earlier."""
    rng, usual = township.rng(f"report {key}"), _usual_day(entry, period)
    first = township.workday_by(usual - timedelta(days=rng.randint(0, 2)))
    if rng.random() >= entry.get("more_share", 0):
        return [first]
    return [township.workday_by(first - timedelta(days=7)), first]


def _usual_day(entry: dict, period: Period) -> date:
    if isinstance(entry["by"], date):
        return entry["by"]
    month = period.last.month + entry.get("after", 0)
    return period.last.replace(month=month, day=entry["by"])
