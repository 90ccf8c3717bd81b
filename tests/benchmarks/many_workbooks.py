"""Synthetic workbooks of many villages, valid by the shipped ledgers, made from their declarations.

Every value is invented by rule: codes count up, dates run through the quarter, the first allowed
values are taken by turns.
"""

from datetime import timedelta
from decimal import Decimal
from itertools import cycle, islice
from math import ceil

import pandas as pd

from bangfu_lib.ledgers.tables import column
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.params.ledgers import window

LEDGERS = (
    "persons",
    "households",
    "attendance",
    "leave",
    "visits",
    "diaries",
    "problems",
    "trainings",
    "activities",
    "reports",
    "measures",
    "funds",
)
TEXTS = ("address", "text", "name")
FULL_TIME = "full_time"
FIRST_DAY = ("arrived",)
TEXT = "示例"
LEFT_BLANK = ("left",)


def write_villages(folder, ledgers, period, villages, rows):
    """One workbook for each village, twelve sheets of `rows` rows, and one with the villages."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = [f"V{number:05}" for number in range(1, villages + 1)]
    register = table(ledgers["villages"], period, "", len(codes), {"village": codes})
    named = register.assign(name=[f"示例{number}村" for number in range(1, villages + 1)])
    write_workbook(folder / "0_villages.xlsx", [ledgers["villages"]], {"villages": named})
    chosen = [ledgers[name] for name in LEDGERS]
    for code in codes:
        known = {"village": [code] * rows}
        tables = {one.name: table(one, period, code, rows, known) for one in chosen}
        write_workbook(folder / f"{code}.xlsx", chosen, tables)


def table(ledger, period, village, rows, known):
    """A clean table of `rows` rows; `known` gives the values of its register references."""
    first, last = window(period, ledger)
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    columns = {}
    for name, field in ledger.fields.items():
        if name in known or (field.ref and field.ref[1] in known):
            columns[name] = known.get(name) or known[field.ref[1]]
        elif field.required or (len(columns) < 10 and name not in LEFT_BLANK):
            columns[name] = list(islice(values(field, village, days, period), rows))
    return pd.DataFrame({n: column(ledger.fields[n], given) for n, given in columns.items()})


def values(field, village, days, period):
    """Endless valid values of a field."""
    least = ceil(float(field.minimum or 0))
    known = {
        "choice": field.values,
        "choices": field.values,
        "date": days[:1] if field.name in FIRST_DAY else days,
        "boolean": [field.name != FULL_TIME, False],
        "integer": range(least, least + (1 if field.maximum else 1000)),
        "number": [Decimal(least)],
        "period": [period.code],
        **{kind: [TEXT] for kind in TEXTS},
    }
    if field.kind in known:
        return cycle(known[field.kind])
    register = field.ref[1] if field.ref else field.name
    return (f"{village}-{register[0].upper()}{number:04}" for number in range(1, 10**6))
