"""Commands whose help and complaints are Chinese, on top of click."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import click

from bangfu_lib.cli.crash import unexpected
from bangfu_lib.errors import BangfuError, UsageError
from bangfu_lib.zh import cli as zh

WIDE = "WF"


class ChineseArgument(click.Argument):
    """An argument with a Chinese name and a line of help."""

    def __init__(self, declarations: Sequence[str], about: str = "", **rest: Any) -> None:
        super().__init__(declarations, **rest)
        self.about = about


class ChineseCommand(click.Command):
    """A command with Chinese help; what is typed wrongly is answered in Chinese."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help: usage, what the command does, arguments, options, commands."""
        write_help(self, ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`; one argument too many is named."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        extra = [*ctx.args] if not isinstance(self, click.Group) else []
        if extra and not ctx.resilient_parsing:
            raise complaint(zh.TOO_MANY.format(extra=extra[0]), ctx)
        return rest

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a fault of the program is logged while its workspace is known."""
        try:
            return super().invoke(ctx)
        except (BangfuError, click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            raise unexpected(error) from error


class ChineseGroup(ChineseCommand, click.Group):
    """A group of such commands; without a command it shows its help."""

    command_class = ChineseCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`; show the help when there are none."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple:
        """The command named first in `args`; an unknown one is answered with those that exist."""
        if self.get_command(ctx, args[0]) is None:
            listing = zh.SEPARATOR.join(self.list_commands(ctx))
            raise complaint(zh.NO_SUCH_COMMAND.format(name=args[0], listing=listing), ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used."""
        return list(self.commands)


def complaint(sentence: str, ctx: click.Context | None) -> UsageError:
    """A UsageError with a pointer to the help of the command in question."""
    command = ctx.command_path if ctx else "bangfu"
    return UsageError(sentence, [zh.SEE_HELP.format(command=command)])


def in_chinese(error: click.UsageError) -> UsageError:
    """What click complains about, as our own error."""
    return complaint(_sentence(error), error.ctx)


def _sentence(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        return zh.MISSING_ARGUMENT.format(name=_name(error.param))
    if isinstance(error, click.NoSuchOption):
        options = [o for p in error.ctx.command.get_params(error.ctx) for o in p.opts]
        listing = zh.SEPARATOR.join(o for o in options if o.startswith("-"))
        return zh.NO_SUCH_OPTION.format(name=error.option_name, listing=listing)
    if isinstance(error, click.BadOptionUsage):
        return zh.OPTION_VALUE.format(name=error.option_name)
    if isinstance(error, click.BadParameter):
        if isinstance(getattr(error.param, "type", None), click.IntRange):
            return zh.BAD_NUMBER.format(name=_name(error.param), least=error.param.type.min)
        return zh.BAD_VALUE.format(name=_name(error.param))
    return zh.BAD_COMMAND


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.metavar


def write_help(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """The help of `command`, laid out by the width at which Chinese is shown."""
    pieces = [zh.OPTIONS_PLACE]
    parameters = command.get_params(ctx)
    arguments = [one for one in parameters if isinstance(one, ChineseArgument)]
    pieces += [a.metavar if a.required else f"[{a.metavar}]" for a in arguments]
    pieces += [zh.COMMAND_PLACE] if isinstance(command, click.Group) else []
    usage = zh.USAGE.format(usage=" ".join([ctx.command_path, *pieces]))
    formatter.write(f"{usage}\n\n{command.help}\n")
    _write_list(formatter, zh.ARGUMENTS_TITLE, [(a.metavar, a.about) for a in arguments])
    if isinstance(command, click.Group):
        named = [(name, command.commands[name]) for name in command.list_commands(ctx)]
        rows = [(name, (one.help or "").splitlines()[0]) for name, one in named]
        _write_list(formatter, zh.COMMANDS_TITLE, rows)
    options = [_option_row(one) for one in parameters if isinstance(one, click.Option)]
    _write_list(formatter, zh.OPTIONS_TITLE, options)
    if command.epilog:
        formatter.write(f"\n{command.epilog}\n")


def _option_row(option: click.Option) -> tuple[str, str]:
    place = [option.metavar] if option.metavar else []
    is_help = "--help" in option.opts
    return " ".join([", ".join(option.opts), *place]), zh.HELP_OPTION if is_help else option.help


def _write_list(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    column = max(width(left) for left, _ in rows)
    lines = [f"  {left}{' ' * (column - width(left))}  {right}" for left, right in rows]
    formatter.write("\n".join(["", title, *lines, ""]))


def width(text: str) -> int:
    """How many columns `text` takes in a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in WIDE else 1 for c in text)
