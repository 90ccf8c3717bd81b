"""Read the ledgers of one workbook: raw cells by field, each knowing its sheet and Excel row."""

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bangfu_lib.ledgers.headers import Headers, find_headers, plain
from bangfu_lib.ledgers.issues import Issue, Place, issue
from bangfu_lib.ledgers.sniffing import counts_from_1904, refusal
from bangfu_lib.ledgers.valueless import find_valueless, restored
from bangfu_lib.params.ledgers import Ledger
from bangfu_lib.zh import ledgers as zh

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
# Sheets that only people read: how to fill in a workbook, which households are in reserve.
FOR_PEOPLE = frozenset({zh.GUIDE_SHEET, zh.RESERVE_SHEET})
TRUTHS = {True: "TRUE", False: "FALSE"}
DAYS_1900_TO_1904 = 1462
Cells = list[object]


@dataclass(frozen=True)
class Sheet:
    """One ledger's sheet: raw cells by field (blank = None), with their Excel rows and columns.

    `columns` are 0-based; they and `cells` lack the fields whose header the sheet lacks.
    """

    ledger: str
    file: str
    name: str
    rows: np.ndarray
    cells: Mapping[str, Cells]
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Reading:
    """What one workbook gave: its ledger sheets in order and the issues met on the way."""

    sheets: tuple[Sheet, ...]
    issues: tuple[Issue, ...]
    readable: bool = True


def read_workbook(content: bytes, file: str, ledgers: Mapping[str, Ledger]) -> Reading:
    """Every ledger sheet in the .xlsx `content`; `file` is its name in issues.

    Sheets are matched by label or alias. A file that is no workbook gives one issue.
    """
    code = refusal(content)
    if code:
        return _unreadable(code, file)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        valueless = find_valueless(content)
        grids = [
            (
                entry.name,
                restored(_grid(workbook, entry.name), valueless.get(entry.name, {})),
                entry.visible == SheetVisibleEnum.Visible,
            )
            for entry in workbook.sheets_metadata
            if entry.typ == SheetTypeEnum.WorkSheet
        ]
    except CalamineError:
        return _unreadable("damaged_file", file)
    return _reading(grids, file, ledgers, shifted=counts_from_1904(content))


def _unreadable(code: str, file: str) -> Reading:
    return Reading((), (issue(code, Place(file)),), readable=False)


def _grid(workbook: CalamineWorkbook, name: str) -> list[Cells]:
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _reading(
    grids: Iterable[tuple[str, list[Cells], bool]],
    file: str,
    ledgers: Mapping[str, Ledger],
    *,
    shifted: bool,
) -> Reading:
    names = sheet_names(ledgers.values())
    sheets, issues = [], []
    for title, grid, visible in grids:
        place, ledger = Place(file, title), ledgers.get(names.get(plain(title), ""))
        if ledger is None:
            issues += _unknown_sheet(title, grid, visible, place=place, ledgers=ledgers)
        elif not any(map(any, grid)):
            issues.append(issue("empty_sheet", place))
        else:
            headers = find_headers(grid, ledger, place)
            issues += headers.issues
            sheets.append(_sheet(grid, headers, ledger, place=place, shifted=shifted))
    return Reading(tuple(sheets), tuple(issues))


def sheet_names(ledgers: Iterable[Ledger]) -> dict[str, str]:
    """The ledger that each sheet name, compared by `plain`, stands for."""
    return {plain(text): one.name for one in ledgers for text in (*one.aliases, one.label)}


def _unknown_sheet(
    title: str,
    grid: list[Cells],
    visible: bool,
    *,
    place: Place,
    ledgers: Mapping[str, Ledger],
) -> list[Issue]:
    if not visible or plain(title) in FOR_PEOPLE or not any(map(any, grid)):
        return []
    known = zh.LIST_SEPARATOR.join(ledger.label for ledger in ledgers.values())
    return [issue("unknown_sheet", place, sheet=title, known=known)]


def _sheet(
    grid: list[Cells], headers: Headers, ledger: Ledger, *, place: Place, shifted: bool
) -> Sheet:
    start = headers.row + 1 if headers.columns else len(grid)
    by_column = list(zip(*grid[start:], strict=True))
    tidied = [_tidied(column) for column in by_column]
    filled = _any_filled(tidied)
    cells = {}
    for name, column in headers.columns.items():
        values = list(compress(tidied[column], filled)) if tidied else []
        dated = shifted and ledger.fields[name].kind == "date"
        cells[name] = [_shift(value) for value in values] if dated else values
    return Sheet(
        ledger=ledger.name,
        file=place.file,
        name=place.sheet,
        rows=np.flatnonzero(filled) + start + 1,
        cells=cells,
        columns=headers.columns,
    )


def _tidied(values: Sequence[object]) -> Cells:
    """Cells without surrounding blanks and invisible characters; blank cells become None."""
    if bool in set(map(type, values)):  # True == 1.0, so a cache by value would mix them up
        values = [TRUTHS[value] if type(value) is bool else value for value in values]
    tidy = {value: _tidy(value) for value in dict.fromkeys(values)}
    return [tidy[value] for value in values]


def _tidy(value: object) -> object:
    if isinstance(value, str):
        return value.translate(INVISIBLE).strip() or None
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _any_filled(columns: Sequence[Cells]) -> np.ndarray:
    filled = np.zeros(len(columns[0]) if columns else 0, dtype=bool)
    for column in columns:
        filled |= np.fromiter((value is not None for value in column), bool, len(column))
    return filled


def _shift(value: object) -> object:
    return value + DAYS_1900_TO_1904 if isinstance(value, int | float) else value
