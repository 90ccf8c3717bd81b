"""Small ledgers for the tests: declared as the project ships them, filled with a few rows."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter

from bangfu_lib.ledgers.filling import Submission, fill
from bangfu_lib.ledgers.flagging import Filled
from bangfu_lib.ledgers.reading import Sheet
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.params.ledgers import Field, Ledger, load_ledgers
from bangfu_lib.periods.period import Period

QUARTER = Period.parse("2021Q4")
VILLAGE = {
    "village": "PB01",
    "name": "甲村",
    "township": "某乡",
    "village_type": "脱贫村",
    "sending_unit": "某局",
}
PERSON = {
    "person": "R1",
    "name": "张某",
    "village": "PB01",
    "role": "队员",
    "full_time": "是",
    "arrived": date(2021, 5, 10),
}
HOUSEHOLD = {
    "household": "H1",
    "village": "PB01",
    "category": "脱贫户",
    "basic_form": "是",
    "income_form": "是",
    "policy_list": "否",
}
DOCUMENT = {
    "document": "D1",
    "village": "PB01",
    "category": "村情简介",
    "name": "村情",
    "mandatory": "是",
    "complete": "是",
}
VISIT = {
    "visited_on": date(2021, 10, 8),
    "person": "R1",
    "village": "PB01",
    "household": "H1",
    "purpose": "慰问",
}
ATTENDANCE = {
    "person": "R1",
    "date": date(2021, 10, 8),
    "half": "全天",
    "status": "在村",
    "recorded_by": "村",
}
LEAVE = {
    "person": "R1",
    "kind": "公休",
    "first": date(2021, 10, 8),
    "last": date(2021, 10, 10),
    "days": 3.0,
    "approved_by": "某人",
}
REGISTERS = {
    "villages": [VILLAGE],
    "persons": [PERSON],
    "households": [HOUSEHOLD],
    "documents": [DOCUMENT],
}


@cache
def declared() -> dict[str, Ledger]:
    """The ledgers that the project ships."""
    return load_ledgers(Path(__file__).parents[1] / "params")


def field(kind: str, **facts: Any) -> Field:
    """A field of `kind`."""
    return Field(name="it", header="栏目", kind=kind, **facts)


def sheet(name: str, rows: list[dict[str, Any]], file: str = "台账.xlsx") -> Sheet:
    """Rows of raw cells as they are read from a sheet with all columns in declared order."""
    fields = declared()[name].fields
    return Sheet(
        ledger=name,
        file=file,
        name=declared()[name].label,
        rows=np.arange(len(rows)) + 2,
        cells={field: [row.get(field) for row in rows] for field in fields},
        columns={field: number for number, field in enumerate(fields)},
    )


def submission(*sheets: Sheet, **facts: Any) -> Submission:
    """What is handed in when these sheets are; ledgers without a sheet are missing."""
    given = {one.ledger for one in sheets}
    filled = {
        name: fill(ledger, [one for one in sheets if one.ledger == name], QUARTER).filled
        if name in given
        else _without_rows(name)
        for name, ledger in declared().items()
    }
    known = {"lacking": frozenset(), "unread": False, **facts}
    return Submission(QUARTER, filled, frozenset(set(filled) - given), **known)


@cache
def _without_rows(name: str) -> Filled:
    return fill(declared()[name], [], QUARTER).filled


def clean(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """A clean table, without origins, of rows of raw cells."""
    filling = fill(declared()[name], [sheet(name, rows)], QUARTER)
    return filling.filled.table[list(declared()[name].fields)]


def few(*names: str) -> dict[str, Ledger]:
    """Some of the ledgers that the project ships."""
    return {name: declared()[name] for name in names}


def write_ledgers(
    path: Path,
    rows: Mapping[str, list[dict[str, Any]]],
    ledgers: Mapping[str, Ledger] | None = None,
) -> None:
    """A workbook with `ledgers` (all); those in `rows` and the registers have rows."""
    wanted = ledgers or declared()
    given = {name: made for name, made in {**REGISTERS, **rows}.items() if name in wanted}
    tables = {name: clean(name, made) for name, made in given.items()}
    write_workbook(path, wanted.values(), tables)


def write_cells(path: Path, sheets: Mapping[str, list[list[Any]]], **options: Any) -> None:
    """A workbook of these cells as they stand, dates as date cells."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", **options}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
