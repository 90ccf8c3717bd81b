"""Rows of a ledger by what they are about, gathered in one pass over the table."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bangfu_lib.reports.brief import Brief

Row = dict[str, Any]


def rows_by(rows: pd.DataFrame, column: str) -> dict[str, list[Row]]:
    """The rows of each value of `column` in their order; rows where it is blank are left out."""
    grouped: dict[str, list[Row]] = {}
    for row in rows.to_dict("records"):
        if not pd.isna(row[column]):
            grouped.setdefault(row[column], []).append(row)
    return grouped


def of_villages(brief: Brief, ledger: str, columns: Sequence[str]) -> pd.DataFrame:
    """These columns of the rows of `ledger` that are about the document's villages."""
    table = brief.ledger(ledger)[[*columns]]
    return table[table["village"].isin(brief.units())]


def standing(brief: Brief, rows: pd.DataFrame, since: str, until: str) -> pd.DataFrame:
    """The rows that hold on the last day of what the document is about."""
    last = pd.Timestamp(brief.period.last)
    came = rows[since].isna() | (rows[since] <= last)
    return rows[came & (rows[until].isna() | (rows[until] > last))]
