"""Contents of the three lists of each holder: problems, tasks, duties (三项清单)."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.holders import Holder, holder_names, holders, team
from bangfu_lib.reports.standing import open_at, overdue_at, standing_text, task_state
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.word.numerals import numeral
from bangfu_lib.zh import role_lists as zh

COUNTED = ("problem_count", "task_count", "done_count", "duty_count")
FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("holders_text"),
    "holders": rows("number", "holder", "name", "sending_unit", "held_since"),
    "holder_lists": Rows(
        {
            **texts("annex_label", "heading", "holder", "name", "text", "asked", *COUNTED),
            "matters": rows("number", "list_kind", "content", "request", "due", "state"),
        }
    ),
    **lines("consequence", "annex_note"),
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
        "annex_note": [zh.ANNEX_PARTS.format(count=len(parts))],
        "consequence": [brief.fill(said)] if said else [],
    }


def open_help_problems(brief: Brief, units: Iterable[str]) -> pd.DataFrame:
    """Problems of `units` open on the period's last day, earliest due first, with `overdue`."""
    table = brief.ledger("problems")
    still = table[table["village"].isin(list(units)) & open_at(brief, table)]
    marked = still.assign(overdue=overdue_at(brief, still))
    return marked.sort_values(["due", "problem"], kind="stable")


def problem_text(row: Row) -> str:
    """The topic and the content of a problem; its kind where the content is not for all to read."""
    topic, content = row["topic"], row["kind"] if pd.isna(row["content"]) else row["content"]
    content = zh.NOT_TOLD if pd.isna(content) else content
    return content if pd.isna(topic) else zh.PROBLEM.format(topic=topic, content=content)


def problem_state(brief: Brief, row: Row) -> str:
    """How a problem stood, and that it is overdue where it is."""
    state = standing_text(brief, row)
    return zh.OVERDUE.format(state=state) if row["overdue"] else state


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
    counted = dict(
        zip(
            COUNTED,
            (
                len(problems),
                counts[zh.TASK_LIST],
                sum(row["done"] for row in tasks),
                counts[zh.DUTY_LIST],
            ),
            strict=True,
        )
    )
    names = holder_names(brief, brief.unit, kind)
    found = [*problems, *tasks] or [_nothing()]
    return {
        "annex_label": zh.ANNEX.format(number=place),
        "heading": zh.PART_HEADING.format(numeral=numeral(place), holder=kind, names=names),
        "holder": kind,
        "name": names,
        "text": zh.PART_TEXT.format(**counted),
        "asked": zh.PART_ASKED.format(due=day_text(brief.due)),
        **counted,
        "matters": [{"number": at} | _shown(row) for at, row in enumerate(found, start=1)],
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
            "state": problem_state(brief, row),
        }
        for row in still[owner == kind].to_dict("records")
    ]


def _tasks(brief: Brief, kind: str) -> list[Row]:
    """Tasks by their due dates, then duties; done is what was done by the period's last day."""
    table, last = brief.ledger("tasks"), pd.Timestamp(brief.period.last)
    mine = table[(table["village"] == brief.unit) & (table["holder"] == kind)]
    done = (mine["done_on"] <= last).fillna(False).astype(bool)
    late = (mine["due"] < last).fillna(False).astype(bool) & ~done
    is_duty = mine["list"] == zh.DUTY_LIST
    ordered = mine.assign(done=done, overdue=late & ~is_duty, is_duty=is_duty)
    ordered = ordered.sort_values(["is_duty", "due", "task"], kind="stable")
    return [_task(brief, row) for row in ordered.to_dict("records")]


def _task(brief: Brief, row: Row) -> Row:
    return {
        "list_kind": row["list"],
        "content": row["content"],
        "request": zh.NONE if pd.isna(row["measure"]) else row["measure"],
        "due": zh.LONG_TERM if pd.isna(row["due"]) else day_text(row["due"]),
        "state": _task_state(brief, row),
        "done": bool(row["done"]),
    }


def _task_state(brief: Brief, row: Row) -> str:
    """The state at the end of the period, and that it is overdue where it is."""
    state = task_state(brief, row)
    return zh.OVERDUE.format(state=state) if row["overdue"] else state


def _nothing() -> Row:
    blank = dict.fromkeys(("list_kind", "request", "due", "state"), zh.NONE)
    return blank | {"content": zh.NOTHING}
