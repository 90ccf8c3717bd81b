"""How the work moves: visits, problems, measures and tasks month by month, or week by week."""

from typing import Any

import pandas as pd

from bangfu_lib.periods.notation import KINDS
from bangfu_lib.periods.period import period_codes
from bangfu_lib.reports.brief import Brief
from bangfu_lib.zh import periodic_text as zh
from bangfu_lib.zh import reports as words

# What is counted in each stretch: the ledger, and the date that it is counted by.
COUNTED = {
    "visit_count": ("visits", "visited_on"),
    "found": ("problems", "received_on"),
    "closed": ("problems", "closed_on"),
    "measures": ("measures", "done_on"),
    "done": ("tasks", "done_on"),
}


def movement(brief: Brief) -> tuple[str, list[dict[str, Any]]]:
    """What was done in each month of the period, in each week of a month; nothing if nothing."""
    kind = "month" if KINDS.index(brief.period.kind) > KINDS.index("month") else "week"
    parts = brief.period.parts(kind)
    counts = pd.DataFrame(
        {name: _by_period(brief, *one, kind) for name, one in COUNTED.items()},
        index=[part.code for part in parts],
    )
    counts = counts.fillna(0).astype(int)
    if not counts.to_numpy().any():
        return "", []
    table = [{"period": part.label, **counts.loc[part.code].to_dict()} for part in parts]
    return _sentence(counts, table), table


def _by_period(brief: Brief, ledger: str, dated: str, kind: Any) -> pd.Series:
    table = brief.ledger(ledger)
    return period_codes(table[dated][table["village"].isin(brief.units())], kind).value_counts()


def _sentence(counts: pd.DataFrame, table: list[dict[str, Any]]) -> str:
    sums = counts.sum()
    said = [zh.MOVED[name].format(count=sums[name]) for name in COUNTED if sums[name]]
    return zh.MOVEMENT.format(listing=words.COMMA.join(said), moved=_visits(table))


def _visits(table: list[dict[str, Any]]) -> str:
    """Whether visits were more or fewer in the last stretch than in the first."""
    first, last = table[0], table[-1]
    if first["visit_count"] == last["visit_count"] or not first["visit_count"]:
        return ""
    pattern = zh.MORE if last["visit_count"] > first["visit_count"] else zh.FEWER
    ends = {"first": first["visit_count"], "last": last["visit_count"]}
    return pattern.format(start=first["period"], end=last["period"], **ends)
