"""Scores, grades, ranks and lists of the villages of one scheme, and how one village compares."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import area_words, village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.results.earlier_scores import same_scheme, village_score
from bangfu_lib.results.schemes import PERSON, of_unit, unit_kind, village_schemes
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.zh import periodic_text as texts
from bangfu_lib.zh import reports as zh

MOST_TIED, MOST_COMPARED = 3, 8


def scoreboard(brief: Brief) -> list[dict[str, Any]]:
    """The scheme's villages by rank: rank, village, score, grade, interval of the rank, list."""
    return [_score(brief, row) for row in ranked(brief).to_dict("records")]


def ranked(brief: Brief) -> pd.DataFrame:
    """The scheme's scores, best first."""
    return brief.scores.sort_values(["rank", "unit"], kind="stable")


def own_score(brief: Brief) -> dict[str, Any]:
    """The village's score, grade, rank with interval, and list; dashes when it has no score."""
    row = _own(brief)
    if row is None:
        return dict.fromkeys(OWN, zh.NOT_APPLICABLE)
    return _score(brief, row) | {"mean": f"{mean_score(brief)}"}


OWN = ("rank", "village", "score", "grade", "interval", "listed", "mean")


def own_sentences(brief: Brief) -> list[str]:
    """What the village reached, compared with the mean of all, and what its list means."""
    row, record = _own(brief), brief.record
    if row is None or record is None:
        return [zh.OWN_UNSCORED.format(village=village_name(brief.results, brief.unit))]
    own, lists = _score(brief, row), record["lists"]
    sentences = [_own_sentence(brief, row, own), *_own_change(brief, row)]
    if record.get("uncertainty"):
        settled = row["rank_low"] == row["rank_high"]
        pattern = zh.OWN_RANK_SETTLED if settled else zh.OWN_INTERVAL
        sentences.append(pattern.format(**own, says=record["uncertainty"]["says"]))
    if row.get("grade_reason"):
        sentences.append(zh.OWN_CAPPED.format(reason=row["grade_reason"].rstrip(zh.STOP)))
    if row["listed"]:
        says = lists[row["listed"]].get("says")
        pattern = zh.OWN_LISTED if says else zh.OWN_LISTED_ONLY
        sentences.append(pattern.format(listed=own["listed"], says=says))
    return sentences


def _own(brief: Brief) -> dict[str, Any] | None:
    scored = brief.scored
    return None if scored is None else of_unit(brief.results.scores, scored).to_dict("records")[0]


def _own_sentence(brief: Brief, row: dict[str, Any], own: dict[str, Any]) -> str:
    apart = row["score"] - _mean(brief)
    compared = zh.EQUAL_TO_MEAN
    if half_up(apart, 2):
        pattern = zh.ABOVE_MEAN if apart > 0 else zh.BELOW_MEAN
        compared = pattern.format(by=points_text(abs(apart)))
    return zh.OWN_SCORE.format(
        **own,
        graded=zh.OWN_GRADE.format(grade=row["grade"]) if row["grade"] else "",
        count=len(brief.scores),
        tied=zh.SHARED_RANK if (brief.scores["rank"] == row["rank"]).sum() > 1 else "",
        whole=whole_words(brief),
        mean=mean_score(brief),
        compared=compared,
    )


def _own_change(brief: Brief, row: dict[str, Any]) -> list[str]:
    """How the village's score and rank moved since the period before, under the same scheme."""
    then = village_score(brief.previous, brief.unit) if brief.previous else None
    if (
        brief.previous is None
        or then is None
        or not same_scheme(brief.previous, brief.record or {})
    ):
        return []
    by = row["shown"] - then["shown"]
    pattern = texts.HIGHER if by > 0 else texts.LOWER if by < 0 else texts.LEVEL
    moved = row["rank"] - then["rank"]
    ranks = texts.RANK_UP if moved < 0 else texts.RANK_DOWN if moved > 0 else texts.RANK_SAME
    return [
        texts.OWN_CHANGE.format(
            period=brief.previous.period.label,
            change=pattern.format(by=points_text(abs(by))),
            ranks=ranks.format(old=then["rank"], new=row["rank"]),
        )
    ]


def whole_words(brief: Brief) -> str:
    """Whom the mean is of: the whole area, or the villages of the same scheme where it has more."""
    several = len(village_schemes(brief.results)) > 1
    return zh.SAME_SCHEME if several else area_words(brief.results)["whole"]


def digits(brief: Brief) -> int:
    """Decimals of the scheme's scores."""
    return int((brief.record or {}).get("digits", 2))


def mean_score(brief: Brief) -> str:
    """The mean of the scheme's unrounded scores, with as many decimals as scores have."""
    return f"{half_up(_mean(brief), digits(brief)):f}"


def _mean(brief: Brief) -> Fraction:
    scores = list(brief.scores["score"])
    return sum(scores, Fraction(0)) / len(scores)


