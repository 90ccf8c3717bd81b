"""In which unit the numbers of a column are: said in its header, or once above all headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bangfu_lib.ledgers.header_cells import Band, stated_units
from bangfu_lib.ledgers.header_names import plain
from bangfu_lib.zh.layout import CLOSING_BRACKETS, MULTIPLES

if TYPE_CHECKING:
    from bangfu_lib.ledgers.header_names import Vocabulary

Columns = Mapping[str, int]


def headed_units(band: Band, columns: Columns) -> dict[str, str]:
    """By field, the unit in its header where it is not the field's own."""
    return {
        one.field: one.measure
        for column, one in band.meanings.items()
        if one and one.measure and columns.get(one.field) == column
    }


def sheet_units(
    above: Sequence[Sequence[object]], columns: Columns, words: Vocabulary
) -> dict[str, str]:
    """By field, the unit written once in the rows `above` where it is not the field's own."""
    own = {name: words.fields[name].measure for name in columns}
    return {
        name: unit
        for unit in stated_units(above)
        for name, usual in own.items()
        if usual and unit.removesuffix(usual) in MULTIPLES
    }


def own_unit_in_header(band: Band, column: int, usual: str) -> bool:
    """Whether the header of a column ends in the unit `usual`, and is more than that unit."""
    texts = (plain(text).rstrip(CLOSING_BRACKETS) for text in band.texts[column])
    return any(text.endswith(usual) and text != usual for text in texts)
