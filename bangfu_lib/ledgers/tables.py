"""Clean tables: the dtype of every kind of field, in pandas and in Arrow, and back."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from bangfu_lib.params.ledgers import ORIGIN, Field, Ledger

DTYPES = {"date": "datetime64[s]", "integer": "Int64", "number": "object", "boolean": "boolean"}
ARROW_TYPES = {"date": pa.date32(), "integer": pa.int64(), "boolean": pa.bool_()}
ORIGIN_DTYPES = dict(zip(ORIGIN, ("string", "string", "int64"), strict=True))
# Fifteen digits before the point (numbers.LARGEST) and the six after it that a field may declare.
DECIMAL_PRECISION = 21


def column(field: Field, values: Sequence[object]) -> pd.Series:
    """Parsed values (None = blank) as a clean column of `field`."""
    filled = np.empty(len(values), dtype=object)
    filled[:] = values
    if field.kind == "date":
        days = np.array([value or "NaT" for value in values], dtype="datetime64[s]")
        return pd.Series(days)
    return pd.Series(filled, dtype=DTYPES.get(field.kind, "string"))


def empty_table(ledger: Ledger) -> pd.DataFrame:
    """A clean table of `ledger` without rows."""
    columns = {name: column(field, []) for name, field in ledger.fields.items()}
    origin = {name: pd.Series([], dtype=dtype) for name, dtype in ORIGIN_DTYPES.items()}
    return pd.DataFrame({**columns, **origin})


def arrow_schema(ledger: Ledger) -> pa.Schema:
    """How a clean table of `ledger` is kept: dates as days, numbers as exact decimals."""
    fields = [pa.field(name, _arrow_type(field)) for name, field in ledger.fields.items()]
    file, sheet, row = ORIGIN
    origin = [pa.field(file, pa.string()), pa.field(sheet, pa.string()), pa.field(row, pa.int64())]
    return pa.schema([*fields, *origin])


def _arrow_type(field: Field) -> pa.DataType:
    if field.kind == "number":
        return pa.decimal128(DECIMAL_PRECISION, field.digits)
    return ARROW_TYPES.get(field.kind, pa.string())


def to_arrow(table: pd.DataFrame, ledger: Ledger) -> pa.Table:
    """A clean table as one Arrow batch, without pandas' own metadata."""
    schema = arrow_schema(ledger)
    kept = pa.Table.from_pandas(table, schema=schema, preserve_index=False)
    return kept.replace_schema_metadata(None).combine_chunks()


def from_arrow(kept: pa.Table) -> pd.DataFrame:
    """The clean table that `to_arrow` was given, with the very same dtypes."""
    return pd.DataFrame({name: _series(kept, name) for name in kept.column_names})


def _series(kept: pa.Table, name: str) -> pd.Series:
    values = kept.column(name)
    if name in ORIGIN_DTYPES:
        return values.to_pandas().astype(ORIGIN_DTYPES[name])
    if pa.types.is_date(values.type):
        return values.cast(pa.timestamp("s")).to_pandas().astype("datetime64[s]")
    if pa.types.is_integer(values.type):
        return pd.Series(values.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get))
    if pa.types.is_boolean(values.type):
        return pd.Series(values.to_pandas(types_mapper={pa.bool_(): pd.BooleanDtype()}.get))
    if pa.types.is_decimal(values.type):
        return pd.Series(values.to_pylist(), dtype=object)
    return values.to_pandas().astype("string")
