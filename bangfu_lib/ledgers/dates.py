"""Read one cell as a date or as a period."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.reasons import Wrong
from bangfu_lib.params.ledgers import Field
from bangfu_lib.periods.period import FIRST_YEAR, LAST_YEAR, Period
from bangfu_lib.zh import ledgers as zh

DAY_FORMS = (
    re.compile(
        r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
    ),
    re.compile(zh.WRITTEN_DAY),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
TIME_OF_DAY = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
EXCEL_DAY_0 = date(1899, 12, 30)
# Bare day numbers from 1990 to 2099: years such as 2021 and forms such as 20211008 lie outside.
SERIAL_DAYS = range(32874, 73051)


class MonthFromDate(str):
    """A month code that Excel had turned into the first day of that month."""


def parse_date(value: object, _field: Field) -> date:
    """The day that a cell names: a date cell, a written day, or an unmistakable day number.

    A time of day is dropped. Raises Wrong for everything else, also outside 1900 to 2199.
    """
    day = _day(value)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Wrong("not_a_date")
    return day


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, int | float):
        return _numbered_day(value)
    return _written_day(value) if isinstance(value, str) else None


def _numbered_day(value: float) -> date | None:
    if value != int(value):
        return None
    if int(value) in SERIAL_DAYS:
        return EXCEL_DAY_0 + timedelta(days=int(value))
    return _written_day(str(int(value)))


def _written_day(text: str) -> date | None:
    half_width = unicodedata.normalize("NFKC", text).strip()
    bare = "".join(TIME_OF_DAY.sub("", half_width).split())
    for form in DAY_FORMS:
        if match := form.fullmatch(bare):
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None


def parse_period(value: object, _field: Field) -> str:
    """The code of the period that a cell names, such as 2021Q4; raises Wrong.

    A date cell on the first of a month is what Excel makes of a typed 2021-10: it is read as that
    month and marked (`MonthFromDate`) so that staff are told.
    """
    if isinstance(value, date):
        if value.day != 1:
            raise Wrong("became_a_date")
        return MonthFromDate(_period_code(f"{value.year}-{value.month:02}"))
    if isinstance(value, int | float) and value == int(value):
        value = str(int(value))
    return _period_code(value)


def _period_code(value: object) -> str:
    try:
        return Period.parse(str(value)).code
    except UsageError:
        raise Wrong("not_a_period") from None
