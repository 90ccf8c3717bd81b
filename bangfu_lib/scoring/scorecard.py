"""Units scored under their schemes: findings, point ledger, items, scores, consequences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from bangfu_lib.params.schemes import Scheme
from bangfu_lib.scoring.consequences import CONSEQUENCE_COLUMNS, consequences
from bangfu_lib.scoring.grading import (
    ITEM_COLUMNS,
    from_end,
    grade_of,
    item_points,
    rank_intervals,
    ranks,
    weighted_draws,
)
from bangfu_lib.scoring.outcomes import graded, put_on_lists
from bangfu_lib.scoring.points import POINT_COLUMNS, point_ledger
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.scoring.standing import Standing, taken_quantities
from bangfu_lib.scoring.units import Judged, Unit

SCORE_COLUMNS = [
    "scheme",
    "unit_kind",
    "unit",
    "score",
    "shown",
    "grade",
    "grade_reason",
    "rank",
    "rank_low",
    "rank_high",
    "listed",
    "reason",
]


@dataclass(frozen=True)
class Scorecard:
    """What schemes make of the facts; columns as in the modules that make each table."""

    findings: pd.DataFrame
    points: pd.DataFrame
    items: pd.DataFrame
    scores: pd.DataFrame
    consequences: pd.DataFrame


def score_units(
    scheme: Scheme,
    units: Sequence[Unit],
    judged: Judged,
) -> Scorecard:
    """Score all units of one scheme at once.

    Ranks, averages, quotas and lists are among these units. Raises LedgerError where a rule
    refuses to score what is not there.
    """
    points = point_ledger(scheme, units, judged)
    items = item_points(points, scheme, [unit.code for unit in units])
    if not units:
        empty = pd.DataFrame(columns=SCORE_COLUMNS)
        none = pd.DataFrame(columns=CONSEQUENCE_COLUMNS)
        return Scorecard(judged.findings, points, items, empty, none)
    standings = _standings(scheme, units, items, judged)
    found = graded(scheme, standings)
    order, draws = weighted_draws(items, scheme)
    columns = [order.index(at.unit.code) for at in standings]
    low, high = _intervals(scheme, draws[:, columns], standings)
    on_lists = put_on_lists(scheme, [at for at, _ in found], draws[:, columns])
    final = [replace(at, listed=name) for (at, _), (name, _) in zip(found, on_lists, strict=True)]
    table = pd.DataFrame(
        {
            "scheme": scheme.name,
            "unit_kind": scheme.unit,
            "unit": [at.unit.code for at in final],
            "score": [at.score for at in final],
            "shown": [half_up(at.score, scheme.digits) for at in final],
            "grade": [at.grade for at in final],
            "grade_reason": [reason for _, reason in found],
            "rank": [at.rank for at in final],
            "rank_low": low,
            "rank_high": high,
            "listed": [name for name, _ in on_lists],
            "reason": [reason for _, reason in on_lists],
        }
    )[SCORE_COLUMNS].sort_values(["rank", "unit"], kind="stable", ignore_index=True)
    return Scorecard(judged.findings, points, items, table, consequences(scheme, final, judged.own))


def _intervals(scheme: Scheme, draws: object, standings: Sequence[Standing]) -> tuple:
    if scheme.uncertainty is None:
        places = [at.rank for at in standings]
        return places, places
    return rank_intervals(draws)


def _standings(
    scheme: Scheme, units: Sequence[Unit], items: pd.DataFrame, judged: Judged
) -> list[Standing]:
    """Score, rank, grade by points, change against the period before, and what conditions take."""
    won: dict[str, dict[str, Fraction]] = {unit.code: {} for unit in units}
    for unit, item, points in zip(items["unit"], items["item"], items["points"], strict=True):
        won[unit][item] = points
    scores = [sum(won[unit.code].values(), Fraction(0)) for unit in units]
    compared = [Fraction(half_up(score, scheme.digits)) for score in scores]
    places = ranks(compared if scheme.rank_by == "shown" else scores)
    ends = from_end(places)
    changes = [_change(unit, score, judged) for unit, score in zip(units, scores, strict=True)]
    moved = ranks([change for change in changes if change is not None])
    order, back = iter(moved), iter(from_end(moved))
    taken = taken_quantities(scheme.conditions, units, judged)
    return [
        Standing(
            unit=unit,
            score=score,
            rank=place,
            last=max(places),
            number=len(places),
            from_end=end,
            grade=grade_of(score, scheme),
            change=change,
            change_rank=None if change is None else next(order),
            change_last=max(moved, default=None),
            change_number=len(moved),
            change_from_end=None if change is None else next(back),
            team_grade=_team_grade(unit, judged),
            items=won[unit.code],
            taken=taken[unit.code],
        )
        for unit, score, place, end, change in zip(
            units, scores, places, ends, changes, strict=True
        )
    ]


def _change(unit: Unit, score: Fraction, judged: Judged) -> Fraction | None:
    before = judged.ties.previous.get(unit.code)
    return None if before is None else score - before


def _team_grade(unit: Unit, judged: Judged) -> str:
    known = judged.ties.teams.get(unit.attributes.get("village", ""))
    return known[1] if known and unit.kind == "person" else ""


def joined(cards: Sequence[Scorecard], findings: pd.DataFrame) -> Scorecard:
    """The scorecards of several schemes as one, in the order given."""
    tables = {
        "points": POINT_COLUMNS,
        "items": ITEM_COLUMNS,
        "scores": SCORE_COLUMNS,
        "consequences": CONSEQUENCE_COLUMNS,
    }
    parts = {}
    for name, columns in tables.items():
        filled = [getattr(card, name) for card in cards if len(getattr(card, name))]
        empty = pd.DataFrame(columns=columns)
        parts[name] = pd.concat(filled, ignore_index=True) if filled else empty
    return Scorecard(findings, **parts)


def units_that_do_not_add_up(card: Scorecard) -> list[str]:
    """Units whose point ledger does not sum to their score, or whose items sum to another one.

    The score is proved from the lines and from the items, each for itself. Empty when all is well.
    """
    scores = _by_unit(card.scores, "score")
    sums, items = _by_unit(card.points, "points"), _by_unit(card.items, "points")
    units = scores.keys() | sums.keys() | items.keys()
    zero = Fraction(0)
    wrong = [
        key for key in units if not sums.get(key, zero) == scores.get(key) == items.get(key, zero)
    ]
    return sorted(unit for _, unit in wrong)


def _by_unit(table: pd.DataFrame, column: str) -> dict[tuple[str, str], Fraction]:
    sums: dict[tuple[str, str], Fraction] = {}
    keys = zip(table["scheme"], table["unit"], strict=True)
    for key, points in zip(keys, table[column], strict=True):
        sums[key] = sums.get(key, Fraction(0)) + points
    return sums
