"""Occasions that must not pass without a visit, and households that must be called on."""

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.indicators.tally import Tally, attributed
from bangfu_lib.params.indicators import Indicator

KEY = "occasion"


def occasions_answered(indicator: Indicator, context: Context) -> Tally:
    """Listed occasions and households with a visit on or after their day (source clause 二（四）1).

    Of the kinds in `events`, those that arose within the assessed period; of all others, those
    listed at some time in it. A visit answers when it goes to the household named; where none is
    named, when it is recorded as of that kind in that village. With `roles` only visits by
    holders of one of them count.
    """
    listed = attributed(_due(indicator, context), indicator, context, indicator.spec)
    visits = _visits(indicator, context)
    named = listed[listed["household"].notna()]
    here = named.merge(visits, on=["village", "household"], suffixes=("", "_visit"))
    there = listed[listed["household"].isna()].merge(
        visits.dropna(subset=["visit_kind"]),
        left_on=["village", "kind"],
        right_on=["village", "visit_kind"],
        suffixes=("", "_visit"),
    )
    found = pd.concat([here, there], ignore_index=True)
    answered = found.loc[found["visited_on"] >= found["since"], KEY]
    return Tally(listed.assign(amount=1, counted=listed[KEY].isin(answered)), is_share=True)


def _due(indicator: Indicator, context: Context) -> pd.DataFrame:
    first, last = pd.Timestamp(context.period.first), pd.Timestamp(context.period.last)
    table = context.tables[indicator.ledger]
    event = table["kind"].isin(indicator.spec["with"]["events"])
    arose = event & (table["since"] >= first)
    stands = ~event & (table["until"].isna() | (table["until"] >= first))
    return table[(table["since"] <= last) & (arose | stands)]


def _visits(indicator: Indicator, context: Context) -> pd.DataFrame:
    """The assessed period's visits: columns village, household, visited_on, visit_kind."""
    table = context.tables["visits"]
    within = table["visited_on"].between(
        pd.Timestamp(context.period.first), pd.Timestamp(context.period.last)
    )
    roles = indicator.spec["with"].get("roles")
    if roles:
        persons = context.rows("persons")
        holders = persons.loc[persons["role"].isin(roles), ["person", "village"]]
        held = table[["person", "village"]].merge(
            holders.drop_duplicates(), how="left", indicator="held"
        )
        within &= (held["held"] == "both").to_numpy()
    kept = table.loc[within, ["village", "household", "visited_on", KEY]]
    return kept.rename(columns={KEY: "visit_kind"})
