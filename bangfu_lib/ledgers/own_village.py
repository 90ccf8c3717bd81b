"""Blank village codes in a workbook that was handed out for one village: they are that village."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.changes import Change
from bangfu_lib.ledgers.issues import cell_name
from bangfu_lib.ledgers.units import read_unit
from bangfu_lib.zh import ledgers as zh

if TYPE_CHECKING:
    from bangfu_lib.ledgers.reading import Sheet
    from bangfu_lib.opening.opened import Grid
    from bangfu_lib.params.ledgers import Field, Ledger

VILLAGE = ("villages", "village")


def own_village(grids: Sequence[Grid]) -> str | None:
    """The village that the guide sheet of a workbook was made for; None for any other workbook."""
    guides = (grid for grid in grids if grid.name.strip() == zh.GUIDE_SHEET)
    return next(filter(None, (read_unit(grid.rows) for grid in guides)), None)


def with_own_village(sheet: Sheet, ledger: Ledger, village: str) -> tuple[Sheet, list[Change]]:
    """`sheet` with `village` in the blank cells of its required village codes, and what changed.

    A name beside a code says the village itself.
    """
    cells: Mapping[str, list[object]] = sheet.cells
    made = []
    for name, field in ledger.fields.items():
        if field.required and field.ref == VILLAGE and None in cells.get(name, ()):
            named = sheet.beside.get((name, "name"), [None] * len(cells[name]))
            blank = [
                place
                for place, (value, other) in enumerate(zip(cells[name], named, strict=True))
                if value is None and other is None
            ]
            if blank:
                filled = list(cells[name])
                for place in blank:
                    filled[place] = village
                cells = {**cells, name: filled}
                made.append(_change(sheet, field, blank, village))
    return replace(sheet, cells=cells), made


def _change(sheet: Sheet, field: Field, blank: Sequence[int], village: str) -> Change:
    column = sheet.columns[field.name]
    first, *others = (cell_name(sheet.rows[place], column) for place in blank)
    return Change(
        file=sheet.file,
        sheet=sheet.name,
        cell=first,
        header=field.header,
        was=zh.LEFT_BLANK,
        now=village,
        others=tuple(others),
    )
