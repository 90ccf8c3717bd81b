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
    2015: "国办发明电〔2014〕28号",
    2016: "国办发明电〔2015〕18号",
    2017: "国办发明电〔2016〕17号",
    2018: "国办发明电〔2017〕12号",
    2019: "国办发明电〔2018〕15号",
    2020: "国办发明电〔2019〕16号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
# Days that a later notice set, or the notice of the following year.
OTHER_NOTICES = {
    date(2015, 9, 3): "国发明电〔2015〕1号",
    date(2015, 9, 4): "国发明电〔2015〕1号",
    date(2015, 9, 6): "国发明电〔2015〕1号",
    date(2018, 12, 29): "国办发明电〔2018〕15号",
    date(2018, 12, 31): "国办发明电〔2018〕15号",
    date(2019, 4, 28): "国办发明电〔2019〕3号",
    date(2019, 5, 1): "国办发明电〔2019〕3号",
    date(2019, 5, 2): "国办发明电〔2019〕3号",
    date(2019, 5, 3): "国办发明电〔2019〕3号",
    date(2019, 5, 5): "国办发明电〔2019〕3号",
    date(2020, 1, 31): "国办发明电〔2020〕1号",
}
TWO_HOLIDAYS = {date(2020, 10, 1): "国庆节、中秋节"}
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗日战争胜利纪念日",
}


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def row(day):
    kind = MAKE_UP_DAY if chinese_calendar.is_workday(day) else REST_DAY
    _, holiday = chinese_calendar.get_holiday_detail(day)
    name = TWO_HOLIDAYS.get(day, NAMES[holiday])
    return [day.isoformat(), kind, name, OTHER_NOTICES.get(day, NOTICES[day.year])]


def exceptions():
    days = [day for year in NOTICES for day in days_of(year)]
    return [row(day) for day in days if chinese_calendar.is_workday(day) != (day.weekday() < 5)]


def content():
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([NATIONAL_COLUMNS, *exceptions()])
    return text.getvalue().encode("utf-8-sig")


if __name__ == "__main__":
    write_whole(TARGET, content())
