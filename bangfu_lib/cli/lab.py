"""JupyterLab in Chinese on the explore page, as a server that lives until Ctrl-C."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from bangfu_lib.cli.lab_setup import (
    fill_private_folder,
    lab_environment,
    require_packages,
    trust_shipped,
)
from bangfu_lib.errors import StoreError, UsageError
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import lab as zh

NOTEBOOK = "20_explore.ipynb"
PAGE = f"/lab/tree/notebooks/{NOTEBOOK}"
HOST = "127.0.0.1"
LOG = "server.log"
LOG_LINES = 15
START_SECONDS, STOP_SECONDS, PAUSE_SECONDS = 180, 15, 0.2


@dataclass(frozen=True)
class LabServer:
    """A JupyterLab server that was started, and how to talk to it."""

    process: subprocess.Popen
    port: int
    token: str
    log: Path

    @property
    def address(self) -> str:
        """Where the explore page is."""
        return f"http://{HOST}:{self.port}{PAGE}?token={self.token}"

    def ask(self, method: str, path: str) -> int:
        """The HTTP status of one request, 0 while nobody answers; proxies are left aside."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=STOP_SECONDS)
        try:
            connection.request(method, path, headers={"Authorization": f"token {self.token}"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def last_lines(self) -> list[str]:
        """The end of the server's log."""
        return self.log.read_text("utf-8", "replace").splitlines()[-LOG_LINES:]


def open_lab(workspace: Workspace, *, port: int | None = None, browser: bool = True) -> int:
    """Run JupyterLab on `workspace` until Ctrl-C; then end it with its kernels and return 0.

    `port` None takes a free one. Raises MissingTool, UsageError (no notebook, port taken) or
    StoreError (the server does not come up or ends by itself).
    """
    require_packages()
    if not (workspace.notebooks / NOTEBOOK).is_file():
        raise UsageError(zh.NO_NOTEBOOK.format(notebook=NOTEBOOK, folder=workspace.notebooks))
    port = _usable_port(port)
    with tempfile.TemporaryDirectory(prefix="bangfu-lab-", ignore_cleanup_errors=True) as name:
        private = Path(name)
        fill_private_folder(private)
        token = secrets.token_urlsafe(24)
        environment = lab_environment(private, token, os.environ)
        options = _options(workspace, port=port, browser=browser)
        click.echo(zh.STARTING)
        trust_shipped(workspace.notebooks.glob("*.ipynb"), environment)
        process = _start(private, environment, options)
        _run(LabServer(process, port, token, private / LOG))
    click.echo(zh.ENDED)
    return 0


def _run(server: LabServer) -> None:
    try:
        _await_answer(server)
        click.echo(zh.READY.format(address=server.address))
        click.echo(zh.HOW_TO_END)
        while server.process.poll() is None:
            time.sleep(PAUSE_SECONDS)
        if code := server.process.returncode:
            raise StoreError(zh.ENDED_BY_ITSELF.format(code=code), server.last_lines())
    except KeyboardInterrupt:
        click.echo(zh.ENDING)
    finally:
        _stop(server)


def _start(
    private: Path, environment: Mapping[str, str], options: Sequence[str]
) -> subprocess.Popen:
    with (private / LOG).open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            # Jupyter reads settings from the folder it is started in: this one holds none.
            cwd=private,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            **_apart_from_ctrl_c(),
        )


def _options(workspace: Workspace, *, port: int, browser: bool) -> list[str]:
    return [
        f"--ServerApp.root_dir={workspace.root}",
        f"--ServerApp.port={port}",
        f"--LabApp.default_url={PAGE}",
        f"--ServerApp.open_browser={browser}",
    ]


def _await_answer(server: LabServer) -> None:
    """Wait until the server answers; raises StoreError when it ended or took too long."""
    deadline = time.monotonic() + START_SECONDS
    while server.ask("GET", "/api/status") != http.client.OK:
        if server.process.poll() is not None or time.monotonic() > deadline:
            raise StoreError(zh.DID_NOT_START, server.last_lines())
        time.sleep(PAUSE_SECONDS)


def _stop(server: LabServer) -> None:
    """Ask the server to end, which ends its kernels; insist when it does not."""
    process = server.process
    if process.poll() is None:
        server.ask("POST", "/api/shutdown")
    for insist in (process.terminate, process.kill, process.wait):
        try:
            process.wait(STOP_SECONDS)
            return
        except subprocess.TimeoutExpired:
            insist()


def _usable_port(port: int | None) -> int:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port or 0))
        except (OSError, OverflowError) as error:
            raise UsageError(zh.PORT_TAKEN.format(port=port)) from error
        return probe.getsockname()[1]


def _apart_from_ctrl_c() -> dict[str, object]:
    """Ctrl-C reaches this process alone, so that the server is ended in one way only."""
    if os.name == "posix":
        return {"start_new_session": True}
    return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
