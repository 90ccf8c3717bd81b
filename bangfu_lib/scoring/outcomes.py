"""What follows from scores: grades within their limits and quotas, and lists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from bangfu_lib.params.scheme_outcomes import ListRule, Quota, When
from bangfu_lib.params.schemes import Scheme
from bangfu_lib.scoring.grading import SAME_SCORE, from_end
from bangfu_lib.scoring.rounding import half_up, percent
from bangfu_lib.scoring.standing import Standing, holds
from bangfu_lib.scoring.units import Unit
from bangfu_lib.zh import scoring as zh


def graded(scheme: Scheme, standings: Sequence[Standing]) -> list[tuple[Standing, str]]:
    """Every standing with its grade after limits and quotas, and why it is not what points gave."""
    order = [grade.label for grade in scheme.grades]
    limited = [_limited(scheme, one, order) for one in standings]
    for quota in sorted(scheme.quotas, key=lambda one: order.index(one.grade)):
        limited = _within_quota(quota, limited, order)
    return limited


def _limited(scheme: Scheme, at: Standing, order: Sequence[str]) -> tuple[Standing, str]:
    """The lowest of the highest grades that vetoes and ceilings allow."""
    reason, own = "", at.grade
    for limit in scheme.grade_limits:
        if holds(limit.when, at) and order.index(limit.highest) > order.index(at.grade):
            at = replace(at, grade=limit.highest)
            says = limit.says
            reason = zh.LIMITED.format(grade=own, says=says, highest=limit.highest)
    return at, reason


def _within_quota(
    quota: Quota, graded_: Sequence[tuple[Standing, str]], order: Sequence[str]
) -> list[tuple[Standing, str]]:
    """Those beyond the quota of their group get the next lower grade, the last in rank first."""
    found = list(graded_)
    for group, members in _groups(quota, found).items():
        holders = [n for n in members if found[n][0].grade == quota.grade]
        allowed = quota_of(quota, len(members), found[members[0]][0].team_grade)
        kept = _kept(quota, [found[n][0] for n in holders], allowed)
        for number, keep in zip(holders, kept, strict=True):
            if not keep:
                at, _ = found[number]
                lower = order[order.index(quota.grade) + 1]
                found[number] = (
                    replace(at, grade=lower),
                    _beyond(quota, at, lower, (group, allowed)),
                )
    return found


def _groups(quota: Quota, graded_: Sequence[tuple[Standing, str]]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for number, (at, _) in enumerate(graded_):
        key = zh.ALL_UNITS if quota.per == "all" else str(at.unit.attributes.get(quota.per, ""))
        groups.setdefault(key, []).append(number)
    return groups


def quota_of(quota: Quota, size: int, team_grade: str = "") -> int:
    """How many of a group of `size` may have the grade: a share of it, or a plain number."""
    most = quota.at_most
    if isinstance(most, Mapping):
        most = most.get(team_grade, 0)
    if isinstance(most, int):
        return most
    if quota.rounding == "half_up":
        return int(half_up(most * size, 0))
    exact = most * size
    whole = exact.numerator // exact.denominator
    return whole if quota.rounding == "down" or whole == exact else whole + 1


def _kept(quota: Quota, holders: Sequence[Standing], allowed: int) -> list[bool]:
    """Who stays: the best `allowed`; those that share the last place all stay in, or all go."""
    ordered = sorted(holders, key=lambda at: at.rank)
    if len(ordered) <= allowed:
        return [True] * len(holders)
    if not allowed:
        return [False] * len(holders)
    edge = ordered[allowed - 1].rank
    shared = ordered[allowed].rank == edge
    if shared and quota.ties == "out":
        return [at.rank < edge for at in holders]
    return [at.rank <= edge for at in holders]


def _beyond(quota: Quota, at: Standing, lower: str, group: tuple[str, int]) -> str:
    name, allowed = group
    words = {"grade": quota.grade, "group": name, "count": allowed, "next": lower}
    says = zh.QUOTA_SAYS.format(says=quota.says) if quota.says else ""
    team = zh.TEAM_GRADE.format(group=name, grade=at.team_grade) if at.team_grade else ""
    return team + zh.OVER_QUOTA.format(**words) + says


def listed(
    scores: Sequence[Fraction], places: Sequence[int], *, draws: np.ndarray, scheme: Scheme
) -> list[tuple[str, str]]:
    """The list of each unit ("" for none) and the reason, by score and rank alone."""
    last, ends = max(places, default=0), from_end(places)
    standings = [
        Standing(Unit(str(number)), Fraction(score), place, last, len(places), end)
        for number, (score, place, end) in enumerate(zip(scores, places, ends, strict=True))
    ]
    return put_on_lists(scheme, standings, draws)


def put_on_lists(
    scheme: Scheme, standings: Sequence[Standing], draws: np.ndarray
) -> list[tuple[str, str]]:
    """The first list of each unit whose condition holds, and the reason in words.

    `draws` has one column per unit, in the same order: where a list declares a certainty, it names
    a unit only if enough draws meet its condition on the score; the reason says so otherwise.
    """
    found = []
    for number, at in enumerate(standings):
        reached = [rule for rule in scheme.lists.values() if holds(rule.when, at)]
        chosen = [_sure(rule, at, draws[:, number], scheme) for rule in reached]
        named = [one for one in chosen if one[0]]
        found.append((named or chosen or [("", "")])[0])
    return found


def _sure(rule: ListRule, at: Standing, draws: np.ndarray, scheme: Scheme) -> tuple[str, str]:
    reason = zh.LISTED.format(score=half_up(at.score, scheme.digits), rank=at.rank)
    if rule.certainty is None or scheme.uncertainty is None or rule.when.score is None:
        return rule.key, reason
    times = Fraction(int(_inside(rule.when, draws).sum()), scheme.uncertainty.draws)
    words = {
        "draws": scheme.uncertainty.draws,
        "certainty": zh.PERCENT.format(value=percent(times, Fraction(1))),
        "bounds": rule.when.score.text,
    }
    if times >= rule.certainty:
        return rule.key, reason + zh.SURELY.format(**words)
    return "", zh.HELD_BACK.format(listed=reason, label=rule.label, **words)


def _inside(when: When, draws: np.ndarray) -> np.ndarray:
    """Which draws lie within the condition on the score; equal to a line counts as on it."""
    bounds, kept = when.score, np.ones(len(draws), dtype=bool)
    if bounds.low is not None:
        low = float(bounds.low)
        kept &= draws > low + SAME_SCORE if bounds.low_open else draws >= low - SAME_SCORE
    if bounds.high is not None:
        high = float(bounds.high)
        kept &= draws < high - SAME_SCORE if bounds.high_open else draws <= high + SAME_SCORE
    return kept
