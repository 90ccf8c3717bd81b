"""The office's own regulations and work plans that are in force: name, number and date."""

from typing import Any

import pandas as pd

from bangfu_lib.reports.brief import Brief, day_text
from bangfu_lib.zh import reports as zh

LEDGER = "documents"
MOST_NAMED = 6


def regulations(brief: Brief) -> list[str]:
    """One sentence that cites what 资料清单 has as regulations in force; none without any."""
    found = _in_force(brief)
    if found.empty:
        return []
    rows = found.sort_values("document", kind="stable").to_dict("records")
    listing = zh.SEPARATOR.join(_cited(row) for row in rows[:MOST_NAMED])
    more = zh.AND_SO_MANY.format(count=len(rows)) if len(rows) > MOST_NAMED else ""
    return [zh.REGULATIONS.format(listing=listing + more)]


def _in_force(brief: Brief) -> pd.DataFrame:
    """Complete regulations that began by the period's last day and had not ended on it."""
    table = brief.ledger(LEDGER)
    last = pd.Timestamp(brief.period.last)
    begun = table["effective_from"].isna() | (table["effective_from"] <= last)
    ended = table["effective_to"] < last
    kept = table["category"].eq(zh.REGULATION) & table["complete"]
    return table[kept.fillna(False).astype(bool) & begun & ~ended & table["village"].isna()]


def _cited(row: dict[str, Any]) -> str:
    number = row.get("number")
    day = row["effective_from"] if pd.notna(row["effective_from"]) else row["completed_on"]
    details = [number] if isinstance(number, str) else []
    details += [day_text(day)] if pd.notna(day) else []
    said = zh.LISTED_SAYS.format(says=zh.COMMA.join(details)) if details else ""
    return zh.TITLE.format(title=row["name"]) + said
