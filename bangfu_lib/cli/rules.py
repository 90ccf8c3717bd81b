"""Commands about the rules: lint and test a scheme, and what answers each published demand."""

from collections import Counter
from pathlib import Path

import click

from bangfu_lib.cli.layout import ChineseCommand, ChineseGroup
from bangfu_lib.cli.parameters import argument, root_option
from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.params.numbers import plain
from bangfu_lib.workspace import find_workspace, shipped_folder
from bangfu_lib.zh import cli as zh

SUFFIX, EXAMPLES = ".yaml", "examples"
scheme = ChineseGroup("scheme", help=zh.HELP_SCHEME)
file_argument = argument("file", zh.SCHEME_FILE, zh.SCHEME_FILE_ABOUT)


@scheme.command("check", help=zh.HELP_SCHEME_CHECK)
@file_argument
@root_option
def scheme_check(file: str, root: str) -> None:
    """Say whether a scheme can be used; every fault is named."""
    from bangfu_lib.params.scheme_reading import check_scheme

    params = _params(root)
    found = check_scheme(params, _scheme_path(params, file))
    click.echo(
        zh.SCHEME_GOOD.format(
            label=found.label,
            sections=len(found.sections),
            items=len(found.items),
            total=plain(found.total),
        )
    )
    for entry in found.accepts:
        click.echo(zh.SCHEME_ACCEPTS.format(says=entry["says"]))


def _params(root: str) -> Path:
    """The rules of the workspace, or those that come with the program where there is none."""
    try:
        return find_workspace(root).params
    except UsageError:
        return shipped_folder("params")


def _scheme_path(params: Path, file: str) -> Path:
    """A path as typed, or the name of a scheme or example kept there; raises UsageError if none."""
    typed, folder = Path(file), params / "schemes"
    name = f"{typed.name.removesuffix(SUFFIX)}{SUFFIX}"
    for path in (typed, folder / name, folder / EXAMPLES / name):
        if path.is_file():
            return path
    known = sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"*{SUFFIX}"))
    listing = zh.SEPARATOR.join(known)
    raise UsageError(zh.NO_SUCH_SCHEME.format(file=file, folder=folder, listing=listing))


@scheme.command("test", help=zh.HELP_SCHEME_TEST)
@file_argument
@root_option
def scheme_test(file: str, root: str) -> None:
    """Run the cases that a scheme carries; raises ParamsError listing what does not hold."""
    from bangfu_lib.params.rules import load_named
    from bangfu_lib.params.scheme_reading import check_scheme
    from bangfu_lib.scoring.cases import run_cases

    params = _params(root)
    tried = check_scheme(params, _scheme_path(params, file))
    checks = run_cases(tried, load_named(params))
    for name in dict.fromkeys(check.case for check in checks):
        own = [check for check in checks if check.case == name]
        good = all(check.holds for check in own)
        click.echo((zh.CASE_GOOD if good else zh.CASE_BAD).format(name=name))
        for check in own:
            template = zh.POINT_CHECK_GOOD if check.holds else zh.POINT_CHECK_BAD
            click.echo(template.format(**vars(check)))
    count = len({check.case for check in checks})
    failed = len({check.case for check in checks if not check.holds})
    if failed:
        raise ParamsError(zh.CASES_BAD.format(count=count, failed=failed))
    click.echo(zh.CASES_GOOD.format(count=count) if count else zh.NO_CASES)


@click.command(cls=ChineseCommand, help=zh.HELP_COVERAGE)
@root_option
def coverage(root: str) -> None:
    """Print every published demand and what answers it."""
    from bangfu_lib.params.coverage import coverage_rows

    rows = coverage_rows(find_workspace(root).params)
    for one in rows:
        answers = zh.SEPARATOR.join(str(answer) for answer in one.answers)
        state = zh.STATES[one.state]
        click.echo(zh.COVERAGE_ROW.format(row=one.row, state=state, phrase=one.phrase))
        click.echo(zh.COVERAGE_ANSWERS.format(answers=answers or zh.NOT_YET))
    states = Counter(one.state for one in rows)
    counts = {state: states[state] for state in zh.STATES}
    click.echo(zh.COVERAGE_SUM.format(count=len(rows), **counts))
