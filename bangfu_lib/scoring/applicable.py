"""Items that apply to a unit, what the others count as, and alternatives that must make a whole."""

from collections.abc import Iterator
from fractions import Fraction

from bangfu_lib.params.schemes import Item, Scheme
from bangfu_lib.scoring.conversions import Change
from bangfu_lib.scoring.lines import ItemLines, Line
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.scoring.units import Judged, Unit
from bangfu_lib.zh import scoring as zh

ZERO = Fraction(0)


def applies(item: Item, unit: Unit, judged: Judged) -> bool:
    """Whether a unit is meant by an item, and no record says that it does not apply."""
    covered = item.applies is None or item.applies.covers(unit.attributes)
    return covered and (unit.code, item.id) not in judged.voided


def not_applicable(item: Item, unit: Unit) -> ItemLines:
    """What an item that does not apply counts as: full, zero, or points to be rescaled away."""
    first = item.rules[0].id
    if item.outside or item.not_applicable == "skip":
        return ItemLines(())
    if not item.not_applicable:
        return ItemLines(
            (), (zh.NOT_COVERED.format(unit=unit.name or unit.code, label=item.label),)
        )
    if item.not_applicable == "rescale":
        return ItemLines((), to_total=item.points)
    if item.not_applicable == "rescale_section":
        return ItemLines((), to_section=item.points)
    words = {"label": item.label, "points": shown(item.points)}
    lines = [Line(first, "full", Change(unit.code, item.points, zh.VOID_FULL.format(**words)))]
    if item.not_applicable == "zero":
        change = Change(unit.code, -item.points, zh.VOID_ZERO.format(**words), subject=unit.code)
        lines.append(Line(first, "loss", change))
    return ItemLines(tuple(lines))


def unreplaced(scheme: Scheme, unit: Unit, judged: Judged) -> Iterator[str]:
    """Sections whose alternative items that apply to a unit do not make up the section."""
    accepted = {str(entry.get("at", "")) for entry in scheme.accepts if entry["fault"] == "sum"}
    for section in scheme.sections:
        inside = [item for item in section.items if not item.outside]
        if section.outside or section.id in accepted or not any(map(_is_alternative, inside)):
            continue
        counted = [i for i in inside if not _is_alternative(i) or applies(i, unit, judged)]
        whole = sum((item.points * item.weight for item in counted), ZERO) / section.weight
        if whole != section.points:
            words = {"unit": unit.name or unit.code, "label": section.label}
            points = {"points": shown(whole), "full": shown(section.points)}
            yield zh.UNREPLACED.format(**words, **points)


def _is_alternative(item: Item) -> bool:
    return item.not_applicable == "skip"
