"""The sample quarter of a county-level city: tables that add up to what its article publishes."""

from pathlib import Path

import pandas as pd

from bangfu_lib.demo.huaying.county import County
from bangfu_lib.demo.huaying.duties import problem_rows, task_rows
from bangfu_lib.demo.huaying.meetings import (
    activity_rows,
    attendance_rows,
    awareness_rows,
    inspection_rows,
    report_rows,
    visit_rows,
)
from bangfu_lib.demo.huaying.outcomes import donation_rows, outcome_rows, training_rows
from bangfu_lib.demo.huaying.planning import document_rows, measure_rows, standard_rows
from bangfu_lib.demo.huaying.registers import (
    household_rows,
    organisation_rows,
    person_rows,
    target_rows,
    village_rows,
)
from bangfu_lib.demo.huaying.rewards import reward_rows
from bangfu_lib.demo.huaying.support import care_rows, fund_rows
from bangfu_lib.demo.huaying.villages import build_county
from bangfu_lib.demo.rows import frame
from bangfu_lib.demo.story import Figure, figures, load_story, sample_notice, write_office
from bangfu_lib.demo.workbooks import Sample, write_sample
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.workspace import Workspace, shipped_folder
from bangfu_lib.zh import demo_huaying as zh

STORY, OFFICE = "huaying/story.yaml", "huaying/office.yaml"
CITY = ""
# Ledgers that the city keeps itself; all others come from the towns.
OF_THE_CITY = frozenset(
    ("villages", "persons", "organisations", "poverty_reduction", "rewards", "funds", "care")
)
ROWS = {
    "villages": village_rows,
    "poverty_reduction": target_rows,
    "persons": person_rows,
    "organisations": organisation_rows,
    "attendance": attendance_rows,
    "households": household_rows,
    "household_standards": standard_rows,
    "measures": measure_rows,
    "visits": visit_rows,
    "problems": problem_rows,
    "tasks": task_rows,
    "documents": document_rows,
    "satisfaction": awareness_rows,
    "activities": activity_rows,
    "trainings": training_rows,
    "reports": report_rows,
    "rewards": reward_rows,
    "care": care_rows,
    "inspections": inspection_rows,
    "resources": donation_rows,
    "funds": fund_rows,
    "outcomes": outcome_rows,
}


def published_figures() -> list[Figure]:
    """Every figure of the article as (row, label, value, approximate)."""
    return figures(load_story(STORY))


def make_tables(params: Path | None = None) -> dict[str, pd.DataFrame]:
    """The clean table of every ledger, without origin columns; the same on every run.

    `params` is the folder with ledgers and calendar, by default the shipped one.
    """
    params = params or shipped_folder("params")
    return _tables(build_county(load_story(STORY), load_calendar(params)), params)


def write_huaying(workspace: Workspace) -> list[Path]:
    """Write the city's workbook and one of each town into the quarter's ledgers folder.

    Returns their paths. Every workbook says on its first sheet that its rows are synthetic; the
    workspace gets the sample office's names, and the sentence that its documents print.
    """
    story = load_story(STORY)
    write_office(workspace, OFFICE)
    county = build_county(story, load_calendar(workspace.params))
    tables = _tables(county, workspace.params)
    owned = {name: _owners(name, table, county) for name, table in tables.items()}
    sample = Sample(load_ledgers(workspace.params), tables, owned)
    folder = workspace.ledgers(county.quarter.code)
    return write_sample(folder, sample, _files(county), notice=_notice(county))


def _tables(county: County, params: Path) -> dict[str, pd.DataFrame]:
    ledgers = load_ledgers(params)
    return {
        name: frame(ledger, ROWS[name](county) if name in ROWS else ())
        for name, ledger in ledgers.items()
    }


def _owners(name: str, table: pd.DataFrame, county: County) -> pd.Series:
    """The town whose workbook holds each row, "" for the city's; rows of no village are the city's.

    Attendance names no village: it goes where its person is posted.
    """
    if name in OF_THE_CITY:
        return pd.Series(CITY, index=table.index)
    towns = {village.code: village.town for village in county.villages}
    if name == "attendance":
        village = table["person"].map({post.person: post.village for post in county.posts})
        return village.map(towns)
    if "village" not in table:
        return pd.Series(CITY, index=table.index)
    return table["village"].map(towns).fillna(CITY)


def _files(county: County) -> dict[str, str]:
    period = county.quarter.code
    towns = dict.fromkeys(village.town for village in county.villages)
    files = {town: zh.TOWN_WORKBOOK.format(town=town, period=period) for town in towns}
    return {CITY: zh.CITY_WORKBOOK.format(period=period), **files}


def _notice(county: County) -> list[str]:
    included = county.story["cadres_include_secretaries"]
    chosen = [zh.CHOSEN, zh.CADRES_INCLUDED if included else zh.CADRES_SEPARATE]
    return sample_notice(county.story, chosen)
