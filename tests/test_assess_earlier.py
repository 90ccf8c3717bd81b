"""A year's norm on ledgers filled in by the quarter: earlier quarters count once assessed."""

from datetime import date, timedelta

import pytest
from declared import posted, rules, table, village

from bangfu_lib.assess import assess
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import Workspace, new_workspace

NORM = "agronomist_days_min_per_year"
QUARTERS = ("2021Q1", "2021Q2", "2021Q3", "2021Q4")


@pytest.fixture
def office(tmp_path) -> Workspace:
    workspace = new_workspace(tmp_path / "office")
    path = workspace.params / "units" / "office.yaml"
    path.write_text(path.read_text("utf-8").replace("请填写", "某"), "utf-8")
    return workspace


def days(quarter: str, number: int) -> list[date]:
    first = Period.parse(quarter).first
    return [first + timedelta(days=n) for n in range(number)]


def fill(workspace: Workspace, quarter: str, number: int) -> None:
    """The quarter's workbook: one village, one agronomist with `number` days in the village."""
    known = {"person": "N1", "half": "全天", "status": "在村", "recorded_by": "村"}
    household = {"household": "H1", "village": "V1", "category": "脱贫户", "basic_form": True}
    document = {"document": "D1", "village": "V1", "category": "村情简介", "name": "村情简介"}
    filled = {
        "villages": [village(sending_unit="某局")],
        "persons": [posted("N1", "农业科技员", full_time=False, arrived="2019-01-01")],
        "households": [household | {"income_form": True, "policy_list": True}],
        "documents": [document | {"mandatory": True, "complete": True}],
        "attendance": [known | {"date": day} for day in days(quarter, number)],
    }
    tables = {name: table(name, rows) for name, rows in filled.items()}
    path = workspace.ledgers(quarter) / f"台账_{quarter}.xlsx"
    write_workbook(path, rules().ledgers.values(), tables)


def finding(results) -> dict:
    found = results.findings[results.findings["norm"] == NORM]
    return found[["status", "value", "missing"]].to_dict("records")[0]


def assessed(workspace: Workspace, quarters, number: int = 15):
    for quarter in quarters:
        fill(workspace, quarter, number)
        done = assess(workspace, Period.parse(quarter))
    return done.results


def test_four_assessed_quarters_make_a_year(office):
    results = assessed(office, QUARTERS)
    assert finding(results) == {"status": "met", "value": "60", "missing": ""}


def test_a_year_short_of_a_day_is_unmet_and_its_evidence_names_every_workbook(office):
    results = assessed(office, QUARTERS, 14)
    assert finding(results)["status"] == "unmet"
    rows = results.evidence[results.evidence["indicator"] == "agronomist_days_in_year"]["row"]
    files = results.evidence_ledger("attendance").loc[rows, "origin_file"]
    expected = {f"{code}/台账_{code}.xlsx" for code in QUARTERS[:3]} | {"台账_2021Q4.xlsx"}
    assert set(files) == expected and len(rows) == 56
    assert set(results.ledger("attendance")["origin_file"]) == {"台账_2021Q4.xlsx"}


def test_quarter_that_was_never_assessed_is_named(office):
    results = assessed(office, ["2021Q1", "2021Q3", "2021Q4"])
    found = finding(results)
    assert (found["status"], found["missing"]) == ("no_data", "2021Q2")


def test_correction_of_an_earlier_quarter_makes_new_results(office):
    before = assessed(office, QUARTERS)
    (office.ledgers("2021Q2") / "台账_2021Q2.xlsx").unlink()
    assessed(office, ["2021Q2"], 14)
    after = assess(office, Period.parse("2021Q4"))
    assert after.is_new and after.results.folder != before.folder
    assert finding(after.results)["value"] == "59"
    assert finding(before) == {"status": "met", "value": "60", "missing": ""}


def test_first_half_assessed_as_a_whole_counts_for_the_year(office):
    fill(office, "2021Q1", 30)
    office.ledgers("2021Q1").rename(office.ledgers("2021H1"))
    assess(office, Period.parse("2021H1"))
    results = assessed(office, ["2021Q3", "2021Q4"])
    assert finding(results) == {"status": "met", "value": "60", "missing": ""}
