"""Turn marked rows of a ledger into issues: one per distinct problem, naming every cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.issues import Issue, Place, cell_name, issue
from bangfu_lib.params.ledgers import ORIGIN, Ledger

FILE, SHEET, ROW = ORIGIN
Mask = np.ndarray | pd.Series


@dataclass(frozen=True)
class Problem:
    """What is wrong, apart from where: the code of an issue and the facts of its sentence."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Filled:
    """One ledger as it was filled in: its clean table, and where its cells came from.

    `columns`: per field the 0-based Excel column in each row's sheet (-1: the sheet lacks it);
    `unreadable`: per field whether the row's cell held something that is not allowed.
    """

    ledger: Ledger
    table: pd.DataFrame
    columns: Mapping[str, np.ndarray]
    unreadable: Mapping[str, np.ndarray]

    def has(self, *names: str) -> bool:
        """Whether the ledger declares all these fields."""
        return all(name in self.ledger.fields for name in names)


def flag(filled: Filled, name: str, mask: Mask, problem: Problem) -> list[Issue]:
    """The same problem at field `name` of every row that `mask` marks."""
    groups = np.where(np.asarray(mask, dtype=bool), 0, -1)
    return flag_groups(filled, name, groups, {0: problem})


def flag_by(
    filled: Filled,
    name: str,
    mask: Mask,
    *,
    keys: Mapping[str, pd.Series],
    problem: Callable[..., Problem],
) -> list[Issue]:
    """Problems at field `name` of the marked rows; rows with equal `keys` share one.

    `problem` is given the keys by name.
    """
    positions = np.flatnonzero(np.asarray(mask, dtype=bool))
    if not len(positions):
        return []
    marked = pd.DataFrame({key: values.to_numpy()[positions] for key, values in keys.items()})
    groups = np.full(len(filled.table), -1)
    groups[positions] = marked.groupby(list(keys), sort=False, dropna=False).ngroup()
    distinct = marked.drop_duplicates().to_dict("records")
    problems = {number: problem(**facts) for number, facts in enumerate(distinct)}
    return flag_groups(filled, name, groups, problems)


def flag_groups(
    filled: Filled, name: str, groups: np.ndarray, problems: Mapping[int, Problem]
) -> list[Issue]:
    """Issues at field `name`: row by row the number of its problem, -1 for none.

    One issue per problem, file and sheet; its place names the first cell and the others.
    """
    positions = np.flatnonzero(groups >= 0)
    if not len(positions):
        return []
    marked = filled.table[[FILE, SHEET, ROW]].iloc[positions]
    marked = marked.assign(column=filled.columns[name][positions], problem=groups[positions])
    found = []
    by_problem = marked.groupby([FILE, SHEET, "column", "problem"], sort=False)[ROW]
    for (file, sheet, column, number), rows in by_problem:
        first, *others = (cell_name(row, max(column, 0)) for row in rows)
        place = Place(file, sheet, first, tuple(others))
        found.append(issue(problems[number].code, place, **problems[number].facts))
    return found
