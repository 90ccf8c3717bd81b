"""The working-day calendar under params/calendars/: national exceptions and local holidays."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bangfu_lib.errors import ParamsError, UsageError
from bangfu_lib.params.reading import Fault, refuse
from bangfu_lib.periods.calendar import SpecialDay, WorkCalendar
from bangfu_lib.periods.period import Period
from bangfu_lib.zh import calendars as zh
from bangfu_lib.zh import params as params_zh
from bangfu_lib.zh.periods import MAKE_UP_DAY, REST_DAY

NATIONAL_COLUMNS = (zh.DATE, zh.KIND, zh.NAME, zh.NUMBER)
LOCAL_COLUMNS = (*NATIONAL_COLUMNS, zh.SWITCH)
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True)
class Row:
    """One filled row of a calendar file; `number` is the row that Excel shows."""

    file: str
    number: int
    cells: dict[str, str]

    def fault(self, column: str, problem: str) -> Fault:
        """A fault in the cell under `column`."""
        return Fault(self.file, zh.CELL.format(row=self.number, column=column), problem)

    @property
    def day(self) -> date | None:
        """The date of the row, None when it is none."""
        try:
            period = Period.parse(self.cells[zh.DATE])
        except UsageError:
            return None
        return period.first if period.kind == "day" else None

    @property
    def special_day(self) -> SpecialDay:
        """The row as the calendar keeps it; only for rows without faults."""
        return SpecialDay(self.day, *(self.cells[c] for c in (zh.KIND, zh.NAME, zh.NUMBER)))


def load_calendar(params_folder: Path) -> WorkCalendar:
    """The calendar of china.csv less the holidays of local.csv that are switched on.

    local.csv may be absent. Raises ParamsError with every fault of both files.
    """
    folder = params_folder / "calendars"
    national, faults = _rows(folder / "china.csv", NATIONAL_COLUMNS)
    local, local_faults = [], []
    if (folder / "local.csv").exists():
        local, local_faults = _rows(folder / "local.csv", LOCAL_COLUMNS)
    refuse(
        [
            *faults,
            *(fault for row in national for fault in (*_common(row), *_national(row))),
            *_repeated(national),
            *([] if faults else _incomplete_years(national)),
            *local_faults,
            *(fault for row in local for fault in (*_common(row), *_local(row))),
            *_repeated(local),
        ]
    )
    return WorkCalendar(
        tuple(row.special_day for row in national),
        tuple(row.special_day for row in local if row.cells[zh.SWITCH] == zh.YES),
    )


def _rows(path: Path, columns: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    file = f"{path.parent.name}/{path.name}"
    try:
        text = _text(path.read_bytes())
    except FileNotFoundError:
        raise ParamsError(params_zh.MISSING_FILE.format(file=file)) from None
    if text is None:
        return [], [Fault(file, "", zh.NOT_TEXT)]
    try:
        header, *lines = [[cell.strip() for cell in line] for line in csv.reader(text.splitlines())]
    except (csv.Error, ValueError):
        return [], [Fault(file, "", zh.NOT_CSV)]
    while header and not header[-1]:
        header.pop()
    if faults := list(_header_faults(file, header, columns)):
        return [], faults
    filled = [(number, line) for number, line in enumerate(lines, start=2) if any(line)]
    rows = [Row(file, number, _cells(header, line)) for number, line in filled]
    return rows, list(_long_lines(file, len(header), filled))


def _text(content: bytes) -> str | None:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _cells(header: list[str], line: list[str]) -> dict[str, str]:
    padded = line + [""] * (len(header) - len(line))
    return dict(zip(header, padded, strict=False))


def _header_faults(file: str, header: list[str], columns: Sequence[str]) -> Iterator[Fault]:
    listing = zh.SEPARATOR.join(columns)
    problems = {
        zh.MISSING_COLUMN: [column for column in columns if column not in header],
        zh.UNKNOWN_COLUMN: [column for column in header if column not in columns],
        zh.COLUMN_TWICE: [column for column in columns if header.count(column) > 1],
    }
    for problem, found in problems.items():
        for column in found:
            place = zh.ROW.format(row=1)
            yield Fault(file, place, problem.format(column=column, columns=listing))


def _long_lines(file: str, width: int, filled: list[tuple[int, list[str]]]) -> Iterator[Fault]:
    for number, line in filled:
        if extra := sum(1 for cell in line[width:] if cell):
            yield Fault(file, zh.ROW.format(row=number), zh.TOO_MANY_CELLS.format(count=extra))


def _common(row: Row) -> Iterator[Fault]:
    if row.day is None:
        yield row.fault(zh.DATE, zh.NOT_A_DAY.format(value=row.cells[zh.DATE]))
    for column in (zh.NAME, zh.NUMBER):
        if not row.cells[column]:
            yield row.fault(column, zh.EMPTY)


def _national(row: Row) -> Iterator[Fault]:
    kind, day = row.cells[zh.KIND], row.day
    if kind not in (REST_DAY, MAKE_UP_DAY):
        yield _not_allowed(row, zh.KIND, (REST_DAY, MAKE_UP_DAY))
    elif day is not None and (day.weekday() < 5) != (kind == REST_DAY):
        problem = zh.WEEKDAY_MADE_UP if kind == MAKE_UP_DAY else zh.WEEKEND_AT_REST
        yield row.fault(zh.KIND, problem.format(day=day, weekday=zh.WEEKDAYS[day.weekday()]))


def _local(row: Row) -> Iterator[Fault]:
    if row.cells[zh.KIND] == MAKE_UP_DAY:
        yield row.fault(zh.KIND, zh.LOCAL_MADE_UP)
    elif row.cells[zh.KIND] != REST_DAY:
        yield _not_allowed(row, zh.KIND, (REST_DAY,))
    if row.cells[zh.SWITCH] not in (zh.YES, zh.NO):
        yield _not_allowed(row, zh.SWITCH, (zh.YES, zh.NO))


def _not_allowed(row: Row, column: str, allowed: Sequence[str]) -> Fault:
    listing = zh.SEPARATOR.join(allowed)
    return row.fault(column, zh.NOT_ALLOWED.format(value=row.cells[column], allowed=listing))


def _repeated(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[date, int] = {}
    for row in rows:
        if row.day is not None and seen.setdefault(row.day, row.number) != row.number:
            yield row.fault(zh.DATE, zh.DUPLICATE.format(day=row.day, row=seen[row.day]))


def _incomplete_years(rows: list[Row]) -> Iterator[Fault]:
    """A notice typed in half would silently count too many working days."""
    names: dict[int, str] = {}
    for row in rows:
        if row.day is not None and row.cells[zh.KIND] == REST_DAY:
            names[row.day.year] = names.get(row.day.year, "") + row.cells[zh.NAME]
    for year, named in sorted(names.items()):
        expected = [day for day in zh.HOLIDAYS if day not in zh.ON_A_SUNDAY.get(year, ())]
        if missing := [holiday for holiday in expected if holiday not in named]:
            problem = zh.YEAR_INCOMPLETE.format(holidays=zh.SEPARATOR.join(missing))
            yield Fault(rows[0].file, zh.YEAR.format(year=year), problem)
