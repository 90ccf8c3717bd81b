"""The command that opens JupyterLab in Chinese on a workspace, apart from the user's settings."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import click

from bangfu_lib.cli.lab_setup import (
    fill_private_folder,
    lab_environment,
    require_packages,
    trust_shipped,
)
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
    require_packages()
    port, token = _free_port(), secrets.token_hex(16)
    click.echo(zh.LAB_STARTING.format(url=f"http://{HOST}:{port}/{HOME}?token={token}"))
    click.echo(zh.LAB_STOP)
    with tempfile.TemporaryDirectory(prefix="bangfu-lab-", ignore_cleanup_errors=True) as folder:
        private = Path(folder)
        fill_private_folder(private)
        for notebook in workspace.notebooks.glob("*.ipynb"):
            trust_shipped(notebook, private)
        environment = lab_environment(private, token, os.environ)
        code = _serve(workspace, _options(port, no_browser), environment)
    if code not in STOPPED:
        raise MissingTool(zh.LAB_FAILED.format(code=code))
    click.echo(zh.LAB_STOPPED)


def _options(port: int, no_browser: bool) -> list[str]:
    options = [
        f"--ServerApp.port={port}",
        f"--ServerApp.ip={HOST}",
        "--ServerApp.answer_yes=True",
        "--ServerApp.log_level=ERROR",
        f"--LabApp.default_url=/{HOME}",
    ]
    return options + (["--no-browser"] if no_browser else [])


def _serve(workspace: Workspace, options: list[str], environment: dict[str, str]) -> int:
    """Run the server until it ends; Ctrl+C in this window ends it without a question."""
    root = f"--ServerApp.root_dir={workspace.root}"
    command = [sys.executable, "-m", "jupyterlab", root, *options]
    with subprocess.Popen(command, cwd=workspace.root, env=environment) as server:
        while True:
            with suppress(KeyboardInterrupt):
                return server.wait()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
