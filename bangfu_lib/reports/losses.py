"""Lost points of a village: what it cost, why, by which clause, and the rows that show it."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby
from typing import Any

from bangfu_lib.charts.names import person_name
from bangfu_lib.charts.numbers import points_text
from bangfu_lib.reports.basis import numbered_clause
from bangfu_lib.reports.brief import Brief, quoted
from bangfu_lib.reports.called import called, naming_nobody, posted_names
from bangfu_lib.results.explain import (
    ADJUST,
    BONUS,
    EvidenceRow,
    LostPoint,
    change_lines,
    explained,
)
from bangfu_lib.results.schemes import item_records, of_unit, scheme_of, scored_village
from bangfu_lib.scoring.rounding import half_up, shown
from bangfu_lib.zh import reports as zh

MOST_REASONS, MOST_SPANS = 12, 40
WIDE = 100  # with two decimals, points from here on do not fit their column
MAY_BREAK = "\u200b"  # word processors keep long runs of figures and 、 on one line
Line = tuple[LostPoint, dict[str, Any]]


def losses(brief: Brief, unit: str) -> list[dict[str, Any]]:
    """One row per rule that cost the village points, in the scheme's order; see `change_rows`."""
    lost = [row for row in change_rows(brief, unit) if _is_fault(row)]
    return [row | {"number": place} for place, row in enumerate(lost, start=1)]


def change_rows(brief: Brief, unit: str) -> list[dict[str, Any]]:
    """One row per rule that cost or gave the village points beyond its items' full points.

    sort (失分, 加分 or 折算: rescaling, which is no fault but must be seen for points to add up),
    number, item, rule, deduction (two decimals, for a column), reason (lines), clause, basis (the
    clause with its words), evidence (lines), persons (names of those concerned), indicator,
    ledger (label of the ledger behind it), problem (the reason without persons' names).
    """
    changed = [group for group in _groups(brief, unit) if _total(group)]
    return [{"number": n} | _row(brief, group) for n, group in enumerate(changed, start=1)]


def losses_sentence(brief: Brief, rows: list[dict[str, Any]]) -> str:
    """How much was lost by which rules, and how losses, bonuses and rescaling give the score."""
    lost = [row for row in rows if _is_fault(row)]
    sums = _sums(brief)
    sentence = zh.LOSSES_NONE
    if lost:
        items = len({row["item"] for row in lost})
        amount = points_text(-sums[zh.LOST])
        sentence = zh.LOSSES.format(lost=amount, items=items, rules=len(lost))
    return sentence + _balance(brief, sums) if len(lost) < len(rows) else sentence


def _is_fault(row: dict[str, Any]) -> bool:
    """Whether a row is a loss, rather than a bonus, rescaling or points given back."""
    return row["sort"] == zh.LOST and row["deduction"].startswith(zh.MINUS)


def _sums(brief: Brief) -> dict[str, Fraction]:
    """The village's points by sort, exact."""
    sums = dict.fromkeys((zh.LOST, zh.WON, zh.ADJUSTED), Fraction(0))
    for group in _groups(brief, brief.unit):
        sums[_sort(group)] += _total(group)
    return sums


def _balance(brief: Brief, sums: dict[str, Fraction]) -> str:
    """Full points, less losses, with bonuses and rescaling: the score."""
    scored = brief.scored
    if scored is None:
        return ""
    score = of_unit(brief.results.scores, scored)["score"].iloc[0]
    parts = [
        pattern.format(points=points_text(amount, sign=pattern is zh.BALANCE_ADJUSTED))
        for pattern, amount in (
            (zh.BALANCE_LOST, -sums[zh.LOST]),
            (zh.BALANCE_WON, sums[zh.WON]),
            (zh.BALANCE_ADJUSTED, sums[zh.ADJUSTED]),
        )
        if amount
    ]
    full = points_text(score - sum(sums.values(), Fraction(0)))
    listing = zh.COMMA.join(parts)
    return zh.BALANCE.format(full=full, listing=listing, score=points_text(score))


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
    """Every change of the village's points as explained, beside its line of the point ledger."""
    scored = scored_village(brief.results, unit)
    if scored is None:
        return []
    lines = change_lines(brief.results, scored).to_dict("records")
    return list(zip(explained(brief.results, scored), lines, strict=True))


