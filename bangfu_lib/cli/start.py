"""Commands that start: a demonstration, a new workspace, blank ledgers, the lab."""

from pathlib import Path

import click

from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import argument, opened, period_argument, root_option
from bangfu_lib.demo.cases import CASES, DEFAULT_CASE, find_case
from bangfu_lib.errors import UsageError
from bangfu_lib.workspace import find_workspace, new_workspace
from bangfu_lib.zh import blank as words
from bangfu_lib.zh import cli as zh

DEMO_FOLDER = "bangfu-demo"
CASE_LISTING = zh.LISTING.join(
    zh.CASE_SHOWN.format(name=case.name, label=case.label) for case in CASES.values()
)


@click.command(cls=ChineseCommand, help=zh.HELP_DEMO)
@argument("folder", zh.FOLDER, zh.DEMO_FOLDER_ABOUT, default=DEMO_FOLDER, required=False)
@click.option(
    "--case",
    "name",
    default=DEFAULT_CASE,
    metavar=zh.CASE_PLACE,
    help=zh.CASE_OPTION.format(cases=CASE_LISTING, default=DEFAULT_CASE),
)
def demo(folder: str, name: str) -> None:
    """Make the demonstration workspace of one case, assess it and make its documents."""
    from bangfu_lib.cli.quarter import assess_and_say, run_and_say
    from bangfu_lib.periods.period import Period

    case = find_case(name)
    workspace = new_workspace(new_folder(folder))
    ledgers = case.write(workspace)[0].parent
    click.echo(zh.DEMO_LEDGERS.format(label=case.label, path=ledgers))
    period = Period.parse(case.period)
    assess_and_say(workspace, period)
    run_and_say(workspace, period)
    click.echo(zh.DEMO_DONE.format(path=workspace.root))
    click.echo(zh.NEXT_AFTER_DEMO.format(path=workspace.root))


@click.command(cls=ChineseCommand, help=zh.HELP_INIT)
@argument("folder", zh.FOLDER, zh.INIT_FOLDER_ABOUT)
def init(folder: str) -> None:
    """Make a new workspace."""
    workspace = new_workspace(new_folder(folder))
    click.echo(zh.WORKSPACE_MADE.format(path=workspace.root))
    office = workspace.params / "units" / "office.yaml"
    click.echo(zh.NEXT_AFTER_INIT.format(office=office))


@click.command(cls=ChineseCommand, help=zh.HELP_BLANK)
@period_argument
@click.option("--unit", "units", multiple=True, metavar=zh.UNIT, help=zh.BLANK_UNIT_OPTION)
@click.option("--each-village", "each", is_flag=True, help=words.EACH_VILLAGE_OPTION)
@click.option("--all", "every", is_flag=True, help=zh.BLANK_ALL_OPTION)
@root_option
def blank(period: str, units: tuple[str, ...], *, each: bool, every: bool, root: str) -> None:
    """Write blank ledger workbooks; one that exists is never overwritten."""
    from bangfu_lib.cli.blank import write_blanks
    from bangfu_lib.ledgers.blank import blank_form
    from bangfu_lib.params.rules import load_rules

    if units and each:
        raise UsageError(words.EITHER)
    workspace, quarter = opened(root, period)
    rules = load_rules(workspace.params).for_period(quarter)
    form = blank_form(workspace, rules, quarter, every=every)
    write_blanks(form, workspace, quarter, units=None if each else units)
    click.echo(zh.NEXT_AFTER_BLANK.format(period=quarter.code))


def new_folder(folder: str) -> Path:
    """The folder of a new workspace; raises UsageError where a file is in its place."""
    path = Path(folder).expanduser()
    if path.exists() and not path.is_dir():
        raise UsageError(zh.NOT_A_FOLDER.format(path=path))
    return path


@click.command(cls=ChineseCommand, help=zh.HELP_LAB)
@click.option(
    "--port",
    type=click.IntRange(min=1, max=65535),
    default=None,
    metavar=zh.PORT_PLACE,
    help=zh.PORT_OPTION,
)
@click.option("--no-browser", is_flag=True, help=zh.NO_BROWSER_OPTION)
@root_option
def lab(port: int | None, no_browser: bool, root: str) -> None:
    """Open JupyterLab on a workspace until the user ends it."""
    from bangfu_lib.cli.lab import open_lab

    open_lab(find_workspace(root), port=port, browser=not no_browser)
