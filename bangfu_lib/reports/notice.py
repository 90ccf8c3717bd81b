"""Contents of the notice (考核通报): villages by name, no persons."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.charts.chart import Draw
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.annexes import ANNEX, NOTE_FIELDS, annexes
from bangfu_lib.reports.basis import cited_sources
from bangfu_lib.reports.brief import Brief, head_matter, quoted
from bangfu_lib.reports.fields_shared import HEAD_FIELDS, SCHEME_FIELDS, SOURCES_FIELDS
from bangfu_lib.reports.figures import headed, said
from bangfu_lib.reports.losses import change_rows
from bangfu_lib.reports.parts import (
    no_part,
    other_groups,
    ranking_charts,
    scheme_parts,
    schemes_title,
)
from bangfu_lib.reports.registered import streams, streams_sentence
from bangfu_lib.reports.untold import told
from bangfu_lib.reports.votes import votes, votes_by_village_sentences
from bangfu_lib.results.explain import LOSSES
from bangfu_lib.results.schemes import Record, item_records, of_scheme, village_schemes
from bangfu_lib.word.fields import Fields, lines, rows, texts
from bangfu_lib.zh import periodic_text as texts_of
from bangfu_lib.zh import reports as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **SCHEME_FIELDS,
    **texts("sending_units"),
    **NOTE_FIELDS,
    "score_annex": ANNEX,
    "list_annex": ANNEX,
    **lines("list_text", "streams_text", "votes_text", "no_practices", "no_shortcomings"),
    "practices": rows("heading", "text"),
    "shortcomings": rows("heading", "text"),
    "requirements": rows("heading", "text"),
    "list": rows("number", "village", "item", "problem", "clause", "deduction"),
    **SOURCES_FIELDS,
}
MOST_NAMED, MOST_SHORTCOMINGS = 8, 16
Lost = dict[str, Fraction]


def notice_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the notice can show."""
    parts, done = scheme_parts(brief), said(brief, "practices")
    tasks, faults = problem_overview(brief), shortcomings(brief)
    sending = {unit["sending_unit"] for unit in brief.results.catalogue["units"].values()}
    return told(
        brief,
        head_matter(brief)
        | (parts[0] if parts else no_part())
        | annexes(_annexes(brief))
        | {
            "parts_by_scheme": parts,
            "other_groups": other_groups(brief, names_persons=False),
            "schemes_title": schemes_title(brief),
            "streams_text": streams_sentence(streams(brief)),
            "votes_text": votes_by_village_sentences(brief, votes(brief)),
            "practices": headed(done),
            "no_practices": [] if done else [zh.NO_PRACTICES],
            "shortcomings": headed(faults),
            "no_shortcomings": []
            if faults
            else [zh.NO_SHORTCOMINGS if parts else zh.NO_VILLAGES_SCORED],
            "requirements": headed(requirements(brief)),
            "list": tasks,
            "list_text": [zh.LIST_TEXT if tasks else zh.LIST_EMPTY] if parts else [],
            "sending_units": zh.SEPARATOR.join(sorted(unit for unit in sending if unit)),
            "sources": cited_sources(brief),
        },
    )


def _annexes(brief: Brief) -> dict[str, str]:
    """Both annexes are about villages: without any that was scored there is none."""
    scored = bool(village_schemes(brief.results))
    return {
        "score_annex": texts_of.SCORE_ANNEX if scored else "",
        "list_annex": texts_of.LIST_ANNEX if scored else "",
    }


def requirements(brief: Brief) -> list[str]:
    """What is asked for; nothing that refers to an annex where there is none."""
    asked = said(brief, "requirements")
    if village_schemes(brief.results):
        return asked
    return [sentence for sentence in asked if texts_of.ANNEX_WORD not in sentence]


def notice_charts(brief: Brief) -> dict[str, Draw]:
    """The charts of the notice by the names that templates use."""
    return ranking_charts(brief)


