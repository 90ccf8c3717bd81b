"""Checks of one ledger by itself: blank required cells, double keys, dates out of order or time."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.filling import Submission
from bangfu_lib.ledgers.flagging import FILE, ROW, SHEET, Filled, Problem, flag, flag_by
from bangfu_lib.ledgers.issues import Issue, issue
from bangfu_lib.params.ledgers import window
from bangfu_lib.zh import ledgers as zh

# Two visits to a village on one day without a household named need not be the same visit.
UNNAMED_VISIT = ("visits", "household")
# More rows than these that another sheet has too are that sheet once more.
MOST_NAMED = 20


def empty_ledger(submission: Submission, filled: Filled) -> list[Issue]:
    """A ledger that must be handed in and has no row: a register needs some, others may be bare."""
    ledger = filled.ledger
    first_key = (ledger.name, ledger.keys[0][0])
    if len(filled.table) or not ledger.required or first_key in submission.lacking:
        return []
    code = "empty_register" if ledger.window == "standing" else "empty_ledger"
    return [issue(code, ledger=ledger.label)]


def required_cells(_submission: Submission, filled: Filled) -> list[Issue]:
    """Blank cells of required columns; a missing column is one issue of its own."""
    found = []
    for name, field in filled.ledger.fields.items():
        if field.required:
            blank = filled.table[name].isna().to_numpy() & ~filled.unreadable[name]
            there = filled.columns[name] >= 0
            problem = Problem("required", {"header": field.header})
            found += flag(filled, name, blank & there, problem)
    return found


def duplicate_keys(_submission: Submission, filled: Filled) -> list[Issue]:
    """Rows whose declared key an earlier row has, in whichever file; blank parts count as equal.

    Rows with a blank required part, or with a part that could not be read, are left out.
    """
    return [one for key in filled.ledger.keys for one in _duplicates(filled, key)]


def _duplicates(filled: Filled, key: tuple[str, ...]) -> list[Issue]:
    table, fields = filled.table, filled.ledger.fields
    first = first_equals(table.loc[usable_for_key(filled, key), list(key)])
    if first.empty:
        return []
    keys = zh.LIST_SEPARATOR.join(fields[name].header for name in key)
    return flag_by(
        filled,
        key[0],
        table.index.isin(first.index),
        keys={"other": _others(table, first).reindex(table.index)},
        problem=lambda other: Problem("duplicate", {"keys": keys, "other": other}),
    )


def _others(table: pd.DataFrame, first: pd.Series) -> pd.Series:
    """What names the earlier row of each; a sheet that was handed in twice is named once."""
    names = row_names(table, first)
    here, there = (table.loc[rows.to_numpy(), [FILE, SHEET, ROW]] for rows in (first.index, first))
    pairs = pd.DataFrame(there.to_numpy(), columns=list(there), index=first.index)
    sheets = [here[FILE], here[SHEET], pairs[FILE], pairs[SHEET]]
    for (*own, file, sheet), rows in pairs[ROW].groupby(sheets, sort=False):
        if len(rows) > MOST_NAMED and own != [file, sheet]:
            names[rows.index] = zh.ROWS_ELSEWHERE.format(
                file=file, sheet=sheet, first=rows.min(), count=len(rows)
            )
    return names


def usable_for_key(filled: Filled, key: tuple[str, ...]) -> np.ndarray:
    """Row by row, whether the key says which row it is: read whole, required parts filled in."""
    usable = np.ones(len(filled.table), dtype=bool)
    for name in key:
        usable &= ~filled.unreadable[name]
        if filled.ledger.fields[name].required or (filled.ledger.name, name) == UNNAMED_VISIT:
            usable &= filled.table[name].notna().to_numpy()
    return usable


def first_equals(rows: pd.DataFrame) -> pd.Series:
    """For each row that an earlier one equals, blanks included, the index of the first of them."""
    alike = rows[rows.duplicated(keep=False)]
    groups = alike.groupby(list(rows.columns), sort=False, dropna=False).ngroup()
    first = pd.Series(alike.index, index=alike.index).groupby(groups).transform("first")
    return first[alike.duplicated()]


def row_names(table: pd.DataFrame, positions: pd.Series) -> pd.Series:
    """The file, sheet and Excel row of each of the rows of `table` at `positions`."""
    rows = table[[FILE, SHEET, ROW]].loc[positions.to_numpy()].to_numpy(dtype=object)
    names = [zh.ROW_ELSEWHERE.format(file=f, sheet=s, row=row) for f, s, row in rows]
    return pd.Series(names, index=positions.index, dtype=object)


def dates_out_of_order(_submission: Submission, filled: Filled) -> list[Issue]:
    """Dates before the date that they must not precede (`not_before`); blank dates are left out."""
    found, fields = [], filled.ledger.fields
    for name, field in fields.items():
        if field.not_before:
            days, earlier = filled.table[name], filled.table[field.not_before]
            header, other = field.header, fields[field.not_before].header
            early = days < earlier
            found += flag_by(
                filled,
                name,
                early,
                keys={"value": day_text(days, early), "earlier": day_text(earlier, early)},
                problem=_too_early(header, other),
            )
    return found


def parts_above_whole(_submission: Submission, filled: Filled) -> list[Issue]:
    """Numbers above the one that they are part of (`not_above`); blank numbers are left out."""
    found, fields = [], filled.ledger.fields
    for name, field in fields.items():
        if field.not_above:
            part, whole = filled.table[name], filled.table[field.not_above]
            header, other = field.header, fields[field.not_above].header
            found += flag_by(
                filled,
                name,
                above(part, whole),
                keys={"value": part, "whole": whole},
                problem=_too_much(header, other),
            )
    return found


def above(part: pd.Series, whole: pd.Series) -> np.ndarray:
    """Row by row, whether both numbers are there and the first is larger, compared exactly."""
    both = (part.notna() & whole.notna()).to_numpy()
    above = np.zeros(len(part), dtype=bool)
    left, right = (one[both].to_numpy(dtype=object) for one in (part, whole))
    above[both] = (left > right).astype(bool)
    return above


def dates_outside_window(submission: Submission, filled: Filled) -> list[Issue]:
    """Rows whose window field lies outside the time that the ledger is filled in for."""
    ledger, outside = filled.ledger, outside_window(submission, filled)
    if not outside.any():
        return []
    first, last = window(submission.period, ledger)
    facts = {
        "header": ledger.fields[ledger.window_field].header,
        "first": first.isoformat(),
        "last": last.isoformat(),
    }
    return flag_by(
        filled,
        ledger.window_field,
        outside,
        keys={"value": day_text(filled.table[ledger.window_field], outside)},
        problem=lambda value: Problem("outside_window", {**facts, "value": value}),
    )


def outside_window(submission: Submission, filled: Filled) -> np.ndarray:
    """Row by row, whether the window field lies outside that time; never for a register."""
    ledger = filled.ledger
    if ledger.window == "standing" or ledger.window_field is None:
        return np.zeros(len(filled.table), dtype=bool)
    first, last = window(submission.period, ledger)
    days = filled.table[ledger.window_field]
    return ((days < pd.Timestamp(first)) | (days > pd.Timestamp(last))).to_numpy()


def day_text(days: pd.Series, shown: np.ndarray | pd.Series) -> pd.Series:
    """The days marked in `shown` as issues show them, such as 2021-10-08; the others blank."""
    marked = days[np.asarray(shown, dtype=bool)]
    return marked.dt.strftime("%Y-%m-%d").astype(object).reindex(days.index)


def _too_early(header: str, other: str) -> Callable[..., Problem]:
    return lambda value, earlier: Problem(
        "too_early", {"header": header, "other": other, "value": value, "earlier": earlier}
    )


def _too_much(header: str, other: str) -> Callable[..., Problem]:
    return lambda value, whole: Problem(
        "above_whole", {"header": header, "other": other, "value": value, "whole": whole}
    )
