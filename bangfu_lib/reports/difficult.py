"""Contents of the list sent for difficult villages to leaders, units and cadres (H16)."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.chart import Draw
from bangfu_lib.charts.names import person_name, village_name
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.fields import Fields, lines, rows, texts
from bangfu_lib.reports.fields_shared import HEAD_FIELDS
from bangfu_lib.reports.holders import holder_names
from bangfu_lib.reports.role_lists import open_help_problems, problem_text, state_text
from bangfu_lib.zh import role_lists as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **texts("tasks_text"),
    "recipients": rows("number", "village", "leaders", "helping_units", "cadres", "open", "passed"),
    "tasks": rows(
        "number", "village", "problem", "holder", "responsible", "received", "due", "state"
    ),
    **lines("consequence"),
}
RECIPIENTS = ("leaders", "helping_units", "cadres")


def difficult_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the list can show."""
    units = difficult_villages(brief)
    still = open_help_problems(brief, units)
    rows = still.sort_values("village", kind="stable").to_dict("records")
    return head_matter(brief) | {
        "tasks_text": _sentence(brief, units, still),
        "recipients": [_recipients(brief, n, unit, still) for n, unit in enumerate(units, start=1)],
        "tasks": [_problem(brief, place, row) for place, row in enumerate(rows, start=1)],
        "consequence": _consequence(brief) if rows else [],
    }


def difficult_charts(brief: Brief) -> dict[str, Draw]:
    """The list shows no charts."""
    del brief
    return {}


def difficult_villages(brief: Brief) -> list[str]:
    """The codes of the villages that the register marks as difficult, in its order."""
    table = brief.ledger("villages")
    return list(table.loc[table["difficult"].fillna(False).astype(bool), "village"])


def _sentence(brief: Brief, units: list[str], still: pd.DataFrame) -> str:
    day, late = day_text(brief.period.last), int(still["overdue"].sum())
    pattern = zh.DIFFICULT if len(still) else zh.DIFFICULT_CLEAR if units else zh.DIFFICULT_NONE
    return pattern.format(
        day=day,
        villages=len(units),
        open=len(still),
        late=zh.LATE.format(late=late) if late else "",
    )


def _recipients(brief: Brief, place: int, unit: str, still: pd.DataFrame) -> dict[str, Any]:
    """The three who get the list for one village, and how many problems it holds."""
    own = still[still["village"] == unit]
    kinds = brief.document.shows["holders"]
    found = zip(RECIPIENTS, kinds, strict=False)
    names = {key: holder_names(brief, unit, kind) for key, kind in found}
    return {
        "number": place,
        "village": village_name(brief.results, unit),
        **dict.fromkeys(RECIPIENTS, zh.NONE) | names,
        "open": len(own),
        "passed": int(own["overdue"].sum()),
    }


def _problem(brief: Brief, place: int, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": place,
        "village": village_name(brief.results, row["village"]),
        "problem": problem_text(row),
        "holder": zh.NOT_ASSIGNED if pd.isna(row["holder"]) else row["holder"],
        "responsible": _responsible(brief, row),
        "received": day_text(row["received_on"]),
        "due": day_text(row["due"]),
        "state": state_text(row, "status"),
    }


def _responsible(brief: Brief, row: dict[str, Any]) -> str:
    """The person named in the register, else whoever holds the declared kind in the village."""
    if not pd.isna(row["responsible"]):
        return person_name(brief.results, row["responsible"])
    if pd.isna(row["holder"]) or row["holder"] not in brief.document.shows["holders"]:
        return zh.NONE
    return holder_names(brief, row["village"], row["holder"])


def _consequence(brief: Brief) -> list[str]:
    said = brief.document.says.get("consequence", "")
    return [brief.fill(said)] if said else []
