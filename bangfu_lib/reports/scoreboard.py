"""Scores, grades, ranks and lists of all villages, and how one village compares."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import item_labels, section_labels, village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.zh import reports as zh

MOST_COLUMNS = 14
MOST_TIED = 3


def scoreboard(brief: Brief) -> list[dict[str, Any]]:
    """All villages by rank: rank, village, score, grade, interval of the rank, list."""
    return [_score(brief, row) for row in ranked(brief).to_dict("records")]


def ranked(brief: Brief) -> pd.DataFrame:
    """The scores, best first."""
    return brief.results.scores.sort_values(["rank", "unit"], kind="stable")


def score_matrix(brief: Brief) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """The columns of the score sheet (items, or sections where there are many) and its rows."""
    labels, key = item_labels(brief.results), "item"
    if len(labels) > MOST_COLUMNS:
        labels, key = section_labels(brief.results), "section"
    sums = brief.results.items.groupby(["unit", key])[["full", "points"]].sum()
    full = {name: sums["full"].xs(name, level=key).iloc[0] for name in labels}
    columns = [{"label": text, "full": points_text(full[name])} for name, text in labels.items()]
    rows = [
        row | {"parts": [points_text(sums["points"][unit, name]) for name in labels]}
        for row, unit in zip(scoreboard(brief), ranked(brief)["unit"], strict=True)
    ]
    return columns, rows


def own_score(brief: Brief) -> dict[str, Any]:
    """The village's score, grade, rank with interval, and list."""
    scores = brief.results.scores
    row = scores[scores["unit"] == brief.unit].to_dict("records")[0]
    return _score(brief, row) | {"mean": f"{mean_score(brief)}"}


def own_sentences(brief: Brief) -> list[str]:
    """What the village reached, compared with the mean of all, and what its list means."""
    scores = brief.results.scores
    row = scores[scores["unit"] == brief.unit].to_dict("records")[0]
    apart = row["score"] - _mean(brief)
    compared = zh.EQUAL_TO_MEAN
    if half_up(apart, 2):
        pattern = zh.ABOVE_MEAN if apart > 0 else zh.BELOW_MEAN
        compared = pattern.format(by=points_text(abs(apart)))
    own = _score(brief, row)
    first = zh.OWN_SCORE.format(**own, count=len(scores), mean=mean_score(brief), compared=compared)
    settled = row["rank_low"] == row["rank_high"]
    pattern = zh.OWN_RANK_SETTLED if settled else zh.OWN_INTERVAL
    sentences = [first, pattern.format(**own, says=_uncertainty(brief))]
    if row["listed"]:
        says = brief.results.catalogue["scheme"]["lists"][row["listed"]]["says"]
        sentences.append(zh.OWN_LISTED.format(listed=own["listed"], says=says))
    return sentences


def mean_score(brief: Brief) -> str:
    """The mean of all villages' unrounded scores, with two decimals as scores have."""
    return f"{half_up(_mean(brief), 2):f}"


def _mean(brief: Brief) -> Fraction:
    scores = list(brief.results.scores["score"])
    return sum(scores, Fraction(0)) / len(scores)


def overall_sentence(brief: Brief) -> str:
    """Mean, highest, lowest, and how many villages reached each grade."""
    scores = ranked(brief)
    counts = Counter(scores["grade"])
    grades = [grade["label"] for grade in brief.results.catalogue["scheme"]["grades"]]
    spread = [zh.GRADE_COUNT.format(grade=g, count=counts[g]) for g in grades if counts[g]]
    pattern = zh.OVERALL_EQUAL if scores["score"].nunique() == 1 else zh.OVERALL
    return pattern.format(
        count=len(scores),
        mean=mean_score(brief),
        highest=scores["shown"].iloc[0],
        first=_all_with(brief, scores["score"].iloc[0]),
        lowest=scores["shown"].iloc[-1],
        last=_all_with(brief, scores["score"].iloc[-1]),
        grades=zh.SEPARATOR.join(spread),
    )


