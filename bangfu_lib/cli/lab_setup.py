"""A JupyterLab of our own: settings, kernel and layout that leave the user's untouched."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from bangfu_lib.errors import MissingTool
from bangfu_lib.files import sha256_bytes, sha256_file, write_json
from bangfu_lib.workspace import shipped_folder
from bangfu_lib.zh import lab as zh

PACKAGES = {
    "jupyterlab": "jupyterlab",
    "ipykernel": "ipykernel",
    "ipywidgets": "ipywidgets",
    "jupyterlab_widgets": "jupyterlab_widgets",
    "jupyterlab_language_pack_zh_CN": "jupyterlab-language-pack-zh-CN",
}
FOLDERS = {
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    "IPYTHONDIR": "ipython",
}
# The file browser starts folded: the page needs the width of a small screen.
FOLDED = {"collapsed": True, "visible": True}
LAYOUT_NAME = "default"


def require_packages() -> None:
    """Raise MissingTool naming every package that the lab needs and that is not installed."""
    missing = [package for module, package in PACKAGES.items() if find_spec(module) is None]
    if missing:
        raise MissingTool(zh.MISSING_PACKAGES.format(packages=" ".join(missing)))


def lab_environment(private: Path, token: str, base: Mapping[str, str]) -> dict[str, str]:
    """The environment of the server: `base` with every Jupyter folder inside `private`.

    The kernel finds this very library, installed or not. The token goes here and not onto the
    command line, which other users of the machine can read.
    """
    library = str(Path(__file__).parents[2])
    paths = [library, *filter(None, base.get("PYTHONPATH", "").split(os.pathsep))]
    own = {name: str(private / folder) for name, folder in FOLDERS.items()}
    kept = {k: v for k, v in base.items() if not k.startswith(("JUPYTER", "JPY_"))}
    return {
        **kept,
        **own,
        "JUPYTER_CONFIG_PATH": str(Path(__file__).with_name("labconfig")),
        "JUPYTER_PREFER_ENV_PATH": "0",
        "JUPYTER_TOKEN": token,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "PYTHONUTF8": "1",
    }


def fill_private_folder(private: Path) -> None:
    """Put the kernel of this interpreter and the first layout of the window into `private`."""
    for folder in FOLDERS.values():
        (private / folder).mkdir(mode=0o700)
    kernel = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": zh.KERNEL_NAME,
        "language": "python",
        "metadata": {"debugger": True},
    }
    write_json(private / "data" / "kernels" / "python3" / "kernel.json", kernel)
    layout = {"layout-restorer:data": {"left": FOLDED, "right": FOLDED}}
    content = {"data": layout, "metadata": {"id": LAYOUT_NAME}}
    write_json(private / "workspaces" / _layout_file(), content)


def trust_shipped(notebooks: Iterable[Path], environment: Mapping[str, str]) -> None:
    """Let notebooks run by their own buttons, but only those still word for word as shipped.

    JupyterLab asks before it runs a button of any other. `environment` is the server's.
    """
    unchanged = [str(notebook) for notebook in notebooks if _is_as_shipped(notebook)]
    if unchanged:
        command = [sys.executable, "-m", "nbformat.sign", *unchanged]
        subprocess.run(command, env=environment, capture_output=True, check=False)


def _is_as_shipped(notebook: Path) -> bool:
    shipped = shipped_folder("notebooks") / notebook.name
    return shipped.is_file() and sha256_file(shipped) == sha256_file(notebook)


def _layout_file() -> str:
    """Where JupyterLab keeps the layout of that name; elsewhere it would only go unread."""
    return f"{LAYOUT_NAME}-{sha256_bytes(LAYOUT_NAME.encode())[:4]}.jupyterlab-workspace"
