"""Due dates: the day by which something for a period has to be handed in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from bangfu_lib.periods.period import Period
from bangfu_lib.zh import periods as zh


@dataclass(frozen=True)
class Deadline:
    """A day of a month, counted from the last month of the period that the thing is for.

    `months_after` 0 is the period's own last month, 1 the month after it. With `month`, the
    deadline is that month and day of the period's own year, whatever the period.
    """

    day: int
    months_after: int = 0
    month: int | None = None

    def due(self, period: Period) -> date:
        """The last day on which a submission for `period` is still in time."""
        months = (self.month or period.last.month + self.months_after) - 1
        year, month = period.last.year + months // 12, months % 12 + 1
        return date(year, month, min(self.day, monthrange(year, month)[1]))

    @property
    def label(self) -> str:
        """The deadline in words, such as 次月5日前."""
        if self.month:
            return zh.DEADLINE_YEARLY.format(month=self.month, day=self.day)
        if self.months_after:
            return zh.DEADLINE_AFTER.format(day=self.day)
        return zh.DEADLINE_WITHIN.format(day=self.day)
