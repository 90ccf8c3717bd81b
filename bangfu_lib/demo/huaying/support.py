"""Money and care for those posted: allowances, settling-in, insurance, check-ups, visits."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from bangfu_lib.demo.huaying.county import County, Post
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo_huaying as zh

AREA = "HY"


def fund_rows(county: County) -> Iterator[Row]:
    """What was paid in the year, by the published rates (H18 to H21)."""
    rows = chain(_yearly(county), _allowances(county), _settling(county))
    ordered = sorted(rows, key=lambda row: row["paid_on"])
    yield from numbered(ordered, "fund", "JF", width=4, by_village=False, area=AREA)


def _yearly(county: County) -> Iterator[Row]:
    for key in ("office", "group"):
        plan, year = county.story["funds"][key], county.quarter.within("year").code
        yield from ({"village": v.code, "for_period": year, **plan} for v in county.poor)


def _allowances(county: County) -> Iterator[Row]:
    """Each month to whoever is first secretary on its last day."""
    plan = county.story["funds"]["allowance"]
    for month in county.quarter.within("year").parts("month"):
        paid_on = county.workdays(month.first, month.last)[-1]
        for post in county.all_holders(zh.SECRETARY):
            if _posted(post, month.last):
                known = {"village": post.village, "person": post.person, "for_period": month.code}
                yield plan | known | {"paid_on": paid_on}


def _settling(county: County) -> Iterator[Row]:
    """Once to whoever came in the year, but for those whom the story leaves out."""
    plan, year = county.story["funds"]["settling"], county.quarter.within("year")
    for post in _posted_now(county):
        if post.arrived >= year.first and post.person not in plan["unpaid"]:
            day = _workday_after(county, post.arrived, plan["days_after"])
            known = {"kind": plan["kind"], "amount": plan["amount"], "for_period": year.code}
            who = {"village": post.village, "person": post.person, "payer": post.sending_unit}
            yield known | who | {"paid_on": day}


def care_rows(county: County) -> Iterator[Row]:
    """Insurance, check-ups and visits at festivals (H22)."""
    yield from _insurance(county)
    plan = county.story["care"]["checkup"]
    for post in _posted_now(county):
        if post.person not in plan["without"]:
            yield _care(post, plan["kind"], plan["held_on"], arranged_by=post.sending_unit)
    yield from _festivals(county)


def _insurance(county: County) -> Iterator[Row]:
    plan = county.story["care"]["insurance"]
    for post in _posted_now(county):
        later = _workday_after(county, post.arrived, plan["days_after"])
        day = max(plan["held_on"], later)
        if post.person not in plan["without"]:
            row = _care(post, plan["kind"], day, arranged_by=plan["arranged_by"])
            yield row | {"valid_until": plan["valid_until"]}


def _festivals(county: County) -> Iterator[Row]:
    plan = county.story["care"]["festivals"]
    team = [*county.all_holders(zh.SECRETARY), *county.all_holders(zh.MEMBER_ROLE)]
    for festival, day in plan["days"].items():
        for post in team:
            missed = festival in plan["missed"].get(post.village, [])
            if _posted(post, day) and not missed:
                row = _care(post, plan["kind"], day, arranged_by=plan["arranged_by"])
                yield row | {"festival": festival}


def _posted_now(county: County) -> list[Post]:
    team = [*county.all_holders(zh.SECRETARY), *county.all_holders(zh.MEMBER_ROLE)]
    return [post for post in team if post.left is None]


def _posted(post: Post, day: date) -> bool:
    return post.arrived <= day and (post.left is None or post.left >= day)


def _workday_after(county: County, day: date, days: int) -> date:
    first = day + timedelta(days=days)
    return county.workdays(first, first + timedelta(days=10))[0]


def _care(post: Post, kind: str, day: date, *, arranged_by: str) -> Row:
    known = {"person": post.person, "village": post.village, "kind": kind}
    return known | {"held_on": day, "arranged_by": arranged_by}
