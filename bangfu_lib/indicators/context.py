"""What every count is made from: the assessed period, the clean tables and what governs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd

from bangfu_lib.params.indicators import ASSESSED, Indicator
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.params.norms import Norm, Value
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.notation import KINDS, Kind
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
    """The assessed period's clean tables by ledger name, with the norms and calendar in force.

    `joined` are the tables of ledgers that are filled in period by period, with the rows of the
    periods `earlier` after their own: for facts about more than the assessed period.
    """

    period: Period
    tables: Mapping[str, pd.DataFrame]
    ledgers: Mapping[str, Ledger]
    norms: Mapping[str, Norm]
    calendar: WorkCalendar
    earlier: tuple[Period, ...] = ()
    joined: Mapping[str, pd.DataFrame] = field(default_factory=dict)

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
        """The periods of kind `every` that facts are about.

        Smaller kinds are the parts of the assessed period, larger ones the one that holds it.
        """
        kind = self.kind(every)
        if KINDS.index(kind) < KINDS.index(self.period.kind):
            return self.period.parts(kind)
        return [self.period.within(kind)]

    def kind(self, every: str) -> Kind:
        """The kind of period that `every` means: its own, or that of the assessed period."""
        return self.period.kind if every == ASSESSED else every

    def spans(self, indicator: Indicator) -> list[Period]:
        """The periods that facts of `indicator` are about.

        What no date tells of is the state at the end of the assessed period, whatever `every` is.
        """
        timeless = all(self.date_field(one) is None for one in indicator.readings)
        return [self.period] if timeless else self.periods(indicator.every)

    def date_field(self, reading: Mapping[str, Any]) -> str | None:
        """The field that says when a row of the ledger that `reading` names took place."""
        return reading.get("date_field", self.ledgers[reading["ledger"]].window_field)

    def seen_by(self, indicator: Indicator) -> "Context":
        """What `indicator` is counted from: earlier rows only where its facts reach back so far."""
        if all(span.first >= self.period.first for span in self.spans(indicator)):
            return replace(self, earlier=())
        return replace(self, tables={**self.tables, **self.joined})

    def known(self) -> list[Period]:
        """The periods whose rows the tables hold, in order; the assessed one is the last."""
        return [*sorted(self.earlier), self.period]

    def missing(self, indicator: Indicator, span: Period) -> list[Period]:
        """Periods before the assessed one whose rows `span` needs and the tables do not hold."""
        windows = {self.ledgers[one["ledger"]].window for one in indicator.readings}
        since = self.period.first if "period" in windows else self.period.within("year").first
        if windows == {"standing"} or span.first >= since:
            return []
        found, before = [], self.period.previous()
        while before.last >= span.first:
            if not self._joined(before):
                found.insert(0, before)
            before = before.previous()
        return found

    def _joined(self, period: Period) -> bool:
        months = period.parts("month")
        return all(any(one.contains(month) for one in self.earlier) for month in months)


def rows_needed_since(indicators: Mapping[str, Indicator], context: Context) -> date:
    """The first day whose rows some fact needs; the assessed period's own where none reaches back.

    Only ledgers that are filled in period by period can lack rows of earlier periods.
    """
    lacking = [
        span.first
        for one in indicators.values()
        for span in context.spans(one)
        if context.can_count(one) and context.missing(one, span)
    ]
    return min(lacking, default=context.period.first)


def base_units(indicator: Indicator, context: Context) -> pd.DataFrame:
    """Whom facts are about: columns unit, village, role, period, one row per fact to come.

    Every village, every township or sending unit that the register of villages names, or every
    posting with one of the indicator's roles that overlaps the period.
    A week or month counts for a person only when the person was posted for the whole of it.
    """
    periods = span_table(indicator, context)
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


def span_table(indicator: Indicator, context: Context) -> pd.DataFrame:
    """The periods that facts are about: columns period (code), first, last."""
    found = [(one.code, one.first, one.last) for one in context.spans(indicator)]
    return pd.DataFrame(found, columns=["period", "first", "last"]).astype(
        {"period": "string", "first": "datetime64[s]", "last": "datetime64[s]"}
    )


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
