"""Scores, ranks and lists under trial block weights; scores are exact, lists follow the scheme."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.params.rules import rules_digest
from bangfu_lib.params.scheme_outcomes import When
from bangfu_lib.params.scheme_reading import load_scheme
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.results.store import Results
from bangfu_lib.scoring.grading import weighted_draws
from bangfu_lib.scoring.outcomes import listed
from bangfu_lib.zh import widgets as zh


@dataclass(frozen=True)
class PointBoard:
    """The points of every unit in every block, as whole numbers over `denominator`.

    `points` (won) and `fulls` (to be won, 0 where a block does not apply or is a bonus) have one
    line per unit and one column per block, Python integers of any size. `declared` is what each
    block is worth in the scheme.
    """

    units: tuple[str, ...]
    items: tuple[str, ...]
    declared: tuple[Fraction, ...]
    points: np.ndarray
    fulls: np.ndarray
    denominator: int

    @cached_property
    def mean_points(self) -> dict[str, float]:
        """The mean points of each block over all units."""
        sums = self.points.sum(axis=0)
        scale = len(self.units) * self.denominator
        return {item: points / scale for item, points in zip(self.items, sums, strict=True)}

    def full_of(self, unit: str) -> dict[str, Fraction]:
        """What one unit could win in each block."""
        row = self.fulls[self.units.index(unit)]
        return {
            i: Fraction(full, self.denominator) for i, full in zip(self.items, row, strict=True)
        }


def point_board(
    items: pd.DataFrame, units: Sequence[str], declared: Mapping[str, Fraction]
) -> PointBoard:
    """Lay out `items` (unit, item, full, points; exact) for `units`, blocks as `declared`.

    A block that does not apply to a unit counts as none of its points.
    """
    won, full = (_wide(items, units, list(declared), column=name) for name in ("points", "full"))
    denominator = math.lcm(*(number.denominator for number in (*won.ravel(), *full.ravel())))
    whole = np.frompyfunc(lambda number: int(number * denominator), 1, 1)
    blocks, worth = tuple(declared), tuple(declared.values())
    return PointBoard(tuple(units), blocks, worth, whole(won), whole(full), denominator)


def _wide(
    items: pd.DataFrame, units: Sequence[str], blocks: Sequence[str], *, column: str
) -> np.ndarray:
    wide = items.pivot(index="unit", columns="item", values=column)
    wide = wide.reindex(index=list(units), columns=list(blocks)).astype(object)
    return wide.where(wide.notna(), Fraction(0)).to_numpy(dtype=object)


def multipliers(full: Sequence[Fraction], weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """What each block's points are multiplied by, so that the full points keep their total.

    `weights` are factors on the full points; all equal means no change. A block of bonus points
    alone (full 0) keeps its points. Raises UsageError when no weight is left.
    """
    weighted = sum((f * w for f, w in zip(full, weights, strict=True)), Fraction(0))
    if weighted == 0:
        raise UsageError(zh.NO_WEIGHT_LEFT)
    scale = sum(full, Fraction(0)) / weighted
    return tuple(w * scale if f else Fraction(1) for f, w in zip(full, weights, strict=True))


def trial_scores(board: PointBoard, weights: Mapping[str, Fraction]) -> list[Fraction]:
    """The exact score of every unit when its blocks weigh `weights`.

    Each unit's full points keep their total, whichever blocks apply to it.
    """
    shared = math.lcm(*(weight.denominator for weight in weights.values()))
    whole = np.array([int(weights[item] * shared) for item in board.items], dtype=object)
    inside = board.fulls > 0
    won = np.where(inside, board.points, 0) @ whole
    outside = np.where(inside, 0, board.points).sum(axis=1)
    sums = zip(won, outside, board.fulls @ whole, board.fulls.sum(axis=1), strict=True)
    return [_scaled(board.denominator, *numbers) for numbers in sums]


def _scaled(denominator: int, won: int, outside: int, weighed: int, full: int) -> Fraction:
    if not weighed:
        return Fraction(outside, denominator)
    return Fraction(won * full + outside * weighed, weighed * denominator)


def assessed_scheme(results: Results, name: str) -> Scheme | None:
    """The scheme that `results` were scored by; None when the rules were edited since."""
    params = results.workspace.params
    if rules_digest(params) != results.manifest["rules"]:
        return None
    return load_scheme(params, name)


def lists_follow_scores(scheme: Scheme) -> bool:
    """Whether scores and ranks alone decide who is on a list, so that a trial can tell."""
    told = (replace(rule.when, score=None, rank=None) for rule in scheme.lists.values())
    return all(when == When() for when in told)


def trial_lists(
    items: pd.DataFrame,
    scheme: Scheme,
    weights: Mapping[str, Fraction],
    ranking: pd.DataFrame,
) -> dict[str, str]:
    """The list (its key, or "") of every unit if the blocks weighed `weights`.

    `items` are the official ones, their points and full points as floats; `ranking` has the
    columns unit, score and rank of the trial. The scheme's own lines, size and certainty hold,
    the draws vary around the trial weights.
    """
    columns = (ranking[name] for name in ("unit", "score", "rank"))
    standing = {unit: (score, rank) for unit, score, rank in zip(*columns, strict=True)}
    units, draws = weighted_draws(*_reweighted(items, scheme, weights))
    scores, places = zip(*(standing[unit] for unit in units), strict=True)
    found = listed(scores, places, draws=draws, scheme=scheme)
    return {unit: name for unit, (name, _) in zip(units, found, strict=True)}


def _reweighted(
    items: pd.DataFrame, scheme: Scheme, weights: Mapping[str, Fraction]
) -> tuple[pd.DataFrame, Scheme]:
    """`items` and `scheme` with all points multiplied; blocks without weight are left out."""
    weight = items["item"].map({item: float(value) for item, value in weights.items()})
    sums = items.assign(weighed=items["full"] * weight).groupby("unit")[["full", "weighed"]].sum()
    scale = items["unit"].map(sums["full"] / sums["weighed"].where(sums["weighed"] > 0, 1))
    factor = (weight * scale).where(items["full"] > 0, 1.0)
    weighed = items.assign(points=items["points"] * factor, full=items["full"] * factor)
    sections = tuple(
        replace(s, items=tuple(item for item in s.items if weights[item.id]))
        for s in scheme.sections
    )
    return weighed[weight > 0], replace(scheme, sections=sections)
