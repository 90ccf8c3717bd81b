"""Problems, tasks and duties of the five kinds of holders: the map of responsibility (H15, H16)."""

from collections.abc import Iterator
from datetime import timedelta

from bangfu_lib.demo.huaying.county import County, Village
from bangfu_lib.demo.rows import Row, numbered
from bangfu_lib.zh import demo_huaying as zh

AREA = "HY"
ROLES = {
    zh.LINKED_LEADER: zh.LEADER_ROLE,
    zh.SECRETARY: zh.SECRETARY,
    zh.AGRONOMIST: zh.AGRONOMIST_ROLE,
}


def task_rows(county: County) -> Iterator[Row]:
    """Duties and tasks of each holder in each poor village."""
    rows = (row for village in county.poor for row in _village_tasks(county, village))
    yield from numbered(rows, "task", "RW", width=2, area=AREA)


def _village_tasks(county: County, village: Village) -> Iterator[Row]:
    overdue = county.story["overdue_tasks"].get(village.code, [])
    for holder, duties in county.story["duties"].items():
        known = {"village": village.code, "holder": holder, **_who(county, village, holder)}
        for content in duties:
            yield known | {"list": zh.DUTY, "content": content, "state": zh.STANDING}
        for place, entry in enumerate(county.story["tasks"][holder]):
            late = holder in overdue and place == 0
            yield known | {"list": zh.TASK, **entry, **_progress(county, entry, late=late)}


def _progress(county: County, entry: dict, *, late: bool) -> Row:
    """How far a task is: those due within the quarter are done unless they are `late`."""
    if entry["due"] > county.quarter.last:
        return {"state": zh.NOT_BEGUN}
    if late:
        return {"state": zh.RUNNING}
    done = county.workdays(entry["due"] - timedelta(days=9), entry["due"])[-1]
    return {"state": zh.DONE, "done_on": done}


def _who(county: County, village: Village, holder: str) -> Row:
    """The person who holds a role, or the organisation."""
    if holder in ROLES:
        return {"person": county.holders(village.code, ROLES[holder])[0].person}
    if holder == zh.HELPING_UNIT:
        code = county.story["organisations"]["departments"]["code"]
        return {"organisation": code.format(number=int(village.units[0][-2:]))}
    code = county.story["organisations"]["groups"]["code"]
    return {"organisation": code.format(number=village.number)}


def problem_rows(county: County) -> Iterator[Row]:
    """Problems of the poor villages; in the difficult ones some are still open."""
    rows = (row for village in county.poor for row in _village_problems(county, village))
    yield from numbered(rows, "problem", "WT", width=2, area=AREA)


def _village_problems(county: County, village: Village) -> Iterator[Row]:
    plan, rng = county.story["problems"], county.rng(f"problems {village.code}")
    difficult = village.register["difficult"]
    number = plan["difficult"] if difficult else plan["usual"]
    open_ = plan["open_difficult"].get(village.code, 0)
    unassigned = plan["unassigned"].get(village.code, 0)
    days = sorted(rng.sample(county.workdays(*plan["days"]), number))
    for place, (day, topic) in enumerate(
        zip(days, rng.sample(plan["topics"], number), strict=True)
    ):
        due = day + timedelta(days=plan["term"])
        closed = None if place >= number - open_ else due - timedelta(days=rng.randint(1, 20))
        yield {
            "village": village.code,
            "stream": plan["stream"],
            "kind": zh.PROBLEM,
            "source": rng.choice(plan["sources"]),
            "received_on": day,
            "topic": topic["topic"],
            "content": topic["content"],
            "responsible": _who(county, village, topic["holder"]).get("person"),
            "holder": None if place >= number - unassigned else topic["holder"],
            "due": due,
            "status": zh.CLOSED if closed else zh.WORKING,
            "closed_on": closed,
        }
