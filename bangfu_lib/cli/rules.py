"""Commands about the rules: lint and test a scheme, and what answers each published demand."""

from collections import Counter
from pathlib import Path

import click

from bangfu_lib.cli.layout import ChineseCommand, ChineseGroup
from bangfu_lib.cli.parameters import argument, root_option
from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.workspace import find_workspace
from bangfu_lib.zh import cli as zh

SUFFIX = ".yaml"
scheme = ChineseGroup("scheme", help=zh.HELP_SCHEME)
file_argument = argument("file", zh.SCHEME_FILE, zh.SCHEME_FILE_ABOUT)


@scheme.command("check", help=zh.HELP_SCHEME_CHECK)
@file_argument
@root_option
def scheme_check(file: str, root: str) -> None:
    """Say whether a scheme can be used; every fault is named."""
    from bangfu_lib.params.indicators import load_indicators
    from bangfu_lib.params.ledgers import load_ledgers
    from bangfu_lib.params.norms import load_norms
    from bangfu_lib.params.reading import refuse
    from bangfu_lib.params.scheme_lint import name_faults
    from bangfu_lib.params.schemes import read_scheme
    from bangfu_lib.params.sources import load_sources

    params = find_workspace(root).params
    norms = load_norms(params, load_sources(params))
    indicators = load_indicators(params, load_ledgers(params), norms)
    found = read_scheme(_scheme_path(params, file))
    refuse(name_faults(found, indicators, norms))
    click.echo(
        zh.SCHEME_GOOD.format(
            label=found.label,
            sections=len(found.sections),
            items=len(found.items),
            total=found.total,
        )
    )


def _scheme_path(params: Path, file: str) -> Path:
    """A path as typed, or the name of a file in params/schemes; raises UsageError if neither."""
    typed = Path(file)
    kept = params / "schemes" / f"{typed.name.removesuffix(SUFFIX)}{SUFFIX}"
    for path in (typed, kept):
        if path.is_file():
            return path
    known = zh.SEPARATOR.join(sorted(path.name for path in kept.parent.glob(f"*{SUFFIX}")))
    raise UsageError(zh.NO_SUCH_SCHEME.format(file=file, folder=kept.parent, listing=known))


@scheme.command("test", help=zh.HELP_SCHEME_TEST)
@file_argument
@root_option
def scheme_test(file: str, root: str) -> None:
    """Run the cases that a scheme carries; raises ParamsError listing what does not hold."""
    from bangfu_lib.params.rules import load_rules
    from bangfu_lib.params.schemes import read_scheme
    from bangfu_lib.scoring.cases import run_cases

    params = find_workspace(root).params
    tried = read_scheme(_scheme_path(params, file))
    checks = run_cases(tried, load_rules(params))
    wrong = [check for check in checks if not check.holds]
    if wrong:
        cases = len({check.case for check in checks})
        failed = len({check.case for check in wrong})
        lines = [zh.CASE_WRONG.format(**vars(check)) for check in wrong]
        raise ParamsError(zh.CASES_BAD.format(count=cases, failed=failed), lines)
    names = dict.fromkeys(check.case for check in checks)
    for name in names:
        click.echo(zh.CASE_GOOD.format(name=name))
    click.echo(zh.CASES_GOOD.format(count=len(names)) if names else zh.NO_CASES)


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
