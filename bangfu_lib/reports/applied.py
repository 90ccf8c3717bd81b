"""What follows from scores: consequences, money and re-checks, apart from points; all proposals."""

from decimal import Decimal
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.basis import numbered_clause
from bangfu_lib.reports.brief import Brief
from bangfu_lib.results.schemes import VILLAGE, consequences, name_of
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import reports as zh

KINDS = {"uses": "consequence", "payments": "money", "rechecks": "recheck"}


def applied(brief: Brief) -> dict[str, Any]:
    """uses, payments and rechecks (rows), and a sentence that counts them.

    In a village's document: what concerns the village and the persons posted there.
    """
    table = _concerned(brief)
    rows = {
        name: [
            _row(brief, row, place)
            for place, row in enumerate(table[table["kind"] == kind].to_dict("records"), start=1)
        ]
        for name, kind in KINDS.items()
    }
    return rows | {"applied_text": _sentences(table)}


def _concerned(brief: Brief) -> pd.DataFrame:
    table = consequences(brief.results)
    return table[table["village"] == brief.unit] if brief.unit else table


def _sentences(table: pd.DataFrame) -> list[str]:
    """How many proposals of each kind there are, the sum of money; nothing when there are none."""
    counts = table["kind"].value_counts().to_dict()
    parts = [
        pattern.format(count=counts[kind], money=_total(table))
        for kind, pattern in zh.APPLIED_PARTS.items()
        if counts.get(kind)
    ]
    return [zh.APPLIED.format(listing=zh.COMMA.join(parts))] if parts else []


def _total(table: pd.DataFrame) -> str:
    sums = (Decimal(text) for text in table.loc[table["kind"] == "money", "money"] if text)
    return shown(sum(sums, Decimal(0)))


def _row(brief: Brief, row: dict[str, Any], place: int) -> dict[str, Any]:
    return {
        "number": place,
        "name": unit_label(brief, row),
        "label": row["label"],
        "reason": row["sentence"],
        "money": shown(Decimal(row["money"])) if row["money"] else zh.NOT_APPLICABLE,
        "clause": numbered_clause(brief, row["clause"], row["source"]) or zh.NOT_APPLICABLE,
    }


def unit_label(brief: Brief, row: dict[str, Any]) -> str:
    """Whom it concerns: a village, a person with the village, or a town or sending unit."""
    results, village = brief.results, row["village"]
    if row["unit_kind"] == VILLAGE:
        return village_name(results, row["unit"])
    name = name_of(results, row["unit_kind"], row["unit"])
    if village not in results.catalogue["units"]:
        return name
    return zh.OF_VILLAGE.format(name=name, village=village_name(results, village))
