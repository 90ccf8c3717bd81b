"""Patrols, supervision, assessment and cross-checks; what followed; ratings entered by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from bangfu_lib.demo.plan.place import Place
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.ledgers.check_assignment import propose_checks
from bangfu_lib.zh import demo as words
from bangfu_lib.zh import demo_plan as zh


def inspection_rows(place: Place) -> Iterator[Row]:
    """One row per thing checked (X22, X23, P23, P24), less the cycles that the story misses."""
    rows = chain(_cycles(place), _assessments(place), _hearings(place), _cross_checks(place))
    ordered = sorted(rows, key=lambda row: (row["village"], row["held_on"], row["campaign"]))
    yield from numbered(ordered, "check", "JC")


def reward_rows(place: Place) -> Iterator[Row]:
    """Talks and criticism by the township (X22)."""
    rows = (
        {
            **entry,
            "village": entry["person"].split("-")[0],
            "level": zh.TOWNSHIP_LEVEL,
            "object_kind": zh.PERSON_OBJECT,
        }
        for entry in place.story["rewards"]
    )
    yield from numbered(rows, "record", "JL", width=2, area="PV", by_village=False)


def rating_rows(place: Place) -> Iterator[Row]:
    """Ratings that the assessing offices enter themselves (X20, X34)."""
    rows = (
        {
            "village": village,
            "matter": entry["matter"],
            "quantity": str(score),
            "assessor": entry["assessor"],
            "assessed_on": entry["assessed_on"],
        }
        for entry in place.story["ratings"]
        for village, score in entry["scores"].items()
    )
    yield from numbered(rows, "record", "PF", width=2)


def _cycles(place: Place) -> Iterator[Row]:
    """Patrols each week and supervision each month, on a day that differs by village (X23)."""
    plans = place.story["inspections"]
    for kind, name in (("week", "patrol"), ("month", "supervision")):
        for turn, village in enumerate(place.codes):
            for period in place.quarter.parts(kind):
                if plans[name]["missed"].get(village) == period.code:
                    continue
                days = place.workdays(period.first, period.last)
                failing = name == "patrol" and period.code in _failed(place, village)
                row = {"village": village, "held_on": days[turn % len(days)]}
                yield _check(place, plans[name], row, failing=failing)


def _assessments(place: Place) -> Iterator[Row]:
    plan = place.story["inspections"]["assessment"]
    for village in place.codes:
        if village not in plan["missed"]:
            yield _check(place, plan, {"village": village, "held_on": plan["day"]}, failing=False)


def _hearings(place: Place) -> Iterator[Row]:
    plan = place.story["inspections"]["hearing"]
    for village in place.codes:
        for number in range(1, plan["count"] + 1):
            row = {"village": village, "held_on": plan["day"]}
            row["item"] = plan["item"].format(number=number)
            yield _check(place, plan, row, failing=number <= plan["failing"].get(village, 0))


def _cross_checks(place: Place) -> Iterator[Row]:
    """Every village by the group that the proposal gives it, both sheets item by item."""
    plan = place.story["inspections"]["cross"]
    names = [plan["group"].format(number=zh.NUMERALS[n]) for n in range(len(place.codes))]
    homes = dict(zip(names, place.codes, strict=True))
    groups = propose_checks(place.codes, homes)
    for day, village in zip(plan["days"], place.codes, strict=True):
        for sheet, items in plan["sheets"].items():
            for number in range(1, items + 1):
                row = {
                    "village": village,
                    "held_on": day,
                    "group": groups[village],
                    "group_village": homes[groups[village]],
                    "sheet": sheet,
                    "item_number": number,
                    "item": plan["item"].format(number=number),
                }
                of_village = sheet == words.VILLAGE_SHEET
                row["household"] = None if of_village else place.homes[village][0]
                failing = of_village and number in plan["failing"].get(village, ())
                yield _check(place, plan, row, failing=failing)


def _check(place: Place, plan: dict, row: Row, *, failing: bool) -> Row:
    known = {name: plan[name] for name in ("campaign", "group", "channel") if name in plan}
    checked = {**known, **row, "result": words.FAILED if failing else words.PASSED}
    return {**checked, **_mended(place, row["village"], row["held_on"])} if failing else checked


def _mended(place: Place, village: str, held_on: date) -> Row:
    cross = place.story["inspections"]["cross"]
    due = held_on + timedelta(days=cross["mend_by"])
    fixed = None if village in cross["unmended"] else due - timedelta(days=2)
    return {"remark": zh.REMARK, "due": due, "fixed_on": fixed}


def _failed(place: Place, village: str) -> list[str]:
    return place.story["inspections"]["fail_patrol"].get(village, [])
