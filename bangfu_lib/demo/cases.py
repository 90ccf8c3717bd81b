"""The sample cases that `bangfu demo` can make, one per source document."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from bangfu_lib.errors import UsageError
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import demo as zh

if TYPE_CHECKING:  # the list of cases is shown in help, which does without what a case loads
    from bangfu_lib.demo.story import Figure

DEFAULT_CASE = "pingbian"


@dataclass(frozen=True)
class Case:
    """One sample: its name on the command line, its label, its period code and its module.

    The module, loaded only when it is needed, has `write_<name>(workspace)` and
    `published_figures()`.
    """

    name: str
    label: str
    period: str
    module: str

    def write(self, workspace: Workspace) -> list[Path]:
        """Write the case's office and workbooks into `workspace`; paths of the workbooks."""
        return getattr(self._loaded(), f"write_{self.name}")(workspace)

    def published_figures(self) -> list["Figure"]:
        """Every figure that the case's document publishes."""
        return self._loaded().published_figures()

    def _loaded(self) -> ModuleType:
        return import_module(self.module)


_ALL = (
    Case("pingbian", zh.PINGBIAN_CASE, "2021Q4", "bangfu_lib.demo.pingbian"),
    Case("qinyang", zh.QINYANG_CASE, "2024Q2", "bangfu_lib.demo.qinyang.tables"),
    Case("huaying", zh.HUAYING_CASE, "2016Q4", "bangfu_lib.demo.huaying.tables"),
    Case("plan", zh.PLAN_CASE, "2016Q4", "bangfu_lib.demo.plan.tables"),
)
CASES = {case.name: case for case in _ALL}


def find_case(name: str) -> Case:
    """The case called `name`; raises UsageError naming those that there are."""
    if name not in CASES:
        listing = zh.SEPARATOR.join(CASES)
        raise UsageError(zh.NO_SUCH_CASE.format(name=name, listing=listing))
    return CASES[name]
