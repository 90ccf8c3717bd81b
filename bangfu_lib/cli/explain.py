"""The command that explains a score: rule, clause and ledger rows behind every lost point."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

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
    from bangfu_lib.results.schemes import Scored
    from bangfu_lib.results.store import Results

EVIDENCE_SHOWN = 20


@click.command(cls=ChineseCommand, help=zh.HELP_EXPLAIN)
@period_argument
@unit_argument
@argument("item", zh.ITEM, zh.ITEM_ABOUT, required=False)
@root_option
def explain(period: str, unit: str, item: str | None, root: str) -> None:
    """Print the rule, the clause and the ledger rows behind every point lost or won by a unit."""
    from bangfu_lib.results.explain import explained
    from bangfu_lib.results.schemes import find_scored, schemes
    from bangfu_lib.results.store import load_results

    workspace, quarter = opened(root, period)
    results = load_results(workspace, quarter)
    found = find_scored(results, unit)
    if not found:
        name = _shown(results.find_unit(unit), results.unit_name(results.find_unit(unit)))
        click.echo(zh.NOT_SCORED.format(unit=name))
    for scored in found:
        points = explained(results, scored, item=item)
        if len(schemes(results)) > 1:
            click.echo(zh.BY_SCHEME.format(label=schemes(results)[scored.scheme]["label"]))
        click.echo(_title(results, scored, points, item=item))
        for number, point in enumerate(points, start=1):
            click.echo("\n".join(_point_lines(number, point)))
        for line in [] if item else _following(results, scored):
            click.echo(line)


def _shown(code: str, name: str) -> str:
    return name if code == name else zh.UNIT_SHOWN.format(code=code, name=name)


def _title(
    results: "Results", scored: "Scored", points: "list[LostPoint]", *, item: str | None
) -> str:
    """Score, grade and how many losses there are; that there are none, of the item asked for."""
    from bangfu_lib.results.schemes import of_unit

    unit = _shown(scored.code, scored.name)
    if not points:
        return (zh.NOTHING_LOST_IN if item else zh.NOTHING_LOST).format(unit=unit, item=item)
    row = of_unit(results.scores, scored).iloc[0]
    counts = (
        (zh.LOST_COUNT, sum(point.points < 0 for point in points)),
        (zh.LOST_RETURNED, sum(p.points > 0 and p.kind == "floor" for p in points)),
        (zh.LOST_WON, sum(point.kind == "bonus" for point in points)),
        (zh.LOST_ADJUSTED, sum(point.kind == "adjust" for point in points)),
    )
    return zh.LOST_TITLE.format(
        unit=unit,
        period=results.period.label,
        score=row["shown"],
        grade=zh.GRADED.format(grade=row["grade"]) if row["grade"] else "",
        counts=zh.COMMA.join(pattern.format(count=count) for pattern, count in counts if count),
    )


def _following(results: "Results", scored: "Scored") -> list[str]:
    """Why the grade is capped, and what follows from the score apart from points."""
    from bangfu_lib.results.schemes import of_unit

    capped = of_unit(results.scores, scored).iloc[0].get("grade_reason") or ""
    lines = [zh.CAPPED.format(reason=capped)] if capped else []
    rows = of_unit(results.consequences, scored).to_dict("records")
    lines += [zh.FOLLOWING] if rows else []
    return lines + [_following_line(results, row) for row in rows]


def _following_line(results: "Results", row: Mapping[str, Any]) -> str:
    apart = row["money"] and row["kind"] != "money"
    money = zh.FOLLOWING_MONEY.format(money=row["money"]) if apart else ""
    source = results.catalogue["sources"].get(row["source"], {}).get("title", "")
    clause = zh.FOLLOWING_CLAUSE.format(source=source, clause=row["clause"]).strip()
    template = zh.FOLLOWING_SUM if row["kind"] == "money" else zh.FOLLOWING_LINE
    said = template.format(label=row["label"], sentence=row["sentence"], money=money)
    return said + (clause if row["clause"] else "")


def _clause(point: "LostPoint") -> str:
    quote = zh.LOST_QUOTE.format(quote=point.quote) if point.quote else ""
    known = zh.LOST_CLAUSE.format(source=point.source_title, clause=point.clause)
    return known.rstrip() + quote


def _point_lines(number: int, point: "LostPoint") -> list[str]:
    from bangfu_lib.charts.numbers import points_text

    lines = [
        zh.LOST_POINT.format(
            number=number,
            section=point.section_label,
            item=f"{point.item} {point.item_label}",
            rule=point.rule_label,
            points=points_text(point.points, sign=True),
        ),
        zh.LOST_SENTENCE.format(sentence=point.sentence),
        _clause(point),
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
