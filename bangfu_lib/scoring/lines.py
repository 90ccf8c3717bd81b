"""Lines of the point ledger before they are placed, and the lines of one item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
# Conversions that take points away, or may: their points are no prize, also outside the total.
TAKING = ("deduct", "signed", "zero")


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

    `refused` are the sentences of rules that must not be scored without data; the rest are points
    that leave: to be shared within the item (rescale_item), the section, or the total (rescale).
    """

    lines: tuple[Line, ...]
    refused: tuple[str, ...] = ()
    to_item: Fraction = ZERO
    to_section: Fraction = ZERO
    to_total: Fraction = ZERO


def total(lines: Iterable[Line]) -> Fraction:
    """What lines add up to."""
    return sum((line.points for line in lines), ZERO)


def item_lines(item: Item, unit: Unit, scored: Mapping[str, Scored], judged: Judged) -> ItemLines:
    """The lines of an item that applies to `unit`, floors and caps of the item itself included."""
    absent = [rule for rule in item.rules if rule.empty and _is_absent(rule, unit, scored)]
    refused = [_refused(rule.label, rule.id, unit, judged) for rule in absent if _refuses(rule)]
    silent = [rule for rule in absent if item.worth_of(rule) is not None]
    here, away = (_leaving(item, silent, policy) for policy in ("rescale_item", "rescale"))
    left = item.points - here - away
    if here and not left:
        refused.append(_refused(item.label, item.rules[0].id, unit, judged))
    lines: list[Line] = []
    for rule in item.rules:
        if rule in silent:
            lines += _without_data(rule, item, unit)
        else:
            lines += _rule_lines(rule, item, unit, scored[rule.id], judged=judged)
    if all(rule.points is not None for rule in silent):
        lines += _common_lines(item, unit, scored)
    lines += _capped(item, unit, lines, left)
    lines += _floored(item, unit, lines, left)
    lines += _vetoed(item, unit, lines, scored, judged)
    return ItemLines(tuple(lines), tuple(refused), to_item=here, to_total=away)


def _refuses(rule: Rule) -> bool:
    return rule.empty == "refuse"


def _leaving(item: Item, silent: Iterable[Rule], policy: str) -> Fraction:
    """The points of rules without data that are shared elsewhere; none lie outside the total."""
    if item.outside:
        return ZERO
    return sum((item.worth_of(rule) for rule in silent if rule.empty == policy), ZERO)


def _is_absent(rule: Rule, unit: Unit, scored: Mapping[str, Scored]) -> bool:
    return scored[rule.id].found[unit.code].value is None


def _refused(label: str, rule: str, unit: Unit, judged: Judged) -> str:
    name = unit.name or judged.names.get(unit.code, unit.code)
    return zh.EMPTY_REFUSED.format(unit=name, label=label, rule=rule)


def _full(rule: str, label: str, unit: Unit, points: Fraction) -> Line:
    sentence = zh.FULL.format(rule=label, points=shown(points))
    return Line(rule, "full", Change(unit.code, points, sentence))


def _without_data(rule: Rule, item: Item, unit: Unit) -> list[Line]:
    """The full points, and where nothing to judge earns nothing, their loss."""
    worth = item.worth_of(rule)
    full = _full(rule.id, rule.label, unit, worth)
    if item.outside:
        return [replace(full, kind="bonus")] if rule.empty == "full" else []
    if rule.empty == "full":
        return [full]
    if rule.empty != "zero":
        return []
    sentence = zh.EMPTY_ZERO.format(label=rule.label, points=shown(worth))
    named = (rule.take.name if rule.take.kind == "indicator" else "", rule.norm or "")
    return [full, Line(rule.id, "loss", Change(unit.code, -worth, sentence, *named, unit.code))]


def _rule_lines(
    rule: Rule, item: Item, unit: Unit, scored: Scored, *, judged: Judged
) -> list[Line]:
    """The full points of a rule, its changes, and what its own floor gives back."""
    changes = scored.changes.get(unit.code, ())
    if item.outside and rule.points is not None and rule.conversion.kind not in TAKING:
        return _won_outside(rule, unit, scored, judged)
    lines = [_line(rule, change) for change in changes]
    lost = -sum((line.points for line in lines if line.points < 0), ZERO)
    most = [rule.points] if item.outside or item.floor != "none" else []
    most += [rule.conversion.limit] if rule.conversion.kind == "deduct" else []
    end = min((one for one in most if one is not None), default=lost)
    if lost > end:
        lines.append(given_back(rule.id, rule.label, unit, (end, lost - end)))
    own = rule.points is not None and not item.outside
    return [_full(rule.id, rule.label, unit, rule.points), *lines] if own else lines


