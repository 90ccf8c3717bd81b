"""Contents of the month's ledger of leaders' visits to a village (领导挂联工作月台账)."""

from collections import Counter
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, head_matter
from bangfu_lib.reports.called import called, text_of
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.leader_matters import coming_matters, solved_matters
from bangfu_lib.reports.norms import requirement
from bangfu_lib.reports.person_facts import verdict
from bangfu_lib.word.fields import Fields, lines, rows, texts
from bangfu_lib.zh import people_text as zh

Row = dict[str, Any]
MATTER_NAMES = ("number", "sort", "content", "responsible", "date", "state")

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **lines("leaders_text", "visits_text", "norms_text"),
    **texts("solved_text", "coming_text"),
    "leader_rows": rows("number", "name", "role", "sending_unit", "visits", "stay", "households"),
    "visit_rows": rows("number", "date", "name", "role", "stay", "households", "purpose", "raised"),
    "leader_norms": rows("number", "name", "label", "required", "value", "verdict", "clause"),
    "solved": rows(*MATTER_NAMES),
    "coming": rows(*MATTER_NAMES),
}


def leader_ledger_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the month's ledger can show."""
    leaders, visits = linked_leaders(brief), leader_visits(brief)
    demanded, solved, coming = _norms(brief), solved_matters(brief), coming_matters(brief)
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "leaders_text": _leaders_text(brief, leaders),
        "visits_text": _visits_text(brief, leaders, visits),
        "norms_text": _norms_text(demanded),
        "leader_rows": _leader_rows(brief, leaders, visits),
        "visit_rows": _visit_rows(brief, leaders, visits),
        "leader_norms": _numbered(demanded),
        "solved_text": _solved_text(solved),
        "coming_text": _coming_text(coming),
        "solved": _numbered(solved),
        "coming": _numbered(coming),
    }


def linked_leaders(brief: Brief) -> pd.DataFrame:
    """Who was linked with the village in a declared role on a day of the month, once each.

    Rows of the register of persons, in the order of the declared roles.
    """
    table, roles = brief.ledger("persons"), list(brief.shows("leader_roles"))
    first, last = pd.Timestamp(brief.period.first), pd.Timestamp(brief.period.last)
    came = table["arrived"].isna() | (table["arrived"] <= last)
    stayed = table["left"].isna() | (table["left"] >= first)
    here = table[came & stayed & (table["village"] == brief.unit) & table["role"].isin(roles)]
    order = here["role"].map({role: place for place, role in enumerate(roles)}).astype(int)
    ordered = here.assign(order=order).sort_values(["order", "person"], kind="stable")
    return ordered.drop_duplicates("person")


def leader_visits(brief: Brief) -> pd.DataFrame:
    """Days on which a linked leader came: the stay, whom they saw, why, and problems raised.

    Columns person, visited_on, stay, households, purpose, problem; one row per person and day. The
    stay is what the rows of that day add up to, as the ledger has it registered on the first of
    them. `households` counts each once a day.
    """
    mine = _entered(brief)
    days = mine.assign(stay=mine["stay_days"].astype(float)).groupby(["visited_on", "person"])
    return days.agg(
        stay=("stay", lambda known: known.sum(min_count=1)),
        households=("household", "nunique"),
        purpose=("purpose", _distinct),
        problem=("problem", _distinct),
    ).reset_index()


def _entered(brief: Brief) -> pd.DataFrame:
    """The month's rows of the visit ledger by linked leaders, in this village."""
    table, leaders = brief.ledger("visits"), linked_leaders(brief)["person"]
    first, last = pd.Timestamp(brief.period.first), pd.Timestamp(brief.period.last)
    within = (table["visited_on"] >= first) & (table["visited_on"] <= last)
    return table[within & (table["village"] == brief.unit) & table["person"].isin(leaders)]


def _households(brief: Brief, visits: pd.DataFrame) -> int:
    """How many different households these people saw in the month, as the norms count them."""
    rows = _entered(brief)
    return int(rows["household"][rows["person"].isin(visits["person"])].nunique())


def _distinct(cells: pd.Series) -> str:
    """What cells of several values say, each value once."""
    values = [one for cell in cells.dropna() for one in str(cell).split(zh.SEPARATOR)]
    return zh.SEPARATOR.join(dict.fromkeys(values))


def _leaders_text(brief: Brief, leaders: pd.DataFrame) -> list[str]:
    village = village_name(brief.results, brief.unit)
    if leaders.empty:
        return [zh.LEADERS_NOBODY.format(village=village)]
    counts = Counter(leaders["role"])
    listing = zh.SEPARATOR.join(
        zh.LEADER_COUNT.format(role=role, count=count) for role, count in counts.items()
    )
    return [zh.LEADERS.format(village=village, count=len(leaders), listing=listing)]


