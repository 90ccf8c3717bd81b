"""Contents of the notice (考核通报): villages by name, no persons."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd

from bangfu_lib.charts.chart import Draw
from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.charts.ranking import ranking_chart
from bangfu_lib.reports.basis import cited_sources
from bangfu_lib.reports.brief import Brief, head_matter, quoted
from bangfu_lib.reports.figures import headed, said
from bangfu_lib.reports.losses import losses
from bangfu_lib.reports.registered import streams, streams_sentence
from bangfu_lib.reports.scoreboard import (
    compared_periods,
    listed,
    listed_sentence,
    overall_sentence,
    score_matrix,
    scoreboard,
    weights_sentence,
)
from bangfu_lib.reports.votes import votes, votes_by_village_sentences
from bangfu_lib.results.explain import LOSSES
from bangfu_lib.zh import charts as names
from bangfu_lib.zh import reports as zh

MOST_NAMED = 8


def notice_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the notice can show."""
    columns, matrix = score_matrix(brief)
    tasks, faults = problem_overview(brief), shortcomings(brief)
    sending = {unit["sending_unit"] for unit in brief.results.catalogue["units"].values()}
    return head_matter(brief) | {
        "overall": overall_sentence(brief),
        "compared": compared_periods(brief),
        "weights_text": weights_sentence(brief),
        "streams_text": streams_sentence(streams(brief)),
        "votes_text": votes_by_village_sentences(brief, votes(brief)),
        "scores": scoreboard(brief),
        "red": listed(brief, "red"),
        "red_text": listed_sentence(brief, "red"),
        "blue": listed(brief, "blue"),
        "blue_text": listed_sentence(brief, "blue"),
        "practices": headed(said(brief, "practices")),
        "shortcomings": headed(faults),
        "no_shortcomings": [] if faults else [zh.NO_SHORTCOMINGS],
        "requirements": headed(said(brief, "requirements")),
        "columns": columns,
        "matrix": matrix,
        "list": tasks,
        "list_text": zh.LIST_TEXT if tasks else zh.LIST_EMPTY,
        "sending_units": zh.SEPARATOR.join(sorted(unit for unit in sending if unit)),
        "sources": cited_sources(brief),
    }


def notice_charts(brief: Brief) -> dict[str, Draw]:
    """The charts of the notice by the names that templates use."""
    return {names.RANKING_NAME: partial(ranking_chart, brief.results)}


def shortcomings(brief: Brief) -> list[str]:
    """Items in which points were lost: clause, indicators, how often, which villages how much."""
    points = brief.results.points
    lines = points[points["kind"].isin(LOSSES)]
    sentences = []
    for section in brief.results.catalogue["scheme"]["sections"]:
        for item in section["items"]:
            mine = lines[lines["item"] == item["id"]]
            lost = _lost_by_village(mine)
            if lost:
                sentences.append(_shortcoming(brief, item, mine, lost))
    return sentences


def problem_overview(brief: Brief) -> list[dict[str, Any]]:
    """The annexed list: each rule that cost a village points, then its open problems by stream."""
    rows = []
    for unit in brief.units():
        village = village_name(brief.results, unit)
        for row in losses(brief, unit):
            kept = {key: row[key] for key in ("item", "problem", "clause", "deduction")}
            rows.append({"village": village} | kept)
        for row in streams(replace(brief, unit=unit)):
            if row["open"]:
                late = zh.STREAM_OVERDUE.format(**row) if row["overdue"] else ""
                text = zh.OPEN_IN_STREAM.format(**row, late=late)
                known = {"item": zh.PROBLEM_LEDGER, "problem": text, "clause": zh.NOT_APPLICABLE}
                rows.append({"village": village} | known | {"deduction": zh.NOT_APPLICABLE})
    return [{"number": place} | row for place, row in enumerate(rows, start=1)]


def _lost_by_village(lines: pd.DataFrame) -> dict[str, Fraction]:
    """Village code → points lost, most first; villages that lost nothing are left out."""
    sums: dict[str, Fraction] = {}
    for unit, points in zip(lines["unit"], lines["points"], strict=True):
        sums[unit] = sums.get(unit, Fraction(0)) - points
    return dict(sorted(((u, p) for u, p in sums.items() if p > 0), key=lambda pair: -pair[1]))


def _shortcoming(
    brief: Brief, item: Mapping[str, Any], lines: pd.DataFrame, lost: Mapping[str, Fraction]
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
        clause=item["clause"],
        indicators="".join(quoted(label) for label in labels),
        count=int((lines["kind"] == "loss").sum()),
        villages=len(lost),
        listing=listing,
    )
    return zh.SHORTCOMING_HEADING.format(label=item["label"]) + text
