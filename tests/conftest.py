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
