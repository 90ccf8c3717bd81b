"""Clean tables keep their dtypes through Arrow."""

from decimal import Decimal

import pandas as pd
import pytest
from ledger_samples import ATTENDANCE, PERSON, VISIT, clean, declared, sheet, submission

from bangfu_lib.ledgers.tables import DTYPES, empty_table, from_arrow, to_arrow


@pytest.mark.parametrize("name", list(declared()))
def test_an_empty_table_has_every_column_with_its_dtype_and_comes_back_equal(name):
    ledger = declared()[name]
    table = empty_table(ledger)
    assert {name: str(table[name].dtype) for name in ledger.fields} == {
        name: DTYPES.get(field.kind, "string") for name, field in ledger.fields.items()
    }
    pd.testing.assert_frame_equal(from_arrow(to_arrow(table, ledger)), table)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("visits", VISIT | {"stay_days": 0.5, "met": "是"}),
        ("persons", PERSON),
        ("attendance", ATTENDANCE),
    ],
)
def test_rows_come_back_equal_blanks_included(name, row):
    handed_in = submission(sheet(name, [row, dict.fromkeys(row), row]))
    table = handed_in.filled[name].table
    pd.testing.assert_frame_equal(from_arrow(to_arrow(table, declared()[name])), table)


def test_numbers_stay_exact():
    rows = [{"amount": 150000.1}, {"amount": 999999999999999}, {"amount": None}]
    table = submission(sheet("activities", rows)).filled["activities"].table
    kept = from_arrow(to_arrow(table, declared()["activities"]))
    assert kept["amount"].tolist() == [Decimal("150000.10"), Decimal(999999999999999), None]


def test_the_position_of_a_row_is_its_index():
    assert clean("visits", [VISIT] * 3).index.equals(pd.RangeIndex(3))
