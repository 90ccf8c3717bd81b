"""The surroundings of a notebook that is run: the same on every machine, whatever the user set."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import bangfu_lib

KERNEL = "python3"
# What a user may have set for own work and what must not reach a run.
DROPPED = (
    "JUPYTER_CONFIG_PATH",
    "JUPYTER_PREFER_ENV_PATH",
    "PYTHONSTARTUP",
    "PYTHONWARNINGS",
    "PYTHONBREAKPOINT",
    "PYTHONINSPECT",
)
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def job_environment(folder: Path) -> dict[str, str]:
    """Environment variables for running notebooks; `folder` is a temporary folder of the run.

    It receives a kernel description that names this very interpreter, so that a kernel that is
    registered elsewhere under the same name is never taken, and empty settings for the rest.
    """
    _write_kernel(folder / "jupyter" / "kernels" / KERNEL)
    (folder / "matplotlibrc").write_text("", encoding="utf-8")
    folders = {
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTER_PATH": "jupyter",
        "MATPLOTLIBRC": "matplotlibrc",
    }
    fixed = {
        "JUPYTER_NO_CONFIG": "1",
        "MPLBACKEND": "Agg",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONPATH": _python_path(os.environ.get("PYTHONPATH", "")),
    }
    made = {name: str(folder / below) for name, below in folders.items()}
    return fixed | made | dict.fromkeys(ONE_THREAD, "1")


def enter_environment(environment: Mapping[str, str]) -> None:
    """Put `environment` into force in this process and drop what users set for own work."""
    for name in DROPPED:
        os.environ.pop(name, None)
    os.environ.update(environment)


def _write_kernel(folder: Path) -> None:
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    content = {"argv": argv, "display_name": KERNEL, "language": "python"}
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps(content), encoding="utf-8")


def _python_path(current: str) -> str:
    """Absolute entries, and the library itself when it is used without being installed."""
    entries = [str(Path(entry).resolve()) for entry in current.split(os.pathsep) if entry]
    home = Path(bangfu_lib.__file__).resolve().parents[1]
    installed = {"site-packages", "dist-packages"} & set(home.parts)
    if not installed and str(home) not in entries:
        entries.append(str(home))
    return os.pathsep.join(entries)
