"""Documents, changes of registers, commitments and diaries of the sample."""

from collections.abc import Iterator
from itertools import chain

from bangfu_lib.demo.plan.place import Place, Post
from bangfu_lib.demo.plan.presence import whole_days
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo as words
from bangfu_lib.zh import demo_plan as zh

# The letters of the two persons in each part of a document's 2+2+N responsibility.
PAIRS = {"lead_secretaries": "SZ", "responsible": "CA"}


def document_rows(place: Place) -> Iterator[Row]:
    """The registers (X27) and the helpers' ledgers (X36) of every village that owes them."""
    rows = (
        _document(place, entry, village)
        for village in place.codes
        for entry in place.story["documents"]
        if village in place.poor or not entry.get("poor")
    )
    yield from numbered(rows, "document", "ZL", width=2)


def change_rows(place: Place) -> Iterator[Row]:
    """Changes of the register of forces, some not yet carried over (X27)."""
    rows = (
        {
            "village": village,
            "register": zh.REGISTER,
            "changed_on": changed,
            "content": zh.CHANGE,
            "updated_on": updated,
        }
        for village, (changed, updated) in place.story["changes"].items()
    )
    yield from numbered(rows, "change", "BG", width=2)


def commitment_rows(place: Place) -> Iterator[Row]:
    """Yearly promises of the poor villages' units, quarterly ones of those to exit (X29)."""
    plans = place.story["commitments"]
    yearly, quarterly = plans["annual"], plans["quarterly"]
    year, quarter = place.quarter.within("year").code, place.quarter.code
    rows = chain(
        (
            _commitment(place, yearly, village, kind=(zh.YEARLY, year))
            for village in place.poor
            if village not in yearly["not_in"]
        ),
        (
            _commitment(place, quarterly, village, kind=(zh.QUARTERLY, quarter))
            for village in quarterly["in"]
        ),
    )
    yield from numbered(rows, "commitment", "CN", width=2)


def diary_rows(place: Place) -> Iterator[Row]:
    """Diaries of the members, on days in the village; the duties take turns (X10, X33)."""
    plan = place.story["diaries"]
    members = (post for village in place.codes for post in place.team(village))
    rows = (
        row for post in members if post.person not in plan["none_by"] for row in _diary(place, post)
    )
    yield from numbered(rows, "diary", "RJ", width=3)


def _document(place: Place, entry: dict, village: str) -> Row:
    missing = village in entry.get("missing_in", ())
    people = {
        part: words.SEPARATOR.join(f"{village}-{letter}" for letter in letters)
        for part, letters in PAIRS.items()
    }
    return {
        "village": village,
        "category": entry["category"],
        "name": entry["name"],
        "mandatory": True,
        **people,
        "assisting": f"{village}-T",
        "complete": not missing,
        "completed_on": None if missing else place.story["completed_on"],
        "remark": zh.REMARK if missing else None,
    }


def _commitment(place: Place, plan: dict, village: str, *, kind: tuple[str, str]) -> Row:
    unit = next(v["sending_unit"] for v in place.story["villages"] if v["code"] == village)
    undone = village in plan.get("undone_in", ())
    return {
        "village": village,
        "promised_by": unit,
        "kind": kind[0],
        "for_period": kind[1],
        "content": plan["content"],
        "published_on": plan["published_on"],
        "due": plan["due"],
        "done_on": None if undone else plan["done_on"],
    }


def _diary(place: Place, post: Post) -> Iterator[Row]:
    plan = place.story["diaries"]
    duties = plan["duties"][: -1 if post.person in plan["short_of_duties"] else None]
    secretary = post.role == words.FIRST_SECRETARY
    for number, day in enumerate(whole_days(place, post)[:: plan["every"]]):
        yield {
            "written_on": day,
            "person": post.person,
            "village": post.village,
            "content": zh.DIARY,
            "duty": duties[number % len(duties)] if secretary else None,
        }
