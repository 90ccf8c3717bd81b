"""The working-day calendar: its committed data, its counts, and files that staff got wrong."""

import importlib.util
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.periods.calendar import WorkCalendar
from bangfu_lib.periods.period import Period

PARAMS = Path(__file__).parents[1] / "params"
CHINA = (PARAMS / "calendars" / "china.csv").read_text("utf-8-sig")
CALENDAR = load_calendar(PARAMS)
FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
DAYS = st.dates(FIRST, LAST)
YI_NEW_YEAR = [
    (date(2021, 11, day), "休息日", "彝族年", "某县人民政府通知") for day in (20, 21, 22)
]


def params_with(folder, china=CHINA, local=None, encoding="utf-8-sig"):
    (folder / "calendars").mkdir()
    (folder / "calendars" / "china.csv").write_text(china, encoding)
    if local is not None:
        header = "日期,类型,名称,来源文号,启用\n"
        (folder / "calendars" / "local.csv").write_text(header + local, encoding)
    return folder


def faults(folder):
    with pytest.raises(ParamsError) as caught:
        load_calendar(folder)
    return caught.value.details


# The committed data


def test_every_day_of_2015_to_2026_agrees_with_the_package_chinesecalendar():
    assert len(EVERY_DAY) == 4383
    wrong = [d for d in EVERY_DAY if CALENDAR.is_workday(d) != chinese_calendar.is_workday(d)]
    assert wrong == []


def test_the_committed_file_is_what_the_maintenance_script_writes():
    script = Path(__file__).parent / "maintenance" / "make_calendar.py"
    spec = importlib.util.spec_from_file_location("make_calendar", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.content().decode("utf-8-sig") == CHINA


@pytest.mark.parametrize(
    ("year", "quarters", "whole", "made_up"),
    [
        (2015, [60, 62, 65, 62], 249, 5),
        (2016, [61, 62, 65, 62], 250, 6),
        (2017, [61, 62, 66, 60], 249, 5),
        (2018, [61, 62, 66, 61], 250, 7),
        (2019, [60, 62, 66, 62], 250, 6),
        (2020, [59, 62, 67, 61], 249, 6),
        (2021, [60, 62, 66, 62], 250, 7),
        (2022, [60, 62, 65, 62], 249, 7),
        (2023, [61, 62, 64, 62], 249, 7),
        (2024, [61, 62, 66, 62], 251, 8),
        (2025, [59, 61, 67, 61], 248, 5),
        (2026, [59, 61, 66, 62], 248, 6),
    ],
)
def test_workdays_of_each_year_and_quarter(year, quarters, whole, made_up):
    period = Period.parse(year)
    counts = [CALENDAR.workdays(q.first, q.last) for q in period.parts("quarter")]
    days = CALENDAR.workday_dates(period.first, period.last)
    assert counts == quarters
    assert CALENDAR.workdays(period.first, period.last) == whole == sum(quarters)
    assert (days.day_of_week >= 5).sum() == made_up


def test_seventeen_months_since_2021_have_fewer_than_twenty_workdays():
    months = [m for y in range(2021, 2027) for m in Period.parse(y).parts("month")]
    short = {m.code: CALENDAR.workdays(m.first, m.last) for m in months}
    short = {code: count for code, count in short.items() if count < 20}
    assert len(short) == 17
    assert [code for code, count in short.items() if count == 16] == ["2022-02", "2026-02"]


@pytest.mark.parametrize(
    ("quarter", "least"), [("2021Q1", 40), ("2023Q2", 42), ("2023Q3", 43), ("2025Q3", 45)]
)
def test_the_fewest_days_that_are_two_thirds_of_a_quarter(quarter, least):
    period = Period.parse(quarter)
    workdays = CALENDAR.workdays(period.first, period.last)
    enough = [days for days in range(93) if 3 * days >= 2 * workdays]
    assert enough[0] == least


@pytest.mark.parametrize(
    ("day", "works", "name"),
    [
        (date(2021, 9, 18), True, "中秋节"),  # a Saturday, made up
        (date(2021, 9, 20), False, "中秋节"),
        (date(2021, 9, 22), True, ""),
        (date(2021, 10, 2), False, ""),  # a Saturday inside the holiday: no exception
        (date(2025, 10, 6), False, "中秋节"),
        (date(2026, 1, 4), True, "元旦"),
        (date(2015, 9, 6), True, "抗日战争胜利纪念日"),
        (date(2019, 5, 5), True, "劳动节"),
        (date(2020, 10, 1), False, "国庆节、中秋节"),
    ],
)
def test_single_days_and_what_they_are_called(day, works, name):
    assert CALENDAR.is_workday(day) is works
    assert CALENDAR.name_of(day) == name


def test_each_exception_names_the_notice_of_its_year():
    numbers = {day.day.year: day.number for day in reversed(CALENDAR.national)}
    assert numbers[2021] == "国办发明电〔2020〕27号"
    assert sorted(numbers) == list(range(2015, 2027))
    assert len(set(numbers.values())) == 12


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2015, 9, 3), "国发明电〔2015〕1号"),
        (date(2018, 12, 31), "国办发明电〔2018〕15号"),
        (date(2019, 5, 2), "国办发明电〔2019〕3号"),
        (date(2020, 1, 31), "国办发明电〔2020〕1号"),
    ],
)
def test_days_that_a_later_notice_set_name_that_notice(day, number):
    assert [one.number for one in CALENDAR.national if one.day == day] == [number]


