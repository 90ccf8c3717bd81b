"""What is declared, pinned and shipped: pyproject.toml, constraints.txt, environment.yml, the wheel."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML
from source_tree import LIBRARY, ROOT, listed, modules, nodes, project_files, spot

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = [Requirement(text) for text in PROJECT["dependencies"]]
NEEDED_BY_TESTS = [Requirement(text) for text in PROJECT["optional-dependencies"]["test"]]
ENVIRONMENT = YAML(typ="safe").load(ROOT / "environment.yml")
SHIPPED = ("notebooks", "params", "report_templates")


def pins():
    """Canonical name -> pinned version, for each line of constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    parts = [line.split("==") for line in lines if not line.startswith("#")]
    assert [p for p in parts if len(p) != 2] == []
    return {canonicalize_name(name): version for name, version in parts}


def load(script):
    path = Path(__file__).parent / "maintenance" / f"{script}.py"
    spec = importlib.util.spec_from_file_location(script, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# Declared and pinned


@pytest.mark.parametrize("requirement", [*NEEDED, *NEEDED_BY_TESTS], ids=str)
def test_each_dependency_has_a_lower_bound_that_its_pin_satisfies(requirement):
    assert [s.operator for s in requirement.specifier] == [">="]
    assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


def test_all_that_the_dependencies_need_in_turn_is_pinned_too():
    script = load("make_constraints")
    unpinned = set(script.closure(script.direct_requirements())) - set(pins())
    assert not unpinned, listed(sorted(unpinned))


def test_constraints_are_exact_versions_in_order_and_once_each():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    names = [line.split("==")[0] for line in lines if not line.startswith("#")]
    assert names == sorted(set(names))
    assert all(re.fullmatch(r"[0-9][0-9a-z.+]*", version) for version in pins().values())


def test_the_environment_has_the_python_of_the_project_and_nothing_else_from_conda():
    plain = [entry for entry in ENVIRONMENT["dependencies"] if isinstance(entry, str)]
    python, pip = plain
    assert pip == "pip"
    assert SpecifierSet(python.removeprefix("python ")) == SpecifierSet(PROJECT["requires-python"])
    assert ENVIRONMENT["channels"] == ["conda-forge"]


def test_the_environment_installs_the_project_through_pip_with_the_tested_pins():
    [lines] = [e["pip"] for e in ENVIRONMENT["dependencies"] if isinstance(e, dict)]
    assert lines == ["-c constraints.txt", "-e .[test]"]
    assert ENVIRONMENT["name"] == PROJECT["name"] == "bangfu"


@pytest.mark.parametrize("name", ["environment.yml", "constraints.txt"])
def test_no_package_comes_from_a_fixed_address(name):
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"://|@|\bfile:|--(extra-)?index-url|--find-links", text)


def test_whatever_the_code_imports_is_a_declared_dependency():
    """Nothing may be there only because another package happens to bring it."""
    needed = {canonicalize_name(r.name) for r in NEEDED}
    offenders = undeclared(LIBRARY, needed)
    assert not offenders, listed(offenders)


def undeclared(folder, declared):
    owners = packages_distributions()
    here = {path.stem for path in folder.iterdir()} | {"bangfu_lib"}
    return [
        f"{spot(path, line)}: {name}"
        for path in modules(folder)
        for name, line in imports(path)
        if name not in sys.stdlib_module_names | here
        and declared.isdisjoint(canonicalize_name(owner) for owner in owners.get(name, []))
    ]


def imports(path):
    for node in nodes(path, ast.Import, ast.ImportFrom):
        names = [node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        yield from ((name.split(".")[0], node.lineno) for name in names if name)


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as hatchling builds it from this tree, unpacked."""
    pytest.importorskip("hatchling", reason="hatchling is not installed, so no wheel can be built")
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = run(["-c", build, str(folder)], ROOT)
    [built] = folder.glob("bangfu-*.whl")
    assert built.name == done.stdout.split()[-1]
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(arguments, folder, **environment):
    command = [sys.executable, "-X", "utf8", *arguments]
    variables = {**os.environ, **environment}
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_wheel_carries_the_library_with_its_data(wheel):
    files = [path.relative_to(ROOT) for path in project_files() if LIBRARY in path.parents]
    missing = [path for path in files if not (wheel / path).is_file()]
    assert not missing, listed(missing)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_wheel_carries_what_a_new_workspace_is_made_of(wheel, name):
    files = [path.relative_to(ROOT) for path in project_files() if ROOT / name in path.parents]
    missing = [path for path in files if not (wheel / "bangfu_lib" / "_workspace" / path).is_file()]
    assert files
    assert not missing, listed(missing)


def test_the_wheel_carries_no_tests_and_no_ledgers(wheel):
    assert {path.name for path in wheel.iterdir()} == {
        "bangfu_lib",
        f"bangfu-{PROJECT['version']}.dist-info",
    }


def test_a_workspace_is_made_from_the_wheel_alone_outside_the_checkout(wheel, tmp_path):
    make = "from bangfu_lib.workspace import new_workspace; from pathlib import Path; "
    run(["-c", make + "new_workspace(Path('office'))"], tmp_path, PYTHONPATH=str(wheel))
    made = {path.name for path in (tmp_path / "office").iterdir()}
    assert made == set(SHIPPED)
    assert (tmp_path / "office" / "params" / "calendars" / "china.csv").is_file()


def test_the_wheel_names_the_command_and_the_pythons_it_runs_on(wheel):
    [info] = wheel.glob("*.dist-info")
    metadata = (info / "METADATA").read_text("utf-8")
    [python] = re.findall("^Requires-Python: (.+)$", metadata, re.MULTILINE)
    assert SpecifierSet(python) == SpecifierSet(PROJECT["requires-python"])
    assert "bangfu = bangfu_lib.cli.main:main" in (info / "entry_points.txt").read_text("utf-8")
