"""How a quantity becomes points: ten conversions, each a function over all units at once.

A rule with points of its own starts from them and every conversion says what is lost; a rule
without draws on the common points of its item, or, outside the total, adds and takes freely.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from bangfu_lib.params.scheme_rules import NORM_BASE, Conversion, Rule
from bangfu_lib.scoring.grading import ranks
from bangfu_lib.scoring.quantities import Quantity
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.scoring.units import Judged
from bangfu_lib.scoring.wording import Words

ZERO, ONE = Fraction(0), Fraction(1)
# Logarithms are taken to 40 digits and places kept to 20 decimals: half way is exactly half.
LOG_DIGITS, KEPT_DIGITS = 40, 20


@dataclass(frozen=True)
class Change:
    """Points that one unit wins (positive) or loses (negative), and the fact that decides."""

    unit: str
    points: Fraction
    sentence: str
    indicator: str = ""
    norm: str = ""
    subject: str = ""
    period: str = ""


def convert(rule: Rule, found: Sequence[Quantity], judged: Judged) -> Iterator[Change]:
    """The changes that `rule` makes to every unit that has a quantity."""
    words = Words(rule, judged)
    known = [quantity for quantity in found if quantity.value is not None]
    yield from CONVERT[rule.conversion.kind](rule, known, words)


def steps(conversion: Conversion, value: Fraction) -> Fraction:
    """How many units beyond the target a value is; parts of a unit as the rule declares."""
    beyond = value
    if conversion.under is not None:
        beyond = conversion.under - value
    elif conversion.over is not None:
        beyond = value - conversion.over
    number = max(beyond, ZERO) / conversion.per
    if conversion.parts == "exact":
        return number
    whole = Fraction(number.numerator // number.denominator)
    return whole if conversion.parts == "down" or whole == number else whole + 1


def _aimed(conversion: Conversion, found: Sequence[Quantity], judged: Judged) -> Conversion:
    """The conversion with its targets in numbers, also where they are the average or a norm."""
    targets = {"under": conversion.under, "over": conversion.over}
    known = {
        name: standard(target, found, judged)
        for name, target in targets.items()
        if isinstance(target, str)
    }
    return replace(conversion, **known) if known else conversion


def _deduct(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    aimed = _aimed(rule.conversion, found, words.judged)
    for quantity in found:
        if rule.take.kind == "norm":
            for finding in quantity.findings:
                yield _change(quantity, -rule.conversion.each, words.finding(finding), finding)
            continue
        number = steps(aimed, quantity.value)
        points = _limited(rule.conversion, number * rule.conversion.each)
        if points > 0:
            yield _change(quantity, -points, words.deducted(quantity, number, points))


def _add(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    """Points won: of a rule with points of its own, what it falls short of them is lost."""
    aimed = _aimed(rule.conversion, found, words.judged)
    for quantity in found:
        number = steps(aimed, quantity.value)
        points = _limited(rule.conversion, number * rule.conversion.each)
        if not _earns(rule):
            if points > 0:
                yield _change(quantity, points, words.added(quantity, number, points))
            continue
        won = min(points, rule.points)
        if won < rule.points:
            yield _change(quantity, won - rule.points, words.earned(quantity, number, won))


def _earns(rule: Rule) -> bool:
    return rule.points is not None


def _limited(conversion: Conversion, points: Fraction) -> Fraction:
    return points if conversion.limit is None else min(points, conversion.limit)


def _signed(_rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    for quantity in found:
        if quantity.value:
            yield _change(quantity, quantity.value, words.signed(quantity))


def _rating(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    base = rule.points if rule.conversion.base == "points" else rule.conversion.base
    for quantity in found:
        won = min(max(quantity.value, ZERO) / base, ONE) * rule.points
        yield from _short_of(rule, quantity, won, words.rated(quantity, base, won))


def _proportional(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    conversion = rule.conversion
    gives = rule.points if conversion.gives is None else conversion.gives
    most = rule.points if conversion.most is None else conversion.most
    least = ZERO if conversion.least is None else conversion.least
    base = standard(conversion.base, found, words.judged)
    for quantity in found:
        ratio = quantity.value if conversion.base == "whole" else _ratio(quantity.value, base)
        won = min(max(ratio * gives, least), most)
        sentence = words.shared(quantity, won) if conversion.base == "whole" else ""
        yield from _short_of(rule, quantity, won, sentence or words.related(quantity, base, won))


def standard(base: Fraction | str, found: Sequence[Quantity], judged: Judged) -> Fraction:
    """What values are held against: a number, a norm's, or the average, best or worst of all."""
    if isinstance(base, Fraction):
        return base
    if base.startswith(NORM_BASE):
        return judged.norms[base.removeprefix(NORM_BASE)].on(judged.period.last).value
    values = [quantity.value for quantity in found]
    if not values:
        return ONE
    if base == "average":
        return sum(values, ZERO) / len(values)
    return min(values) if base == "worst" else max(values)


