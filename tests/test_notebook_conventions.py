"""Notebooks as they are kept in git: clean, short, and readable for people who do not program."""

import json
import re

from source_tree import CHINESE, ROOT, comments, listed

DOCUMENT_NOTEBOOK = re.compile("1[0-9]_")
MOST_CODE_CELLS, MOST_CELL_LINES = 12, 10


def notebooks():
    """Each notebook by its name."""
    folder = ROOT / "notebooks"
    assert folder.is_dir(), "notebooks/ is missing"
    return {p.name: json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*.ipynb"))}


def code_cells():
    """(notebook and number of the code cell, cell) for every code cell."""
    for name, notebook in notebooks().items():
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        yield from ((f"{name} code cell {n}", cell) for n, cell in enumerate(code, start=1))


def source(cell):
    return "".join(cell["source"])


def is_parameters(cell):
    return "parameters" in cell["metadata"].get("tags", [])


def test_notebooks_are_kept_without_outputs():
    offenders = [
        where for where, cell in code_cells() if cell["outputs"] or cell["execution_count"]
    ]
    assert not offenders, listed(offenders)


def test_parameters_stand_in_the_first_code_cell_alone():
    offenders = [
        where
        for where, cell in code_cells()
        if is_parameters(cell) and not where.endswith("code cell 1")
    ]
    assert not offenders, listed(offenders)


def test_notebooks_that_make_documents_take_parameters():
    with_parameters = {where for where, cell in code_cells() if is_parameters(cell)}
    offenders = [
        name
        for name in notebooks()
        if DOCUMENT_NOTEBOOK.match(name) and f"{name} code cell 1" not in with_parameters
    ]
    assert not offenders, listed(offenders)


def test_each_parameter_is_explained_in_chinese():
    offenders = [
        f"{where} line {number}: {line}"
        for where, cell in code_cells()
        if is_parameters(cell)
        for number, line in enumerate(source(cell).splitlines(), start=1)
        if line.strip() and not explained(source(cell), number)
    ]
    assert not offenders, listed(offenders)


def explained(code, number):
    return any(line == number and CHINESE.search(text) for line, text in comments(code))


def test_notebooks_define_nothing():
    definition = re.compile(r"^\s*(async\s+)?(def|class)\s", re.MULTILINE)
    offenders = [where for where, cell in code_cells() if definition.search(source(cell))]
    assert not offenders, listed(offenders)


def test_notebooks_are_short():
    offenders = [
        f"{where}: {len(source(cell).splitlines())} lines"
        for where, cell in code_cells()
        if len(source(cell).splitlines()) > MOST_CELL_LINES
        or where.endswith(f"code cell {MOST_CODE_CELLS + 1}")
    ]
    assert not offenders, listed(offenders)


def test_notebooks_run_in_the_kernel_python3():
    offenders = [
        name
        for name, notebook in notebooks().items()
        if notebook["metadata"].get("kernelspec", {}).get("name") != "python3"
    ]
    assert not offenders, listed(offenders)
