"""Contents of the problem list (问题清单): what to put right, by whom, until when."""

from typing import Any

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.basis import cited_sources
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.called import called, naming_nobody, posted_names
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, SOURCES_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.losses import losses
from bangfu_lib.reports.registered import decided_days, open_problems
from bangfu_lib.reports.team import responsible_person
from bangfu_lib.word.fields import Fields, Rows, lines, texts
from bangfu_lib.zh import reports as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("tasks_text", "receiver"),
    **lines("consequence"),
    "tasks": Rows(
        texts("number", "basis", "request", "responsible", "due") | lines("problem", "evidence")
    ),
    **SOURCES_FIELDS,
}
MOST_RESPONSIBLE = 2


def problem_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the problem list can show."""
    open_ones = open_problems(brief)
    lost = losses(brief, brief.unit)
    decided = decided_days(brief)
    found = [_from_register(brief, row, decided.get(row["code"], "")) for row in open_ones]
    found += [_from_loss(brief, row) for row in lost]
    tasks = [{"number": place} | row for place, row in enumerate(found, start=1)]
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "tasks": tasks,
        "tasks_text": _sentence(brief, open_ones, lost),
        "consequence": _consequence(brief) if tasks else [],
        "sources": cited_sources(brief) if lost else [],
        "receiver": _leader(brief),
    }


def _consequence(brief: Brief) -> list[str]:
    said = brief.document.says.get("consequence", "")
    return [brief.fill(said)] if said else []


def _sentence(brief: Brief, open_ones: list[dict[str, Any]], lost: list[dict[str, Any]]) -> str:
    village = village_name(brief.results, brief.unit)
    if not open_ones and not lost:
        nothing = zh.TASKS_NONE if brief.scored else zh.TASKS_UNSCORED
        return nothing.format(village=village)
    said = zh.TASKS.format(
        village=village,
        count=len(open_ones) + len(lost),
        open=len(open_ones),
        overdue=sum(bool(row["overdue"]) for row in open_ones),
        lost=len(lost),
    )
    relation = brief.document.says.get("relation", "")
    return said + brief.fill(relation) if lost or any(row["overdue"] for row in open_ones) else said


def _leader(brief: Brief) -> str:
    return called(brief, responsible_person(brief, brief.unit)) or zh.TO_BE_NAMED


def _from_register(brief: Brief, row: dict[str, Any], decided: str) -> dict[str, Any]:
    """An open problem, and when the committee studied it.

    When its own date has passed, the list's date takes its place.
    """
    state = zh.STATE_DECIDED.format(state=row["state"], day=decided) if decided else row["state"]
    asked = "decided" if decided else "problems"
    return {
        "problem": [zh.REGISTERED.format(code=row["code"], content=row["content"])],
        "basis": zh.REGISTERED_BASIS.format(stream=row["stream"], state=state),
        "evidence": [row["place"]],
        "request": brief.document.rectify.get(asked, zh.RECTIFY),
        "responsible": called(brief, row["responsible"]),
        "due": day_text(brief.due) if row["passed"] else row["due"],
    }


def _from_loss(brief: Brief, row: dict[str, Any]) -> dict[str, Any]:
    names = posted_names(brief, brief.unit)
    return {
        "problem": [own_words(brief, naming_nobody(brief, one, names)) for one in row["reason"]],
        "basis": row["basis"],
        "evidence": row["evidence"],
        "request": request(brief, row),
        "responsible": responsible(brief, row["persons"]),
        "due": day_text(brief.due),
    }


def own_words(brief: Brief, text: str) -> str:
    """What is said of the village in its own list, where its name need not come first."""
    return text.removeprefix(village_name(brief.results, brief.unit)).removeprefix(zh.COMMA)


def responsible(brief: Brief, persons: list[str]) -> str:
    """Who answers for a loss: those whose own duty was missed; of many or none, the leader."""
    if 0 < len(persons) <= MOST_RESPONSIBLE:
        return zh.SEPARATOR.join(called(brief, name) for name in persons)
    return _leader(brief)


def request(brief: Brief, row: dict[str, Any]) -> str:
    """What the office asks for: by the indicator, else by the ledger behind it, else in general."""
    ledgers = brief.results.catalogue["ledgers"].items()
    ledger = next((name for name, one in ledgers if one["label"] == row["ledger"]), "")
    rectify = brief.document.rectify
    keys = (row["indicator"], ledger, "other")
    return next((rectify[key] for key in keys if key in rectify), zh.RECTIFY)
