"""Commands on one quarter: check its ledgers, assess it, make its documents."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from bangfu_lib.cli.history import assess_again_and_say
from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import opened, period_argument, root_option
from bangfu_lib.cli.pdf import pdfs_and_say
from bangfu_lib.cli.progress import progress_bar, reading_bar
from bangfu_lib.errors import LedgerError
from bangfu_lib.workspace import Workspace, find_workspace
from bangfu_lib.zh import cli as zh
from bangfu_lib.zh import keeping
from bangfu_lib.zh import pdf as pdf_words
from bangfu_lib.zh import returned as words

if TYPE_CHECKING:  # these load pandas, which help and usage errors do without
    from bangfu_lib.batch.quarter import RunOptions
    from bangfu_lib.ledgers.issues import Issue
    from bangfu_lib.periods.period import Period
    from bangfu_lib.results.schemes import Record
    from bangfu_lib.results.store import Results

SCORES_SHOWN = 60


@click.command(cls=ChineseCommand, help=zh.HELP_CHECK)
@period_argument
@click.option("--all", "everything", is_flag=True, help=words.ALL_OPTION)
@root_option
def check(period: str, everything: bool, root: str) -> None:
    """Name every problem in the ledgers of a quarter, and write the workbooks that go back."""
    from bangfu_lib.assess import check_ledgers, choose_rules
    from bangfu_lib.cli.checked import file_table, findings
    from bangfu_lib.ledgers.returned.workbooks import return_all

    workspace, quarter = opened(root, period)
    rules, _ = choose_rules(workspace, quarter)
    with reading_bar() as on_file:
        intake = check_ledgers(workspace, quarter, rules, on_file=on_file)
    found = findings(intake, everything=everything)
    returned = return_all(workspace.returned(quarter.code), intake.sources, intake)
    for line in (*file_table(intake), *found, *returned.lines()):
        click.echo(line)
    if intake.errors:
        raise LedgerError(words.CHECK_BAD.format(count=len(intake.errors)))
    rows = sum(len(table) for table in intake.tables.values())
    click.echo(zh.CHECK_GOOD.format(files=len(intake.sources), rows=rows, period=quarter.code))


def _say_warnings(warnings: "Iterable[Issue]") -> None:
    lines = [str(issue) for issue in warnings]
    if lines:
        click.echo(zh.CHECK_WARNINGS.format(count=len(lines)))
        click.echo("\n".join(lines))


@click.command(cls=ChineseCommand, help=zh.HELP_ASSESS)
@period_argument
@click.option("--by", default="", metavar=keeping.BY_PLACE, help=keeping.BY_OPTION)
@click.option("--why", default="", metavar=keeping.WHY_PLACE, help=keeping.WHY_OPTION)
@click.option(
    "--rules",
    type=click.Choice(["current", "kept"]),
    default=None,
    metavar=keeping.RULES_PLACE,
    help=keeping.RULES_OPTION,
)
@click.option(
    "--revision",
    type=click.IntRange(min=1),
    default=None,
    metavar=keeping.REVISION_PLACE,
    help=keeping.AGAIN_OPTION,
)
@root_option
def assess(period: str, revision: int | None, root: str, **said: str | None) -> None:
    """Assess a quarter, or a past revision of it again."""
    workspace, quarter = opened(root, period)
    if revision:
        assess_again_and_say(workspace, quarter, revision)
        return
    assess_and_say(workspace, quarter, **{name: one or "" for name, one in said.items()})
    click.echo(zh.NEXT_AFTER_ASSESS.format(period=quarter.code))


def assess_and_say(workspace: Workspace, period: "Period", **said: str) -> None:
    """Assess `period` and say what came of it; what only needs a look is listed too.

    `said`: by, why and rules, as `assess` takes them.
    """
    from bangfu_lib.assess import assess as assess_quarter

    with reading_bar() as on_file:
        done = assess_quarter(workspace, period, on_file=on_file, **said)
    if done.kept_rules:
        words = {"period": period.label, "number": done.kept_rules}
        click.echo(keeping.KEPT_RULES_USED.format(**words))
    results = done.results
    if not done.is_new:
        click.echo(zh.ALREADY_ASSESSED.format(period=period.label, path=results.folder))
        return
    _say_warnings(done.warnings)
    counts = results.scores.groupby("unit_kind", sort=False).size()
    named = [zh.ASSESSED_UNITS[str(kind)].format(count=count) for kind, count in counts.items()]
    units = zh.LISTING.join(named)
    click.echo(zh.ASSESSED.format(period=period.label, units=units, path=results.folder))
    _say_scores(results)
    _say_missing(results)


def _say_missing(results: "Results") -> None:
    """Which norms wait for earlier periods that were never assessed."""
    lacking = results.findings[results.findings["missing"].fillna("") != ""]
    open_ones = lacking[lacking["status"] == "no_data"]
    for periods, norms in open_ones.groupby("missing", sort=True)["norm"].unique().items():
        labels = [results.catalogue["norms"][name]["label"] for name in norms]
        click.echo(zh.MISSING_EARLIER.format(periods=periods, norms=zh.LISTING.join(labels)))


def _say_scores(results: "Results") -> None:
    """The ranking of each scheme; of many units the first."""
    from bangfu_lib.results.schemes import of_scheme, schemes

    known = schemes(results)
    for record in known.values():
        several = zh.SCORE_TITLE_OF.format(label=record["label"])
        click.echo(several if len(known) > 1 else zh.SCORE_TITLE)
        rows = of_scheme(results.scores, record).sort_values(["rank", "unit"]).to_dict("records")
        for row in rows[:SCORES_SHOWN]:
            click.echo(_score_line(results, record, row))
        if len(rows) > SCORES_SHOWN:
            click.echo(zh.SCORES_LEFT_OUT.format(count=len(rows), rest=len(rows) - SCORES_SHOWN))


def _score_line(results: "Results", record: "Record", row: dict[str, Any]) -> str:
    from bangfu_lib.results.schemes import scored_unit

    label = record["lists"][row["listed"]]["label"] if row["listed"] else ""
    scored = scored_unit(results, record, row["unit"])
    named = zh.UNIT_SHOWN.format(code=scored.code, name=scored.name)
    return zh.SCORE_LINE.format(
        rank=row["rank"],
        unit=named if scored.code != scored.name else scored.name,
        score=row["shown"],
        grade=row["grade"],
        listed=zh.LISTED.format(label=label) if label else "",
    ).rstrip()


@click.command(cls=ChineseCommand, help=zh.HELP_RUN)
@period_argument
@click.option("--unit", "units", multiple=True, metavar=zh.UNIT, help=zh.UNIT_OPTION)
@click.option(
    "--document", "documents", multiple=True, metavar=zh.DOCUMENT_PLACE, help=zh.DOCUMENT_OPTION
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, metavar=zh.JOBS_PLACE, help=zh.JOBS_OPTION
)
@click.option("--force", is_flag=True, help=zh.FORCE_OPTION)
@click.option("--pdf", is_flag=True, help=pdf_words.OPTION)
@root_option
def run(period: str, root: str, *, jobs: int | None, pdf: bool, **chosen: Any) -> None:
    """Assess a quarter where that is needed and make its documents."""
    from bangfu_lib.batch.parts import assessed_with
    from bangfu_lib.batch.quarter import RunOptions
    from bangfu_lib.periods.period import Period

    workspace, asked = find_workspace(root), Period.parse(period)
    quarter = assessed_with(workspace, asked)
    part = asked if asked != quarter else None
    options = RunOptions(**chosen, processes=jobs or 0, part=part)
    assess_and_say(workspace, quarter)
    run_and_say(workspace, quarter, options, pdf=pdf)


def run_and_say(
    workspace: Workspace,
    period: "Period",
    options: "RunOptions | None" = None,
    *,
    pdf: bool = False,
) -> None:
    """Make the documents of `period` under a progress bar, with `pdf` also a PDF of each.

    Raises JobsFailed after saying what was made, MissingTool where no PDF could be made at all.
    """
    from bangfu_lib.batch.quarter import run_quarter

    with progress_bar() as on_progress:
        report = run_quarter(workspace, period, options, on_progress=on_progress)
    if report.made:
        click.echo(zh.RUN_MADE.format(made=report.documents(report.made)))
    if report.kept:
        click.echo(zh.RUN_KEPT.format(kept=report.documents(report.kept)))
    for path in report.edited:
        click.echo(zh.RUN_EDITED.format(path=path))
    click.echo(zh.RUN_WHERE.format(path=report.folder / "documents"))
    trouble = pdfs_and_say(report) if pdf else None
    if trouble and report.failed:
        click.echo("\n".join(trouble.lines()), err=True)
    report.raise_for_failures()
    if trouble:
        raise trouble
