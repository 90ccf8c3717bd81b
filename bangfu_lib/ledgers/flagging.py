"""Turn marked rows of a ledger into issues and changes: one per kind, naming every cell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from bangfu_lib.ledgers.changes import Change
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
    `unreadable`: per field whether the row's cell held something that is not allowed;
    `beside`: for a field with a registered code, the text beside it with the `name` that stands
    for the code or with what it lies `within` (<NA> where there is none).
    """

    ledger: Ledger
    table: pd.DataFrame
    columns: Mapping[str, np.ndarray]
    unreadable: Mapping[str, np.ndarray]
    beside: Mapping[tuple[str, str], pd.Series] = field(default_factory=dict)

    def has(self, *names: str) -> bool:
        """Whether the ledger declares all these fields."""
        return all(name in self.ledger.fields for name in names)

    @cached_property
    def sheets(self) -> tuple[np.ndarray, list[tuple[str, str]]]:
        """For each row the number of its sheet, and the file and sheet of each number."""
        files, file_names = pd.factorize(self.table[FILE])
        names, sheet_names = pd.factorize(self.table[SHEET])
        numbers, pairs = pd.factorize(files * max(len(sheet_names), 1) + names)
        places = [divmod(pair, len(sheet_names)) for pair in pairs]
        return numbers, [(file_names[file], sheet_names[name]) for file, name in places]


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
    # As objects: among blanks a whole number would turn into a decimal one.
    marked = pd.DataFrame(
        {key: values.iloc[positions].astype(object).to_numpy() for key, values in keys.items()}
    )
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
    return [
        issue(problems[number].code, place, **problems[number].facts)
        for number, place in _places(filled, name, groups)
    ]


def list_changes(
    filled: Filled, name: str, groups: np.ndarray, changes: Mapping[int, tuple[str, str]]
) -> list[Change]:
    """Changes at field `name`: row by row the number of its change, -1 for none.

    `changes` holds by number what the cells said and how they were read. One Change per number,
    file and sheet.
    """
    header = filled.ledger.fields[name].header
    return [
        Change(place.file, place.sheet, place.cell, header, *changes[number], place.others)
        for number, place in _places(filled, name, groups)
    ]


def _places(filled: Filled, name: str, groups: np.ndarray) -> Iterator[tuple[int, Place]]:
    """Each number in `groups` with the cells that bear it, sheet by sheet."""
    positions = np.flatnonzero(groups >= 0)
    if not len(positions):
        return
    rows = filled.table[ROW].to_numpy()[positions]
    numbers, sheets = groups[positions], filled.sheets[0][positions]
    columns = np.maximum(filled.columns[name][positions], 0)
    keys = (sheets * (columns.max() + 1) + columns) * (numbers.max() + 1) + numbers
    for marked in _by_key(keys):
        first = marked[0]
        letters = cell_name(0, int(columns[first])).removesuffix("0")
        cell, *others = [f"{letters}{row}" for row in rows[marked].tolist()]
        file, sheet = filled.sheets[1][sheets[first]]
        yield int(numbers[first]), Place(file, sheet, cell, tuple(others))


def _by_key(keys: np.ndarray) -> list[np.ndarray]:
    """The positions of each key, in the order in which the keys are met."""
    codes, distinct = pd.factorize(keys)
    order = np.argsort(codes, kind="stable")
    counts = np.bincount(codes, minlength=len(distinct))
    return np.split(order, np.cumsum(counts)[:-1])
