"""How schemes scored one person: points of every item with what was lost, score, grade, rank."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bangfu_lib.charts.names import village_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.results.explain import explained
from bangfu_lib.results.schemes import (
    PERSON,
    Record,
    Scored,
    item_records,
    of_scheme,
    of_unit,
    other_schemes,
    rule_records,
    scored_unit,
    scored_village,
    unit_kind,
)
from bangfu_lib.zh import people_text as zh

Row = dict[str, Any]


@dataclass(frozen=True)
class Scoring:
    """One person under one scheme, with the row of scores; `of` persons were scored by it."""

    record: Record
    scored: Scored
    score: Mapping[str, Any]
    of: int


def scorings(brief: Brief, person: str) -> list[Scoring]:
    """Every scheme for persons that scored `person`; none where only the village is scored."""
    results, found = brief.results, []
    for record in other_schemes(results):
        scores = of_scheme(results.scores, record)
        mine = scores[scores["unit"] == person]
        if unit_kind(record) == PERSON and len(mine):
            row = mine.to_dict("records")[0]
            tied = int((scores["rank"] == row["rank"]).sum())
            scored = scored_unit(results, record, person)
            found.append(Scoring(record, scored, {**row, "tied": tied}, len(scores)))
    return found


def score_items(brief: Brief, found: list[Scoring]) -> list[Row]:
    """Items in the schemes' order: item, full, points, reason (lines), clause, source."""
    return [row for one in found for row in _items(brief, one)]


def scored_norms(found: list[Scoring]) -> set[str]:
    """The norms that cost points: what was lost by them stands among the items."""
    rules = [rule for one in found for rule in rule_records(one.record)]
    return {str(rule["norm"]) for rule in rules if rule.get("norm")} | {
        str(rule["indicator"]) for rule in rules if rule.get("indicator")
    }


def _items(brief: Brief, one: Scoring) -> list[Row]:
    results = brief.results
    known = item_records(one.record)
    reasons: dict[str, list[str]] = {}
    for line in explained(results, one.scored):
        reasons.setdefault(line.item, []).append(line.sentence.rstrip(zh.STOP) + zh.STOP)
    won = of_unit(results.items, one.scored)
    return [
        {
            "item": known[row["item"]]["label"],
            "full": zh.OUTSIDE if known[row["item"]].get("outside") else points_text(row["full"]),
            "points": points_text(row["points"]),
            "reason": reasons.get(row["item"], [zh.NONE]),
            "clause": known[row["item"]].get("clause", ""),
            "source": known[row["item"]].get("source", ""),
        }
        for row in won.to_dict("records")
        if row["item"] in known
    ]


def score_sentences(brief: Brief, found: list[Scoring]) -> list[str]:
    """The scores in words with what their ranks can bear; else that the village is scored."""
    if found:
        return [sentence for one in found for sentence in _sentences(one)]
    return [_village(brief)]


def _sentences(one: Scoring) -> list[str]:
    row, record = one.score, one.record
    graded = zh.SCORE_GRADE.format(grade=row["grade"]) if row["grade"] else ""
    tied = zh.SCORE_TIED.format(tied=row["tied"]) if row["tied"] > 1 else ""
    said = zh.SCORE.format(
        scheme=record["label"],
        full=record["total"],
        score=row["shown"],
        graded=graded,
        count=one.of,
        rank=row["rank"],
        tied=tied,
    )
    capped = row.get("grade_reason") or ""
    said += zh.SCORE_CAPPED.format(reason=capped.rstrip(zh.STOP)) if capped else ""
    return [said + _rank_words(row, record)]


def _rank_words(row: Mapping[str, Any], record: Record) -> str:
    """What the scheme's uncertainty allows to say of the rank."""
    if not record.get("uncertainty"):
        return zh.SCORE_PLAIN
    low, high = row["rank_low"], row["rank_high"]
    interval = f"{low}" if low == high else zh.RANK_SPAN.format(low=low, high=high)
    return zh.SCORE_INTERVAL.format(interval=interval, says=record["uncertainty"]["says"])


def _village(brief: Brief) -> str:
    """That the village is scored and with what; or that nothing scores the person."""
    scored = scored_village(brief.results, brief.unit)
    if scored is None:
        return zh.UNSCORED_NOBODY
    row = of_unit(brief.results.scores, scored).to_dict("records")[0]
    graded = zh.SCORE_GRADE.format(grade=row["grade"]) if row["grade"] else ""
    village = village_name(brief.results, brief.unit)
    said = zh.UNSCORED_VILLAGE.format(village=village, score=row["shown"], graded=graded)
    return zh.UNSCORED + said