# Counting


@given(DAYS, DAYS, DAYS)
def test_counts_of_two_adjoining_stretches_add_up(a, b, c):
    first, middle, last = sorted([a, b, c])
    rest = CALENDAR.workdays(middle + timedelta(days=1), last) if middle < last else 0
    assert CALENDAR.workdays(first, middle) + rest == CALENDAR.workdays(first, last)


@given(DAYS, DAYS)
def test_the_count_is_the_number_of_dates_and_each_is_a_workday(first, last):
    dates = CALENDAR.workday_dates(first, last)
    assert CALENDAR.workdays(first, last) == len(dates)
    assert dates.is_monotonic_increasing
    assert all(first <= day.date() <= last and CALENDAR.is_workday(day) for day in dates[:40])


@given(st.sets(st.sampled_from([d for d in EVERY_DAY if d.year == 2021])), DAYS)
def test_local_holidays_only_take_workdays_away(holidays, day):
    rows = [(d, "休息日", "地方节日", "某县通知") for d in holidays]
    with_local = WorkCalendar.build(CALENDAR.national, local=rows)
    assert with_local.is_workday(day) == (CALENDAR.is_workday(day) and day not in holidays)


def test_yi_new_year_of_2021_costs_one_workday_because_it_began_on_a_saturday():
    with_local = WorkCalendar.build(CALENDAR.national, local=YI_NEW_YEAR)
    november = Period.parse("2021-11")
    assert CALENDAR.workdays(november.first, november.last) == 22
    assert with_local.workdays(november.first, november.last) == 21
    assert with_local.name_of(date(2021, 11, 22)) == "彝族年"


def test_a_calendar_is_built_from_a_table_too_and_serves_as_a_key():
    table = pd.DataFrame(CALENDAR.national)
    assert WorkCalendar.build(table) == CALENDAR
    assert hash(WorkCalendar.build(table)) == hash(CALENDAR)


def test_a_local_make_up_day_cannot_be_built():
    with pytest.raises(ValueError, match="rest days"):
        WorkCalendar.build(CALENDAR.national, local=[(date(2021, 11, 20), "补班日", "甲", "乙")])


def test_no_days_lie_in_an_empty_stretch():
    assert CALENDAR.workdays(date(2021, 10, 9), date(2021, 10, 8)) == 0


@pytest.mark.parametrize(
    ("ask", "years"),
    [
        (lambda: CALENDAR.is_workday(date(2027, 1, 4)), "2027年节假日"),
        (lambda: CALENDAR.name_of(date(2014, 1, 1)), "2014年节假日"),
        (lambda: CALENDAR.workdays(date(2026, 12, 1), date(2028, 1, 31)), "2027年、2028年节假日"),
    ],
)
def test_a_year_that_is_not_covered_is_named_with_the_file_to_extend(ask, years):
    with pytest.raises(ParamsError, match=years) as caught:
        ask()
    [line] = caught.value.lines()
    assert "尚未录入" in line
    assert "params/calendars/china.csv" in line


# The files that staff edit


