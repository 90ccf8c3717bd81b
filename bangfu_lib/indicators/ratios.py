"""One amount against another: parts of different ledgers, money paid of what is due."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.indicators.context import Context, base_units
from bangfu_lib.indicators.declared import count
from bangfu_lib.indicators.tally import Tally, first_of, keyed_base
from bangfu_lib.params.indicators import Indicator

WHOLE_AREA = "township"
YEARLY, MONTHLY = "year", "month"
APPROXIMATE = "approximate"
# Registers whose rows hold a place: what kind, since when, until when.
HELD = {
    "persons": ("role", "arrived", "left"),
    "organisations": ("kind", "founded_on", "dissolved_on"),
}


def ratio(indicator: Indicator, context: Context) -> Tally:
    """What `part` counts against what `whole` counts, for the same unit and period.

    Each is declared as for a count: ledger, where, and sum or distinct. The part need not lie
    within the whole; the rows of the part are the evidence.
    """
    part = _counted(indicator, indicator.spec["with"]["part"], context)
    whole = _counted(indicator, indicator.spec["with"]["whole"], context)
    facts = range(len(base_units(indicator, context)))
    sums = whole.rows.groupby("fact")["amount"].sum().reindex(facts, fill_value=0)
    return Tally(part.rows, is_share=True, whole=sums)


def amount_due(indicator: Indicator, context: Context) -> Tally:
    """Money due in the year up to the assessed period's end, at the rate of a norm.

    Once for each place (`each`) that a person in one of `roles`, or an organisation of one of
    these kinds, held in the year; when `per` is month, once for each such place and each month on
    whose last day it was held. Who follows in the same place adds nothing. With `new`, only those
    who came within the year.
    """
    rows = _places_due(indicator, context, indicator.ledger)
    return Tally(rows.assign(counted=True), is_share=False)


def paid_of_due(indicator: Indicator, context: Context) -> Tally:
    """Money paid, by the rows of `part`, against what `amount_due` counts over the register `of`.

    The rows of the payments are the evidence.
    """
    options = indicator.spec["with"]
    part = _counted(indicator, options["part"], context)
    due = _places_due(indicator, context, options["of"])
    facts = range(len(base_units(indicator, context)))
    sums = due.groupby("fact")["amount"].sum().astype(object)
    whole = sums.reindex(facts, fill_value=Decimal(0))
    return Tally(part.rows, is_share=True, whole=whole)


def _counted(indicator: Indicator, reading: Mapping[str, Any], context: Context) -> Tally:
    """The count of one side, for the very facts of `indicator`, whatever dates its ledger has.

    What a row gives only approximately (余, 多) is left out of sums: no ratio is made from it.
    """
    spec = {**reading, "beside": {"ledger": indicator.ledger}}
    if "sum" in reading and APPROXIMATE in context.ledgers[reading["ledger"]].fields:
        spec["where"] = {**reading.get("where", {}), APPROXIMATE: {"unless": [True]}}
    return count(replace(indicator, kind="count", spec=spec), context)


def _places_due(indicator: Indicator, context: Context, register: str) -> pd.DataFrame:
    """Rows of the register behind the money: fact, row, amount; one row per place has an amount."""
    options, (role, since, until) = indicator.spec["with"], HELD[register]
    table = context.tables[register].reset_index(names="row")
    held = table[table[role].isin(options["roles"])]
    if options.get("new"):
        held = held[held[since] >= pd.Timestamp(context.period.within("year").first)]
    held = held.merge(_spans(context, options.get("per", YEARLY)), how="cross")
    came = held[since].isna() | (held[since] <= held["until"])
    stayed = held[until].isna() | (held[until] >= held["from"])
    held = held[came & stayed].sort_values(["row", "from"])
    held = held.assign(unit=WHOLE_AREA if indicator.unit == WHOLE_AREA else held["village"])
    rows = held.astype({"unit": "string"}).merge(_facts(indicator, context), on="unit")
    rate = _money(context.norm_value(options["norm"]))
    places = first_of(rows, [*options["each"], "from"])
    return rows.assign(amount=[rate * int(place) for place in places])[["fact", "row", "amount"]]


def _spans(context: Context, per: str) -> pd.DataFrame:
    """Within which days a place must be held: the year so far, or the last day of each month."""
    year = context.period.within("year")
    months = [m for m in year.parts("month") if m.last <= context.period.last]
    yearly = [(year.first, context.period.last)]
    days = [(month.last, month.last) for month in months] if per == MONTHLY else yearly
    return pd.DataFrame(days, columns=["from", "until"]).astype("datetime64[s]")


def _facts(indicator: Indicator, context: Context) -> pd.DataFrame:
    return keyed_base(indicator, context)[["fact", "unit"]]


def _money(rate: Fraction) -> Decimal:
    """An exact amount in yuan; published rates have at most two decimals."""
    return Decimal(rate.numerator) / Decimal(rate.denominator)
