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
FULL_WIDTH = str.maketrans("0123456789/.-", "０１２３４５６７８９／．－")


@given(DAYS, st.sampled_from(FORMS), st.booleans())
def test_every_written_form_of_a_day_names_that_day(day, form, wide):
    text = form.format(day.year, day.month, day.day)
    assert parse_date(text.translate(FULL_WIDTH) if wide else text, DATE) == day


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_an_excel_day_number_names_its_day(day):
    assert parse_date(float((day - date(1899, 12, 30)).days), DATE) == day


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
    ],
)
def test_other_unmistakable_forms_name_the_day(cell):
    assert parse_date(cell, DATE) == date(2021, 10, 8)


@pytest.mark.parametrize(
    "cell",
    [
        "昨天",
        "10月8日",
        "21.10.8",
        "2021-13-01",
        "2021-02-29",
        "2021-10/8",
        "2021-10",
        "1021-10-08",
        "44477",
        2021.0,
        202110.0,
        10.8,
        44477.5,
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
        assert wrong.code == "not_a_date"


@pytest.mark.parametrize(
    ("cell", "code"),
    [("2021年第四季度", "2021Q4"), ("2021-10", "2021-10"), (2021.0, "2021"), ("2021q4", "2021Q4")],
)
def test_a_period_gets_its_code(cell, code):
    assert parse_period(cell, PERIOD) == code


def test_the_first_of_a_month_is_the_month_that_excel_turned_into_a_date():
    period = parse_period(date(2021, 10, 1), PERIOD)
    assert (period, type(period)) == ("2021-10", MonthFromDate)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("本季度", "not_a_period"), (2021.1, "not_a_period"), (date(2021, 10, 8), "became_a_date")],
)
def test_what_is_no_period_is_refused(cell, code):
    with pytest.raises(Wrong, match=code):
        parse_period(cell, PERIOD)
