"""Whether the points of a scheme add up: of sections, blocks and items, for every kind of unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from bangfu_lib.params.numbers import plain
from bangfu_lib.zh import params as params_zh
from bangfu_lib.zh import schemes as zh

if TYPE_CHECKING:
    from bangfu_lib.params.schemes import Applies, Item, Scheme, Section

ZERO = Fraction(0)
ATTRIBUTES = {
    "village_type": "village_types",
    "terrain": "terrain",
    "township": "townships",
    "role": "roles",
}


def sum_problems(scheme: "Scheme") -> Iterator[tuple[str, str]]:
    """(place, problem) where points do not add up to what stands above them."""
    inside = [section for section in scheme.sections if not section.outside]
    weighted = sum((section.points * section.weight for section in inside), ZERO)
    yield from _sum(zh.OF_TOTAL, "total", weighted, scheme.total)
    for section in inside:
        kinds = unit_kinds([item for item in section.items if item.not_applicable == "skip"])
        found = [problem for kind in kinds for problem in _section_sums(section, kind)]
        yield from dict.fromkeys(found)


def _section_sums(section: "Section", kind: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    items = [item for item in section.items if not item.outside and counts_for(item, kind)]
    found = sum((item.points * item.weight / section.weight for item in items), ZERO)
    whom = zh.FOR_KIND.format(kind=_words(kind)) if kind else ""
    what = zh.OF_SECTION.format(label=section.label) + whom
    yield from _sum(what, section.id, found, section.points)
    for block in dict.fromkeys(item.block for item in section.items if item.block):
        own = sum((item.points for item in items if item.block == block), ZERO)
        what = zh.OF_BLOCK.format(label=block.label) + whom
        yield from _sum(what, block.id, own, block.points)


def counts_for(item: "Item", kind: Mapping[str, Any]) -> bool:
    """Whether an item belongs to the whole of a unit of this kind; alternatives may not."""
    return item.not_applicable != "skip" or item.applies is None or item.applies.covers(kind)


def unit_kinds(alternatives: Sequence["Item"]) -> list[dict[str, Any]]:
    """Every combination of the attributes that tell alternative items apart; else one, empty."""
    named = [item.applies for item in alternatives if item.applies]
    values = {
        attribute: list(dict.fromkeys(_named(named, field)))
        for attribute, field in ATTRIBUTES.items()
    }
    if any(one.full_time is not None for one in named):
        values["full_time"] = [True, False]
    values = {attribute: known for attribute, known in values.items() if known}
    return [dict(zip(values, chosen, strict=True)) for chosen in product(*values.values())]


def _named(applies: Iterable["Applies"], field: str) -> Iterator[str]:
    for one in applies:
        yield from getattr(one, field)


def _words(kind: Mapping[str, Any]) -> str:
    return params_zh.SEPARATOR.join(
        zh.FULL_TIME[value] if isinstance(value, bool) else value for value in kind.values()
    )


def _sum(what: str, at: str, found: Fraction, total: Fraction) -> Iterator[tuple[str, str]]:
    if found != total:
        yield at, zh.SUM.format(what=what, sum=plain(found), total=plain(total))
