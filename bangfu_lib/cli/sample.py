"""The command that draws a sample of households."""

import click

from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import argument, opened, period_argument, root_option
from bangfu_lib.zh import samples as zh
from bangfu_lib.zh.cli import UNIT


@click.command(cls=ChineseCommand, help=zh.HELP)
@period_argument
@argument("name", zh.NAME, zh.NAME_ABOUT, default="", required=False)
@click.option("--unit", "units", multiple=True, metavar=UNIT, help=zh.UNIT_OPTION)
@root_option
def sample(period: str, name: str, units: tuple[str, ...], root: str) -> None:
    """Draw a sample of households and write its workbook."""
    from bangfu_lib.sampling.lists import write_sample

    workspace, assessed = opened(root, period)
    done = write_sample(workspace, assessed, name=name, units=units)
    reserve = done.drawn.households["reserve"].astype(bool)
    drawn = done.drawn.households[~reserve]
    click.echo(
        zh.DRAWN.format(
            label=done.sample.label,
            period=assessed.label,
            villages=drawn["village"].nunique(),
            households=len(drawn),
            reserves=int(reserve.sum()),
        )
    )
    for remark in done.drawn.remarks:
        click.echo(remark)
    click.echo(zh.WRITTEN.format(path=done.path))
    click.echo(zh.NEXT.format(path=workspace.ledgers(assessed.code)))
