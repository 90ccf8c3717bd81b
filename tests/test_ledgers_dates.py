"""Dates and periods as staff write them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import field

from bangfu_lib.ledgers.dates import MonthFromDate, parse_date, parse_period
from bangfu_lib.ledgers.reasons import Wrong

DATE, PERIOD = field("date"), field("period")
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
FORMS = ("{0}-{1:02}-{2:02}", "{0}-{1}-{2}", "{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日")
FORMS_OF_YEAR = ("{0}月{1}日", "{0}.{1}", "{0}/{1}", "{0:02}-{1:02}", "{0}月{1}号", "{0} 月 {1} 日")
QUARTER = (date(2021, 10, 1), date(2021, 12, 31))
ONES = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")
REFUSALS = {"not_a_date", "no_year", "no_day", "short_year", "no_such_day", "several_dates"}
FULL_WIDTH = str.maketrans("0123456789/.-", "０１２３４５６７８９／．－")


@given(DAYS, st.sampled_from(FORMS), st.booleans())
def test_every_written_form_of_a_day_names_that_day(day, form, wide):
    text = form.format(day.year, day.month, day.day)
    assert parse_date(text.translate(FULL_WIDTH) if wide else text, DATE) == day


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_an_excel_day_number_names_its_day(day):
    assert parse_date(float((day - date(1899, 12, 30)).days), DATE) == day


@given(DAYS)
def test_a_day_in_chinese_numerals_is_that_day(day):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    text = f"{year}年{spelt(day.month)}月{spelt(day.day)}日"
    assert parse_date(text, DATE) == day


def spelt(number):
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else ONES[tens]) + "十" * (tens > 0) + ONES[ones]


@given(DAYS, st.sampled_from(["（星期{}）", "(周{})", " 星期{}", "礼拜{}"]), st.booleans())
def test_a_weekday_beside_a_day_must_be_its_own(day, form, right):
    name = "一二三四五六日"[day.weekday() if right else (day.weekday() + 3) % 7]
    text = f"{day.year}年{day.month}月{day.day}日{form.format(name)}"
    if right:
        assert parse_date(text, DATE) == day
    else:
        with pytest.raises(Wrong, match="weekday_differs") as caught:
            parse_date(text, DATE)
        assert caught.value.facts["weekday"] == "一二三四五六日"[day.weekday()]


@given(st.dates(date(2021, 10, 1), date(2021, 12, 31)), st.sampled_from(FORMS_OF_YEAR))
def test_a_day_without_a_year_is_the_only_one_in_the_window(day, form):
    text = form.format(day.month, day.day)
    assert parse_date(text, DATE, QUARTER) == day
    with pytest.raises(Wrong, match="no_year"):
        parse_date(text, DATE)


@pytest.mark.parametrize(
    ("cell", "window"),
    [
        ("7月26日", (date(2021, 10, 1), date(2021, 12, 31))),
        ("10月8日", (date(2020, 10, 1), date(2021, 12, 31))),
        ("2月29日", (date(2021, 1, 1), date(2021, 12, 31))),
    ],
)
def test_a_day_without_a_year_is_not_guessed(cell, window):
    with pytest.raises(Wrong, match="no_year"):
        parse_date(cell, DATE, window)


@pytest.mark.parametrize(("cell", "day"), [(10.08, 8), (10.8, 8), (10.25, 25)])
def test_a_day_that_became_a_number_is_read_when_it_can_only_be_that_day(cell, day):
    assert parse_date(cell, DATE, QUARTER) == date(2021, 10, day)


@pytest.mark.parametrize("cell", [10.1, 10.2, 10.3])
def test_a_number_that_may_be_the_first_or_the_tenth_is_refused(cell):
    with pytest.raises(Wrong, match="not_a_date"):
        parse_date(cell, DATE, QUARTER)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2024年7月", "no_day"),
        ("2024.7", "no_day"),
        (2024.7, "no_day"),
        ("2024年7月上旬", "no_day"),
        ("7月底", "no_day"),
        ("2024年下半年", "no_day"),
        ("2024年第三季度", "no_day"),
        ("上午", "no_day"),
        ("24.7.26", "short_year"),
        ("24年7月26日", "short_year"),
        ("2024.13.1", "no_such_day"),
        ("2024-02-30", "no_such_day"),
        ("2月30日", "no_such_day"),
        ("7.1-7.5", "several_dates"),
        ("7月1日至5日", "several_dates"),
        ("2024.7.1~2024.7.5", "several_dates"),
        ("7月1日、7月5日", "several_dates"),
        ("八月十五", "not_a_date"),
    ],
)
def test_a_refusal_says_what_the_cell_lacks(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_date(cell, DATE, QUARTER)


@pytest.mark.parametrize(
    "cell",
    [
        date(2021, 10, 8),
        datetime.fromisoformat("2021-10-08T09:30"),
        "2021-10-08 09:30:00",
        "2021年10月8号",
        " 2021 - 10 - 8 ",
        "20211008",
        20211008.0,
        "2021年10月8日上午9时",
        "2021年10月8日下午",
        "2021.10.8 9:30",
        "2021 10 8",
        "2021年10月8",
        "2021.10.8。",
        "二○二一年十月八日",
        *("2021。10。8", "2021、10、8", "2021，10，8", "2021\\10\\8"),
        "2021年十月8日",
    ],
)
def test_other_unmistakable_forms_name_the_day(cell):
    assert parse_date(cell, DATE) == date(2021, 10, 8)


@pytest.mark.parametrize(
    "cell",
    [
        "昨天",
        "2021-10/8",
        "1021-10-08",
        "44477",
        44477.5,
        1e20,
        "农历八月十五日",
        time(9, 30),
        date(2300, 1, 1),
    ],
)
def test_what_is_no_certain_day_is_refused(cell):
    with pytest.raises(Wrong, match="not_a_date"):
        parse_date(cell, DATE)


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text):
    try:
        assert isinstance(parse_date(text, DATE), date)
    except Wrong as wrong:
        assert wrong.code in REFUSALS


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("2021年第四季度", "2021Q4"), ("2021-10", "2021-10"), (2021.0, "2021")),
        *(("2021q4", "2021Q4"), ("1971.9", "1971-09"), (1971.9, "1971-09"), ("1971.10", "1971-10")),
        *(("197109", "1971-09"), (197110.0, "1971-10"), ("１９７１．０９", "1971-09")),
    ],
)
def test_a_period_gets_its_code(cell, code):
    assert parse_period(cell, PERIOD) == code


def test_the_first_of_a_month_is_the_month_that_excel_turned_into_a_date():
    period = parse_period(date(2021, 10, 1), PERIOD)
    assert (period, type(period)) == ("2021-10", MonthFromDate)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("本季度", "not_a_period"), (2021.1, "not_a_period"), ("2021.1", "not_a_period")),
        *(("202113", "not_a_period"), (date(2021, 10, 8), "became_a_date")),
    ],
)
def test_what_is_no_period_is_refused(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_period(cell, PERIOD)
