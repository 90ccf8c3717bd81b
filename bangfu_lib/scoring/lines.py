"""Lines of the point ledger before they are placed, and the lines of one item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bangfu_lib.params.scheme_rules import Rule
from bangfu_lib.params.schemes import Item
from bangfu_lib.scoring.conversions import Change, voids
from bangfu_lib.scoring.quantities import Quantity
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.scoring.units import Judged, Unit
from bangfu_lib.scoring.wording import Words
from bangfu_lib.zh import scoring as zh

ZERO = Fraction(0)


@dataclass(frozen=True)
class Line:
    """One line of the point ledger before it is placed in its item."""

    rule: str
    kind: str
    change: Change

    @property
    def points(self) -> Fraction:
        """What the line adds to the score."""
        return self.change.points


@dataclass(frozen=True)
class Scored:
    """What one rule found and changes, by unit code."""

    found: Mapping[str, Quantity]
    changes: Mapping[str, list[Change]]


@dataclass(frozen=True)
class ItemLines:
    """The lines of one item for one unit, and what of its points cannot be judged.

    `refused` are the sentences of rules that must not be scored without data; `removed` the
    points that are taken out of the item (rescale_item) or out of the total (rescale).
    """

    lines: tuple[Line, ...]
    refused: tuple[str, ...] = ()
    removed_here: Fraction = ZERO
    removed: Fraction = ZERO


def total(lines: Iterable[Line]) -> Fraction:
    """What lines add up to."""
    return sum((line.points for line in lines), ZERO)


def item_lines(item: Item, unit: Unit, scored: Mapping[str, Scored], judged: Judged) -> ItemLines:
    """The lines of an item that applies to `unit`, floors and caps of the item itself included."""
    lines: list[Line] = []
    refused: list[str] = []
    here = away = ZERO
    for rule in item.rules:
        if rule.points is not None and _is_absent(rule, unit, scored) and rule.empty:
            if rule.empty == "refuse":
                refused.append(_refused(rule, unit, judged))
            here += rule.points if rule.empty == "rescale_item" else ZERO
            away += rule.points if rule.empty == "rescale" else ZERO
            if rule.empty in ("full", "zero"):
                lines += _without_data(rule, unit)
            continue
        lines += _rule_lines(rule, item, unit, scored[rule.id].changes.get(unit.code, ()))
    lines += _common_lines(item, unit, scored)
    lines += _capped(item, unit, lines)
    lines += _floored(item, unit, lines)
    lines += _vetoed(item, unit, lines, scored, judged)
    return ItemLines(tuple(lines), tuple(refused), here, away)


def _is_absent(rule: Rule, unit: Unit, scored: Mapping[str, Scored]) -> bool:
    return scored[rule.id].found[unit.code].value is None


def _refused(rule: Rule, unit: Unit, judged: Judged) -> str:
    name = unit.name or judged.names.get(unit.code, unit.code)
    return zh.EMPTY_REFUSED.format(unit=name, label=rule.label, rule=rule.id)


def _full(rule: Rule, unit: Unit) -> Line:
    sentence = zh.FULL.format(rule=rule.label, points=shown(rule.points))
    return Line(rule.id, "full", Change(unit.code, rule.points, sentence))


def _without_data(rule: Rule, unit: Unit) -> list[Line]:
    """The full points, and where nothing to judge earns nothing, their loss."""
    lines = [_full(rule, unit)]
    if rule.empty == "zero":
        sentence = zh.EMPTY_ZERO.format(label=rule.label, points=shown(rule.points))
        named = (rule.take.name if rule.take.kind == "indicator" else "", rule.norm or "")
        change = Change(unit.code, -rule.points, sentence, *named, unit.code)
        lines.append(Line(rule.id, "loss", change))
    return lines


def _rule_lines(rule: Rule, item: Item, unit: Unit, changes: Iterable[Change]) -> list[Line]:
    """The full points of a rule, its changes, and what its own floor gives back."""
    lines = [_line(rule, change) for change in changes]
    if rule.points is None or item.outside:
        return lines
    lost = -sum((line.points for line in lines if line.points < 0), ZERO)
    if item.floor != "none" and lost > rule.points:
        lines.append(_given_back(rule.id, rule.label, unit, (rule.points, lost - rule.points)))
    return [_full(rule, unit), *lines]


def _line(rule: Rule, change: Change) -> Line:
    return Line(rule.id, "loss" if change.points < 0 else "bonus", change)


def _given_back(rule: str, label: str, unit: Unit, ends: tuple[Fraction, Fraction]) -> Line:
    points, excess = ends
    sentence = zh.FLOOR.format(rule=label, points=shown(points), excess=shown(excess))
    return Line(rule, "floor", Change(unit.code, excess, sentence))


def _common_lines(item: Item, unit: Unit, scored: Mapping[str, Scored]) -> list[Line]:
    """The item's common points; where rules only add to them, what they do not reach is lost."""
    common = item.common_points
    if common <= 0:
        return []
    sentence = zh.FULL.format(rule=item.label, points=shown(common))
    first = next(rule for rule in item.rules if rule.points is None)
    lines = [Line(first.id, "full", Change(unit.code, common, sentence))]
    if not _only_adds(item):
        return lines
    won = sum(
        (
            change.points
            for rule in item.rules
            for change in scored[rule.id].changes.get(unit.code, ())
        ),
        ZERO,
    )
    sentence = zh.EARNED.format(counted=item.label, won=shown(won)) + zh.LOST.format(
        points=shown(common)
    )
    lines.append(Line(first.id, "loss", Change(unit.code, -common, sentence)))
    return lines


