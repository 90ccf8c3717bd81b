"""What develops villages: their plans, what agronomists spread, trainings, gains of the year."""

from dataclasses import dataclass

import pandas as pd

from bangfu_lib.reports.brief import Brief
from bangfu_lib.reports.rows_by import Row, of_villages, rows_by, standing
from bangfu_lib.reports.written import listed, written
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import cards_text as zh

SPREAD = ("village", "kind", "name", "since", "ended")
TAUGHT = ("village", "kind", "topic", "attendance", "approximate")
MOST_ON_CARD = 3
GAINED = ("village", "kind", "quantity", "measure_word", "approximate")


@dataclass(frozen=True)
class Development:
    """What one village does: titles and industries of plans, techniques, trainings, outcomes.

    `spread` has (kind, names) of what agronomists spread, `outcomes` texts such as 种植果木120亩.
    """

    titles: list[str]
    industries: list[str]
    spread: list[tuple[str, list[str]]]
    trainings: list[Row]
    outcomes: list[str]

    @property
    def topics(self) -> list[str]:
        """What was taught."""
        return [written(row["topic"]) for row in self.trainings]


def development(brief: Brief) -> dict[str, Development]:
    """By village what is done for its development, of the kinds that the document declares."""
    plans = rows_by(
        of_villages(brief, "village_plans", ("village", "title", "industry")), "village"
    )
    grown = standing(brief, of_villages(brief, "agronomy", SPREAD), "since", "ended")
    taught = of_villages(brief, "trainings", TAUGHT)
    taught = taught[taught["kind"].isin(brief.shows("training_kinds"))]
    gained = of_villages(brief, "outcomes", GAINED)
    found = [rows_by(rows, "village") for rows in (grown, taught, gained)]
    kinds = brief.shows("agronomy_kinds")
    made = {}
    for unit in brief.units():
        planned, (spread, trainings, gains) = plans.get(unit, []), (f.get(unit, []) for f in found)
        titles, industries = (
            [text for row in planned if (text := written(row[key]))]
            for key in ("title", "industry")
        )
        made[unit] = Development(
            titles, industries, _spread(spread, kinds), trainings, _gains(gains)
        )
    return made


def measures(one: Development) -> list[str]:
    """The measures of a village for its card, a line each."""
    industries, topics, gains = (
        listed(names, MOST_ON_CARD) for names in (one.industries, one.topics, one.outcomes)
    )
    return [
        *([zh.PLAN.format(industry=industries)] if industries else []),
        *(zh.PLAN_TITLE.format(title=title) for title in one.titles),
        *(zh.NAMED.format(kind=k, names=listed(names, MOST_ON_CARD)) for k, names in one.spread),
        *([zh.TAUGHT.format(names=topics)] if topics else []),
        *([zh.ACHIEVED.format(listing=gains)] if gains else []),
    ]


def _spread(rows: list[Row], kinds: list[str]) -> list[tuple[str, list[str]]]:
    named = ((kind, [written(r["name"]) for r in rows if r["kind"] == kind]) for kind in kinds)
    return [(kind, known) for kind, names in named if (known := [name for name in names if name])]


def _gains(rows: list[Row]) -> list[str]:
    """By kind and measure word; about so many where any part is."""
    grouped: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if not pd.isna(row["quantity"]):
            key = written(row["kind"]), written(row["measure_word"])
            grouped.setdefault(key, []).append(row)
    return [
        zh.OUTCOME.format(kind=kind, quantity=_quantity(group, word))
        for (kind, word), group in grouped.items()
    ]


def _quantity(rows: list[Row], word: str) -> str:
    roughly = any(written(row["approximate"]) == zh.YES for row in rows)
    return f"{shown(sum(row['quantity'] for row in rows))}{zh.ROUGHLY if roughly else ''}{word}"
