"""Write sheets as they stand: values, merges, hidden rows, no rules and no guide."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from bangfu_lib.files import write_whole
from bangfu_lib.ledgers.returned.cells import CellStyles, write_grid, write_merges
from bangfu_lib.ledgers.styles import CREATED, OPTIONS
from bangfu_lib.opening.opened import Grid


def write_grids(path: Path, grids: Sequence[Grid]) -> None:
    """A workbook of these sheets; the same grids give the same bytes. Raises StoreError."""
    stream = BytesIO()
    with Workbook(stream, OPTIONS) as book:
        book.set_properties({"created": CREATED})
        styles = CellStyles(book)
        for grid in grids:
            sheet = book.add_worksheet(grid.name)
            write_grid(sheet, grid, {}, styles=styles)
            write_merges(sheet, grid, {}, styles=styles)
    write_whole(path, stream.getvalue())
