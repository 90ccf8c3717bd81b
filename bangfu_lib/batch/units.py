"""The unit that somebody names by its code or by its name."""

from collections.abc import Mapping
from typing import Any

from bangfu_lib.errors import UsageError
from bangfu_lib.zh import batch as zh

LISTED_AT_MOST = 60


def find_unit(catalogue: Mapping[str, Any], text: str) -> str:
    """The code of the village that `text` names by code or by name.

    `catalogue` is the catalogue of the results. Raises UsageError listing the villages that
    exist, or the codes to choose from when several villages carry the name.
    """
    units = catalogue["units"]
    wanted = str(text).strip()
    for code in units:
        if code.casefold() == wanted.casefold():
            return code
    named = [code for code, unit in units.items() if unit["name"] == wanted]
    if len(named) == 1:
        return named[0]
    if named:
        listing = _listing(named, units)
        raise UsageError(zh.AMBIGUOUS_UNIT.format(count=len(named), text=wanted, listing=listing))
    raise UsageError(zh.UNKNOWN_UNIT.format(text=wanted, listing=_listing(list(units), units)))


def _listing(codes: list[str], units: Mapping[str, Any]) -> str:
    shown = [zh.UNIT.format(code=code, name=units[code]["name"]) for code in codes]
    more = ["…"] if len(shown) > LISTED_AT_MOST else []
    return zh.SEPARATOR.join(shown[:LISTED_AT_MOST] + more)
