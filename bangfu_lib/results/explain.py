"""Why a point was lost: the rule, the clause of the source, and the very ledger rows behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.params.numbers import plain
from bangfu_lib.results.store import Results
from bangfu_lib.zh import results as zh

PRINTABLE = ("P", "S1")
LOSSES = ("loss", "floor")


@dataclass(frozen=True)
class EvidenceRow:
    """One ledger row: its workbook, sheet, Excel row, and what it says (nothing personal)."""

    file: str
    sheet: str
    row: int
    summary: str


@dataclass(frozen=True)
class LostPoint:
    """One line of the point ledger that cost something, or gave back what was cut too deep.

    `evidence` holds what fell short of a share, or what was counted; where it is empty, the point
    was lost because rows are missing. `searched` names the ledgers that were looked through.
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


def lost_points(results: Results, unit: str, item: str | None = None) -> list[LostPoint]:
    """Every loss of one village, in the scheme's order, with its evidence.

    `unit` and `item` may be codes or names. Raises UsageError for those that do not exist.
    """
    code = results.find_unit(unit)
    labels = _labels(results.catalogue)
    lines = results.points[(results.points["unit"] == code) & results.points["kind"].isin(LOSSES)]
    if item is not None:
        lines = lines[lines["item"] == _find_item(labels, item)]
    return [_lost_point(results, line, labels) for line in lines.to_dict("records")]


def item_labels(catalogue: Mapping[str, Any]) -> dict[str, str]:
    """The scheme's items: id → label."""
    return {item: labels["item"] for item, labels in _labels(catalogue).items()}


def _labels(catalogue: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        item["id"]: {
            "section": section["label"],
            "item": item["label"],
            "rules": {rule["id"]: rule["label"] for rule in item["rules"]},
        }
        for section in catalogue["scheme"]["sections"]
        for item in section["items"]
    }


def _find_item(labels: Mapping[str, Mapping[str, Any]], text: str) -> str:
    for id_, known in labels.items():
        if text in (id_, known["item"]):
            return id_
    named = [zh.UNIT.format(code=id_, name=known["item"]) for id_, known in labels.items()]
    raise UsageError(zh.UNKNOWN_ITEM.format(item=text, known=zh.SEPARATOR.join(named)))


def _lost_point(
    results: Results, line: Mapping[str, Any], labels: Mapping[str, Mapping[str, Any]]
) -> LostPoint:
    named = labels[line["item"]]
    rows = _evidence_rows(results, line)
    ledger = results.catalogue["indicators"].get(line["indicator"], {}).get("ledger")
    searched = (results.catalogue["ledgers"][ledger]["label"],) if ledger else ()
    return LostPoint(
        section_label=named["section"],
        item=line["item"],
        item_label=named["item"],
        rule=line["rule"],
        rule_label=named["rules"][line["rule"]],
        points=line["points"],
        sentence=line["sentence"],
        source_title=results.catalogue["sources"][line["source"]]["title"],
        clause=line["clause"],
        quote=line["quote"],
        evidence=rows,
        searched=searched,
    )


def _evidence_rows(results: Results, line: Mapping[str, Any]) -> tuple[EvidenceRow, ...]:
    """Of a share, the rows missing from the numerator; of a count, the rows counted."""
    known = results.evidence
    if not line["indicator"]:
        return ()
    behind = known[(known["indicator"] == line["indicator"]) & (known["village"] == line["unit"])]
    if line["subject_period"]:
        behind = behind[behind["period"] == line["subject_period"]]
    if line["norm"]:
        behind = behind[behind["unit"] == line["subject"]]
    is_share = results.catalogue["indicators"][line["indicator"]]["is_share"]
    behind = behind[behind["part"] == ("short" if is_share else "counted")]
    if behind.empty:
        return ()
    name = behind["ledger"].iloc[0]
    table = results.evidence_ledger(name).loc[sorted(set(behind["row"]))]
    return tuple(_evidence_row(row, results, name) for row in table.to_dict("records"))


def _evidence_row(row: Mapping[str, Any], results: Results, ledger: str) -> EvidenceRow:
    fields = results.catalogue["ledgers"][ledger]["fields"]
    cells = [
        zh.CELL.format(header=field["header"], value=_shown(row[name]))
        for name, field in fields.items()
        if field["sensitivity"] in PRINTABLE and not _blank(row[name])
    ]
    summary = zh.CELL_SEPARATOR.join(cells)
    return EvidenceRow(row["origin_file"], row["origin_sheet"], int(row["origin_row"]), summary)


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
