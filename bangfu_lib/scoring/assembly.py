"""One unit's sheet: its items put together, weighed, rescaled, rounded, combined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from bangfu_lib.params.schemes import Item, Scheme, Section
from bangfu_lib.scoring.applicable import applies, not_applicable, unreplaced
from bangfu_lib.scoring.conversions import Change
from bangfu_lib.scoring.lines import ItemLines, Line, Scored, item_lines, total
from bangfu_lib.scoring.rounding import half_up, shown
from bangfu_lib.scoring.scopes import cap_outside, floor_scopes, lift_scopes, void_scopes
from bangfu_lib.scoring.units import Judged, Unit
from bangfu_lib.zh import scoring as zh

ZERO, ONE = Fraction(0), Fraction(1)
# Roots are taken to 40 digits and kept to 20 decimals, so that equal shares give what they are.
ROOT_DIGITS, KEPT_DIGITS = 40, 20


@dataclass(frozen=True)
class Sheet:
    """All lines of one unit by item, and the sentences of rules that refuse to score it."""

    unit: Unit
    lines: Mapping[str, list[Line]]
    refused: tuple[str, ...]


def assemble(scheme: Scheme, unit: Unit, scored: Mapping[str, Scored], judged: Judged) -> Sheet:
    """The lines of `unit` under every item of the scheme, in their final points."""
    made = {item.id: _judged_item(item, unit, scored, judged) for item in scheme.items}
    lines = {name: list(one.lines) for name, one in made.items()}
    for section in scheme.sections:
        floor_scopes(section, unit, scored, lines=lines)
        cap_outside(section, unit, lines)
    void_scopes(scheme, unit, scored, judged, lines=lines)
    for section in scheme.sections:
        lift_scopes(section, unit, lines)
    for item, factor in _factors(scheme, made):
        lines[item.id] = [_times(line, factor) for line in lines[item.id]]
    if scheme.round_at == "item":
        for item in scheme.items:
            lines[item.id] += _rounded(item, unit, lines[item.id], scheme.digits)
    if scheme.combine == "geometric":
        _combine_geometrically(scheme, unit, lines)
    refused = [sentence for one in made.values() for sentence in one.refused]
    if scheme.total and _left(scheme, made) <= 0:
        refused.append(zh.NOTHING_LEFT.format(unit=unit.name or unit.code))
    refused += unreplaced(scheme, unit, judged)
    return Sheet(unit, lines, tuple(refused))


def _judged_item(item: Item, unit: Unit, scored: Mapping[str, Scored], judged: Judged) -> ItemLines:
    if applies(item, unit, judged):
        return item_lines(item, unit, scored, judged)
    return not_applicable(item, unit)


def _factors(scheme: Scheme, made: Mapping[str, ItemLines]) -> list[tuple[Item, Fraction]]:
    """What each item's lines are multiplied by: its weight, and what others leave to be shared."""
    spread = _scaled_up(scheme.total, scheme.total - _left(scheme, made))
    found = []
    for section in scheme.sections:
        away, within = _leaving(section, made)
        shared = _scaled_up(section.points - away, within)
        for item in section.items:
            one = made[item.id]
            here = _scaled_up(item.points - one.to_total, one.to_item)
            factor = item.weight if item.outside else item.weight * spread * shared * here
            found.append((item, factor))
    return found


def _leaving(section: Section, made: Mapping[str, ItemLines]) -> tuple[Fraction, Fraction]:
    """The points of a section that leave to the total, and those shared within it.

    Where nothing is left to share within, all of them leave to the total.
    """
    shares = [(made[item.id], item.weight / section.weight) for item in section.items]
    away = sum((one.to_total * share for one, share in shares), ZERO)
    within = sum((one.to_section * share for one, share in shares), ZERO)
    return (away + within, ZERO) if away + within >= section.points else (away, within)


def _left(scheme: Scheme, made: Mapping[str, ItemLines]) -> Fraction:
    """What of the scheme's total can be judged."""
    away = [_leaving(one, made)[0] * one.weight for one in scheme.sections if not one.outside]
    return scheme.total - sum(away, ZERO)


def _scaled_up(points: Fraction, removed: Fraction) -> Fraction:
    return points / (points - removed) if ZERO < removed < points else ONE


def _times(line: Line, factor: Fraction) -> Line:
    if factor == 1:
        return line
    points = line.points * factor
    words = {"factor": _factor_text(factor), "points": shown(abs(points))}
    sentence = line.change.sentence + zh.FACTORED.format(**words)
    return replace(line, change=replace(line.change, points=points, sentence=sentence))


def _factor_text(factor: Fraction) -> str:
    return zh.PERCENT.format(value=shown(factor * 100))


def _rounded(item: Item, unit: Unit, lines: Sequence[Line], digits: int) -> list[Line]:
    points = total(lines)
    change = Fraction(half_up(points, digits)) - points
    if not change:
        return []
    words = {"label": item.label, "digits": digits, "points": shown(change, 5)}
    rule = item.rules[-1].id
    return [Line(rule, "adjust", Change(unit.code, change, zh.ROUNDED.format(**words)))]


def _combine_geometrically(scheme: Scheme, unit: Unit, lines: dict[str, list[Line]]) -> None:
    """The geometric mean of the sections' shares, each with its points as exponent."""
    inside = [section for section in scheme.sections if not section.outside]
    shares = [
        (sum((total(lines[i.id]) for i in s.items), ZERO) / (s.points * s.weight), s)
        for s in inside
    ]
    context, product = Context(prec=ROOT_DIGITS), Decimal(1)
    for share, section in shares:
        power = section.points * section.weight / scheme.total
        product = context.multiply(product, _power(max(share, ZERO), power, context))
    score = scheme.total * Fraction(half_up(Fraction(product), KEPT_DIGITS))
    change = score - sum((total(lines[i.id]) for s in inside for i in s.items), ZERO)
    if change:
        last = inside[-1].items[-1]
        sentence = zh.GEOMETRIC.format(points=shown(change, 5))
        line = Line(last.rules[-1].id, "adjust", Change(unit.code, change, sentence))
        lines[last.id].append(line)


def _power(base: Fraction, exponent: Fraction, context: Context) -> Decimal:
    if not base:
        return Decimal(0)
    divided = [
        context.divide(Decimal(n.numerator), Decimal(n.denominator)) for n in (base, exponent)
    ]
    return context.power(*divided)