def _only_adds(item: Item) -> bool:
    common = [rule for rule in item.rules if rule.points is None]
    return all(rule.conversion.kind == "add" for rule in common)


def _capped(item: Item, unit: Unit, lines: Iterable[Line]) -> list[Line]:
    """What gains bring beyond the item's points, unless it declares no cap."""
    over = total(lines) - item.points
    if item.cap == "none" or over <= 0 or not any(line.kind == "bonus" for line in lines):
        return []
    words = {"rule": item.label, "points": shown(item.points), "excess": shown(over)}
    return [Line(_last(lines), "floor", Change(unit.code, -over, zh.CAP.format(**words)))]


def _floored(item: Item, unit: Unit, lines: Iterable[Line]) -> list[Line]:
    """Losses beyond the item's floor, given back."""
    limit = item.limit
    if item.outside:
        lost = -sum((line.points for line in lines if line.kind == "loss"), ZERO)
        if limit is None or lost <= limit:
            return []
        return [_given_back(_last(lines), item.label, unit, (limit, lost - limit))]
    if item.floor != "item":
        return []
    most = item.points if limit is None else min(limit, item.points)
    lost = sum((line.points for line in lines if line.kind == "full"), ZERO) - total(lines)
    if lost <= most:
        return []
    return [_given_back(_last(lines), item.label, unit, (most, lost - most))]


def _last(lines: Iterable[Line]) -> str:
    """The rule that last changed something."""
    changed = [line.rule for line in lines if line.kind != "full"]
    return changed[-1] if changed else next(iter(lines)).rule


def _vetoed(
    item: Item, unit: Unit, lines: list[Line], scored: Mapping[str, Scored], judged: Judged
) -> list[Line]:
    """What is left of the item, where one of its rules voids it."""
    left = total(lines)
    for rule in item.rules:
        if rule.conversion.kind == "zero" and rule.conversion.scope == "item":
            quantity = scored[rule.id].found[unit.code]
            if left > 0 and voids(rule, quantity):
                return [veto_line(rule, unit, left, quantity, judged=judged)]
    return []


def veto_line(
    rule: Rule, unit: Unit, left: Fraction, quantity: Quantity, *, judged: Judged
) -> Line:
    """The loss of everything that is left."""
    sentence = zh.VETO.format(
        counted=Words(rule, judged).counted(quantity),
        label=rule.label,
        scope=zh.SCOPES[rule.conversion.scope],
        points=shown(left),
    )
    named = (quantity.indicator, "", unit.code, quantity.period)
    return Line(rule.id, "loss", Change(unit.code, -left, sentence, *named))
