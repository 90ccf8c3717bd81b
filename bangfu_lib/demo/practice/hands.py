"""How one person fills in one sheet: the same rows, written in that person's own way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pandas as pd

from bangfu_lib.opening.opened import Box, Grid
from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.zh import demo_practice as zh

Column = list[object]
EXCEL_DAY_0 = pd.Timestamp(1899, 12, 30)
WIDE = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}


@dataclass(frozen=True)
class Hand:
    """One person's habits with one ledger; fields are named as in its declaration.

    `dates` are taken by turns (a pattern, or "serial" for a bare day number); `named` are codes
    written as names, ending in `suffix`; `ditto` and `merged` columns leave out what the row above
    says; `measures` put a unit behind a number, `words` are other words for allowed values;
    `over` puts a group header over fields; `hidden` data rows (from 0) are hidden.
    """

    sheet: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    numbered: bool = False
    total: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    over: Mapping[str, Sequence[str]] = field(default_factory=dict)
    dates: Sequence[str] = ()
    yes_no: Sequence[str] = ()
    named: Sequence[str] = ()
    suffix: str = ""
    ditto: Sequence[str] = ()
    merged: Sequence[str] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wide: Sequence[str] = ()
    hidden: Sequence[int] = ()
    mistakes: Sequence[Mapping[str, object]] = ()


def written(
    ledger: Ledger, table: pd.DataFrame, hand: Hand, names: Mapping[str, Mapping[str, str]]
) -> Grid:
    """The sheet that this person makes of a clean `table`; `names` maps codes by register."""
    filled = [name for name in ledger.fields if name in table and table[name].notna().any()]
    columns = {n: _column(table[n], ledger.fields[n], hand, names) for n in filled}
    for mistake in hand.mistakes:
        columns[mistake["field"]][mistake["row"]] = mistake["value"]
    merges = {name: _run_boxes(columns[name]) for name in hand.merged}
    for name in hand.ditto:
        columns[name] = _with_ditto(columns[name])
    lead = [[zh.SERIAL, *range(1, len(table) + 1)]] if hand.numbered else []
    heads = [hand.headers.get(name, ledger.fields[name].header) for name in filled]
    body = [*lead, *([head, *columns[n]] for n, head in zip(filled, heads, strict=True))]
    return _sheet(hand, ledger, filled, body=body, merges=merges)


def _sheet(
    hand: Hand,
    ledger: Ledger,
    filled: Sequence[str],
    *,
    body: Sequence[Column],
    merges: Mapping[str, Sequence[tuple[int, int]]],
) -> Grid:
    """Title rows, headers, data, a total and notes below; merges in sheet coordinates."""
    shift = len(body) - len(filled)
    places = {name: number + shift for number, name in enumerate(filled)}
    top = [[hand.title], []] if hand.title else []
    group = [_group_row(hand, places, len(body))] if hand.over else []
    start = len(top) + len(group) + 1
    rows = [*top, *group, *map(list, zip(*body, strict=True))]
    boxes: list[Box] = [(0, 0, 0, len(body) - 1)] if hand.title else []
    boxes += _group_boxes(hand, places, len(top))
    for name, runs in merges.items():
        for first, last in runs:
            boxes.append((start + first, places[name], start + last, places[name]))
            for row in range(start + first + 1, start + last + 1):
                rows[row][places[name]] = ""
    if hand.total:
        rows.append(_total_row(rows[start:], places[hand.total]))
    rows += [[], *([note] for note in hand.notes)] if hand.notes else []
    hidden = frozenset(start + row for row in hand.hidden)
    return Grid(
        hand.sheet or ledger.label, _even(rows, len(body)), hidden_rows=hidden, merges=tuple(boxes)
    )


def _column(
    values: pd.Series, field: Field, hand: Hand, names: Mapping[str, Mapping[str, str]]
) -> Column:
    return [
        "" if pd.isna(value) else _cell(value, field, hand, names, number)
        for number, value in enumerate(values)
    ]


def _cell(
    value: object, field: Field, hand: Hand, names: Mapping[str, Mapping[str, str]], number: int
) -> object:
    if field.kind == "date":
        return _day(value, hand.dates, number)
    if field.kind == "boolean":
        return (hand.yes_no or zh.YES_NO)[0 if value else 1]
    if field.kind in ("integer", "number"):
        return _number(float(value), field.name, hand)
    if field.name in hand.named:
        return names[field.ref[0]][str(value)] + hand.suffix
    text = hand.words.get(field.name, {}).get(str(value), str(value))
    return text.translate(WIDE) if field.name in hand.wide else text


def _day(day: pd.Timestamp, patterns: Sequence[str], number: int) -> object:
    if not patterns:
        return day.to_pydatetime().date()
    pattern = patterns[number % len(patterns)]
    if pattern == "serial":
        return (day - EXCEL_DAY_0).days
    text = pattern.format(year=day.year, month=day.month, day=day.day)
    return text.translate(WIDE) if number % len(patterns) == 1 else text


def _number(value: float, name: str, hand: Hand) -> object:
    if name not in hand.measures:
        return int(value) if value.is_integer() else value
    measure = hand.measures[name]
    if measure == zh.TEN_THOUSAND_YUAN:
        value /= zh.TEN_THOUSAND
    return f"{value:g}{measure}"


def _with_ditto(column: Column) -> Column:
    above = [None, *column[:-1]]
    return [
        zh.DITTO if value == before and value != "" else value
        for value, before in zip(column, above, strict=True)
    ]


def _run_boxes(column: Column) -> list[tuple[int, int]]:
    """First and last row of every run of two or more equal values."""
    runs, row = [], 0
    for value, equal in groupby(column):
        length = len(list(equal))
        if length > 1 and value != "":
            runs.append((row, row + length - 1))
        row += length
    return runs


def _group_row(hand: Hand, places: Mapping[str, int], width: int) -> Column:
    row: Column = [""] * width
    for label, fields in hand.over.items():
        row[places[fields[0]]] = label
    return row


def _group_boxes(hand: Hand, places: Mapping[str, int], row: int) -> Iterator[Box]:
    for fields in hand.over.values():
        yield row, places[fields[0]], row, places[fields[-1]]


def _total_row(rows: Sequence[Column], column: int) -> Column:
    total = sum(row[column] for row in rows if isinstance(row[column], int | float))
    return [zh.TOTAL, *([""] * (column - 1)), total]


def _even(rows: Sequence[Column], width: int) -> list[Column]:
    return [[*row, *([""] * (width - len(row)))] for row in rows]
