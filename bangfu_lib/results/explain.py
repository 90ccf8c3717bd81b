"""Why a point was lost: the rule, the clause of the source, and the very ledger rows behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.params.ledgers import ORIGIN
from bangfu_lib.params.numbers import plain
from bangfu_lib.results.schemes import (
    VILLAGE,
    Record,
    Scored,
    find_scored,
    item_records,
    of_unit,
    schemes,
)
from bangfu_lib.results.store import Results
from bangfu_lib.zh import results as zh

PRINTABLE = ("P", "S1")
LOSSES = ("loss", "floor")
BONUS, ADJUST = "bonus", "adjust"
CHANGES = (*LOSSES, BONUS, ADJUST)


@dataclass(frozen=True)
class EvidenceRow:
    """One ledger row: its workbook, sheet, Excel row, and what it says (nothing personal)."""

    file: str
    sheet: str
    row: int
    summary: str


@dataclass(frozen=True)
class LostPoint:
    """One line of the point ledger that cost or gave something beyond an item's full points.

    `kind` is loss, floor (cut too deep and given back, or a bonus above its cap), bonus or adjust
    (rescaling, which belongs to no fault). `evidence` holds what fell short of a share, or what
    was counted; where it is empty, the point was lost because rows are missing. `searched` names
    the ledgers that were looked through.
    """

    section_label: str
    item: str
    item_label: str
    rule: str
    rule_label: str
    points: Fraction
    sentence: str
    source_title: str
    clause: str
    quote: str
    evidence: tuple[EvidenceRow, ...]
    searched: tuple[str, ...]
    kind: str = "loss"


def lost_points(results: Results, unit: str, item: str | None = None) -> list[LostPoint]:
    """Every loss of one unit, in the scheme's order, with its evidence; rescaling included.

    `unit` (a village, person, town or sending unit) and `item` may be codes or names. Raises
    UsageError for those that do not exist.
    """
    found = find_scored(results, unit)
    kinds = (*LOSSES, ADJUST)
    return [
        line for one in found for line in explained(results, one, item=item) if line.kind in kinds
    ]


def explained(results: Results, scored: Scored, *, item: str | None = None) -> list[LostPoint]:
    """Losses, bonuses and rescaling of one unit under one scheme, as `change_lines` orders them.

    Raises UsageError for an `item` that the scheme does not have.
    """
    every = _explained(results, scored)
    if item is None:
        return list(every)
    asked = _find_item(schemes(results)[scored.scheme], item)
    return [line for line in every if line.item == asked]


def _explained(results: Results, scored: Scored) -> tuple[LostPoint, ...]:
    """Every line of one unit, looked up once: several documents and sentences ask for it."""
    if scored not in results.explained:
        record = schemes(results)[scored.scheme]
        lines = change_lines(results, scored).to_dict("records")
        results.explained[scored] = tuple(_lost_point(results, record, line) for line in lines)
    return results.explained[scored]


def change_lines(results: Results, scored: Scored) -> pd.DataFrame:
    """The lines of the point ledger of one unit besides its full points, in the scheme's order."""
    lines = of_unit(results.points, scored)
    return lines[lines["kind"].isin(CHANGES)]


def _find_item(record: Record, text: str) -> str:
    known = {id_: item["label"] for id_, item in item_records(record).items()}
    for id_, label in known.items():
        if text in (id_, label):
            return id_
    named = [zh.UNIT.format(code=id_, name=label) for id_, label in known.items()]
    raise UsageError(zh.UNKNOWN_ITEM.format(item=text, known=zh.SEPARATOR.join(named)))


def _lost_point(results: Results, record: Record, line: Mapping[str, Any]) -> LostPoint:
    rows = _evidence_rows(results, line)
    ledgers = _ledgers_behind(results, line["indicator"])
    source = results.catalogue["sources"].get(line["source"], {})
    return LostPoint(
        **_place(record, line),
        points=line["points"],
        sentence=line["sentence"],
        source_title=source.get("title", ""),
        clause=line["clause"],
        quote=line["quote"],
        evidence=rows,
        searched=ledgers,
        kind=line["kind"],
    )


def _place(record: Record, line: Mapping[str, Any]) -> dict[str, str]:
    """Section, block, item and rule in words; a whole section or score has no item of its own."""
    item = item_records(record).get(line["item"])
    sections = {section["id"]: section["label"] for section in record["sections"]}
    section = item["section"] if item else sections.get(line["section"], record["label"])
    block = item.get("block", "") if item else ""
    rules = {rule["id"]: rule["label"] for rule in item["rules"]} if item else {}
    beyond = zh.BEYOND_ITEMS.get(line["kind"], record["label"])
    return {
        "section_label": zh.PLACE.format(section=section, block=block) if block else section,
        "item": line["item"],
        "item_label": item["label"] if item else beyond,
        "rule": line["rule"],
        "rule_label": rules.get(line["rule"], beyond),
    }


def _ledgers_behind(results: Results, indicator: str) -> tuple[str, ...]:
    ledger = results.catalogue["indicators"].get(indicator, {}).get("ledger")
    return (results.catalogue["ledgers"][ledger]["label"],) if ledger else ()


def _evidence_rows(results: Results, line: Mapping[str, Any]) -> tuple[EvidenceRow, ...]:
    """Of a share, the rows missing from the numerator; of a count, the rows counted."""
    known = results.evidence
    if not line["indicator"] or line["indicator"] not in results.catalogue["indicators"]:
        return ()
    behind = known[known["indicator"] == line["indicator"]]
    if line.get("unit_kind", VILLAGE) == VILLAGE:
        behind = behind[behind["village"] == line["unit"]]
    else:
        behind = behind[behind["unit"].isin([line["unit"], line["subject"]])]
    if line["subject_period"]:
        behind = behind[behind["period"] == line["subject_period"]]
    if line["norm"]:
        behind = behind[behind["unit"] == line["subject"]]
    is_share = results.catalogue["indicators"][line["indicator"]]["is_share"]
    behind = behind[behind["part"] == ("short" if is_share else "counted")]
    return _rows_of(results, behind)


def _rows_of(results: Results, behind: pd.DataFrame) -> tuple[EvidenceRow, ...]:
    found: list[EvidenceRow] = []
    for name, rows in behind.groupby("ledger", sort=False)["row"]:
        table = results.evidence_ledger(str(name)).loc[sorted(set(rows))]
        found += [_evidence_row(row, results, str(name)) for row in table.to_dict("records")]
    return tuple(found)


def _evidence_row(row: Mapping[str, Any], results: Results, ledger: str) -> EvidenceRow:
    fields = results.catalogue["ledgers"][ledger]["fields"]
    cells = [
        zh.CELL.format(header=field["header"], value=_shown_cell(row[name], results))
        for name, field in fields.items()
        if field["sensitivity"] in PRINTABLE and not _blank(row[name])
    ]
    summary = zh.CELL_SEPARATOR.join(cells)
    file, sheet, number = (row[name] for name in ORIGIN)
    return EvidenceRow(results.shown_text(file), results.shown_text(sheet), int(number), summary)


def _shown_cell(value: Any, results: Results) -> str:
    """A cell in words; whoever is written of freely in it is masked."""
    return results.shown_text(value) if isinstance(value, str) else _shown(value)


def _blank(value: Any) -> bool:
    return value is None or bool(pd.isna(value))


def _shown(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return zh.DATE.format(year=value.year, month=value.month, day=value.day)
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return zh.YES if value else zh.NO
    if isinstance(value, Decimal):
        return plain(Fraction(value))
    return str(value)
