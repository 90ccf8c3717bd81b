"""House rules that a machine can check. Every failure lists all offenders as file:line."""

import ast
import os
import re
import subprocess
import sys
import zipfile
from functools import cache

from source_tree import (
    CHINESE,
    LIBRARY,
    ROOT,
    comments,
    listed,
    modules,
    nodes,
    project_files,
    spot,
    tree,
)

LONGEST_MODULE = 300
LONGEST_FUNCTION, USUAL_FUNCTION, USUAL_SHARE = 40, 30, 0.9
VAGUE_NAMES = {"utils", "helpers", "common", "misc"}
LAYER_OF_TOOL = {
    "python_calamine": "opening",
    "xlrd": "opening",
    "openpyxl": "opening",
    "xlsxwriter": "ledgers",
    "docx": "word",
    "docxtpl": "word",
    "papermill": "batch",
    "dask": "batch",
    "distributed": "batch",
    "ipywidgets": "widgets",
    "matplotlib": "charts",
    "click": "cli",
    "tqdm": "cli",
}
# Put together here, so that this file does not contain what it looks for.
UNWELCOME = [
    "/wor" + "k/",
    "sha" + "red/",
    "pypi.o" + "rg/simple",
    "files.python" + "hosted",
    "npm" + "js",
]
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | Function


def test_the_library_is_found():
    assert LIBRARY / "errors.py" in modules()


def run(*arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


# Structure


def test_imports_only_go_down():
    lint = "import sys; from importlinter.cli import lint_imports as lint; "
    status, output = run("-c", lint + "sys.exit(lint(no_cache=True))")
    assert status == 0, output


def test_each_outside_tool_is_imported_in_its_layer_alone():
    offenders = [
        f"{spot(path, line)} imports {tool}, which belongs to {LAYER_OF_TOOL[tool]}"
        for path in modules()
        for tool, line in imported_tools(path)
        if path.relative_to(LIBRARY).parts[0].removesuffix(".py") != LAYER_OF_TOOL.get(tool)
        and tool in LAYER_OF_TOOL
    ]
    assert not offenders, listed(offenders)


def imported_tools(path):
    for node in nodes(path, ast.Import, ast.ImportFrom):
        names = [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        yield from ((name.split(".")[0], node.lineno) for name in names if name)


def test_modules_are_short():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules()}
    offenders = [f"{spot(p)}: {n} lines" for p, n in lengths.items() if n > LONGEST_MODULE]
    assert not offenders, listed(offenders)


def test_functions_are_short():
    lengths = function_lengths()
    offenders = [f"{where}: {n} lines" for where, n in lengths if n > LONGEST_FUNCTION]
    assert not offenders, listed(offenders)


def test_nine_in_ten_functions_are_under_thirty_lines():
    lengths = function_lengths()
    long = [f"{where}: {n} lines" for where, n in lengths if n >= USUAL_FUNCTION]
    assert len(lengths) - len(long) >= USUAL_SHARE * len(lengths), listed(long)


def function_lengths():
    return [
        (f"{spot(path, node.lineno)} {node.name}", node.end_lineno - node.lineno + 1)
        for path in modules()
        for node in nodes(path, Function)
    ]


def test_package_files_hold_a_docstring_and_nothing_else():
    offenders = [
        spot(path)
        for path in modules()
        if path.name == "__init__.py"
        and (ast.get_docstring(tree(path)) is None or len(tree(path).body) != 1)
    ]
    assert not offenders, listed(offenders)


def test_no_module_has_a_name_that_says_nothing():
    offenders = [spot(p) for p in modules() if VAGUE_NAMES & {p.stem, p.parent.name}]
    assert not offenders, listed(offenders)


# Code


def test_chinese_words_stand_in_zh_alone():
    offenders = [
        f"{spot(path, node.lineno)}: {node.value!r}"
        for path in modules()
        if LIBRARY / "zh" not in path.parents
        for node in nodes(path, ast.Constant)
        if isinstance(node.value, str)
        and CHINESE.search(node.value)
        and id(node) not in docstrings(path)
    ]
    assert not offenders, listed(offenders)


@cache
def docstrings(path):
    owners = [o for o in nodes(path, Documented) if ast.get_docstring(o) is not None]
    return {id(owner.body[0].value) for owner in owners}


def test_everything_public_has_a_docstring():
    offenders = [
        f"{spot(path, getattr(node, 'lineno', 1))} {getattr(node, 'name', '')}"
        for path in modules()
        for node in public(tree(path))
        if ast.get_docstring(node) is None
    ]
    assert not offenders, listed(offenders)


def public(owner):
    """The module or class itself and the public functions, classes and methods in it."""
    yield owner
    for node in owner.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public(node)
        elif isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def test_no_loops_over_the_rows_of_a_table():
    offenders = [
        spot(path, node.lineno)
        for folder in (LIBRARY, ROOT / "tests")
        for path in modules(folder)
        for node in nodes(path, ast.Call)
        if isinstance(node.func, ast.Attribute) and goes_by_row(node.func.attr, node.keywords)
    ]
    assert not offenders, listed(offenders)


def goes_by_row(method, keywords):
    by_row = [k for k in keywords if k.arg == "axis" and ast.unparse(k.value) in ("1", "'columns'")]
    return method == "iterrows" or (method == "apply" and bool(by_row))


def test_a_silenced_type_error_says_why():
    offenders = [
        f"{spot(path, line)}: {comment}"
        for path in modules(ROOT)
        for line, comment in comments(path.read_text("utf-8"))
        if re.search(r"type:\s*ignore", comment)
        and not re.search(r"type:\s*ignore\[[\w, -]+\]\W+\w", comment)
    ]
    assert not offenders, listed(offenders)


def test_nothing_is_left_for_later():
    offenders = [
        spot(path, number)
        for path in project_files()
        for number, line in enumerate(path.read_text("utf-8", "ignore").splitlines(), start=1)
        if path.suffix in (".py", ".md", ".yaml", ".yml", ".toml", ".ipynb", ".csv", "")
        and UNFINISHED.search(line)
    ]
    assert not offenders, listed(offenders)


def test_ruff_finds_nothing():
    status, output = run("-m", "ruff", "check", "--no-cache", "--output-format", "concise", ".")
    assert status == 0, output


def test_ruff_would_format_nothing():
    status, output = run("-m", "ruff", "format", "--no-cache", "--check", ".")
    assert status == 0, output


def test_the_tree_speaks_of_the_project_alone():
    """No path of one machine and no package index: both would break elsewhere."""
    offenders = [
        f"{spot(path)} mentions {text}"
        for path in project_files()
        for text in UNWELCOME
        if any(text.encode() in content for content in contents(path))
    ]
    assert not offenders, listed(offenders)


def contents(path):
    """The bytes of a file; of an Office document also those of its parts."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
