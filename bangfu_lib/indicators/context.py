"""What every count is made from: the assessed period, the clean tables and what governs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from bangfu_lib.params.indicators import Indicator
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.norms import Norm, Value
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period

PERIOD_END = "period_end"
PARTIAL_KINDS = ("week", "month")


@dataclass(frozen=True)
class Context:
    """One quarter's clean tables by ledger name, with the norms and calendar in force."""

    period: Period
    tables: Mapping[str, pd.DataFrame]
    ledgers: Mapping[str, Ledger]
    norms: Mapping[str, Norm]
    calendar: WorkCalendar

    def norm_value(self, name: str) -> Value:
        """What norm `name` demands on the period's last day; raises ParamsError if not in force."""
        return self.norms[name].on(self.period.last).value

    def bound(self, bound: object) -> object:
        """A declared bound as something to compare with: a Fraction or a Timestamp."""
        if isinstance(bound, Mapping):
            return self.norm_value(bound["norm"])
        if bound == PERIOD_END:
            return pd.Timestamp(self.period.last)
        return Fraction(str(bound))

    def periods(self, every: str) -> list[Period]:
        """The periods of kind `every` that facts of this quarter are about."""
        if every in PARTIAL_KINDS:
            return self.period.parts(every)
        return [self.period.within(every)]


def base_units(indicator: Indicator, context: Context) -> pd.DataFrame:
    """Whom facts are about: columns unit, village, role, period, one row per fact to come.

    Every village, or every posting with one of the indicator's roles that overlaps the period.
    A week or month counts for a person only when the person was posted for the whole of it.
    """
    periods = pd.DataFrame(
        [(p.code, p.first, p.last) for p in context.periods(indicator.every)],
        columns=["period", "first", "last"],
    ).astype({"period": "string", "first": "datetime64[s]", "last": "datetime64[s]"})
    if indicator.unit == "township":
        units = pd.DataFrame({"unit": ["township"], "village": [""], "role": [""]}, dtype="string")
        return units.merge(periods[["period"]], how="cross")
    if indicator.unit == "village":
        codes = context.tables["villages"]["village"]
        units = pd.DataFrame({"unit": codes, "village": codes}).assign(role="")
        units = units.astype({"role": "string"})
        return units.merge(periods[["period"]], how="cross")
    return _posted(postings(indicator, context).merge(periods, how="cross"), indicator.every)


def postings(indicator: Indicator, context: Context) -> pd.DataFrame:
    """Postings with the indicator's roles: columns unit, village, role, arrived, left."""
    persons = context.tables["persons"]
    kept = persons["role"].isin(indicator.roles)
    if indicator.full_time is not None:
        kept &= persons["full_time"].eq(indicator.full_time).fillna(False).astype(bool)
    found = persons[kept].rename(columns={"person": "unit"})
    columns = ["unit", "village", "role", "arrived", "left"]
    return found[columns].drop_duplicates(["unit", "village"]).reset_index(drop=True)


def _posted(crossed: pd.DataFrame, every: str) -> pd.DataFrame:
    left = crossed["left"].fillna(pd.Timestamp.max.floor("s"))
    if every in PARTIAL_KINDS:
        kept = (crossed["arrived"] <= crossed["first"]) & (left >= crossed["last"])
    else:
        kept = (crossed["arrived"] <= crossed["last"]) & (left >= crossed["first"])
    return crossed.loc[kept, ["unit", "village", "role", "period"]].reset_index(drop=True)
