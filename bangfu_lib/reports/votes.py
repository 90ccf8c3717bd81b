"""Satisfaction: valid votes, share and 95 % interval; a small sample decides nothing by itself."""

from typing import Any

from bangfu_lib.charts.intervals import bounds_text, wilson
from bangfu_lib.charts.names import area_words, indicator_label, village_name
from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.results.schemes import rule_records
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


def votes_sentences(brief: Brief, rows: list[dict[str, Any]]) -> list[str]:
    """The shares of one village with what their intervals mean."""
    if not rows:
        return [zh.VOTES_NONE]
    listing = zh.SEMICOLON.join(zh.VOTE.format(**row) for row in rows)
    sentences = [zh.VOTES.format(listing=listing)]
    if any(row["small"] for row in rows):
        sentences.append(zh.VOTES_SMALL.format(least=SMALL_SAMPLE))
    return sentences + _deciding_nothing(brief)


def votes_by_village_sentences(brief: Brief, rows: list[dict[str, Any]]) -> list[str]:
    """Each share over all villages together, who is surely below it, how to read the others."""
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
            + _surely_below(brief, mine)
        )
    fewest, most = (extreme(int(row["valid"]) for row in rows) for extreme in (min, max))
    span = f"{most}" if fewest == most else zh.FROM_TO.format(first=fewest, last=most)
    compared = zh.VOTES_COMPARED.format(span=span)
    return [*sentences, compared, *_deciding_nothing(brief)]


def below_all(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows whose whole interval lies below that of all villages on the same question."""
    low = {}
    for label in dict.fromkeys(row["label"] for row in rows):
        mine = [row for row in rows if row["label"] == label]
        low[label] = wilson(*(sum(int(row[key]) for row in mine) for key in ("satisfied", "valid")))
    return [
        row
        for row in rows
        if wilson(int(row["satisfied"]), int(row["valid"]))[1] < low[row["label"]][0]
    ]


def _surely_below(brief: Brief, rows: list[dict[str, Any]]) -> str:
    """Names villages whose whole interval lies below that of all together."""
    below = [zh.VOTE_BELOW.format(**row) for row in below_all(rows)]
    if not below:
        return ""
    whole = area_words(brief.results)["whole"]
    return zh.VOTES_BELOW.format(whole=whole, listing=zh.SEPARATOR.join(below))


def _deciding_nothing(brief: Brief) -> list[str]:
    """That votes cost no points, where no rule of the scheme takes a share of votes."""
    rules = [rule for record in brief.cited_schemes for rule in rule_records(record)]
    scored = {rule.get("indicator") for rule in rules}
    return [] if scored & set(brief.shows("satisfaction")) else [zh.VOTES_UNSCORED]
