"""Working days of Chinese offices: Monday to Friday, less holidays, plus make-up days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Self

import pandas as pd

from bangfu_lib.errors import ParamsError
from bangfu_lib.periods.period import plain_date
from bangfu_lib.zh import periods as zh


class SpecialDay(NamedTuple):
    """A day that is not what its day of the week says, and the notice that says so."""

    day: date
    kind: str
    name: str
    number: str


@dataclass(frozen=True)
class WorkCalendar:
    """Exceptions from Monday to Friday, for the years in which the State Council's are known.

    `national` holds rest days (休息日) and make-up days (补班日); a year is covered when it has
    some. `local` holds rest days that an office adds: they take working days away, never give.
    """

    national: tuple[SpecialDay, ...]
    local: tuple[SpecialDay, ...] = ()

    def __post_init__(self) -> None:
        kinds = {day.kind for day in self.national}
        if not kinds <= {zh.REST_DAY, zh.MAKE_UP_DAY}:
            raise ValueError(f"unknown kinds of days: {kinds}")
        if any(day.kind != zh.REST_DAY for day in self.local):
            raise ValueError("local days can only be rest days")

    @classmethod
    def build(
        cls, national: pd.DataFrame | Iterable[tuple], *, local: pd.DataFrame | Iterable[tuple] = ()
    ) -> Self:
        """From rows of (date, 休息日 or 补班日, name, document number), in this order."""
        return cls(_special_days(national), _special_days(local))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that are covered."""
        return frozenset(day.day.year for day in self.national)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`. Raises ParamsError for a year that is not covered."""
        self._require({plain_date(day).year})
        return pd.Timestamp(plain_date(day)) in self._workdays

    def workdays(self, first: date, last: date) -> int:
        """How many working days lie from `first` to `last`, both counted; 0 when last < first.

        Raises ParamsError for a year that is not covered.
        """
        return len(self.workday_dates(first, last))

    def workday_dates(self, first: date, last: date) -> pd.DatetimeIndex:
        """The working days from `first` to `last`, both counted, at midnight and sorted.

        Raises ParamsError for a year that is not covered.
        """
        first, last = plain_date(first), plain_date(last)
        self._require(range(first.year, last.year + 1))
        start = self._workdays.searchsorted(pd.Timestamp(first), side="left")
        stop = self._workdays.searchsorted(pd.Timestamp(last), side="right")
        return self._workdays[start:stop]

    def name_of(self, day: date) -> str:
        """The holiday that makes `day` a rest or make-up day; empty on ordinary days.

        Weekends inside a holiday are ordinary: only exceptions from Monday to Friday are kept.
        Raises ParamsError for a year that is not covered.
        """
        self._require({plain_date(day).year})
        return self._names.get(plain_date(day), "")

    @cached_property
    def _names(self) -> dict[date, str]:
        return {day.day: day.name for day in (*self.national, *self.local)}

    @cached_property
    def _workdays(self) -> pd.DatetimeIndex:
        work = {day for year in self.years for day in _weekdays(year)}
        work |= {day.day for day in self.national if day.kind == zh.MAKE_UP_DAY}
        work -= {day.day for day in (*self.national, *self.local) if day.kind == zh.REST_DAY}
        return pd.DatetimeIndex(sorted(work))

    def _require(self, years: Iterable[int]) -> None:
        if missing := sorted(set(years) - self.years):
            named = zh.LIST_SEPARATOR.join(zh.YEAR.format(year=year) for year in missing)
            raise ParamsError(zh.YEARS_NOT_COVERED.format(years=named, file=zh.CALENDAR_FILE))


def _special_days(rows: pd.DataFrame | Iterable[tuple]) -> tuple[SpecialDay, ...]:
    if isinstance(rows, pd.DataFrame):
        rows = rows.itertuples(index=False, name=None)
    return tuple(SpecialDay(plain_date(day), *rest) for day, *rest in rows)


def _weekdays(year: int) -> list[date]:
    return pd.bdate_range(date(year, 1, 1), date(year, 12, 31)).date.tolist()
