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
PERSONS = "persons"
ONE_DAY = pd.Timedelta(days=1)
# Stands for "still there"; later than any day that a ledger may bear.
OPEN_END = pd.Timestamp("2200-01-01")
PARTIAL_KINDS = ("week", "month")
# Units named by a column of the register of villages: each township, each sending unit.
AREA_FIELDS = {"town": "township", "sending_unit": "sending_unit"}


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

    def rows(self, ledger: str) -> pd.DataFrame:
        """A ledger's rows; of the register of persons, those posted at some time in the period."""
        table = self.tables[ledger]
        if ledger != PERSONS:
            return table
        here = table["left"].isna() | (table["left"] >= pd.Timestamp(self.period.first))
        return table[here & (table["arrived"] <= pd.Timestamp(self.period.last))]

    def can_count(self, indicator: Indicator) -> bool:
        """Whether every norm that `indicator` counts by is in force on the period's last day."""
        return all(self.norms[name].in_force(self.period.last) for name in indicator.norms)

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

    Every village, every township or sending unit that the register of villages names, or every
    posting with one of the indicator's roles that overlaps the period.
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
    if indicator.unit in AREA_FIELDS:
        names = context.tables["villages"][AREA_FIELDS[indicator.unit]].dropna().unique()
        units = pd.DataFrame({"unit": sorted(names), "village": "", "role": ""}, dtype="string")
        return units.merge(periods[["period"]], how="cross")
    spans = postings(indicator, context).merge(periods, how="cross")
    return _posted(spans, indicator.every)


def postings(indicator: Indicator, context: Context) -> pd.DataFrame:
    """Unbroken stays with the indicator's roles: columns unit, village, role, arrived, left.

    Postings of one person in one village that overlap or follow on the next day are one stay, with
    the role of the last; `left` is OPEN_END for those still there.
    """
    persons = context.tables[PERSONS]
    kept = persons["role"].isin(indicator.roles)
    if indicator.full_time is not None:
        kept &= persons["full_time"].eq(indicator.full_time).fillna(False).astype(bool)
    found = persons[kept].rename(columns={"person": "unit"})
    found = found.assign(left=found["left"].fillna(OPEN_END))
    found = found.sort_values(["unit", "village", "arrived", "left", "role"], ignore_index=True)
    place = [found["unit"], found["village"]]
    until = found["left"].groupby(place).cummax().groupby(place).shift()
    stay = (until.isna() | (found["arrived"] > until + ONE_DAY)).cumsum().rename("stay")
    known = {"unit": "first", "village": "first", "role": "last", "arrived": "first"}
    return found.groupby(stay).agg({**known, "left": "max"}).reset_index(drop=True)


def _posted(crossed: pd.DataFrame, every: str) -> pd.DataFrame:
    """One row per fact: of several stays within one period, the last gives the role."""
    arrived, left = crossed["arrived"], crossed["left"]
    if every in PARTIAL_KINDS:
        kept = (arrived <= crossed["first"]) & (left >= crossed["last"])
    else:
        kept = (arrived <= crossed["last"]) & (left >= crossed["first"])
    facts = crossed.loc[kept, ["unit", "village", "role", "period"]]
    return facts.drop_duplicates(["unit", "village", "period"], keep="last", ignore_index=True)
