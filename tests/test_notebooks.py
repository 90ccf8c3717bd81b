"""Every notebook is run once as anybody would run it: by plain papermill, from any folder."""

import os
import subprocess
import sys

import nbformat
import papermill
import pytest
from source_tree import ROOT

from bangfu_lib.batch.environment import job_environment
from bangfu_lib.batch.handover import read_handovers
from bangfu_lib.batch.parameters import notebook_parameters
from bangfu_lib.params.runs import load_run

PAPERMILL = [sys.executable, "-m", "papermill", "--no-progress-bar"]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
RUNS = [path.stem for path in sorted((ROOT / "params" / "runs").glob("*.yaml"))]
MAKING = {
    document.notebook for run in RUNS for document in load_run(ROOT / "params", run).documents
}


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    """Neither the settings nor the kernels of whoever runs the tests."""
    for name, value in job_environment(tmp_path / "environment").items():
        monkeypatch.setenv(name, value)


def execute(notebook, tmp_path, **parameters):
    """Run `notebook` by plain papermill from a folder that is no workspace."""
    return papermill.execute_notebook(
        str(notebook),
        str(tmp_path / "out.ipynb"),
        parameters,
        cwd=str(tmp_path),
        progress_bar=False,
    )


def texts(executed):
    outputs = [o for cell in executed.cells for o in cell.get("outputs", ())]
    return "".join(o.get("text", "") for o in outputs)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_runs_by_itself(notebook, demo, tmp_path):
    cells = nbformat.read(notebook, 4).cells
    parametrized = any("parameters" in cell.metadata.get("tags", ()) for cell in cells)
    given = {"root": str(demo.root)} if parametrized else {}
    executed = execute(demo.notebooks / notebook.name, tmp_path, **given)
    handed = read_handovers(executed.cells)
    assert len(handed) == (notebook.name in MAKING)
    for one in handed:
        assert (demo.results("2021Q4") / one.path).is_file()
        assert one.unit == ("PB01" if 'unit: str = "PB01"' in cells[1].source else "")


def test_a_notebook_finds_the_workspace_around_it_and_takes_a_village_by_name(demo, tmp_path):
    name = "乙示例村"
    executed = papermill.execute_notebook(
        str(demo.notebooks / "13_problem_lists.ipynb"),
        str(tmp_path / "out.ipynb"),
        {"unit": name},
        cwd=str(demo.notebooks),
        progress_bar=False,
    )
    assert read_handovers(executed.cells)[0].unit == "PB02"
    assert name in texts(executed)


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        (
            ["-p", "units", "PB01", "-p", "period", "2021"],
            ["没有名为“units”的参数", "参数“period”应当是文字，现在写的是 2021", "村编码或村名"],
        ),
        (["-p", "unit", "戊甲村"], ["戊甲村", "PB01（甲示例村）"]),
    ],
)
def test_plain_papermill_ends_with_an_error_that_says_in_chinese_what_is_known(
    arguments, sentences, demo, tmp_path
):
    notebook = demo.notebooks / "10_village_report.ipynb"
    done = subprocess.run(
        [*PAPERMILL, str(notebook), "out.ipynb", "-p", "root", str(demo.root), *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert [sentence for sentence in sentences if sentence not in done.stderr] == []


@pytest.mark.parametrize(
    "notebook", [n for n in NOTEBOOKS if n.stem != "00_home"], ids=lambda p: p.stem
)
def test_the_first_thing_a_notebook_does_is_to_check_its_parameters(notebook):
    code = [cell.source for cell in nbformat.read(notebook, 4).cells if cell.cell_type == "code"]
    assert notebook_parameters(notebook)
    assert "check_parameters(globals())" in code[1]
    assert {"period", "root"} <= set(notebook_parameters(notebook))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_notebook_is_valid_and_its_cells_have_names(notebook):
    content = nbformat.read(notebook, nbformat.NO_CONVERT)
    nbformat.validate(content)
    assert (content.nbformat, content.nbformat_minor) == (4, 5)
    assert all(cell.id.replace("-", "").isalpha() for cell in content.cells)


def test_the_home_page_leads_to_every_other_notebook():
    home = (ROOT / "notebooks" / "00_home.ipynb").read_text("utf-8")
    assert [n.name for n in NOTEBOOKS if n.stem != "00_home" and f"({n.name})" not in home] == []