def _ratio(value: Fraction, base: Fraction) -> Fraction:
    """Value ÷ base; where the base is nothing, to reach it is to have it all."""
    return value / base if base else ONE


def _scale(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    conversion = rule.conversion
    low, high = (standard(end, found, words.judged) for end in (conversion.low, conversion.high))
    for quantity in found:
        place = place_between(quantity.value, low, high, log=conversion.log)
        won = min(max(place, ZERO), ONE) * rule.points
        yield from _short_of(rule, quantity, won, words.placed(quantity, (low, high), won))


def place_between(value: Fraction, low: Fraction, high: Fraction, *, log: bool) -> Fraction:
    """Where `value` lies from `low` (0) to `high` (1), by its logarithm if `log`; exact otherwise.

    Where both ends are one, as when all units are equal, to reach it is to have it all. A place by
    logarithm is rounded to 20 decimals; a value that has none counts as `low`.
    """
    if low == high:
        return ONE if value >= high else ZERO
    if not log:
        return (value - low) / (high - low)
    if value <= 0:
        return ZERO
    at, start, end = (_ln(number) for number in (value, low, high))
    return Fraction(half_up((at - start) / (end - start), KEPT_DIGITS))


def _ln(value: Fraction) -> Fraction:
    context = Context(prec=LOG_DIGITS)
    return Fraction(
        context.divide(Decimal(value.numerator), Decimal(value.denominator)).ln(context)
    )


def _tiers(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    for quantity in found:
        reached = [t.points for t in rule.conversion.tiers if t.bounds.holds(quantity.value)]
        won = max(reached, default=ZERO)
        yield from _short_of(rule, quantity, won, words.tiered(quantity, won))


def _all_if(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    for quantity in found:
        won = rule.points if rule.conversion.bounds.holds(quantity.value) else ZERO
        yield from _short_of(rule, quantity, won, words.all_or_nothing(quantity))


def _ranked(rule: Rule, found: Sequence[Quantity], words: Words) -> Iterator[Change]:
    """Points by place among all units; equal values share the better place."""
    sign = 1 if rule.conversion.best == "highest" else -1
    places = ranks([quantity.value * sign for quantity in found])
    for quantity, place in zip(found, places, strict=True):
        given = rule.conversion.places
        won = given[place - 1] if place <= len(given) else rule.conversion.rest
        yield from _short_of(rule, quantity, won, words.ranked(quantity, place, won))


def _zero(_rule: Rule, _found: Sequence[Quantity], _words: Words) -> Iterator[Change]:
    """Nothing by itself: what a veto takes depends on what is left (see points.voids)."""
    return iter(())


def voids(rule: Rule, quantity: Quantity) -> bool:
    """Whether a veto strikes."""
    return quantity.value is not None and rule.conversion.bounds.holds(quantity.value)


def _short_of(rule: Rule, quantity: Quantity, won: Fraction, sentence: str) -> Iterator[Change]:
    change = won - (rule.points or ZERO)
    if change:
        yield _change(quantity, change, sentence)


def _change(
    quantity: Quantity, points: Fraction, sentence: str, finding: Mapping | None = None
) -> Change:
    if finding is not None:
        named = (finding["indicator"], finding["norm"], finding["unit"], finding["period"])
        return Change(quantity.unit, points, sentence, *named)
    indicator, period = quantity.indicator, quantity.period
    return Change(quantity.unit, points, sentence, indicator, "", quantity.unit, period)


CONVERT: dict[str, Callable[[Rule, Sequence[Quantity], Words], Iterator[Change]]] = {
    "deduct": _deduct,
    "add": _add,
    "rating": _rating,
    "proportional": _proportional,
    "scale": _scale,
    "tiers": _tiers,
    "all_if": _all_if,
    "ranked": _ranked,
    "signed": _signed,
    "zero": _zero,
}
