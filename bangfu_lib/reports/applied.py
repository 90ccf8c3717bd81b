"""What follows from scores: consequences, money and re-checks, apart from points; all proposals."""

from decimal import Decimal
from typing import Any

import pandas as pd

from bangfu_lib.charts.names import village_name
from bangfu_lib.reports.basis import numbered_clause
from bangfu_lib.reports.brief import Brief
from bangfu_lib.results.schemes import VILLAGE, name_of
from bangfu_lib.scoring.rounding import shown
from bangfu_lib.zh import reports as zh

RECHECK = "recheck"


def applied(brief: Brief) -> dict[str, Any]:
    """What is proposed (`uses`, with money), what to check again (`rechecks`), and a sentence.

    In a village's document: what concerns the village and the persons posted there.
    """
    table = _concerned(brief)
    again = table["kind"] == RECHECK
    return {
        "uses": _rows(brief, table[~again]),
        "rechecks": _rows(brief, table[again]),
        "applied_text": _sentences(table[~again], int(again.sum())),
    }


def _concerned(brief: Brief) -> pd.DataFrame:
    table = brief.results.consequences
    return table[table["village"] == brief.unit] if brief.unit else table


def _sentences(uses: pd.DataFrame, rechecks: int) -> list[str]:
    """How many proposals there are, the sum of money, and how much is to be checked again."""
    paid = [Decimal(text) for text in uses["money"] if text]
    money = zh.APPLIED_MONEY.format(count=len(paid), money=shown(sum(paid, Decimal(0))))
    parts = [zh.APPLIED_USES.format(count=len(uses), money=money if paid else "")]
    parts = [
        *(parts if len(uses) else []),
        *([zh.APPLIED_AGAIN.format(count=rechecks)] if rechecks else []),
    ]
    return [zh.APPLIED.format(listing=zh.COMMA.join(parts))] if parts else []


def _rows(brief: Brief, table: pd.DataFrame) -> list[dict[str, Any]]:
    return [_row(brief, row, place) for place, row in enumerate(table.to_dict("records"), start=1)]


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
