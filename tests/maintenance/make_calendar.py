"""Write params/calendars/china.csv from the package chinesecalendar.

When the State Council has published the next year's notice and chinesecalendar has taken it in:
add the notice's number to NOTICES and run `python tests/maintenance/make_calendar.py`.
tests/test_calendar.py compares the file with the package day by day.
"""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

from bangfu_lib.files import write_whole
from bangfu_lib.params.calendars import NATIONAL_COLUMNS
from bangfu_lib.zh.periods import MAKE_UP_DAY, REST_DAY

TARGET = Path(__file__).parents[2] / "params" / "calendars" / "china.csv"
NOTICES = {
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def row(day):
    kind = MAKE_UP_DAY if chinese_calendar.is_workday(day) else REST_DAY
    _, holiday = chinese_calendar.get_holiday_detail(day)
    return [day.isoformat(), kind, NAMES[holiday], NOTICES[day.year]]


def exceptions():
    days = [day for year in NOTICES for day in days_of(year)]
    return [row(day) for day in days if chinese_calendar.is_workday(day) != (day.weekday() < 5)]


def content():
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([NATIONAL_COLUMNS, *exceptions()])
    return text.getvalue().encode("utf-8-sig")


if __name__ == "__main__":
    write_whole(TARGET, content())
