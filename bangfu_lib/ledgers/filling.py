"""Join the sheets of each ledger into one clean table and convert its columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.cells import convert
from bangfu_lib.ledgers.flagging import FILE, ROW, SHEET, Filled, flag_groups
from bangfu_lib.ledgers.issues import Issue
from bangfu_lib.ledgers.reading import Sheet
from bangfu_lib.ledgers.tables import ORIGIN_DTYPES
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.periods.period import Period


@dataclass(frozen=True)
class Submission:
    """Everything handed in for one period: each declared ledger as filled in.

    `missing` ledgers have no sheet; `lacking` holds each (ledger, field) that some sheet has no
    column for; `unread` is True when some file could not be read: it may have held more.
    """

    period: Period
    filled: Mapping[str, Filled]
    missing: frozenset[str]
    lacking: frozenset[tuple[str, str]]
    unread: bool


def fill(ledger: Ledger, sheets: Sequence[Sheet]) -> tuple[Filled, list[Issue]]:
    """The ledger's rows from all its `sheets`, with an issue for every cell not understood."""
    lengths = [len(sheet.rows) for sheet in sheets]
    converted = {name: convert(_cells(sheets, name), one) for name, one in ledger.fields.items()}
    origin = {
        FILE: np.repeat([sheet.file for sheet in sheets], lengths),
        SHEET: np.repeat([sheet.name for sheet in sheets], lengths),
        ROW: np.concatenate([np.zeros(0, dtype=int), *(sheet.rows for sheet in sheets)]),
    }
    clean = {name: one.values for name, one in converted.items()}
    known = {name: pd.Series(origin[name], dtype=dtype) for name, dtype in ORIGIN_DTYPES.items()}
    filled = Filled(
        ledger=ledger,
        table=pd.DataFrame({**clean, **known}),
        columns={name: _columns(sheets, name, lengths) for name in ledger.fields},
        unreadable={name: one.unreadable for name, one in converted.items()},
    )
    return filled, [
        issue
        for name, one in converted.items()
        for issue in flag_groups(filled, name, one.groups, one.problems)
    ]


def _cells(sheets: Iterable[Sheet], name: str) -> list[object]:
    cells: list[object] = []
    for sheet in sheets:
        cells += sheet.cells.get(name) or [None] * len(sheet.rows)
    return cells


def _columns(sheets: Sequence[Sheet], name: str, lengths: Sequence[int]) -> np.ndarray:
    columns = np.array([sheet.columns.get(name, -1) for sheet in sheets], dtype=np.int32)
    return np.repeat(columns, lengths)
