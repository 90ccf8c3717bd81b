"""Apply 更正记录 to raw cells before they are converted, so that every check sees the outcome."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any

import numpy as np

from bangfu_lib.ledgers.flagging import FILE, ROW, SHEET, Filled
from bangfu_lib.ledgers.issues import Issue, Place, cell_name, issue
from bangfu_lib.ledgers.reading import Sheet
from bangfu_lib.ledgers.reasons import plain_text, shown
from bangfu_lib.params.ledgers import Field, Ledger
from bangfu_lib.zh import keeping as zh

LEDGER = "corrections"
# Codes of the notes that say of one correction that it was applied.
APPLIED = frozenset({"corrected", "row_dropped"})
NEEDED = ("workbook", "sheet", "cell", "was", "becomes")
ADDRESS = re.compile("([A-Z]+)([0-9]+)")
LETTERS = 26


@dataclass(frozen=True)
class Correction:
    """One row of 更正记录, its file, sheet and cell fit to be compared.

    `number` is its position in the clean table; `row` (Excel) and `column` (0-based) name the cell.
    """

    number: int
    workbook: str
    sheet: str
    row: int
    column: int
    was: str
    becomes: str
    why: str
    by: str

    @property
    def drops_row(self) -> bool:
        """Whether the whole row goes."""
        return _bare(self.becomes) == _bare(zh.DROP_ROW)


@dataclass(frozen=True)
class Corrected:
    """Sheets after correction, what is to be said of it, and which corrections met their sheet.

    `met` holds positions in the clean table of 更正记录.
    """

    sheets: tuple[Sheet, ...]
    issues: tuple[Issue, ...]
    met: frozenset[int]


def correct(
    sheets: Sequence[Sheet], corrections: Filled, ledgers: Mapping[str, Ledger]
) -> Corrected:
    """`sheets` with every correction of their cells applied; a faulty one is an error instead.

    Errors name the correction's own cell and never show personal data. Sheets may be given in
    parts, each with all corrections; then `unmet` tells of those that met none.
    """
    wanted: dict[tuple[str, str], list[Correction]] = {}
    for one in _read(corrections):
        wanted.setdefault((one.workbook, one.sheet), []).append(one)
    done, issues, met = [], [], set()
    for sheet in sheets:
        given = wanted.get((_file(sheet.file), _bare(sheet.name)), [])
        met |= {one.number for one in given}
        changed, found = _corrected(sheet, given, corrections, ledger=ledgers[sheet.ledger])
        done.append(changed)
        issues += found
    return Corrected(tuple(done), tuple(issues), frozenset(met))


def unmet(
    corrections: Filled, met: Iterable[int], sheets: Iterable[tuple[str, str]]
) -> list[Issue]:
    """Errors for corrections of files and sheets that are not there.

    `met` are the positions that `correct` met in all its parts, `sheets` all (file, sheet) read.
    """
    files, known = {_file(file) for file, _ in sheets}, set(met)
    return [
        _error(corrections, one, "sheet", "correction_unknown_sheet")
        if one.workbook in files
        else _error(corrections, one, "workbook", "correction_unknown_file")
        for one in _read(corrections)
        if one.number not in known
    ]


def _read(corrections: Filled) -> list[Correction]:
    """The complete rows; what a row lacks is said by the check of required cells."""
    table = corrections.table
    whole = table[table[list(NEEDED)].notna().all(axis="columns")]
    rows = whole.to_dict("records")
    return [_correction(number, row) for number, row in zip(whole.index, rows, strict=True)]


def _correction(number: int, row: Mapping[str, Any]) -> Correction:
    match = ADDRESS.fullmatch(row["cell"].upper())
    letters, digits = match.groups() if match else ("", "0")
    return Correction(
        number=number,
        workbook=_file(row["workbook"]),
        sheet=_bare(row["sheet"]),
        row=int(digits),
        column=_column(letters),
        was=row["was"],
        becomes=row["becomes"],
        why=row["why"],
        by=row["corrected_by"],
    )


def _corrected(
    sheet: Sheet, given: Sequence[Correction], corrections: Filled, *, ledger: Ledger
) -> tuple[Sheet, list[Issue]]:
    """The sheet with those of the `given` corrections that hold, and what is to be said."""
    cells, dropped, issues = dict(sheet.cells), set(), []
    positions = {int(row): position for position, row in enumerate(sheet.rows)} if given else {}
    fields = {column: name for name, column in sheet.columns.items()}
    twice = _twice(given)
    for one in given:
        at, name = positions.get(one.row), fields.get(one.column)
        fault = _fault(one, sheet, at, name, twice=twice)
        if fault:
            where, code = fault
            issues.append(_error(corrections, one, where, code))
        elif one.drops_row:
            dropped.add(at)
        else:
            changed = list(cells[name])
            changed[at] = None if _bare(one.becomes) == _bare(zh.BLANK) else one.becomes
            cells[name] = changed
        issues += [] if fault else [_note(one, sheet, ledger.fields[name])]
    return _without(replace(sheet, cells=cells), dropped), issues


def _fault(
    one: Correction,
    sheet: Sheet,
    at: int | None,
    name: str | None,
    *,
    twice: Container[int],
) -> tuple[str, str] | None:
    """The column of 更正记录 that is wrong, and why; None when the correction holds."""
    if one.number in twice:
        return "cell", "corrected_twice"
    if at is None or name is None:
        return "cell", "correction_unknown_cell"
    now = sheet.cells[name][at]
    same = _bare(zh.BLANK if now is None else plain_text(now)) == _bare(one.was)
    return None if same else ("was", "correction_no_longer_fits")


def _twice(given: Sequence[Correction]) -> set[int]:
    """Those that concern one cell together, or a row that another one drops."""
    cells = Counter((one.row, one.column) for one in given)
    rows = Counter(one.row for one in given)
    gone = {one.row for one in given if one.drops_row}
    return {
        one.number
        for one in given
        if cells[one.row, one.column] > 1 or (one.row in gone and rows[one.row] > 1)
    }


def _without(sheet: Sheet, dropped: Set[int]) -> Sheet:
    if not dropped:
        return sheet
    kept = [position not in dropped for position in range(len(sheet.rows))]
    cells = {name: list(compress(values, kept)) for name, values in sheet.cells.items()}
    beside = {part: list(compress(values, kept)) for part, values in sheet.beside.items()}
    rows = np.asarray(sheet.rows)[np.array(kept, dtype=bool)]
    return replace(sheet, rows=rows, cells=cells, beside=beside)


def _note(one: Correction, sheet: Sheet, field: Field) -> Issue:
    place = Place(sheet.file, sheet.name, cell_name(one.row, one.column))
    words = {"why": one.why, "by": one.by}
    if one.drops_row:
        return issue("row_dropped", place, row=one.row, **words)
    values = {"was": shown(one.was, field), "becomes": shown(one.becomes, field)}
    return issue("corrected", place, header=field.header, **values, **words)


def _error(corrections: Filled, one: Correction, field: str, code: str) -> Issue:
    """An error at the correction's own cell; it says nothing of what cells hold."""
    origin = corrections.table.loc[one.number]
    column = max(int(corrections.columns[field][one.number]), 0)
    place = Place(origin[FILE], origin[SHEET], cell_name(int(origin[ROW]), column))
    target = {"file": one.workbook, "sheet": one.sheet, "cell": cell_name(one.row, one.column)}
    return issue(code, place, **target)


def _column(letters: str) -> int:
    """The 0-based column that letters such as AB name; -1 for none."""
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _file(name: str) -> str:
    return _bare(name).replace("\\", "/")
