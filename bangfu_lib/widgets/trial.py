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
from bangfu_lib.params.scheme_reading import load_scheme
from bangfu_lib.params.schemes import Item, Scheme
from bangfu_lib.results.store import Results
from bangfu_lib.scoring.grading import weighted_draws
from bangfu_lib.scoring.outcomes import listed
from bangfu_lib.zh import widgets as zh


@dataclass(frozen=True)
class PointBoard:
    """The points of every village in every block, as whole numbers over `denominator`.

    `points` has one line per unit and one column per block, Python integers of any size.
    """

    units: tuple[str, ...]
    items: tuple[str, ...]
    full: tuple[Fraction, ...]
    points: np.ndarray
    denominator: int

    @cached_property
    def mean_points(self) -> dict[str, float]:
        """The mean points of each block over all units."""
        sums = self.points.sum(axis=0)
        scale = len(self.units) * self.denominator
        return {item: points / scale for item, points in zip(self.items, sums, strict=True)}


def point_board(items: pd.DataFrame, units: Sequence[str]) -> PointBoard:
    """Lay out `items` (unit, item, full, points; exact) for `units`, blocks as they first appear.

    A block that does not apply to a unit counts as none of its points.
    """
    blocks = tuple(dict.fromkeys(items["item"]))
    wide = items.pivot(index="unit", columns="item", values="points")
    wide = wide.reindex(index=list(units), columns=list(blocks)).astype(object)
    exact = wide.where(wide.notna(), Fraction(0)).to_numpy(dtype=object)
    denominator = math.lcm(*(points.denominator for points in exact.ravel()))
    whole = np.frompyfunc(lambda points: int(points * denominator), 1, 1)
    full = items.groupby("item", sort=False)["full"].max()
    full_points = tuple(full[block] for block in blocks)
    return PointBoard(tuple(units), blocks, full_points, whole(exact), denominator)


def multipliers(full: Sequence[Fraction], weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """What each block's points are multiplied by, so that the full points keep their total.

    `weights` are factors on the declared full points; all equal means no change. A block of
    bonus points alone (full 0) keeps its points. Raises UsageError when no weight is left.
    """
    weighted = sum((f * w for f, w in zip(full, weights, strict=True)), Fraction(0))
    if weighted == 0:
        raise UsageError(zh.NO_WEIGHT_LEFT)
    scale = sum(full, Fraction(0)) / weighted
    return tuple(w * scale if f else Fraction(1) for f, w in zip(full, weights, strict=True))


def trial_scores(board: PointBoard, factors: Mapping[str, Fraction]) -> tuple[list[int], int]:
    """The exact score of every unit when the points of each block are multiplied by `factors`.

    Whole numbers over one denominator, the second value: they sort and compare quickly.
    """
    shared = math.lcm(*(factor.denominator for factor in factors.values()))
    whole = np.array([int(factors[item] * shared) for item in board.items], dtype=object)
    return list(board.points @ whole), board.denominator * shared


def assessed_scheme(results: Results) -> Scheme | None:
    """The scheme that `results` were scored by; None when the rules were edited since."""
    params = results.workspace.params
    if rules_digest(params) != results.manifest["rules"]:
        return None
    return load_scheme(params, results.catalogue["scheme"]["name"])


def trial_lists(
    items: pd.DataFrame,
    scheme: Scheme,
    factors: Mapping[str, Fraction],
    ranking: pd.DataFrame,
) -> dict[str, str]:
    """The list ("red", "blue" or "") of every unit if the blocks weighed `factors`.

    `items` are the official ones, their points and full points as floats; `ranking` has the
    columns unit, score and rank of the trial. The scheme's own lines, size and certainty hold,
    the draws vary around the trial weights.
    """
    columns = (ranking[name] for name in ("unit", "score", "rank"))
    standing = {unit: (score, rank) for unit, score, rank in zip(*columns, strict=True)}
    units, draws = weighted_draws(*_reweighted(items, scheme, factors))
    scores, places = zip(*(standing[unit] for unit in units), strict=True)
    found = listed(scores, places, draws=draws, scheme=scheme)
    return {unit: name for unit, (name, _) in zip(units, found, strict=True)}


def _reweighted(
    items: pd.DataFrame, scheme: Scheme, factors: Mapping[str, Fraction]
) -> tuple[pd.DataFrame, Scheme]:
    """`items` and `scheme` with all points multiplied; blocks without weight are left out."""
    factor = items["item"].map({item: float(value) for item, value in factors.items()})
    weighed = items.assign(points=items["points"] * factor, full=items["full"] * factor)
    sections = tuple(
        replace(s, items=tuple(_times(i, factors[i.id]) for i in s.items if factors[i.id]))
        for s in scheme.sections
    )
    return weighed[factor > 0], replace(scheme, sections=sections)


def _times(item: Item, factor: Fraction) -> Item:
    return replace(item, points=item.points * factor)
