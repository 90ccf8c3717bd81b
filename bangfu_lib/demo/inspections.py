"""Inspections of the quarter: patrols, the three supervision groups, cross-checks, self-checks."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain, product

from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Township, Village
from bangfu_lib.zh import demo as zh


def inspection_rows(township: Township, documents: Sequence[Row]) -> Iterator[Row]:
    """One row per thing checked; what failed has a term and mostly a day of mending."""
    rows = chain(
        _patrols(township),
        *(_supervision(township, village) for village in township.villages),
        _papers(township, documents),
        *(_cross_check(township, village) for village in township.villages),
        *(_self_check(township, village) for village in township.villages),
    )
    ordered = sorted(rows, key=lambda row: (row["village"], row["held_on"]))
    judged = (_judged(township, number, row) for number, row in enumerate(ordered))
    yield from numbered(judged, "check", "JX")


def campaign_rows(township: Township) -> Iterator[Row]:
    """The month of self-checks with its first and last day, and the cross-check (P21, P23)."""
    yield from township.story["inspections"]["campaigns"]


def check_item_rows(township: Township) -> Iterator[Row]:
    """The items of both sheets (P24); the article gives their number, not their words."""
    plan = township.story["inspections"]
    for sheet, count in plan["sheets"].items():
        for number in range(1, count + 1):
            content = plan["item"].format(number=number)
            yield {"sheet": sheet, "item_number": number, "content": content}


def _patrols(township: Township) -> Iterator[Row]:
    """Weekly, monthly, quarterly (X23), less the one week that the faults name."""
    plan, fault = township.story["inspections"], township.story["faults"]["no_patrol"]
    for village in township.villages:
        for kind, name in (("week", "patrol"), ("month", "supervision")):
            for period in township.quarter.parts(kind):
                if (village.code, period.code) == (fault["village"], fault["week"]):
                    continue
                rng = township.rng(f"{name} {period} {village.code}")
                day = rng.choice([day for day in township.quarter_days if period.contains(day)])
                yield {**plan[name], "village": village.code, "held_on": day}
        assessment = {k: v for k, v in plan["assessment"].items() if k != "day"}
        day = plan["assessment"]["day"]
        yield {**assessment, "village": village.code, "held_on": day, "result": zh.PASSED}


def _supervision(township: Township, village: Village) -> Iterator[Row]:
    """Households drawn at random by kind (P10), and interviews (P11)."""
    plan, rng = township.story["inspections"], township.rng(f"drawn {village.code}")
    days = sorted(rng.sample(township.months[f"{township.quarter.year}-11"], 2))
    for category, count in plan["households"]["sample"].items():
        homes = [h for h in township.homes_in(village.code) if h.category == category]
        for home in rng.sample(homes, count):
            yield {
                "campaign": plan["households"]["campaign"],
                "group": plan["households"]["group"],
                "village": village.code,
                "held_on": days[0],
                "household": home.household,
                "item": plan["households"]["item"],
            }
    about = plan["interviews"]["about"].get(village.code, {})
    for number in range(1, plan["interviews"]["sheet_count"] + 1):
        yield {
            "campaign": plan["interviews"]["campaign"],
            "group": plan["interviews"]["group"],
            "village": village.code,
            "held_on": days[1],
            "item": plan["interviews"]["item"].format(number=number),
            "person": about.get(number),
        }


def _papers(township: Township, documents: Sequence[Row]) -> Iterator[Row]:
    """Every required document is looked at (P12) and judged as the document list has it."""
    plan = township.story["inspections"]["papers"]
    for document in documents:
        if document["mandatory"]:
            yield {
                "campaign": plan["campaign"],
                "group": plan["group"],
                "village": document["village"],
                "held_on": plan["day"],
                "item": plan["item"].format(name=document["name"]),
                "result": zh.PASSED if document["complete"] else zh.FAILED,
                "remark": None if document["complete"] else plan["remark"],
            }


def _cross_check(township: Township, village: Village) -> Iterator[Row]:
    """The group of another village goes through both sheets (P23, P24)."""
    plan = township.story["inspections"]["cross_check"]
    checkers = list(plan["checks"])
    checker = next(own for own, checked in plan["checks"].items() if checked == village.code)
    group = township.story["numerals"][checkers.index(checker)]
    yield from (
        {
            "campaign": plan["campaign"],
            "group": plan["group"].format(number=group),
            "group_village": checker,
            "held_on": plan["days"][village.code],
            **row,
        }
        for row in _sheets(township, village, plan["campaign"])
    )


def _self_check(township: Township, village: Village) -> Iterator[Row]:
    """The village goes through both sheets itself, in December (P21)."""
    plan = township.story["inspections"]["self_check"]
    yield from (
        {
            "campaign": plan["campaign"],
            "group": plan["group"].format(village=village.name),
            "group_village": village.code,
            "held_on": plan["days"][village.code],
            **row,
        }
        for row in _sheets(township, village, plan["campaign"])
    )


def _sheets(township: Township, village: Village, campaign: str) -> Iterator[Row]:
    """The village sheet once, the household sheet for each household drawn."""
    plan, rng = township.story["inspections"], township.rng(f"sheets {campaign} {village.code}")
    drawn = rng.sample(township.homes_in(village.code), plan["sampled_households"])
    homes = [home.household for home in drawn]
    subjects = ((zh.VILLAGE_SHEET, [None]), (zh.HOUSEHOLD_SHEET, homes))
    for sheet, households in subjects:
        for household, number in product(households, range(1, plan["sheets"][sheet] + 1)):
            yield {
                "village": village.code,
                "sheet": sheet,
                "item_number": number,
                "item": plan["item"].format(number=number),
                "household": household,
            }


def _judged(township: Township, number: int, row: Row) -> Row:
    plan, rng = township.story["inspections"], township.rng(f"judged {number}")
    shares = plan["failing_in"].get(row["campaign"], plan["failing_share"])
    fails = rng.random() < shares[row["village"]]
    result = row.get("result", zh.FAILED if fails else zh.PASSED)
    if result == zh.PASSED:
        return {**row, "result": result}
    fixed = row["held_on"] + timedelta(days=rng.randint(3, 12))
    unmended = rng.random() < plan["unmended_share"][row["village"]]
    in_time = fixed <= township.quarter.last and not unmended
    return {
        "remark": plan["remark"],
        **row,
        "result": result,
        "due": row["held_on"] + timedelta(days=plan["mending_days"]),
        "fixed_on": fixed if in_time else None,
    }