def test_the_shipped_local_holiday_is_an_example_that_is_switched_off():
    lines = (PARAMS / "calendars" / "local.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["2021-11-20", "2021-11-21", "2021-11-22"]
    assert CALENDAR.local == ()


def test_a_local_holiday_that_is_switched_on_counts(tmp_path):
    local = "2021-11-22,休息日,彝族年,县政府通知,是\n2021-11-23,休息日,彝族年,县政府通知,否\n"
    calendar = load_calendar(params_with(tmp_path, local=local))
    assert not calendar.is_workday(date(2021, 11, 22))
    assert calendar.is_workday(date(2021, 11, 23))


def test_a_file_saved_by_excel_reads_the_same(tmp_path):
    china = CHINA.replace("-", "/").replace("\n", ",,\r\n") + ",,,,,\r\n"
    assert load_calendar(params_with(tmp_path, china, encoding="gb18030")) == CALENDAR


def test_the_order_of_the_columns_does_not_matter(tmp_path):
    rows = [line.split(",") for line in CHINA.splitlines()]
    china = "\n".join(",".join(reversed(row)) for row in rows)
    assert load_calendar(params_with(tmp_path, china)) == CALENDAR


def test_every_fault_of_both_files_is_reported_at_once_with_its_place(tmp_path):
    china = CHINA + "\n".join(
        [
            "2026-02-30,休息日,春节,文号",
            "2026-12-25,假日,圣诞,文号",
            "2026-12-28,补班日,元旦,文号",
            "2026-12-26,休息日,元旦,文号",
            "2026/10/10,补班日,,",
            "2026-12-29,休息日,元旦,国办发明电,2026年",
        ]
    )
    local = "2026-11-21,补班日,甲,乙,是\n2026-11-23,放假,甲,乙,开\n2026-11,休息日,甲,乙,否\n"
    lines = faults(params_with(tmp_path, china, local))
    end = len(CHINA.splitlines())
    expected = [
        f"china.csv › 第{end + 1}行 › 日期：“2026-02-30”不是日期",
        f"china.csv › 第{end + 2}行 › 类型：“假日”不在允许的取值内，可用的有：休息日、补班日",
        f"china.csv › 第{end + 3}行 › 类型：2026-12-28是星期一，本来就上班，不能标为补班日",
        f"china.csv › 第{end + 4}行 › 类型：2026-12-26是星期六，本来就休息，不用填写",
        f"china.csv › 第{end + 5}行 › 日期：2026-10-10已在第{end}行出现",
        f"china.csv › 第{end + 5}行 › 名称：不能为空",
        f"china.csv › 第{end + 5}行 › 来源文号：不能为空",
        f"china.csv › 第{end + 6}行：内容比表头多出1格",
        "local.csv › 第2行 › 类型：地方节假日只能减少工作日",
        "local.csv › 第3行 › 类型：“放假”不在允许的取值内，可用的有：休息日",
        "local.csv › 第3行 › 启用：“开”不在允许的取值内，可用的有：是、否",
        "local.csv › 第4行 › 日期：“2026-11”不是日期",
    ]
    assert len(lines) == len(expected)
    assert [text for text in expected if not any(text in line for line in lines)] == []


def test_a_notice_that_was_typed_in_half_is_refused(tmp_path):
    china = CHINA + "2027-01-01,休息日,元旦,文号\n2027-10-01,休息日,国庆节、中秋节,文号\n"
    [line] = faults(params_with(tmp_path, china))
    assert "2027年：没有春节、清明节、劳动节、端午节的休息日" in line


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("日期,类型,名称", "缺少列“来源文号”"),
        ("日期,类型,名称,来源文号,备注", "不认识的列“备注”"),
        ("日期,类型,名称,来源文号,日期", "列“日期”出现了两次"),
        ("", "缺少列“日期”"),
    ],
)
def test_a_wrong_header_is_named_with_the_right_one(tmp_path, header, problem):
    lines = faults(params_with(tmp_path, header + "\n2026-01-01,休息日,元旦,文号\n"))
    assert any(f"第1行：{problem}，表头应为：日期、类型、名称、来源文号" in line for line in lines)


@pytest.mark.parametrize("content", [b"", b"\xff\xff\xff", b"\x80" * 20])
def test_a_file_that_is_no_table_says_how_to_save_it(tmp_path, content):
    params = params_with(tmp_path)
    (params / "calendars" / "china.csv").write_bytes(content)
    [line] = faults(params)
    assert "另存为“CSV UTF-8" in line


def test_a_missing_calendar_is_named(tmp_path):
    with pytest.raises(ParamsError, match=r"calendars/china\.csv"):
        load_calendar(tmp_path)


def test_local_holidays_may_be_left_out(tmp_path):
    assert load_calendar(params_with(tmp_path)) == CALENDAR
