"""Contents of the three lists of each holder: problems, tasks, duties (三项清单)."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from bangfu_lib.charts.chart import Draw
from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.figures import numeral
from bangfu_lib.reports.holders import Holder, holder_names, holders, team
from bangfu_lib.zh import role_lists as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("holders_text"),
    "holders": rows("number", "holder", "name", "sending_unit", "held_since"),
    "holder_lists": Rows(
        {
            **texts("heading", "text"),
            "matters": rows("number", "list_kind", "content", "request", "due", "state"),
        }
    ),
    **lines("consequence"),
}
Row = dict[str, Any]


def role_list_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the three lists can show."""
    found = holders(brief, brief.unit)
    everybody = [*found, *team(brief, brief.unit)]
    said = brief.document.says.get("consequence", "")
    parts = [_part(brief, place, kind) for place, kind in enumerate(_kinds(brief), start=1)]
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "holders": [_holder(place, one) for place, one in enumerate(everybody, start=1)],
        "holders_text": _five_text(brief, found),
        "holder_lists": parts,
        "consequence": [brief.fill(said)] if said else [],
    }


def role_list_charts(brief: Brief) -> dict[str, Draw]:
    """The lists show no charts."""
    del brief
    return {}


def open_help_problems(brief: Brief, units: Iterable[str]) -> pd.DataFrame:
    """Problems of `units` that are not closed, earliest due first, with a column `overdue`."""
    table = brief.ledger("problems")
    closed = table["status"].isin(brief.shows("closed"))
    still = table[table["village"].isin(list(units)) & ~closed]
    late = still["due"] <= pd.Timestamp(brief.period.last)
    return still.assign(overdue=late).sort_values(["due", "problem"], kind="stable")


def problem_text(row: Row) -> str:
    """The topic and the content of a problem; its kind where the content is not for all to read."""
    topic, content = row["topic"], row["kind"] if pd.isna(row["content"]) else row["content"]
    return content if pd.isna(topic) else zh.PROBLEM.format(topic=topic, content=content)


def state_text(row: Row, state: str) -> str:
    """The state, and that it is overdue where it is."""
    return zh.OVERDUE.format(state=row[state]) if row["overdue"] else row[state]


def _kinds(brief: Brief) -> list[str]:
    return list(brief.document.shows["holders"])


def _holder(place: int, one: Holder) -> Row:
    return {
        "number": place,
        "holder": one.kind,
        "name": one.name,
        "sending_unit": one.detail,
        "held_since": one.since_text,
    }


def _five_text(brief: Brief, found: list[Holder]) -> str:
    """How many of each kind there are, and which kinds are missing."""
    village = village_name(brief.results, brief.unit)
    counts = Counter(one.kind for one in found)
    persons = {one.kind for one in found if one.is_person}
    listing = zh.SEPARATOR.join(
        zh.HOLDER_COUNT.format(
            holder=kind,
            count=counts[kind],
            word=zh.PERSON_WORD if kind in persons else zh.UNIT_WORD,
        )
        for kind in _kinds(brief)
        if counts[kind]
    )
    missing = zh.SEPARATOR.join(kind for kind in _kinds(brief) if not counts[kind])
    if not listing:
        return zh.FIVE_NONE.format(village=village)
    pattern = zh.FIVE_SHORT if missing else zh.FIVE_COMPLETE
    return pattern.format(village=village, listing=listing, missing=missing)


def _part(brief: Brief, place: int, kind: str) -> Row:
    """What one kind of holder is to do: open problems, then tasks, then duties."""
    problems, tasks = _problems(brief, kind), _tasks(brief, kind)
    counts = Counter(row["list_kind"] for row in tasks)
    rows = [*problems, *tasks] or [_nothing()]
    return {
        "heading": zh.PART_HEADING.format(
            numeral=numeral(place), holder=kind, names=holder_names(brief, brief.unit, kind)
        ),
        "text": zh.PART_TEXT.format(
            problems=len(problems),
            tasks=counts[zh.TASK_LIST],
            done=sum(row["done"] for row in tasks),
            duties=counts[zh.DUTY_LIST],
        ),
        "matters": [{"number": at} | _shown(row) for at, row in enumerate(rows, start=1)],
    }


def _shown(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "done"}


def _problems(brief: Brief, kind: str) -> list[Row]:
    """Open problems of the holder; those of nobody go to whom the declaration names."""
    still = open_help_problems(brief, [brief.unit])
    owner = still["holder"].fillna(brief.document.shows.get("responsible_role", ""))
    return [
        {
            "list_kind": zh.PROBLEM_LIST,
            "content": problem_text(row),
            "request": zh.PROBLEM_REQUEST,
            "due": day_text(row["due"]),
            "state": state_text(row, "status"),
        }
        for row in still[owner == kind].to_dict("records")
    ]


def _tasks(brief: Brief, kind: str) -> list[Row]:
    """Tasks by their due dates, then duties."""
    table = brief.ledger("tasks")
    mine = table[(table["village"] == brief.unit) & (table["holder"] == kind)]
    done = mine["done_on"].notna()
    late = (mine["due"] <= pd.Timestamp(brief.period.last)) & ~done
    is_duty = mine["list"] == zh.DUTY_LIST
    ordered = mine.assign(done=done, overdue=late & ~is_duty, is_duty=is_duty)
    ordered = ordered.sort_values(["is_duty", "due", "task"], kind="stable")
    return [_task(row) for row in ordered.to_dict("records")]


def _task(row: Row) -> Row:
    return {
        "list_kind": row["list"],
        "content": row["content"],
        "request": zh.NONE if pd.isna(row["measure"]) else row["measure"],
        "due": zh.LONG_TERM if pd.isna(row["due"]) else day_text(row["due"]),
        "state": state_text(row, "state"),
        "done": bool(row["done"]),
    }


def _nothing() -> Row:
    blank = dict.fromkeys(("list_kind", "request", "due", "state"), zh.NONE)
    return blank | {"content": zh.NOTHING}
