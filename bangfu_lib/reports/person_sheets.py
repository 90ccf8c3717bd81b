"""Contents of the person sheets (驻村干部个人考核表): one village's posted persons, a page each."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.brief import Brief, day_text, head_matter
from bangfu_lib.reports.called import called, naming_nobody, posted_names, text_of
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, VILLAGE_FIELDS
from bangfu_lib.reports.person_facts import person_facts
from bangfu_lib.reports.person_scores import (
    Scoring,
    score_items,
    score_sentences,
    scored_norms,
    scorings,
)
from bangfu_lib.reports.team import serving
from bangfu_lib.word.fields import Fields, Rows, lines, rows, texts
from bangfu_lib.zh import people_text as zh

Row = dict[str, Any]

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("sheets_text", "sending_units"),
    **lines("annex_note"),
    "members": rows("number", "name", "role", "sending_unit", "score", "grade"),
    "sheets": Rows(
        texts("number", "sheet_title", "name", "sex", "political_status", "sending_unit", "post")
        | texts("role", "arrived", "villages_posted", "period", "sheet_sources")
        | {
            "duties": rows("label", "value", "required", "verdict", "clause"),
            "items": Rows(texts("number", "item", "full", "points", "clause") | lines("reason")),
        }
        | lines("score_text")
    ),
}


def person_sheet_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the person sheets can show."""
    posted = posted_here(brief)
    codes = list(dict.fromkeys(posted["person"]))
    found = {code: scorings(brief, code) for code in codes}
    sheets = [
        {"number": place} | _sheet(brief, posted[posted["person"] == code], found[code])
        for place, code in enumerate(codes, start=1)
    ]
    units = [one["sending_unit"] for one in sheets if one["sending_unit"]]
    return head_matter(brief) | {
        "village_code": brief.unit,
        "village_name": village_name(brief.results, brief.unit),
        "sheets_text": _sentence(brief, list(found.values())),
        "annex_note": [zh.ANNEX_SHEETS.format(count=len(sheets))] if sheets else [],
        "sending_units": zh.COMMA.join(dict.fromkeys(units)),
        "members": [_member(one, found[code]) for one, code in zip(sheets, codes, strict=True)],
        "sheets": sheets,
    }


def posted_here(brief: Brief) -> pd.DataFrame:
    """Who serves in this village in the period in a declared role, and whom a scheme scores.

    Rows of the register of persons, by the order of the declared roles and then by code.
    """
    persons, roles = serving(brief), list(brief.shows("team_roles"))
    scores = brief.results.scores
    scored = scores["unit"][scores["unit_kind"] == "person"]
    here = persons[persons["village"] == brief.unit]
    chosen = here[here["role"].isin(roles) | here["person"].isin(scored)]
    places = {role: place for place, role in enumerate(roles)}
    order = chosen["role"].map(places).fillna(len(roles)).astype(int)
    return chosen.assign(order=order).sort_values(["order", "person"], kind="stable")


def _sentence(brief: Brief, found: Iterable[list[Scoring]]) -> str:
    words = {"village": village_name(brief.results, brief.unit), "period": brief.period.label}
    scored = [bool(one) for one in found]
    if not scored:
        return zh.SHEETS_NOBODY.format(**words)
    counts = ((zh.SHEETS_SCORED, sum(scored)), (zh.SHEETS_UNSCORED, scored.count(False)))
    listing = zh.COMMA.join(pattern.format(count=count) for pattern, count in counts if count)
    return zh.SHEETS.format(**words, count=len(scored), listing=listing, due=day_text(brief.due))


def _member(sheet: Row, found: list[Scoring]) -> Row:
    scores = [f"{one.score['shown']}" for one in found]
    grades = [one.score["grade"] for one in found if one.score["grade"]]
    return {key: sheet[key] for key in ("number", "name", "role")} | {
        "sending_unit": sheet["sending_unit"] or zh.NONE,
        "score": zh.SEPARATOR.join(scores) or zh.NOT_SCORED,
        "grade": zh.SEPARATOR.join(grades) or zh.NONE,
    }


def _sheet(brief: Brief, postings: pd.DataFrame, found: list[Scoring]) -> Row:
    """One person's form; `sheet_sources` are the documents that its clauses are from."""
    first = postings.iloc[0]
    person, names = first["person"], posted_names(brief, brief.unit)
    facts, items = person_facts(brief, person, scored_norms(found)), score_items(brief, found)
    numbers = _numbers([*facts, *items])
    inner = brief.document.internal
    return {
        "sheet_title": zh.SCORED_SHEET if found else zh.UNSCORED_SHEET,
        "name": called(brief, first["name"]),
        "sex": text_of(first["sex"]),
        "political_status": text_of(first["political_status"]) if inner else "",
        "sending_unit": text_of(first["sending_unit"]),
        "post": text_of(first["post"]),
        "role": zh.SEPARATOR.join(dict.fromkeys(postings["role"])),
        "arrived": zh.NONE if pd.isna(first["arrived"]) else day_text(first["arrived"]),
        "villages_posted": _posted_at(brief, person),
        "period": brief.period.label,
        "duties": [_cited(row, numbers) for row in facts],
        "items": [
            {"number": place}
            | _cited(row, numbers)
            | {"reason": [naming_nobody(brief, one, names) for one in row["reason"]]}
            for place, row in enumerate(items, start=1)
        ],
        "score_text": score_sentences(brief, found),
        "sheet_sources": _copied(first) + _sources(brief, numbers),
    }


def _copied(posting: pd.Series) -> str:
    """To which sending unit the sheet is copied, where one is registered."""
    unit = text_of(posting["sending_unit"])
    return zh.COPY_TO.format(unit=unit) if unit else ""


def _posted_at(brief: Brief, person: str) -> str:
    """All villages where the person serves in the period, this one first."""
    table = serving(brief)
    units = dict.fromkeys([brief.unit, *table["village"][table["person"] == person]])
    known = brief.results.catalogue["units"]
    return zh.SEPARATOR.join(village_name(brief.results, one) for one in units if one in known)


def _numbers(cited: list[Row]) -> dict[str, int]:
    """Source → number, in the order in which a sheet cites them."""
    sources = dict.fromkeys(row["source"] for row in cited if row["source"])
    return {source: number for number, source in enumerate(sources, start=1)}


def _cited(row: Row, numbers: dict[str, int]) -> Row:
    """The row without its source, which is a number behind the clause."""
    kept = {name: value for name, value in row.items() if name != "source"}
    number = numbers.get(row["source"])
    if number is None or not row["clause"]:
        return kept | {"clause": row["clause"] or zh.NONE}
    return kept | {"clause": zh.CLAUSE.format(clause=row["clause"], number=number)}


def _sources(brief: Brief, numbers: dict[str, int]) -> str:
    known = brief.results.catalogue["sources"]
    titles = [
        zh.SOURCE.format(number=number, title=known.get(source, {}).get("title", source))
        for source, number in numbers.items()
    ]
    return zh.SOURCES.format(listing=zh.SEMICOLON.join(titles)) if titles else ""
