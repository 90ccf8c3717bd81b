"""Facts: every indicator counted for all units at once, with the ledger rows behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from bangfu_lib.indicators.attendance import absent_in_both, in_village_days, in_village_share
from bangfu_lib.indicators.context import Context, base_units
from bangfu_lib.indicators.declared import count, coverage, share
from bangfu_lib.indicators.people import least_per_household, least_per_visit, supervised
from bangfu_lib.indicators.submissions import reports_on_time
from bangfu_lib.indicators.tally import FACT_KEY, Tally
from bangfu_lib.params.indicators import Indicator

DECLARED: dict[str, Callable[[Indicator, Context], Tally]] = {
    "count": count,
    "share": share,
    "coverage": coverage,
}
FUNCTIONS: dict[str, Callable[[Indicator, Context], Tally]] = {
    "absent_in_both": absent_in_both,
    "in_village_days": in_village_days,
    "in_village_share": in_village_share,
    "least_per_household": least_per_household,
    "least_per_visit": least_per_visit,
    "reports_on_time": reports_on_time,
    "supervised": supervised,
}
FACT_COLUMNS = [
    "indicator",
    "unit_kind",
    "unit",
    "village",
    "role",
    "period",
    "numerator",
    "denominator",
    "approximate",
]
EVIDENCE_COLUMNS = ["indicator", "unit", "village", "period", "ledger", "row", "part"]


@dataclass(frozen=True)
class Facts:
    """`facts`: FACT_COLUMNS, exact Decimals; a denominator of None marks a plain count.

    `evidence`: EVIDENCE_COLUMNS; part is "counted" for rows in the numerator, "short" for rows
    only in the denominator; row is the position in the ledger's clean table.
    """

    facts: pd.DataFrame
    evidence: pd.DataFrame


def compute_facts(indicators: Mapping[str, Indicator], context: Context) -> Facts:
    """All facts of the assessed period, whole columns at a time, in a fixed order."""
    found = [_one(indicator, context) for indicator in indicators.values()]
    facts = pd.concat([facts for facts, _ in found], ignore_index=True)
    evidence = pd.concat([evidence for _, evidence in found], ignore_index=True)
    return Facts(facts, evidence)


def tally(indicator: Indicator, context: Context) -> Tally:
    """The tally of one indicator, declared or computed by a function of the catalogue."""
    if indicator.kind == "function":
        return FUNCTIONS[indicator.spec["name"]](indicator, context)
    return DECLARED[indicator.kind](indicator, context)


def _one(indicator: Indicator, context: Context) -> tuple[pd.DataFrame, pd.DataFrame]:
    counted = tally(indicator, context)
    facts = _facts(indicator, base_units(indicator, context), counted)
    return facts[FACT_COLUMNS], _evidence(indicator, counted.rows)


def _facts(indicator: Indicator, base: pd.DataFrame, counted: Tally) -> pd.DataFrame:
    rows = counted.rows
    facts = base.assign(indicator=indicator.name, unit_kind=indicator.unit)
    facts = _with_sum(facts, rows[rows["counted"].astype(bool)], "numerator")
    if counted.denominators is not None:
        facts = _with_sum(facts, counted.denominators, "denominator")
    elif counted.is_share:
        facts = _with_sum(facts, rows, "denominator")
    else:
        facts = facts.assign(denominator=None)
    if "rough" not in rows:
        return facts.assign(approximate=False)
    marked = rows[rows["rough"]].drop_duplicates(FACT_KEY)[FACT_KEY]
    found = facts[FACT_KEY].merge(marked, on=FACT_KEY, how="left", indicator=True)["_merge"]
    return facts.assign(approximate=found.eq("both").to_numpy())


def _with_sum(facts: pd.DataFrame, rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """`facts` with the sum of amounts of its rows, as exact Decimals; no rows make 0."""
    sums = rows.groupby(FACT_KEY, as_index=False)["amount"].sum().rename(columns={"amount": name})
    merged = facts.merge(sums, on=FACT_KEY, how="left")
    return merged.assign(**{name: merged[name].map(_decimal, na_action=None)})


def _decimal(amount: object) -> Decimal:
    if isinstance(amount, Decimal):
        return amount.normalize() + 0
    return Decimal(0) if pd.isna(amount) else Decimal(int(amount))


def _evidence(indicator: Indicator, rows: pd.DataFrame) -> pd.DataFrame:
    part = rows["counted"].astype(bool).map({True: "counted", False: "short"})
    found = rows[[*FACT_KEY, "row"]].assign(
        indicator=indicator.name, ledger=indicator.ledger, part=part
    )
    return found[EVIDENCE_COLUMNS].drop_duplicates().astype({"row": "int64"})
