"""For which unit a blank workbook is: a village, a township, or the whole area."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bangfu_lib.errors import UsageError
from bangfu_lib.params.near_names import near
from bangfu_lib.zh import blank as zh

if TYPE_CHECKING:  # the processes that read workbooks do without pandas
    import pandas as pd

VILLAGES = "villages"
# The guide says it near its top; staff may have put lines of their own before it.
SEARCHED_ROWS = 20
UNIT_CODE = re.compile(zh.UNIT_CODE)


@dataclass(frozen=True)
class Unit:
    """Whom a workbook is for: `line` says it, `file` names it, `villages` are whose rows it holds.

    Without a register of villages, `villages` is empty; `remark` then says why nothing is known.
    """

    line: str
    file: str
    villages: tuple[str, ...] = ()
    remark: str = ""


def unit_line(code: str, name: str) -> str:
    """What the guide of one village's workbook says: 填报单位：PB01 甲示例村."""
    return zh.UNIT.format(code=code, name=name)


def read_unit(rows: Iterable[Sequence[object]]) -> str | None:
    """The code of the village whose workbook it is, from its guide sheet's rows of cells.

    None where the guide names none: a township's workbook, one that was not made here.
    """
    for _, row in zip(range(SEARCHED_ROWS), rows, strict=False):
        for cell in row[:1]:
            if found := UNIT_CODE.match(str(cell or "").strip()):
                return found["code"]
    return None


def each_village(villages: "pd.DataFrame") -> list[Unit]:
    """Every village of the register, in its order."""
    return [_village(row) for row in _registered(villages).to_dict("records")]


def find_unit(text: str, villages: "pd.DataFrame") -> Unit:
    """The village with this code or name, or the township of this name; else one not registered.

    Raises UsageError where several villages have the name.
    """
    known = _registered(villages)
    rows = known[known["village"].str.upper() == text.strip().upper()]
    rows = known[known["name"].map(_bare) == _bare(text)] if rows.empty else rows
    if len(rows) > 1:
        listing = zh.SEPARATOR.join(zh.VILLAGE_KNOWN.format(**r) for r in rows.to_dict("records"))
        raise UsageError(zh.SEVERAL_UNITS.format(unit=text, known=listing))
    if len(rows) == 1:
        return _village(rows.iloc[0].to_dict())
    town = known[known["township"].map(_bare) == _bare(text)]
    if town.empty:
        return _stranger(text, known)
    name = town["township"].iloc[0]
    line = zh.AREA.format(name=name, count=len(town))
    return Unit(line, file=name, villages=tuple(town["village"]))


def _registered(villages: "pd.DataFrame") -> "pd.DataFrame":
    """The villages with a code, each once; blanks are empty text."""
    columns = ["village", "name", "township"]
    known = villages.reindex(columns=columns).astype("string").dropna(subset=["village"])
    return known.fillna("").drop_duplicates("village")


def _village(row: Mapping[str, str]) -> Unit:
    code, name = row["village"], row["name"]
    file = zh.FILE_UNIT.format(code=code, name=name) if name else code
    return Unit(unit_line(code, name or code), file=file, villages=(code,))


def _stranger(text: str, known: "pd.DataFrame") -> Unit:
    line = zh.UNREGISTERED.format(name=text)
    if known.empty:
        return Unit(line, file=text)
    names = [*known["village"], *known["name"], *known["township"].unique()]
    return Unit(line, file=text, remark=zh.NO_SUCH_UNIT.format(unit=text, near=near(text, names)))


def _bare(text: str) -> str:
    """A name for comparison: half width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())
