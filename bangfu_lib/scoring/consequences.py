"""Consequences apart from points: praise and talks, money, self-scores to be checked again."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from bangfu_lib.params.numbers import plain
from bangfu_lib.params.scheme_outcomes import Consequence, Ladder, When
from bangfu_lib.params.schemes import Item, Scheme
from bangfu_lib.scoring.quantities import Quantity
from bangfu_lib.scoring.rounding import half_up, percent, shown
from bangfu_lib.scoring.standing import Standing, holds
from bangfu_lib.zh import scoring as zh

CONSEQUENCE_COLUMNS = [
    "scheme",
    "unit_kind",
    "unit",
    "village",
    "kind",
    "item",
    "label",
    "sentence",
    "money",
    "source",
    "clause",
]
MONEY_DIGITS = 2


def consequences(
    scheme: Scheme, standings: Sequence[Standing], own: Mapping[tuple[str, str], Decimal]
) -> pd.DataFrame:
    """Everything that follows for every unit (CONSEQUENCE_COLUMNS); money in yuan, as text.

    kind: consequence, money, recheck (the self-score `own` of an item differs from the assessed
    one by more than the scheme allows).
    """
    rows = [row for at in standings for row in _of_unit(scheme, at, own)]
    return pd.DataFrame(rows, columns=CONSEQUENCE_COLUMNS)


def _of_unit(
    scheme: Scheme, at: Standing, own: Mapping[tuple[str, str], Decimal]
) -> Iterator[dict[str, str]]:
    place = {
        "scheme": scheme.name,
        "unit_kind": at.unit.kind,
        "unit": at.unit.code,
        "village": at.unit.attributes.get("village", ""),
        "item": "",
    }
    for entry in scheme.consequences:
        steps = entry.steps if isinstance(entry, Ladder) else (entry,)
        taken = next((step for step in steps if holds(step.when, at)), None)
        if taken and not _pays_nothing(taken, at):
            yield place | _row(taken, at, scheme)
    for item in scheme.items:
        if recheck := _recheck(scheme, item, at, own):
            yield place | recheck


def _pays_nothing(entry: Consequence, at: Standing) -> bool:
    """Whether a sum by points comes to nothing: nobody is told of it then."""
    return entry.each is not None and not money_of(entry, at.score)


def _row(entry: Consequence, at: Standing, scheme: Scheme) -> dict[str, str]:
    money = money_of(entry, at.score)
    by_score = entry.each is not None
    if by_score:
        sentence = _money_sentence(entry, at, money or Fraction(0))
    else:
        because = zh.LIST_SEPARATOR.join(_reasons(entry.when, at, scheme))
        name = at.unit.name or at.unit.code
        sentence = zh.CONSEQUENCE.format(name=name, because=because, label=entry.label)
    says = zh.SAYS.format(says=entry.says) if entry.says else ""
    return {
        "kind": "money" if by_score else "consequence",
        "label": entry.label,
        "sentence": sentence + says,
        "money": "" if money is None else str(half_up(money, MONEY_DIGITS)),
        "source": entry.source or scheme.source,
        "clause": entry.clause,
    }


def money_of(entry: Consequence, score: Fraction) -> Fraction | None:
    """The sum that an entry pays or keeps back, in yuan; exact."""
    if entry.each is None:
        return entry.money
    points = score
    if entry.money_above is not None:
        points = max(score - entry.money_above, Fraction(0))
    elif entry.money_below is not None:
        points = max(entry.money_below - score, Fraction(0))
    return points * entry.each


def _money_sentence(entry: Consequence, at: Standing, money: Fraction) -> str:
    line = zh.MONEY_ALL
    if entry.money_above is not None:
        line = zh.MONEY_ABOVE.format(line=plain(entry.money_above))
    elif entry.money_below is not None:
        line = zh.MONEY_BELOW.format(line=plain(entry.money_below))
    each = shown(entry.each or Fraction(0))
    words = {"label": entry.label, "score": shown(at.score, 5), "line": line, "each": each}
    return zh.MONEY.format(**words, money=half_up(money, MONEY_DIGITS))


def _reasons(when: When | None, at: Standing, scheme: Scheme) -> Iterator[str]:
    """Why a condition holds, in words; a condition on nothing names the score."""
    score = half_up(at.score, scheme.digits)
    if when is None:
        yield zh.BECAUSE["always"].format(value=score)
        return
    if when.take is not None:
        yield zh.BECAUSE["take"].format(value=_counted(at.taken[when.take], when))
    if when.score is not None:
        yield zh.BECAUSE["score"].format(value=score, bounds=when.score.text)
    if when.looks_back:
        yield zh.BECAUSE["change"].format(value=shown(at.change or Fraction(0)))
    if when.is_of_rank:
        yield zh.BECAUSE["rank"].format(value=at.rank)
    yield from _named_reasons(when, at, scheme)


def _named_reasons(when: When, at: Standing, scheme: Scheme) -> Iterator[str]:
    """Why the parts of a condition that name something hold."""
    if when.grades:
        yield zh.BECAUSE["grade"].format(value=at.grade)
    if when.team_grades:
        yield zh.BECAUSE["team_grade"].format(value=at.team_grade)
    if when.listed:
        yield zh.BECAUSE["listed"].format(value=scheme.lists[at.listed].label)
    if when.item:
        label = next(item.label for item in scheme.items if item.id == when.item)
        yield zh.BECAUSE["item"].format(label=label, value=shown(at.items[when.item]))


def _counted(quantity: Quantity, when: When) -> str:
    name = when.take.name
    if when.take.kind == "score":
        name = zh.SCORES[name]
    if quantity.whole and when.take.taken_as == "share":
        return f"{name}{zh.PERCENT.format(value=percent(quantity.part, quantity.whole))}"
    return f"{name}{shown(quantity.value or Fraction(0))}"


def _recheck(
    scheme: Scheme, item: Item, at: Standing, own: Mapping[tuple[str, str], Decimal]
) -> dict[str, str] | None:
    claimed = own.get((at.unit.code, item.id))
    if scheme.recheck_above is None or claimed is None:
        return None
    # Units rate themselves out of the points on the sheet, before any weight.
    assessed, full = at.items[item.id] / item.weight, item.points
    apart = abs(Fraction(claimed) - assessed)
    if apart <= scheme.recheck_above * full:
        return None
    sentence = zh.RECHECK.format(
        label=item.label,
        own=shown(claimed),
        points=shown(assessed),
        apart=shown(apart),
        full=shown(full),
        share=zh.PERCENT.format(value=shown(scheme.recheck_above * 100)),
    )
    known = {
        "kind": "recheck",
        "item": item.id,
        "label": zh.RECHECK_LABEL,
        "sentence": sentence,
        "money": "",
    }
    return known | {"source": item.source, "clause": item.clause}
