"""Registered codes take the place of names, where a name can only mean one of them."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from bangfu_lib.ledgers.by_name import resolve_names
from bangfu_lib.ledgers.cells import convert
from bangfu_lib.ledgers.flagging import Filled
from bangfu_lib.params.ledgers import Field, Ledger


def ledger(name, fields, **facts):
    declared = {one.name: one for one in fields}
    known = {"order": 1, "about": "", "required": True, "window": "standing", "window_field": None}
    return Ledger(
        name, f"{name}表", **known, keys=((next(iter(declared)),),), fields=declared, **facts
    )


VILLAGES = ledger(
    "villages",
    [
        Field("village", "村编码", "code", required=True),
        Field("name", "村名", "text", required=True),
        Field("township", "乡镇", "text"),
    ],
    named_by="name",
    within="township",
)
PERSONS = ledger(
    "persons",
    [
        Field("person", "人员编码", "code", required=True),
        Field("name", "姓名", "name", required=True),
        Field("village", "村编码", "code", required=True, ref=("villages", "village")),
        Field("supervisor", "监督人编码", "code", ref=("persons", "person")),
    ],
    named_by="name",
)
VISITS = ledger(
    "visits",
    [
        Field("day", "日期", "date"),
        Field("person", "走访人编码", "code", ref=("persons", "person")),
        Field("village", "村编码", "code", ref=("villages", "village")),
        Field("others", "同行人员编码", "codes", ref=("persons", "person")),
    ],
)
KNOWN_VILLAGES = [
    {"village": "P01", "name": "甲家村", "township": "东乡"},
    {"village": "P02", "name": "新华村", "township": "东乡"},
    {"village": "P03", "name": "新华村", "township": "西镇"},
    {"village": "P04", "name": "關山社区", "township": "西镇"},
]
KNOWN_PERSONS = [
    {"person": "R1", "name": "张三", "village": "P01"},
    {"person": "R1", "name": "张三", "village": "P02"},
    {"person": "R2", "name": "李四", "village": "P01"},
    {"person": "R3", "name": "李四", "village": "P03"},
]


def filled(declared, rows, beside=None):
    """`rows` of raw cells as a clean ledger; `beside` holds (field, part) → texts."""
    converted = {
        name: convert([row.get(name) for row in rows], one) for name, one in declared.fields.items()
    }
    table = pd.DataFrame({name: one.values for name, one in converted.items()})
    origin = {"origin_file": "a.xlsx", "origin_sheet": declared.label}
    table = table.assign(**origin, origin_row=np.arange(len(rows)) + 2)
    return Filled(
        declared,
        table,
        {name: np.full(len(rows), number) for number, name in enumerate(declared.fields)},
        {name: one.unreadable for name, one in converted.items()},
        {side: pd.Series(texts, dtype="string") for side, texts in (beside or {}).items()},
    )


def run(rows, beside=None, villages=KNOWN_VILLAGES, persons=KNOWN_PERSONS):
    done = resolve_names(
        {
            "visits": filled(VISITS, rows, beside),
            "persons": filled(PERSONS, persons),
            "villages": filled(VILLAGES, villages),
        }
    )
    return done, done.filled["visits"].table


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("甲家村", "P01"),
        ("甲家村委会", "P01"),
        ("甲家村村委会", "P01"),
        ("甲家村村民委员会", "P01"),
        ("甲家行政村", "P01"),
        ("甲家", "P01"),
        ("甲　家村", "P01"),
        ("关山社区", "P04"),
        ("關山社区居委会", "P04"),
        ("关山社区居民委员会", "P04"),
        ("西镇新华村", "P03"),
        ("P02", "P02"),
    ],
)
def test_a_villages_name_becomes_its_code(cell, code):
    done, visits = run([{"village": cell}])
    assert (visits["village"].tolist(), done.issues) == ([code], ())


def test_what_was_replaced_is_listed_once_for_all_its_cells():
    done, _ = run([{"village": "甲家村"}, {"village": "P01"}, {"village": "甲家村"}])
    (change,) = done.changes
    assert (change.cell, change.others, change.was, change.now) == ("C2", ("C4",), "甲家村", "P01")


def test_several_villages_of_a_name_are_an_issue_that_names_their_codes():
    done, visits = run([{"village": "新华村"}])
    (same,) = done.issues
    assert (same.code, "P02（东乡）、P03（西镇）" in same.message) == ("same_name", True)
    assert visits["village"].isna().all()
    assert done.filled["visits"].unreadable["village"].all()


@pytest.mark.parametrize(
    ("township", "code"), [("东乡", "P02"), ("西镇人民政府", "P03"), ("西", "P03")]
)
def test_the_township_beside_it_tells_equal_names_apart(township, code):
    _, visits = run([{"village": "新华村"}], {("village", "within"): [township]})
    assert visits["village"].tolist() == [code]


@pytest.mark.parametrize("village", ["甲家村", "P01"])
def test_a_name_or_a_code_in_another_township_is_an_issue_that_names_both(village):
    done, _ = run([{"village": village}], {("village", "within"): ["西镇"]})
    (differs,) = done.issues
    assert (differs.code, differs.cell, done.changes) == ("within_differs", "C2", ())
    assert f"“{village}”在“villages表”表中属于“东乡”" in differs.message
    assert "旁边的“乡镇”填的却是“西镇”" in differs.message


def test_a_name_in_another_township_is_not_taken_for_it():
    done, visits = run([{"village": "甲家村"}], {("village", "within"): ["西镇"]})
    assert visits["village"].isna().all()
    assert done.filled["visits"].unreadable["village"].all()


@pytest.mark.parametrize("township", ["东乡", "东乡人民政府", "东", None])
def test_a_code_beside_its_own_township_or_none_is_right(township):
    done, _ = run([{"village": "P01"}], {("village", "within"): [township]})
    assert done.issues == ()


def test_a_village_is_not_taken_for_one_that_only_begins_like_it():
    _, visits = run([{"village": "甲"}, {"village": "甲家寨"}, {"village": "村"}])
    assert visits["village"].tolist() == ["甲", "甲家寨", "村"]


def test_an_exact_name_wins_over_one_without_its_ending():
    villages = [*KNOWN_VILLAGES, {"village": "P05", "name": "甲家", "township": "东乡"}]
    _, visits = run([{"village": "甲家"}, {"village": "甲家村"}], villages=villages)
    assert visits["village"].tolist() == ["P05", "P01"]


@pytest.mark.parametrize(
    ("person", "village", "code"),
    [
        ("张三", None, "R1"),
        ("张三", "P04", "R1"),
        ("李四", "P01", "R2"),
        ("李四", "西镇新华村", "R3"),
    ],
)
def test_a_persons_name_becomes_a_code_with_the_help_of_the_rows_village(person, village, code):
    done, visits = run([{"person": person, "village": village}])
    assert (visits["person"].tolist(), done.issues) == ([code], ())


def test_two_persons_of_a_name_are_an_issue_where_the_village_does_not_help():
    done, _ = run([{"person": "李四"}, {"person": "李四", "village": "P02"}])
    assert [(one.code, one.cell, one.others) for one in done.issues] == [
        ("same_name", "B2", ("B3",))
    ]


def test_each_name_among_several_becomes_its_code():
    done, visits = run([{"others": "R3，张三", "village": "P01"}])
    assert (visits["others"].tolist(), done.changes[0].was) == (["R3、R1"], "R3、张三")


def test_a_register_may_name_its_own_rows():
    persons = [
        *KNOWN_PERSONS,
        {"person": "R4", "name": "王五", "village": "甲家村", "supervisor": "李四"},
    ]
    done, _ = run([], persons=persons)
    assert done.filled["persons"].table.loc[4, ["village", "supervisor"]].tolist() == ["P01", "R2"]


def test_a_blank_code_is_filled_from_the_name_beside_it():
    rows = [{"village": "P01"}, {}, {}]
    done, visits = run(rows, {("village", "name"): ["甲家村委会", "甲家村", "丙村"]})
    assert (visits["village"].tolist(), done.issues) == (["P01", "P01", "丙村"], ())


def test_a_code_and_a_name_of_something_else_are_an_issue():
    rows = [{"village": "P01"}, {"village": "P02"}, {"village": "P9"}]
    done, visits = run(rows, {("village", "name"): ["新华村", "新华", "甲家村"]})
    (differ,) = done.issues
    assert (differ.code, differ.cell) == ("name_and_code_differ", "C2")
    assert "“P01”与旁边写的名称“新华村”" in differ.message
    assert visits["village"].tolist() == ["P01", "P02", "P9"]


def test_nothing_is_said_without_a_register():
    done, visits = run([{"village": "甲村"}], villages=[])
    assert (visits["village"].tolist(), done.issues, done.changes) == (["甲村"], (), ())


def test_names_that_a_register_hides_are_not_shown():
    declared = ledger(
        "households",
        [Field("household", "户编码", "code"), Field("head", "户主", "name", sensitivity="S2")],
        named_by="head",
    )
    care = ledger("care", [Field("household", "户编码", "code", ref=("households", "household"))])
    rows = [
        {"household": code, "head": head}
        for code, head in (("H1", "赵甲"), ("H2", "钱乙"), ("H3", "钱乙"))
    ]
    done = resolve_names(
        {
            "households": filled(declared, rows),
            "care": filled(care, [{"household": "赵甲"}, {"household": "钱乙"}]),
        }
    )
    said = "".join(map(str, (*done.issues, *done.changes)))
    assert done.filled["care"].table["household"].tolist() == ["H1", pd.NA]
    assert (len(done.issues), len(done.changes), "赵甲" in said, "钱乙" in said) == (
        1,
        1,
        False,
        False,
    )


def test_dates_and_other_columns_are_left_alone():
    _, visits = run([{"day": date(2021, 10, 8), "village": "甲家村"}])
    assert visits["day"].tolist() == [pd.Timestamp(2021, 10, 8)]
