"""Lost points of a village: what it cost, why, by which clause, and the rows that show it."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby
from typing import Any

from bangfu_lib.charts.names import person_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.basis import source_numbers
from bangfu_lib.reports.brief import Brief, quoted
from bangfu_lib.results.explain import LOSSES, EvidenceRow, LostPoint, lost_points
from bangfu_lib.scoring.rounding import half_up
from bangfu_lib.zh import reports as zh

MOST_REASONS, MOST_SPANS = 12, 40
MAY_BREAK = "\u200b"  # word processors keep long runs of figures and 、 on one line
Line = tuple[LostPoint, dict[str, Any]]


def losses(brief: Brief, unit: str) -> list[dict[str, Any]]:
    """One row per rule that cost the village points, in the scheme's order.

    number, item, rule, deduction (two decimals, for a column), reason (lines), clause, basis (the
    clause with its words), evidence (lines), persons (names of those concerned), indicator,
    ledger (label of the ledger behind it), problem (the loss without persons' names).
    """
    rows: list[dict[str, Any]] = []
    for _, lines in groupby(_lines(brief, unit), key=lambda line: (line[0].item, line[0].rule)):
        group = list(lines)
        total = sum((line.points for line, _ in group), Fraction(0))
        if total < 0:
            rows.append({"number": len(rows) + 1} | _row(brief, group, total))
    return rows


def losses_sentence(brief: Brief, rows: list[dict[str, Any]]) -> str:
    """How much was lost in how many items by how many rules, or that nothing was."""
    if not rows:
        return zh.LOSSES_NONE
    points = brief.results.points
    mine = points[(points["unit"] == brief.unit) & points["kind"].isin(LOSSES)]
    total = sum(mine["points"], Fraction(0))
    items = len({row["item"] for row in rows})
    return zh.LOSSES.format(lost=points_text(-total), items=items, rules=len(rows))


def row_spans(rows: Iterable[EvidenceRow]) -> list[str]:
    """The rows as file›sheet›第3、5—9行, one line for each sheet."""
    lines = []
    ordered = sorted(rows, key=lambda row: (row.file, row.sheet, row.row))
    for (file, sheet), group in groupby(ordered, key=lambda row: (row.file, row.sheet)):
        numbers = sorted({row.row for row in group})
        spans = _spans(numbers)
        listing = (zh.SEPARATOR + MAY_BREAK).join(spans[:MOST_SPANS])
        line = zh.ROWS.format(file=file, sheet=sheet, rows=listing)
        if len(spans) > MOST_SPANS:
            line += zh.MORE_ROWS.format(count=len(numbers))
        elif len(numbers) > 1:
            line += zh.ROW_COUNT.format(count=len(numbers))
        lines.append(line)
    return lines


def _lines(brief: Brief, unit: str) -> list[Line]:
    """Every loss of the village as explained, beside its line of the point ledger."""
    points = brief.results.points
    kept = points[(points["unit"] == unit) & points["kind"].isin(LOSSES)]
    return list(zip(lost_points(brief.results, unit), kept.to_dict("records"), strict=True))


def _row(brief: Brief, group: list[Line], total: Fraction) -> dict[str, Any]:
    explained, line = group[0]
    evidence = dict.fromkeys(row for one, _ in group for row in one.evidence)
    numbers = source_numbers(brief)
    return {
        "item": explained.item_label,
        "rule": explained.rule_label,
        "deduction": _column(total),
        "reason": _reasons(group),
        "problem": _problem(brief, group),
        "clause": zh.CLAUSE.format(clause=explained.clause, number=numbers[line["source"]]),
        "basis": zh.BASIS.format(
            clause=explained.clause,
            quote=quoted(explained.quote),
            number=numbers[line["source"]],
        ),
        "evidence": row_spans(evidence) or _searched(explained),
        "persons": _persons(brief, group),
        "indicator": line["indicator"],
        "ledger": next(iter(explained.searched), ""),
    }


def _persons(brief: Brief, group: list[Line]) -> list[str]:
    """The names of the persons, each once, whose own facts cost the points."""
    known = brief.results.catalogue["persons"]
    subjects = dict.fromkeys(line["subject"] for _, line in group if line["kind"] == "loss")
    return [person_name(brief.results, subject) for subject in subjects if subject in known]


def _column(points: Fraction) -> str:
    """Points with two decimals and a true minus sign, to stand right-aligned in a column."""
    return f"{half_up(points, 2):f}".replace("-", zh.MINUS)


def _reasons(group: list[Line]) -> list[str]:
    said = [line.sentence.rstrip(zh.STOP) + zh.STOP for line, _ in group]
    if len(said) > MOST_REASONS:
        rest = len(said) - MOST_REASONS + 1
        said = [*said[: MOST_REASONS - 1], zh.MORE_REASONS.format(count=rest)]
    return said


def _problem(brief: Brief, group: list[Line]) -> str:
    """The loss in words that name no person: the sentence itself where it is about the village."""
    lost = [line for _, line in group if line["kind"] == "loss"]
    if all(line["subject"] in ("", line["unit"]) for line in lost):
        return "".join(_reasons(group))
    norms = brief.results.catalogue["norms"]
    label = norms[lost[0]["norm"]]["label"] if lost[0]["norm"] else group[0][0].rule_label
    return zh.NORM_MISSED.format(label=label, count=len(lost)) + zh.STOP


def _searched(line: LostPoint) -> list[str]:
    searched = zh.SEPARATOR.join(zh.QUOTED.format(name=label) for label in line.searched)
    return [zh.SEARCHED.format(ledgers=searched)] if searched else [zh.NO_LEDGER]


def _spans(numbers: list[int]) -> list[str]:
    """3, 5, 6, 7 → "3", "5—7"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return [str(a) if a == b else zh.SPAN.format(first=a, last=b) for a, b in spans]
