"""Satisfaction: valid votes, share and 95 % interval; a small sample decides nothing by itself."""

from typing import Any

from bangfu_lib.charts.intervals import bounds_text
from bangfu_lib.charts.names import indicator_label, village_name
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import reports as zh

SMALL_SAMPLE = 30


def votes(brief: Brief) -> list[dict[str, Any]]:
    """Each declared satisfaction share in the document's villages that anyone voted on."""
    facts = brief.results.facts
    rows = []
    for indicator in brief.shows("satisfaction"):
        here = facts[(facts["indicator"] == indicator) & facts["village"].isin(brief.units())]
        for fact in here.to_dict("records"):
            part, whole = fact["numerator"], fact["denominator"]
            if whole:
                low, high = bounds_text(part, whole)
                rows.append(
                    {
                        "label": indicator_label(brief.results, indicator),
                        "village": village_name(brief.results, fact["village"]),
                        "valid": shown(whole),
                        "satisfied": shown(part),
                        "share": percent_text(part, whole),
                        "interval": zh.INTERVAL.format(low=low, high=high),
                        "small": int(whole) < SMALL_SAMPLE,
                    }
                )
    return rows


def votes_sentences(rows: list[dict[str, Any]]) -> list[str]:
    """The shares of one village with what their intervals mean."""
    if not rows:
        return [zh.VOTES_NONE]
    listing = zh.SEMICOLON.join(zh.VOTE.format(**row) for row in rows)
    sentences = [zh.VOTES.format(listing=listing)]
    if any(row["small"] for row in rows):
        sentences.append(zh.VOTES_SMALL.format(least=SMALL_SAMPLE))
    return sentences


def votes_by_village_sentences(brief: Brief, rows: list[dict[str, Any]]) -> list[str]:
    """Each share over all villages together, and how to read the villages' own."""
    if not rows:
        return [zh.VOTES_NONE]
    sentences = []
    for label in dict.fromkeys(row["label"] for row in rows):
        mine = [row for row in rows if row["label"] == label]
        part, whole = (sum(int(row[key]) for row in mine) for key in ("satisfied", "valid"))
        low, high = bounds_text(part, whole)
        interval = zh.INTERVAL.format(low=low, high=high)
        sentences.append(
            zh.VOTES_TOGETHER.format(
                label=label,
                villages=len(mine),
                valid=whole,
                satisfied=part,
                share=percent_text(part, whole),
                interval=interval,
            )
        )
    return [*sentences, zh.VOTES_COMPARED]