def _all_with(brief: Brief, score: Fraction) -> str:
    """The villages with exactly this score; several are named up to a few, with their number."""
    scores = ranked(brief)
    names = [village_name(brief.results, unit) for unit in scores["unit"][scores["score"] == score]]
    if len(names) <= MOST_TIED:
        return zh.SEPARATOR.join(names)
    first = zh.SEPARATOR.join(names[:MOST_TIED])
    return zh.TIED.format(villages=first, count=len(names))


def compared_villages(brief: Brief) -> str:
    """Which villages are above and below the mean, and how far the highest is from the lowest."""
    scores, mean = ranked(brief), _mean(brief)
    above = [_name(brief, row) for row in scores.to_dict("records") if row["score"] >= mean]
    below = [_name(brief, row) for row in scores.to_dict("records") if row["score"] < mean]
    apart = scores["score"].iloc[0] - scores["score"].iloc[-1]
    if not below:
        return ""
    return zh.COMPARED.format(
        mean=mean_score(brief),
        above_count=len(above),
        above=zh.SEPARATOR.join(above),
        below_count=len(below),
        below=zh.SEPARATOR.join(below),
        apart=points_text(apart),
    )


def compared_periods(brief: Brief) -> str:
    """The mean held against that of the period before, where the same scheme was applied."""
    before = brief.previous
    if before is None:
        return zh.NO_PREVIOUS
    schemes = [results.catalogue["scheme"] for results in (before, brief.results)]
    if (schemes[0]["name"], schemes[0]["version"]) != (schemes[1]["name"], schemes[1]["version"]):
        return zh.OTHER_SCHEME.format(period=before.period.label)
    old, new = (mean_score(replace(brief, results=results)) for results in (before, brief.results))
    change = Fraction(new) - Fraction(old)
    pattern = zh.RISEN if change > 0 else zh.FALLEN if change < 0 else zh.UNCHANGED
    by = points_text(abs(change))
    return pattern.format(period=before.period.label, old=old, new=new, by=by)


def _name(brief: Brief, row: dict[str, Any]) -> str:
    return village_name(brief.results, row["unit"])


def listed(brief: Brief, which: str) -> list[dict[str, str]]:
    """The villages on the red or the blue list: village (all with the same reason), reason."""
    return _reasons(brief, brief.results.scores["listed"] == which)


def held_back(brief: Brief) -> list[dict[str, str]]:
    """Villages whose score would put them on a list, but not surely enough: village, reason."""
    scores = brief.results.scores
    return _reasons(brief, (scores["listed"] == "") & (scores["reason"].fillna("") != ""))


def _reasons(brief: Brief, chosen: pd.Series) -> list[dict[str, str]]:
    scores = ranked(brief)
    kept = scores[chosen.reindex(scores.index)]
    return [
        {
            "village": zh.SEPARATOR.join(_name(brief, row) for row in group.to_dict("records")),
            "reason": str(reason).rstrip(zh.STOP) + zh.STOP,
        }
        for reason, group in kept.groupby("reason", sort=False)
    ]


def listed_sentence(brief: Brief, which: str) -> str:
    """Who is on a list and what the list means, or that nobody is."""
    names = zh.SEPARATOR.join(row["village"] for row in listed(brief, which))
    known = brief.results.catalogue["scheme"]["lists"][which]
    pattern = zh.LISTED if names else zh.LISTED_NOBODY
    return pattern.format(label=known["label"], says=known["says"], villages=names)


def weights_sentence(brief: Brief) -> str:
    """What the interval of a rank means and how to read it."""
    return zh.INTERVAL_MEANS.format(says=_uncertainty(brief))


def _uncertainty(brief: Brief) -> str:
    return brief.results.catalogue["scheme"].get("uncertainty", {}).get("says", zh.WEIGHTS_VARY)


def _score(brief: Brief, row: dict[str, Any]) -> dict[str, Any]:
    lists = brief.results.catalogue["scheme"]["lists"]
    low, high = row["rank_low"], row["rank_high"]
    interval = str(low) if low == high else zh.SPAN.format(first=low, last=high)
    return {
        "rank": row["rank"],
        "village": village_name(brief.results, row["unit"]),
        "score": f"{row['shown']}",
        "grade": row["grade"],
        "interval": interval,
        "listed": lists[row["listed"]]["label"] if row["listed"] else zh.NOT_APPLICABLE,
    }