def _groups(brief: Brief, unit: str) -> list[list[Line]]:
    """The lines by rule; rules that share the points of their item stand together."""
    record = scheme_of(brief.results, unit)
    known = item_records(record) if record else {}
    shared = {
        rule["id"]
        for item in known.values()
        for rule in item["rules"]
        if not rule["points"] and item["declared"]
    }
    groups: dict[tuple[str, str, bool], list[Line]] = {}
    for line in _lines(brief, unit):
        rule = "" if line[0].rule in shared else line[0].rule
        groups.setdefault((line[0].item, rule, line[0].kind == ADJUST), []).append(line)
    return list(groups.values())


def _total(group: list[Line]) -> Fraction:
    return sum((line.points for line, _ in group), Fraction(0))


def _sort(group: list[Line]) -> str:
    """Whether the lines of one rule are rescaling, a gain in all, or a loss."""
    kinds = {line.kind for line, _ in group}
    gained = BONUS in kinds and _total(group) > 0
    return zh.ADJUSTED if ADJUST in kinds else zh.WON if gained else zh.LOST


def _row(brief: Brief, group: list[Line]) -> dict[str, Any]:
    explained_line, line = group[0]
    evidence = dict.fromkeys(row for one, _ in group for row in one.evidence)
    sort = _sort(group)
    clause = numbered_clause(brief, explained_line.clause, line["source"])
    return {
        "sort": sort,
        "item": _item(explained_line, sort),
        "rule": explained_line.rule_label,
        "deduction": _column(_total(group)),
        "reason": _told(brief, group),
        "problem": _problem(brief, group, sort),
        "clause": clause or zh.NOT_APPLICABLE,
        "basis": _basis(brief, explained_line, line["source"]),
        "evidence": row_spans(evidence) or _searched(explained_line, sort),
        "persons": [called(brief, name) for name in _persons(brief, group)],
        "indicator": line["indicator"],
        "ledger": next(iter(explained_line.searched), ""),
    }


def _item(line: LostPoint, sort: str) -> str:
    """The item, with the word for a bonus or rescaling before it."""
    if sort == zh.LOST or line.item_label == sort:
        return line.item_label
    return zh.SORTED_ITEM.format(sort=sort, item=line.item_label)


def _basis(brief: Brief, line: LostPoint, source: str) -> str:
    """The clause with its words and the number of its document, as far as they are given."""
    if not line.quote:
        return numbered_clause(brief, line.clause, source) or zh.NOT_APPLICABLE
    words = zh.BASIS.format(clause=line.clause, quote=quoted(line.quote))
    return numbered_clause(brief, words, source)


def _persons(brief: Brief, group: list[Line]) -> list[str]:
    """The names of the persons, each once, whose own facts cost the points."""
    known = brief.results.catalogue["persons"]
    subjects = dict.fromkeys(line["subject"] for _, line in group if line["kind"] == "loss")
    return [person_name(brief.results, subject) for subject in subjects if subject in known]


def _column(points: Fraction) -> str:
    """Points with sign and two decimals, to stand right-aligned in a column.

    From a hundred on, as on sheets of a thousand points, without zeros that break the line.
    """
    exact = half_up(points, 2)
    text = (f"{exact:f}" if abs(exact) < WIDE else shown(points)).replace("-", zh.MINUS)
    return f"+{text}" if points > 0 else text


def _reasons(group: list[Line]) -> list[str]:
    said = [line.sentence.rstrip(zh.STOP) + zh.STOP for line, _ in group]
    if len(said) > MOST_REASONS:
        rest = len(said) - MOST_REASONS + 1
        said = [*said[: MOST_REASONS - 1], zh.MORE_REASONS.format(count=rest)]
    return said


def _told(brief: Brief, group: list[Line]) -> list[str]:
    """The reasons as the document may tell them: a public one masks the names in them."""
    names = [*posted_names(brief, group[0][1]["unit"]), *_persons(brief, group)]
    return [naming_nobody(brief, said, names) for said in _reasons(group)]


def _problem(brief: Brief, group: list[Line], sort: str) -> str:
    """The change in words that name no person: the sentence itself where it is about a village."""
    lost = [line for _, line in group if line["kind"] in ("loss", BONUS)]
    if sort == zh.ADJUSTED or all(line["subject"] in ("", line["unit"]) for line in lost):
        return "".join(_reasons(group))
    norms = brief.results.catalogue["norms"]
    label = norms[lost[0]["norm"]]["label"] if lost[0]["norm"] else group[0][0].rule_label
    pattern = zh.NORM_MISSED if sort == zh.LOST else zh.WON_TIMES
    return pattern.format(label=label, count=len(lost)) + zh.STOP


def _searched(line: LostPoint, sort: str) -> list[str]:
    if sort == zh.ADJUSTED:
        return [zh.NOT_APPLICABLE]
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
