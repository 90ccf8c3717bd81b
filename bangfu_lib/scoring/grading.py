"""Scores, grades, ranks and rank intervals."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pandas as pd

from bangfu_lib.params.schemes import Scheme

SURE = 0.95
TAIL = (1 - SURE) / 2
SAME_SCORE_DIGITS = 9
SAME_SCORE = 10**-SAME_SCORE_DIGITS
ITEM_COLUMNS = ["scheme", "unit_kind", "unit", "section", "item", "full", "points"]


def item_points(points: pd.DataFrame, scheme: Scheme, units: Sequence[str]) -> pd.DataFrame:
    """Points per unit and item (ITEM_COLUMNS, exact); full is 0 where an item does not apply.

    Every unit has every item; one without a line, such as a bonus not won, has 0 points.
    """
    won = points.groupby(["unit", "item"])["points"].sum().to_dict()
    whole = points[points["kind"] == "full"].groupby(["unit", "item"])["points"].sum().to_dict()
    zero = Fraction(0)
    rows = [
        (
            scheme.name,
            scheme.unit,
            unit,
            section.id,
            item.id,
            whole.get((unit, item.id), zero),
            won.get((unit, item.id), zero),
        )
        for section in scheme.sections
        for item in section.items
        for unit in units
    ]
    return pd.DataFrame(rows, columns=ITEM_COLUMNS)


def grade_of(score: Fraction, scheme: Scheme) -> str:
    """The grade within whose bounds the unrounded score lies; "" for a scheme without grades.

    A score below all grades has the lowest, one above all the highest.
    """
    for grade in scheme.grades:
        if grade.bounds.holds(score):
            return grade.label
    if not scheme.grades:
        return ""
    highest, lowest = scheme.grades[0], scheme.grades[-1]
    low = highest.bounds.low
    return highest.label if low is not None and score > low else lowest.label


def ranks(scores: Sequence[Fraction]) -> list[int]:
    """1 for the highest; equal scores share the lowest number, the next one skips."""
    ordered = sorted(scores, reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(ordered, start=1)))}
    return [first[score] for score in scores]


def from_end(places: Sequence[int]) -> list[int]:
    """Places counted from the end: 1 for the last, and for all that share the last place."""
    return ranks([Fraction(place) for place in places])


def weighted_draws(items: pd.DataFrame, scheme: Scheme) -> tuple[list[str], np.ndarray]:
    """Scores under seeded random item weights: unit codes, and draws × units.

    Each item's points vary within ±spread and are scaled back to the unit's full points, so a unit
    that lost nothing keeps its full score in every draw. Items outside the total count as they are.
    A scheme without weight uncertainty has one draw: the scores themselves.
    """
    wide = items.pivot(index="unit", columns="item", values=["points", "full"])
    order = [item.id for item in scheme.items]
    won, full = (wide[name][order].to_numpy(dtype=float) for name in ("points", "full"))
    if scheme.uncertainty is None:
        return list(wide.index), won.sum(axis=1)[np.newaxis]
    spread = float(scheme.uncertainty.spread)
    random = np.random.default_rng(scheme.uncertainty.seed)
    factors = random.uniform(1 - spread, 1 + spread, (scheme.uncertainty.draws, len(order)))
    counted = np.where(full > 0, won, 0)
    outside = np.where(full > 0, 0, won).sum(axis=1)
    weighed = factors @ full.T
    scale = np.divide(full.sum(axis=1), weighed, out=np.ones_like(weighed), where=weighed > 0)
    return list(wide.index), (factors @ counted.T) * scale + outside


def rank_intervals(draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The ranks between which each unit lies in 95 % of the draws: lowest and highest."""
    rounded = np.round(draws, SAME_SCORE_DIGITS)
    ordered = np.sort(rounded, axis=1)
    places = np.empty(draws.shape, dtype=np.int64)
    for place, (row, scores) in enumerate(zip(ordered, rounded, strict=True)):
        places[place] = len(row) - np.searchsorted(row, scores, side="right") + 1
    low = np.quantile(places, TAIL, axis=0, method="lower")
    high = np.quantile(places, 1 - TAIL, axis=0, method="higher")
    return low.astype(int), high.astype(int)
