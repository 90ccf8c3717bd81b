"""Meetings, inspections, surveys, visits, presence and reports: the map of how things stand."""

from collections.abc import Iterator

from bangfu_lib.demo.huaying.county import County, Village
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import demo_huaying as zh

AREA = "HY"


def activity_rows(county: County) -> Iterator[Row]:
    """The coordination group's monthly meetings, one month left out (H17)."""
    plan = county.story["meetings"]
    known = {name: plan[name] for name in ("kind", "topic", "attendance")}
    rows = (known | {"held_on": day, "approximate": False} for day in plan["days"])
    yield from numbered(rows, "activity", "HD", width=2, area=AREA)


def awareness_rows(county: County) -> Iterator[Row]:
    """Votes on how well policies are known, village by village (H09)."""
    plan = county.story["awareness"]
    for village in county.poor:
        votes = plan["low"].get(village.code, plan["usual"])
        for option, number in zip(plan["options"], votes, strict=True):
            yield {
                "batch": f"{village.code}-{county.quarter.code}",
                "held_on": plan["held_on"],
                "village": village.code,
                "target": plan["target"],
                "method": plan["method"],
                "option": option,
                "votes": number,
            }


def inspection_rows(county: County) -> Iterator[Row]:
    """A monthly inspection of each poor village."""
    rows = (row for village in county.poor for row in _village_inspections(county, village))
    yield from numbered(rows, "check", "DC", width=2, area=AREA)


def _village_inspections(county: County, village: Village) -> Iterator[Row]:
    plan, rng = county.story["inspections"], county.rng(f"inspections {village.code}")
    for month in plan["months"]:
        period = Period.parse(month)
        failed = month in plan["failing"].get(village.code, [])
        yield {
            "campaign": plan["campaign"],
            "group": plan["group"],
            "village": village.code,
            "held_on": rng.choice(county.workdays(period.first, period.last)),
            "result": zh.FAILED if failed else zh.PASSED,
            "remark": plan["remark"] if failed else None,
        }


def visit_rows(county: County) -> Iterator[Row]:
    """Each helper visits each of the own households once in the quarter."""
    plan = county.story["visits"]
    days = county.workdays(*plan["days"])
    for village in county.villages:
        rng = county.rng(f"visits {village.code}")
        homes = county.homes_by_village[village.code]
        for home in homes[: len(homes) - plan["missed"].get(village.code, 0)]:
            yield {
                "visited_on": rng.choice(days),
                "person": home.helper,
                "village": village.code,
                "household": home.household,
                "purpose": rng.choice(plan["purposes"]),
                "met": rng.random() < plan["met_share"],
            }


def attendance_rows(county: County) -> Iterator[Row]:
    """Every working day of the quarter of each first secretary, as the village writes it down."""
    plan = county.story["presence"]
    days = county.workdays(county.quarter.first, county.quarter.last)
    for village in county.poor:
        rng, low = county.rng(f"presence {village.code}"), plan["low"].get(village.code)
        away = set(rng.sample(days, low or rng.randint(*plan["away"])))
        status = plan["low_status"] if low else plan["status"]
        for post in county.all_holders(zh.SECRETARY):
            if post.village == village.code:
                here = (d for d in days if post.arrived <= d and (not post.left or d <= post.left))
                yield from (_day(post.person, d, status if d in away else "") for d in here)


def _day(person: str, day: object, away: str) -> Row:
    return {
        "person": person,
        "date": day,
        "half": zh.WHOLE_DAY,
        "status": away or zh.IN_VILLAGE,
        "recorded_by": zh.BY_VILLAGE,
    }


def report_rows(county: County) -> Iterator[Row]:
    """The summaries of quarter and year of each poor village."""
    for entry in county.story["reports"]:
        for village in county.poor:
            yield {"village": village.code, "quality": zh.GOOD, **entry}
