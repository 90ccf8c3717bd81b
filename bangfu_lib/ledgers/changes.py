"""Changes: what intake read otherwise than it was written, so that everyone can see it."""

from dataclasses import dataclass

from bangfu_lib.zh import cells as words
from bangfu_lib.zh import ledgers as zh


@dataclass(frozen=True)
class Change:
    """Cells of one column of one sheet that were all read in the same other way.

    `was` and `now` are fit to be shown (personal data hidden); `others` are the further cells.
    """

    file: str
    sheet: str
    cell: str
    header: str
    was: str
    now: str
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = zh.PLACE_SEPARATOR.join((self.file, self.sheet, self.cell))
        more = zh.CHANGED_MORE.format(count=len(self.others) + 1) if self.others else ""
        if self.was == self.now:
            return words.CHANGED_UNSEEN.format(
                place=place, header=self.header, hidden=self.was, more=more
            )
        return zh.CHANGED.format(
            place=place, header=self.header, was=self.was, now=self.now, more=more
        )
