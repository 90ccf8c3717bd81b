"""The sample quarter of a township: tables that add up to what its article publishes."""

from pathlib import Path

import pandas as pd

from bangfu_lib.demo.activities import activity_rows
from bangfu_lib.demo.attendance import attendance_rows, leave_rows
from bangfu_lib.demo.cards import card_rows
from bangfu_lib.demo.documents import document_rows
from bangfu_lib.demo.helper_calls import helper_calls
from bangfu_lib.demo.inspections import campaign_rows, check_item_rows, inspection_rows
from bangfu_lib.demo.opinions import satisfaction_rows
from bangfu_lib.demo.population import build_township
from bangfu_lib.demo.presence import make_presence
from bangfu_lib.demo.problems import problem_rows
from bangfu_lib.demo.registers import household_rows, person_rows, village_rows
from bangfu_lib.demo.reports import report_rows
from bangfu_lib.demo.resources import resource_rows
from bangfu_lib.demo.rewards import reward_rows
from bangfu_lib.demo.rows import Row, frame
from bangfu_lib.demo.story import Figure, figures, load_story, write_office
from bangfu_lib.demo.team_calls import cadre_calls, leader_calls, team_calls
from bangfu_lib.demo.township import Township
from bangfu_lib.demo.trainings import training_rows
from bangfu_lib.demo.visits import draw_reach, visit_rows
from bangfu_lib.demo.workbooks import write_township
from bangfu_lib.params.calendars import load_calendar
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.workspace import Workspace, shipped_folder


def published_figures() -> list[Figure]:
    """Every figure of the article as (row, label, value, approximate)."""
    return figures(load_story())


def make_tables(params: Path | None = None) -> dict[str, pd.DataFrame]:
    """The clean table of every ledger, without origin columns; the same on every run.

    `params` is the folder with ledgers and calendar, by default the shipped one.
    """
    params = params or shipped_folder("params")
    township = build_township(load_story(), load_calendar(params))
    rows = _rows(township)
    ledgers = load_ledgers(params)
    return {name: frame(ledger, rows.get(name, ())) for name, ledger in ledgers.items()}


def write_pingbian(workspace: Workspace) -> list[Path]:
    """Write one workbook per village and one of the township into the quarter's ledgers folder.

    Returns their paths. Every workbook says on its first sheet that its rows are synthetic; the
    workspace gets the sample office's names, and the notice that its documents print.
    """
    write_office(workspace)
    township = build_township(load_story(), load_calendar(workspace.params))
    folder = workspace.ledgers(township.quarter.code)
    tables = make_tables(workspace.params)
    return write_township(folder, township, load_ledgers(workspace.params), tables)


def _rows(township: Township) -> dict[str, list[Row]]:
    presence, reach = make_presence(township), draw_reach(township)
    calls = [
        *team_calls(township, presence, reach),
        *leader_calls(township, reach),
        *cadre_calls(township, reach),
        *helper_calls(township, reach),
    ]
    visits = visit_rows(township, reach, calls)
    documents = list(document_rows(township))
    return {
        "villages": list(village_rows(township)),
        "persons": list(person_rows(township)),
        "attendance": list(attendance_rows(township, presence)),
        "leave": list(leave_rows(township, presence)),
        "households": list(household_rows(township)),
        "visits": visits,
        "problems": list(problem_rows(township, visits)),
        "documents": documents,
        "satisfaction": list(satisfaction_rows(township)),
        "activities": list(activity_rows(township, presence)),
        "trainings": list(training_rows(township)),
        "reports": list(report_rows(township)),
        "rewards": list(reward_rows(township)),
        "inspections": list(inspection_rows(township, documents)),
        "campaigns": list(campaign_rows(township)),
        "check_items": list(check_item_rows(township)),
        "cards": list(card_rows(township, visits)),
        "resources": list(resource_rows(township)),
    }
