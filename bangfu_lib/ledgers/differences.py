"""What changed between two snapshots: rows added and removed, and cells that say something else."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from bangfu_lib.ledgers.flagging import FILE, ROW, SHEET
from bangfu_lib.ledgers.reasons import shown
from bangfu_lib.ledgers.snapshot import Snapshot
from bangfu_lib.params.ledgers import ORIGIN, Field, Ledger
from bangfu_lib.zh import keeping as zh
from bangfu_lib.zh import ledgers as words

# Between the parts of a key; no cell holds it.
BETWEEN = "\x1f"
UNKNOWN = "S3"
CELL_COLUMNS = [FILE, SHEET, ROW, "header", "was", "now"]


@dataclass(frozen=True)
class Difference:
    """What became of one ledger; where rows lie is said by origin_file, origin_sheet, origin_row.

    `added` places are those of the later snapshot, `removed` of the earlier one; `cells` has a row
    per changed cell: its place in the later one, its header, and its values fit to be shown.
    """

    ledger: str
    label: str
    added: pd.DataFrame
    removed: pd.DataFrame
    cells: pd.DataFrame

    @property
    def changed_rows(self) -> int:
        """How many rows changed in at least one cell."""
        return len(self.cells[list(ORIGIN)].drop_duplicates())


def compare(
    before: Snapshot, after: Snapshot, ledgers: Mapping[str, Ledger]
) -> tuple[Difference, ...]:
    """The ledgers that differ, in the order of `after`.

    Rows are matched by the first key that `ledgers` declare, equal keys in their order; where a row
    lies is no difference. A field that is not declared any more is not shown.
    """
    names = dict.fromkeys([*after.tables, *before.tables])
    found = [_difference(name, before, after, ledgers.get(name)) for name in names]
    return tuple(one for one in found if len(one.added) or len(one.removed) or len(one.cells))


def _difference(name: str, before: Snapshot, after: Snapshot, ledger: Ledger | None) -> Difference:
    tables = [one.tables.get(name) for one in (before, after)]
    known = next(one for one in tables if one is not None)
    old, new = (known.iloc[:0] if one is None else one for one in tables)
    old, new = _keyed(old, ledger), _keyed(new, ledger)
    place = list(ORIGIN)
    return Difference(
        ledger=name,
        label=ledger.label if ledger else name,
        added=new.loc[~new.index.isin(old.index), place].reset_index(drop=True),
        removed=old.loc[~old.index.isin(new.index), place].reset_index(drop=True),
        cells=_changed_cells(old, new, ledger),
    )


def _keyed(table: pd.DataFrame, ledger: Ledger | None) -> pd.DataFrame:
    """The table under the text of its key, and the number of the row among those with that key."""
    declared = ledger.keys[0] if ledger else ()
    fields = [name for name in declared if name in table] or [
        name for name in table if name not in ORIGIN
    ]
    text = table[fields[0]].astype("string").fillna("")
    for name in fields[1:]:
        text = text + BETWEEN + table[name].astype("string").fillna("")
    number = text.groupby(text, sort=False).cumcount().astype("string")
    return table.set_index(pd.Index(text + BETWEEN + number, dtype=object))


def _changed_cells(old: pd.DataFrame, new: pd.DataFrame, ledger: Ledger | None) -> pd.DataFrame:
    common = new.index[new.index.isin(old.index)]
    left, right = old.reindex(common), new.reindex(common)
    names = [name for name in dict.fromkeys([*new, *old]) if name not in ORIGIN]
    parts = [_cells(left, right, _field(name, ledger)) for name in names]
    changed = pd.concat([pd.DataFrame(columns=CELL_COLUMNS), *(one for one in parts if len(one))])
    return changed.sort_values([FILE, SHEET, ROW], kind="stable").reset_index(drop=True)


def _cells(left: pd.DataFrame, right: pd.DataFrame, field: Field) -> pd.DataFrame:
    was, now = _values(left, field.name), _values(right, field.name)
    differs = ~((was == now) | (was.isna() & now.isna())).to_numpy(dtype=bool)
    texts = {"was": was[differs], "now": now[differs]}
    said = {name: [_said(one, field) for one in values] for name, values in texts.items()}
    return right.loc[differs, list(ORIGIN)].assign(header=field.header, **said)


def _values(table: pd.DataFrame, name: str) -> pd.Series:
    """A column as plain objects, blank where the table does not have it; blanks are None."""
    if name not in table:
        return pd.Series(None, index=table.index, dtype=object)
    values = table[name].astype(object)
    return values.where(values.notna(), None)


def _field(name: str, ledger: Ledger | None) -> Field:
    known = ledger.fields.get(name) if ledger else None
    return known or Field(name=name, header=name, kind="text", sensitivity=UNKNOWN)


def _said(value: object, field: Field) -> str:
    if value is None:
        return zh.BLANK
    if isinstance(value, bool):
        return words.YES if value else words.NO
    return shown(value, field)