def _visits_text(brief: Brief, leaders: pd.DataFrame, visits: pd.DataFrame) -> list[str]:
    """How often leaders came in all, and who did not come; a month without visits says so."""
    period = brief.period.label
    if leaders.empty:
        return []
    if visits.empty:
        return [zh.LEADER_NO_VISITS.format(period=period)]
    households = zh.LEADER_HOUSEHOLDS.format(households=_households(brief, visits))
    said = zh.LEADER_VISITS.format(
        period=period,
        visits=len(visits),
        days=f"{visits['stay'].sum():g}",
        households=households if brief.document.internal else "",
    )
    absent = leaders[~leaders["person"].isin(visits["person"])]["name"]
    names = zh.SEPARATOR.join(called(brief, name) for name in absent)
    return [said + (zh.LEADER_ABSENT.format(listing=names) if names else "")]


def _leader_rows(brief: Brief, leaders: pd.DataFrame, visits: pd.DataFrame) -> list[Row]:
    return [
        {
            "number": place,
            "name": called(brief, row["name"]),
            "role": row["role"],
            "sending_unit": text_of(row["sending_unit"], zh.NONE),
            **_sums(brief, visits[visits["person"] == row["person"]]),
        }
        for place, row in enumerate(leaders.to_dict("records"), start=1)
    ]


def _sums(brief: Brief, own: pd.DataFrame) -> Row:
    """One leader's visits, days and households of the month."""
    households = _households(brief, own) if brief.document.internal else zh.NONE
    return {"visits": len(own), "stay": f"{own['stay'].sum():g}", "households": households}


def _visit_rows(brief: Brief, leaders: pd.DataFrame, visits: pd.DataFrame) -> list[Row]:
    known = leaders.set_index("person")[["name", "role"]]
    inner = brief.document.internal
    return [
        {
            "number": place,
            "date": zh.SHORT_DAY.format(month=row["visited_on"].month, day=row["visited_on"].day),
            "name": called(brief, known.at[row["person"], "name"]),
            "role": known.at[row["person"], "role"],
            "stay": zh.STAY_UNKNOWN if pd.isna(row["stay"]) else f"{row['stay']:g}",
            "households": row["households"] if inner else zh.NONE,
            "purpose": row["purpose"] if inner and row["purpose"] else zh.NONE,
            "raised": row["problem"] if inner and row["problem"] else zh.NONE,
        }
        for place, row in enumerate(visits.to_dict("records"), start=1)
    ]


def _norms(brief: Brief) -> list[Row]:
    """What the declared norms demand of each leader this month, as the assessment judged it."""
    findings, known = brief.results.findings, brief.results.catalogue["norms"]
    here = findings["village"].eq(brief.unit) & findings["norm"].isin(brief.shows("leader_norms"))
    mine = findings[here & findings["period"].eq(brief.period.code)]
    persons = brief.results.catalogue["persons"]
    return [
        {
            "name": called(brief, persons.get(row["unit"], {}).get("name") or row["unit"]),
            "label": known[row["norm"]]["label"],
            "required": requirement(brief, known[row["norm"]]),
            "value": _value(brief, row),
            "verdict": verdict(mine.loc[[index]]),
            "clause": row["clause"],
        }
        for index, row in zip(mine.index, mine.to_dict("records"), strict=True)
    ]


def _value(brief: Brief, row: Row) -> str:
    word = brief.results.catalogue["indicators"][row["indicator"]]["measure_word"]
    return f"{row['value']}{word}" if row["value"] else zh.NONE


def _norms_text(demanded: list[Row]) -> list[str]:
    """Who falls short of what; or that all is met; nothing where nothing can be judged."""
    unmet = [row for row in demanded if row["verdict"] == zh.VERDICTS["unmet"]]
    judged = [row for row in demanded if row["verdict"] != zh.VERDICTS["no_data"]]
    if unmet:
        listing = zh.SEMICOLON.join(zh.LEADER_SHORT.format(**row) for row in unmet)
        return [zh.LEADER_UNMET.format(listing=listing)]
    if judged:
        return [zh.LEADER_MET.format(count=len(judged))]
    return [zh.LEADER_NOT_JUDGED] if demanded else []


def _solved_text(solved: list[Row]) -> str:
    counts = Counter(row["sort"] for row in solved)
    if not solved:
        return zh.SOLVED_NOTHING
    patterns = ((zh.SOLVED_PROBLEMS, zh.PROBLEM_WORD), (zh.SOLVED_TASKS, zh.TASK_WORD))
    said = [text.format(count=counts[word]) for text, word in patterns if counts[word]]
    return zh.SOLVED_TEXT.format(listing=zh.COMMA.join(said))


def _coming_text(coming: list[Row]) -> str:
    counts = Counter(row["sort"] for row in coming)
    if not coming:
        return zh.NEXT_NOTHING
    late = sum(bool(row["late"]) for row in coming)
    passed = zh.NEXT_LATE.format(late=late) if late else ""
    patterns = ((zh.NEXT_PROBLEMS, zh.PROBLEM_WORD), (zh.NEXT_TASKS, zh.TASK_WORD))
    said = [text.format(count=counts[word], late=passed) for text, word in patterns if counts[word]]
    return zh.NEXT_TEXT.format(listing=zh.COMMA.join(said))


def _numbered(found: list[Row]) -> list[Row]:
    kept = [{name: value for name, value in row.items() if name != "late"} for row in found]
    return [{"number": place} | row for place, row in enumerate(kept, start=1)]
