"""Cells without blanks around them: equal ones are one object, blank ones None."""

import math
from collections.abc import Iterable
from itertools import chain

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
TRUTHS = {True: "TRUE", False: "FALSE"}
Row = list[object]


class Tidied(dict[object, object]):
    """What each value met so far is read as; one for a whole workbook keeps memory small."""

    def has_met(self, values: Iterable[object]) -> bool:
        """Whether one of these tidy values stood in the rows so far."""
        return any(value in self for value in values)

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """`rows` with every cell tidied; ticked boxes as TRUE or FALSE."""
        distinct = set(chain.from_iterable(rows))
        # True == 1.0 are one key: only looking at every cell tells them apart.
        if not distinct.isdisjoint(TRUTHS) and bool in set(map(type, chain.from_iterable(rows))):
            rows = [[TRUTHS[v] if type(v) is bool else v for v in row] for row in rows]
            distinct = set(chain.from_iterable(rows))
        for value in distinct.difference(self):
            tidy = _tidy(value)
            self[value] = tidy if tidy is value else self.setdefault(tidy, tidy)
        tidied = self.__getitem__
        return [list(map(tidied, row)) for row in rows]


def _tidy(value: object) -> object:
    if type(value) is str:
        bare = value if value.isprintable() else value.translate(INVISIBLE)
        return bare.strip() or None
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
