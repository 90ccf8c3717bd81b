"""The sample quarter of a township that works by the implementation plan, table by table."""

from pathlib import Path

import pandas as pd

from bangfu_lib.demo.plan.checks import inspection_rows, rating_rows, reward_rows
from bangfu_lib.demo.plan.meetings import (
    activity_rows,
    problem_rows,
    satisfaction_rows,
    training_rows,
)
from bangfu_lib.demo.plan.papers import change_rows, commitment_rows, diary_rows, document_rows
from bangfu_lib.demo.plan.place import Place
from bangfu_lib.demo.plan.presence import attendance_rows
from bangfu_lib.demo.plan.registers import (
    agronomy_rows,
    household_rows,
    measure_rows,
    person_rows,
    task_rows,
    village_rows,
)
from bangfu_lib.demo.plan.reports import report_rows
from bangfu_lib.demo.plan.visits import occasion_rows, visit_rows
from bangfu_lib.demo.rows import frame
from bangfu_lib.demo.story import Figure, figures, load_story, write_office
from bangfu_lib.demo.workbooks import TOWNSHIP, Sample, write_sample
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.workspace import Workspace, shipped_folder
from bangfu_lib.zh import demo as words
from bangfu_lib.zh import demo_plan as zh

STORY, OFFICE = "plan/story.yaml", "plan/office.yaml"
OF_THE_TOWNSHIP = frozenset(
    ("villages", "persons", "satisfaction", "rewards", "inspections", "assessments")
)
ROWS = {
    "villages": village_rows,
    "persons": person_rows,
    "attendance": attendance_rows,
    "households": household_rows,
    "measures": measure_rows,
    "visits": visit_rows,
    "occasions": occasion_rows,
    "problems": problem_rows,
    "tasks": task_rows,
    "documents": document_rows,
    "satisfaction": satisfaction_rows,
    "activities": activity_rows,
    "trainings": training_rows,
    "agronomy": agronomy_rows,
    "reports": report_rows,
    "commitments": commitment_rows,
    "register_changes": change_rows,
    "rewards": reward_rows,
    "inspections": inspection_rows,
    "diaries": diary_rows,
    "assessments": rating_rows,
}


def published_figures() -> list[Figure]:
    """Every number of the plan: it sets norms and publishes no counts."""
    return figures(load_story(STORY))


def make_tables(params: Path | None = None) -> dict[str, pd.DataFrame]:
    """The clean table of every ledger, without origin columns; the same on every run.

    `params` is the folder with ledgers and calendar, by default the shipped one.
    """
    params = params or shipped_folder("params")
    return _tables(Place(load_story(STORY), load_calendar(params)), params)


def write_plan(workspace: Workspace) -> list[Path]:
    """Write the township's workbook and one of each village into the quarter's ledgers folder.

    Returns their paths. Every workbook says on its first sheet that its rows are synthetic; the
    workspace gets the sample office's names, and the notice that its documents print.
    """
    write_office(workspace, OFFICE)
    place = Place(load_story(STORY), load_calendar(workspace.params))
    tables = _tables(place, workspace.params)
    owned = {name: _owners(name, table) for name, table in tables.items()}
    sample = Sample(load_ledgers(workspace.params), tables, owned)
    folder = workspace.ledgers(place.quarter.code)
    return write_sample(folder, sample, _files(place), notice=_notice(place))


def _tables(place: Place, params: Path) -> dict[str, pd.DataFrame]:
    return {
        name: frame(ledger, ROWS[name](place) if name in ROWS else ())
        for name, ledger in load_ledgers(params).items()
    }


def _owners(name: str, table: pd.DataFrame) -> pd.Series:
    """The village whose workbook holds each row, "" for the township's."""
    if name in OF_THE_TOWNSHIP or table.empty:
        return pd.Series(TOWNSHIP, index=table.index)
    if name == "attendance":
        return table["person"].str.split("-").str[0]
    return table["village"].fillna(TOWNSHIP)


def _files(place: Place) -> dict[str, str]:
    period = place.quarter.code
    own = {
        village["code"]: zh.VILLAGE_WORKBOOK.format(
            code=village["code"], name=village["name"], period=period
        )
        for village in place.story["villages"]
    }
    return {TOWNSHIP: zh.TOWNSHIP_WORKBOOK.format(period=period), **own}


def _notice(place: Place) -> list[str]:
    told = {"title": place.story["source"]["title"], "count": len(place.codes)}
    chosen = [sentence.format(**told) for sentence in zh.CHOSEN]
    synthetic = words.NOTICE_SYNTHETIC.format(seed=place.story["seed"])
    return [synthetic, *chosen, words.NOTICE_FAULTS]
