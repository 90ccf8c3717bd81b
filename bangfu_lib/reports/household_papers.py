"""Contents of the three papers of each household: data, income, policies (一表一收入一清单)."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.posted_help import helpers
from bangfu_lib.reports.rows_by import Row, rows_by
from bangfu_lib.reports.village_households import (
    KEY,
    enjoyed,
    households,
    inside,
    keyed,
)
from bangfu_lib.reports.written import written
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.zh import cards_text as zh

FORMS = ("basic_form", "income_form", "policy_list")
KNOWN_AS = (
    "household_code", "head_name", "category", "family", "labourers", "phone", "address",
    "helper", "doctor", "safe_housing", "safe_water", "medical_insurance", "pension",
    "risk_removed", "exit_year", "updated_on", "standards_checked",
)  # fmt: skip
FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("papers_text"),
    **lines("missing_text", "edition_note"),
    "form_counts": rows("label", "expected", "complete", "missing", "share"),
    "incomplete": rows("number", "household_code", "head_name", "helper", *FORMS),
    "household_papers": Rows(
        texts("number", *KNOWN_AS)
        | {
            "incomes": rows("label", "state"),
            "policies": rows("number", "policy", "since_until"),
        }
    ),
}
BLANK_POLICIES = 5


def household_paper_contents(brief: Brief) -> dict[str, Any]:
    """Which household lacks which of the three papers, then a page of them for each household.

    Amounts of money are sensitive: they are left to be written by hand. Public documents have no
    pages of households.
    """
    known, named = households(brief), helpers(brief)
    told = brief.document.internal
    pages = _pages(brief, known, named) if told else []
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "papers_text": _text(brief, known),
        "missing_text": _missing_text(brief, known),
        "edition_note": [] if told or known.empty else [zh.PAPERS_PUBLIC],
        "form_counts": _counts(brief, known),
        "incomplete": _incomplete(known, named) if told else [],
        "household_papers": pages,
    }


def _has(known: pd.DataFrame) -> dict[str, pd.Series]:
    """For each of the three papers whether each household has it; a blank cell counts as not."""
    return {form: known[form].fillna(False).astype(bool) for form in FORMS}


def _whole(known: pd.DataFrame) -> pd.Series:
    """Whether a household has all three."""
    return pd.DataFrame(_has(known), index=known.index).all(axis=1)


def _text(brief: Brief, known: pd.DataFrame) -> str:
    village = village_name(brief.results, brief.unit)
    if known.empty:
        return zh.PAPERS_NONE.format(village=village)
    due, complete = len(FORMS) * len(known), sum(int(one.sum()) for one in _has(known).values())
    return zh.PAPERS.format(
        village=village,
        households=len(known),
        expected=due,
        complete=complete,
        share=percent_text(complete, due),
        whole=int(_whole(known).sum()),
    )


def _missing_text(brief: Brief, known: pd.DataFrame) -> list[str]:
    lacking = int((~_whole(known)).sum())
    if not lacking:
        return [] if known.empty else [zh.PAPERS_WHOLE]
    pattern = zh.PAPERS_SHORT if brief.document.internal else zh.PAPERS_SHORT_PUBLIC
    return [pattern.format(count=lacking)]


def _counts(brief: Brief, known: pd.DataFrame) -> list[Row]:
    """Of each of the three papers how many are due and complete."""
    fields = brief.results.catalogue["ledgers"]["households"]["fields"]
    due = len(known)
    return [
        {
            "label": fields[form]["header"],
            "expected": due,
            "complete": (complete := int(has.sum())),
            "missing": due - complete,
            "share": percent_text(complete, due),
        }
        for form, has in _has(known).items()
        if due
    ]


def _incomplete(known: pd.DataFrame, named: dict[str, str]) -> list[Row]:
    lacking = known[~_whole(known)]
    return [
        {
            "number": place,
            "household_code": written(row["household"]),
            "head_name": written(row["head"]),
            "helper": named.get(written(row["helper"]), ""),
        }
        | {form: zh.HAS if written(row[form]) == zh.YES else zh.HAS_NOT for form in FORMS}
        for place, row in enumerate(lacking.to_dict("records"), start=1)
    ]


def _pages(brief: Brief, known: pd.DataFrame, named: dict[str, str]) -> list[Row]:
    policies, checks = rows_by(enjoyed(brief), KEY), _last_checks(brief)
    return [
        {"number": place}
        | _basics(brief, row, named)
        | {
            "standards_checked": checks.get(row[KEY], ""),
            "incomes": _incomes(row),
            "policies": _policies(policies.get(row[KEY], [])),
        }
        for place, row in enumerate(known.to_dict("records"), start=1)
    ]


def _basics(brief: Brief, row: Row, named: dict[str, str]) -> Row:
    size, labourers = (inside(brief, row[name]) for name in ("family_size", "labourers"))
    plain = ("phone", "address", "doctor", "safe_housing", "safe_water", "medical_insurance")
    plain += ("pension", "risk_removed", "exit_year", "category", "updated_on")
    return {name: inside(brief, row[name]) for name in plain} | {
        "household_code": written(row["household"]),
        "head_name": written(row["head"]),
        "family": zh.FAMILY.format(count=size) if size else "",
        "labourers": zh.FAMILY.format(count=labourers) if labourers else "",
        "helper": named.get(written(row["helper"]), ""),
    }


def _incomes(row: Row) -> list[Row]:
    """The kinds of income and whether the ledger has them; the sums are counted by hand."""
    kinds = [
        {"label": label, "state": zh.NOT_ON_RECORD if pd.isna(row[name]) else zh.ON_RECORD}
        for name, label in zh.INCOMES.items()
    ]
    return kinds + [{"label": label, "state": ""} for label in zh.INCOME_SUM]


def _policies(found: list[Row]) -> list[Row]:
    """The policies enjoyed, and blank lines up to a handful."""
    shown = [
        {"number": place, "policy": written(row["policy"]), "since_until": _span(row)}
        for place, row in enumerate(found, start=1)
    ]
    blank = range(len(found) + 1, BLANK_POLICIES + 1)
    return shown + [{"number": place, "policy": "", "since_until": ""} for place in blank]


def _span(row: Row) -> str:
    first, last = written(row["started_on"]), written(row["ended_on"])
    if first and last:
        return zh.FROM_TO.format(first=first, last=last)
    if first:
        return zh.FROM.format(day=first)
    return zh.UNTIL.format(day=last) if last else ""


def _last_checks(brief: Brief) -> dict[str, str]:
    """By household what the last check of its standards found."""
    table = keyed(brief, "household_standards")
    names = brief.shows("standards")
    fields = brief.results.catalogue["ledgers"]["household_standards"]["fields"]
    labels = {name: fields[name]["header"] for name in names}
    ordered = table.sort_values("checked_on", kind="stable")
    return {row[KEY]: _check(row, labels) for row in ordered.to_dict("records")}


def _check(row: Row, labels: dict[str, str]) -> str:
    judged = {label: written(row[name]) for name, label in labels.items()}
    passed = [label for label, answer in judged.items() if answer == zh.YES]
    failed = [label for label, answer in judged.items() if answer == zh.NO]
    said = [
        pattern.format(labels=zh.SEPARATOR.join(found))
        for pattern, found in ((zh.CHECK_PASSED, passed), (zh.CHECK_FAILED, failed))
        if found
    ]
    if not said:
        return ""
    return zh.CHECKED.format(date=day_text(row["checked_on"]), listing=zh.SEMICOLON.join(said))
