"""The command that explains a score: rule, clause and ledger rows behind every lost point."""

from typing import TYPE_CHECKING

import click

from bangfu_lib.cli.layout import ChineseCommand
from bangfu_lib.cli.parameters import (
    argument,
    opened,
    period_argument,
    root_option,
    unit_argument,
)
from bangfu_lib.zh import cli as zh

if TYPE_CHECKING:  # these load pandas, which help and usage errors do without
    from bangfu_lib.results.explain import LostPoint
    from bangfu_lib.results.store import Results

EVIDENCE_SHOWN = 20


@click.command(cls=ChineseCommand, help=zh.HELP_EXPLAIN)
@period_argument
@unit_argument
@argument("item", zh.ITEM, zh.ITEM_ABOUT, required=False)
@root_option
def explain(period: str, unit: str, item: str | None, root: str) -> None:
    """Print the rule, the clause and the ledger rows behind every lost point of a village."""
    from bangfu_lib.results.explain import lost_points
    from bangfu_lib.results.store import load_results

    workspace, quarter = opened(root, period)
    results = load_results(workspace, quarter)
    lost = lost_points(results, unit, item)
    click.echo(_title(results, results.find_unit(unit), lost, item=item))
    for number, point in enumerate(lost, start=1):
        click.echo("\n".join(_point_lines(number, point)))


def _title(results: "Results", code: str, lost: "list[LostPoint]", *, item: str | None) -> str:
    unit = zh.UNIT_SHOWN.format(code=code, name=results.unit_name(code))
    if not lost:
        return (zh.NOTHING_LOST_IN if item else zh.NOTHING_LOST).format(unit=unit, item=item)
    scores = results.scores.set_index("unit")
    returned = sum(point.points > 0 for point in lost)
    return zh.LOST_TITLE.format(
        unit=unit,
        period=results.period.label,
        score=scores.at[code, "shown"],
        grade=scores.at[code, "grade"],
        count=len(lost) - returned,
        returned=zh.LOST_RETURNED.format(count=returned) if returned else "",
    )


def _point_lines(number: int, point: "LostPoint") -> list[str]:
    from bangfu_lib.scoring.rounding import shown as number_shown

    lines = [
        zh.LOST_POINT.format(
            number=number,
            section=point.section_label,
            item=f"{point.item} {point.item_label}",
            rule=point.rule_label,
            points=("+" if point.points > 0 else "") + number_shown(point.points),
        ),
        zh.LOST_SENTENCE.format(sentence=point.sentence),
        zh.LOST_CLAUSE.format(source=point.source_title, clause=point.clause, quote=point.quote),
    ]
    shown = point.evidence[:EVIDENCE_SHOWN]
    lines += [
        zh.LOST_EVIDENCE.format(file=e.file, sheet=e.sheet, row=e.row, summary=e.summary).rstrip()
        for e in shown
    ]
    if len(point.evidence) > len(shown):
        lines.append(zh.LOST_MORE.format(count=len(point.evidence) - len(shown)))
    if not point.evidence and point.searched:
        listing = zh.SEPARATOR.join(point.searched)
        lines.append(zh.LOST_SEARCHED.format(listing=listing))
    return lines
