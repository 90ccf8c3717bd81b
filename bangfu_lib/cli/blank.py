"""Writing the blank workbooks that `bangfu blank` was asked for, and saying what is in them."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from tqdm import tqdm

from bangfu_lib.errors import UsageError
from bangfu_lib.files import safe_name
from bangfu_lib.ledgers.blank import for_unit, known_villages, latest_known
from bangfu_lib.ledgers.form import Form, Tables
from bangfu_lib.ledgers.units import Unit, each_village, find_unit
from bangfu_lib.ledgers.workbook import write_form
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import blank as words
from bangfu_lib.zh import cli as zh

MOST_NAMED = 10


def write_blanks(
    form: Form, workspace: Workspace, period: Period, *, units: Sequence[str] | None
) -> None:
    """One workbook for each of `units`, for every registered village (None), or for all (none).

    What the latest ledgers say of the villages is filled in. Raises UsageError, before anything
    is written, when a workbook is there already or a unit cannot be told from another.
    """
    snapshot = latest_known(workspace, period)
    known = snapshot.tables if snapshot else {}
    chosen = _chosen(units, known, period)
    paths = _paths(chosen, workspace, period)
    for one in chosen:
        if one and one.remark:
            click.echo(one.remark)
    for path, unit in _with_bar(list(zip(paths, chosen, strict=True))):
        write_form(path, for_unit(form, unit, known))
    _say(paths, snapshot.manifest["period"] if snapshot else "")


def _chosen(units: Sequence[str] | None, known: Tables, period: Period) -> list[Unit | None]:
    villages = known_villages(known)
    if units is None:
        found = each_village(villages)
        if not found:
            raise UsageError(words.NO_VILLAGES.format(period=period.code))
        return [*found]
    named = [" ".join(text.split()) for text in units]
    if "" in named:
        raise UsageError(words.UNIT_EMPTY)
    return [find_unit(text, villages) for text in named] or [None]


def _paths(chosen: Sequence[Unit | None], workspace: Workspace, period: Period) -> list[Path]:
    """Where each workbook goes; raises UsageError where there is one, or where two meet."""
    folder, given = workspace.ledgers(period.code), {}
    for unit in chosen:
        name = zh.BLANK_NAME.format(period=period.code)
        if unit:
            name = zh.BLANK_NAME_UNIT.format(period=period.code, unit=safe_name(unit.file))
        path = folder / name
        if path in given:
            raise UsageError(words.SAME_FILE.format(path=path, unit=unit.file))
        if path.exists():
            raise UsageError(zh.BLANK_EXISTS.format(path=path))
        given[path] = unit
    return list(given)


def _say(paths: Sequence[Path], known_from: str) -> None:
    if len(paths) > MOST_NAMED:
        click.echo(words.MADE_MANY.format(count=len(paths), folder=paths[0].parent))
    else:
        for path in paths:
            click.echo(zh.BLANK_MADE.format(path=path))
    said = words.KNOWN_FROM.format(period=known_from) if known_from else words.NOTHING_KNOWN
    click.echo(said)


def _with_bar(jobs: Sequence[tuple[Path, Unit | None]]) -> Iterable[tuple[Path, Unit | None]]:
    """`jobs` with a bar on stderr; where nobody watches, or for one alone, it stays away."""
    return tqdm(
        jobs,
        desc=words.MAKING,
        bar_format=zh.PROGRESS_FORMAT,
        file=sys.stderr,
        disable=True if len(jobs) == 1 else None,
        dynamic_ncols=True,
        postfix="",
    )
