"""What was handed in already for an earlier period: rows by their key, files by their hash."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.filling import Submission
from bangfu_lib.ledgers.flagging import Filled, Problem, flag_by
from bangfu_lib.ledgers.issues import Issue, Place, issue
from bangfu_lib.ledgers.row_checks import row_names, usable_for_key
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import ledgers as words

Tables = Mapping[str, pd.DataFrame]
Earlier = Mapping[Period, Tables]


def submitted_before(submission: Submission, filled: Filled, earlier: Earlier) -> list[Issue]:
    """Rows of a period's ledger that were handed in for an earlier period too, each period once.

    A key of one number stands for the row. A key of several parts may recur (batch 1 of every
    quarter), so there the rest of the row must be equal too, but for its dates. Keys with a date
    cannot recur and are left out, as are ledgers cumulated over the year and registers.
    """
    ledger = filled.ledger
    if ledger.window != "period" or filled.table.empty:
        return []
    found = []
    for key in _keys(ledger):
        for period, tables in earlier.items():
            if period != submission.period and ledger.name in tables:
                found += _again(filled, key, period=period, before=tables[ledger.name])
    return found


def files_sent_before(
    files: Mapping[str, str], earlier: Mapping[Period, Mapping[str, str]]
) -> list[Issue]:
    """Files (name → sha256) that were taken in, byte for byte, for an earlier period."""
    found = []
    for period, known in earlier.items():
        names = {digest: name for name, digest in known.items()}
        found += [
            issue("sent_before", Place(file), period=period.label, other=names[digest])
            for file, digest in files.items()
            if digest in names
        ]
    return found


def _keys(ledger: Ledger) -> list[tuple[str, ...]]:
    return [key for key in ledger.keys if all(ledger.fields[name].kind != "date" for name in key)]


def _again(
    filled: Filled, key: tuple[str, ...], *, period: Period, before: pd.DataFrame
) -> list[Issue]:
    fields = filled.ledger.fields
    compared = list(key)
    if len(key) > 1:
        compared = [name for name, field in fields.items() if field.kind != "date"]
    if not set(compared) <= set(before.columns):
        return []
    places = pd.Series(_first_places(filled.table, before, compared))
    again = (places >= 0).to_numpy() & usable_for_key(filled, key)
    names = row_names(before, places[again]).reindex(filled.table.index)
    headers = words.LIST_SEPARATOR.join(fields[name].header for name in key)
    facts = {"keys": headers, "period": period.label}
    return flag_by(
        filled,
        key[0],
        again,
        keys={"other": names},
        problem=lambda other: Problem("submitted_before", {**facts, "other": other}),
    )


def _first_places(table: pd.DataFrame, before: pd.DataFrame, names: Sequence[str]) -> np.ndarray:
    """Row by row the position of the first equal row in `before`, -1 for none; blanks are equal."""
    both = pd.concat([before[names], table[names]], ignore_index=True).astype(object)
    groups = both.groupby(list(names), sort=False, dropna=False).ngroup().to_numpy()
    old, new = groups[: len(before)], groups[len(before) :]
    first = np.full(groups.max(initial=-1) + 1, -1)
    first[old[::-1]] = np.arange(len(old))[::-1]
    return first[new]
