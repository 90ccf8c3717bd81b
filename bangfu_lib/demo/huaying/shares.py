"""Whole numbers shared out so that they add up exactly."""

from collections.abc import Sequence
from random import Random


def split(total: int, weights: Sequence[int]) -> list[int]:
    """`total` in whole parts by `weights`, largest remainders first, the earlier of equal ones."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    rest = [total * weight % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-rest[place], place))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts


def fitted(sizes: list[int], total: int, rng: Random) -> list[int]:
    """`sizes` raised or lowered by one at random places, within their range, to sum to `total`."""
    low, high, fit = min(sizes), max(sizes), list(sizes)
    step = 1 if sum(fit) < total else -1
    while sum(fit) != total:
        movable = [place for place, size in enumerate(fit) if low <= size + step <= high]
        for place in rng.sample(movable, min(len(movable), abs(total - sum(fit)))):
            fit[place] += step
    return fit


def places(rng: Random, number: int, share: float) -> set[int]:
    """Which of `number` places a share of them takes, to the nearest whole number."""
    return set(rng.sample(range(number), round(number * share)))
