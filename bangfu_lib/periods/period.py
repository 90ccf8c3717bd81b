"""Periods: a day, ISO week, month, quarter, half or year, and how they contain each other."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.periods.notation import CODES, KINDS, MONTHS, Kind, label, read_notation
from bangfu_lib.zh import periods as zh

FIRST_YEAR, LAST_YEAR = 1900, 2199
ONE_DAY = timedelta(days=1)
MONDAY_TO_THURSDAY = timedelta(days=3)


@dataclass(frozen=True, order=True)
class Period:
    """Whole days from `first` to `last`; sorted by first day, then by length.

    Make one with `Period.parse` or `Period.of`. A week belongs to the month, quarter, half and
    year of its Thursday (ISO 8601), so its days need not all lie in the period that holds it.
    """

    first: date
    last: date
    kind: Kind

    def __post_init__(self) -> None:
        if (self.first, self.last) != _span(self.first, self.kind):
            raise ValueError(f"{self.first}..{self.last} is not a {self.kind}")

    @classmethod
    def of(cls, day: date, kind: Kind) -> Self:
        """The period of `kind` in which `day` lies.

        Raises UsageError outside the years 1900 to 2199.
        """
        day = plain_date(day)
        year = day.isocalendar().year if kind == "week" else day.year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UsageError(
                zh.YEAR_OUT_OF_RANGE.format(first=FIRST_YEAR, last=LAST_YEAR, year=year)
            )
        return cls(*_span(day, kind), kind)

    @classmethod
    def parse(cls, text: str | int) -> Self:
        """Read a code (2024Q3), also in lower case or full width, or a label (2024年第三季度).

        Raises UsageError, which names the accepted forms.
        """
        kind, first = read_notation(text)
        return cls.of(first, kind)

    @property
    def anchor(self) -> date:
        """The day that decides which larger period holds this one: a week's Thursday."""
        return self.first + MONDAY_TO_THURSDAY if self.kind == "week" else self.first

    @property
    def year(self) -> int:
        """The year in the code: for a week the ISO year, for all others the calendar year."""
        return self.anchor.year

    @property
    def number(self) -> int:
        """Which one of its kind in its year, from 1; a year is number 1."""
        if self.kind == "week":
            return self.first.isocalendar().week
        if self.kind == "day":
            return self.first.timetuple().tm_yday
        return (self.first.month - 1) // MONTHS[self.kind] + 1

    @property
    def code(self) -> str:
        """The canonical short form, such as 2024Q3; `parse` reads it back."""
        first = self.first
        return CODES[self.kind].format(
            year=self.year, number=self.number, month=first.month, day=first.day
        )

    def __str__(self) -> str:
        return self.code

    @property
    def label(self) -> str:
        """The form used in documents, such as 2024年第三季度; `parse` reads it back."""
        return label(self.kind, self.first, year=self.year, number=self.number)

    def contains(self, other: "date | Period") -> bool:
        """Whether a day lies in this period, or whether a period belongs to it.

        A week belongs to a larger period by its Thursday, as in `within` and `parts`.
        """
        if not isinstance(other, Period):
            return self.first <= plain_date(other) <= self.last
        if KINDS.index(other.kind) > KINDS.index(self.kind):
            return False
        return other.within(self.kind) == self

    def within(self, kind: Kind) -> "Period":
        """The period of an equal or larger kind to which this one belongs."""
        if KINDS.index(kind) < KINDS.index(self.kind):
            raise ValueError(f"a {kind} does not hold a {self.kind}")
        return Period.of(self.anchor, kind)

    def parts(self, kind: Kind) -> "list[Period]":
        """The periods of an equal or smaller kind that belong to this one, in order."""
        if KINDS.index(kind) > KINDS.index(self.kind):
            raise ValueError(f"a {self.kind} has no part as large as a {kind}")
        lead = MONDAY_TO_THURSDAY if kind == "week" else timedelta()
        day = _span(self.first, kind)[0] + lead
        if day < self.first:
            day += timedelta(weeks=1)
        found = []
        while day <= self.last:
            found.append(Period.of(day, kind))
            day = found[-1].last + ONE_DAY + lead
        return found

    def previous(self) -> "Period":
        """The period of the same kind just before."""
        return Period.of(self.first - ONE_DAY, self.kind)

    def next(self) -> "Period":
        """The period of the same kind just after."""
        return Period.of(self.last + ONE_DAY, self.kind)


def require_assessable(period: Period) -> None:
    """Raise UsageError for a day or a week: months, quarters, halves and years are assessed."""
    if period.kind not in MONTHS:
        raise UsageError(zh.NOT_ASSESSABLE.format(period=period.label))


def plain_date(day: date) -> date:
    """`day` without its time of day; accepts datetime and pd.Timestamp, refuses NaT."""
    if day is pd.NaT:
        raise ValueError("NaT is no day")
    return day.date() if isinstance(day, datetime) else day


def period_codes(dates: pd.Series, kind: Kind) -> pd.Series:
    """The code of the period of `kind` around each date, as strings; missing stays <NA>.

    The result keeps the index and the name of `dates`.
    """
    days = pd.to_datetime(dates)
    if kind == "day":
        return days.dt.strftime("%Y-%m-%d").astype("string")
    if kind == "week":
        iso = days.dt.isocalendar()
        codes = _digits(iso["year"]) + "W" + _digits(iso["week"]).str.zfill(2)
    elif kind == "year":
        codes = _digits(days.dt.year)
    else:
        sign, width = {"month": ("-", 2), "quarter": ("Q", 1), "half": ("H", 1)}[kind]
        numbers = _digits((days.dt.month - 1) // MONTHS[kind] + 1).str.zfill(width)
        codes = _digits(days.dt.year) + sign + numbers
    return codes.rename(dates.name)


def _digits(numbers: pd.Series) -> pd.Series:
    return numbers.astype("Int64").astype("string")


def _span(day: date, kind: Kind) -> tuple[date, date]:
    if kind == "day":
        return day, day
    if kind == "week":
        monday = day - day.weekday() * ONE_DAY
        return monday, monday + 6 * ONE_DAY
    months = MONTHS[kind]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])
