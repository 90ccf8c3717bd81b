"""Open an .xlsx file as it stands."""

import io

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bangfu_lib.ledgers.sniffing import counts_from_1904, refusal
from bangfu_lib.ledgers.valueless import find_valueless, restored
from bangfu_lib.opening.opened import Grid, Opened, Refused


def opened_workbook(content: bytes, _name: str) -> Opened:
    """The sheets of a workbook; raises Refused."""
    code = refusal(content)
    if code:
        raise Refused(code)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        valueless = find_valueless(content)
        grids = [
            Grid(
                name=entry.name,
                rows=restored(_rows(workbook, entry.name), valueless.get(entry.name, {})),
                visible=entry.visible == SheetVisibleEnum.Visible,
                merges=_merges(workbook, entry.name),
            )
            for entry in workbook.sheets_metadata
            if entry.typ == SheetTypeEnum.WorkSheet
        ]
    except CalamineError:
        raise Refused("damaged_file") from None
    return Opened(tuple(grids), from_1904=counts_from_1904(content))


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[object]]:
    return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _merges(workbook: CalamineWorkbook, name: str) -> tuple[tuple[int, int, int, int], ...]:
    found = workbook.get_sheet_by_name(name).merged_cell_ranges or []
    return tuple((top, left, bottom, right) for (top, left), (bottom, right) in found)
