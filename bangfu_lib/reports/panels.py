"""The four panels of a report: needs, responsibility, how things move, what came of them."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.figures import printed
from bangfu_lib.reports.panel_movement import movement
from bangfu_lib.reports.team import serving
from bangfu_lib.word.fields import Fields, lines, rows
from bangfu_lib.word.numerals import numeral
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

MOST_NEEDS, MOST_OUTCOMES = 8, 16
Panel = tuple[str, list[dict[str, Any]]]
NAMES = ("needs", "responsibility", "dynamics", "results")
FIELDS: Fields = {
    **lines(*(f"{name}_title" for name in NAMES), *(f"{name}_text" for name in NAMES)),
    "needs": rows("origin", "label", "count", "villages"),
    "responsibility": rows("label", "count", "villages", "tasks", "done", "late"),
    "dynamics": rows("period", "visit_count", "found", "closed", "measures", "done"),
    "results": rows("label", "planned", "done", "share"),
}


def panels(brief: Brief) -> dict[str, Any]:
    """For each declared panel a numbered title, a sentence and a table; nothing for the others.

    A document may say that only certain schemes have panels (shows › panels_of). A panel that the
    ledgers have nothing for is left out.
    """
    declared = _declared(brief)
    made = {name: MAKERS[name](brief) for name in declared}
    kept = [name for name in declared if made[name][1]]
    contents: dict[str, Any] = {name: [] for name in FIELDS}
    for place, name in enumerate(kept, start=1):
        text, table = made[name]
        title = words.ORDINAL.format(numeral=numeral(place), text=declared[name])
        contents |= {f"{name}_title": [title], f"{name}_text": [text], name: table}
    return contents


def _declared(brief: Brief) -> Mapping[str, str]:
    """The titles of the panels by name, in the order of NAMES."""
    wanted, used = brief.shows("panels_of"), {one["name"] for one in brief.cited_schemes}
    declared = brief.document.shows.get("panels", {})
    if wanted and not used & set(wanted):
        return {}
    return {name: declared[name] for name in NAMES if name in declared}


def needs(brief: Brief) -> Panel:
    """Standards that households miss at their last check, and what problems are about."""
    missed, checked, short = _missed_standards(brief)
    problems = _mine(brief, "problems").dropna(subset=["topic"])
    topics = problems["topic"].astype("string").value_counts().head(MOST_NEEDS)
    asked = [
        {
            "origin": zh.FROM_PROBLEMS,
            "label": topic,
            "count": zh.SO_MANY_MATTERS.format(count=count),
            "villages": problems["village"][problems["topic"] == topic].nunique(),
        }
        for topic, count in topics.items()
    ]
    said = [zh.NEEDS_CHECKED.format(count=checked, short=short)] if checked else []
    if asked:
        most = words.SEPARATOR.join(row["label"] for row in asked[:3])
        said.append(zh.NEEDS_ASKED.format(count=len(problems), most=most))
    return "".join(said), [*missed, *asked]


def _missed_standards(brief: Brief) -> tuple[list[dict[str, Any]], int, int]:
    """A row for each standard that anyone misses; households checked, those that miss any."""
    table = _mine(brief, "household_standards").sort_values("checked_on", kind="stable")
    last = table.drop_duplicates("household", keep="last")
    known = brief.results.catalogue["ledgers"]["household_standards"]["fields"]
    standards = [name for name, one in known.items() if one["type"] == "boolean"]
    failed = last[standards].eq(False).fillna(False)
    counts = failed.sum().astype(int)
    missed = [
        {
            "origin": zh.FROM_CHECKS,
            "label": zh.NOT_REACHED.format(label=known[name]["header"]),
            "count": zh.SO_MANY_HOUSEHOLDS.format(count=counts[name]),
            "villages": last["village"][failed[name]].nunique(),
        }
        for name in sorted(standards, key=lambda one: -counts[one])
        if counts[name]
    ]
    return missed[:MOST_NEEDS], len(last), int(failed.any(axis=1).sum())


def responsibility(brief: Brief) -> Panel:
    """How many of each kind of help are in place, in how many villages, and their tasks."""
    tasks, holders = _tasks(brief), brief.document.shows.get("holders", {})
    table = [_holder(brief, label, kinds, tasks) for label, kinds in holders.items()]
    kept = [row for row in table if row["villages"]]
    if not kept:
        return "", []
    whole, done, late = (int(tasks[key].sum()) for key in ("task_count", "done", "late"))
    said = zh.RESPONSIBLE.format(
        listing=words.SEPARATOR.join(row["label"] + row["count"] for row in kept)
    )
    if whole:
        said += zh.TASKS_DONE.format(count=whole, done=done, share=percent_text(done, whole))
        said += zh.TASKS_LATE.format(count=late) if late else zh.TASKS_IN_TIME
    return said, kept


def _tasks(brief: Brief) -> pd.DataFrame:
    """Tasks with a date by holder: how many there are, are done, and are late at the end."""
    table = _mine(brief, "tasks")
    dated = table[table["due"].notna()]
    last = pd.Timestamp(brief.period.last)
    done = dated["done_on"].notna() & (dated["done_on"] <= last)
    counted = pd.DataFrame(
        {
            "holder": dated["holder"],
            "task_count": 1,
            "done": done.astype(int),
            "late": (~done & (dated["due"] < last)).astype(int),
        }
    )
    return counted.groupby("holder", observed=True).sum()


def _holder(brief: Brief, label: str, kinds: Any, tasks: pd.DataFrame) -> dict[str, Any]:
    named = [kinds] if isinstance(kinds, str) else kinds
    persons, groups = serving(brief), _standing(brief)
    people = persons[persons["role"].isin(named) & persons["village"].isin(brief.units())]
    bodies = groups[groups["kind"].isin(named)]
    villages = {*people["village"].dropna(), *bodies["village"].dropna()}
    own = tasks.loc[label] if label in tasks.index else dict.fromkeys(tasks.columns, 0)
    return {
        "label": label,
        "count": "".join(
            pattern.format(count=count)
            for pattern, count in (
                (zh.SO_MANY_PERSONS, people["person"].nunique()),
                (zh.SO_MANY_BODIES, bodies["organisation"].nunique()),
            )
            if count
        ),
        "villages": len(villages),
        "tasks": int(own["task_count"]),
        "done": int(own["done"]),
        "late": int(own["late"]),
    }


def _standing(brief: Brief) -> pd.DataFrame:
    """Organisations that were in place on the last day."""
    table, last = _mine(brief, "organisations"), pd.Timestamp(brief.period.last)
    begun = table["founded_on"].isna() | (table["founded_on"] <= last)
    return table[begun & (table["dissolved_on"].isna() | (table["dissolved_on"] > last))]


def results(brief: Brief) -> Panel:
    """Who left poverty against what was planned, and what the outcomes ledger adds up to."""
    table = _mine(brief, "poverty_reduction")
    reached = [row for row in (_reached(table, *one) for one in zh.TARGETS) if row]
    said = [zh.REACHED.format(**row) for row in reached]
    text = zh.RESULTS.format(listing=words.SEMICOLON.join(said)) if said else ""
    outcomes = _outcomes(brief)
    if outcomes:
        text += zh.OUTCOMES.format(count=len(outcomes))
    return text, [*reached, *outcomes]


def _reached(
    table: pd.DataFrame, label: str, planned: str, done: str, word: str
) -> dict[str, Any] | None:
    """One target over all villages: what was planned and what was reached."""
    whole, part = (int(table[column].sum()) for column in (planned, done))
    if not whole:
        return None
    return {
        "label": label,
        "planned": f"{whole}{word}",
        "done": f"{part}{word}",
        "share": percent_text(part, whole),
    }


def _outcomes(brief: Brief) -> list[dict[str, Any]]:
    """Each kind of outcome with its sum; those that most villages have stand first."""
    table = _mine(brief, "outcomes", whole_area=True)
    groups = table.groupby(["kind", "measure_word"], sort=False, observed=True)
    ordered = sorted(groups, key=lambda pair: -len(pair[1]))[:MOST_OUTCOMES]
    return [
        {
            "label": str(kind),
            "planned": words.NOT_APPLICABLE,
            "done": printed(
                sum(group["quantity"].dropna(), Decimal(0)),
                str(word),
                approximate=bool(group["approximate"].fillna(False).any()),
            ),
            "share": words.NOT_APPLICABLE,
        }
        for (kind, word), group in ordered
    ]


def _mine(brief: Brief, ledger: str, *, whole_area: bool = False) -> pd.DataFrame:
    """The rows of the document's villages; with `whole_area` those of no village too."""
    table = brief.ledger(ledger)
    mine = table["village"].isin(brief.units())
    return table[mine | table["village"].isna()] if whole_area else table[mine]


MAKERS: Mapping[str, Callable[[Brief], Panel]] = {
    "needs": needs,
    "responsibility": responsibility,
    "dynamics": movement,
    "results": results,
}
