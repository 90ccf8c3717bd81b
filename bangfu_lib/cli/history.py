"""The command that shows the revisions of a period and what changed from one to the next."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import opened, period_argument, root_option
from bangfu_lib.errors import UsageError
from bangfu_lib.workspace import Workspace
from bangfu_lib.zh import keeping as zh

if TYPE_CHECKING:  # these load pandas, which help and usage errors do without
    import pandas as pd

    from bangfu_lib.ledgers.differences import Difference
    from bangfu_lib.ledgers.journal import Revision
    from bangfu_lib.periods.period import Period
    from bangfu_lib.results.differences import RevisionDifference

LINES_SHOWN = 20
DIGEST_SHOWN = 8


@click.command(cls=ChineseCommand, help=zh.HELP_HISTORY)
@period_argument
@click.option(
    "--revision",
    type=click.IntRange(min=1),
    default=None,
    metavar=zh.REVISION_PLACE,
    help=zh.REVISION_OPTION,
)
@click.option(
    "--compare",
    "compared",
    nargs=2,
    type=click.IntRange(min=1),
    default=None,
    metavar=f"{zh.REVISION_PLACE} {zh.REVISION_PLACE}",
    help=zh.COMPARE_OPTION,
)
@root_option
def history(period: str, revision: int | None, compared: tuple[int, int] | None, root: str) -> None:
    """Say who took in what and when, and what changed."""
    from bangfu_lib.ledgers.journal import find_revision, last_revision, read_journal
    from bangfu_lib.privacy.matching import Matcher
    from bangfu_lib.privacy.produced import period_secrets

    workspace, quarter = opened(root, period)
    if revision and compared:
        raise UsageError(zh.ONE_OR_OTHER)
    last_revision(workspace, quarter)
    revisions = read_journal(workspace, quarter)
    plain = Matcher(period_secrets(workspace, quarter)).masked
    pairs = list(pairwise(revisions))
    if compared:
        pairs = [tuple(find_revision(workspace, quarter, number) for number in compared)]
    elif revision:
        chosen = find_revision(workspace, quarter, revision)
        pairs = [pair for pair in pairs if pair[1] == chosen]
        _say(_one_revision(workspace, quarter, revisions, chosen), plain)
    else:
        _say(_table(quarter, revisions), plain)
    for pair in pairs:
        _say(_difference_lines(workspace, quarter, pair), plain)


def _say(lines: Iterable[str], plain: Callable[[str], str]) -> None:
    """Say `lines` with people masked: files, reasons and texts name them as their writers like."""
    for line in lines:
        click.echo(plain(line))


def _table(period: "Period", revisions: "tuple[Revision, ...]") -> Iterator[str]:
    yield zh.HISTORY_TITLE.format(period=period.label, count=len(revisions))
    for before, one in zip((None, *revisions), revisions, strict=False):
        yield _revision_line(one, before)


def _revision_line(one: "Revision", before: "Revision | None") -> str:
    return zh.REVISION_LINE.format(
        number=one.number,
        at=datetime.fromisoformat(one.at).astimezone().strftime("%Y-%m-%d %H:%M"),
        by=one.by,
        why=one.why,
        files=len(one.sources),
        rows=one.rows,
        corrections=one.corrections,
        rules=_rules(one, before),
    )


def _rules(one: "Revision", before: "Revision | None") -> str:
    if not one.rules:
        return zh.RULES_UNKNOWN
    if before and before.rules == one.rules:
        return zh.RULES_SAME
    template = zh.RULES_OTHER if before else zh.RULES_FIRST
    return template.format(digest=one.rules[:DIGEST_SHOWN])


def _one_revision(
    workspace: Workspace, period: "Period", revisions: "tuple[Revision, ...]", chosen: "Revision"
) -> Iterator[str]:
    from bangfu_lib.ledgers.revisions import damaged_originals
    from bangfu_lib.ledgers.snapshot import load_snapshot

    known = {one.number: one for one in revisions}
    yield _revision_line(chosen, known.get(chosen.number - 1))
    yield zh.SOURCES_TITLE
    lost = damaged_originals(workspace, chosen)
    for name, digest in chosen.sources.items():
        template = zh.SOURCE_LOST if name in lost else zh.SOURCE_LINE
        yield template.format(name=name, digest=digest[:DIGEST_SHOWN])
    if chosen.warnings:
        yield zh.WARNINGS_LINE.format(count=sum(chosen.warnings.values()))
    tables = load_snapshot(workspace, period, chosen.snapshot).tables
    yield from _corrections(tables)


def _corrections(tables: "Mapping[str, pd.DataFrame]") -> Iterator[str]:
    """What was declared to be corrected; never the values, which may be personal."""
    from bangfu_lib.ledgers.corrections import LEDGER

    table = tables.get(LEDGER)
    if table is None or table.empty:
        return
    yield zh.CORRECTIONS_TITLE
    for row in table.to_dict("records"):
        yield zh.CORRECTION_LINE.format(
            workbook=row["workbook"],
            sheet=row["sheet"],
            cell=row["cell"],
            why=row["why"],
            by=row["corrected_by"],
            on=row["corrected_on"].strftime("%Y-%m-%d"),
        )


def _difference_lines(
    workspace: Workspace, period: "Period", pair: "tuple[Revision, Revision]"
) -> Iterator[str]:
    from bangfu_lib.params.ledgers import load_ledgers
    from bangfu_lib.results.differences import compare_revisions

    found = compare_revisions(workspace, period, pair, load_ledgers(workspace.params))
    yield zh.DIFFERENCE_TITLE.format(before=found.before.number, after=found.after.number)
    if found.rules_changed:
        yield f"  {_rules(found.after, found.before)}"
    if not found.ledgers:
        yield zh.NO_DIFFERENCE
    for one in found.ledgers:
        yield from _ledger_lines(one)
    yield from _score_lines(found)


def _ledger_lines(one: "Difference") -> Iterator[str]:
    counts = {"added": len(one.added), "removed": len(one.removed), "changed": one.changed_rows}
    yield zh.LEDGER_LINE.format(label=one.label, **counts)
    for template, rows in (
        (zh.ADDED_LINE, one.added),
        (zh.REMOVED_LINE, one.removed),
        (zh.CELL_LINE, one.cells),
    ):
        for row in rows.head(LINES_SHOWN).to_dict("records"):
            place = zh.ROW_PLACE.format(
                file=row["origin_file"], sheet=row["origin_sheet"], row=row["origin_row"]
            )
            yield template.format(place=place, **row)
        if len(rows) > LINES_SHOWN:
            yield zh.MORE_LINES.format(count=len(rows) - LINES_SHOWN)


def _score_lines(found: "RevisionDifference") -> Iterator[str]:
    from bangfu_lib.charts.numbers import points_text
    from bangfu_lib.results.schemes import schemes, scored_unit

    if found.scores is None:
        yield zh.SCORES_UNKNOWN
        return
    if found.scores.empty:
        yield zh.SCORES_SAME
        return
    yield zh.SCORES_TITLE
    records = schemes(found.results)
    named = set(zip(found.results.scores["scheme"], found.results.scores["unit"], strict=True))
    for row in found.scores.to_dict("records"):
        unit = row["unit"]
        if (row["scheme"], unit) in named:
            unit = scored_unit(found.results, records[row["scheme"]], unit).name
        was, now = (
            zh.NOT_SCORED if row[side] is None else points_text(row[side])
            for side in ("was", "now")
        )
        yield zh.SCORE_CHANGE.format(unit=unit, was=was, now=now)


def assess_again_and_say(workspace: Workspace, period: "Period", number: int) -> None:
    """Assess a past revision again and say whether the results are those that were kept."""
    from bangfu_lib.reassess import assess_again

    for one in assess_again(workspace, period, number):
        words = {"period": period.label, "number": number, "results": one.results}
        if one.identical:
            click.echo(zh.AGAIN_IDENTICAL.format(count=len(one.files), **words))
        else:
            click.echo(zh.AGAIN_DIFFERENT.format(**words))
            for name, outcome in one.files.items():
                click.echo(zh.AGAIN_FILE.format(name=name, outcome=zh.OUTCOMES[outcome]))
        changed = [
            zh.AGAIN_VERSION.format(name=name, then=then or "?", now=now or "?")
            for name, (then, now) in one.versions.items()
        ]
        if changed:
            listing = zh.LIST_SEPARATOR.join(changed)
            click.echo(zh.AGAIN_VERSIONS.format(listing=listing))
        if one.lost:
            click.echo(zh.AGAIN_LOST.format(listing=zh.LIST_SEPARATOR.join(one.lost)))
