"""Find codes in a register: whole columns at once, in Arrow, since pandas compares texts slowly."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

NOWHERE = -1


def positions(codes: pd.Series, known: pd.Series) -> np.ndarray:
    """Row by row the position in `known` of the first equal code; -1 for none and for blanks."""
    found = pc.index_in(_texts(codes), value_set=_texts(known), skip_nulls=True)
    return found.fill_null(NOWHERE).to_numpy(zero_copy_only=False).astype(np.int64)


def among(codes: pd.Series, known: pd.Series) -> np.ndarray:
    """Row by row, whether the code is one of `known`; False for blanks."""
    return positions(codes, known) >= 0


def numbered(codes: pd.Series) -> tuple[np.ndarray, pd.Series]:
    """Each row's number among the distinct codes (-1 for blanks), and those codes in order."""
    distinct = pd.Series(_texts(codes).drop_null().unique().to_pandas(), dtype="string")
    return positions(codes, distinct), distinct


def _texts(codes: pd.Series) -> pa.Array:
    texts = pa.array(codes, from_pandas=True)
    whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return whole.cast(pa.large_string())
