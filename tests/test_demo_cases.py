"""Every sample case is registered, named in help, and writes ledgers of its own period."""

import pytest

from bangfu_lib.cli.main import run_command
from bangfu_lib.demo.cases import CASES, DEFAULT_CASE, find_case
from bangfu_lib.errors import UsageError
from bangfu_lib.params.sources import load_rows
from bangfu_lib.periods.period import Period
from bangfu_lib.workspace import new_workspace, shipped_folder

NAMES = sorted(CASES)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_writes_its_office_and_its_workbooks_into_its_period(name, tmp_path):
    workspace = new_workspace(tmp_path / name)
    shipped = (workspace.params / "units" / "office.yaml").read_text("utf-8")
    written = find_case(name).write(workspace)
    period = Period.parse(CASES[name].period)
    assert {path.parent for path in written} == {workspace.ledgers(period.code)}
    office = (workspace.params / "units" / "office.yaml").read_text("utf-8")
    assert office != shipped and "synthetic:" in office


@pytest.mark.parametrize("name", NAMES)
def test_each_published_figure_belongs_to_a_row_of_the_sources(name):
    rows = load_rows(shipped_folder("params"))
    figures = CASES[name].published_figures()
    assert figures and [figure for figure in figures if figure.row not in rows] == []


def test_a_case_that_does_not_exist_is_answered_with_those_that_do():
    with pytest.raises(UsageError, match=DEFAULT_CASE):
        find_case("没有")


def test_a_case_that_does_not_exist_makes_no_folder(tmp_path, capsys):
    assert run_command(["demo", str(tmp_path / "示范"), "--case", "没有"]) == 2
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err.count("\n") == 1


def test_help_names_every_case(capsys):
    assert run_command(["demo", "--help"]) == 0
    text = capsys.readouterr().out
    assert [name for name in NAMES if name not in text or CASES[name].label not in text] == []
