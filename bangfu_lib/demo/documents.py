"""The document list: required of every village, lists per area, regulations."""

from collections.abc import Iterator
from itertools import product

from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.demo.township import Township, Village
from bangfu_lib.zh import demo as zh


def document_rows(township: Township) -> Iterator[Row]:
    """Required documents (P20), lists (P35) and the township's regulations (P22, P27)."""
    for village in township.villages:
        yield from _required(township, village)
        yield from _lists(township, village)
    fixed = {"mandatory": False, "complete": True}
    rules = (entry | fixed for entry in _plan(township)["township"])
    yield from numbered(rules, "document", "GZ", width=2)


def _required(township: Township, village: Village) -> Iterator[Row]:
    plan, faults = _plan(township), township.story["faults"]
    rows = ({**entry, "village": village.code} for entry in plan["mandatory"])
    for row in numbered(rows, "document", "ZL", width=2):
        missing = row["document"] in faults["missing_documents"]
        people = _responsible_people(township, village)
        if row["document"] == faults["no_assisting"]:
            people["assisting"] = None
        done = _completion(township, row, missing, plan["remark"])
        yield {**row, **people, **done, "mandatory": True}


def _lists(township: Township, village: Village) -> Iterator[Row]:
    """Each area of a village keeps its own set; the code says which area."""
    plan, missing = _plan(township)["lists"], township.story["faults"]["missing_lists"]
    people = _responsible_people(township, village)
    for area, (place, name) in product(range(village.areas), enumerate(plan["names"], start=1)):
        row = {
            "document": f"{village.code}-P{area + 1}-MD{place}",
            "village": village.code,
            "category": plan["category"],
            "name": name,
            "mandatory": False,
        }
        done = _completion(township, row, row["document"] in missing, plan["remark"])
        yield {**row, **people, **done}


def _completion(township: Township, row: Row, missing: bool, remark: str) -> Row:
    if missing:
        return {"complete": False, "remark": remark}
    days = township.workdays(*_plan(township)["completed"])
    return {"complete": True, "completed_on": township.rng(row["document"]).choice(days)}


def _responsible_people(township: Township, village: Village) -> dict[str, str | None]:
    """Two secretaries, two cadres and everyone else of the team (2+2+N, P17)."""
    roles = _plan(township)["roles"]
    named = {
        part: [person for role in roles[part] for person in township.holders(role, village.code)]
        for part in roles
    }
    return {
        "lead_secretaries": zh.SEPARATOR.join(named["lead"]),
        "responsible": zh.SEPARATOR.join(named["responsible"]),
        "assisting": zh.SEPARATOR.join(named["assisting"]),
    }


def _plan(township: Township) -> dict:
    return township.story["documents"]
