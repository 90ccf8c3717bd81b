"""What several tests share: the demo workspace, assessed once per test session."""

import shutil

import pytest

from bangfu_lib.workspace import Workspace, new_workspace

DEMO_PERIOD = "2021Q4"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo workspace with 2021Q4 assessed. Read it only; documents may be made in it."""
    from bangfu_lib.assess import assess
    from bangfu_lib.demo.pingbian import write_pingbian
    from bangfu_lib.periods.period import Period

    workspace = new_workspace(tmp_path_factory.mktemp("session") / "bangfu-demo")
    write_pingbian(workspace)
    assess(workspace, Period.parse(DEMO_PERIOD))
    return workspace


@pytest.fixture
def demo_copy(demo, tmp_path):
    """An own copy of the demo workspace, for a test that changes something in it."""
    root = tmp_path / "bangfu-demo"
    shutil.copytree(demo.root, root)
    return Workspace(root)


# Files that take half a minute and more, the longest first. With several processes they start
# first, so that no process is left with one of them when the others are done.
LONG = (
    "test_documents_valid.py",
    "test_cli_quarter.py",
    "test_documents_editions.py",
    "test_notebooks.py",
    "test_batch_quarter.py",
    "test_privacy_canaries.py",
    "test_faults.py",
    "test_documents_faults.py",
    "test_documents_reproducible.py",
    "test_reassess.py",
    "test_demo_plan.py",
    "test_demo_qinyang.py",
)


def pytest_collection_modifyitems(items):
    """Put the tests of LONG before all others; within a file nothing moves."""
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.name, len(LONG)))