def _won_outside(rule: Rule, unit: Unit, scored: Scored, judged: Judged) -> list[Line]:
    """What a rule outside the total brings or takes: what is not won there is no loss."""
    won = rule.points + sum((one.points for one in scored.changes.get(unit.code, ())), ZERO)
    if not won:
        return []
    quantity = scored.found[unit.code]
    kind, template = ("bonus", zh.EARNED) if won > 0 else ("loss", zh.TAKEN)
    counted = Words(rule, judged).counted(quantity)
    sentence = template.format(counted=counted, won=shown(abs(won)))
    named = (quantity.indicator, "", unit.code, quantity.period)
    return [Line(rule.id, kind, Change(unit.code, won, sentence, *named))]


def _line(rule: Rule, change: Change) -> Line:
    return Line(rule.id, "loss" if change.points < 0 else "bonus", change)


def given_back(rule: str, label: str, unit: Unit, ends: tuple[Fraction, Fraction]) -> Line:
    """The line of a floor: where losses end, and how much lies beyond."""
    points, excess = ends
    sentence = zh.FLOOR.format(rule=label, points=shown(points), excess=shown(excess))
    return Line(rule, "floor", Change(unit.code, excess, sentence))


def _common_lines(item: Item, unit: Unit, scored: Mapping[str, Scored]) -> list[Line]:
    """The item's common points; where rules only add to them, what they do not reach is lost."""
    common, open_ = item.common_points, item.common_rules
    if common <= 0:
        return []
    first = (open_ or item.rules)[0]
    lines = [_full(first.id, item.label, unit, common)]
    if not open_ or any(rule.conversion.kind != "add" for rule in open_):
        return lines
    changes = [one for rule in open_ for one in scored[rule.id].changes.get(unit.code, ())]
    won = shown(sum((change.points for change in changes), ZERO))
    sentence = zh.EARNED.format(counted=item.label, won=won)
    sentence += zh.LOST.format(points=shown(common))
    return [*lines, Line(first.id, "loss", Change(unit.code, -common, sentence))]


def gained(lines: Iterable[Line]) -> Fraction:
    """What gains bring, less what caps took back of them; losses apart."""
    kept = (line for line in lines if line.kind == "bonus" or _takes_back(line))
    return total(kept)


def _takes_back(line: Line) -> bool:
    return line.kind == "floor" and line.points < 0


def _capped(item: Item, unit: Unit, lines: Iterable[Line], points: Fraction) -> list[Line]:
    """What gains bring beyond the `points` of the item that count, unless it declares no cap.

    Outside the total, losses do not make room for more gains.
    """
    over = (gained(lines) if item.outside else total(lines)) - points
    endless = item.cap == "none" or (item.outside and not item.points)
    if endless or over <= 0 or not any(line.kind == "bonus" for line in lines):
        return []
    words = {"rule": item.label, "points": shown(points), "excess": shown(over)}
    return [Line(_last(lines), "floor", Change(unit.code, -over, zh.CAP.format(**words)))]


def _floored(item: Item, unit: Unit, lines: Iterable[Line], points: Fraction) -> list[Line]:
    """Losses beyond the item's floor, given back; `points` are those of the item that count."""
    limit = item.limit
    if item.outside:
        lost = -sum((line.points for line in lines if line.kind == "loss"), ZERO)
        most = lost if limit is None else limit
    elif item.floor == "item":
        lost = sum((line.points for line in lines if line.kind == "full"), ZERO) - total(lines)
        most = points if limit is None else min(limit, points)
    else:
        return []
    if lost <= most:
        return []
    return [given_back(_last(lines), item.label, unit, (most, lost - most))]


def _last(lines: Iterable[Line]) -> str:
    """The rule that last changed something."""
    changed = [line.rule for line in lines if line.kind != "full"]
    return changed[-1] if changed else next(iter(lines)).rule


def _vetoed(
    item: Item, unit: Unit, lines: list[Line], scored: Mapping[str, Scored], judged: Judged
) -> list[Line]:
    """What is left of the item, where one of its rules voids it."""
    left, rule = total(lines), striking(item, unit, scored)
    if left <= 0 or rule is None:
        return []
    return [veto_line(rule, unit, left, scored[rule.id].found[unit.code], judged=judged)]


def striking(item: Item, unit: Unit, scored: Mapping[str, Scored]) -> Rule | None:
    """The first rule that voids the item itself; None where none does."""
    vetoes = [one for one in item.rules if one.conversion.kind == "zero"]
    own = [rule for rule in vetoes if rule.conversion.scope == "item"]
    return next((rule for rule in own if voids(rule, scored[rule.id].found[unit.code])), None)


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
