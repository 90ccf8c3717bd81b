"""The practice set: a first submission with mistakes, the corrected one, a later correction."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from bangfu_lib.demo.pingbian import make_tables
from bangfu_lib.demo.population import build_township
from bangfu_lib.demo.practice.hands import Hand, written
from bangfu_lib.demo.rows import frame
from bangfu_lib.demo.story import load_story, write_office
from bangfu_lib.demo.township import Township
from bangfu_lib.demo.workbooks import notice, owners
from bangfu_lib.files import write_whole
from bangfu_lib.ledgers.issues import cell_name
from bangfu_lib.ledgers.plain_sheets import write_grids
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.opening.opened import Grid
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.ledgers import Ledger, load_ledgers
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import demo_practice as zh

PERIOD = "2021Q4"
STORY = "practice/story.yaml"
GBK = "gb18030"
HABITS = frozenset(one.name for one in fields(Hand))


@dataclass(frozen=True)
class _Practice:
    """The clean tables of each office, its habits, and what all of them share."""

    ledgers: Mapping[str, Ledger]
    names: Mapping[str, Mapping[str, str]]
    hands: Mapping[str, Mapping[str, Any]]
    parts: Mapping[str, Mapping[str, pd.DataFrame]]
    notice: Sequence[str]


def write_practice(workspace: Workspace) -> list[Path]:
    """Write the first submission into the quarter's ledgers, the later ones into practice/.

    Returns the paths of the first. All rows are the synthetic ones of the pingbian sample.
    """
    write_office(workspace)
    story, township = (
        load_story(STORY),
        build_township(load_story(), load_calendar(workspace.params)),
    )
    practice = _practice(workspace, story, township)
    first, later = workspace.ledgers(PERIOD), workspace.root / zh.FOLDER
    for owner, hand in practice.hands.items():
        wrong = story["mistakes"].get(owner, {})
        _write(first, practice, owner, mistakes=wrong)
        _write(later / zh.CORRECTED, practice, owner, mistakes={})
        if owner in story["broken"]:
            _break(first / hand["file"], story["broken"][owner])
    _write_correction(later / zh.CORRECTIONS, practice, story["correction"])
    write_whole(workspace.root / zh.README, zh.STEPS.format(period=PERIOD).encode("utf-8-sig"))
    return sorted(path for path in first.rglob("*") if path.is_file())


def _practice(workspace: Workspace, story: Mapping[str, Any], township: Township) -> _Practice:
    ledgers, tables = load_ledgers(workspace.params), make_tables(workspace.params)
    owned = {name: owners(name, table, township) for name, table in tables.items() if len(table)}
    parts = {
        owner: {
            name: tables[name][who == owner].reset_index(drop=True)
            for name, who in owned.items()
            if (who == owner).any()
        }
        for owner in story["hands"]
    }
    registers = {n: (tables[n], one.named_by) for n, one in ledgers.items() if one.named_by}
    names = {
        name: dict(zip(table[ledgers[name].keys[0][0]], table[by], strict=True))
        for name, (table, by) in registers.items()
    }
    return _Practice(ledgers, names, story["hands"], parts, notice(township))


def _write(
    folder: Path, practice: _Practice, owner: str, *, mistakes: Mapping[str, Sequence[Any]]
) -> None:
    """What one office hands in: a workbook, and apart from it what it keeps as CSV."""
    hand = practice.hands[owner]
    grids = [_notice_sheet(practice.notice)]
    for name in practice.parts[owner]:
        grid = _grid(practice, owner, name, mistakes.get(name, ()))
        if file := hand.get(name, {}).get("csv"):
            write_whole(folder / file, _csv(grid))
        else:
            grids.append(grid)
    write_grids(folder / hand["file"], grids)


def _grid(practice: _Practice, owner: str, name: str, mistakes: Sequence[Any]) -> Grid:
    said = practice.hands[owner].get(name, {})
    habits = {key: value for key, value in said.items() if key in HABITS}
    hand = Hand(**habits, mistakes=mistakes)
    return written(practice.ledgers[name], practice.parts[owner][name], hand, practice.names)


def _notice_sheet(lines: Sequence[str]) -> Grid:
    return Grid(zh.SHEET_OF_NOTICE, [[line] for line in lines])


def _csv(grid: Grid) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(grid.rows)
    return stream.getvalue().encode(GBK)


def _break(path: Path, share: float) -> None:
    """Cut the file as a copy that was interrupted is cut."""
    content = path.read_bytes()
    write_whole(path, content[: int(len(content) * share)])


def _write_correction(folder: Path, practice: _Practice, said: Mapping[str, Any]) -> None:
    """A workbook with one row of 更正记录, about a cell of the corrected submission."""
    owner, name, row = said["owner"], said["ledger"], said["row"]
    grid = _grid(practice, owner, name, ())
    header = next(n for n, cells in enumerate(grid.rows) if said["header"] in map(str, cells))
    column = grid.rows[header].index(said["header"])
    declared = {
        "workbook": practice.hands[owner]["file"],
        "sheet": grid.name,
        "cell": cell_name(header + row + 2, column),
        "was": str(grid.rows[header + 1 + row][column]),
        "becomes": said["becomes"],
        "why": said["why"],
        "corrected_by": said["by"],
        "corrected_on": pd.Timestamp(said["on"]),
    }
    ledger = practice.ledgers["corrections"]
    table = frame(ledger, [declared])
    write_workbook(folder / said["file"], [ledger], {ledger.name: table}, notice=practice.notice)
