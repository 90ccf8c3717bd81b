"""The practice workspace: ledgers as they come in, to be mended, taken in and corrected."""

import click

from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import argument
from bangfu_lib.cli.start import new_folder
from bangfu_lib.workspace import new_workspace
from bangfu_lib.zh import cli as words
from bangfu_lib.zh import demo_practice as zh

PRACTICE_FOLDER = "bangfu-practice"


@click.command(cls=ChineseCommand, help=zh.HELP)
@argument("folder", words.FOLDER, zh.FOLDER_ABOUT, default=PRACTICE_FOLDER, required=False)
def practice(folder: str) -> None:
    """Make the practice workspace and say what to do in it."""
    from bangfu_lib.demo.practice.workbooks import PERIOD, write_practice

    workspace = new_workspace(new_folder(folder))
    written = write_practice(workspace)
    click.echo(zh.MADE.format(path=workspace.root, count=len(written)))
    click.echo(zh.STEPS.format(period=PERIOD))
