"""What reaches beyond single items: pooled floors, caps and vetoes of blocks, sections, all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from bangfu_lib.params.schemes import Item, Scheme, Section
from bangfu_lib.scoring.applicable import applies
from bangfu_lib.scoring.conversions import Change, voids
from bangfu_lib.scoring.lines import (
    Line,
    Scored,
    gained,
    given_back,
    striking,
    total,
    veto_line,
)
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.scoring.units import Judged, Unit
from bangfu_lib.zh import scoring as zh

ZERO = Fraction(0)


def floor_scopes(
    section: Section, unit: Unit, scored: Mapping[str, Scored], *, lines: dict[str, list[Line]]
) -> None:
    """Give back what pooled items lose beyond the points of their block or section.

    Items whose losses stop at the scope share one limit: the smallest that is written, else the
    scope's points; and the scope as a whole never falls below zero, but for items without a floor.
    An item that a veto strikes gets back what it lacks to nothing, and no points.
    """
    for points, pooled, whole in _scopes_with_floors(section):
        limit = min([points, *(item.limit for item in pooled if item.limit is not None)])
        lost = sum((_lost(lines[item.id]) for item in pooled), ZERO)
        excess = max(lost - limit, _below(whole, lines))
        room = {item.id: _lost(lines[item.id]) for item in pooled}
        struck = [item for item in pooled if striking(item, unit, scored)]
        room |= _lacking(struck, lines)
        _give_back(excess, limit, pooled, unit, room=room, lines=lines)


def lift_scopes(section: Section, unit: Unit, lines: dict[str, list[Line]]) -> None:
    """Give back what vetoes left a block or section below zero: others drew on what they took."""
    for points, pooled, whole in _scopes_with_floors(section):
        room, below = _lacking(pooled, lines), _below(whole, lines)
        _give_back(below, points, pooled, unit, room=room, lines=lines)


def _scopes_with_floors(section: Section) -> list[tuple[Fraction, list[Item], list[Item]]]:
    """Blocks, then the section: their points, the items that are pooled there, and all items."""
    inside = [one for one in section.items if not one.outside]
    scopes = []
    for block in dict.fromkeys(item.block for item in inside if item.block):
        whole = [one for one in inside if one.block == block]
        scopes.append((block.points, [one for one in whole if one.floor == "block"], whole))
    pooled = [one for one in inside if one.floor == "section"]
    return [*scopes, (section.points, pooled, inside)]


def _below(whole: Sequence[Item], lines: dict[str, list[Line]]) -> Fraction:
    """How far a scope lies below zero, without the debts of items that have no floor."""
    left = [(item, total(lines[item.id])) for item in whole]
    owned = sum((max(own, ZERO) if item.floor == "none" else own for item, own in left), ZERO)
    return max(-owned, ZERO)


def _lacking(items: Sequence[Item], lines: dict[str, list[Line]]) -> dict[str, Fraction]:
    return {item.id: max(-total(lines[item.id]), ZERO) for item in items}


def _give_back(
    excess: Fraction,
    limit: Fraction,
    pooled: Sequence[Item],
    unit: Unit,
    *,
    room: Mapping[str, Fraction],
    lines: dict[str, list[Line]],
) -> None:
    """Share out `excess` from the lowest item up, to each what it has `room` for."""
    for item in sorted(pooled, key=lambda one: total(lines[one.id])):
        back = min(excess, room[item.id])
        if back > 0:
            line = given_back(item.rules[-1].id, item.label, unit, (limit, back))
            lines[item.id].append(line)
            excess -= back


def _lost(lines: Iterable[Line]) -> Fraction:
    full = sum((line.points for line in lines if line.kind == "full"), ZERO)
    return full - total(lines)


def cap_outside(section: Section, unit: Unit, lines: dict[str, list[Line]]) -> None:
    """Gains of a section outside the total that go beyond its own points."""
    if not section.outside or section.points <= 0 or not section.items:
        return
    over = sum((gained(lines[item.id]) for item in section.items), ZERO) - section.points
    if over > 0:
        last = next(item for item in reversed(section.items) if gained(lines[item.id]) > 0)
        words = {"rule": section.label, "points": shown(section.points), "excess": shown(over)}
        change = Change(unit.code, -over, zh.CAP.format(**words))
        lines[last.id].append(Line(last.rules[-1].id, "floor", change))


def void_scopes(
    scheme: Scheme,
    unit: Unit,
    scored: Mapping[str, Scored],
    judged: Judged,
    *,
    lines: dict[str, list[Line]],
) -> None:
    """Vetoes that void more than their own item take what is left of every item concerned."""
    for section in scheme.sections:
        for item in (one for one in section.items if applies(one, unit, judged)):
            for rule in item.rules:
                if rule.conversion.kind != "zero" or rule.conversion.scope == "item":
                    continue
                quantity = scored[rule.id].found[unit.code]
                if voids(rule, quantity):
                    for struck in _scope(scheme, section, item, rule.conversion.scope):
                        left = total(lines[struck.id])
                        if left > 0:
                            line = veto_line(rule, unit, left, quantity, judged=judged)
                            lines[struck.id].append(replace(line, rule=_own(struck, line)))


def _own(item: Item, line: Line) -> str:
    """A line in another item than the rule's stands under a rule of that item."""
    ids = [rule.id for rule in item.rules]
    return line.rule if line.rule in ids else ids[-1]


def _scope(scheme: Scheme, section: Section, item: Item, scope: str) -> list[Item]:
    wide: Mapping[str, Callable[[], list[Item]]] = {
        "block": lambda: [one for one in section.items if one.block == item.block],
        "section": lambda: list(section.items),
        "scheme": lambda: list(scheme.items),
    }
    return wide[scope]()
