"""Rows of plain Python values made into the typed table of their ledger."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from bangfu_lib.params.ledgers import Field, Ledger

Row = Mapping[str, Any]
DTYPES = {"integer": "Int64", "boolean": "boolean", "number": "object"}
TOWNSHIP_PREFIX = "PB"


def numbered(
    rows: Iterable[Row],
    field: str,
    mark: str,
    *,
    width: int = 3,
    by_village: bool = True,
    area: str = TOWNSHIP_PREFIX,
) -> Iterator[Row]:
    """The rows with `field` set to codes such as PB01-HD001, counted within each village.

    Rows without a village, or all of them if not `by_village`, are counted in the whole area,
    whose codes begin with `area`.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        owner = (by_village and row.get("village")) or area
        counts[owner] += 1
        yield {field: f"{owner}-{mark}{counts[owner]:0{width}}", **row}


def frame(ledger: Ledger, rows: Iterable[Row]) -> pd.DataFrame:
    """One line per row, one column per field of the ledger; what a row does not name is blank.

    Raises ValueError for a name that is not a field.
    """
    rows = list(rows)
    if strangers := {name for row in rows for name in row} - set(ledger.fields):
        raise ValueError(f"{ledger.name} has no fields {sorted(strangers)}")
    columns = {
        name: _column(field, [row.get(name) for row in rows])
        for name, field in ledger.fields.items()
    }
    return pd.DataFrame(columns)


def _column(field: Field, values: Sequence[Any]) -> pd.Series:
    if field.kind == "date":
        return pd.to_datetime(pd.Series(values, dtype="object")).astype("datetime64[s]")
    if field.kind == "number":
        values = [None if v is None else round(Decimal(v), field.digits) for v in values]
    return pd.Series(values, dtype=DTYPES.get(field.kind, "string"))
