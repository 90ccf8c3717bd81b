"""The repository's own rules, and small clean tables written as dicts, for tests."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd

from bangfu_lib.indicators.context import Context
from bangfu_lib.ledgers.tables import column, empty_table
from bangfu_lib.params.rules import Rules, load_rules
from bangfu_lib.periods.period import Period

ROOT = Path(__file__).parents[1]
PARAMS = ROOT / "params"
QUARTER = Period.parse("2021Q4")


@cache
def rules() -> Rules:
    return load_rules(PARAMS)


def table(ledger: str, rows: list[dict]) -> pd.DataFrame:
    """A clean table of `ledger`; fields that a row does not name are blank."""
    spec = rules().ledgers[ledger]
    unknown = {name for row in rows for name in row} - set(spec.fields)
    assert not unknown, f"{ledger} has no fields {unknown}"
    values = {
        name: column(field, [_value(row.get(name), field.kind) for row in rows])
        for name, field in spec.fields.items()
    }
    origin = {
        "origin_file": pd.Series(["测试.xlsx"] * len(rows), dtype="string"),
        "origin_sheet": pd.Series([spec.label] * len(rows), dtype="string"),
        "origin_row": pd.Series(range(2, len(rows) + 2), dtype="int64"),
    }
    return pd.DataFrame({**values, **origin})


def _value(value, kind):
    if kind == "date" and value is not None:
        return pd.Timestamp(value)
    return Decimal(str(value)) if kind == "number" and value is not None else value


def context(**tables: list[dict]) -> Context:
    """A context over small tables; ledgers that are not named are empty."""
    known = rules()
    made = {name: empty_table(spec) for name, spec in known.ledgers.items()}
    made |= {name: table(name, rows) for name, rows in tables.items()}
    return Context(QUARTER, made, known.ledgers, known.norms, known.calendar)


def village(code: str = "V1", **more: object) -> dict:
    return {
        "village": code,
        "name": f"{code}村",
        "township": "示例乡",
        "village_type": "脱贫村",
        **more,
    }


def posted(person: str, role: str, code: str = "V1", **more: object) -> dict:
    known = {"person": person, "name": person, "role": role, "village": code, "full_time": True}
    return known | {"arrived": "2021-06-01"} | more
