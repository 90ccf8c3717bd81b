"""Rows of periods before the assessed one, for facts about more time than it covers."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from bangfu_lib.errors import UsageError
from bangfu_lib.ledgers.snapshot import Snapshot, load_snapshot
from bangfu_lib.periods.notation import MONTHS
from bangfu_lib.periods.period import ONE_DAY, Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import ledgers as zh


def find_earlier(workspace: Workspace, period: Period, since: date) -> dict[Period, Snapshot]:
    """The current snapshots of what was assessed between `since` and `period`, latest first.

    No day is covered twice: where several kinds of periods end on one day, that of `period`'s own
    kind is taken, or else the longest. Periods that were never assessed are left out. Raises
    StoreError for a snapshot that is damaged.
    """
    found: dict[Period, Snapshot] = {}
    day = period.first - ONE_DAY
    while day >= since:
        ending = [one for one in _candidates(day, period) if one.last == day]
        kept = next(((one, s) for one in ending if (s := _current(workspace, one))), None)
        if kept:
            found[kept[0]] = kept[1]
        day = (kept[0] if kept else Period.of(day, "month")).first - ONE_DAY
    return found


def load_earlier(workspace: Workspace, used: Mapping[str, str]) -> dict[Period, Snapshot]:
    """The very snapshots that were `used` (period code → id), in the same order."""
    return {
        Period.parse(code): load_snapshot(workspace, Period.parse(code), snapshot_id)
        for code, snapshot_id in used.items()
    }


def join_rows(
    tables: Mapping[str, pd.DataFrame], earlier: Mapping[Period, Snapshot], names: Iterable[str]
) -> dict[str, pd.DataFrame]:
    """The tables `names`, each followed by its earlier rows.

    Positions of the assessed rows stay as they are; `origin_file` of an earlier row begins with
    the code of its period.
    """
    return {
        name: pd.concat(
            [
                tables[name],
                *(_rows(one, period, tables[name], name) for period, one in earlier.items()),
            ],
            ignore_index=True,
        )
        for name in names
    }


def _candidates(day: date, period: Period) -> list[Period]:
    kinds = [period.kind, *reversed(MONTHS)]
    return [Period.of(day, kind) for kind in kinds]


def _current(workspace: Workspace, period: Period) -> Snapshot | None:
    try:
        return load_snapshot(workspace, period)
    except UsageError:
        return None


def _rows(snapshot: Snapshot, period: Period, like: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of one ledger in an earlier snapshot, with the columns and dtypes of `like`.

    A ledger or field that was not declared yet in that period has no rows or blank cells.
    """
    table = snapshot.tables.get(name, like.iloc[:0])
    file = table["origin_file"].map(
        lambda file: zh.EARLIER_FILE.format(period=period.code, file=file)
    )
    known = table.assign(origin_file=file).reindex(columns=like.columns)
    blank = {column: None for column in known if known[column].isna().all()}
    return known.assign(**blank).astype(like.dtypes.to_dict())
