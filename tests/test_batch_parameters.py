import json

import pytest
from small_run import PARAMETERS, put_notebook, small_workspace

from bangfu_lib.batch.parameters import (
    check_parameters,
    declared_parameters,
    notebook_parameters,
    refuse_parameters,
)
from bangfu_lib.errors import ParamsError, UsageError


def inputs(*cells):
    """What IPython keeps of the cells that were run."""
    return ["", *cells]


def test_a_parameters_cell_declares_name_kind_and_comment():
    found = declared_parameters(PARAMETERS)
    assert [(p.name, p.kind, p.about) for p in found.values()] == [
        ("period", "str", "考核期"),
        ("unit", "str", "村编码或村名"),
        ("lines", "int", "行数"),
    ]


def test_a_number_sign_inside_the_default_is_no_comment():
    assert declared_parameters('unit: str = "#1村"  # 村')["unit"].about == "村"


@pytest.mark.parametrize("cell", ["", "# 说明", "x = 1", "x: int = 1\nprint(x)", "x: int", "%time"])
def test_other_cells_declare_nothing(cell):
    assert declared_parameters(cell) == {}


def test_values_that_fit_pass():
    namespace = {"In": inputs(PARAMETERS), "period": "2021Q4", "unit": "A1", "lines": 3}
    check_parameters(namespace)


def test_an_injected_parameter_that_is_not_declared_is_refused_and_the_known_ones_are_named():
    namespace = {"In": inputs(PARAMETERS, '# Parameters\nunits = "A1"\n'), "units": "A1"}
    with pytest.raises(UsageError) as caught:
        check_parameters(namespace)
    assert caught.value.details == (
        "没有名为“units”的参数",
        "可用的参数：period（文字，考核期）、unit（文字，村编码或村名）、lines（整数，行数）",
    )


def test_every_fault_is_named_at_once():
    given = '# Parameters\nlines = "abc"\nperiod = 2021\nwrong = 1\n'
    namespace = {"In": inputs(PARAMETERS, given), "lines": "abc", "period": 2021, "wrong": 1}
    with pytest.raises(UsageError) as caught:
        check_parameters(namespace)
    assert len(caught.value.details) == 4
    assert "-r period 2021" in "".join(caught.value.details)


def test_variables_added_while_exploring_are_not_parameters():
    namespace = {"In": inputs(PARAMETERS, "mine = 1", "# Parameters of mine"), "mine": 1}
    check_parameters(namespace)


def test_after_a_rerun_the_last_injected_cell_counts():
    cells = inputs(PARAMETERS, "# Parameters\nwrong = 1", "# Parameters\nunit = 'A1'")
    check_parameters({"In": cells, "unit": "A1", "wrong": 1})


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("int", 1, True),
        ("int", True, False),
        ("int", 1.0, False),
        ("float", 1, True),
        ("float", False, False),
        ("bool", True, True),
        ("bool", 1, False),
        ("str", "1", True),
        ("str", 12, False),
        ("str", None, False),
    ],
)
def test_kinds_are_strict(kind, value, fits):
    declared = declared_parameters(f"x: {kind} = 0")
    if fits:
        refuse_parameters(declared, {"x": value})
    else:
        with pytest.raises(UsageError):
            refuse_parameters(declared, {"x": value})


def test_a_notebook_on_disk_tells_its_parameters(tmp_path):
    workspace = small_workspace(tmp_path)
    found = notebook_parameters(workspace.notebooks / "10_report.ipynb")
    assert list(found) == ["period", "unit", "lines"]


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"cells": []}', '{"cells": [{}]}'])
def test_a_notebook_that_cannot_be_used_is_named(tmp_path, content):
    notebook = tmp_path / "10_report.ipynb"
    if content is not None:
        notebook.write_text(content, "utf-8")
    with pytest.raises(ParamsError, match="10_report"):
        notebook_parameters(notebook)


def test_a_parameters_cell_without_kinds_cannot_be_run_in_a_batch(tmp_path):
    workspace = small_workspace(tmp_path)
    put_notebook(workspace, "10_report.ipynb", "pass")
    notebook = workspace.notebooks / "10_report.ipynb"
    content = json.loads(notebook.read_text("utf-8"))
    content["cells"][0]["source"] = "period = '2021Q4'"
    notebook.write_text(json.dumps(content), "utf-8")
    with pytest.raises(ParamsError, match="parameters"):
        notebook_parameters(notebook)
