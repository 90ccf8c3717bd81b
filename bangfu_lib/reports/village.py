"""Contents of the village report (村级季度报告)."""

from fractions import Fraction
from functools import partial
from typing import Any

from bangfu_lib.charts.attendance import attendance_chart
from bangfu_lib.charts.chart import Draw
from bangfu_lib.charts.coverage import coverage_chart
from bangfu_lib.charts.items import does_not_apply, item_table
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.charts.points import deductions_chart, items_chart
from bangfu_lib.charts.radar import radar_chart
from bangfu_lib.reports.applied import applied
from bangfu_lib.reports.basis import basis, cited_sources
from bangfu_lib.reports.brief import Brief, head_matter
from bangfu_lib.reports.fields_shared import (
    APPLIED_FIELDS,
    BASIS_FIELDS,
    CHANGES,
    HEAD_FIELDS,
    NORM_FIELDS,
    OPEN_PROBLEMS,
    OWN_FIELDS,
    STREAM_NAMES,
    VILLAGE_FIELDS,
    VOTE_FIELDS,
)
from bangfu_lib.reports.losses import change_rows, losses_sentence
from bangfu_lib.reports.norms import coverage, coverage_sentence, norms, norms_sentence
from bangfu_lib.reports.papers import missing_papers, papers, papers_sentence
from bangfu_lib.reports.parts import schemes_title
from bangfu_lib.reports.quarter_note import lost_items
from bangfu_lib.reports.registered import open_problems, streams, streams_sentence
from bangfu_lib.reports.scoreboard import own_score, own_sentences
from bangfu_lib.reports.team import members, team_sentences
from bangfu_lib.reports.untold import told
from bangfu_lib.reports.votes import votes, votes_sentences
from bangfu_lib.word.fields import Fields, lines, rows, texts
from bangfu_lib.zh import charts as names
from bangfu_lib.zh import reports as zh

FIELDS: Fields = {
    **HEAD_FIELDS,
    **VILLAGE_FIELDS,
    **texts("village_type", "helping_unit", "schemes_title", "losses_text"),
    **OWN_FIELDS,
    **lines("conclusion", "team_text", "coverage_text", "papers_text", "streams_text"),
    "items": rows("section", "item", "full", "points", "lost", "graded"),
    "members": rows("name", "role", "sending_unit", "full_time", "days", "required", "verdict"),
    "coverage": rows("label", "count", "share", "short"),
    **NORM_FIELDS,
    "papers": rows("category", "expected", "complete", "missing", "share"),
    "missing_papers": rows("number", "category", "label", "remark"),
    "streams": rows(*STREAM_NAMES),
    "open_problems": OPEN_PROBLEMS,
    **VOTE_FIELDS,
    "losses": CHANGES,
    **APPLIED_FIELDS,
    **BASIS_FIELDS,
}


def village_contents(brief: Brief) -> dict[str, Any]:
    """Everything that the template of the village report can show."""
    unit = brief.results.catalogue["units"][brief.unit]
    shares, demanded, counted = coverage(brief), norms(brief), streams(brief)
    required, voted, lost = papers(brief), votes(brief), change_rows(brief, brief.unit)
    return told(
        brief,
        head_matter(brief)
        | applied(brief)
        | {
            "schemes_title": schemes_title(brief) or head_matter(brief)["scheme"],
            "village_code": brief.unit,
            "village_name": unit["name"],
            "village_type": unit["village_type"],
            "helping_unit": unit["sending_unit"] or zh.NOT_APPLICABLE,
            "own": own_score(brief),
            "conclusion": own_sentences(brief) + _mostly_lost(brief),
            "items": _items(brief),
            "members": members(brief),
            "team_text": team_sentences(brief),
            "coverage": shares,
            "coverage_text": coverage_sentence(shares),
            "norms": demanded,
            "norms_text": norms_sentence(demanded),
            "papers": required,
            "papers_text": papers_sentence(required),
            "missing_papers": missing_papers(brief),
            "streams": counted,
            "streams_text": streams_sentence(counted),
            "open_problems": open_problems(brief),
            "votes": voted,
            "votes_text": votes_sentences(brief, voted),
            "losses": lost,
            "losses_text": losses_sentence(brief, lost),
            "annex": basis(brief),
            "sources": cited_sources(brief),
        },
    )


def village_charts(brief: Brief) -> dict[str, Draw]:
    """The charts of the village report by the names that templates use."""
    norm = (brief.shows("attendance_norms") or [""])[0]
    village, shares = (brief.results, brief.unit), brief.shows("coverage")
    return {
        names.ITEMS_NAME: partial(items_chart, *village),
        names.RADAR_NAME: partial(radar_chart, *village),
        names.ATTENDANCE_NAME: partial(attendance_chart, *village, norm),
        names.COVERAGE_NAME: partial(coverage_chart, *village, shares),
        names.LOST_NAME: partial(deductions_chart, *village),
    }


def _mostly_lost(brief: Brief) -> list[str]:
    """Where most points were lost, for whoever reads the first page alone."""
    said = lost_items(brief, zh.MOSTLY_LOST)
    return [said] if said else []


def _items(brief: Brief) -> list[dict[str, Any]]:
    """The scorecard: each item with its section, full points, points won and lost, and a symbol."""
    table = item_table(brief.results, brief.unit)
    return [
        {
            "section": row["section"],
            "item": row["label"],
            "full": points_text(row["full"]),
            "points": points_text(row["points"]),
            "lost": points_text(row["full"] - row["points"]) if row["full"] else zh.NOT_APPLICABLE,
            "graded": _graded(row["points"], row["full"], row["declared"]),
        }
        for row in table.to_dict("records")
    ]


def _graded(points: Fraction, full: Fraction, declared: Fraction) -> str:
    """All won, some lost or none won; of an item without points of its own whether it added any."""
    if does_not_apply(full, declared) and not points:
        return zh.NOT_GRADED
    if not full:
        return zh.ADDED if points > 0 else zh.NOT_ADDED
    if points >= full:
        return zh.ALL_WON
    return zh.SOME_LOST if points > 0 else zh.NONE_WON
