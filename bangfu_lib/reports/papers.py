"""Required documents (必备资料): complete or not, and which are missing."""

from typing import Any

import pandas as pd

from bangfu_lib.charts.numbers import percent_text
from bangfu_lib.reports.brief import Brief
from bangfu_lib.zh import reports as zh


def papers(brief: Brief) -> list[dict[str, Any]]:
    """Required documents of the village by category: due, complete, missing, share."""
    rows = []
    for category, group in _required(brief).groupby("category", sort=False):
        due, complete = len(group), int(group["complete"].sum())
        rows.append(
            {
                "category": category,
                "expected": due,
                "complete": complete,
                "missing": due - complete,
                "share": percent_text(complete, due),
            }
        )
    return rows


def missing_papers(brief: Brief) -> list[dict[str, Any]]:
    """The required documents that are not complete: number, name, what is wrong with them."""
    required = _required(brief)
    missing = required[~required["complete"].fillna(False)]
    remarks = missing["remark"].fillna(zh.NO_REMARK) if brief.document.internal else zh.NO_REMARK
    shown = missing.assign(number=range(1, len(missing) + 1), label=missing["name"], remark=remarks)
    return shown[["number", "category", "label", "remark"]].to_dict("records")


def papers_sentence(rows: list[dict[str, Any]]) -> str:
    """How many are due, complete and missing."""
    due, complete = sum(row["expected"] for row in rows), sum(row["complete"] for row in rows)
    if not due:
        return zh.PAPERS_NONE
    if complete == due:
        return zh.PAPERS_COMPLETE.format(due=due)
    return zh.PAPERS_MISSING.format(
        due=due, complete=complete, share=percent_text(complete, due), missing=due - complete
    )


def _required(brief: Brief) -> pd.DataFrame:
    table = brief.ledger("documents")
    mine = table["village"].isin(brief.units())
    return table[mine & table["mandatory"].fillna(False)]
