"""Due dates: the day by which something for a period has to be handed in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import periods as zh

ONE_WEEK = timedelta(weeks=1)
# No holiday with its weekends is as long as this.
LONGEST_REST = timedelta(days=20)


@dataclass(frozen=True)
class Deadline:
    """A day of a month, counted from the last month of the period that the thing is for.

    `months_after` 0 is the period's own last month, 1 the month after it. With `month`, the
    deadline is that month and day of the period's own year, whatever the period. With `week`
    instead of `day` it is the Sunday of that month's first natural week: of the one in which the
    1st lies (`of_first_day`), or of the first one that lies in the month whole (`first_whole`).
    `moves`: whether a due date on a rest day moves to the next working day.
    """

    day: int = 31
    months_after: int = 0
    month: int | None = None
    week: str = ""
    moves: bool = False

    def due(self, period: Period) -> date:
        """The last day on which a submission for `period` is in time, as the words have it."""
        months = (self.month or period.last.month + self.months_after) - 1
        year, month = period.last.year + months // 12, months % 12 + 1
        if self.week:
            return _first_sunday(date(year, month, 1), whole=self.week == "first_whole")
        return date(year, month, min(self.day, monthrange(year, month)[1]))

    def settled(self, period: Period, calendar: WorkCalendar) -> date:
        """The due date after any move; raises ParamsError beyond the calendar."""
        day = self.due(period)
        if not self.moves or calendar.is_workday(day):
            return day
        return calendar.workday_dates(day, day + LONGEST_REST)[0].date()

    @property
    def label(self) -> str:
        """The deadline in words, such as 次月5日前."""
        if self.week:
            return zh.DEADLINE_WEEKS[self.week]
        if self.month:
            return zh.DEADLINE_YEARLY.format(month=self.month, day=self.day)
        if self.months_after:
            return zh.DEADLINE_AFTER.format(day=self.day)
        if self.day == 31:
            return zh.DEADLINE_MONTH_END
        return zh.DEADLINE_WITHIN.format(day=self.day)


def _first_sunday(first: date, *, whole: bool) -> date:
    """The Sunday that ends the first natural week of the month beginning on `first`."""
    sunday = first + timedelta(days=6 - first.weekday())
    return sunday + ONE_WEEK if whole and first.weekday() else sunday
