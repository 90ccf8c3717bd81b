"""Sheets become one clean table, with every issue and every change."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import pytest
from ledger_samples import QUARTER, VISIT, declared, sheet

from bangfu_lib.ledgers.filling import fill, join_filled
from bangfu_lib.ledgers.reading import Sheet
from bangfu_lib.params.ledgers import Field, Ledger

FIELDS = (
    Field("held_on", "日期", "date"),
    Field("due", "时限", "date"),
    Field("attendance", "人次", "integer", measure="人次", approximate="about"),
    Field(
        "amount", "金额元", "number", ("金额（元）",), digits=2, measure="元", approximate="about"
    ),
    Field("about", "约数", "boolean"),
    Field("phone", "电话", "phone", sensitivity="S2"),
    Field("village", "村编码", "code", ref=("villages", "village")),
)
ACTIVITIES = Ledger(
    name="activities",
    label="活动",
    order=1,
    about="",
    required=True,
    window="period",
    window_field="held_on",
    keys=(("held_on",),),
    fields={one.name: one for one in FIELDS},
)


@dataclass(frozen=True)
class Read(Sheet):
    """A sheet with what stands beside its codes and the units in its headers."""

    beside: dict = field(default_factory=dict)
    measures: dict = field(default_factory=dict)


def given(rows, file="a.xlsx", *, beside=None, measures=None):
    names = [one.name for one in FIELDS]
    return Read(
        ledger="activities",
        file=file,
        name="活动",
        rows=np.arange(len(rows)) + 2,
        cells={name: [row.get(name) for row in rows] for name in names},
        columns={name: number for number, name in enumerate(names)},
        beside=beside or {},
        measures=measures or {},
    )


def run(*sheets, ledger=ACTIVITIES):
    return fill(ledger, sheets, QUARTER)


def lines(filling):
    return [str(one) for one in filling.changes]


def test_changes_name_every_cell_of_a_sheet_once():
    rows = [{"held_on": "2021.10.8"}, {"held_on": "2021.10.9"}, {"held_on": "2021.10.8"}]
    filling = run(given(rows), given(rows[:1], "b.xlsx"))
    assert lines(filling) == [
        "a.xlsx›活动›A2：“日期”填的“2021.10.8”读作“2021-10-08”（同样的共2格）",
        "a.xlsx›活动›A3：“日期”填的“2021.10.9”读作“2021-10-09”",
        "b.xlsx›活动›A2：“日期”填的“2021.10.8”读作“2021-10-08”",
    ]
    assert filling.changes[0].others == ("A4",)


def test_changes_of_personal_data_are_one_line_without_it():
    filling = run(given([{"phone": "138 1234 5678"}, {"phone": "139-1234-5678"}]))
    assert lines(filling) == [
        "a.xlsx›活动›F2：“电话”的写法已规整（涉及个人信息，不显示）（同样的共2格）"
    ]


@pytest.mark.parametrize("name", ["held_on", "due"])
def test_a_day_without_a_year_is_read_within_the_ledgers_time(name):
    filling = run(given([{name: "10月8日"}, {name: "7月26日"}]))
    assert filling.filled.table[name].tolist() == [pd.Timestamp(2021, 10, 8), pd.NaT]
    assert [(one.code, one.cell[1:]) for one in filling.issues] == [("no_year", "3")]


def test_a_day_without_a_year_in_a_register_is_refused():
    register = replace(ACTIVITIES, window="standing", window_field=None)
    filling = run(given([{"held_on": "10月8日"}]), ledger=register)
    assert [one.code for one in filling.issues] == ["no_year"]


def test_about_so_many_sets_the_flag_of_the_row():
    rows = [{"attendance": "400余人次"}, {"amount": "3余万元", "about": "是"}, {"attendance": 12.0}]
    filling = run(given(rows))
    assert filling.filled.table["about"].tolist() == [True, True, pd.NA]
    assert (filling.issues, "400（约数）" in lines(filling)[0]) == ((), True)


def test_about_so_many_in_a_row_that_denies_it_is_an_issue():
    filling = run(given([{"attendance": "400余人次", "about": "否"}]))
    (denied,) = filling.issues
    assert (denied.code, denied.cell) == ("about_denied", "C2")
    assert filling.filled.table["about"].tolist() == [False]


def test_about_so_many_beside_an_unreadable_flag_is_left_to_its_own_issue():
    filling = run(given([{"attendance": "400余人次", "about": "?"}]))
    assert [one.code for one in filling.issues] == ["not_yes_or_no"]


def test_the_unit_in_a_header_multiplies_only_its_own_sheet():
    rows = [{"amount": 3.0}, {"amount": 3.0}, {"amount": None}]
    filling = run(given(rows, measures={"amount": "万元"}), given(rows, "b.xlsx"))
    assert filling.filled.table["amount"].dropna().astype(int).tolist() == [30000, 30000, 3, 3]
    assert lines(filling) == ["a.xlsx›活动›D2：“金额元”填的“3（万元）”读作“30000”（同样的共2格）"]


@pytest.mark.parametrize("measures", [{}, {"amount": "元"}, {"village": "编码"}])
def test_a_unit_that_is_the_columns_own_changes_nothing(measures):
    filling = run(given([{"amount": 3.0, "village": "P1"}], measures=measures))
    assert (filling.issues, filling.changes) == ((), ())


def test_what_stands_beside_codes_is_kept_for_each_row():
    sides = {("village", "name"): ["甲 村", None]}
    filling = run(given([{"amount": 1.0}], "b.xlsx"), given([{"amount": 1.0}] * 2, beside=sides))
    assert filling.filled.beside["village", "name"].tolist() == [pd.NA, "甲村", pd.NA]


def test_parts_filled_one_by_one_are_what_is_filled_at_once():
    rows = [VISIT | {"stay_days": 0.5}, VISIT | {"person": "Ｒ2", "met": "?"}]
    sheets = [sheet("visits", rows, "a.xlsx"), sheet("visits", rows[:1], "b.xlsx")]
    whole = fill(declared()["visits"], sheets, QUARTER).filled
    joined = join_filled([fill(declared()["visits"], [one], QUARTER).filled for one in sheets])
    pd.testing.assert_frame_equal(joined.table, whole.table)
    for name in declared()["visits"].fields:
        assert joined.columns[name].tolist() == whole.columns[name].tolist()
        assert joined.unreadable[name].tolist() == whole.unreadable[name].tolist()


def test_parts_without_rows_or_without_names_beside_join_too():
    sides = {("village", "name"): ["甲村"]}
    parts = [run(), run(given([{}], beside=sides)), run(given([{}], "b.xlsx"))]
    joined = join_filled([part.filled for part in parts])
    assert joined.beside["village", "name"].tolist() == ["甲村", pd.NA]
    assert joined.table.dtypes.equals(parts[1].filled.table.dtypes)