def shortcomings(brief: Brief) -> list[str]:
    """Items in which villages lost points: clause, indicators, how often, which villages how much.

    Where they are many, those that cost least are only counted.
    """
    found = [
        (record, item, lines, lost)
        for record in village_schemes(brief.results)
        for item, lines in _lost_lines(brief, record)
        if (lost := _lost_by_village(lines))
    ]
    amounts = [sum(lost.values(), Fraction(0)) for *_, lost in found]
    least = sorted(amounts, reverse=True)[MOST_SHORTCOMINGS - 1] if _too_many(found) else 0
    kept = [one for one, amount in zip(found, amounts, strict=True) if amount >= least]
    rest = [amount for amount in amounts if amount < least]
    several = len(village_schemes(brief.results)) > 1
    sentences = [_shortcoming(brief, *one, several=several) for one in kept]
    if rest:
        lost = points_text(sum(rest, Fraction(0)))
        sentences.append(zh.MORE_SHORTCOMINGS.format(count=len(rest), lost=lost))
    return sentences


def _too_many(found: list[Any]) -> bool:
    return len(found) > MOST_SHORTCOMINGS


def _lost_lines(brief: Brief, record: Record) -> list[tuple[Record, pd.DataFrame]]:
    """Each item of a scheme with the lines that cost points in it."""
    points = of_scheme(brief.results.points, record)
    lines = points[points["kind"].isin(LOSSES)]
    return [(item, lines[lines["item"] == id_]) for id_, item in item_records(record).items()]


def problem_overview(brief: Brief) -> list[dict[str, Any]]:
    """The annexed list: each rule that cost a village points, then its open problems by stream."""
    rows = []
    for unit in brief.units():
        village = village_name(brief.results, unit)
        for row in change_rows(brief, unit):
            kept = {key: row[key] for key in ("item", "problem", "clause", "deduction")}
            rows.append({"village": village} | kept)
        for row in streams(replace(brief, unit=unit)):
            if row["open"]:
                late = zh.STREAM_OVERDUE.format(**row) if row["overdue"] else ""
                text = zh.OPEN_IN_STREAM.format(**row, late=late)
                known = {"item": zh.PROBLEM_LEDGER, "problem": text, "clause": zh.NOT_APPLICABLE}
                rows.append({"village": village} | known | {"deduction": zh.NOT_APPLICABLE})
    return [{"number": place} | row for place, row in enumerate(rows, start=1)]


def _lost_by_village(lines: pd.DataFrame) -> Lost:
    """Village code → points lost, most first; villages that lost nothing are left out."""
    sums: Lost = {}
    for unit, points in zip(lines["unit"], lines["points"], strict=True):
        sums[unit] = sums.get(unit, Fraction(0)) - points
    return dict(sorted(((u, p) for u, p in sums.items() if p > 0), key=lambda pair: -pair[1]))


def _shortcoming(
    brief: Brief,
    record: Record,
    item: Record,
    lines: pd.DataFrame,
    lost: Mapping[str, Fraction],
    *,
    several: bool,
) -> str:
    named = [
        zh.VILLAGE_LOST.format(village=village_name(brief.results, unit), lost=points_text(points))
        for unit, points in lost.items()
    ]
    listing = zh.SEPARATOR.join(named)
    if len(named) > MOST_NAMED:
        listing = zh.MORE_VILLAGES.format(listing=zh.SEPARATOR.join(named[:MOST_NAMED]))
    known = brief.results.catalogue["indicators"]
    labels = [known[name]["label"] for name in dict.fromkeys(lines["indicator"]) if name in known]
    text = zh.SHORTCOMING.format(
        against=zh.AGAINST.format(clause=item["clause"]) if item["clause"] else "",
        indicators="".join(quoted(label) for label in labels),
        count=int((lines["kind"] == "loss").sum()),
        villages=len(lost),
        listing=listing,
    )
    label = item["label"] + (zh.OF_SCHEME.format(label=record["label"]) if several else "")
    return zh.SHORTCOMING_HEADING.format(label=label) + text
