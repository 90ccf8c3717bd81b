"""Facts: every indicator counted for all units at once, with the ledger rows behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from bangfu_lib.indicators.attendance import absent_in_both, in_village_days, in_village_share
from bangfu_lib.indicators.campaigns import campaign_items
from bangfu_lib.indicators.context import Context, base_units
from bangfu_lib.indicators.declared import count, coverage, share
from bangfu_lib.indicators.doubles import repeats, several_villages
from bangfu_lib.indicators.entries import entered_in_days
from bangfu_lib.indicators.exits import kept_until_exit, promised_before_exit
from bangfu_lib.indicators.named import distinct_names, rows_naming, rows_with_names
from bangfu_lib.indicators.occasions import occasions_answered
from bangfu_lib.indicators.people import least_per_household, least_per_visit, supervised
from bangfu_lib.indicators.planned import done_of_planned, planned
from bangfu_lib.indicators.ratios import amount_due, paid_of_due, ratio
from bangfu_lib.indicators.recorded import Records, recorded_facts
from bangfu_lib.indicators.rounds import rows_of_serving_rounds
from bangfu_lib.indicators.submissions import days_late, reports_on_time
from bangfu_lib.indicators.tally import FACT_KEY, Tally
from bangfu_lib.indicators.tours import (
    first_tour_days_left,
    first_tour_of_all,
    first_tour_share,
)
from bangfu_lib.indicators.traces import ledgers_kept
from bangfu_lib.indicators.weekly import on_weekday_share, weekday_coverage
from bangfu_lib.params.indicators import Indicator
from bangfu_lib.zh.periods import LIST_SEPARATOR

EMPTY: Records = {}
DECLARED: dict[str, Callable[[Indicator, Context], Tally]] = {
    "count": count,
    "share": share,
    "coverage": coverage,
}
FUNCTIONS: dict[str, Callable[[Indicator, Context], Tally]] = {
    "absent_in_both": absent_in_both,
    "amount_due": amount_due,
    "campaign_items": campaign_items,
    "days_late": days_late,
    "entered_in_days": entered_in_days,
    "in_village_days": in_village_days,
    "in_village_share": in_village_share,
    "kept_until_exit": kept_until_exit,
    "least_per_household": least_per_household,
    "least_per_visit": least_per_visit,
    "ledgers_kept": ledgers_kept,
    "occasions_answered": occasions_answered,
    "promised_before_exit": promised_before_exit,
    "paid_of_due": paid_of_due,
    "ratio": ratio,
    "repeats": repeats,
    "reports_on_time": reports_on_time,
    "several_villages": several_villages,
    "supervised": supervised,
    "distinct_names": distinct_names,
    "done_of_planned": done_of_planned,
    "first_tour_days_left": first_tour_days_left,
    "first_tour_of_all": first_tour_of_all,
    "first_tour_share": first_tour_share,
    "on_weekday_share": on_weekday_share,
    "planned": planned,
    "rows_naming": rows_naming,
    "rows_of_serving_rounds": rows_of_serving_rounds,
    "rows_with_names": rows_with_names,
    "weekday_coverage": weekday_coverage,
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
    "missing",
    "option",
]
EVIDENCE_COLUMNS = ["indicator", "unit", "village", "period", "ledger", "row", "part"]


@dataclass(frozen=True)
class Facts:
    """`facts`: FACT_COLUMNS, exact Decimals; a denominator of None marks a plain count.

    `missing` names the earlier periods whose rows a fact lacks; blank where it lacks none. `option`
    is the option of a recorded tally, such as a vote; blank otherwise.
    `evidence`: EVIDENCE_COLUMNS; part is "counted" for rows in the numerator, "short" for rows
    only in the denominator; row is the position in the ledger's clean table.
    """

    facts: pd.DataFrame
    evidence: pd.DataFrame


def compute_facts(
    indicators: Mapping[str, Indicator], context: Context, records: Records = EMPTY
) -> Facts:
    """All facts of the assessed period, whole columns at a time, in a fixed order.

    An indicator that counts by a norm which is not in force in the period has none. `records` are
    the matters of 考核记录 that schemes take; their facts come last.
    """
    counted = [one for one in indicators.values() if context.can_count(one)]
    found = [_one(one, context.seen_by(one)) for one in counted]
    recorded, entered = recorded_facts(records, context)
    tables = [*(facts for facts, _ in found), *recorded]
    rows = [*(evidence for _, evidence in found), *entered]
    return Facts(
        pd.concat([pd.DataFrame(columns=FACT_COLUMNS), *tables], ignore_index=True),
        pd.concat([pd.DataFrame(columns=EVIDENCE_COLUMNS), *rows], ignore_index=True),
    )


def tally(indicator: Indicator, context: Context) -> Tally:
    """The tally of one indicator, declared or computed by a function of the catalogue."""
    if indicator.kind == "function":
        return FUNCTIONS[indicator.spec["name"]](indicator, context)
    return DECLARED[indicator.kind](indicator, context)


def _one(indicator: Indicator, context: Context) -> tuple[pd.DataFrame, pd.DataFrame]:
    counted = tally(indicator, context)
    base = base_units(indicator, context).assign(indicator=indicator.name)
    missing = {
        one.code: LIST_SEPARATOR.join(map(str, context.missing(indicator, one)))
        for one in context.spans(indicator)
    }
    facts = base.assign(
        unit_kind=indicator.unit,
        missing=base["period"].map(missing),
        option="",
        **_amounts(counted, len(base)),
    )
    return facts[FACT_COLUMNS], _evidence(indicator, counted.rows, base)


def _amounts(counted: Tally, number: int) -> dict[str, pd.Series | None]:
    """numerator, denominator and approximate of each fact."""
    rows = counted.rows
    whole = counted.whole
    if whole is None and counted.is_share:
        whole = _sums(rows, number)
    marked = rows.loc[rows["rough"], "fact"] if "rough" in rows else []
    return {
        "numerator": _sums(rows[rows["counted"].astype(bool)], number).map(_decimal),
        "denominator": None if whole is None else whole.map(_decimal),
        "approximate": pd.RangeIndex(number).isin(marked),
    }


def _sums(rows: pd.DataFrame, number: int) -> pd.Series:
    """The sum of amounts of each fact's rows; no rows make 0."""
    return rows.groupby("fact")["amount"].sum().reindex(range(number), fill_value=0)


def _decimal(amount: object) -> Decimal:
    if isinstance(amount, Decimal):
        return amount.normalize() + 0
    return Decimal(int(amount))


def _evidence(indicator: Indicator, rows: pd.DataFrame, base: pd.DataFrame) -> pd.DataFrame:
    rows = rows.dropna(subset=["row"])
    part = rows["counted"].astype(bool).map({True: "counted", False: "short"})
    ledger = rows.get("ledger", indicator.ledger)
    behind = rows[["fact", "row"]].assign(part=part, ledger=ledger).drop_duplicates()
    found = base.loc[behind["fact"], ["indicator", *FACT_KEY]].reset_index(drop=True)
    return found.assign(
        ledger=behind["ledger"].to_numpy(),
        row=behind["row"].to_numpy("int64"),
        part=behind["part"].to_numpy(),
    )[EVIDENCE_COLUMNS]
