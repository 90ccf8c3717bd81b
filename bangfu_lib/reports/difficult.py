"""Contents of the list sent for difficult villages to leaders, units and cadres (H16)."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.names import person_name, village_name
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.called import called
from bangfu_lib.reports.fields_shared import HEAD_FIELDS
from bangfu_lib.reports.holders import holder_names
from bangfu_lib.reports.role_lists import open_help_problems, problem_state, problem_text
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.zh import role_lists as zh

RECIPIENTS = ("leaders", "helping_units", "cadres")
PROBLEM_NAMES = (
    "number",
    "village",
    "problem",
    "holder",
    "responsible",
    "received",
    "due",
    "state",
)
FIELDS: Fields = {
    **HEAD_FIELDS,
    **texts("tasks_text"),
    **lines("consequence", "annex_note"),
    "recipients": rows("number", "village", *RECIPIENTS, "open", "passed"),
    "tasks": rows(*PROBLEM_NAMES),
    "letters": Rows(
        texts("annex_label", "addressee", "recipient", "text", "asked")
        | {"addressees": rows("number", "village", "name"), "tasks": rows(*PROBLEM_NAMES)}
    ),
}


def difficult_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the list can show."""
    units = difficult_villages(brief)
    still = open_help_problems(brief, units)
    found = still.sort_values("village", kind="stable").to_dict("records")
    kinds = _kinds(brief) if found else []
    listing = zh.SEPARATOR.join(kinds)
    return head_matter(brief) | {
        "tasks_text": _sentence(brief, units, still),
        "recipients": [_recipients(brief, n, unit, still) for n, unit in enumerate(units, start=1)],
        "tasks": _problems(brief, found),
        "letters": [_letter(brief, n, kind, found=found) for n, kind in enumerate(kinds, start=1)],
        "annex_note": [zh.ANNEX_LETTERS.format(listing=listing)] if kinds else [],
        "consequence": _consequence(brief) if found else [],
    }


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


def _kinds(brief: Brief) -> list[str]:
    """The kinds of holders that get the list, in the order of RECIPIENTS."""
    return list(brief.document.shows["holders"])[: len(RECIPIENTS)]


def _letter(brief: Brief, place: int, kind: str, *, found: list[dict[str, Any]]) -> dict[str, Any]:
    """The page for one kind of recipient: who they are, and the problems, their own first."""
    units = difficult_villages(brief)
    held = brief.document.shows["holders"][kind]
    kinds = {kind, *([held] if isinstance(held, str) else held)}
    own = [row for row in found if row["holder"] in kinds]
    others = [row for row in found if row["holder"] not in kinds]
    late = sum(bool(row["overdue"]) for row in found)
    return {
        "annex_label": zh.ANNEX.format(number=place),
        "addressee": zh.LETTER_TO.format(kind=kind),
        "recipient": kind,
        "text": zh.LETTER.format(
            day=day_text(brief.period.last),
            villages=len(units),
            open=len(found),
            late=zh.LATE.format(late=late) if late else "",
            mine=zh.LETTER_OWN.format(kind=kind, own=len(own)) if own else "",
        ),
        "asked": "".join(_consequence(brief)),
        "addressees": [
            {
                "number": at,
                "village": village_name(brief.results, unit),
                "name": holder_names(brief, unit, kind),
            }
            for at, unit in enumerate(units, start=1)
        ],
        "tasks": _problems(brief, [*own, *others]),
    }


def _problems(brief: Brief, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_problem(brief, place, row) for place, row in enumerate(found, start=1)]


def _problem(brief: Brief, place: int, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": place,
        "village": village_name(brief.results, row["village"]),
        "problem": problem_text(row),
        "holder": zh.NOT_ASSIGNED if pd.isna(row["holder"]) else row["holder"],
        "responsible": _responsible(brief, row),
        "received": zh.NONE if pd.isna(row["received_on"]) else day_text(row["received_on"]),
        "due": day_text(row["due"]),
        "state": problem_state(brief, row),
    }


def _responsible(brief: Brief, row: dict[str, Any]) -> str:
    """The person named in the register, else whoever holds the declared kind in the village."""
    if not pd.isna(row["responsible"]):
        return called(brief, person_name(brief.results, row["responsible"]))
    if pd.isna(row["holder"]) or row["holder"] not in brief.document.shows["holders"]:
        return zh.NONE
    return holder_names(brief, row["village"], row["holder"])


def _consequence(brief: Brief) -> list[str]:
    said = brief.document.says.get("consequence", "")
    return [brief.fill(said)] if said else []
