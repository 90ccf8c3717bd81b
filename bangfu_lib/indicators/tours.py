"""The first tour of all households, due within some months of arriving in a village."""

from fractions import Fraction

import pandas as pd

from bangfu_lib.indicators.context import Context, postings
from bangfu_lib.indicators.tally import Tally, attributed, first_of, keyed_base
from bangfu_lib.params.indicators import Indicator

REGISTER = "households"
STAY = ["fact", "unit", "village", "arrived", "due"]


def first_tour_share(indicator: Indicator, context: Context) -> Tally:
    """Registered households that the person visited by the due day, of all of the village.

    `norm` says how many calendar months after arrival the tour is due; the due day counts, and is
    the month's last where it has no such day. `state` is "due" for tours that fall due in the
    assessed period, "running" for those that fall due after it. Others have nothing to count: so
    do people who left before the due day, and arrivals whose first visits the ledgers known do
    not hold.
    """
    stays = _tours(indicator, context)
    homes = context.tables[REGISTER].dropna(subset=["household"])
    rows = homes.assign(row=homes.index, ledger=REGISTER).merge(stays, on="village")
    seen = _visited(stays, context)[["fact", "household"]].drop_duplicates()
    found = rows[["fact", "household"]].merge(seen, how="left", indicator="found")
    counted = (found["found"] == "both").to_numpy()
    return Tally(rows.assign(amount=1, counted=counted), is_share=True)


def first_tour_of_all(indicator: Indicator, context: Context) -> Tally:
    """As first_tour_share, of all `whole` households that the register of villages counts."""
    stays = _tours(indicator, context)
    visits = _visited(stays, context)
    base = keyed_base(indicator, context)
    homes = context.tables["villages"].set_index("village")[indicator.spec["with"]["whole"]]
    due = stays.set_index("fact")["village"].map(homes).fillna(0)
    whole = due.groupby(level=0).sum().reindex(base["fact"], fill_value=0).astype("int64")
    rows = visits.assign(amount=first_of(visits, ["household"]), counted=True)
    return Tally(rows, is_share=True, whole=whole)


def first_tour_days_left(indicator: Indicator, context: Context) -> Tally:
    """Days from the assessed period's end to the due day of a tour that still runs; else 0."""
    stays = _tours(indicator, context)
    table = context.rows(indicator.ledger)
    table = table[table["role"].isin(indicator.roles)]
    rows = attributed(table, indicator, context, indicator.spec)
    rows = rows.merge(stays[["fact", "arrived", "due"]], on=["fact", "arrived"])
    left = (rows["due"] - pd.Timestamp(context.period.last)).dt.days
    return Tally(rows.assign(amount=left, counted=True), is_share=False)


def _tours(indicator: Indicator, context: Context) -> pd.DataFrame:
    """The tours of the declared state, one per fact: the columns of STAY."""
    options = indicator.spec["with"]
    stays = postings(indicator, context)
    months = _whole(context.norm_value(options["norm"]))
    stays = stays.assign(due=stays["arrived"] + pd.DateOffset(months=months))
    first, last = (pd.Timestamp(day) for day in (context.period.first, context.period.last))
    state = stays["due"] > last if options["state"] == "running" else stays["due"] <= last
    held = (stays["arrived"] >= _known_since(context)) & (stays["arrived"] <= last)
    kept = stays[state & held & (stays["due"] >= first) & (stays["left"] >= stays["due"])]
    owed = keyed_base(indicator, context).merge(kept, on=["unit", "village"])
    return owed.drop_duplicates("fact", keep="last")[STAY]


def _visited(stays: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Visits to a household by the person of the tour, from arrival to the due day."""
    visits = context.tables["visits"].dropna(subset=["household"])
    made = visits.assign(row=visits.index).rename(columns={"person": "unit"})
    made = made.merge(stays, on=["unit", "village"])
    return made[(made["visited_on"] >= made["arrived"]) & (made["visited_on"] <= made["due"])]


def _known_since(context: Context) -> pd.Timestamp:
    """The day since which the tables hold visits without a gap up to the assessed period's end."""
    since = pd.Timestamp(context.period.first)
    for one in reversed(context.known()):
        if pd.Timestamp(one.last) + pd.Timedelta(days=1) >= since:
            since = min(since, pd.Timestamp(one.first))
    return since


def _whole(months: object) -> int:
    return int(Fraction(str(months)))
