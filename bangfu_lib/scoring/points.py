"""The point ledger: for every unit and rule, the full points and each point lost or won."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from bangfu_lib.errors import LedgerError
from bangfu_lib.params.scheme_rules import Rule
from bangfu_lib.params.schemes import Item, Scheme
from bangfu_lib.scoring.assembly import Sheet, assemble
from bangfu_lib.scoring.conversions import Change, convert
from bangfu_lib.scoring.lines import Line, Scored
from bangfu_lib.scoring.quantities import quantities
from bangfu_lib.scoring.units import Judged, Unit
from bangfu_lib.zh import scoring as zh

POINT_COLUMNS = [
    "scheme",
    "unit_kind",
    "unit",
    "section",
    "item",
    "rule",
    "kind",
    "points",
    "indicator",
    "norm",
    "subject",
    "subject_period",
    "sentence",
    "source",
    "clause",
    "quote",
]


def point_ledger(scheme: Scheme, units: Sequence[Unit], judged: Judged) -> pd.DataFrame:
    """One line per point won or lost (POINT_COLUMNS), exact Fractions.

    kind: full (what a rule or item is worth), loss (negative), bonus (won on top), floor (losses
    given back, or gains cut, at a declared end), adjust (rounding of items, geometric mean). Each
    line cites the clause of the norm that the rule takes, or that its indicator counts by, else
    the item's. Raises LedgerError, naming every place, where a rule refuses to score nothing.
    """
    scored = {
        rule.id: scored_rule(rule, units, judged) for item in scheme.items for rule in item.rules
    }
    sheets = [assemble(scheme, unit, scored, judged) for unit in units]
    refused = [sentence for sheet in sheets for sentence in sheet.refused]
    if refused:
        raise LedgerError(zh.REFUSED.format(count=len(refused)), refused)
    rows = [row for sheet in sheets for row in _rows(sheet, scheme, judged)]
    return pd.DataFrame(rows, columns=POINT_COLUMNS)


def scored_rule(rule: Rule, units: Sequence[Unit], judged: Judged) -> Scored:
    """The quantities and changes of one rule for all units at once, by unit."""
    found = quantities(rule.take, units, judged)
    changes: dict[str, list[Change]] = {}
    for change in convert(rule, list(found.values()), judged):
        changes.setdefault(change.unit, []).append(change)
    return Scored(found, changes)


def _rows(sheet: Sheet, scheme: Scheme, judged: Judged) -> Iterator[dict[str, object]]:
    for section in scheme.sections:
        for item in section.items:
            for line in sheet.lines[item.id]:
                yield {
                    "scheme": scheme.name,
                    "unit_kind": sheet.unit.kind,
                    "section": section.id,
                    "item": item.id,
                    **_row(line),
                    **_cited(item, line, judged),
                }


def _cited(item: Item, line: Line, judged: Judged) -> Mapping[str, str]:
    own = {"source": item.source, "clause": item.clause, "quote": item.quote}
    rule = next((rule for rule in item.rules if rule.id == line.rule), None)
    return judged.citations.get(_norm_behind(rule, judged), own) if rule else own


def _norm_behind(rule: Rule, judged: Judged) -> str:
    if rule.norm:
        return rule.norm
    return judged.indicators[rule.indicator].norm if rule.indicator else ""


def _row(line: Line) -> dict[str, object]:
    change = line.change
    return {
        "unit": change.unit,
        "rule": line.rule,
        "kind": line.kind,
        "points": change.points,
        "indicator": change.indicator,
        "norm": change.norm,
        "subject": change.subject,
        "subject_period": change.period,
        "sentence": change.sentence,
    }
