"""Read one cell as a date or as a period."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.numerals import with_digits
from bangfu_lib.ledgers.reasons import Wrong, plain_text
from bangfu_lib.params.ledgers import Field
from bangfu_lib.periods.period import FIRST_YEAR, LAST_YEAR, Period
from bangfu_lib.zh import cells as zh

Window = tuple[date, date]

DAY_FORMS = tuple(
    map(
        re.compile,
        (
            rf"(?P<year>[0-9]{{4}})(?P<sign>[{zh.BETWEEN_PARTS_OF_DAY}])(?P<month>[0-9]{{1,2}})"
            "(?P=sign)(?P<day>[0-9]{1,2})",
            zh.WRITTEN_DAY,
            "(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        ),
    )
)
SPACED_DAY = re.compile("([0-9]{4}) +([0-9]{1,2}) +([0-9]{1,2})")
DAYS_OF_YEAR = (
    re.compile("(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"),
    re.compile(zh.WRITTEN_DAY_OF_YEAR),
)
SHORT_YEAR = re.compile(
    f"[0-9]{{2}}(?P<sign>[-/.])[0-9]{{1,2}}(?P=sign)[0-9]{{1,2}}|{zh.WRITTEN_SHORT_YEAR}"
)
MONTH = re.compile("[0-9]{4}(?:[-/.](?:0?[1-9]|1[0-2])|0[1-9]|1[0-2])")
# 2021.1 is left out: the number 2021.10 is shown like that.
WRITTEN_MONTH = re.compile(r"([0-9]{4})(?:\.(0[1-9]|[2-9]|1[0-2])|(0[1-9]|1[0-2]))")
NO_DAY = re.compile(zh.NO_DAY)
SEVERAL = re.compile(f"{zh.DAY_PART}(?:{zh.TO}{zh.DAY_PART})+")
TIME_OF_DAY = re.compile(
    rf"(?:{zh.AFTER_DAY}|[ T]+|(?=(?:{zh.PARTS_OF_DAY})))"
    rf"(?:(?:{zh.PARTS_OF_DAY}) *(?:{zh.CLOCK})?|(?:{zh.CLOCK}))$"
)
WEEKDAY = re.compile(zh.WEEKDAY)
EXCEL_DAY_0 = date(1899, 12, 30)
# Bare day numbers from 1990 to 2099: years such as 2021 and forms such as 20211008 lie outside.
SERIAL_DAYS = range(32874, 73051)
LEAP_YEAR = 2000
# Excel shows a typed 7.10, 7.20 or 7.30 as 7.1, 7.2 or 7.3: such a number names two days.
TWO_DAYS = frozenset("123")


class MonthFromDate(str):
    """A month code that Excel had turned into the first day of that month."""


def parse_date(value: object, _field: Field, window: Window | None = None) -> date:
    """The day that a cell names: a date cell, a written day, or an unmistakable day number.

    A day without a year is read when exactly one year puts it into `window` (first and last day).
    A time of day is dropped. Raises Wrong for everything else, also outside 1900 to 2199.
    """
    day = _day(value, window)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Wrong("not_a_date")
    return day


def _day(value: object, window: Window | None) -> date | None:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, int | float):
        return _numbered_day(value, window)
    return _written_day(value, window) if isinstance(value, str) else None


def _numbered_day(value: float, window: Window | None) -> date | None:
    if value != int(value):
        text = format(value, ".15g")
        unclear = text[-2] == "." and text[-1] in TWO_DAYS
        year = value > FIRST_YEAR
        return None if unclear and not year else _written_day(text, window)
    if int(value) in SERIAL_DAYS:
        return EXCEL_DAY_0 + timedelta(days=int(value))
    return _written_day(str(int(value)), window)


def _written_day(text: str, window: Window | None) -> date | None:
    half_width = with_digits(unicodedata.normalize("NFKC", text).strip())
    timeless = TIME_OF_DAY.sub("", half_width).rstrip(f" {zh.SENTENCE_ENDS}")
    bare = "".join(timeless.split())
    dated = TIME_OF_DAY.sub("", WEEKDAY.sub("", bare))
    day = _with_year(dated) or _spaced_day(timeless) or _without_year(dated, window)
    if day is None:
        raise Wrong(_missing(bare or half_width))
    if weekday := WEEKDAY.search(bare):
        _check_weekday(day, weekday[1])
    return day


def _with_year(text: str) -> date | None:
    for form in DAY_FORMS:
        if match := form.fullmatch(text):
            return _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def _spaced_day(text: str) -> date | None:
    match = SPACED_DAY.fullmatch(text)
    return _date(*map(int, match.groups())) if match else None


def _without_year(text: str, window: Window | None) -> date | None:
    for form in DAYS_OF_YEAR:
        if match := form.fullmatch(text):
            month, day = int(match["month"]), int(match["day"])
            _date(LEAP_YEAR, month, day)
            found = _in_window(month, day, window) if window else []
            if len(found) != 1:
                raise Wrong("no_year")
            return found[0]
    return None


def _in_window(month: int, day: int, window: Window) -> list[date]:
    found = []
    for year in range(window[0].year, window[1].year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return [one for one in found if window[0] <= one <= window[1]]


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Wrong("no_such_day") from None


def _check_weekday(day: date, written: str) -> None:
    if zh.WEEKDAYS[written] != day.weekday():
        name = zh.WEEKDAY_NAMES[day.weekday()]
        raise Wrong("weekday_differs", day=day.isoformat(), weekday=name)


def _missing(text: str) -> str:
    """The issue that says what a text lacks to be a day."""
    if SHORT_YEAR.fullmatch(text):
        return "short_year"
    if MONTH.fullmatch(text) or NO_DAY.fullmatch(text) or _longer(text):
        return "no_day"
    return "several_dates" if SEVERAL.fullmatch(text) else "not_a_date"


def _longer(text: str) -> bool:
    """Whether `text` names a month, a year or the like."""
    try:
        return Period.parse(text).kind != "day"
    except UsageError:
        return False


def parse_period(value: object, _field: Field) -> str:
    """The code of the period that a cell names, such as 2021Q4; raises Wrong.

    A date cell on the first of a month is what Excel makes of a typed 2021-10: it is read as that
    month and marked (`MonthFromDate`) so that staff are told.
    """
    if isinstance(value, date):
        if value.day != 1:
            raise Wrong("became_a_date")
        return MonthFromDate(_period_code(f"{value.year}-{value.month:02}"))
    text = unicodedata.normalize("NFKC", plain_text(value)).strip()
    month = WRITTEN_MONTH.fullmatch(text)
    return _period_code(f"{month[1]}-{int(month[2] or month[3]):02}" if month else text)


def _period_code(value: object) -> str:
    try:
        return Period.parse(str(value)).code
    except UsageError:
        raise Wrong("not_a_period") from None
