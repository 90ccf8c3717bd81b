"""Intervals with declared ends: at_least and at_most include their end, above and below do not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from bangfu_lib.params.numbers import exact, plain
from bangfu_lib.zh import schemes as zh

KEYS = ("at_least", "above", "at_most", "below", "equals")


@dataclass(frozen=True)
class Bounds:
    """Values from `low` to `high`; None leaves that side open, *_open leaves the end itself out."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether `value` lies inside."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = (
            self.high is None or value < self.high or (value == self.high and not self.high_open)
        )
        return above and below

    @property
    def text(self) -> str:
        """The interval in words, such as 不低于60且低于80."""
        if self.low is not None and self.low == self.high:
            return zh.EQUALS.format(value=plain(self.low))
        words = []
        if self.low is not None:
            words.append((zh.ABOVE if self.low_open else zh.AT_LEAST).format(value=plain(self.low)))
        if self.high is not None:
            words.append(
                (zh.BELOW if self.high_open else zh.AT_MOST).format(value=plain(self.high))
            )
        return zh.AND.join(words) or zh.ANY


ANYTHING = Bounds()


def read_bounds(entry: Mapping[str, Any]) -> Bounds:
    """The interval that the keys at_least, above, at_most, below and equals of `entry` declare."""
    given = {key: exact(entry[key]) for key in KEYS if key in entry}
    if "equals" in given:
        return Bounds(given["equals"], given["equals"])
    return Bounds(
        low=given.get("at_least", given.get("above")),
        high=given.get("at_most", given.get("below")),
        low_open="above" in given,
        high_open="below" in given,
    )


def gaps_and_overlaps(
    intervals: Sequence[Bounds], *, low: Fraction | None, high: Fraction | None
) -> Iterator[tuple[str, str]]:
    """("gap" or "overlap", where) between intervals that should cover `low` to `high` once each.

    Intervals are compared, in order of their low ends, with whichever before reaches furthest;
    None for `low` or `high` asks nothing there.
    """
    ordered = sorted(intervals, key=_start)
    if not ordered:
        return
    if low is not None and not _reaches(ordered[0], low):
        yield "gap", zh.BELOW_ALL.format(value=plain(ordered[0].low))
    furthest = ordered[0]
    for upper in ordered[1:]:
        yield from _between(furthest, upper)
        furthest = max(furthest, upper, key=_end)
    if high is not None and _end(furthest) < (False, high, True):
        yield "gap", zh.ABOVE_ALL.format(value=plain(furthest.high))


def _start(bounds: Bounds) -> tuple:
    return (bounds.low is not None, bounds.low or Fraction(0), bounds.low_open)


def _end(bounds: Bounds) -> tuple:
    return (bounds.high is None, bounds.high or Fraction(0), not bounds.high_open)


def _reaches(bounds: Bounds, low: Fraction) -> bool:
    return bounds.low is None or bounds.low < low or (bounds.low == low and not bounds.low_open)


def _between(lower: Bounds, upper: Bounds) -> Iterator[tuple[str, str]]:
    if lower.high is None or upper.low is None or lower.high > upper.low:
        yield "overlap", zh.BOTH.format(first=lower.text, second=upper.text)
    elif lower.high < upper.low:
        yield "gap", zh.BETWEEN.format(low=plain(lower.high), high=plain(upper.low))
    elif lower.high_open and upper.low_open:
        yield "gap", zh.EXACTLY.format(value=plain(lower.high))
    elif not lower.high_open and not upper.low_open:
        yield "overlap", zh.BOTH_EXACTLY.format(value=plain(lower.high))


def completed(intervals: Sequence[Bounds]) -> list[Bounds]:
    """Intervals that name only their low ends each end at the next such; high ends likewise.

    Intervals with both ends written stay as they are, gaps and all.
    """
    starts = sorted((one.low, one.low_open) for one in intervals if _is_start(one))
    ends = sorted((one.high, not one.high_open) for one in intervals if _is_end(one))
    upward = [_up_to_next(one, starts) if one.high is None else one for one in intervals]
    return [
        _down_to_next(new, ends) if old.low is None else new
        for old, new in zip(intervals, upward, strict=True)
    ]


def _is_start(one: Bounds) -> bool:
    return one.high is None and one.low is not None


def _is_end(one: Bounds) -> bool:
    return one.low is None and one.high is not None


def _up_to_next(one: Bounds, starts: Sequence[tuple[Fraction, bool]]) -> Bounds:
    later = [start for start in starts if one.low is None or start > (one.low, one.low_open)]
    if not later:
        return one
    high, is_open = later[0]
    return Bounds(one.low, high, low_open=one.low_open, high_open=not is_open)


def _down_to_next(one: Bounds, ends: Sequence[tuple[Fraction, bool]]) -> Bounds:
    mine = (one.high, not one.high_open)
    earlier = [end for end in ends if one.high is None or end < mine]
    if not earlier:
        return one
    low, included = earlier[-1]
    return Bounds(low, one.high, low_open=included, high_open=one.high_open)
