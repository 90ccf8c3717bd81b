"""A year's norm on ledgers filled in by the quarter: earlier quarters count once assessed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from declared import posted, rules, table, village

from bangfu_lib.assess import assess
from bangfu_lib.cli.main import run_command
from bangfu_lib.ledgers.workbook import write_workbook
from bangfu_lib.periods.period import Period
from bangfu_lib.results.store import load_results
from bangfu_lib.workspace import Workspace, new_workspace

NORM = "agronomist_days_min_per_year"
QUARTERS = ("2021Q1", "2021Q2", "2021Q3", "2021Q4")


def make_office(root: Path) -> Workspace:
    workspace = new_workspace(root)
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
        "persons": [posted("N1", "农业科技员", full_time=False, arrived="2019-01-01", name="某人")],
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


def assessed(workspace: Workspace, numbers: dict[str, int]):
    for quarter, number in numbers.items():
        fill(workspace, quarter, number)
        done = assess(workspace, Period.parse(quarter))
    return done.results


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """An office that assessed all four quarters: 59 days in the village, one short of the norm."""
    workspace = make_office(tmp_path_factory.mktemp("year") / "office")
    return workspace, assessed(workspace, dict.fromkeys(QUARTERS[:3], 15) | {"2021Q4": 14})


def test_four_assessed_quarters_make_a_year(year):
    assert finding(year[1]) == {"status": "unmet", "value": "59", "missing": ""}


def test_evidence_names_the_workbook_of_every_quarter(year):
    results = year[1]
    rows = results.evidence[results.evidence["indicator"] == "agronomist_days_in_year"]["row"]
    files = results.evidence_ledger("attendance").loc[rows, "origin_file"]
    expected = {f"{code}/台账_{code}.xlsx" for code in QUARTERS[:3]} | {"台账_2021Q4.xlsx"}
    assert set(files) == expected and len(rows) == 59


def test_ledger_of_the_assessed_quarter_stays_its_own(year):
    assert set(year[1].ledger("attendance")["origin_file"]) == {"台账_2021Q4.xlsx"}


def test_correction_of_an_earlier_quarter_makes_new_results(year):
    workspace, before = year
    assert not assess(workspace, Period.parse("2021Q4")).is_new
    (workspace.ledgers("2021Q2") / "台账_2021Q2.xlsx").unlink()
    assessed(workspace, {"2021Q2": 16})
    after = assess(workspace, Period.parse("2021Q4"))
    assert after.is_new and finding(after.results)["status"] == "met"
    assert finding(before)["value"] == "59" and len(before.evidence_ledger("attendance")) == 59


def test_quarters_that_were_never_assessed_are_named(tmp_path, capsys):
    workspace = make_office(tmp_path / "office")
    assessed(workspace, {"2021Q3": 15})
    fill(workspace, "2021Q4", 15)
    assert run_command(["assess", "2021Q4", "--root", str(workspace.root)]) == 0
    said = capsys.readouterr().out
    results = load_results(workspace, Period.parse("2021Q4"))
    assert finding(results) == {"status": "no_data", "value": "30", "missing": "2021Q1、2021Q2"}
    assert "没有考核过2021Q1、2021Q2" in said and "农业科技员年在村天数" in said


@pytest.mark.parametrize("code", ["2021-12", "2021H2"])
def test_month_and_half_are_assessed_from_their_own_ledgers(code, tmp_path):
    workspace = make_office(tmp_path / "office")
    fill(workspace, code, 10)
    results = assess(workspace, Period.parse(code)).results
    facts = results.facts[results.facts["indicator"] == "posted_cadres"]
    assert list(facts["period"]) == [code] and len(results.scores) == 1
