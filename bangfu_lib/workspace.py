"""A workspace: the folder of an office's params, templates, notebooks, ledgers and results."""

import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bangfu_lib.errors import UsageError
from bangfu_lib.files import write_folder_whole
from bangfu_lib.zh import files as zh

SHIPPED = ("params", "report_templates", "notebooks")


@dataclass(frozen=True)
class Workspace:
    """Where everything of one workspace lies."""

    root: Path

    @property
    def params(self) -> Path:
        """Data that the office may change."""
        return self.root / "params"

    @property
    def templates(self) -> Path:
        """Word templates that staff edit."""
        return self.root / "report_templates"

    @property
    def notebooks(self) -> Path:
        """Parameterized notebooks."""
        return self.root / "notebooks"

    def ledgers(self, period: str) -> Path:
        """Filled workbooks of one period."""
        return self.root / "ledgers" / period

    def store(self, period: str) -> Path:
        """Snapshots of one period."""
        return self.root / "store" / period

    @property
    def archive(self) -> Path:
        """Untouched copies of the workbooks taken in, named by their hash."""
        return self.root / "store" / "archive"

    def returned(self, period: str) -> Path:
        """Workbooks that go back to the senders for mending."""
        return self.root / "returned" / period

    def results(self, period: str) -> Path:
        """Results, documents and executed notebooks of one period."""
        return self.root / "results" / period


def is_workspace(folder: Path) -> bool:
    """Whether `folder` holds what every workspace holds."""
    return (folder / "params" / "ledgers").is_dir() and (folder / "notebooks").is_dir()


def find_workspace(start: str | Path = "") -> Workspace:
    """The workspace at `start` (default: the current folder) or at the nearest folder above it.

    Raises UsageError when there is none.
    """
    here = _readable(Path(start or ".").expanduser().resolve())
    for folder in (here, *here.parents):
        if is_workspace(folder):
            return Workspace(folder)
    raise UsageError(zh.NO_WORKSPACE.format(path=here))


def shipped_folder(name: str) -> Path:
    """One of the three shipped folders: inside the installed wheel, or in the source checkout."""
    package = Path(str(files("bangfu_lib")))
    for folder in (package / "_workspace" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise UsageError(zh.PACKAGE_INCOMPLETE.format(name=name))


def new_workspace(root: Path) -> Workspace:
    """Make a workspace at `root` from the shipped folders; refuses a folder that is not empty."""
    root = _readable(root.expanduser().resolve())
    if root.exists() and any(root.iterdir()):
        raise UsageError(zh.FOLDER_NOT_EMPTY.format(path=root))
    for name in SHIPPED:
        write_folder_whole(root / name, lambda aside, name=name: _copy(name, aside))
    return Workspace(root)


def _readable(path: Path) -> Path:
    """`path`, unless it cannot be written down in any file; then a UsageError."""
    shown = str(path).encode("utf-8", "replace").decode()
    if shown != str(path):
        raise UsageError(zh.PATH_UNREADABLE.format(path=shown))
    return path


def _copy(name: str, target: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", ".*", "~$*")
    shutil.copytree(shipped_folder(name), target, dirs_exist_ok=True, ignore=ignore)
