"""LibreOffice: where it is installed, and one call of it that converts many files."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

COMMANDS = ("soffice", "libreoffice")
USUAL_PLACES = {
    "win32": (
        "C:/Program Files/LibreOffice/program/soffice.exe",
        "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/opt/libreoffice/program/soffice",
    ),
}
VERSIONED = "/opt/libreoffice*/program/soffice"
START_SECONDS, SECONDS_EACH = 90, 15
TICK_SECONDS = 0.5
# Python's own settings would lead astray the Python that LibreOffice brings along.
NOT_PASSED_ON = frozenset({"PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP"})


@dataclass(frozen=True)
class Tried:
    """What a call left: PDFs in `folder`; whether it was stopped after `limit` seconds."""

    folder: Path
    limit: int
    too_slow: bool


@dataclass(frozen=True)
class Office:
    """An installed LibreOffice by the path of its program."""

    program: Path
    start_seconds: int = START_SECONDS
    seconds_each: int = SECONDS_EACH

    def convert(
        self, files: Sequence[Path], folder: Path, *, on_tick: Callable[[int], None]
    ) -> Tried:
        """Write the PDFs of `files` into the new `folder`, in one call with a profile of its own.

        A LibreOffice that the user has open is not touched, and what it has set plays no part.
        `on_tick` is told twice a second how many PDFs there are so far. Nothing is raised for
        files that fail: their PDF is not there.
        """
        folder.mkdir()
        limit = self.start_seconds + self.seconds_each * len(files)
        with tempfile.TemporaryDirectory(prefix="bangfu-lo-", ignore_cleanup_errors=True) as own:
            command = [str(self.program), f"-env:UserInstallation={Path(own).as_uri()}"]
            command += ["--headless", "--norestore", "--nolockcheck", "--nofirststartwizard"]
            command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
            try:
                child = _started(command)
            except OSError:
                return Tried(folder, limit, too_slow=False)
            ended = _watched(child, limit, lambda: on_tick(len(list(folder.glob("*.pdf")))))
        return Tried(folder, limit, too_slow=not ended)


def find_office() -> Office | None:
    """The LibreOffice on PATH or in one of its usual places; None where there is none."""
    on_path = (shutil.which(command) for command in COMMANDS)
    usual = [Path(place) for place in USUAL_PLACES.get(sys.platform, ())]
    if sys.platform == "linux":
        usual += sorted(Path("/").glob(VERSIONED.lstrip("/")), reverse=True)
    found = [Path(one) for one in on_path if one] + [one for one in usual if one.is_file()]
    return Office(found[0]) if found else None


def _started(command: Sequence[str]) -> subprocess.Popen:
    """LibreOffice in a group of its own, so that it can be ended with all that it starts."""
    settings = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    quiet |= {"stderr": subprocess.DEVNULL}
    if os.name == "nt":
        group = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(command, env=settings, creationflags=group, **quiet)
    return subprocess.Popen(command, env=settings, start_new_session=True, **quiet)


def _watched(child: subprocess.Popen, limit: int, on_tick: Callable[[], None]) -> bool:
    """Wait for `child` and say whether it ended by itself; none is left behind in any case."""
    last = time.monotonic() + limit
    try:
        while time.monotonic() < last:
            with suppress(subprocess.TimeoutExpired):
                child.wait(TICK_SECONDS)
                return True
            on_tick()
        return False
    finally:
        _end(child)


def _end(child: subprocess.Popen) -> None:
    """End the program and what it started; on Windows its own child ends by another tool."""
    if os.name == "nt":
        if child.poll() is None:
            tool = ["taskkill", "/F", "/T", "/PID", str(child.pid)]
            subprocess.run(tool, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
