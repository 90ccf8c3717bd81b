"""Scores, grades, ranks, rank intervals and the red and blue lists."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pandas as pd

from bangfu_lib.params.schemes import Scheme
from bangfu_lib.scoring.rounding import half_up, percent, shown
from bangfu_lib.zh import scoring as zh

SURE = 0.95
TAIL = (1 - SURE) / 2
SAME_SCORE_DIGITS = 9
SAME_SCORE = 10**-SAME_SCORE_DIGITS


def item_points(points: pd.DataFrame, scheme: Scheme) -> pd.DataFrame:
    """Points per village and item: columns unit, section, item, full, points (exact).

    Every village has every item; one without a line, such as a bonus not won, has 0 points.
    """
    won = points.groupby(["unit", "item"])["points"].sum().to_dict()
    rows = [
        (unit, section.id, item.id, item.points, won.get((unit, item.id), Fraction(0)))
        for section in scheme.sections
        for item in section.items
        for unit in points["unit"].unique()
    ]
    return pd.DataFrame(rows, columns=["unit", "section", "item", "full", "points"])


def grade_of(score: Fraction, scheme: Scheme) -> str:
    """The grade whose start the unrounded score reaches; below zero it is the lowest."""
    reached = [grade.label for grade in scheme.grades if score >= grade.start]
    return reached[0] if reached else scheme.grades[-1].label


def ranks(scores: Sequence[Fraction]) -> list[int]:
    """1 for the highest; equal scores share the lowest number, the next one skips."""
    ordered = sorted(scores, reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(ordered, start=1)))}
    return [first[score] for score in scores]


def weighted_draws(items: pd.DataFrame, scheme: Scheme) -> tuple[list[str], np.ndarray]:
    """Scores under seeded random item weights: village codes, and draws × villages.

    Each item's points vary within ±spread and are scaled back to the same total, so a village that
    lost nothing keeps its full score in every draw. Bonuses vary with the item that they are in; an
    item of bonuses alone counts as it is.
    """
    won = items.pivot(index="unit", columns="item", values="points").astype(float)
    full = np.array([float(item.points) for item in scheme.items])
    shares = won[[item.id for item in scheme.items]].to_numpy() / np.where(full, full, 1)
    spread = float(scheme.uncertainty.spread)
    random = np.random.default_rng(scheme.uncertainty.seed)
    factors = random.uniform(1 - spread, 1 + spread, (scheme.uncertainty.draws, len(full)))
    weights = factors * full
    weights *= float(scheme.total) / weights.sum(axis=1, keepdims=True)
    weights[:, full == 0] = 1
    return list(won.index), weights @ shares.T


def rank_intervals(draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The ranks between which each village lies in 95 % of the draws: lowest and highest."""
    rounded = np.round(draws, SAME_SCORE_DIGITS)
    ordered = np.sort(rounded, axis=1)
    places = np.empty(draws.shape, dtype=np.int64)
    for place, (row, scores) in enumerate(zip(ordered, rounded, strict=True)):
        places[place] = len(row) - np.searchsorted(row, scores, side="right") + 1
    low = np.quantile(places, TAIL, axis=0, method="lower")
    high = np.quantile(places, 1 - TAIL, axis=0, method="higher")
    return low.astype(int), high.astype(int)


def score_table(items: pd.DataFrame, scheme: Scheme) -> pd.DataFrame:
    """unit, score (exact), shown, grade, rank, rank_low, rank_high, listed, reason; best first.

    Ranks use unrounded scores; `shown` is rounded once, half up. A list names a village only where
    the draws of weights leave the scheme's declared certainty; otherwise `reason` says why not.
    """
    totals = items.groupby("unit", sort=False)["points"].sum()
    units, draws = weighted_draws(items, scheme)
    low, high = rank_intervals(draws)
    table = pd.DataFrame({"unit": units, "rank_low": low, "rank_high": high})
    table["score"] = [totals[unit] for unit in units]
    table["shown"] = [half_up(score, scheme.digits) for score in table["score"]]
    table["grade"] = [grade_of(score, scheme) for score in table["score"]]
    table["rank"] = ranks(list(table["score"]))
    found = listed(table["score"], table["rank"], draws=draws, scheme=scheme)
    table["listed"] = [name for name, _ in found]
    table["reason"] = [reason for _, reason in found]
    columns = ["unit", "score", "shown", "grade", "rank", "rank_low", "rank_high"]
    table = table[[*columns, "listed", "reason"]]
    return table.sort_values(["rank", "unit"], kind="stable", ignore_index=True)


def listed(
    scores: Sequence[Fraction], places: Sequence[int], *, draws: np.ndarray, scheme: Scheme
) -> list[tuple[str, str]]:
    """The list ("red", "blue" or "") of each village, and the reason in words where one is due.

    `draws` has one column per village, in the same order: a list names a village only where enough
    of its draws lie on the same side of the list's line.
    """
    above = (draws >= float(scheme.red.start) - SAME_SCORE).sum(axis=0)
    below = (draws < float(scheme.blue.below) - SAME_SCORE).sum(axis=0)
    chosen: list[tuple[str, str]] = []
    for score, rank, sure_above, sure_below in zip(scores, places, above, below, strict=True):
        if score >= scheme.red.start and rank <= scheme.red.within_rank:
            chosen.append(_red(score, rank, int(sure_above), scheme))
        elif score < scheme.blue.below:
            chosen.append(_blue(score, int(sure_below), scheme))
        else:
            chosen.append(("", ""))
    return chosen


def _red(score: Fraction, rank: int, times: int, scheme: Scheme) -> tuple[str, str]:
    sure = Fraction(times, scheme.uncertainty.draws) >= scheme.red.certainty
    template = zh.RED_REASON if sure else zh.RED_HELD_BACK
    return "red" if sure else "", template.format(
        score=half_up(score, scheme.digits),
        rank=rank,
        draws=scheme.uncertainty.draws,
        certainty=_certainty(times, scheme),
        start=shown(scheme.red.start),
        label=scheme.red.label,
    )


def _blue(score: Fraction, times: int, scheme: Scheme) -> tuple[str, str]:
    sure = Fraction(times, scheme.uncertainty.draws) >= scheme.blue.certainty
    template = zh.BLUE_REASON if sure else zh.BLUE_HELD_BACK
    return "blue" if sure else "", template.format(
        score=half_up(score, scheme.digits),
        draws=scheme.uncertainty.draws,
        certainty=_certainty(times, scheme),
        below=shown(scheme.blue.below),
        label=scheme.blue.label,
    )


def _certainty(times: int, scheme: Scheme) -> str:
    draws = scheme.uncertainty.draws
    return zh.PERCENT.format(value=percent(Fraction(times), Fraction(draws)))
