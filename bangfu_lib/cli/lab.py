"""The command that opens JupyterLab in Chinese on a workspace, apart from the user's settings."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import click

from bangfu_lib.batch.environment import job_environment
from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import root_option
from bangfu_lib.errors import MissingTool
from bangfu_lib.workspace import Workspace, find_workspace
from bangfu_lib.zh import cli as zh

HOST = "127.0.0.1"
HOME = "lab/tree/notebooks/00_home.ipynb"
STOPPED = (0, 130, -signal.SIGINT, -signal.SIGTERM)


@click.command(cls=ChineseCommand, help=zh.HELP_LAB)
@click.option("--no-browser", is_flag=True, help=zh.NO_BROWSER_OPTION)
@root_option
def lab(no_browser: bool, root: str) -> None:
    """Open JupyterLab on the home notebook of a workspace until the user ends it."""
    workspace = find_workspace(root)
    if find_spec("jupyterlab") is None:
        raise MissingTool(zh.MISSING_PACKAGE.format(name="jupyterlab"))
    port, token = _free_port(), secrets.token_hex(16)
    click.echo(zh.LAB_STARTING.format(url=f"http://{HOST}:{port}/{HOME}?token={token}"))
    click.echo(zh.LAB_STOP)
    options = [f"--ServerApp.port={port}", f"--IdentityProvider.token={token}"]
    options += ["--no-browser"] if no_browser else []
    with tempfile.TemporaryDirectory(prefix="bangfu-lab-", ignore_cleanup_errors=True) as folder:
        code = _serve(workspace, options, lab_environment(Path(folder)))
    if code not in STOPPED:
        raise MissingTool(zh.LAB_FAILED.format(code=code))
    click.echo(zh.LAB_STOPPED)


def lab_environment(folder: Path) -> dict[str, str]:
    """The environment of the server: Chinese, our settings, and none of the user's own.

    `folder` is a temporary folder that holds what JupyterLab writes for itself.
    """
    settings = Path(str(files("bangfu_lib.cli") / "lab_settings"))
    own = {
        "JUPYTER_CONFIG_PATH": str(settings),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    environment = os.environ | job_environment(folder) | own
    # The folders that this switch hides are the ones that hold our own settings.
    environment.pop("JUPYTER_NO_CONFIG")
    return environment


def _serve(workspace: Workspace, options: list[str], environment: dict[str, str]) -> int:
    """Run the server until it ends; Ctrl+C in this window ends it without a question."""
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={workspace.root}",
        f"--ServerApp.ip={HOST}",
        "--ServerApp.port_retries=0",
        "--ServerApp.answer_yes=True",
        "--ServerApp.log_level=ERROR",
        f"--LabApp.default_url=/{HOME}",
        *options,
    ]
    with subprocess.Popen(command, cwd=workspace.root, env=environment) as server:
        while True:
            with suppress(KeyboardInterrupt):
                return server.wait()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