def overall_sentence(brief: Brief) -> str:
    """Mean, highest, lowest, and how many villages reached each grade."""
    scores = ranked(brief)
    pattern = zh.OVERALL_EQUAL if scores["score"].nunique() == 1 else zh.OVERALL
    spread = grade_spread(brief)
    return pattern.format(
        count=len(scores),
        mean=mean_score(brief),
        highest=scores["shown"].iloc[0],
        first=_all_with(brief, scores["score"].iloc[0]),
        lowest=scores["shown"].iloc[-1],
        last=_all_with(brief, scores["score"].iloc[-1]),
        graded=zh.GRADES.format(grades=spread) if spread else "",
    )


def grade_spread(brief: Brief) -> str:
    """How many units reached each grade, best first; nothing where there are no grades."""
    counts = Counter(brief.scores["grade"])
    declared = [grade["label"] for grade in (brief.record or {}).get("grades", [])]
    labels = dict.fromkeys([*declared, *(label for label in counts if label)])
    word = zh.PERSON_WORD if unit_kind(brief.record or {}) == PERSON else zh.UNIT_WORD
    spread = [
        zh.GRADE_COUNT.format(grade=g, count=counts[g], word=word) for g in labels if counts[g]
    ]
    return zh.SEPARATOR.join(spread)


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
        whole=whole_words(brief),
        mean=mean_score(brief),
        above_count=len(above),
        above=_some(above),
        below_count=len(below),
        below=_some(below),
        apart=points_text(apart),
    )


def _some(names: list[str]) -> str:
    """Names up to a few; the first of them with 等 where there are more."""
    more = zh.AND_OTHERS if len(names) > MOST_COMPARED else ""
    return zh.SEPARATOR.join(names[:MOST_COMPARED]) + more


def compared_periods(brief: Brief) -> str:
    """The mean held against that of the period before, where the same scheme was applied."""
    before, record = brief.previous, brief.record
    if before is None or record is None:
        return zh.NO_PREVIOUS
    same = [one for one in village_schemes(before) if one["name"] == record["name"]]
    if not same or same[0].get("version") != record.get("version"):
        return zh.OTHER_SCHEME.format(period=before.period.label)
    then = replace(brief, results=before, scheme=record["name"])
    old, new = mean_score(then), mean_score(brief)
    change = Fraction(new) - Fraction(old)
    pattern = zh.RISEN if change > 0 else zh.FALLEN if change < 0 else zh.UNCHANGED
    by = points_text(abs(change))
    return pattern.format(period=before.period.label, old=old, new=new, by=by)


def _name(brief: Brief, row: dict[str, Any]) -> str:
    return village_name(brief.results, row["unit"])


def listed(brief: Brief, which: str) -> list[dict[str, str]]:
    """The villages on one list: village (all with the same reason), reason."""
    return _reasons(brief, brief.scores["listed"] == which)


def held_back(brief: Brief) -> list[dict[str, str]]:
    """Villages whose score would put them on a list, but not surely enough: village, reason."""
    scores = brief.scores
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


def lists_text(brief: Brief) -> list[str]:
    """For each list of the scheme who is on it, and the reason of each; or that there is none."""
    sentences: list[str] = []
    declared = (brief.record or {}).get("lists", {})
    if not declared:
        return [zh.NO_LISTS]
    for which in declared:
        sentences.append(listed_sentence(brief, which))
        rows = [row for row in listed(brief, which) if row["reason"] != zh.STOP]
        sentences += [zh.LISTED_REASON.format(**row) for row in rows]
    return sentences


def listed_sentence(brief: Brief, which: str) -> str:
    """Who is on a list and what the list means, or that nobody is."""
    names = zh.SEPARATOR.join(row["village"] for row in listed(brief, which))
    known = (brief.record or {})["lists"][which]
    if not names:
        return zh.LISTED_NOBODY.format(label=known["label"])
    says = zh.LISTED_SAYS.format(says=known["says"]) if known.get("says") else ""
    return zh.LISTED.format(label=known["label"], villages=names, says=says)


def weights_sentence(brief: Brief) -> str:
    """What the interval of a rank means and how to read it; nothing where ranks have none."""
    uncertainty = (brief.record or {}).get("uncertainty")
    return zh.INTERVAL_MEANS.format(says=uncertainty["says"]) if uncertainty else ""


def _score(brief: Brief, row: dict[str, Any]) -> dict[str, Any]:
    record = brief.record or {}
    low, high = row["rank_low"], row["rank_high"]
    interval = str(low) if low == high else zh.SPAN.format(first=low, last=high)
    return {
        "rank": row["rank"],
        "village": village_name(brief.results, row["unit"]),
        "score": f"{row['shown']}",
        "grade": row["grade"] or zh.NOT_APPLICABLE,
        "interval": interval if record.get("uncertainty") else zh.NOT_APPLICABLE,
        "listed": record["lists"][row["listed"]]["label"] if row["listed"] else zh.NOT_APPLICABLE,
    }
