"""The sample quarter of a city: tables that add up to what its article publishes."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from bangfu_lib.demo.qinyang import activities, field, learning, oversight, registers, resources
from bangfu_lib.demo.qinyang.city import City
from bangfu_lib.demo.qinyang.presence import attendance_rows, leave_rows, make_days
from bangfu_lib.demo.rows import Row, frame
from bangfu_lib.demo.story import Figure, figures, load_story, sample_notice, write_office
from bangfu_lib.demo.workbooks import Sample, write_sample
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.workspace import Workspace, shipped_folder
from bangfu_lib.zh import demo as zh

STORY, OFFICE = "qinyang/story.yaml", "qinyang/office.yaml"
# The city keeps its registers and lists; each township keeps what happens in its villages.
OF_THE_CITY = (
    "assessments",
    "villages",
    "persons",
    "rewards",
    "inspections",
    "plans",
    "forwards",
)
CITY = ""


def published_figures() -> list[Figure]:
    """Every figure of the article as (row, label, value, approximate)."""
    return figures(load_story(STORY))


def make_city(params: Path | None = None) -> City:
    """The made-up city; `params` is the folder with the calendar, by default the shipped one."""
    return City(load_story(STORY), load_calendar(params or shipped_folder("params")))


def make_tables(params: Path | None = None) -> dict[str, pd.DataFrame]:
    """The clean table of every ledger, without origin columns; the same on every run."""
    params = params or shipped_folder("params")
    rows, ledgers = _rows(make_city(params)), load_ledgers(params)
    return {name: frame(ledger, rows.get(name, ())) for name, ledger in ledgers.items()}


def write_qinyang(workspace: Workspace) -> list[Path]:
    """Write the city's workbook and one per township into the quarter's ledgers folder.

    Returns their paths. Every workbook says on its first sheet that its rows are synthetic; the
    workspace gets the sample office's names and scheme.
    """
    write_office(workspace, OFFICE)
    city, tables = make_city(workspace.params), make_tables(workspace.params)
    owned = {name: owners(name, table, city) for name, table in tables.items()}
    sample = Sample(load_ledgers(workspace.params), tables, owned)
    folder = workspace.ledgers(city.story["period"])
    return write_sample(folder, sample, _files(city), notice=notice(city))


def notice(city: City) -> list[str]:
    """What the first sheet of every workbook says about the sample."""
    towns, villages = len(city.story["towns"]), len(city.villages)
    chosen = zh.QINYANG_CHOSEN.format(towns=towns, villages=villages)
    return sample_notice(city.story, [chosen])


def owners(name: str, table: pd.DataFrame, city: City) -> pd.Series:
    """The township whose workbook holds each row, "" for the city's."""
    if name in OF_THE_CITY or table.empty:
        return pd.Series(CITY, index=table.index)
    towns = {village.code: village.town for village in city.villages}
    if "village" in table:
        found = table["village"].map(towns)
    else:
        found = table["person"].map(_towns_of_people(city, towns))
    if "township" in table:
        found = table["township"].fillna(found)
    return found.fillna(CITY)


def _towns_of_people(city: City, towns: Mapping[str, str]) -> dict[str, str]:
    return {posting.person: towns[posting.village] for posting in city.postings}


def _files(city: City) -> dict[str, str]:
    period = city.story["period"]
    files = {CITY: zh.CITY_WORKBOOK.format(period=period)}
    return files | {
        town: zh.TOWN_WORKBOOK.format(town=town, period=period) for town in city.story["towns"]
    }


def _rows(city: City) -> dict[str, list[Row]]:
    days = make_days(city)
    made = {
        "villages": registers.village_rows(city),
        "persons": registers.person_rows(city),
        "households": registers.household_rows(city),
        "handovers": registers.handover_rows(city),
        "attendance": attendance_rows(days),
        "leave": leave_rows(days),
        "visits": field.visit_rows(city, days),
        "diaries": field.diary_rows(city, days),
        "trainings": learning.training_rows(city),
        "plans": learning.plan_rows(city),
        "forwards": learning.forward_rows(city),
        "village_plans": resources.village_plan_rows(city),
        "links": resources.link_rows(city),
        "resources": resources.resource_rows(city),
        "activities": activities.activity_rows(city, days),
        "inspections": oversight.inspection_rows(city, days),
        "rewards": oversight.reward_rows(city),
        "problems": oversight.problem_rows(city),
        "assessments": oversight.assessment_rows(city),
    }
    return {name: list(rows) for name, rows in made.items()}
