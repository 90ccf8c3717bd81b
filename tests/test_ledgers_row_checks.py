"""Checks of one ledger by itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from ledger_samples import (
    ATTENDANCE,
    LEAVE,
    PERSON,
    VILLAGE,
    VISIT,
    declared,
    sheet,
    submission,
)

from bangfu_lib.ledgers.row_checks import (
    above,
    dates_out_of_order,
    dates_outside_window,
    duplicate_keys,
    empty_ledger,
    parts_above_whole,
    required_cells,
)
from bangfu_lib.params.ledgers import window
from bangfu_lib.periods.period import Period


def run(rule, name, *sheets):
    handed_in = submission(*sheets)
    return rule(handed_in, handed_in.filled[name])


def cells(issues):
    return [(one.code, one.cell, *one.others) for one in issues]


def test_blank_required_cells_are_named_together():
    rows = [VILLAGE | {"name": None}, VILLAGE, VILLAGE | {"name": None}]
    (blank,) = run(required_cells, "villages", sheet("villages", rows))
    assert (blank.code, blank.cell[1:], len(blank.others)) == ("required", "2", 1)


def test_a_cell_that_could_not_be_read_is_not_called_blank():
    rows = [VISIT | {"visited_on": "昨天"}]
    assert run(required_cells, "visits", sheet("visits", rows)) == []


def test_a_missing_column_does_not_make_each_of_its_cells_missing():
    given = sheet("villages", [VILLAGE | {"name": None}])
    del given.columns["name"]
    assert run(required_cells, "villages", given) == []


def test_a_double_key_names_the_earlier_row_even_in_another_file():
    first = sheet("villages", [VILLAGE, VILLAGE | {"village": "PB02"}], file="一.xlsx")
    (double,) = run(duplicate_keys, "villages", first, sheet("villages", [VILLAGE], file="二.xlsx"))
    assert (double.code, double.file, double.cell[1:]) == ("duplicate", "二.xlsx", "2")
    assert "一.xlsx›村基本情况›第2行" in double.message


def test_a_sheet_that_was_handed_in_twice_is_one_issue():
    rows = [VILLAGE | {"village": f"PB{number}"} for number in range(30)]
    sent = [sheet("villages", rows, file=f"{name}.xlsx") for name in ("一", "二")]
    (double,) = run(duplicate_keys, "villages", *sent)
    assert (double.file, len(double.others)) == ("二.xlsx", 29)
    assert "与一.xlsx›村基本情况（自第2行起，共30行）重复" in double.message


def test_each_of_many_rows_that_one_sheet_holds_twice_names_the_other():
    rows = [VILLAGE | {"village": f"PB{number}"} for number in range(30)]
    assert len(run(duplicate_keys, "villages", sheet("villages", rows * 2))) == 30


@pytest.mark.parametrize(
    ("name", "rows", "found"),
    [
        ("villages", [VILLAGE | {"village": None}] * 2, 0),
        ("attendance", [ATTENDANCE, ATTENDANCE | {"recorded_by": "派出单位"}], 0),
        ("attendance", [ATTENDANCE, ATTENDANCE | {"status": "公休"}], 1),
        ("attendance", [ATTENDANCE | {"date": "某日"}] * 2, 0),
        ("visits", [VISIT, VISIT | {"purpose": "督导"}], 1),
        ("visits", [VISIT | {"household": None}] * 2, 0),
        ("persons", [PERSON, PERSON | {"role": "第一书记"}], 0),
    ],
)
def test_rows_are_double_when_the_whole_declared_key_is_equal(name, rows, found):
    assert len(run(duplicate_keys, name, sheet(name, rows))) == found


def test_blank_optional_parts_of_a_key_are_equal():
    vote = {"batch": "1", "held_on": date(2021, 10, 8), "village": "PB01", "target": "第一书记"}
    vote |= {"method": "入户", "option": "满意", "votes": 3}
    assert cells(run(duplicate_keys, "satisfaction", sheet("satisfaction", [vote, vote]))) == [
        ("duplicate", "A3")
    ]


def test_a_date_must_not_precede_the_one_it_follows():
    rows = [LEAVE, LEAVE | {"last": date(2021, 10, 7)}, LEAVE | {"last": LEAVE["first"]}]
    (early,) = run(dates_out_of_order, "leave", sheet("leave", rows))
    assert (early.code, early.cell[1:]) == ("too_early", "3")
    assert "2021-10-07早于“开始日期”填的2021-10-08" in early.message


@pytest.mark.parametrize(
    ("day", "outside"),
    [
        (date(2021, 9, 30), True),
        (date(2021, 10, 1), False),
        (date(2021, 12, 31), False),
        (date(2022, 1, 1), True),
    ],
)
def test_a_quarters_ledger_holds_days_of_the_quarter_alone(day, outside):
    rows = [VISIT | {"visited_on": day}]
    assert bool(run(dates_outside_window, "visits", sheet("visits", rows))) is outside


@pytest.mark.parametrize(
    ("name", "quarter", "first", "last"),
    [
        ("visits", "2021Q3", date(2021, 7, 1), date(2021, 9, 30)),
        ("activities", "2021Q3", date(2021, 1, 1), date(2021, 9, 30)),
        ("reports", "2021Q3", date(2021, 1, 1), date(2021, 12, 31)),
        ("reports", "2021Q4", date(2021, 1, 1), date(2022, 3, 31)),
        ("visits", "2021-11", date(2021, 11, 1), date(2021, 11, 30)),
        ("activities", "2021-11", date(2021, 1, 1), date(2021, 11, 30)),
        ("reports", "2021-01", date(2020, 10, 1), date(2021, 3, 31)),
        ("visits", "2021H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("activities", "2021H2", date(2021, 1, 1), date(2021, 12, 31)),
        ("visits", "2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("reports", "2021", date(2020, 10, 1), date(2022, 3, 31)),
    ],
)
def test_a_year_is_cumulated_and_reports_may_come_in_a_quarter_after(name, quarter, first, last):
    assert window(Period.parse(quarter), declared()[name]) == (first, last)


def test_registers_have_no_window():
    rows = [PERSON | {"arrived": date(2015, 1, 1)}]
    assert run(dates_outside_window, "persons", sheet("persons", rows)) == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [("villages", ["empty_register"]), ("visits", ["empty_ledger"]), ("leave", [])],
)
def test_a_ledger_without_rows(name, codes):
    assert [one.code for one in run(empty_ledger, name, sheet(name, []))] == codes


def test_a_ledger_whose_key_column_is_missing_is_not_called_empty():
    handed_in = submission(sheet("villages", []), lacking=frozenset({("villages", "village")}))
    assert empty_ledger(handed_in, handed_in.filled["villages"]) == []


def test_a_report_may_be_handed_in_in_the_quarter_before_or_after_the_one_it_is_due_in():
    reports = declared()["reports"]
    first, last = window(Period.parse("2022Q1"), reports)
    assert (first, last) == (date(2021, 10, 1), date(2022, 6, 30))


@pytest.mark.parametrize(
    ("part", "whole", "above"),
    [
        (12, 11, True),
        (11, 11, False),
        (10, 11, False),
        (None, 11, False),
        (12, None, False),
        ("许多", 11, False),
    ],
)
def test_a_part_is_not_above_its_whole(part, whole, above):
    handed_in = submission(
        sheet("trainings", [{"training": "T1", "poor_attendance": part, "attendance": whole}])
    )
    filled = handed_in.filled["trainings"]
    fields = filled.ledger.fields
    declared_part = replace(fields["poor_attendance"], not_above="attendance")
    ledger = replace(filled.ledger, fields={**fields, "poor_attendance": declared_part})
    found = parts_above_whole(handed_in, replace(filled, ledger=ledger))
    assert [one.code for one in found] == ["above_whole"] * above


def test_whole_numbers_stay_whole_in_sentences_though_other_rows_are_blank():
    rows = [{"training": "T1"}, {"training": "T2", "poor_attendance": 12, "attendance": 10}]
    (above_it,) = run(parts_above_whole, "trainings", sheet("trainings", rows))
    assert above_it.message == "“其中贫困户人次”填的12大于“人次”填的10"


def test_parts_are_compared_exactly():
    tables = {"days": ["0.3", "0.1"], "whole": ["0.2", "0.1"]}
    part, whole = (pd.Series([Decimal(text) for text in tables[name]]) for name in tables)
    assert above(part, whole).tolist() == [True, False]
    largest = pd.Series([Decimal("100000000000000.000002")]), pd.Series([Decimal("1E14")])
    assert above(*largest).tolist() == [True]


def test_a_thousand_double_rows_name_the_first_of_each():
    rows = [VILLAGE | {"village": f"V{number % 500}"} for number in range(1000)]
    found = run(duplicate_keys, "villages", sheet("villages", rows))
    assert len(found) == 500
    assert found[0].message.endswith("第2行重复") and found[-1].message.endswith("第501行重复")
