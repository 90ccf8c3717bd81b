"""Arguments and options that several commands share, and the workspace and period they name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from bangfu_lib.cli.layout import ChineseArgument
from bangfu_lib.workspace import Workspace, find_workspace
from bangfu_lib.zh import cli as zh

if TYPE_CHECKING:  # periods load pandas, which help and usage errors do without
    from bangfu_lib.periods.period import Period

Decorator = Callable[[Callable], Callable]


def argument(name: str, place: str, about: str, **rest: Any) -> Decorator:
    """An argument shown as `place` and explained by `about`."""
    return click.argument(name, cls=ChineseArgument, metavar=place, about=about, **rest)


period_argument = argument("period", zh.PERIOD, zh.PERIOD_ABOUT)
unit_argument = argument("unit", zh.UNIT, zh.UNIT_ABOUT)
root_option = click.option("--root", default="", metavar=zh.ROOT_PLACE, help=zh.ROOT_OPTION)


def opened(root: str, period: str) -> "tuple[Workspace, Period]":
    """The workspace at `root` and the period to assess, both checked; raises UsageError."""
    from bangfu_lib.periods.period import Period, require_assessable

    assessed = Period.parse(period)
    require_assessable(assessed)
    return find_workspace(root), assessed
